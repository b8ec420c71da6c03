"""A paper read back: its build, its regions and what is outside them, whatever was done to it since."""

import io
import re
import zipfile
from pathlib import Path

import docx
import pytest
from builders import a_cycle, a_plan
from word_reading import TEMPLATES, changed

from paperclerk.assembly import cabinet_report, stabilisation_plan
from paperclerk.errors import Unreadable
from paperclerk.ooxml.package import open_package
from paperclerk.word.builds import build_of
from paperclerk.word.paper_text import read_paper_text
from paperclerk.word.papers import read_regions, render

TEMPLATE = TEMPLATES / "stabilisation-plan.docx"
MADE = render(stabilisation_plan.assemble(a_cycle()), TEMPLATE)


def test_the_same_paper_is_the_same_build_and_another_is_another() -> None:
    again = render(stabilisation_plan.assemble(a_cycle()), TEMPLATE)
    other = render(stabilisation_plan.assemble(a_cycle(plan=a_plan(title="Another plan"))), TEMPLATE)

    assert again == MADE
    assert re.fullmatch(r"[0-9a-f]{16}", build_of(open_package(MADE)))
    assert build_of(open_package(MADE)) == build_of(open_package(again)) != build_of(open_package(other))


def test_another_template_makes_another_build(tmp_path: Path) -> None:
    template = tmp_path / TEMPLATE.name
    template.write_bytes(changed(TEMPLATE, ("Table Text", "Table Words"), name="word/styles.xml"))

    made = render(stabilisation_plan.assemble(a_cycle()), template)

    assert build_of(open_package(made)) != build_of(open_package(MADE))


def test_properties_of_the_council_s_own_template_are_kept(tmp_path: Path) -> None:
    own = (
        '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" '
        'xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"><property '
        'fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="2" name="Department"><vt:lpwstr>Democratic Services'
        "</vt:lpwstr></property></Properties>"
    )
    template = tmp_path / TEMPLATE.name
    with zipfile.ZipFile(io.BytesIO(MADE)) as made, zipfile.ZipFile(TEMPLATE) as plain:
        parts = {name: plain.read(name) for name in plain.namelist()}
        for name in ("[Content_Types].xml", "_rels/.rels"):
            parts[name] = made.read(name)
    with zipfile.ZipFile(template, "w") as package:
        for name, content in {**parts, "docProps/custom.xml": own.encode()}.items():
            package.writestr(name, content)

    read = open_package(render(stabilisation_plan.assemble(a_cycle()), template))

    assert b"Democratic Services" in read.read("docProps/custom.xml")
    assert b'pid="3"' in read.read("docProps/custom.xml")
    assert len(build_of(read)) == 16


def test_regions_are_read_as_the_check_of_ratings_reads_them() -> None:
    text = read_paper_text(MADE)

    assert {one.region: one.text for one in text.regions} == read_regions(MADE)
    assert len(text.regions) == len(text.by_region)


def test_a_region_s_own_words_leave_out_those_of_regions_in_it() -> None:
    [deliverable] = read_paper_text(MADE).by_region["gen_D4_1"]
    [rating] = read_paper_text(MADE).by_region["gen_D4_1_rag"]

    assert rating.within == ("gen_rec_4", "gen_D4_1")
    assert rating.own == rating.text == "Green"
    assert "Green" in deliverable.text
    assert "Green" not in deliverable.own


def test_what_stands_outside_is_read_with_its_number() -> None:
    made = render(cabinet_report.assemble(a_cycle(), None, ()), TEMPLATES / "cabinet-report.docx")

    outside = read_paper_text(made).outside

    assert "Subject:" in [one.text for one in outside]
    assert not any("No return" in one.text for one in outside)
    assert [one.number for one in outside] == sorted({one.number for one in outside})


def test_what_a_tracked_change_takes_out_is_not_read_and_what_it_puts_in_is() -> None:
    gone = '<w:del w:id="9001" w:author="A"><w:r><w:delText>Green</w:delText></w:r></w:del>'
    new = '<w:ins w:id="9002" w:author="A"><w:r><w:t> now</w:t></w:r></w:ins>'
    tracked = changed(MADE, (">Green</w:t></w:r>", f">Amber</w:t></w:r>{gone}{new}"))

    assert read_paper_text(tracked).by_region["gen_D4_1_rag"][0].text == "Amber now"
    assert read_regions(tracked)["gen_D4_1_rag"] == "Amber now"


def test_a_region_that_lost_its_control_is_known_by_its_bookmark() -> None:
    with zipfile.ZipFile(io.BytesIO(MADE)) as package:
        xml = package.read("word/document.xml").decode()
    bare = re.sub(r"<w:sdtPr>.*?</w:sdtPr>|</?w:sdt>|</?w:sdtContent>", "", xml, flags=re.DOTALL)
    shorn = changed(MADE, (xml[xml.index("<w:body") :], bare[bare.index("<w:body") :]))

    text = read_paper_text(shorn)

    assert text.by_region["gen_D4_1_rag"][0].text == "Green"
    assert set(text.by_region) == {one.region for one in read_paper_text(MADE).regions}


@pytest.mark.parametrize("content", [b"", b"text", b"PK\x03\x04"])
def test_what_is_no_word_file_is_unreadable(content: bytes) -> None:
    with pytest.raises(Unreadable):
        read_paper_text(content)


def test_a_word_file_of_somebody_else_s_has_no_regions_and_no_build() -> None:
    out = io.BytesIO()
    document = docx.Document()
    document.add_paragraph("Hello")
    document.save(out)

    text = read_paper_text(out.getvalue())

    assert (text.build_id, text.regions, [one.text for one in text.outside]) == ("", (), ["Hello"])
