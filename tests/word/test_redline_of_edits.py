"""Redlines of files that people wrote, and of ours, against copies of them edited in every way that people edit.

By our own reading of all that a file holds, by docx-trackdiff, and, of some, by LibreOffice. More: docs/drafts.md.
"""

import os
from collections import Counter
from pathlib import Path

import pytest
from edited_copies import EDITS, all_edits, every_edit
from libreoffice_settling import needs_libreoffice, settle_in_libreoffice
from loose_ends import loose_ends
from lxml import etree
from office_files import a_word_file, content_of, real_files
from redlined import MADE, SAMPLE, TEMPLATES, texts
from second_opinion import bare_lines, faults_by_trackdiff, lines_by_trackdiff
from whole_reading import differences

from paperclerk.word.redline import redline

OURS = [SAMPLE / "2031-03" / "cabinet-report.docx", TEMPLATES / "assurance-pack.docx"]
REAL = real_files("forms_docx", "reports", but=".pdf")
# Each kind of edit by itself, as the release was tried: PAPERCLERK_EDITS=each. Else all of them, in so many copies.
EACH = os.environ.get("PAPERCLERK_EDITS", "") == "each"
BATCHES = 2
# Of those that LibreOffice is asked about each time: notes and forms, lists and links, pictures and headers.
TRIED = [
    path for path in REAL if path.name.startswith(("apache-poi__form_foot", "docling-project-docling__docx_", "000_"))
]
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def named(path: Path) -> str:
    return f"{path.parent.name}-{path.name}"


def copies(path: Path) -> list[tuple[str, bytes]]:
    content = content_of(path)
    if EACH:
        return list(every_edit(content, path.name))
    return [(f"batch {number}", copied) for number, copied in enumerate(all_edits(content, path.name, BATCHES))]


@pytest.mark.parametrize("path", [*OURS, *REAL], ids=named)
def test_edited_copies_can_be_accepted_and_rejected_in_all_they_hold(path, tmp_path):
    old = content_of(path)
    for name, new in copies(path):
        made = redline(old, new, "A clerk", MADE).docx

        assert differences(made, new, accepted=True) == [], name
        assert differences(made, old, accepted=False) == [], name
        assert loose_ends(made) - loose_ends(new) == Counter(), name
        for wanted, accepted in ((new, True), (old, False)):
            by_them = lines_by_trackdiff(made, accepted=accepted)
            assert by_them == lines_by_trackdiff(wanted, accepted=True), name
        assert faults_by_trackdiff(made, old, new, tmp_path) == [], name


def test_each_kind_of_edit_is_made_to_one_file_or_another():
    done = {name for path in OURS + REAL[:1] if path.is_file() for name, _ in every_edit(path.read_bytes(), "a")}

    assert set(EDITS) - done <= OF_REAL_FILES


# Our own papers have none of these.
OF_REAL_FILES = {
    "takes_out_the_end_of_a_section",
    "changes_a_note",
    "removes_the_mark_of_a_note",
    "changes_a_picture",
    "removes_a_picture",
}


@needs_libreoffice
def test_libreoffice_opens_accepts_and_rejects_edited_copies_of_real_files(tmp_path):
    pairs = [(content_of(path), copied) for path in TRIED for _, copied in copies(path)[:1]]
    for number, (old, new) in enumerate(pairs):
        (tmp_path / f"{number}.docx").write_bytes(redline(old, new, "A clerk", MADE).docx)
        # How LibreOffice itself saves what is wanted: it counts pages anew, and takes in files that are put in whole.
        (tmp_path / f"{len(pairs) + number}.docx").write_bytes(old)
        (tmp_path / f"{2 * len(pairs) + number}.docx").write_bytes(new)

    settle_in_libreoffice(tmp_path, 3 * len(pairs))

    for number in range(len(pairs)):
        for made, wanted in (("accepted", 2 * len(pairs) + number), ("rejected", len(pairs) + number)):
            settled, right = tmp_path / f"{number}-{made}.docx", tmp_path / f"{wanted}-accepted.docx"
            assert lines(settled.read_bytes()) == lines(right.read_bytes()), f"{TRIED[number].name} {made}"


def lines(docx: bytes) -> list[str]:
    """Return the words of each paragraph, without the sign that LibreOffice leaves where a row is new or gone."""
    said = (line.replace("\u200d", "").strip() for line in texts(docx))
    return [line for line in said if line]


A_FAULT = {
    "a paragraph that runs on": (
        '<w:p><w:pPr><w:rPr><w:del w:id="1"/></w:rPr></w:pPr><w:r><w:t>One, </w:t></w:r></w:p>'
        "<w:p><w:r><w:t>two.</w:t></w:r></w:p>",
        ["one, two."],
    ),
    "words moved away": (
        '<w:p><w:moveFrom w:id="1"><w:r><w:t>Gone.</w:t></w:r></w:moveFrom><w:r><w:t>There.</w:t></w:r></w:p>',
        ["there."],
    ),
    "a text box that is gone": (
        '<w:p><w:del w:id="1"><w:r><w:pict><w:txbxContent><w:p><w:r><w:t>Gone.</w:t></w:r></w:p></w:txbxContent>'
        "</w:pict></w:r></w:del></w:p>",
        [""],
    ),
}


@pytest.mark.parametrize("fault", A_FAULT)
def test_docx_trackdiff_still_has_the_faults_that_it_is_helped_over(fault):
    body, right = A_FAULT[fault]
    root = etree.fromstring(f"<w:document {W}><w:body>{body}</w:body></w:document>")

    assert bare_lines(root, accepted=True) != right
    assert lines_by_trackdiff(a_word_file(body), accepted=True) == right
