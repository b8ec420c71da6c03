"""Places: where a value was read, precisely enough for an officer to put a finger on it."""

from pydantic import BaseModel


class Noun(BaseModel, frozen=True, extra="forbid"):
    """A frozen value of the domain: made once, never changed, equal when its fields are."""


class Place(Noun):
    """A spot in one file; `where` says it in words, the other fields for machines."""

    file: str = ""
    sha256: str = ""
    where: str = ""
    sheet: str | None = None
    cell: str | None = None
    table: int | None = None
    row: int | None = None
    tag: str | None = None
    page: int | None = None
    # left, top, right, bottom in PDF points from the page's top left corner
    box: tuple[float, float, float, float] | None = None

    def __str__(self) -> str:
        """Say the place as a person would: the file, then where in it."""
        return ", ".join(part for part in (self.file, self.where) if part)
