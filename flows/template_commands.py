"""`paperclerk template`: a council's own template checked before it is used, and one of ours as a start."""

from pathlib import Path
from typing import Annotated

import typer

from flows import said
from flows.options import JsonOption, paper_named, stop
from paperclerk.errors import ExitCode

template_app = typer.Typer(help="Templates: a council's own checked, ours as a start.", no_args_is_help=True)

PaperOption = Annotated[
    str | None,
    typer.Option(
        "--paper",
        help="cabinet-report, stabilisation-plan or assurance-pack; told by its name or its fields if not given.",
    ),
]


@template_app.command("check")
def template_check(
    file: Annotated[Path, typer.Argument(help="The template, a Word document (.docx) with tags.")],
    paper: PaperOption = None,
    json: JsonOption = False,
) -> None:
    """Find all that is wrong with a template before papers are made with it."""
    from flows.office import read_sample
    from flows.said_template import say_template
    from paperclerk.steps.check_template import check_template

    checked = check_template(file, paper_named(paper) if paper else None, read_sample)
    if json:
        said.say_json({"template": checked.model_dump(mode="json", exclude={"findings"}),
                       "findings": [found.model_dump(mode="json") for found in checked.findings]})  # fmt: skip
    else:
        say_template(checked)
    stop(ExitCode.DONE if checked.fits else ExitCode.TEMPLATE)


@template_app.command("example")
def template_example(
    paper: Annotated[str, typer.Argument(help="cabinet-report, stabilisation-plan or assurance-pack.")],
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", help="The file to write; PAPER.docx here unless given.", metavar="FILE"),
    ] = None,
    json: JsonOption = False,
) -> None:
    """Write the template that comes with Paperclerk, to start your own from; never over a file that is there."""
    from paperclerk.steps.start_template import start_template

    name = paper_named(paper)
    path = start_template(name, output or Path(f"{name.value}.docx"))
    if json:
        said.say_json({"paper": name.value, "docx": str(path)})
    else:
        said.say(str(path))
