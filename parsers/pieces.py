"""What a reader of a report gives before anybody decided what is a heading: paragraphs and tables in reading order.

The readers of PDF and of Word each make these of their file; `parsers.outline` makes a report of them, the same way for
both.
"""

from typing import NamedTuple

from paperclerk.domain.report import Box, ReportTable


class Text(NamedTuple):
    """A paragraph put together over its lines and pages, and how it looks.

    `number` is the number or mark before the words as printed or counted (`4.1`, `4.`, `(a)`, `i.`, `•`), which
    `text` leaves out; `typed` tells a number in the text from one that a list of Word's counts. `level` is the outline
    level of its style in Word, 1 for the highest; None where nothing says. `size` in points, 0 where unknown; `bold`,
    `italic` and `underlined` when all of it is; `run_in` the bold words it begins with when not all is. `indent` is how
    many points its first line begins right of the text's left edge; `gap` how many points of room stand before it;
    `centred` when it is set in the middle. `starts_page` when it stands first on its page; `alone` when nothing else
    stands on it. `rest` are the pages and boxes it goes on in after the first.
    """

    text: str
    number: str = ""
    typed: bool = True
    level: int | None = None
    style: str = ""
    size: float = 0.0
    bold: bool = False
    italic: bool = False
    underlined: bool = False
    run_in: str = ""
    indent: float = 0.0
    gap: float = 0.0
    centred: bool = False
    starts_page: bool = False
    alone: bool = False
    page: int | None = None
    box: Box | None = None
    rest: tuple[tuple[int, Box], ...] = ()


Piece = Text | ReportTable
