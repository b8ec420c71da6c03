"""LibreOffice's own word on regenerated drafts: what it accepts and rejects, and drafts that it has saved."""

import os

import pytest
from authors_hand import EDITS, MARK, Draft
from libreoffice_settling import needs_libreoffice, settle_in_libreoffice
from redlined import texts
from regenerated_papers import MADE, after, before, pack_after, pack_before, report_after, report_before
from word_reading import text_of

from paperclerk.domain.regenerated import Deed
from paperclerk.libreoffice import convert
from paperclerk.word.regenerate import regenerate

# Those that change what is tracked; PAPERCLERK_EDITS=each tries all of them, as the release was tried.
SOME = (
    "leaves_it_as_it_is", "edits_a_word_of_the_same", "edits_a_word_of_the_changed", "deletes_the_changed",
    "adds_a_paragraph_in_the_changed", "edits_a_rating_that_changed", "edits_the_other_cell_of_a_row_that_changed",
    "puts_rows_in_another_order", "edits_what_is_gone_from_the_data", "deletes_what_is_gone_from_the_data",
    "is_commented_on_in_the_changed", "tracks_a_change_in_the_same", "saves_without_controls", "adds_a_table",
)  # fmt: skip
TRIED = tuple(EDITS) if os.environ.get("PAPERCLERK_EDITS", "") == "each" else SOME

# Lines in which LibreOffice 7.4 has a word of its own, of drafts of these authors: fields that it works out anew, and
# words under a comment in a control, which it loses of the draft itself.
ITS_OWN = {
    "refers_to_a_bookmark": ("there", MARK),
    "is_commented_on_what_is_gone": ("D4.9 A register for D4.9",),
}


@needs_libreoffice
def test_libreoffice_accepts_and_rejects_a_tracked_draft_as_we_do(tmp_path):
    drafts = {name: (edited(name), before(), after()) for name in TRIED}
    drafts["a pack"] = (pack_before(), pack_before(), pack_after())
    for number, (draft, base, new) in enumerate(drafts.values()):
        (tmp_path / f"{number}.docx").write_bytes(regenerate(draft, base, new, MADE, tracked=True).docx)

    settle_in_libreoffice(tmp_path, len(drafts))

    for number, (name, (draft, base, new)) in enumerate(drafts.items()):
        clean = regenerate(draft, base, new, MADE).docx
        for made, wanted, accepted in (("accepted", clean, True), ("rejected", draft, False)):
            settled = (tmp_path / f"{number}-{made}.docx").read_bytes()
            ours = [line for line in lines(wanted, accepted=accepted) if line not in ITS_OWN.get(name, ())]
            assert [line for line in lines(settled) if line not in ITS_OWN.get(name, ())] == ours, f"{name} {made}"


@needs_libreoffice
def test_libreoffice_still_loses_what_it_is_not_asked_about():
    saved = lines(convert(edited("is_commented_on_what_is_gone"), ".docx", "docx"))

    assert set(ITS_OWN["is_commented_on_what_is_gone"]) & set(saved) == set()


@needs_libreoffice
@pytest.mark.parametrize("name", ["leaves_it_as_it_is", "edits_a_word_of_the_changed", "edits_a_word_of_the_same"])
def test_a_draft_that_libreoffice_saved_is_healed_and_only_what_was_edited_counts_as_edited(name):
    saved = convert(edited(name), ".docx", "docx")

    ours = regenerate(edited(name), before(), after(), MADE)
    made = regenerate(saved, before(), after(), MADE)

    assert made.found.missing == ()
    assert made.found.by_bookmark != ()
    assert [(one.region, one.deed) for one in made.deeds] == [(one.region, one.deed) for one in ours.deeds]
    assert MARK in text_of(made.docx)
    assert texts(made.docx) == texts(ours.docx)


@needs_libreoffice
@pytest.mark.parametrize(("before", "after"), [
    (before, after), (pack_before, pack_after), (report_before, report_after)
], ids=["table", "pack", "report"])  # fmt: skip
def test_of_a_paper_that_libreoffice_saved_every_region_is_found_and_nothing_counts_as_edited(before, after):
    saved = convert(before(), ".docx", "docx")

    ours = regenerate(before(), before(), after(), MADE)
    made = regenerate(saved, before(), after(), MADE)

    assert made.found.missing == ()
    # LibreOffice 7.4 drops the bold of words that are alone in a control: those look edited, and are left as they are.
    looks = [one for one in made.deeds if one.region.startswith("gen_todo_")]
    assert {(one.deed, one.had) for one in looks} == {(Deed.KEPT, one.now) for one in looks}
    others = [one for one in made.deeds if one not in looks]
    assert [(one.region, one.deed) for one in others] == [(one.region, one.deed) for one in ours.deeds]
    assert {one.deed for one in others} >= {Deed.UPDATED}


def lines(docx: bytes, *, accepted: bool = True) -> list[str]:
    """Return the words of each paragraph; LibreOffice writes a page's beginning as a break of its own."""
    return [line.strip() for line in texts(docx, accepted=accepted)]


def edited(name: str) -> bytes:
    draft = Draft(before())
    EDITS[name](draft)
    return draft.saved()
