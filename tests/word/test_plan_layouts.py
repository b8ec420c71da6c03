"""The stabilisation plan in its three layouts: the same words and ratings, whatever is typed and however long it is."""

import pytest
from builders import a_small_cycle, an_update
from rich_cycle import LONG, a_rich_cycle, the_last_issue
from word_reading import TEMPLATES, W, changed, paragraphs, part, text_of, words

from paperclerk.assembly import stabilisation_plan
from paperclerk.assembly.specimen_cycle import bare_cycle
from paperclerk.domain.cycle import Cycle
from paperclerk.domain.papers import PaperName, TableLayout
from paperclerk.domain.ratings import Rag
from paperclerk.errors import TemplateMisfit
from paperclerk.rules.shown import ratings_as_signed
from paperclerk.steps.make_papers import template_name
from paperclerk.word.papers import read_regions, render

ODD = "R&D < 5 & > 3 {{ 7*7 }} {% for %} <b>]]></w:t> 😀 שלום"
VERY_LONG = "\n".join(
    f"{'• ' if number % 3 == 1 else '  – ' if number % 3 == 2 else ''}Line {number}: " + "members asked again " * 9
    for number in range(520)
)


@pytest.fixture(params=TableLayout)
def layout(request) -> TableLayout:
    return request.param


def template(layout: TableLayout):
    return TEMPLATES / template_name(PaperName.STABILISATION_PLAN, layout)


def laid_out(layout: TableLayout, cycle: Cycle) -> bytes:
    return render(stabilisation_plan.assemble(cycle, the_last_issue("stabilisation-plan"), layout), template(layout))


def test_every_rating_is_the_one_that_was_signed(layout):
    cycle = a_rich_cycle()
    regions = read_regions(laid_out(layout, cycle))

    assert ratings_as_signed(cycle, {"stabilisation-plan": regions}) == []
    assert sum(name.endswith("_rag") for name in regions) == sum(one.rag is not None for one in cycle.standings)


def test_a_rating_changed_by_hand_is_found_out(layout):
    cycle = a_small_cycle(an_update("D4.1", rag=Rag.RED))
    regions = {**read_regions(laid_out(layout, cycle)), "gen_D4_1_rag": "Green"}

    assert [found.rule for found in ratings_as_signed(cycle, {"stabilisation-plan": regions})] == ["C59"]


def test_a_template_that_lost_the_ratings_region_is_refused(layout, tmp_path):
    broken = tmp_path / "broken.docx"
    broken.write_bytes(changed(template(layout), ("{{ d.rag_region }}", "rating")))

    paper = stabilisation_plan.assemble(a_small_cycle(an_update("D4.1", rag=Rag.RED)), None, layout)

    with pytest.raises(TemplateMisfit, match="gen_D4_1_rag"):
        render(paper, broken)


def test_all_layouts_say_the_same_of_each_deliverable(layout):
    regions = read_regions(laid_out(layout, a_rich_cycle()))
    said = regions["gen_D2_1"] + regions.get("gen_D2_1_progress", "")

    assert "A document on matter 2.1" in said
    assert "Paragraph 12: the officers named in the minute" in said
    assert regions["gen_rec_7"].count("The review by outside counsel must be finished first.") == 1


def test_what_owners_type_is_printed_as_it_is(layout):
    made = laid_out(layout, a_small_cycle(an_update("D4.1", narrative=ODD)))

    assert text_of(made).count(ODD) == 1


def test_lists_within_lists_are_real_lists(layout):
    styles = {text: style for style, text in paragraphs(laid_out(layout, a_rich_cycle()))}
    point = "ListBullet" if layout is TableLayout.CARDS else "TableBullet"

    assert styles["Part A was sent to all members on 5 March; 14 answered."] == point
    assert styles["on the scheme of delegation, expected by 11 April;"] == f"{point}2"
    assert all(line.strip(" •–") in styles for line in LONG.splitlines())


