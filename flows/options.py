"""What commands have in common: their options, and how they end."""

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from paperclerk.errors import CalledWrongly, ExitCode

if TYPE_CHECKING:
    from paperclerk.domain.clearances import Clearer
    from paperclerk.domain.findings import Finding
    from paperclerk.domain.papers import PaperName

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


# What the rulebook says of a file of which nothing was read: broken, another kind, empty, locked, unsafe, too large.
UNREADABLE = frozenset(("F02", "F03", "F04", "F05", "F06", "F07"))


def stop(code: ExitCode) -> None:
    """End the command with an exit code."""
    if code is not ExitCode.DONE:
        raise typer.Exit(code)


def exit_code(findings: "Iterable[Finding]") -> ExitCode:
    """Return 1 when a finding stops publication, else 0."""
    return ExitCode.BLOCKING_FINDINGS if any(found.blocks for found in findings) else ExitCode.DONE


def reading_exit_code(findings: "Iterable[Finding]") -> ExitCode:
    """Return 3 when a file could not be read at all, else 1 or 0 as `exit_code` does."""
    findings = list(findings)
    unread = any(found.rule in UNREADABLE for found in findings)
    return ExitCode.UNREADABLE if unread else exit_code(findings)


def returns_folder(source: str | None) -> Path | None:
    """Return the folder that `--from folder:DIR` names.

    Raises:
        CalledWrongly: it is written otherwise.
    """
    if source is None:
        return None
    kind, _, folder = source.partition(":")
    if kind != "folder" or not folder:
        raise CalledWrongly(f"Returns cannot be taken from {source!r}.", "Write it as folder:DIR.")
    return Path(folder)


def clearer_named(name: str) -> "Clearer":
    """Return for what a report is cleared, by its name.

    Raises:
        CalledWrongly: there is none of that name.
    """
    from paperclerk.domain.clearances import Clearer

    try:
        return Clearer(name.strip().casefold().replace("-", "_"))
    except ValueError:
        known = ", ".join(one.value for one in Clearer)
        raise CalledWrongly(f"A report is not cleared for {name}.", f"Say one of: {known}.") from None


def paper_named(name: str) -> "PaperName":
    """Return the paper of that name.

    Raises:
        CalledWrongly: there is none.
    """
    from paperclerk.domain.papers import PaperName

    try:
        return PaperName(name)
    except ValueError:
        known = ", ".join(paper.value for paper in PaperName)
        raise CalledWrongly(f"There is no paper called {name}.", f"Say one of: {known}.") from None
