"""Scrubbing a Word file, and the proof that nothing hidden is left, each shown to need the other."""

import io
import zipfile

import docx
import pytest
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from lxml import etree
from office_files import a_word_file
from office_pictures import a_png
from word_fields import a_field, with_chart
from word_reading import TEMPLATES, W, changed, part, text_of

from paperclerk.ooxml.field_codes import fields_in
from paperclerk.ooxml.hidden_data import hidden_data
from paperclerk.ooxml.package import open_package
from paperclerk.ooxml.repack import repack
from paperclerk.word import scrub
from paperclerk.word.builds import build_of, put_place, stamped
from paperclerk.word.pictures_bare import bare_picture

_APP = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_NOTE = "Made at C:\\Users\\somebody\\Desktop"


def a_dirty_file() -> bytes:
    """Return a Word file with everything in it that nobody means to publish."""
    document = docx.Document(str(TEMPLATES / "stabilisation-plan.docx"))
    seen = document.add_paragraph("What everybody sees")
    document.add_comment(seen.runs, "Do not print this", author="Somebody")
    _add(seen, "w:ins", "w:t", ", put in later")
    _add(seen, "w:del", "w:delText", " and struck out")
    hidden = seen.add_run("whispered")
    hidden._r.get_or_add_rPr().append(OxmlElement("w:vanish"))
    seen._p.set(qn("w:rsidR"), "00A1B2C3")
    picture = seen.add_run().add_picture(io.BytesIO(a_png(_NOTE)))
    picture._inline.docPr.set("descr", "A white dot")
    picture._inline.graphic.graphicData.pic.nvPicPr.cNvPr.set("name", "C:\\Users\\somebody\\dot.png")
    document.core_properties.author = "Somebody"
    document.core_properties.keywords = "secret"
    settings = document.settings.element
    rsids = OxmlElement("w:rsids")
    settings.append(rsids)
    template = OxmlElement("w:attachedTemplate")
    template.set(qn("r:id"), "rIdTemplate")
    settings.insert(0, template)
    out = io.BytesIO()
    document.save(out)
    content = changed(out.getvalue(), ("<Company/>", "<Company>Somebody &amp; Sons</Company>"), name="docProps/app.xml")
    links = (
        '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="rIdTemplate" Type="{_OFFICE}/attachedTemplate" Target="file:///S:/old/secret.dotx" '
        'TargetMode="External"/></Relationships>'
    )
    fields = f"<w:p>{a_field('FILENAME', 'secret.docx')}{a_field('DATE', '1 May 2020')}</w:p>"
    content = changed(content, ("</w:body>", f"{fields}</w:body>"))
    return repack(
        with_chart(content, b"figures"),
        {
            "word/_rels/settings.xml.rels": links.encode(),
            "docProps/custom.xml": b"<Properties>a property</Properties>",
            "docProps/thumbnail.jpeg": b"\xff\xd8\xff\xd9",
            "customXml/item1.xml": b"<data>figures</data>",
            "word/glossary/document.xml": b"<d>Somebody</d>",
            "word/printerSettings/printerSettings1.bin": b"Somebody",
        },
    )


def _add(paragraph, change: str, holds: str, words: str) -> None:
    marked, run, text = (OxmlElement(name) for name in (change, "w:r", holds))
    marked.set(qn("w:id"), "77")
    marked.set(qn("w:author"), "Somebody")
    text.text = words
    run.append(text)
    marked.append(run)
    paragraph._p.append(marked)


def test_what_everybody_sees_stays_and_all_else_goes():
    clean = scrub.scrubbed(a_dirty_file())

    assert hidden_data(clean) == ()
    assert "What everybody sees, put in later" in text_of(clean)
    with zipfile.ZipFile(io.BytesIO(clean)) as package:
        everything = b"".join(package.read(name) for name in package.namelist())
    for gone in (b"Somebody", b"whispered", b"struck out", b"Do not print", b"secret", b"figures", b"Desktop"):
        assert gone not in everything
    assert b"A white dot" in everything
    assert b"1 May 2020" in everything


def test_a_dirty_file_is_found_out_in_every_way():
    found = {hidden.what.partition(" (")[0] for hidden in hidden_data(a_dirty_file())}

    assert found >= {
        "an author", "keywords", "a company", "comments", "marks of comments", "tracked changes", "hidden text",
        "settings that tell where it comes from", "marks of editing sessions", "data behind the document",
        "properties of somebody's own, or a picture of the first page", "a path on somebody's machine",
        "a template elsewhere", "a field FILENAME", "a field DATE", "the workbook behind a chart",
        "series that a chart does not show",
    }  # fmt: skip


