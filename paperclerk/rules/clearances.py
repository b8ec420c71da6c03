"""Clearances: X39 one that is void since the text changed, X40 one that the council wants and that is not in force."""

from collections.abc import Iterator
from datetime import date

from paperclerk.domain.clearances import ClearanceNow, Clearances, Clearer
from paperclerk.domain.findings import Finding, finding
from paperclerk.domain.papers import PaperName
from paperclerk.domain.periods import for_people

_HINT = (
    "Show them the text as it is now, and record it: paperclerk papers clear --period {period} --as {role} --by NAME."
)


def clearances_in_order(clearances: Clearances) -> Iterator[Finding]:
    """Yield a finding for each clearance that is void, and for each that is wanted and was never given."""
    for one in clearances.clearances:
        if one.is_void:
            is_wanted = one.clearance.role in clearances.wanted
            yield _found("X40" if is_wanted else "X39", _void(one), one.clearance.role, clearances.period)
    given = {one.clearance.role for one in clearances.clearances}
    for role in clearances.wanted:
        if role not in given:
            message = f"The report has not been cleared for {role.spoken}, which the council's settings ask for."
            yield _found("X40", message, role, clearances.period)


def _void(one: ClearanceNow) -> str:
    given = one.clearance
    changed = ", ".join(f'"{heading}"' for heading in one.changed[:3])
    more = f" and {len(one.changed) - 3} more" if len(one.changed) > 3 else ""
    where = f" under {changed}{more}" if one.changed else ""
    return (
        f"{given.role.spoken}: the clearance that {given.by} gave on {for_people(date.fromisoformat(given.on))} is "
        f"void, since the text was changed after it{where}."
    )


def _found(rule: str, message: str, role: Clearer, period: str) -> Finding:
    hint = _HINT.format(period=period, role=role.value)
    return finding(rule, message, hint=hint, subject=PaperName.CABINET_REPORT.value, period=period, about=role.value)
