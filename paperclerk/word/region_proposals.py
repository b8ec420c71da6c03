"""What was proposed beside an author's text before, and still waits for the author's word."""

from paperclerk.word.region_notes import Notes
from paperclerk.word.region_sides import Side
from paperclerk.word.region_units import Kind, Unit
from paperclerk.word.region_waiting import Pending


class Proposals:
    """The earlier proposals in a draft; each proposes what the draft's original says."""

    def __init__(self, draft: Side, base: Side | None, pending: Pending, notes: Notes) -> None:
        """Take in the draft, its original, what is pending in the draft and our comments in it."""
        self._draft, self._base, self._pending, self._notes = draft, base, pending, notes

    def note(self, draft: Unit, base: Unit | None) -> str:
        """Return the number of the comment on what was proposed in a unit; nothing where there is none."""
        return self._notes.earlier(draft, self._proposed(base))

    def waits(self, draft: Unit, base: Unit | None) -> bool:
        """Whether something was proposed beside the author's text of a unit, and nobody accepted or rejected it."""
        has_comments = draft.kind is Kind.BLOCKS and draft.part == self._draft.package.main_part
        return self._pending.is_in(draft) and (not has_comments or self.note(draft, base) != "")

    def withdraw(self, draft: Unit, base: Unit | None) -> str:
        """Take out what was proposed in a unit, where it stands as it was proposed; return what the author has."""
        had = self._draft.read(draft)
        if not self.waits(draft, base):
            return had
        mine = self._draft.read(self._pending.without(draft))
        if draft.kind is not Kind.BLOCKS and had.split() == f"{mine}\n{self._proposed(base)}".split():
            self._pending.withdraw(draft)
        return mine

    def _proposed(self, base: Unit | None) -> str:
        return "" if self._base is None else self._base.read(base)
