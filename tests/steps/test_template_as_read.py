"""A template is refused for what the papers made with it would be told off for, or not published for, afterwards."""

import re
import zipfile
from pathlib import Path

import pytest
from word_reading import TEMPLATES, changed

from flows.office import read_sample
from paperclerk.domain.template_check import TemplateCheck
from paperclerk.steps.check_template import check_template

TABLE = TEMPLATES / "stabilisation-plan.docx"
OURS = [*sorted(TEMPLATES.glob("*.docx")), *sorted((TEMPLATES / "examples" / "wendmoor").glob("*.docx"))]


def checked(content: bytes, tmp_path: Path) -> TemplateCheck:
    path = tmp_path / "stabilisation-plan.docx"
    path.write_bytes(content)
    return check_template(path, read=read_sample)


def with_headings_in(colour: str) -> bytes:
    """Return our template with the headings' ink changed."""
    return changed(
        TABLE, *((f'w:val="{ink}"', f'w:val="{colour}"') for ink in inks_of_headings()), name="word/styles.xml"
    )


def inks_of_headings() -> set[str]:
    """Return the colours of our template's headings."""
    with zipfile.ZipFile(TABLE) as package:
        styles = package.read("word/styles.xml").decode()
    headings = re.findall(r'<w:style [^>]*w:styleId="Heading\d".*?</w:style>', styles, flags=re.DOTALL)
    return {ink for style in headings for ink in re.findall(r'<w:color [^>]*w:val="([0-9A-F]{6})"', style)}


@pytest.mark.parametrize("path", OURS, ids=lambda path: str(path)[-40:])
def test_nothing_is_said_of_papers_made_with_our_templates_and_a_second_councils(path):
    check = check_template(path, read=read_sample)

    assert check.fits
    assert check.findings == ()


def test_a_table_whose_first_row_is_not_marked_as_its_heading_is_refused_with_its_place(tmp_path):
    check = checked(changed(TABLE, ("<w:tblHeader/>", "")), tmp_path)

    found = [one for one in check.findings if one.rule == "T21"]
    assert not check.fits
    assert any(
        "(Q38, with a month in which everything happened): A table has no heading row" in f.message for f in found
    )
    assert all(one.place.where.startswith("word/document.xml, table ") for one in found)


@pytest.mark.parametrize(("colour", "fits"), [("99CC66", False), ("1B2A4A", True)])
def test_headings_that_hardly_stand_out_are_refused_with_both_colours(colour, fits, tmp_path):
    check = checked(with_headings_in(colour), tmp_path)

    assert check.fits is fits
    assert fits or any("Q43" in one.message and "99CC66 on FFFFFF" in one.message for one in check.findings)


def test_a_marking_typed_into_the_header_is_refused_with_its_part(tmp_path):
    typed = "</w:pPr><w:r><w:t>OFFICIAL-</w:t></w:r><w:r><w:t>SENSITIVE</w:t></w:r>"

    check = checked(changed(TABLE, ("</w:pPr>", typed), name="word/header1.xml"), tmp_path)

    [found] = [one for one in check.findings if one.rule == "T22"]
    assert not check.fits
    assert found.message == "It is marked OFFICIAL-SENSITIVE, so that no paper made with it could be published."
    assert found.place.where.startswith("word/header1.xml, in the paragraph ")


def test_a_marking_that_a_condition_asks_for_is_none(tmp_path):
    asked = "Key {% if paper.marking == 'OFFICIAL-SENSITIVE' %}kept back{% endif %}</w:t>"

    check = checked(changed(TABLE, ("Key to the ratings</w:t>", asked)), tmp_path)

    assert "T22" not in {one.rule for one in check.findings}


def test_a_tag_that_no_sample_reaches_is_told_beside_what_is_hard_to_read(tmp_path):
    risky = "Key {% if paper.marking == 'NONE' %}{{ paper.title | replace('a', 'b') }}{% endif %}</w:t>"

    check = checked(changed(TABLE, ("Key to the ratings</w:t>", risky), ("<w:tblHeader/>", "")), tmp_path)

    assert {"T13", "T21"} <= {one.rule for one in check.findings}
