"""The Cabinet report in Word: the template shows all that the report says, numbered by styles, traceable."""

import pytest
from builders import a_cycle, a_small_cycle, an_authors_table, an_update
from rich_cycle import a_rich_cycle, the_findings, the_last_issue
from word_reading import TEMPLATES, W, changed, paragraphs, part, text_of, words

from paperclerk.assembly.cabinet_report import assemble
from paperclerk.domain.author import AuthorSection, AuthorWords, Block, Stretch, paragraph_block
from paperclerk.domain.cycle import Cycle
from paperclerk.domain.front_page import FrontPage
from paperclerk.domain.layouts import LAYOUTS
from paperclerk.domain.ratings import Rag
from paperclerk.errors import TemplateMisfit
from paperclerk.rules.shown import ratings_as_signed
from paperclerk.word.papers import read_regions, render

TEMPLATE = TEMPLATES / "cabinet-report.docx"


def a_report(*blocks: Block, id: str = "summary", cycle: Cycle | None = None, layout: str = "2024") -> bytes:
    section = AuthorSection(id=id, heading=LAYOUTS[layout].section(id).heading, blocks=blocks)
    words = AuthorWords(sections=(section,), front=FrontPage(subject="Progress & more"))
    return render(assemble(cycle or a_cycle(), words, (), layout=layout), TEMPLATE)


def styles(docx: bytes, *texts: str) -> list[str]:
    found = {text: style for style, text in paragraphs(docx)}
    return [found[text] for text in texts]


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_rich_cycle_shows_the_signed_ratings_and_nothing_else_as_ratings(layout):
    cycle = a_rich_cycle()
    paper = assemble(cycle, None, the_findings(), layout=layout, last_issue=the_last_issue("cabinet-report"))

    docx = render(paper, TEMPLATE)

    regions = read_regions(docx)
    assert ratings_as_signed(cycle, {"cabinet-report": regions}) == []
    assert sum(name.endswith("_rag") for name in regions) > 10
    assert {source.region for source in paper.sources} <= set(regions)
    assert docx == render(paper, TEMPLATE)


def test_a_rating_changed_in_the_paper_is_found_out():
    cycle = a_small_cycle(an_update("D4.1", rag=Rag.RED))
    docx = render(assemble(cycle, None, ()), TEMPLATE)

    regions = {**read_regions(docx), "gen_exc_D4_1_rag": "Green"}

    assert [found.rule for found in ratings_as_signed(cycle, {"cabinet-report": regions})] == ["C59"]


def test_every_kind_of_paragraph_has_a_style_that_numbers_it():
    kinds = ("body", "sub", "letter", "bullet", "inner-bullet", "item", "lead-in", "subheading")

    docx = a_report(*(paragraph_block(f"A {kind}.", kind) for kind in kinds))

    assert styles(docx, *(f"A {kind}." for kind in kinds)) == [
        "NumberedParagraph", "NumberedSub-paragraph", "Numbered(a)", "NumberedBullet", "NumberedBullet2",
        "NumberedItem", "NumberedParagraph", "Heading3",
    ]  # fmt: skip
    assert styles(docx, "Executive Summary") == ["Heading2"]


def test_only_headings_under_another_carry_a_number_of_their_own():
    docx = a_report(paragraph_block("Words."), id="legal", layout="2023")

    numbered = {
        words(paragraph): paragraph.find(f"{W}pPr/{W}numPr/{W}ilvl").get(f"{W}val")
        for paragraph in part(docx).iter(f"{W}p")
        if paragraph.find(f"{W}pPr/{W}numPr") is not None
    }
    assert set(numbered.values()) == {"1"}
    assert "Legal Implications" in numbered
    assert styles(docx, "Words.", "Compliance Issues") == ["NumberedSub-paragraph", "Heading2"]


@pytest.mark.parametrize("kind", ["lead-in", "sub", "body", "letter"])
def test_a_line_that_leads_in_stays_with_what_it_leads_into_and_no_other_line_has_to(kind):
    docx = a_report(paragraph_block("These are the ways:", kind), paragraph_block("The first way.", "bullet"))

    kept = {words(one): one.find(f"{W}pPr/{W}keepNext") is not None for one in part(docx).iter(f"{W}p")}
    assert (kept["These are the ways:"], kept["The first way."]) == (True, False)


def test_bold_words_are_bold_and_the_others_are_not():
    stretches = (Stretch(text="Appendix A", bold=True), Stretch(text=" shows it."))

    docx = a_report(Block(kind="body", stretches=stretches))

    bold = {words(run): run.find(f"{W}rPr/{W}b") is not None for run in part(docx).iter(f"{W}r") if words(run)}
    assert (bold["Appendix A"], bold[" shows it."]) == (True, False)


