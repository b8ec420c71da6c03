"""Cells of the plan and the calendar, typed: each value, or a finding that says which cell to put right and how."""

import re
from datetime import date
from enum import StrEnum
from typing import TypeVar

from rapidfuzz import fuzz, process

from paperclerk.domain.findings import Finding, finding
from paperclerk.domain.officers import OfficerRegister, fold_title
from paperclerk.domain.places import Place
from parsers.cells import read_date, read_step
from parsers.readings import gives_no_answer, words
from parsers.sheet_tables import Row
from parsers.sheets import Cell

Choice = TypeVar("Choice", bound=StrEnum)

# How alike (of 100) a post's title must be to be offered as what was perhaps meant.
_ALIKE = 70

_NUMBER = re.compile(r"(?:recommendation|rec|r)?\s*\.?\s*([0-9]{1,4})(?:\s*[.):–—-]\s*(?![0-9]).*)?", re.I)


class TypedCells:
    """Types the cells of one workbook and gathers the findings on them.

    `register` is set once the Officers sheet was read; while it is empty posts are kept as written and not checked.
    """

    def __init__(self, day_zero: date) -> None:
        self._day_zero = day_zero
        self.register = OfficerRegister()
        self.findings: list[Finding] = []

    def say(self, rule: str, message: str, hint: str, place: Place, *, subject: str = "", about: str = "") -> None:
        """Note a finding."""
        self.findings.append(finding(rule, message, hint=hint, place=place, subject=subject, about=about))

    def text(self, row: Row, field: str, what: str, *, required: bool = False, subject: str = "") -> str:
        """Return a cell's text with its lines; `what` names it in the finding when it is missing or an error."""
        cell = row.cell(field)
        if self._is_usable(cell, what, required=required and field in row.cells, subject=subject):
            return cell.lines
        return ""

    def number(self, row: Row, field: str, what: str) -> int | None:
        """Return a whole number, from `4`, `R4`, `Rec 4` or `4. Review the Constitution`; None with a finding else."""
        cell = row.cell(field)
        if not self._is_usable(cell, what, required=field in row.cells):
            return None
        found = _NUMBER.fullmatch(cell.text)
        if found is None:
            self.say("P04", f"“{_short(cell)}” is not {what}.", "Write the number alone, like 4.", cell.place)
            return None
        return int(found[1])

    def date(
        self, row: Row, field: str, what: str, *, missing: str = "", hint: str = "", subject: str = ""
    ) -> date | None:
        """Return a date; `missing` is the rule that an empty cell breaks, if any."""
        cell = row.cell(field)
        if cell.fault:
            self._is_usable(cell, what, required=False, subject=subject)
            return None
        reading = read_date(cell.value, self._day_zero)
        if reading.problem:
            self.say("P04", f"{what}: “{_short(cell)}” {reading.problem}.", "Write it like 31 March 2031.", cell.place,
                     subject=subject)  # fmt: skip
        elif reading.note and reading.value:
            message = f"{what}: “{_short(cell)}” was {reading.note}."
            self.say("P11", message, "If that is right, there is nothing to do.", cell.place, subject=subject)
        elif reading.value is None and missing and field in row.cells:
            self.say(missing, f"{what} is missing.", hint or "Write it like 31 March 2031.", cell.place,
                     subject=subject)  # fmt: skip
        return reading.value

    def step(self, row: Row, field: str, what: str, subject: str) -> int | None:
        """Return a step of the risk matrix; None when empty."""
        cell = row.cell(field)
        if not self._is_usable(cell, what, required=False, subject=subject):
            return None
        reading = read_step(cell.text)
        if reading.problem:
            self.say("P04", f"{what}: “{_short(cell)}” {reading.problem}.", "Write the step's number.", cell.place,
                     subject=subject)  # fmt: skip
        return reading.value

    def post(self, row: Row, field: str, what: str, *, required: bool = False, subject: str = "") -> str:
        """Return one post's title as the Officers sheet has it; an unknown one is kept as written, with a finding."""
        cell = row.cell(field)
        named = self.posts(row, field, what, required=required, subject=subject)
        if len(named) > 1:
            self.say("P04", f"{what} names {len(named)} posts, where one is wanted: {'; '.join(named)}.",
                     "Leave one here and put the others under Supporting.", cell.place, subject=subject)  # fmt: skip
        return named[0] if named else ""

    def posts(self, row: Row, field: str, what: str, *, required: bool = False, subject: str = "") -> tuple[str, ...]:
        """Return the titles of all posts in a cell, written a line each, or set apart by `;` or ` / `."""
        cell = row.cell(field)
        if not self._is_usable(cell, what, required=required and field in row.cells, subject=subject):
            return ()
        titles = (self._title(written, cell, what, subject) for written in self._split(cell.lines))
        return tuple(dict.fromkeys(titles))

    def _split(self, text: str) -> list[str]:
        pieces: list[str] = []
        for piece in re.split(r"[\n;]", text):
            known = self.register.find(piece) is not None
            pieces += [piece] if known else re.split(r"\s/\s", piece)
        tidy = (re.sub(r"^[•·*\-–]\s*", "", piece.strip()).rstrip(" ,") for piece in pieces)
        return [piece for piece in tidy if not gives_no_answer(piece)]

    def _title(self, written: str, cell: Cell, what: str, subject: str) -> str:
        if not self.register.officers:
            return written
        if officer := self.register.find(written):
            return officer.title
        two = self._meanings(written)
        if len(two) > 1:
            message = f"{what}: “{written}” could be {' or '.join(two)}."
            self.say("P02", message, "Write the post's own title.", cell.place, subject=subject, about=written)
            return written
        near = [m[0] for m in process.extract(written, self.register.titles, scorer=fuzz.token_set_ratio,
                                              score_cutoff=_ALIKE, limit=3)]  # fmt: skip
        hint = f"Perhaps {' or '.join(near)}? " if near else ""
        message = f"{what}: “{written}” is not a post on the sheet Officers."
        hint += "Write the title as it stands there, or add the post or an alias for it."
        self.say("P02", message, hint, cell.place, subject=subject, about=written)
        return written

    def _meanings(self, written: str) -> list[str]:
        wanted = fold_title(written)
        return [
            officer.title
            for officer in self.register.officers
            if wanted in {fold_title(known) for known in (officer.title, officer.name, officer.email, *officer.aliases)}
        ]

    def _is_usable(self, cell: Cell, what: str, *, required: bool, subject: str = "") -> bool:
        if cell.fault:
            self.say("P04", f"{what}: the cell {cell.fault}.", "Write the value itself into the cell.", cell.place,
                     subject=subject)  # fmt: skip
            return False
        if cell.is_empty and required:
            self.say("P04", f"{what} is empty.", "Fill the cell in.", cell.place, subject=subject)
        return not cell.is_empty

    def choice(self, row: Row, field: str, what: str, choices: dict[str, Choice]) -> Choice | None:
        """Return one of a list by its words; None with a finding when the cell holds another."""
        cell = row.cell(field)
        if not self._is_usable(cell, what, required=field in row.cells):
            return None
        known = {words(word): choice for word, choice in choices.items()}
        if words(cell.text) not in known:
            offered = ", ".join(dict.fromkeys(choice.value for choice in choices.values()))
            self.say(
                "P04", f"{what}: “{_short(cell)}” is not one of {offered}.", f"Write one of {offered}.", cell.place
            )
        return known.get(words(cell.text))


def _short(cell: Cell, longest: int = 60) -> str:
    return cell.text if len(cell.text) <= longest else cell.text[: longest - 1].rstrip() + "…"
