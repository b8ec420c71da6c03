"""`paperclerk report`: a report as data, its own faults, and what differs from what was published."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from flows import said
from flows.options import JsonOption, WorkspaceOption, exit_code, stop
from paperclerk.errors import CalledWrongly, ExitCode

if TYPE_CHECKING:
    from paperclerk.domain.paper_reading import ReadFile
    from paperclerk.steps.picture_report import Pictures

report_app = typer.Typer(
    help="Reports, published or not: as data, their own faults, what changed.", no_args_is_help=True
)

FileArgument = Annotated[Path, typer.Argument(help="The PDF or Word file of a report, or an agenda pack of several.")]
PictureOption = Annotated[
    Path | None, typer.Option("--picture", help="Draw the pages of a PDF into this folder, boxed and labelled.",
                              metavar="DIR")
]  # fmt: skip
NoCacheOption = Annotated[bool, typer.Option("--no-cache", help="Read it anew, and keep nothing of the reading.")]


@report_app.command("read")
def report_read(
    file: FileArgument,
    picture: PictureOption = None,
    workspace: WorkspaceOption = None,
    no_cache: NoCacheOption = False,
    json: JsonOption = False,
) -> None:
    """Read a report as a document: front page, sections, recommendations, tables, appendices."""
    from flows.office import open_report_desk
    from flows.said_report import say_report
    from paperclerk.steps.read_report import open_report_file, reading_of

    report_file = open_report_file(file)
    with said.progress(f"Reading {file.name}") as progress:
        read = reading_of(open_report_desk(workspace, no_cache, progress), report_file)
    pictures = None
    if picture and read.reports:
        from paperclerk.steps.picture_report import picture_reading

        pictures = picture_reading(report_file.content, read.reports, picture, file.name)
    if json:
        said.say_json(_json(read, pictures))
    else:
        for report in read.reports:
            say_report(report)
        said.say_findings(read.findings)
        _say_pictures(pictures)
    stop(_code(read))


@report_app.command("check")
def report_check(
    file: FileArgument,
    picture: PictureOption = None,
    as_of: Annotated[
        str | None,
        typer.Option("--as-of", help="The day past and future are told by (2031-05-06, 6 May 2031); the meeting's."),
    ] = None,
    layout: Annotated[
        str | None,
        typer.Option("--layout", help="The layout it must follow: 2023, 2024, general; told by its headings."),
    ] = None,
    workspace: WorkspaceOption = None,
    no_cache: NoCacheOption = False,
    json: JsonOption = False,
) -> None:
    """Find the faults of a report that a careful clerk would find before it is published."""
    from flows.office import open_report_desk
    from paperclerk.domain.layouts import layout_named
    from paperclerk.steps.check_report import check_report
    from paperclerk.steps.read_report import open_report_file

    wanted = layout_named(layout) if layout else None
    day = _day(as_of) if as_of else None
    report_file = open_report_file(file)
    with said.progress(f"Reading {file.name}") as progress:
        desk = open_report_desk(workspace, no_cache, progress)
        read = check_report(desk, report_file, wanted, day)
    pictures = None
    if picture and read.reports:
        from paperclerk.steps.picture_report import picture_findings

        pictures = picture_findings(report_file.content, read.findings, picture, file.name)
    if json:
        result = _json(read, pictures)
        said.say_json({key: value for key, value in result.items() if key not in ("report", "reports")})
    else:
        said.say_findings(read.findings)
        if read.reports:
            said.say(f"{file.name}: {said.counted(len(read.findings), 'finding')}.")
        _say_pictures(pictures)
    stop(_code(read))


@report_app.command("compare")
def report_compare(
    new: Annotated[Path, typer.Argument(help="The new paper, in PDF or Word.")],
    published: Annotated[Path, typer.Argument(help="The paper that was published, in PDF or Word.")],
    workspace: WorkspaceOption = None,
    no_cache: NoCacheOption = False,
    json: JsonOption = False,
) -> None:
    """Hold a new paper against the published one: what was dropped, added, reworded, moved."""
    from flows.office import open_report_desk
    from flows.said_report import say_comparison
    from paperclerk.steps.compare_reports import compare_reports
    from paperclerk.steps.read_report import NoReportRead, open_report_file

    files = open_report_file(new), open_report_file(published)
    with said.progress(f"Reading {new.name} and {published.name}") as progress:
        try:
            compared = compare_reports(open_report_desk(workspace, no_cache, progress), *files)
        except NoReportRead as fault:
            if json:
                findings = [found.model_dump(mode="json") for found in fault.read.findings]
                said.say_json({"new": None, "published": None, "differences": [], "findings": findings})
            raise
    if json:
        said.say_json(compared.model_dump(mode="json"))
    else:
        say_comparison(compared)
        said.say_findings(compared.findings)
    stop(exit_code(compared.findings))


def _json(read: "ReadFile", pictures: "Pictures | None") -> dict[str, object]:
    told = read.model_dump(mode="json")
    reports = told.pop("reports")
    for report, one in zip(reports, read.reports, strict=True):
        report["front_page"]["as_printed"] = one.front_page.by_label()
    return {
        **told,
        "report": reports[0] if reports else None,
        "reports": reports,
        "findings": told["findings"],
        **({"pictures": list(pictures.files), "undrawn": list(pictures.undrawn)} if pictures else {}),
    }


def _day(text: str) -> date:
    """Return the day a person wrote.

    Raises:
        CalledWrongly: it is none.
    """
    from parsers.dates import read_date

    day = read_date(text.strip()).value
    if day is None:
        raise CalledWrongly(f"“{text}” is no day.", "Write it as 2031-05-06 or as 6 May 2031.")
    return day


def _say_pictures(pictures: "Pictures | None") -> None:
    for path in pictures.files if pictures else ():
        said.say(f"Picture: {path}")
    for page in pictures.undrawn if pictures else ():
        said.say_aside(f"Page {page} is damaged and could not be drawn.")


def _code(read: "ReadFile") -> ExitCode:
    """Return 3 when no report could be read, else 1 when a finding stops publication, else 0."""
    return exit_code(read.findings) if read.reports else ExitCode.UNREADABLE
