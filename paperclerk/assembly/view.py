"""A view of a period: all that papers are made from."""

from typing import NamedTuple

from paperclerk.domain.author import AuthorWords
from paperclerk.domain.cycle import Cycle
from paperclerk.domain.findings import Finding


class View(NamedTuple):
    """A period's cycle, what was found, and the author's words."""

    cycle: Cycle
    findings: tuple[Finding, ...]
    words: AuthorWords | None
