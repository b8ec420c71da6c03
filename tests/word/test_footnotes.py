"""Tags in footnotes: filled in once, however many sections a template has."""

import zipfile
from io import BytesIO

from builders import a_cycle, a_plan
from word_reading import TEMPLATES, W, changed, part, words

from paperclerk.assembly import stabilisation_plan
from paperclerk.ooxml.repack import repack
from paperclerk.word.papers import render

TABLE = TEMPLATES / "stabilisation-plan.docx"
MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml"


def with_footnote(words_of_it: str) -> bytes:
    """Return a template of two sections with a footnote."""
    inside = f'<w:footnote w:id="1"><w:p><w:r><w:t>{words_of_it}</w:t></w:r></w:p></w:footnote>'
    note = f'<w:footnotes xmlns:w="{W[1:-1]}">{inside}</w:footnotes>'
    section = "<w:p><w:pPr><w:sectPr/></w:pPr></w:p>"
    content = changed(TABLE, ("<w:sectPr", section + "<w:sectPr"))
    kind = f'<Override PartName="/word/footnotes.xml" ContentType="{MAIN}.footnotes+xml"/></Types>'
    content = changed(content, ("</Types>", kind), name="[Content_Types].xml")
    relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
    link = f'<Relationship Id="rId90" Type="{relation}" Target="footnotes.xml"/></Relationships>'
    content = changed(content, ("</Relationships>", link), name="word/_rels/document.xml.rels")
    with zipfile.ZipFile(BytesIO(content)) as package:
        assert "word/footnotes.xml" not in package.namelist()
    return repack(content, {"word/footnotes.xml": note.encode()})


def test_a_footnote_says_what_was_typed_and_never_works_it_out(tmp_path):
    typed = "{{ 7*7 }} and {{ paper.marking }}"
    path = tmp_path / "stabilisation-plan.docx"
    path.write_bytes(with_footnote("{{ paper.title }}"))

    made = render(stabilisation_plan.assemble(a_cycle(plan=a_plan().model_copy(update={"title": typed}))), path)

    assert words(part(made, "word/footnotes.xml")) == typed
