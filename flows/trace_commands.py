"""`paperclerk trace` and `paperclerk schema`: where each word of a paper came from; the shapes of what is printed."""

from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from flows import said
from flows.options import JsonOption, OutputsOption, WorkspaceOption, exit_code, stop
from paperclerk.errors import CalledWrongly, ExitCode

if TYPE_CHECKING:
    from paperclerk.domain.trace import Trace
    from paperclerk.settings import Workspace


def trace(
    file: Annotated[Path, typer.Argument(help="A paper's Word file, as it was made or as somebody edited it.")],
    region: Annotated[
        str, typer.Option("--region", help="Only what stands in this region: gen_D4_1, or D4.1.", metavar="NAME")
    ] = "",
    text: Annotated[str, typer.Option("--text", help="Only values that hold these words.", metavar="WORDS")] = "",
    workspace: WorkspaceOption = None,
    outputs: OutputsOption = None,
    json: JsonOption = False,
) -> None:
    """Lead every value of a paper back to the return, file, place, message and time it came from."""
    from flows.said_trace import say_trace
    from paperclerk.steps.trace_paper import trace_paper

    traced = trace_paper(file, _workspace(workspace, outputs))
    if traced.known_by:
        traced = _only(traced, region, text)
    if json:
        said.say_json(traced.model_dump(mode="json"))
    else:
        say_trace(traced)
        said.say_findings(traced.findings)
    stop(exit_code(traced.findings) if traced.known_by else ExitCode.UNREADABLE)


def schema(
    name: Annotated[str, typer.Argument(metavar="NAME", help="What is printed: finding, plan, returns, report, run.")],
) -> None:
    """Print the JSON Schema of what a command prints with --json."""
    from paperclerk.domain.shapes import SHAPES, json_schema

    if name not in SHAPES:
        raise CalledWrongly(f"There is no schema called {name}.", f"Say one of: {', '.join(SHAPES)}.")
    said.say_json(json_schema(name))


def _workspace(workspace: Path | None, outputs: Path | None) -> "Workspace | None":
    """Return the workspace whose ledger may know the paper: the one given, or the only one here; none is needed."""
    from flows.office import workspaces_here
    from paperclerk.settings import load_workspace

    folder = workspace or (found[0] if len(found := workspaces_here()) == 1 else None)
    return load_workspace(folder, outputs) if folder else None


def _only(traced: "Trace", region: str, text: str) -> "Trace":
    """Return a trace with the cells asked for.

    Raises:
        CalledWrongly: the paper has no such region, or those words are in none of its values.
    """
    from paperclerk.assembly.traced import region_of, selected

    if region and not selected(traced.cells, region):
        known = sorted({name for cell in traced.cells for name in (cell.region, *cell.within) if name})
        near = get_close_matches(region_of(region), known, n=3)
        meant = f"Did you mean {' or '.join(near)}?" if near else f"It has: {', '.join(known)}."
        raise CalledWrongly(f"{traced.file} has no region {region}.", meant)
    cells = selected(traced.cells, region, text)
    if not cells and (region or text):
        raise CalledWrongly(
            f'No value of {traced.file}{f" in {region}" if region else ""} holds the words "{text}".',
            "Headings and labels are the template's, and have no other source. Try fewer words.",
        )
    return traced.model_copy(update={"cells": cells})
