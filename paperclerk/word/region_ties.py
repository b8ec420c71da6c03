"""What others tied to a stretch of text: bookmarks, comments, permissions. When the text is replaced, they stay.

A tie that began in the stretch begins at its start afterwards, one that ended in it ends at its end.
"""

from dataclasses import dataclass, field
from typing import Any

from paperclerk.domain.names import REGION_PREFIX
from paperclerk.ooxml.wordml import W

_STARTS = tuple(f"{W}{name}" for name in ("bookmarkStart", "commentRangeStart", "permStart"))
_ENDS = tuple(f"{W}{name}" for name in ("bookmarkEnd", "commentRangeEnd", "permEnd"))
# Bookmarks that programs put themselves: where somebody last was, and what a contents list leads to.
_OWN = ("_GoBack", "_Toc")
# The ends of what may be tied to a stretch of text.
TIES = (*_STARTS, *_ENDS)
_REFERENCE, _RUN, _PARAGRAPH, _LOOK = f"{W}commentReference", f"{W}r", f"{W}p", f"{W}pPr"


@dataclass(slots=True)
class Ties:
    """The ends of ties, in order."""

    starts: list[Any] = field(default_factory=list)
    ends: list[Any] = field(default_factory=list)

    @classmethod
    def taken_from(cls, content: Any) -> "Ties":
        """Take the ties out of some content."""
        ties = cls()
        for element in list(content.iter(*_STARTS, *_ENDS, _REFERENCE)):
            holder = element.getparent()
            taken = holder if element.tag == _REFERENCE and holder.tag == _RUN else element
            if taken.getparent() is not None:
                taken.getparent().remove(taken)
                (ties.starts if element.tag in _STARTS else ties.ends).append(taken)
        return ties

    def add(self, others: "Ties") -> None:
        """Take in further ties, after these."""
        self.starts += others.starts
        self.ends += others.ends

    def leading_out(self) -> "Ties":
        """Return the ties of which only one end was in the content."""
        began, ended = {_key(one) for one in self.starts}, {_key(one) for one in self.ends}
        both = began & ended
        return Ties(
            [one for one in self.starts if _key(one) not in both], [x for x in self.ends if _key(x) not in both]
        )

    def put(self, holder: Any) -> None:
        """Tie to all of a holder's content."""
        paragraphs = list(holder.iter(_PARAGRAPH))
        _put_first(paragraphs[0] if paragraphs else holder, self.starts)
        # In the last paragraph of its own, where there is one: what follows may be a region that moves away.
        own = [child for child in holder if child.tag == _PARAGRAPH]
        end = own[-1] if own else paragraphs[-1] if paragraphs else holder
        end.extend(self.ends)

    def put_beside(self, beside: Any) -> None:
        """Tie to what is left beside content that went."""
        if not self.starts and not self.ends:
            return
        paragraph = next(beside.iter(_PARAGRAPH), None)
        if paragraph is None:
            paragraph = next(beside.iterancestors(_PARAGRAPH), None)
        if paragraph is not None:
            _put_first(paragraph, [*self.starts, *self.ends])


def reach_end(name: str, holder: Any) -> None:
    """Let the bookmark of a region reach to the end of what the region holds now."""
    marks = {mark.get(f"{W}id") for mark in holder.iter(_STARTS[0]) if mark.get(f"{W}name") == name}
    ends = [mark for mark in holder.iter(_ENDS[0]) if mark.get(f"{W}id") in marks]
    own = [child for child in holder if child.tag == _PARAGRAPH]
    is_words = next(holder.iter(_PARAGRAPH), None) is None
    if ends and (own or is_words):
        (own[-1] if own else holder).append(ends[-1])


def tied(content: Any) -> bool:
    """Whether somebody tied a comment or a bookmark of their own to some content."""
    marks = (one.get(f"{W}name", "") for one in content.iter(_STARTS[0]))
    named = any(not name.startswith((REGION_PREFIX, *_OWN)) for name in marks)
    return named or next(content.iter(_STARTS[1], _REFERENCE), None) is not None


def _key(element: Any) -> tuple[str, str]:
    kind = element.tag.rpartition("}")[2].removesuffix("Start").removesuffix("End")
    return kind, element.get(f"{W}id", "")


def _put_first(paragraph: Any, starts: list[Any]) -> None:
    at = 1 if len(paragraph) and paragraph[0].tag == _LOOK else 0
    paragraph[at:at] = starts
