"""A draft regenerated: new data comes in, all of the author's work stays, and each change can be taken back."""

from collections import Counter
from functools import cache

import pytest
from authors_hand import CHANGED, CHANGED_RATING, EDITS, GONE, MARK, SAME, Draft
from loose_ends import loose_ends
from regenerated_papers import MADE, after, before, pack_after, pack_before
from second_opinion import lines_by_trackdiff
from whole_reading import differences
from word_reading import W, text_of

from paperclerk.domain.regenerated import Deed
from paperclerk.ooxml.package import open_package
from paperclerk.word.redline_ready import canonical
from paperclerk.word.regenerate import regenerate
from paperclerk.word.regions import regions_in

# What a regeneration may change: the text, the build and hashes, comments of ours, and the lists that name these.
OURS = {"word/document.xml", "docProps/custom.xml", "customXml/item1.xml", "word/comments.xml",
        "word/_rels/document.xml.rels", "[Content_Types].xml"}  # fmt: skip


@cache
def edited(name: str) -> bytes:
    draft = Draft(before())
    EDITS[name](draft)
    return draft.saved()


@cache
def regenerated(name: str, *, tracked: bool = False):
    return regenerate(edited(name), before(), after(), MADE, tracked=tracked)


def done(made) -> dict[str, set[Deed]]:
    deeds: dict[str, set[Deed]] = {}
    for one in made.deeds:
        deeds.setdefault(one.region, set()).add(one.deed)
    return deeds


def blocks_outside(docx: bytes) -> list[bytes]:
    """Return the blocks of a body in which nothing is generated, byte for byte."""
    package = open_package(docx)
    body = package.xml(package.main_part).find(f"{W}body")
    return [canonical(block) for block in body if next(regions_in(block), None) is None and not _was_region(block)]


def _was_region(block) -> bool:
    marks = (mark.get(f"{W}name", "") for mark in block.iter(f"{W}bookmarkStart"))
    return any(name.startswith("gen_") for name in marks)


@pytest.mark.parametrize("name", EDITS)
def test_all_of_the_authors_work_is_in_the_new_draft(name):
    draft, made = edited(name), regenerated(name)

    package, was = open_package(made.docx), open_package(draft)
    assert MARK in "".join(package.read(part).decode(errors="replace") for part in package.names if "xml" in part)
    assert {part for part in was.names if package.read(part) != was.read(part)} <= OURS
    if not name.startswith("saves_with"):
        kept = blocks_outside(made.docx)
        assert [block for block in blocks_outside(draft) if block not in kept] == []
    assert "The draft is with counsel." in text_of(made.docx) or "deletes" in name


@pytest.mark.parametrize("name", EDITS)
def test_accepting_all_gives_the_clean_result_and_rejecting_all_the_authors_draft(name):
    draft, clean, tracked = edited(name), regenerated(name), regenerated(name, tracked=True)

    assert differences(tracked.docx, clean.docx, accepted=True) == []
    assert differences(tracked.docx, draft, accepted=False, of_wanted=False) == []
    assert done(tracked) == done(clean)
    for made in (tracked, clean):
        assert loose_ends(made.docx) - loose_ends(draft) == Counter()


@pytest.mark.parametrize("name", EDITS)
def test_docx_trackdiff_accepts_and_rejects_as_we_do(name):
    draft, clean, tracked = edited(name), regenerated(name), regenerated(name, tracked=True)

    for wanted, accepted in ((clean.docx, True), (draft, False)):
        by_them = lines_by_trackdiff(tracked.docx, accepted=accepted)
        assert by_them == lines_by_trackdiff(wanted, accepted=accepted)
    assert len(by_them) > len(text_of(before()).splitlines()) // 2


@pytest.mark.parametrize("name", EDITS)
def test_twice_gives_the_same_as_once(name):
    for tracked in (False, True):
        once = regenerated(name, tracked=tracked)
        assert regenerate(once.docx, after(), after(), MADE, tracked=tracked).docx == once.docx


