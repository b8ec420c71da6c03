"""The boxes of the Excel return form: what stands in them, what may be put in, and the colours of ratings."""

import re
from collections.abc import Sequence
from datetime import date

from openpyxl.cell.cell import Cell
from openpyxl.formatting.rule import FormulaRule
from openpyxl.styles import Font, PatternFill, Protection
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from paperclerk.domain.fields import Field, Kind
from paperclerk.domain.periods import MONTHS, for_people
from paperclerk.domain.ratings import Rag, RagScheme, Status
from paperclerk.domain.returns import Update
from paperclerk.excel.sheets import DATE_FORMAT, FONT, TEXT_FORMAT, Value, add_name, put, put_in_box

# A list on another sheet is offered through a name: pointed at directly, Excel keeps it in an extension of the file
# that other programs drop on saving.
_LIST_NAMES = {Kind.RATING: "list_rag", Kind.STATUS: "list_status", Kind.STEP: "list_step"}

# 1 January 2000 and 31 December 2099 in Excel's count of days.
_FIRST_DAY, _LAST_DAY = "36526", "73050"

# An Excel row grows to 409 points, 26 lines; more of what was said last time would be cut off without a word.
_MOST_LINES = 25
_REST_IS_ELSEWHERE = "… (the rest is in the last return)"

_WRITTEN_DATE = re.compile(rf"(\d{{1,2}}) ({'|'.join(MONTHS)}) (\d{{4}})")


class Choices:
    """What each box of a sheet takes, kept by the program the form is filled in with; `ratings` lists rated cells."""

    def __init__(self, sheet: Worksheet) -> None:
        self.ratings: list[str] = []
        self._checks = {
            Kind.RATING: _list("Choose a rating from the list.", _LIST_NAMES[Kind.RATING]),
            Kind.STATUS: _list("Choose a status from the list.", _LIST_NAMES[Kind.STATUS]),
            Kind.STEP: _list("Choose a step of the risk matrix.", _LIST_NAMES[Kind.STEP]),
            Kind.DATE: _between("date", _FIRST_DAY, _LAST_DAY, "Type a date as day, month, year, like 31 March 2031."),
            Kind.PERCENT: _between("whole", "0", "100", "Type a whole number from 0 to 100, without the % sign."),
        }
        self._sheet = sheet

    def add(self, field: Field, cell: str) -> None:
        """Note that a cell takes what a field is made of; fixed boxes take nothing."""
        if field.kind is Kind.RATING:
            self.ratings.append(cell)
        if field.kind in self._checks and not field.locked:
            check = self._checks[field.kind]
            if not check.sqref.ranges:
                self._sheet.add_data_validation(check)
            check.add(cell)


def put_answer(cell: Cell, field: Field, value: Value) -> None:
    """Write a box with what stands in it: text as typed, but a date or a figure as Excel would have taken it."""
    formats = {Kind.DATE: DATE_FORMAT, Kind.PERCENT: "0", Kind.LINE: TEXT_FORMAT, Kind.TEXT: TEXT_FORMAT}
    put(cell, _typed(field, value) if isinstance(value, str) else value, formats.get(field.kind, "General"))
    put_in_box(cell)
    cell.protection = Protection(locked=field.locked)
    if field.locked:
        cell.fill = PatternFill("solid", fgColor="F2F2F2")
    if field.kind is Kind.RATING:
        cell.font = Font(name=FONT, bold=True)


def last_time(last: Update | None, field: Field, scheme: RagScheme, width: float) -> Value:
    """Return what was said in a field last time, in the words of the form and cut where a row can grow no further."""
    value = getattr(last, field.name, None)
    if value is None:
        return None
    if isinstance(value, Rag):
        return scheme.rating(value).label
    if isinstance(value, Status):
        return value.label
    if isinstance(value, date):
        return for_people(value)
    return f"{value}%" if field.kind is Kind.PERCENT else _shortened(str(value), int(width))


def offer_choices(sheet: Worksheet, scheme: RagScheme, steps: int = 0) -> None:
    """Write the lists that boxes offer on a sheet out of sight, each under its name.

    Args:
        sheet: the sheet.
        scheme: the council's ratings.
        steps: how many steps its risk matrix has; 0 when the form asks after no risk.
    """
    lists: dict[Kind, Sequence[Value]] = {
        Kind.RATING: scheme.labels,
        Kind.STATUS: [status.label for status in Status],
        **({Kind.STEP: range(1, steps + 1)} if steps else {}),
    }
    for column, (kind, words) in enumerate(lists.items(), 1):
        for row, word in enumerate(words, 1):
            put(sheet.cell(row, column), word)
        letter = sheet.cell(1, column).column_letter
        add_name(sheet.parent, _LIST_NAMES[kind], f"{sheet.title}!${letter}$1:${letter}${len(words)}")
    sheet.sheet_state = "hidden"
    sheet.protection.sheet = True


def colour_ratings(sheet: Worksheet, cells: list[str], scheme: RagScheme) -> None:
    """Colour the rated cells by the word in them, which stays there to be read."""
    for rating in scheme.ratings:
        word = rating.label.replace('"', '""')
        colours = FormulaRule(
            formula=[f'{cells[0]}="{word}"'],
            fill=PatternFill(bgColor=rating.fill, fill_type="solid"),
            font=Font(color=rating.ink, bold=True),
        )
        sheet.conditional_formatting.add(" ".join(cells), colours)


def _typed(field: Field, text: str) -> Value:
    if field.kind is Kind.PERCENT and (figure := re.fullmatch(r"\s*(\d{1,3})\s*%?\s*", text)):
        return int(figure[1])
    if field.kind is Kind.STEP and re.fullmatch(r"\d{1,2}", text.strip()):
        return int(text)
    if field.kind is Kind.DATE and (written := _WRITTEN_DATE.fullmatch(text.strip())):
        try:
            return date(int(written[3]), MONTHS.index(written[2]) + 1, int(written[1]))
        except ValueError:
            return text
    return text


def _shortened(text: str, width: int) -> str:
    lines, kept = 0, list[str]()
    for line in text.split("\n"):
        room = (_MOST_LINES - lines) * width
        if room < len(line) or lines >= _MOST_LINES:
            cut = line[: max(0, room - len(_REST_IS_ELSEWHERE))]
            return "\n".join([*kept, cut.rpartition(" ")[0] + _REST_IS_ELSEWHERE])
        lines += max(1, -(-len(line) // width))
        kept.append(line)
    return text


def _list(advice: str, name: str) -> DataValidation:
    return DataValidation(type="list", formula1=name, allow_blank=True, showErrorMessage=True, errorStyle="stop",
                          errorTitle="Not on the list", error=advice)  # fmt: skip


def _between(kind: str, least: str, most: str, advice: str) -> DataValidation:
    return DataValidation(type=kind, operator="between", formula1=least, formula2=most, allow_blank=True,
                          showErrorMessage=True, errorStyle="stop", errorTitle="Not taken", error=advice)  # fmt: skip
