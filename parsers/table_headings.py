"""Tables known by their headings: a row a deliverable, a milestone, a risk or a figure, whoever made the table."""

import re
from collections.abc import Iterable, Mapping
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from paperclerk.domain.fields import KPI_FIELDS, MILESTONE_FIELDS, RISK_FIELDS, UPDATE_FIELDS, Field
from parsers.form_labels import deliverable_in, field_among, labels_of
from parsers.readings import plain, words


class Rows(StrEnum):
    """What the rows of a table are."""

    DELIVERABLES = "deliverables"
    MILESTONES = "milestones"
    RISKS = "risks"
    KPIS = "KPIs"


class Headings(NamedTuple):
    """What a row of headings says: what the rows below are, which column has which field, and which the reference."""

    rows: Rows
    fields: Mapping[int, str]
    reference: int | None = None

    @property
    def known(self) -> Mapping[str, Field]:
        """Return the fields a row of this table may have."""
        return _FIELDS[self.rows]


_FIELDS = {
    Rows.DELIVERABLES: UPDATE_FIELDS,
    Rows.MILESTONES: MILESTONE_FIELDS,
    Rows.RISKS: RISK_FIELDS,
    Rows.KPIS: KPI_FIELDS,
}
_LABELS = {rows: labels_of(fields.values()) for rows, fields in _FIELDS.items()}
# A heading with a note below it; what is longer is an answer.
_LONGEST_HEADING = 200
_REFERENCE = {
    ("ref",), ("reference",), ("id",), ("no",), ("number",), ("deliverable",), ("deliverable", "ref"),
    ("deliverables",), ("milestone", "ref"), ("risk", "ref"), ("kpi", "ref"), ("risk", "id"), ("kpi", "id"),
}  # fmt: skip
_MEASURE = {("kpi",), ("indicator",), ("performance", "indicator"), ("target",), ("measure",)}
# A table of progress has one of these; dates alone may be those of any list.
_PROGRESS = frozenset({"rag", "status", "percent", "narrative"})
_FEWEST = 2
_BARE = re.compile(r"\s*([0-9]{1,3}\.[0-9]{1,3})(?![0-9.])")
_ENTRY = re.compile(r"\s*([RK])\s?([0-9]{1,3})(?![\w.])", re.I)
_STEP = re.compile(r"\s*(?:m|milestone)\s?([0-9]{1,3})\s*$", re.I)


def headings_in(cells: Iterable[tuple[int, str]]) -> Headings | None:
    """Return what a row says as headings, from its cells' columns and texts; None when it is no row of headings."""
    texts = [(column, text) for column, text in cells if text.strip()]
    reference = next((column for column, text in texts if words(text) in _REFERENCE), None)
    found = {rows: _columns(texts, rows, reference) for rows in Rows}
    for rows in (Rows.RISKS, Rows.KPIS, Rows.MILESTONES, Rows.DELIVERABLES):
        if _is_table_of(rows, set(found[rows].values()), {words(text) for _, text in texts}):
            return Headings(rows, found[rows], reference)
    return None


def item_in(text: str) -> str | None:
    """Return the deliverable that a reference names, `D4.2` for `4.2` too."""
    bare = _BARE.match(text)
    return deliverable_in(text) or (deliverable_in(f"D{bare[1]}") if bare else None)


def entry_in(text: str) -> str | None:
    """Return the risk or figure that a reference names: `R1`, `K2`."""
    found = _ENTRY.match(plain(text))
    return f"{found[1].upper()}{int(found[2])}" if found else None


def step_in(text: str) -> str | None:
    """Return the milestone that a reference names: `m1`."""
    found = _STEP.match(plain(text))
    return f"m{int(found[1])}" if found else None


def _columns(texts: Iterable[tuple[int, str]], rows: Rows, reference: int | None) -> dict[int, str]:
    """Return the field each column has; of two columns with one heading the first counts."""
    columns: dict[int, str] = {}
    for column, text in texts:
        field = _field_over(rows, text) if len(text) <= _LONGEST_HEADING else None
        if field and column != reference and field not in columns.values():
            columns[column] = field
    return columns


@lru_cache(maxsize=4096)
def _field_over(rows: Rows, heading: str) -> str | None:
    return field_among(_LABELS[rows], heading)


def _is_table_of(rows: Rows, fields: set[str], headings: set[tuple[str, ...]]) -> bool:
    if rows is Rows.RISKS:
        return {"likelihood", "impact"} <= fields
    if rows is Rows.KPIS:
        return "actual" in fields and bool(headings & _MEASURE)
    if rows is Rows.MILESTONES:
        return "text" in fields and len(fields) >= _FEWEST
    return len(fields) >= _FEWEST and bool(fields & _PROGRESS)
