"""The functions a template may call: each makes words with a look, put in with an r (`{{r swatch(d.rating) }}`)."""

from collections.abc import Callable
from typing import Any, NamedTuple

from paperclerk.word.author_layout import fitted
from paperclerk.word.swatches import swatch, swatch_letter


class RunFunction(NamedTuple):
    """A function, what it is given in words, the fields that must have, and an example."""

    function: Callable[[Any], Any] | None
    given: str
    needs: tuple[str, ...]
    example: str


_RATING = ("label", "letter", "fill", "ink")

# Their runs belong to the file they are put into, so `filling` makes the functions for each.
PICTURE, WORDS = "picture", "words"

# To add a function: write it in a room of its own, and a line here.
RUN_FUNCTIONS: dict[str, RunFunction] = {
    "swatch": RunFunction(swatch, "a rating", _RATING, "{{r swatch(d.rating) }}"),
    "swatch_letter": RunFunction(swatch_letter, "a rating", _RATING, "{{r swatch_letter(d.rating) }}"),
    PICTURE: RunFunction(None, "a picture", ("region", "title", "words"), "{{r picture(paper.counts_picture) }}"),
    WORDS: RunFunction(
        None,
        "a stretch of an author's",
        ("text", "bold", "italic", "underlined", "raised", "link"),
        "{{r words(stretch) }}",
    ),
    "fitted": RunFunction(fitted, "a cell of an author's table", ("columns", "rows", "share"), "{{r fitted(cell) }}"),
}
