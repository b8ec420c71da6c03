"""Braces of a template's tags, told apart before filling: a lost one would swallow the words up to the next tag."""

import re
from collections.abc import Iterator
from typing import Any

from paperclerk.errors import TemplateMisfit
from paperclerk.ooxml.package import Package
from paperclerk.word.wml import local, w

_PARTS = re.compile(r"word/(?:document|header\d*|footer\d*|footnotes|endnotes)\.xml")
# A whole tag holds no other's beginning; `}` inside one is rare, and not the last sign before another brace's end.
_WHOLE = re.compile(r"\{\{(?:(?!\{\{|\{%|\}\}).)*\}\}|\{%(?:(?!\{\{|\{%|%\}).)*%\}|\{#.*?#\}", re.DOTALL)
_LEFT_OVER = re.compile(r"\{\{|\}\}|\{%|%\}|\{\s+[{%]|[}%]\s+\}|\{\s*\w+\.[\w.]+\s*\}")


def braces_must_pair(package: Package, template: str) -> None:
    """Stop on a tag with a brace too few, or with a space between two that belong together.

    Raises:
        TemplateMisfit: there is one; it names the template, the part and the paragraph.
    """
    for part in package.names:
        if not _PARTS.fullmatch(part):
            continue
        for where, text in _texts(package.xml(part)):
            if _LEFT_OVER.search(_WHOLE.sub(" ", text)):
                raise TemplateMisfit(
                    f"The template {template} does not fit: a tag lacks a brace or has one apart from its pair. "
                    f'It is in {part}, in {where} "{" ".join(text.split())[:200]}".',
                    "Write a value as {{ ... }} and a loop or condition as {% ... %}, all in one paragraph, with both "
                    "signs together at each end (templates/README.md lists the tags).",
                )


def _texts(story: Any) -> Iterator[tuple[str, str]]:
    for paragraph in story.iter(w("p")):
        own = (text for text in paragraph.iter(w("t")) if _paragraph_of(text) is paragraph)
        yield "the paragraph", "".join(text.text or "" for text in own)
    for tag in story.iter(w("tag")):
        yield "the tag of the content control", tag.get(w("val"), "")


def _paragraph_of(text: Any) -> Any:
    """Return the paragraph that a text stands in, the innermost where one lies in another's text box."""
    return next((above for above in text.iterancestors() if local(above) == "p"), None)
