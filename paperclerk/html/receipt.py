"""The receipt for a return, as a page and as the plain text of a message."""

import re
from collections.abc import Callable, Mapping
from pathlib import Path
from textwrap import fill
from typing import Any

from paperclerk.domain.receipt import Receipt
from paperclerk.html.page import filled_in, in_the_office

# What a mail program shows without breaking lines of its own.
LINE_LENGTH = 78


def render_page(receipt: Receipt, template: Path) -> str:
    """Return the receipt as one HTML page that fetches nothing.

    Raises:
        TemplateMisfit: the template is missing, or asks for something the receipt does not have.
    """
    return filled_in(template, "receipt", _content(receipt), {"moment": in_the_office})


def render_text(receipt: Receipt, template: Path) -> str:
    """Return the receipt as plain text, no line longer than 78 characters but for a word that is.

    Raises:
        TemplateMisfit: the template is missing, or asks for something the receipt does not have.
    """
    filters: dict[str, Callable[..., str]] = {"moment": in_the_office, "wrapped": _wrapped}
    made = filled_in(template, "receipt", _content(receipt), filters, is_page=False)
    # Parts that are left out leave their empty lines behind.
    return re.sub(r"\n{3,}", "\n\n", made).strip() + "\n"


def _content(receipt: Receipt) -> Mapping[str, Any]:
    return {"receipt": receipt}


def _wrapped(text: str, first: str = "", rest: str = "") -> str:
    """Return a text in lines that fit, `first` before its first line and `rest` before the others."""
    lines = [line for line in text.splitlines() if line.strip()] or [""]
    starts = [first, *[rest] * (len(lines) - 1)]
    return "\n".join(
        fill(line, LINE_LENGTH, initial_indent=start, subsequent_indent=rest, break_long_words=False,
             break_on_hyphens=False)
        for start, line in zip(starts, lines, strict=True)
    )  # fmt: skip
