"""Words of a Word file that stand out little from what is behind them, where both colours are known for certain."""

from collections.abc import Iterator, Sequence

from paperclerk.domain.contrast import LEAST_CONTRAST, contrast
from paperclerk.domain.report import Inked
from paperclerk.ooxml.blocks import Paragraph
from paperclerk.ooxml.grounds import WHITE, colour_named, ground_of
from paperclerk.ooxml.looks import Looks, RunLook
from parsers.word_where import Wheres

_LARGE, _LARGE_BOLD = 18, 14


def faint_words(paragraphs: Sequence[Paragraph], looks: Looks, wheres: Wheres) -> Iterator[Inked]:
    """Yield the words of each paragraph that are in a colour of their own and stand out little, once for each colour.

    White on nothing is left out: those words are hidden, and told as such.
    """
    for paragraph in paragraphs:
        seen = set()
        for run in paragraph.runs:
            look = looks.run(paragraph, run)
            ink = colour_named(look.colour)
            if not run.text.strip() or not ink or (ink, look.shade) in seen:
                continue
            seen.add((ink, look.shade))
            ground = ground_of(paragraph.element, look, looks)
            if ground and (ink, ground) != (WHITE, WHITE) and contrast(ink, ground) < LEAST_CONTRAST:
                words = " ".join(run.text.split())
                where, large = wheres.of(paragraph.element), _is_large(look)
                yield Inked(where=where, text=words, ink=ink, ground=ground, is_large=large)


def _is_large(look: RunLook) -> bool:
    return look.size >= _LARGE or (look.bold and look.size >= _LARGE_BOLD)
