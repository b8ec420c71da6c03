"""What makes a paper readable for everybody: headings, headers of tables, words beside colours, language."""

from itertools import pairwise

import pytest
from rich_cycle import a_rich_cycle, the_findings, the_last_issue
from word_reading import TEMPLATES, W, part, words

from paperclerk.assembly import assurance_pack, stabilisation_plan
from paperclerk.assembly.ratings_shown import LEAST_CONTRAST, contrast
from paperclerk.charts.drawing import draw
from paperclerk.word.papers import render


@pytest.fixture(scope="module", params=["table", "pack", "pack with pictures"])
def made(request) -> bytes:
    if request.param == "table":
        paper = stabilisation_plan.assemble(a_rich_cycle(), the_last_issue("stabilisation-plan"))
        return render(paper, TEMPLATES / "stabilisation-plan.docx")
    return render(
        assurance_pack.assemble(a_rich_cycle(), the_findings(), the_last_issue()),
        TEMPLATES / "assurance-pack.docx",
        draw if "pictures" in request.param else None,
    )


def test_there_is_one_heading_1_and_no_level_is_skipped(made):
    styles = [style.get(f"{W}val") for style in part(made).iter(f"{W}pStyle")]
    levels = [int(style[-1]) for style in styles if style.startswith("Heading")]

    assert levels.count(1) == 1
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_every_table_repeats_its_heading_row_and_says_what_it_is(made):
    tables = list(part(made).iter(f"{W}tbl"))

    assert tables
    for table in tables:
        first, *others = table.iter(f"{W}tr")
        assert first.find(f"{W}trPr/{W}tblHeader") is not None
        assert others
        assert all(other.find(f"{W}trPr/{W}tblHeader") is None for other in others)
        assert table.find(f"{W}tblPr/{W}tblCaption").get(f"{W}val")
        assert table.find(f"{W}tblPr/{W}tblDescription").get(f"{W}val")


def test_no_cells_are_merged_and_every_row_has_all_of_them(made):
    body = part(made)

    assert not list(body.iter(f"{W}gridSpan", f"{W}vMerge", f"{W}hMerge"))
    for table in body.iter(f"{W}tbl"):
        columns = len(table.findall(f"{W}tblGrid/{W}gridCol"))
        assert {len(row.findall(f"{W}tc")) for row in table.iter(f"{W}tr")} == {columns}


def test_no_empty_paragraph_stands_in_for_space(made):
    paragraphs = [p for p in part(made).iter(f"{W}p") if next(p.iter(f"{W}drawing"), None) is None]
    empty = [p for p in paragraphs if not words(p).strip()]

    assert not [p for p in empty if p.getparent().tag != f"{W}tc" or len(p.getparent().findall(f"{W}p")) > 1]


def test_the_language_is_british_english_where_every_style_inherits_it(made):
    assert part(made, "word/styles.xml").find(f"{W}docDefaults//{W}lang").get(f"{W}val") == "en-GB"


def test_colour_never_stands_without_a_word_and_the_word_stays_readable_on_it(made):
    shaded = [run for run in part(made).iter(f"{W}r") if run.find(f"{W}rPr/{W}shd") is not None]

    assert shaded
    for run in shaded:
        fill, ink = run.find(f"{W}rPr/{W}shd").get(f"{W}fill"), run.find(f"{W}rPr/{W}color").get(f"{W}val")
        assert words(run).strip()
        assert contrast(fill, ink) >= LEAST_CONTRAST


def test_lists_are_real_lists_and_no_paragraph_numbers_itself(made):
    assert not list(part(made).iter(f"{W}numPr"))
    assert not [text for text in part(made).iter(f"{W}t") if (text.text or "").lstrip().startswith("•")]
