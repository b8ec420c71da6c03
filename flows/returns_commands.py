"""`paperclerk forms` and `paperclerk returns`: what goes out to leads and what comes back."""

from pathlib import Path
from typing import Annotated

import typer

from flows import said
from flows.options import (
    FromOption,
    JsonOption,
    OutputsOption,
    PeriodOption,
    WorkspaceOption,
    reading_exit_code,
    returns_folder,
    stop,
)
from paperclerk.errors import ExitCode

forms_app = typer.Typer(help="Return forms for the leads.", no_args_is_help=True)
returns_app = typer.Typer(help="Returns: taken in and recorded, or only checked.", no_args_is_help=True)


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

    summary = collect_returns(open_office(workspace, outputs), period, returns_folder(source))
    if json:
        said.say_json(summary.model_dump(mode="json", by_alias=True))
    else:
        said.say_cycle(summary)
    stop(ExitCode.BLOCKING_FINDINGS if summary.blocking else ExitCode.DONE)


@returns_app.command("check")
def returns_check(
    files: Annotated[list[Path], typer.Argument(help="The .docx, .xlsx or .eml files that came back.")],
    workspace: WorkspaceOption = None,
    outputs: OutputsOption = None,
    annotate: Annotated[
        Path | None, typer.Option("--annotate", help="Write marked copies into this folder.", metavar="DIR")
    ] = None,
    json: JsonOption = False,
) -> None:
    """Read and check returns without recording them; --annotate gives the owners' own files back marked."""
    from flows.office import open_office
    from paperclerk.steps.check_returns import check_returns

    checked = check_returns(open_office(workspace, outputs), files, annotate)
    if json:
        said.say_json(checked.model_dump(mode="json"))
    else:
        for read in checked.returns:
            whose = f"{read.form.owner}, {read.form.period}" if read.form else "not a return"
            said.say(f"{read.file}: {whose}; {said.counted(len(read.updates), 'update')}")
            said.say_findings(read.findings)
        for path in checked.marked:
            said.say(f"Marked copy: {path}")
    stop(reading_exit_code(found for read in checked.returns for found in read.findings))
