"""How many changes a redline shows: one for each that somebody made, and none that says what was said before."""

from collections import Counter

import pytest
from lxml import etree
from office_files import a_word_file, content_of, real_files
from redlined import MADE, OURS, with_document
from regenerated_papers import MADE as NOW
from regenerated_papers import after, before, pack_after, pack_before, report_after, report_before

from paperclerk.ooxml.package import open_package
from paperclerk.ooxml.wordml import W
from paperclerk.word.redline import redline
from paperclerk.word.regenerate import regenerate

REAL = real_files("forms_docx", "reports", but=".pdf")
PAPERS = {"table": before, "pack": pack_before, "report": report_before}
NEXT = {"table": after, "pack": pack_after, "report": report_after}
OTHERS_IN_LOOKS = tuple(f"{W}{name}" for name in ("ins", "del", "moveFrom", "moveTo", "rPr", "sectPr"))
REFERENCES = (f"{W}headerReference", f"{W}footerReference")


def changes_in(docx: bytes) -> Counter[str]:
    root = open_package(docx).xml("word/document.xml")
    named = (one for one in root.iter(etree.Element) if one.get(f"{W}author") or one.tag == f"{W}tblGridChange")
    return Counter(etree.QName(one).localname for one in named)


def empty_changes(docx: bytes) -> list[str]:
    """Return the changes of looks after which a thing looks as it did, told without the way they are written."""
    found = []
    for change in open_package(docx).xml("word/document.xml").iter(etree.Element):
        name = etree.QName(change).localname
        if not name.endswith("Change") or not change.tag.startswith(W) or change.getparent() is None:
            continue
        inside = () if not len(change) else change[0]
        left_out = (change.tag, *REFERENCES, *OTHERS_IN_LOOKS)
        now = [said(child) for child in change.getparent() if child.tag not in left_out]
        if now == [said(child) for child in inside if child.tag not in left_out]:
            found.append(etree.tostring(change).decode()[:200])
    return found


def said(element) -> tuple:
    return element.tag, sorted(element.items()), [said(child) for child in element]


def with_a_word_more_in_a_cell(docx: bytes, number: int) -> bytes:
    root = open_package(docx).xml("word/document.xml")
    cells = (text for cell in root.iter(f"{W}tc") for text in cell.iter(f"{W}t") if len(text.text or "") > 10)
    text = list(cells)[number]
    text.text += " Quillwork"
    return with_document(docx, root)


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("number", [0, 3, -1])
def test_one_word_more_in_a_cell_is_one_change(paper, number):
    old = PAPERS[paper]()

    made = redline(old, with_a_word_more_in_a_cell(old, number), "A clerk", MADE)

    assert (made.changes, changes_in(made.docx)) == (1, Counter({"ins": 1}))


@pytest.mark.parametrize("paper", PAPERS)
def test_no_change_of_a_redline_or_of_a_regenerated_draft_says_what_was_said_before(paper):
    old, new = PAPERS[paper](), NEXT[paper]()

    assert empty_changes(redline(old, new, "A clerk", MADE).docx) == []
    assert empty_changes(regenerate(old, old, new, NOW, tracked=True).docx) == []


def test_an_empty_change_is_found_where_there_is_one():
    look = "<w:rPr><w:b/>{}</w:rPr>".format('<w:rPrChange w:id="1" w:author="A"><w:rPr><w:b/></w:rPr></w:rPrChange>')

    assert len(empty_changes(a_word_file(f"<w:p><w:r>{look}<w:t>One.</w:t></w:r></w:p>"))) == 1


@pytest.mark.parametrize("path", [*OURS, *REAL], ids=lambda path: f"{path.parent.name}-{path.name}")
def test_a_file_and_itself_show_no_change_however_its_names_and_lines_are_written(path):
    docx = content_of(path)
    for same in (docx, written_with_other_names(docx), with_document(docx, indented(docx))):
        made = redline(docx, same, "A clerk", MADE)

        assert (made.changes, changes_in(made.docx)) == (0, Counter())


def written_with_other_names(docx: bytes) -> bytes:
    root = open_package(docx).xml("word/document.xml")
    others = {(prefix if prefix != "w" else "ns0"): name for prefix, name in root.nsmap.items()}
    made = etree.Element(root.tag, nsmap={**others, "more": "urn:more"})
    made.attrib.update(root.attrib)
    made.extend(list(root))
    assert b"<ns0:body" in etree.tostring(made)
    return with_document(docx, made)


def indented(docx: bytes):
    root = open_package(docx).xml("word/document.xml")
    for element in root.iter(f"{W}tbl", f"{W}tr", f"{W}tcPr", f"{W}pPr", f"{W}rPr", f"{W}tblPr"):
        element.text = "\n  "
        for child in element:
            child.tail = "\n  "
    return root
