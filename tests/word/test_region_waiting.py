"""A draft regenerated again and again, while what was proposed to its author still waits for an answer."""

from functools import cache

import pytest
from authors_hand import CHANGED, CHANGED_RATING, EDITS, Draft
from redlined import shown, texts
from regenerated_papers import MADE, after, before, fourth, third

from paperclerk.domain.regenerated import Deed
from paperclerk.ooxml.package import open_package
from paperclerk.ooxml.wordml import W
from paperclerk.word.regenerate import regenerate

# The edits after which something is proposed, or that change how what is proposed can be found again.
TRIED = (
    "leaves_it_as_it_is", "edits_a_word_of_the_changed", "edits_a_rating_that_changed",
    "adds_a_paragraph_in_the_changed", "makes_words_of_the_changed_bold", "deletes_the_changed",
    "deletes_all_in_the_changed_but_its_control", "tracks_a_change_in_the_changed", "is_commented_on_in_the_changed",
    "edits_a_paragraph_of_the_changed_that_stayed", "edits_the_other_cell_of_a_row_that_changed",
    "edits_what_is_gone_from_the_data", "puts_rows_in_another_order", "saves_without_controls",
    "leaves_changes_of_three_authors", "adds_a_table",
)  # fmt: skip
# In which the author keeps what the data drops: by the original of now it is new when the data has it again.
COMES_AGAIN = ("edits_what_is_gone_from_the_data", "leaves_changes_of_three_authors")
WAYS = ((False, False), (False, True), (True, False), (True, True))


@cache
def edited(name: str) -> bytes:
    draft = Draft(before())
    EDITS[name](draft)
    return draft.saved()


@cache
def once(name: str, tracked: bool) -> bytes:
    return regenerate(edited(name), before(), after(), MADE, tracked=tracked).docx


@cache
def again(name: str, first: bool, second: bool):
    return regenerate(once(name, first), after(), third(), MADE, tracked=second)


@pytest.mark.parametrize("name", [name for name in TRIED if name not in COMES_AGAIN])
@pytest.mark.parametrize(("first", "second"), WAYS)
def test_the_second_time_gives_what_the_first_would_have_given_with_the_data_of_now(name, first, second):
    straight = regenerate(edited(name), before(), third(), MADE)

    two = again(name, first, second).docx

    assert texts(two) == texts(straight.docx)
    assert regenerate(two, third(), third(), MADE, tracked=second).docx == two


@pytest.mark.parametrize("name", TRIED)
@pytest.mark.parametrize("first", [False, True])
def test_rejecting_all_is_still_what_it_was_before_the_second_time(name, first):
    two = again(name, first, True).docx

    assert shown(two, accepted=False) == shown(once(name, first), accepted=False)
    assert first is False or shown(two, accepted=False) == shown(edited(name), accepted=False)


@pytest.mark.parametrize("second", [False, True])
@pytest.mark.parametrize("first", [False, True])
def test_what_waited_for_an_answer_is_not_taken_in_by_a_clean_second_time(first, second):
    two = again("edits_a_word_of_the_changed", first, second)

    kept, accepted = (texts(two.docx, accepted=way) for way in (False, True))
    assert "The draft is late. Quillwork" in kept
    assert "Counsel has answered." not in kept
    at = accepted.index("The draft is late. Quillwork")
    assert accepted[at + 1 : at + 3] == ["Counsel has answered.", "It is with the Mayor."]
    assert "The draft is with counsel." not in accepted


@pytest.mark.parametrize("name", ["edits_a_word_of_the_changed", "edits_a_rating_that_changed"])
@pytest.mark.parametrize(("first", "second"), WAYS)
def test_one_comment_says_what_is_now_and_it_is_still_for_the_author_to_decide(name, first, second):
    region = CHANGED_RATING if "rating" in name else CHANGED

    two = again(name, first, second)

    (deed,) = (one for one in two.deeds if one.region == region)
    assert deed.deed is Deed.BOTH
    assert "Quillwork" in deed.had
    assert "Amber" not in deed.had or region == CHANGED
    said = ["".join(one.itertext()) for one in open_package(two.docx).xml("word/comments.xml")]
    (comment,) = (one for one in said if one.startswith("The data changed after you edited this."))
    assert ("Now: Green" if region == CHANGED_RATING else "Counsel has answered.") in comment


def test_answers_to_the_comment_stay_answers_to_it():
    one = Draft(once("edits_a_word_of_the_changed", False))
    w14 = "http://schemas.microsoft.com/office/word/2010/wordml"
    marked = f'<w:p xmlns:w14="{w14}" w14:paraId="0A0A0A01"'.encode()
    comments = one.parts["word/comments.xml"]
    before_last, last = comments.rsplit(b"<w:p>", 1)
    one.parts["word/comments.xml"] = before_last + marked + b">" + last

    two = regenerate(one.saved(), after(), third(), MADE)

    (comment,) = open_package(two.docx).xml("word/comments.xml")
    assert comment.findall(f"{W}p")[-1].get(f"{{{w14}}}paraId") == "0A0A0A01"


@pytest.mark.parametrize("name", ["leaves_it_as_it_is", "edits_a_word_of_the_changed", "edits_a_rating_that_changed"])
@pytest.mark.parametrize("tracked", [False, True])
def test_a_chain_of_four_states_is_as_one_step(name, tracked):
    three = regenerate(again(name, tracked, tracked).docx, third(), fourth(), MADE, tracked=tracked).docx

    assert texts(three) == texts(regenerate(edited(name), before(), fourth(), MADE).docx)
    if tracked:
        assert shown(three, accepted=False) == shown(edited(name), accepted=False)


def test_a_clean_file_after_a_tracked_one_still_lets_the_author_take_all_back():
    two = again("leaves_it_as_it_is", True, False).docx

    lines = texts(two, accepted=False)
    assert "The draft is late." in lines
    assert "The draft is with counsel." not in lines
    assert "Counsel has answered." not in lines


def test_no_control_is_left_around_words_that_are_wholly_new():
    """Once they are rejected it holds nothing, and LibreOffice writes such a one as a broken file."""
    document = open_package(again("leaves_it_as_it_is", True, True).docx).xml("word/document.xml")

    for control in document.iter(f"{W}sdt"):
        runs = list(control.iter(f"{W}r"))
        is_among_words = next(control.iterancestors(f"{W}p"), None) is not None
        assert not (runs and is_among_words and all(run.getparent().tag == f"{W}ins" for run in runs))
