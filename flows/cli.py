"""The shell's door: `paperclerk`, a sub-command a deed. What is heavy is imported by the command that needs it."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from flows import said
from flows.draft_commands import draft_app
from flows.options import FromOption, JsonOption, OutputsOption, PeriodOption, WorkspaceOption, returns_folder, stop
from flows.papers_commands import findings_app, papers_app
from flows.plan_commands import plan_app
from flows.report_commands import report_app
from flows.returns_commands import forms_app, returns_app
from flows.template_commands import template_app
from paperclerk.errors import ExitCode, PaperclerkError

app = typer.Typer(
    name="paperclerk",
    help="Turn action owners' returns into committee papers that say what was signed.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
for name, commands in (
    ("plan", plan_app),
    ("forms", forms_app),
    ("returns", returns_app),
    ("findings", findings_app),
    ("papers", papers_app),
    ("report", report_app),
    ("draft", draft_app),
    ("template", template_app),
):
    app.add_typer(commands, name=name)


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

        summary = reporting_cycle(office, period, returns_folder(source))
    else:
        from flows.run_cycle import run_cycle

        summary = run_cycle(office.workspace, period, returns_folder(source))
    if json:
        said.say_json(summary.model_dump(mode="json", by_alias=True))
    else:
        said.say_cycle(summary)
    stop(ExitCode.BLOCKING_FINDINGS if summary.blocking else ExitCode.DONE)


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


def main(arguments: list[str] | None = None) -> None:
    """Run a command; what stops it is said in plain words and as an exit code."""
    try:
        app(arguments)
    except PaperclerkError as problem:
        said.say_aside(f"paperclerk: {problem.message}")
        if problem.advice:
            said.say_aside(problem.advice)
        sys.exit(problem.exit_code)
