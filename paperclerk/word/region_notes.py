"""Comments of ours in a draft: what was generated before and what the data says now, where the author has to decide."""

from datetime import UTC, datetime
from typing import Any, ClassVar

from lxml import etree

from paperclerk.ooxml.package import Package
from paperclerk.ooxml.wordml import W
from paperclerk.word.comment_parts import CommentParts
from paperclerk.word.region_adopting import Numbers
from paperclerk.word.region_units import Kind, Unit
from paperclerk.word.safe_text import safe

_PARAGRAPH, _LOOK, _RUN, _REFERENCE = f"{W}p", f"{W}pPr", f"{W}r", f"{W}commentReference"
_HOMES = (f"{W}tc", f"{W}body")
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
# A comment holds so much of a text; the whole of it is in the list of conflicts.
_LONGEST = 600


def both_changed(was: str, now: str) -> str:
    """Return what is said where the author and the data both changed a text."""
    return (
        f"The data changed after you edited this.\nWas: {_short(was)}{_now(now)}Your text was kept. "
        "The new text follows it as a tracked insertion: accept it or reject it."
    )


def gone_from_data() -> str:
    """Return what is said where the data no longer has what the author edited."""
    return (
        "The data no longer has this. Because you had changed it, or somebody commented on it, it was kept: delete it "
        "if it is no longer needed."
    )


class Notes:
    """The comments that are put into a draft; `parts` writes them."""

    AUTHOR: ClassVar[str] = "Paperclerk"

    def __init__(self, draft: Package, numbers: Numbers, made: datetime) -> None:
        """Take in the draft, for the comments that were put into it before."""
        self._main_part, self._numbers = draft.main_part, numbers
        self._before = CommentParts(draft).said_by(self.AUTHOR)
        moment = made.astimezone(UTC) if made.tzinfo else made
        self._date = f"{moment:%Y-%m-%dT%H:%M:%S}Z"
        self._comments: list[Any] = []

    def earlier(self, unit: Unit, proposed: str) -> str:
        """Return the number of a comment of ours that says what was proposed in a unit; nothing where there is none."""
        if unit.part != self._main_part or not self._before:
            return ""
        # What was tied to words moves within the paragraphs around them when these are written anew.
        around = (one for one in unit.control.iterancestors() if one.tag in _HOMES)
        holder = next(around, unit.control.getparent()) if unit.kind is Kind.WORDS else unit.holder
        said = safe(_now(proposed))
        there = (one.get(f"{W}id", "") for one in holder.iter(_REFERENCE))
        return next((number for number in there if said in self._before.get(number, "")), "")

    def put(self, unit: Unit, text: str, earlier: str = "") -> None:
        """Put a comment on all that a unit holds, or in place of an earlier one; headers and footers can have none."""
        if unit.part != self._main_part:
            return
        if earlier:
            # It says what is now; what others answered to it stays.
            self._comments.append(self._comment(earlier, text))
            return
        number = str(self._numbers.next("mark"))
        start = etree.Element(f"{W}commentRangeStart", {f"{W}id": number})
        end = etree.Element(f"{W}commentRangeEnd", {f"{W}id": number})
        reference = etree.Element(_RUN)
        etree.SubElement(reference, _REFERENCE).set(f"{W}id", number)
        paragraphs = [] if unit.kind is Kind.WORDS else list(unit.holder.iter(_PARAGRAPH))
        if paragraphs:
            first, last = paragraphs[0], paragraphs[-1]
            first.insert(1 if len(first) and first[0].tag == _LOOK else 0, start)
            last.extend([end, reference])
        else:
            unit.control.addprevious(start)
            unit.control.addnext(reference)
            unit.control.addnext(end)
        self._comments.append(self._comment(number, text))

    def parts(self, package: Package) -> dict[str, bytes]:
        """Return the parts of a package with the comments in it."""
        if not self._comments:
            return {}
        parts = CommentParts(package)
        for comment in self._comments:
            parts.put(comment)
        return parts.changed()

    def _comment(self, number: str, text: str) -> Any:
        comment = etree.Element(f"{W}comment")
        for name, value in (("id", number), ("author", self.AUTHOR), ("date", self._date), ("initials", "PC")):
            comment.set(f"{W}{name}", value)
        for line in safe(text).split("\n"):
            paragraph = etree.SubElement(comment, _PARAGRAPH)
            if len(comment) == 1:
                etree.SubElement(etree.SubElement(paragraph, _RUN), f"{W}annotationRef")
            said = etree.SubElement(etree.SubElement(paragraph, _RUN), f"{W}t")
            said.text = line
            said.set(_SPACE, "preserve")
        return comment


def _now(text: str) -> str:
    return f"\nNow: {_short(text)}\n"


def _short(text: str) -> str:
    if not text:
        return "(nothing)"
    return text if len(text) <= _LONGEST else text[:_LONGEST].rstrip() + " …"
