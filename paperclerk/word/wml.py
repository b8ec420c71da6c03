"""WordprocessingML's own names, as the writers of Word files spell them."""

from typing import Any

W_NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def w(name: str) -> str:
    """Return the full name of an element or attribute of the Word namespace: `w("p")`."""
    return f"{{{W_NAMESPACE}}}{name}"


def local(element: Any) -> str:
    """Return an element's name without its namespace; a comment or instruction has none."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""
