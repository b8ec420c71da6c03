"""How a report is taken, as the report prints it: the Commissioners' comments, its clearances, the meetings before."""

from collections.abc import Iterator, Sequence
from datetime import date

from paperclerk.assembly.report_sections import ReportBlock, ReportSection, generated
from paperclerk.assembly.wording import Passage, passages
from paperclerk.domain.author import Stretch, cell_of
from paperclerk.domain.clearances import ClearanceNow
from paperclerk.domain.cycle import Cycle
from paperclerk.domain.front_page import FrontPage
from paperclerk.domain.papers import Source
from paperclerk.domain.periods import for_people
from paperclerk.domain.procedure import Asked, Commissioners, RouteStop

AWAITED = "[The Commissioners' comments are awaited]"
_KINDS = {0: "body", 1: "bullet", 2: "inner-bullet"}
_CLEARED = ("Cleared for", "By", "Date")


def route_lines(route: Sequence[RouteStop], front: FrontPage, cycle: Cycle) -> tuple[str, ...]:
    """Return the meetings a report goes through, its own last; none where the author named no other."""
    if not route:
        return ()
    body, day = front.body or cycle.body, front.date or cycle.period.cabinet
    lines = [one.line for one in route]
    if any(one.date == day for one in route if one.body.casefold() == body.casefold()):
        return tuple(lines)
    return (*lines, f"{body}, {for_people(day)}: this meeting" if day else f"{body}: this meeting")


def commissioners_blocks(block: Commissioners | None) -> tuple[ReportBlock, ...]:
    """Return what a report says of the Commissioners' comments, in their own words when they have come."""
    if block is None:
        return (generated("body", AWAITED, "todo", "commissioners", bold=True),)
    return tuple(_commissioners(block))


def _commissioners(block: Commissioners) -> Iterator[ReportBlock]:
    signed = ", ".join(part for part in (block.name, block.date_written) if part)
    if block.status in (Asked.AWAITED, Asked.UNREAD):
        yield generated("body", AWAITED, "todo", "commissioners", bold=True)
    elif block.status is Asked.NO_COMMENT:
        by = f" ({signed})" if signed else ""
        yield _said(Passage(text=f"The Commissioners have no comment on this report{by}."), block)
    elif block.status is Asked.COMMENTS:
        if block.exemption and not block.exemption.withheld:
            yield ReportBlock(kind="body", stretches=(Stretch(text=block.exemption.statement, bold=True),))
        for passage in passages(block.text):
            yield _said(passage, block)
        if signed:
            yield _said(Passage(text=signed), block)


def _said(passage: Passage, block: Commissioners) -> ReportBlock:
    return ReportBlock(kind=_KINDS[passage.level], stretches=(Stretch(text=passage.text),), place=block.place)


def clearances_section(clearances: Sequence[ClearanceNow]) -> tuple[ReportSection, ...]:
    """Return the section that prints the clearances in force; none where there are none."""
    rows = [_row(one) for one in clearances if not one.is_void]
    if not rows:
        return ()
    header, *cells = (tuple(cell_of(text) for text in row) for row in (_CLEARED, *rows))
    table = ReportBlock(kind="table", header=(header,), rows=tuple(cells))
    return (ReportSection(heading="Clearances", blocks=(table,)),)


def clearance_sources(clearances: Sequence[ClearanceNow]) -> Iterator[Source]:
    """Yield where each text of the printed clearances came from: the ledger."""
    for one in clearances:
        if not one.is_void:
            where = f"the clearance for {one.clearance.role.spoken}"
            for text in _row(one):
                yield Source(region="", text=text, field="clearance", file="ledger", where=where)


def _row(one: ClearanceNow) -> tuple[str, str, str]:
    return one.clearance.role.spoken, one.clearance.by, for_people(date.fromisoformat(one.clearance.on))
