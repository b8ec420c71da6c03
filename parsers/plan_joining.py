"""The rows of a plan table as recommendations: which of them begin one, and what number each has.

An entry is what a reader's cells are made of: a line of a page, a paragraph of a Word file.
"""

import re
from collections.abc import Sequence
from typing import Generic, NamedTuple, TypeVar

Entry = TypeVar("Entry")

_NUMBER = re.compile(
    r"(?P<word>recommendation|recomm?|rec|finding|theme|objective|priority|action|ref|no|r|f)?[\s.]*"
    r"(?P<number>[0-9]{1,3})(?P<mark>\s*[.):–—-])?(?![0-9./])(?:\s+|$)",
    re.I,
)


# A reference in a column of its own: `C1`, `GOV-3`.
_REFERENCE = re.compile(r"[A-Z]{1,4}[ .-]?(?P<number>[0-9]{1,3})")


class Part(NamedTuple, Generic[Entry]):
    """A row as drawn, joined over pages: the entries of each column."""

    cells: dict[int, list[Entry]]


class PlanRow(NamedTuple, Generic[Entry]):
    """All that stands beside one recommendation. `number` is the one printed; the title still begins with it.

    `merged` are the columns whose cell it shares with the recommendation above.
    """

    number: int | None
    parts: list[Part[Entry]]
    merged: tuple[int, ...] = ()

    def entries(self, column: int) -> list[Entry]:
        """Return all entries of a column, from top to bottom."""
        return [entry for part in self.parts for entry in part.cells.get(column, [])]


class Drawn(NamedTuple, Generic[Entry]):
    """A row of the table as it stands.

    `counter` is what its column of numbers says, `titles` the ways in which its title may read, the likeliest first.
    `merged` are the columns where a cell from above reaches down beside it; their entries are among its own.
    """

    part: Part[Entry]
    counter: str = ""
    titles: tuple[str, ...] = ()
    merged: tuple[int, ...] = ()


class Rows(NamedTuple, Generic[Entry]):
    """The recommendations of a table, and the entries that belong to none."""

    rows: tuple[PlanRow[Entry], ...]
    strays: tuple[list[Entry], ...]


def join_drawn(drawn: Sequence[Drawn[Entry]], title: int) -> Rows[Entry]:
    """Put rows together to recommendations; `title` is the column that names them."""
    rows: list[PlanRow[Entry]] = []
    strays: list[list[Entry]] = []
    drawn = _with_numbers_of_references(drawn)
    for row in drawn:
        number = _number(row, (rows[-1].number or len(rows)) + 1 if rows else 1)
        if number is not None or row.titles:
            if number is None and set(row.part.cells) == {title}:
                strays.append(row.part.cells[title])
            else:
                rows.append(PlanRow(number, [row.part], row.merged))
        elif rows:
            rows[-1].parts.append(row.part)
        else:
            strays += row.part.cells.values()
    return Rows(tuple(rows), tuple(strays))


def _with_numbers_of_references(drawn: Sequence[Drawn[Entry]]) -> Sequence[Drawn[Entry]]:
    """Return rows with the number of its reference as each one's counter, where all have one: C1, C2, G3, F4.

    References that begin anew at 1 with each letter are no numbers.
    """
    found = [_REFERENCE.fullmatch(row.counter.strip()) for row in drawn if row.counter]
    numbers = [int(match["number"]) for match in found if match]
    if len(numbers) < len(found) or len(set(numbers)) < len(numbers):
        return drawn
    return [
        row._replace(counter=match["number"]) if (match := _REFERENCE.fullmatch(row.counter.strip())) else row
        for row in drawn
    ]


def leading_number(text: str, expected: int) -> tuple[int, str] | None:
    """Return the number a title begins with and the title without it.

    `1.`, `R1`, `Recommendation 1:` and `1)` are numbers anywhere; a bare figure only where that number is due.
    """
    match = _NUMBER.match(text)
    if not match:
        return None
    number, rest = int(match["number"]), text[match.end() :].strip()
    if not match["word"] and not match["mark"] and number != expected:
        return None
    if (match["word"] or "").lower() in ("no", "action", "theme") and not match["mark"] and rest[:1].islower():
        return None
    return number, rest.lstrip(":–—- ") if match["word"] else rest


def is_numbered(counter: str) -> bool:
    """Whether what a column of numbers says is a number, not a reference of some other kind (`L2`)."""
    return bool(counter) and (leading_number(counter, -1) or leading_number(f"{counter}.", -1)) is not None


def numbers_of(rows: Sequence[PlanRow[Entry]]) -> list[int]:
    """Return each row's number as printed; a row without one gets the next number that no other row has."""
    printed = {row.number for row in rows}
    numbers: list[int] = []
    for row in rows:
        number = row.number
        if number is None:
            number = (numbers[-1] if numbers else 0) + 1
            while number in printed or number in numbers:
                number += 1
        numbers.append(number)
    return numbers


def _number(row: Drawn[Entry], expected: int) -> int | None:
    counted = (row.counter, f"{row.counter}.") if row.counter else ()
    return next((found[0] for text in (*counted, *row.titles) if (found := leading_number(text, expected))), None)