@pytest.mark.parametrize("left_out", scrub.SCRUBS, ids=lambda one: one.takes_out)
def test_without_any_one_scrub_the_proof_finds_what_is_left(left_out: scrub.Scrub, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(scrub, "SCRUBS", tuple(one for one in scrub.SCRUBS if one is not left_out))

    assert hidden_data(scrub.scrubbed(a_dirty_file()))


def test_the_build_stays_and_no_other_property_of_ones_own_does():
    document = docx.Document()
    put_place(document)
    built = stamped(document, TEMPLATES / "stabilisation-plan.docx")
    other = '<property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="9" name="Client">Somebody</property>'
    dirty = changed(built, ("</Properties>", f"{other}</Properties>"), name="docProps/custom.xml")

    clean = scrub.scrubbed(dirty)

    assert build_of(open_package(clean)) == build_of(open_package(built)) != ""
    assert hidden_data(clean) == ()
    assert b"Somebody" not in open_package(clean).read("docProps/custom.xml")
    assert "docProps/custom.xml" in {hidden.where for hidden in hidden_data(dirty)}
    spoiled = changed(clean, (build_of(open_package(clean)), "Somebody's own"), name="docProps/custom.xml")
    assert [hidden.where for hidden in hidden_data(spoiled)] == ["docProps/custom.xml"]


def test_a_chart_stays_with_the_figures_it_shows_and_without_its_workbook():
    clean = scrub.scrubbed(a_dirty_file())

    chart = etree.tostring(part(clean, "word/charts/chart1.xml"))
    assert b"Satisfied" in chart
    assert b"71.3" in chart
    assert b"Kept apart" not in chart
    assert not [name for name in open_package(clean).names if "embeddings" in name]
    assert [link.kind for link in open_package(clean).relations("word/document.xml") if "charts" in link.target]


@pytest.mark.parametrize(("code", "stays"), [("AUTHOR", False), ("SAVEDATE", True), ("PAGE", True)])
@pytest.mark.parametrize("simple", [True, False])
def test_a_field_that_prints_who_made_it_goes_and_a_day_it_printed_stays_as_words(
    code: str, *, stays: bool, simple: bool
):
    holds = a_word_file(f"<w:p><w:r><w:t>Before, </w:t></w:r>{a_field(code, 'told', simple=simple)}</w:p>")

    clean = scrub.scrubbed(holds)

    assert text_of(clean) == ("Before, told" if stays else "Before, ")
    assert [field.name for field in fields_in(open_package(clean))] == (["PAGE"] if code == "PAGE" else [])


def test_a_field_without_its_end_takes_nothing_with_it_and_is_found():
    field = a_field("AUTHOR").rpartition("<w:r>")[0]

    clean = scrub.scrubbed(a_word_file(f"<w:p>{field}</w:p><w:p><w:r><w:t>After</w:t></w:r></w:p>"))

    assert "After" in text_of(clean)
    assert "a field AUTHOR" in " ".join(hidden.what for hidden in hidden_data(clean))


def test_scrubbing_again_changes_nothing():
    once = scrub.scrubbed(a_dirty_file())

    assert scrub.scrubbed(once) == once


def test_our_own_templates_are_clean_after_scrubbing():
    for template in TEMPLATES.glob("*.docx"):
        assert hidden_data(scrub.scrubbed(template.read_bytes())) == (), template.name


def test_a_scrubbed_file_opens_and_its_links_lead_somewhere():
    clean = scrub.scrubbed(a_dirty_file())

    docx.Document(io.BytesIO(clean))
    types = part(clean, "[Content_Types].xml")
    with zipfile.ZipFile(io.BytesIO(clean)) as package:
        named = {over.get("PartName", "").lstrip("/") for over in types if etree.QName(over).localname == "Override"}
        assert named <= set(package.namelist())


@pytest.mark.parametrize(
    ("name", "what"),
    [
        ("word/embeddings/book.xlsx", "a file or a program within the file"),
        ("word/charts/picture.bin", "a file or a program within the file"),
        ("word/vbaProject.bin", "a file or a program within the file"),
    ],
)
def test_what_scrubbing_cannot_take_out_is_found(name: str, what: str):
    spoiled = repack(scrub.scrubbed(a_dirty_file()), {name: b"<c/>"})

    assert [hidden.what for hidden in hidden_data(spoiled) if hidden.where == name] == [what]


def test_pictures_keep_their_looks_and_lose_their_notes():
    png = a_png(_NOTE)
    jpeg = b"\xff\xd8\xff\xe0\x00\x04JF\xff\xe1\x00\x08Exif\x00\x00\xff\xfe\x00\x06note\xff\xda\x00\x02pixels\xff\xd9"

    assert bare_picture(png) == a_png()
    assert bare_picture(jpeg) == b"\xff\xd8\xff\xe0\x00\x04JF\xff\xda\x00\x02pixels\xff\xd9"
    assert bare_picture(b"\x89PNG\r\n\x1a\nshort") == b"\x89PNG\r\n\x1a\nshort"


def test_a_row_that_was_struck_out_goes_with_its_cells():
    document = docx.Document()
    table = document.add_table(rows=2, cols=1)
    table.cell(0, 0).text, table.cell(1, 0).text = "stays", "goes"
    properties = table.rows[1]._tr.get_or_add_trPr()
    properties.append(OxmlElement("w:del"))
    out = io.BytesIO()
    document.save(out)

    clean = scrub.scrubbed(out.getvalue())

    assert "goes" not in text_of(clean)
    assert len(list(part(clean).iter(f"{W}tr"))) == 1
