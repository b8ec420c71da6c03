"""`paperclerk findings` and `paperclerk papers`: what is wrong, and what is made."""

from typing import Annotated

import typer

from flows import said
from flows.options import JsonOption, OutputsOption, PeriodOption, WorkspaceOption, exit_code, paper_named, stop
from paperclerk.errors import ExitCode

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
