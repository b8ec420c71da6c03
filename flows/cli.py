"""The shell's door: `paperclerk`, a sub-command a deed. What is heavy is imported by the command that needs it."""

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from flows import said
from paperclerk.errors import CalledWrongly, ExitCode, PaperclerkError

if TYPE_CHECKING:
    from paperclerk.domain.findings import Finding
    from paperclerk.domain.papers import PaperName
    from paperclerk.domain.plan import Plan

app = typer.Typer(
    name="paperclerk",
    help="Turn action owners' returns into committee papers that say what was signed.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
plan_app = typer.Typer(help="The plan: out of a report, as held, as adopted.", no_args_is_help=True)
forms_app = typer.Typer(help="Return forms for the leads.", no_args_is_help=True)
returns_app = typer.Typer(help="Returns: taken in and recorded, or only checked.", no_args_is_help=True)
findings_app = typer.Typer(help="Findings: listed, or accepted on record.", no_args_is_help=True)
papers_app = typer.Typer(help="Papers: an author's blank, the drafts.", no_args_is_help=True)
for name, sub in (
    ("plan", plan_app),
    ("forms", forms_app),
    ("returns", returns_app),
    ("findings", findings_app),
    ("papers", papers_app),
):
    app.add_typer(sub, name=name)

WorkspaceOption = Annotated[
    Path | None, typer.Option("--workspace", "-w", help="The folder that holds plan.xlsx; the only one under inputs/.")
]
OutputsOption = Annotated[
    Path | None, typer.Option("--outputs", help="Where to put what is made; outputs/<workspace> unless given.")
]
PeriodOption = Annotated[str, typer.Option("--period", "-p", help="The period, named by its last month: 2031-03.")]
JsonOption = Annotated[bool, typer.Option("--json", help="Print the result as one JSON object.")]
FromOption = Annotated[
    str | None, typer.Option("--from", help="Take returns from another folder: folder:DIR.", metavar="folder:DIR")
]


@app.command()
def run(
    period: PeriodOption,
    workspace: WorkspaceOption = None,
    outputs: OutputsOption = None,
    source: FromOption = None,
    direct: Annotated[bool, typer.Option("--direct", help="Run the bare steps, without Prefect.")] = False,
    json: JsonOption = False,
) -> None:
    """Run the whole cycle of a period: returns in, checked, papers and the validation log out."""
    from flows.office import open_office

    office = open_office(workspace, outputs)
    if direct:
        from paperclerk.steps.reporting_cycle import reporting_cycle

        summary = reporting_cycle(office, period, _folder(source))
    else:
        from flows.run_cycle import run_cycle

        summary = run_cycle(office.workspace, period, _folder(source))
    if json:
        said.say_json(summary.model_dump(mode="json", by_alias=True))
    else:
        said.say_cycle(summary)
    _stop(ExitCode.BLOCKING_FINDINGS if summary.blocking else ExitCode.DONE)


@app.command()
def serve(
    workspaces: Annotated[
        list[Path] | None, typer.Option("--workspace", "-w", help="A workspace to serve; all under inputs/.")
    ] = None,
) -> None:
    """Serve each workspace's schedule under Prefect, on this machine only, until stopped with Ctrl-C."""
    from flows.serve import serve as serve_schedules

    serve_schedules(workspaces or [])


@app.command()
def log(
    period: PeriodOption, workspace: WorkspaceOption = None, outputs: OutputsOption = None, json: JsonOption = False
) -> None:
    """Write a period's validation log again from the ledger, acceptances included."""
    from flows.office import open_office
    from paperclerk.steps.write_log import rewrite_log

    files = rewrite_log(open_office(workspace, outputs), period)
    if json:
        said.say_json(files.model_dump(mode="json", by_alias=True))
    else:
        said.say(files.html)


@plan_app.command("import")
def plan_import(
    file: Annotated[Path, typer.Argument(help="The PDF of a published report.")],
    output: Annotated[Path | None, typer.Option("-o", help="Write it as a plan workbook to finish.")] = None,
    json: JsonOption = False,
) -> None:
    """Take the plan table out of a published report, with findings on everything that was assumed."""
    from flows.office import all_readers
    from paperclerk.steps.import_plan import import_plan

    reading = import_plan(all_readers(), file, output)
    if json:
        said.say_json(_plan_json(reading.plan, reading.findings))
    else:
        said.say_plan(reading.plan)
        said.say_findings(reading.findings)
        if output and reading.plan.recommendations:
            said.say(f"Written to {output}. Finish it there: due dates, leads and officers.")
    _stop(_code(reading.findings))


@plan_app.command("show")
def plan_show(workspace: WorkspaceOption = None, json: JsonOption = False) -> None:
    """Show the workspace's plan as read, with every fault in it."""
    from flows.office import open_office
    from paperclerk.steps.read_plan import read_plan

    reading = read_plan(open_office(workspace))
    if json:
        said.say_json(_plan_json(reading.plan, reading.findings))
    else:
        said.say_plan(reading.plan)
        said.say_findings(reading.findings)
    _stop(_code(reading.findings))


@plan_app.command("adopt")
def plan_adopt(
    by: Annotated[str, typer.Option("--by", help="Who agreed it: `Cabinet, 14 January 2031`.")],
    workspace: WorkspaceOption = None,
    outputs: OutputsOption = None,
    json: JsonOption = False,
) -> None:
    """Record the plan as agreed and lock its baseline dates."""
    from flows.office import open_office
    from paperclerk.steps.adopt_plan import adopt_plan

    plan = adopt_plan(open_office(workspace, outputs), by)
    if json:
        said.say_json(_plan_json(plan, ()))
    else:
        count = len(list(plan.deliverables()))
        said.say(f"Adopted: {plan.title}, version {plan.version}. The dates of {count} deliverables are locked.")


@forms_app.command("issue")
def forms_issue(
    period: PeriodOption, workspace: WorkspaceOption = None, outputs: OutputsOption = None, json: JsonOption = False
) -> None:
    """Write each lead's pre-filled Word and Excel form."""
    from flows.office import open_office
    from paperclerk.steps.issue_forms import issue_forms

    issued = issue_forms(open_office(workspace, outputs), period)
    if json:
        said.say_json(issued.model_dump(mode="json"))
        return
    for lead, files in issued.forms.items():
        said.say(lead)
        for path in files:
            said.say(f"  {path}")


@returns_app.command("collect")
def returns_collect(
    period: PeriodOption,
    workspace: WorkspaceOption = None,
    outputs: OutputsOption = None,
    source: FromOption = None,
    json: JsonOption = False,
) -> None:
    """Take in a period's returns and record them; no paper is made."""
    from flows.office import open_office
    from paperclerk.steps.collect_returns import collect_returns

    summary = collect_returns(open_office(workspace, outputs), period, _folder(source))
    if json:
        said.say_json(summary.model_dump(mode="json", by_alias=True))
    else:
        said.say_cycle(summary)
    _stop(ExitCode.BLOCKING_FINDINGS if summary.blocking else ExitCode.DONE)


@returns_app.command("check")
def returns_check(
    files: Annotated[list[Path], typer.Argument(help="The .docx, .xlsx or .eml files that came back.")],
    workspace: WorkspaceOption = None,
    outputs: OutputsOption = None,
    json: JsonOption = False,
) -> None:
    """Read and check returns without recording them."""
    from flows.office import open_office
    from paperclerk.steps.check_returns import check_returns

    checked = check_returns(open_office(workspace, outputs), files)
    if json:
        said.say_json(checked.model_dump(mode="json"))
    else:
        for read in checked.returns:
            whose = f"{read.form.owner}, {read.form.period}" if read.form else "not a return"
            said.say(f"{read.file}: {whose}; {said.counted(len(read.updates), 'update')}")
            said.say_findings(read.findings)
    _stop(_code(found for read in checked.returns for found in read.findings))


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
    _stop(_code(found))


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
    paper: Annotated[
        list[str] | None, typer.Option("--paper", help="cabinet-report, stabilisation-plan or assurance-pack.")
    ] = None,
    workspace: WorkspaceOption = None,
    outputs: OutputsOption = None,
    json: JsonOption = False,
) -> None:
    """Make a period's papers again from what is recorded, taking nothing new in."""
    from flows.office import open_office
    from paperclerk.steps.reporting_cycle import assemble_papers

    summary = assemble_papers(open_office(workspace, outputs), period, [_paper(name) for name in paper or []])
    if json:
        said.say_json(summary.model_dump(mode="json", by_alias=True))
    else:
        said.say_cycle(summary)
    _stop(ExitCode.BLOCKING_FINDINGS if summary.blocking else ExitCode.DONE)