def test_a_text_of_a_hundred_thousand_letters_is_there_to_its_end(layout):
    assert len(VERY_LONG) > 100_000

    made = laid_out(layout, a_small_cycle(an_update("D4.1", narrative=VERY_LONG)))

    lines = {text for _, text in paragraphs(made)}
    assert all(line.strip(" •–") in lines for line in VERY_LONG.splitlines())


def test_no_row_of_a_card_may_run_over_two_pages_and_none_holds_an_owners_own_words():
    made = laid_out(TableLayout.CARDS, a_rich_cycle())

    rows = list(part(made).iter(f"{W}tr"))
    assert rows
    assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in rows)
    assert max(len(words(row)) for row in rows) < 200


def test_cards_stand_on_an_upright_page_and_tables_on_one_that_lies(layout):
    size = part(laid_out(layout, a_rich_cycle())).find(f".//{W}pgSz")
    upright = int(size.get(f"{W}h")) > int(size.get(f"{W}w"))

    assert upright is (layout is TableLayout.CARDS)


def test_a_row_of_a_table_may_run_over_and_its_heading_row_may_not():
    for layout in (TableLayout.FOUR_COLUMNS, TableLayout.SIX_COLUMNS):
        header, first, *_ = part(laid_out(layout, a_rich_cycle())).iter(f"{W}tr")

        assert header.find(f"{W}trPr/{W}cantSplit") is not None
        assert first.find(f"{W}trPr/{W}cantSplit") is None


@pytest.mark.parametrize(("layout", "columns"), [(TableLayout.FOUR_COLUMNS, 4), (TableLayout.SIX_COLUMNS, 6)])
def test_a_table_has_the_columns_it_is_called_by(layout, columns):
    header = next(part(laid_out(layout, a_rich_cycle())).iter(f"{W}tr"))

    assert len(header.findall(f"{W}tc")) == columns


def rows_of_the_plan(layout: TableLayout, cycle: Cycle) -> list[list[str]]:
    """Return what each cell of the plan's table says, its heading row left out."""
    table = next(part(laid_out(layout, cycle)).iter(f"{W}tbl"))
    return [[words(cell) for cell in row.iter(f"{W}tc")] for row in list(table.iter(f"{W}tr"))[1:]]


def test_in_six_columns_a_deliverable_has_a_row_with_its_rating_and_progress_and_the_recommendation_it_is_of():
    cycle = a_rich_cycle()
    by_recommendation = {str(one.number): [item.id for item in one.deliverables] for one in cycle.plan.recommendations}
    found: dict[str, list[str]] = {number: [] for number in by_recommendation}

    for recommendation, _, deliverable, *_ in rows_of_the_plan(TableLayout.SIX_COLUMNS, cycle):
        number = recommendation.split(" ")[0].split(".")[0]
        assert recommendation == f"{number} (continued)" if found[number] else recommendation.startswith(f"{number}. ")
        found[number].append(deliverable.split()[0])

    assert found == by_recommendation


def test_in_six_columns_no_cell_is_empty_or_merged():
    for cycle in (a_rich_cycle(), bare_cycle()):
        rows = rows_of_the_plan(TableLayout.SIX_COLUMNS, cycle)
        assert all(len(row) == 6 and all(cell.strip() for cell in row) for row in rows)


def test_in_six_columns_a_row_that_goes_on_stays_on_one_page():
    table = next(part(laid_out(TableLayout.SIX_COLUMNS, a_rich_cycle())).iter(f"{W}tbl"))
    going_on = [row for row in table.iter(f"{W}tr") if "(continued)" in words(row)]

    assert going_on
    assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in going_on)


def test_in_four_columns_a_deliverable_has_its_recommendation_in_its_id_and_no_line_that_says_it_goes_on():
    cycle = a_rich_cycle()

    for row, recommendation in zip(
        rows_of_the_plan(TableLayout.FOUR_COLUMNS, cycle), cycle.plan.recommendations, strict=True
    ):
        assert "continued" not in row[2]
        for item in recommendation.deliverables:
            assert item.id.startswith(f"D{recommendation.number}.")
            assert row[2].count(f"{item.id} {item.text}") == 1
