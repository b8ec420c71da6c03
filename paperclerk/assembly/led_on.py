"""A public paper led on to its sources: what its own manifest may not tell, taken from that of the draft."""

from paperclerk.domain.manifest import Manifest
from paperclerk.domain.papers import Source
from paperclerk.domain.trace import PaperText, folded


def led_on(public: Manifest, draft: Manifest, paper: PaperText) -> Manifest:
    """Return a public paper's manifest with the files and places that the draft's names for the same values.

    Only what stands in the public paper is led on: of what is kept back nothing is told by its trace either.

    Args:
        public: the manifest made for everybody.
        draft: that of the draft, which is the office's.
        paper: the public paper as it stands.
    """
    known = {_key(cell): cell for cell in draft.cells}
    shown = {folded(line) for one in paper.outside for line in one.text.split("\n")}
    return public.model_copy(
        update={
            "cells": tuple(known.get(_key(cell), cell) for cell in public.cells),
            "author": tuple(words for words in draft.author if _stands(words, shown)),
            "sources": draft.sources,
        }
    )


def _key(cell: Source) -> tuple[str, str, str, str]:
    return cell.region, cell.deliverable, cell.field, folded(cell.text)


def _stands(words: Source, shown: set[str]) -> bool:
    return all(folded(line) in shown for line in words.text.split("\n"))
