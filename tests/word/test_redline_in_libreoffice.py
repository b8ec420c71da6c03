"""LibreOffice's own word on our redlines: accept all gives the new file's text, reject all the old one's.

How it is asked: `libreoffice_settling`.
"""

import os
import random

import pytest
from authors_hand import p
from libreoffice_settling import needs_libreoffice, save_as_text, settle_in_libreoffice
from office_files import a_word_file, content_of, real_files
from redlined import MADE, OURS, SAMPLE, TEMPLATES, a_document, a_picture, changed_by_chance, pairs_by_chance, texts

from paperclerk.word.redline import redline


def pairs() -> list[tuple[bytes, bytes]]:
    made = []
    for path in (SAMPLE / "2031-03" / "cabinet-report.docx", TEMPLATES / "stabilisation-plan.docx"):
        for number in range(3):
            chance = random.Random(f"{path.name} {number}")
            old = changed_by_chance(path.read_bytes(), chance, 2)
            made.append((old, changed_by_chance(old, chance, 8)))
    # Words typed at the end of a paragraph and on into a new one.
    made.append((a_word_file(p("One.") + p("Two.")), a_word_file(p("One. And.") + p("More.") + p("Two."))))
    given = {"note": "The end.", "header": "Draft"}
    return [*made, (a_document(**given, picture=a_picture("red"), listed="One"),
                    a_document(**given, picture=a_picture("blue"), listed="Two"))]  # fmt: skip


ALL = [*OURS, *real_files("forms_docx", "reports", but=".pdf")]


@needs_libreoffice
@pytest.mark.skipif("PAPERCLERK_PAIRS" not in os.environ, reason="a long run: PAPERCLERK_PAIRS says how many pairs")
@pytest.mark.parametrize("path", ALL, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_libreoffice_opens_every_redline_of_pairs_made_by_chance(path, tmp_path):
    content_of(path)
    made = [redline(old, new, "A clerk", MADE).docx for old, new in pairs_by_chance(path)]
    for number, one in enumerate(made):
        (tmp_path / f"{number}.docx").write_bytes(one)

    save_as_text(tmp_path, len(made))

    assert all((tmp_path / f"{number}.txt").is_file() for number in range(len(made)))


@needs_libreoffice
def test_libreoffice_accepts_and_rejects_as_we_do(tmp_path):
    both = pairs()
    for number, (old, new) in enumerate(both):
        (tmp_path / f"{number}.docx").write_bytes(redline(old, new, "A clerk", MADE).docx)

    settle_in_libreoffice(tmp_path, len(both))

    for number, (old, new) in enumerate(both):
        for made, wanted in (("accepted", new), ("rejected", old)):
            settled = (tmp_path / f"{number}-{made}.docx").read_bytes()
            assert texts(settled) == texts(wanted), f"pair {number} {made}"
