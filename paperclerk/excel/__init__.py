"""Writing Excel: return forms and the plan workbook."""
