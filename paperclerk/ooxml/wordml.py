"""The names of WordprocessingML that our readers and writers use, and the small questions asked of its elements."""

from functools import cache

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
W15 = "{http://schemas.microsoft.com/office/word/2012/wordml}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
V = "{urn:schemas-microsoft-com:vml}"

# Text that a pending change takes away is in these; what it brings is in `w:ins` and `w:moveTo`.
TAKEN_AWAY = (f"{W}del", f"{W}moveFrom")
BROUGHT_IN = (f"{W}ins", f"{W}moveTo")

TURNED_OFF = ("0", "false", "off")


def value(element: etree._Element | None, path: str) -> str | None:
    """Return the `w:val` of the element at `path` (`w:pPr/w:pStyle`), or None when there is none."""
    if element is None:
        return None
    found = find(element, path)
    return None if found is None else found.get(f"{W}val")


def find(element: etree._Element | None, path: str) -> etree._Element | None:
    """Return the element at `path`, whose steps are written with `w:`, `w14:` or `w15:`."""
    if element is None:
        return None
    # Step by step, since a walk asks this of every paragraph and run, and a path costs five times as much.
    for step in _steps(path):
        if element is None:
            return None
        element = next(element.iterchildren(step), None)
    return element


def is_on(element: etree._Element | None, path: str) -> bool:
    """Whether the switch at `path` is there and not turned off."""
    if element is None:
        return False
    found = find(element, path)
    return found is not None and found.get(f"{W}val", "1") not in TURNED_OFF


def whole_number(text: str | None) -> int | None:
    """Return a whole number written in an attribute, or None."""
    try:
        return None if text is None else int(text)
    except ValueError:
        return None


def alternative(element: etree._Element) -> etree._Element | None:
    """Return the one branch of an `mc:AlternateContent` that is read: the first choice, else the fallback."""
    choice = element.find(f"{MC}Choice")
    return choice if choice is not None else element.find(f"{MC}Fallback")


@cache
def _steps(path: str) -> tuple[str, ...]:
    return tuple(step.replace("w14:", W14).replace("w15:", W15).replace("w:", W) for step in path.split("/"))
