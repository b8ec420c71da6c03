"""The hashes a paper carries of its regions: held against the original's, told where they differ, in no public copy."""

import hashlib

import pytest
from authors_hand import CHANGED, CHANGED_ROW, MARK, SAME, Draft
from redlined import texts
from regenerated_papers import MADE, after, before, pack_before

from paperclerk.domain.regenerated import Deed
from paperclerk.ooxml.hidden_data import hidden_data
from paperclerk.ooxml.package import open_package
from paperclerk.word.regenerate import regenerate
from paperclerk.word.region_hashes import hashes_in, made_otherwise
from paperclerk.word.region_sides import Side
from paperclerk.word.scrub import scrubbed

PLACE = "customXml/item1.xml"


def hashes_of(content: bytes) -> dict[str, str]:
    return hashes_in(open_package(content))


def saying(content: bytes, *regions: str) -> bytes:
    """Return a draft that says of these regions that they were made otherwise; of all, when none is named."""
    draft = Draft(content)
    for name, marked in hashes_of(content).items():
        if not regions or name in regions:
            draft.parts[PLACE] = draft.parts[PLACE].replace(
                f'name="{name}" hash="{marked}"'.encode(), f'name="{name}" hash="{"0" * len(marked)}"'.encode()
            )
    return draft.saved()


@pytest.mark.parametrize("make", [before, pack_before])
def test_a_paper_carries_a_hash_of_each_of_its_regions(make):
    assert set(hashes_of(make())) == set(Side(open_package(make())).units)


def test_what_a_region_says_cannot_be_guessed_from_its_hash():
    now, then = hashes_of(after()), hashes_of(before())

    # The very same words in two papers, and what somebody would try who knows them.
    assert texts(before())[0] == texts(after())[0] == "OFFICIAL"
    assert now["gen_marking"] != then["gen_marking"]
    said = repr(Side(open_package(before())).own(Side(open_package(before())).units["gen_marking"])).encode()
    assert then["gen_marking"] != hashlib.blake2b(said, digest_size=8).hexdigest()


def test_a_copy_for_everybody_carries_none_and_the_proof_would_find_them():
    public = scrubbed(before())

    assert hashes_of(public) == {}
    assert not [name for name in open_package(public).names if name.startswith("customXml")]
    assert hidden_data(public) == ()
    assert ("data behind the document", PLACE) in [(found.what, found.where) for found in hidden_data(before())]


def test_a_regenerated_draft_carries_the_hashes_of_the_paper_of_now():
    made = regenerate(before(), before(), after(), MADE)

    assert hashes_of(made.docx) == hashes_of(after())
    assert made_otherwise(open_package(made.docx), open_package(after())) == ()


def test_what_an_author_writes_is_no_doubt_about_how_the_draft_was_made():
    draft = Draft(before())
    next(draft.paragraph(CHANGED).iter(f"{draft.root.tag.rpartition('}')[0]}}}t")).text = MARK

    assert made_otherwise(open_package(draft.saved()), open_package(before())) == ()


@pytest.mark.parametrize("tracked", [False, True])
def test_where_a_draft_was_made_otherwise_all_counts_as_the_authors(tracked):
    draft = saying(before(), CHANGED, SAME)

    made = regenerate(draft, before(), after(), MADE, tracked=tracked)

    usual = {one.region: one.deed for one in regenerate(before(), before(), after(), MADE).deeds}
    deeds = {one.region: one.deed for one in made.deeds}
    assert usual[CHANGED] is Deed.UPDATED
    assert deeds[CHANGED] is Deed.BOTH
    late = "The draft is late."
    assert texts(made.docx).count(late) == texts(before()).count(late) > texts(after()).count(late)
    assert SAME not in deeds
    assert deeds[CHANGED_ROW.replace("rec_1", "D1_1_rag")] is Deed.UPDATED


def test_a_draft_whose_hashes_a_program_dropped_is_not_doubted():
    draft = Draft(before())
    del draft.parts[PLACE]

    assert made_otherwise(open_package(draft.saved()), open_package(before())) == ()
    made = regenerate(draft.saved(), before(), after(), MADE)
    assert {one.region: one.deed for one in made.deeds}[CHANGED] is Deed.UPDATED
