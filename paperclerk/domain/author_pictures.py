"""A picture of a report author's, as it stands in the author's file."""

from pydantic import Field

from paperclerk.domain.places import Noun

PICTURE_PREFIX = "picture-"


class AuthorPicture(Noun):
    """A picture: its file (PNG or JPEG), its size on the author's page, and its alternative text.

    `name` is made of its content and tells nothing of where it came from. `decorative` when the author says that it
    shows nothing that words would have to say.
    """

    name: str
    # No text of the paper: what looks through all that a paper says passes it over.
    content: bytes = Field(exclude=True, repr=False)
    width_cm: float
    height_cm: float
    words: str = ""
    decorative: bool = False

    @property
    def kind(self) -> str:
        """Return what kind of picture it is, as files name it: `png` or `jpeg`."""
        return "png" if self.content.startswith(b"\x89PNG") else "jpeg"
