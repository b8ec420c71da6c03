"""The file format's own nouns, on lxml and zipfile alone."""
