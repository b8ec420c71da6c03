"""Writing Word: return forms, papers, authors' blanks."""
