"""Charts: drawing the pictures that `paperclerk.assembly` decided, the same bytes for the same picture."""