def main() -> None:
    """Run a command; what stops it is said in plain words and as an exit code."""
    try:
        app()
    except PaperclerkError as problem:
        said.say_aside(f"paperclerk: {problem.message}")
        if problem.advice:
            said.say_aside(problem.advice)
        sys.exit(problem.exit_code)


def _stop(code: ExitCode) -> None:
    if code is not ExitCode.DONE:
        raise typer.Exit(code)


def _code(findings: "Iterable[Finding]") -> ExitCode:
    return ExitCode.BLOCKING_FINDINGS if any(found.blocks for found in findings) else ExitCode.DONE


def _folder(source: str | None) -> Path | None:
    if source is None:
        return None
    kind, _, folder = source.partition(":")
    if kind != "folder" or not folder:
        raise CalledWrongly(f"Returns cannot be taken from {source!r}.", "Write it as folder:DIR.")
    return Path(folder)


def _paper(name: str) -> "PaperName":
    from paperclerk.domain.papers import PaperName

    try:
        return PaperName(name)
    except ValueError:
        known = ", ".join(paper.value for paper in PaperName)
        raise CalledWrongly(f"There is no paper called {name}.", f"Say one of: {known}.") from None


def _plan_json(plan: "Plan", findings: "Iterable[Finding]") -> dict[str, object]:
    return {"plan": plan.model_dump(mode="json"), "findings": [f.model_dump(mode="json") for f in findings]}
