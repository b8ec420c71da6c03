"""What the tags of a PDF tell, from pages made by hand: by the format's own terms, whatever program made them."""

import pikepdf
import pytest
from pikepdf import Dictionary, Name
from tagged_pages import a_tagged_pdf, saved

from parsers.pdf_report import read_report
from parsers.pdf_traces import traces_of

LINES = (
    ("Libraries for the next ten years", 0),
    ("Where things stand", 1),
    ("Visits have fallen.", 2),
    ("Page 1", None),
)
TAGS = (("H1", (0,)), ("H2", (1,)), ("P", (2,)))


def told(lines=LINES, tags=TAGS, **changes):
    traces = traces_of(saved(a_tagged_pdf(lines, tags, **changes)))
    assert traces is not None
    return traces


def test_a_sound_page_tells_its_headings_and_nothing_is_missed():
    traces = told()

    assert (traces.is_tagged, traces.shows_title, traces.language) == (True, True, "en-GB")
    assert traces.title == "Libraries for the next ten years"
    assert traces.levels == ((1, "Libraries for the next ten years"), (2, "Where things stand"))
    assert not any((traces.outside_tags, traces.typed_lists, traces.broken_lists, traces.links, traces.faint))


def test_a_programs_own_names_for_tags_are_read_by_what_they_stand_for():
    tags = (("Title", (0,)), ("Subheading", (1,)), ("Body", (2,)))
    roles = {"Title": "Top", "Top": "H1", "Subheading": "H2", "Body": "P"}

    assert [level for level, _ in told(tags=tags, roles=roles).levels] == [1, 2]


def test_names_that_stand_for_one_another_come_to_an_end():
    assert told(tags=(("A", (0, 1, 2)),), roles={"A": "B", "B": "A"}).levels == ()


def test_words_under_no_mark_or_under_a_mark_no_tag_holds_are_outside():
    lines = (*LINES, ("Nobody tagged this.", ""), ("Nor this.", 9))

    [outside] = told(lines=lines).outside_tags
    assert (outside.page, outside.text) == (1, "Nobody tagged this. Nor this.")


def a_table(first: str, **entries):
    return ("Table", (("TR", ((first, (0,)), (first, (1,)))), ("TR", (("TD", (2,), entries), ("TD", ())))))


def test_a_table_whose_first_row_is_no_heading_is_told_by_its_words():
    assert told(tags=(a_table("TH"),)).tables_without_header == ()

    [table] = told(tags=(a_table("TD"),)).tables_without_header
    assert table.text.startswith("Libraries for the next ten years")


@pytest.mark.parametrize("span", ["ColSpan", "RowSpan"])
def test_a_cell_over_several_is_merged(span):
    attributes = Dictionary({"/O": Name.Table, f"/{span}": 2})

    [merged] = told(tags=(a_table("TH", A=attributes),)).merged_cells
    assert merged.text == "Visits have fallen."


@pytest.mark.parametrize(("entries", "missed"), [({}, 1), ({"Alt": pikepdf.String("A chart of visits")}, 0)])
def test_a_picture_without_words_is_told(entries, missed):
    traces = told(tags=(*TAGS, ("Figure", (), entries)))
    assert len(traces.pictures_without_text) == missed
    assert [one.text for one in traces.pictures_told] == ["A chart of visits"] * (1 - missed)


def test_marks_of_a_list_are_typed_unless_they_stand_in_an_item():
    lines = (("- open", 0), ("- warm", 1), ("Page 1", None))

    assert [one.text for one in told(lines=lines, tags=(("P", (0,)), ("P", (1,)))).typed_lists] == ["- open"]
    items = tuple(("LI", (("LBody", (("P", (number,)),)),)) for number in (0, 1))
    assert told(lines=lines, tags=(("L", items),)).typed_lists == ()


def test_a_list_of_something_else_holds_no_items():
    assert len(told(tags=(("L", (("P", (0, 1, 2)),)),)).broken_lists) == 1


def test_a_link_is_told_with_its_words():
    assert [link.text for link in told(tags=(*TAGS[:2], ("P", (("Link", (2,)),)))).links] == ["Visits have fallen."]


def test_pale_words_are_told_with_their_ink_and_the_papers_white():
    faint = told(ink="0.7 0.7 0.7").faint

    assert {(one.ink, one.ground, one.page) for one in faint} == {("B3B3B3", "FFFFFF", 1)}


def test_a_pdf_without_tags_tells_its_title_and_language_alone():
    pdf = a_tagged_pdf(LINES, TAGS)
    del pdf.Root.MarkInfo
    traces = traces_of(saved(pdf))

    assert (traces.is_tagged, traces.title, traces.levels) == (False, "Libraries for the next ten years", ())


@pytest.mark.parametrize("damage", [7, Name.Nothing, pikepdf.Array([1, 2])])
def test_tags_that_lead_nowhere_take_no_report_away(damage):
    pdf = a_tagged_pdf(LINES, TAGS)
    pdf.Root.StructTreeRoot.K = damage

    [report] = read_report(saved(pdf), "broken.pdf").reports
    assert report.pdf is None or report.pdf.levels == ()