@pytest.mark.parametrize(("name", "region", "deed"), [
    ("leaves_it_as_it_is", CHANGED, Deed.UPDATED),
    ("leaves_it_as_it_is", CHANGED_RATING, Deed.UPDATED),
    ("leaves_it_as_it_is", GONE, Deed.REMOVED),
    ("leaves_it_as_it_is", "gen_D7_9", Deed.ADDED),
    ("edits_a_word_of_the_same", SAME, Deed.KEPT),
    ("makes_words_of_the_same_bold", SAME, Deed.KEPT),
    ("tracks_a_change_in_the_same", SAME, Deed.KEPT),
    ("deletes_the_same", SAME, Deed.STAYS_DELETED),
    ("edits_a_word_of_the_changed", CHANGED, Deed.BOTH),
    ("edits_a_paragraph_of_the_changed_that_stayed", CHANGED, Deed.WOVEN),
    ("makes_words_of_the_changed_bold", CHANGED, Deed.BOTH),
    ("tracks_a_change_in_the_changed", CHANGED, Deed.BOTH),
    ("deletes_the_changed", CHANGED, Deed.DELETED_CHANGED),
    ("deletes_all_in_the_changed_but_its_control", CHANGED, Deed.DELETED_CHANGED),
    ("deletes_all_words_of_the_changed", CHANGED, Deed.DELETED_CHANGED),
    ("deletes_the_words_of_a_control_in_word", CHANGED, Deed.DELETED_CHANGED),
    ("deletes_the_words_of_a_rating", CHANGED_RATING, Deed.DELETED_CHANGED),
    ("is_commented_on_in_the_changed", CHANGED, Deed.UPDATED),
    ("edits_a_rating_that_changed", CHANGED_RATING, Deed.BOTH),
    ("edits_a_rating_that_changed", CHANGED, Deed.UPDATED),
    ("edits_the_other_cell_of_a_row_that_changed", CHANGED, Deed.UPDATED),
    ("edits_the_other_cell_of_a_row_that_changed", "gen_rec_1", Deed.KEPT),
    ("puts_rows_in_another_order", CHANGED, Deed.UPDATED),
    ("pastes_a_region_twice", CHANGED, Deed.TWICE),
    ("edits_what_is_gone_from_the_data", GONE, Deed.GONE_KEPT),
    ("is_commented_on_what_is_gone", GONE, Deed.GONE_KEPT),
    ("saves_with_runs_cut_up", CHANGED, Deed.UPDATED),
    ("saves_with_another_language", GONE, Deed.REMOVED),
    ("saves_without_controls", CHANGED, Deed.UPDATED),
    ("saves_without_controls", CHANGED_RATING, Deed.UPDATED),
    ("saves_with_controls_shrunk", CHANGED, Deed.UPDATED),
    ("saves_with_other_names_of_styles", CHANGED, Deed.UPDATED),
])  # fmt: skip
def test_what_is_done_follows_from_what_the_author_and_the_data_did(name, region, deed):
    assert deed in done(regenerated(name))[region]


@pytest.mark.parametrize("tracked", [False, True])
@pytest.mark.parametrize("name", [
    "deletes_the_changed", "deletes_all_in_the_changed_but_its_control", "deletes_all_words_of_the_changed",
    "deletes_the_words_of_a_control_in_word",
])  # fmt: skip
def test_what_an_author_deleted_does_not_come_back(name, tracked):
    made = regenerated(name, tracked=tracked)

    assert "The draft is with counsel." not in text_of(made.docx)
    assert done(made)[CHANGED] == {Deed.DELETED_CHANGED}
    assert blocks_of(made.docx, CHANGED) == blocks_of(edited(name), CHANGED)


def blocks_of(docx: bytes, region: str) -> list[bytes]:
    """Return the blocks of a region, byte for byte; none where it is not there."""
    package = open_package(docx)
    controls = dict(regions_in(package.xml(package.main_part)))
    return [canonical(one) for one in controls[region].find(f"{W}sdtContent")] if region in controls else []


def test_only_the_paragraphs_that_both_changed_stand_side_by_side():
    lines = text_of(regenerated("edits_a_word_of_the_changed").docx).splitlines()

    at = lines.index(f"The draft is late. {MARK}")
    assert lines[at + 1 : at + 3] == ["The draft is with counsel.", "It is due in May."]
    assert sum(line.startswith("D1.1 ") for line in lines) == 1
    assert [line for line in lines if line.startswith("Rating: Amber (A)")] != []


def test_the_author_is_told_in_a_comment_what_was_and_what_is_now():
    package = open_package(regenerated("edits_a_word_of_the_changed").docx)
    (comment,) = package.xml("word/comments.xml")

    said = "".join(comment.itertext())
    assert comment.get(f"{W}author") == "Paperclerk"
    assert "The draft is late." in said
    assert "The draft is with counsel." in said


def test_a_draft_that_was_not_edited_becomes_the_new_paper():
    made = regenerate(before(), before(), after(), MADE)

    assert differences(made.docx, after(), accepted=True) == []


def test_a_pack_that_was_not_edited_becomes_the_new_pack_but_for_what_stands_outside():
    made = regenerate(pack_before(), pack_before(), pack_after(), MADE)
    tracked = regenerate(pack_before(), pack_before(), pack_after(), MADE, tracked=True)

    assert differences(made.docx, pack_after(), accepted=True) == []
    assert differences(tracked.docx, made.docx, accepted=True) == []
    assert differences(tracked.docx, pack_before(), accepted=False) == []