def test_italics_stay_and_a_link_leads_where_the_author_said_and_no_further():
    address = 'https://council.example/a "quoted" \\ path?x=1&y=<2>'
    stretches = (Stretch(text="in italics", italic=True), Stretch(text="the minutes", bold=True, link=address))

    docx = a_report(Block(kind="body", stretches=stretches))

    (run,) = [run for run in part(docx).iter(f"{W}r") if words(run) == "in italics"]
    assert run.find(f"{W}rPr/{W}i") is not None
    (field,) = part(docx).iter(f"{W}instrText")
    assert field.text == ' HYPERLINK "https://council.example/a%20%22quoted%22%20%5C%20path?x=1&y=<2>" '
    (linked,) = [run for run in part(docx).iter(f"{W}r") if words(run) == "the minutes"]
    assert linked.find(f"{W}rPr/{W}b") is not None


@pytest.mark.parametrize("columns", [1, 2, 5])
def test_a_table_of_the_authors_has_as_many_columns_as_it_had_and_a_header_on_every_page(columns):
    header = tuple(f"Heading {n}" for n in range(columns))
    rows = (tuple(f"Cell {n}\n• a point" for n in range(columns)), tuple("" for _ in range(columns)))

    docx = a_report(an_authors_table(header, *rows))

    (table,) = [table for table in part(docx).iter(f"{W}tbl") if "Heading 0" in words(table)]
    first, second, third = table.findall(f"{W}tr")
    assert [words(cell) for cell in first.findall(f"{W}tc")] == list(header)
    assert [words(cell) for cell in second.findall(f"{W}tc")] == [f"Cell {n}a point" for n in range(columns)]
    assert all(cell.find(f"{W}p") is not None for cell in third.findall(f"{W}tc"))
    assert first.find(f"{W}trPr/{W}tblHeader") is not None
    assert len(table.findall(f"{W}tblGrid/{W}gridCol")) == columns


def test_words_that_look_like_tags_or_markup_are_printed_as_they_are():
    odd = "{{ 7*7 }} {% if x %} {_{ <b>&</w:t></w:r>]]> 😀 100%"

    docx = a_report(paragraph_block(odd), cycle=a_small_cycle(an_update("D4.1", rag=Rag.RED, narrative=odd)))

    assert text_of(docx).count(odd) == 2


def test_generated_stretches_stand_in_controls_with_a_bookmark_of_the_same_name():
    body = part(render(assemble(a_rich_cycle(), None, the_findings()), TEMPLATE))

    regions = [tag.get(f"{W}val") for tag in body.iter(f"{W}tag") if tag.get(f"{W}val", "").startswith("gen_")]
    bookmarks = [mark.get(f"{W}name") for mark in body.iter(f"{W}bookmarkStart")]
    assert len(regions) == len(set(regions))
    assert sorted(regions) == sorted(bookmarks)
    assert {"gen_progress", "gen_exceptions", "gen_gaps", "gen_todo_summary", "gen_appendix_A"} <= set(regions)


def test_a_short_row_stays_on_one_page_and_a_long_one_may_run_over():
    cycle = a_rich_cycle()
    paper = assemble(cycle, None, ())
    body = part(render(paper, TEMPLATE))

    may_run_over = {shown.region: shown.is_long for shown in paper.progress.exceptions}
    assert set(may_run_over.values()) == {True, False}
    for control in body.iter(f"{W}sdt"):
        region = control.find(f"{W}sdtPr/{W}tag").get(f"{W}val")
        if region in may_run_over:
            whole = control.find(f"{W}sdtContent/{W}tr/{W}trPr/{W}cantSplit") is not None
            assert whole is not may_run_over[region]


def test_a_template_that_lost_the_ratings_region_is_refused(tmp_path):
    cycle = a_small_cycle(an_update("D4.1", rag=Rag.RED))
    broken = tmp_path / "cabinet-report.docx"
    broken.write_bytes(changed(TEMPLATE, ("{{ d.rag_region }}", "rating")))

    with pytest.raises(TemplateMisfit, match="gen_exc_D4_1_rag"):
        render(assemble(cycle, None, ()), broken)


def test_the_header_names_the_council_and_the_footer_the_meeting():
    docx = a_report(paragraph_block("Words."))

    text = "".join(words(part(docx, f"word/{name}1.xml")) for name in ("header", "footer"))
    assert "Borough of Anywhere: Progress & more" in text
    assert "Report to Cabinet" in text
