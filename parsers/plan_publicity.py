"""What plan.xlsx says of who may read it: the two columns on publicity, and the sheet of exempt updates."""

import re

from paperclerk.domain.periods import is_period_key
from paperclerk.domain.plan import Deliverable, Kpi, Plan, Risk
from paperclerk.domain.publicity import Exemption, ExemptUpdate, read_publicity
from parsers.sheet_tables import Heading, Row, Table
from parsers.typed_cells import TypedCells

PUBLICITY = (
    Heading("publicity", "Publicity", ("Exempt", "Exemption", "Exempt under", "Exempt paragraph"), required=False),
    Heading("public_interest", "Public interest", ("Public interest statement", "Public interest test"),
            required=False),
)  # fmt: skip
EXEMPT_UPDATES = (
    Heading("period", "Period", ("Month",), required=False),
    Heading("ref", "Ref", ("Reference", "ID", "Item", "Deliverable")),
    Heading("publicity", "Publicity", ("Exempt", "Exemption", "Exempt under", "Exempt paragraph")),
    PUBLICITY[1],
)

_HINT = "Leave it empty for what everybody may read, or write the paragraph: “Exempt, paragraph 3”; or “Confidential”."


def read_exemption(row: Row, cells: TypedCells, what: str, subject: str) -> Exemption | None:
    """Return why a row's item is kept back, None when everybody may read it; a mark that says neither is a finding."""
    written = cells.text(row, "publicity", f"{what}, Publicity", subject=subject)
    exemption, problem = read_publicity(written, cells.text(row, "public_interest", f"{what}, Public interest"))
    if problem:
        cells.say("P04", f"{what}, Publicity: “{written}” {problem}.", _HINT, row.cell("publicity").place,
                  subject=subject)  # fmt: skip
    return exemption


def read_exempt_updates(table: Table, cells: TypedCells, plan: Plan) -> tuple[ExemptUpdate, ...]:
    """Return the reports that are exempt by themselves; one that names nothing of the plan is a finding."""
    found = []
    for row in table.rows():
        ref = _reference(cells.text(row, "ref", "The Ref of an exempt update", required=True), plan)
        exemption = read_exemption(row, cells, f"The update of {ref or 'this row'}", ref)
        period = _period(row, cells)
        if not ref:
            hint = "Write a Ref of the plan, like D4.1, R1 or K1, or the post of a lead."
            cells.say("P06", "This exempt update is of nothing in the plan.", hint, row.cell("ref").place)
        elif exemption is None:
            if not any(f.place == row.cell("publicity").place for f in cells.findings):
                cells.say("P04", f"The update of {ref} stands here without a paragraph.", _HINT,
                          row.cell("publicity").place, subject=ref)  # fmt: skip
        elif period is not None:
            place = row.cell("ref").place
            found.append(ExemptUpdate(period=period, ref=ref, exemption=exemption, place=place))
    return tuple(found)


def _reference(written: str, plan: Plan) -> str:
    """Return the plan's own name of an item, or the title of a lead's post; nothing for what is neither."""
    entries: tuple[Deliverable | Kpi | Risk, ...] = (*plan.written(), *plan.kpis, *plan.risks)
    named = {entry.id.casefold(): entry.id for entry in entries}
    tidy = re.sub(r"\s+", "", written).replace("_", ".").casefold()
    post = plan.officers.find(written)
    return named.get(tidy) or (post.title if post else "")


def _period(row: Row, cells: TypedCells) -> str | None:
    """Return a period's key, nothing for every period; None with a finding for what is no period."""
    written = " ".join(cells.text(row, "period", "The period of an exempt update").split())
    # A cell typed 2031-03 may have become a date on its way through Excel.
    dated = re.fullmatch(r"(\d{4}-\d{2})-\d{2}", written)
    key = dated[1] if dated else written
    if not key or is_period_key(key):
        return key
    cells.say("P04", f"“{written}” is not a period.", "Write it like 2031-03, or leave it empty for every period.",
              row.cell("period").place)  # fmt: skip
    return None
