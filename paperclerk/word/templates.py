"""Finding the council's templates: the setting's folder, else the checkout's, else those packed with the program."""

from collections.abc import Iterator
from pathlib import Path

from paperclerk.errors import TemplateMisfit

_PACKAGE = Path(__file__).resolve().parents[1]


def find_template(name: str, folder: Path | None = None) -> Path:
    """Return the template of that file name (`assurance-pack.docx`), the council's own before ours.

    A council's folder need not hold every template: for one that is not there, ours is used.

    Raises:
        TemplateMisfit: the council's folder does not exist, or nobody has a template of that name.
    """
    if folder is not None and not folder.is_dir():
        raise TemplateMisfit(
            f"The folder of templates {folder} named in settings.toml is not there.",
            "Make the folder, put its name right under [papers] templates, or take the line out to use ours.",
        )
    looked_in = list(_folders(folder))
    for place in looked_in:
        if (place / name).is_file():
            return place / name
    raise TemplateMisfit(
        f"The template {name} is missing: it is not in {' or '.join(str(place) for place in looked_in)}.",
        "Put it back, or have it made anew: python -m scripts.make_templates.",
    )


def _folders(folder: Path | None) -> Iterator[Path]:
    if folder is not None:
        yield folder
    checkout = _PACKAGE.parent
    # In an installed copy the parent is the library folder, where `templates` may be anybody's.
    if (checkout / "pyproject.toml").is_file():
        yield checkout / "templates"
    yield _PACKAGE / "_templates"
