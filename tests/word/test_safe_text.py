"""Text made fit for a Word file."""

import pytest
from builders import a_small_cycle, an_update

from paperclerk.assembly import stabilisation_plan
from paperclerk.domain.papers import Paper, PaperName
from paperclerk.word.safe_text import made_safe, removed_characters, safe


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("plain, “quoted” – é 😀 שלום", "plain, “quoted” – é 😀 שלום"),
        ("bell\x07 null\x00", "bell null"),
        ("x\ud83dyz", "xyz"),
        ("non\ufffe\uffff\U0001ffffcharacter\ufdd0", "noncharacter"),
        ("one\r\ntwo\rthree\x0bfour\x0cfive\u2028six", "one\ntwo\nthree\nfour\nfive\nsix"),
        ("tab\tand\nline stay", "tab\tand\nline stay"),
        ("<w:t>&amp;</w:t> {{ 7*7 }}", "<w:t>&amp;</w:t> {{ 7*7 }}"),
    ],
)
def test_only_what_a_word_file_cannot_hold_is_left_out(written, kept):
    assert safe(written) == kept


def test_every_text_of_a_paper_is_made_safe_however_deep_it_stands():
    cycle = a_small_cycle(an_update(narrative="Do\x00ne.\n• by\x07 March"))

    paper = made_safe(stabilisation_plan.assemble(cycle))

    (shown,) = paper.rows[0].deliverables
    assert [passage.text for passage in shown.narrative] == ["Done.", "by March"]


def test_a_paper_that_is_safe_is_left_as_it_is():
    paper = stabilisation_plan.assemble(a_small_cycle(an_update()))

    assert made_safe(paper) is paper


def test_what_was_left_out_is_said_with_its_deliverable_and_place():
    paper = stabilisation_plan.assemble(a_small_cycle(an_update(narrative="x\ud83dy\x00\x00")))

    (found,) = removed_characters(paper)

    assert (found.rule, found.subject) == ("X02", "D4.1")
    assert found.place.where == "control D4_1_narrative"
    assert "U+0000 (a control character), 2 times" in found.message
    assert "U+D83D" in found.message


def test_a_character_outside_any_region_is_said_of_the_paper():
    paper = Paper(name=PaperName.CABINET_REPORT, title="Re\x00port", organisation="Anywhere", periods=("2031-03",))

    (found,) = removed_characters(paper)

    assert (found.rule, found.subject) == ("X02", "cabinet-report")


def test_nothing_is_said_of_a_paper_without_such_characters():
    assert removed_characters(stabilisation_plan.assemble(a_small_cycle(an_update()))) == []
