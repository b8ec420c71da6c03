"""`paperclerk plan`: out of a report, as held, as adopted."""

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from flows import said
from flows.options import JsonOption, OutputsOption, WorkspaceOption, exit_code, reading_exit_code, stop
from paperclerk.errors import ExitCode

if TYPE_CHECKING:
    from paperclerk.domain.findings import Finding
    from paperclerk.domain.plan import Plan

plan_app = typer.Typer(help="The plan: out of a report, as held, as adopted.", no_args_is_help=True)


@plan_app.command("import")
def plan_import(
    file: Annotated[Path, typer.Argument(help="The PDF or Word file of a published report.")],
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
        if reading.plan.recommendations:
            said.say_plan(reading.plan)
        said.say_findings(reading.findings)
        if output and reading.plan.recommendations:
            said.say(f"Written to {output}. Finish it there: due dates, leads and officers.")
    # With no plan and no word that there is none, nothing could be read in which to look for one.
    looked = reading.plan.recommendations or any(found.rule == "I05" for found in reading.findings)
    stop(reading_exit_code(reading.findings) if looked else ExitCode.UNREADABLE)


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
    stop(exit_code(reading.findings))


@plan_app.command("adopt")
def plan_adopt(
    by: Annotated[str, typer.Option("--by", help="Who agreed it; the plan's own `Agreed by` unless given.")] = "",
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


def _plan_json(plan: "Plan", findings: "Iterable[Finding]") -> dict[str, object]:
    return {"plan": plan.model_dump(mode="json"), "findings": [f.model_dump(mode="json") for f in findings]}
