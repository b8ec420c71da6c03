"""`paperclerk findings` and `paperclerk papers`: what is wrong, and what is made."""

from datetime import datetime
from typing import TYPE_CHECKING, Annotated

import typer

from flows import said
from flows.options import (
    JsonOption,
    OutputsOption,
    PeriodOption,
    WorkspaceOption,
    clearer_named,
    exit_code,
    paper_named,
    stop,
)
from paperclerk.errors import ExitCode

if TYPE_CHECKING:
    from paperclerk.domain.clearances import Clearances

PaperOption = Annotated[
    list[str] | None, typer.Option("--paper", help="cabinet-report, stabilisation-plan or assurance-pack.")
]

findings_app = typer.Typer(help="Findings: listed, or accepted on record.", no_args_is_help=True)
papers_app = typer.Typer(help="Papers: an author's blank, the drafts, the public set.", no_args_is_help=True)


@findings_app.command("list")
def findings_list(
    period: Annotated[str | None, typer.Option("--period", "-p", help="Only of this period.")] = None,
    workspace: WorkspaceOption = None,
    outputs: OutputsOption = None,
    json: JsonOption = False,
) -> None:
    """List the findings on record, worst first."""
    from flows.office import open_office
    from paperclerk.steps.findings_on_record import findings_on_record

    found = findings_on_record(open_office(workspace, outputs), period)
    if json:
        said.say_json({"findings": [f.model_dump(mode="json") for f in found]})
    else:
        said.say_findings(found)
    stop(exit_code(found))


@findings_app.command("accept")
def findings_accept(
    finding_id: Annotated[str, typer.Argument(metavar="ID", help="The finding's id, as the log shows it.")],
    by: Annotated[str, typer.Option("--by", help="Your name.")],
    reason: Annotated[str, typer.Option("--reason", help="Why the work goes on despite it.")],
    workspace: WorkspaceOption = None,
    outputs: OutputsOption = None,
    json: JsonOption = False,
) -> None:
    """Go on despite a finding, on record with a name and a reason."""
    from flows.office import open_office
    from paperclerk.steps.findings_on_record import accept_finding

    accepted = accept_finding(open_office(workspace, outputs), finding_id, by, reason)
    if json:
        said.say_json({"findings": [accepted.model_dump(mode="json")]})
    else:
        said.say(f"Accepted by {by}: {accepted.message}")


@papers_app.command("start")
def papers_start(period: PeriodOption, workspace: WorkspaceOption = None, json: JsonOption = False) -> None:
    """Give the author a blank Cabinet report: the front-page table and the sections to write."""
    from flows.office import open_office
    from paperclerk.steps.start_papers import start_papers

    path = start_papers(open_office(workspace), period)
    if json:
        said.say_json({"period": period, "docx": str(path)})
    else:
        said.say(str(path))


@papers_app.command("clear")
def papers_clear(
    period: PeriodOption,
    role: Annotated[
        str,
        typer.Option(
            "--as",
            help="legal, finance, s151, monitoring_officer, director, chief_executive, portfolio_member, hr, "
            "procurement or equality.",
            metavar="ROLE",
        ),
    ],
    by: Annotated[str, typer.Option("--by", help="Who cleared it: name and post.")],
    on: Annotated[datetime | None, typer.Option("--on", formats=["%Y-%m-%d"], help="The day, if not today.")] = None,
    note: Annotated[str, typer.Option("--note", help="For the office alone; never printed.")] = "",
    workspace: WorkspaceOption = None,
    outputs: OutputsOption = None,
    json: JsonOption = False,
) -> None:
    """Record that the author's words for a period's Cabinet report were cleared; void when the text changes after."""
    from flows.office import open_office
    from paperclerk.steps.clear_report import clear_report

    office, day = open_office(workspace, outputs), on.date() if on else None
    _say_clearances(clear_report(office, period, clearer_named(role), by, day, note), json)


@papers_app.command("clearances")
def papers_clearances(
    period: PeriodOption, workspace: WorkspaceOption = None, outputs: OutputsOption = None, json: JsonOption = False
) -> None:
    """List who has cleared a period's Cabinet report, and which clearances are void since the text was changed."""
    from flows.office import open_office
    from paperclerk.steps.clear_report import clearances_now

    _say_clearances(clearances_now(open_office(workspace, outputs), period), json)


def _say_clearances(clearances: "Clearances", json: bool) -> None:
    if json:
        said.say_json(clearances.model_dump(mode="json"))
        return
    for one in clearances.clearances:
        given = one.clearance
        changed = f": the text was changed after it ({', '.join(one.changed)})" if one.changed else ""
        stands = f"void{changed}" if one.is_void else "in force"
        said.say(f"{given.role.spoken}: {given.by}, {given.on}, {stands}")
    for role in clearances.wanted:
        said.say(f"{role.spoken}: wanted, and not in force")
    if not clearances.clearances and not clearances.wanted:
        said.say("No clearance is on record, and none is wanted.")


@papers_app.command("assemble")
def papers_assemble(
    period: PeriodOption,
    paper: PaperOption = None,
    workspace: WorkspaceOption = None,
    outputs: OutputsOption = None,
    json: JsonOption = False,
) -> None:
    """Make a period's papers again from what is recorded, taking nothing new in."""
    from flows.office import open_office
    from paperclerk.steps.reporting_cycle import assemble_papers

    summary = assemble_papers(open_office(workspace, outputs), period, [paper_named(name) for name in paper or []])
    if json:
        said.say_json(summary.model_dump(mode="json", by_alias=True))
    else:
        said.say_cycle(summary)
    stop(ExitCode.BLOCKING_FINDINGS if summary.blocking else ExitCode.DONE)


@papers_app.command("publish")
def papers_publish(
    period: PeriodOption,
    paper: PaperOption = None,
    workspace: WorkspaceOption = None,
    outputs: OutputsOption = None,
    json: JsonOption = False,
) -> None:
    """Make the public set from what is recorded, prove that nothing exempt is in it, and put it on record."""
    from flows.office import open_office
    from paperclerk.steps.publish_papers import publish_papers

    published = publish_papers(open_office(workspace, outputs), period, [paper_named(name) for name in paper or []])
    if json:
        said.say_json(published.model_dump(mode="json"))
    else:
        said.say_published(published)
