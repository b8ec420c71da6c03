"""A region around others whose bookmark a program dropped is put back, where it can be told what it was around."""

import pytest
from authors_hand import Draft, p, tag_of, xml
from regenerated_papers import MADE, pack_after, pack_before

from paperclerk.domain.regenerated import Deed
from paperclerk.word.regenerate import known_regions, regenerate

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
FRAME, FIRST, OTHER = "gen_rec_4", "gen_D4_1", "gen_D5_1"


def without_frame() -> Draft:
    """Return a pack as LibreOffice leaves it: one region has neither control nor bookmark, those in it have both."""
    draft = Draft(pack_before())
    control = draft.control(FRAME)
    at = draft.body.index(control)
    draft.body[at : at + 1] = list(control.find(f"{W}sdtContent"))
    start = next(one for one in draft.root.iter(f"{W}bookmarkStart") if one.get(f"{W}name") == FRAME)
    number = start.get(f"{W}id")
    for mark in list(draft.root.iter(f"{W}bookmarkStart", f"{W}bookmarkEnd")):
        if mark.get(f"{W}id") == number:
            mark.getparent().remove(mark)
    return draft


def heading(draft: Draft):
    return next(
        one for one in draft.body.iter(f"{W}p")
        if "".join(one.itertext()).startswith("Recommendation 4:") and one.find(f".//{W}instrText") is None
        and one.getnext() is not None and one.find(f"{W}pPr/{W}pageBreakBefore") is not None
    )  # fmt: skip


def test_it_is_around_its_first_words_and_the_regions_in_it():
    draft = without_frame().saved()

    known = known_regions(draft, pack_before())
    made = regenerate(draft, pack_before(), pack_after(), MADE)

    assert (FRAME in known.by_bookmark, known.missing) == (True, ())
    ours = regenerate(pack_before(), pack_before(), pack_after(), MADE)
    assert [(one.region, one.deed) for one in made.deeds] == [(one.region, one.deed) for one in ours.deeds]
    content = Draft(made.docx).control(FRAME).find(f"{W}sdtContent")
    assert "".join(content[0].itertext()).startswith("Recommendation 4:")
    assert "gen_D4_9" not in {tag_of(one) for one in content.iter(f"{W}sdt")}


def test_paragraphs_that_the_author_put_before_it_stay_outside():
    draft = without_frame()
    heading(draft).addprevious(xml(p("Quillwork")))

    made = regenerate(draft.saved(), pack_before(), pack_after(), MADE)

    assert FRAME in made.found.by_bookmark
    assert "Quillwork" not in "".join(Draft(made.docx).control(FRAME).itertext())


def retyped(draft: Draft) -> None:
    next(one for one in heading(draft).iter(f"{W}t") if one.text).text = "Another heading"


def cut_apart(draft: Draft) -> None:
    draft.control(OTHER).addnext(draft.control(FIRST))


@pytest.mark.parametrize("deed", [retyped, cut_apart])
def test_where_nobody_can_tell_it_is_not_put_back_nor_said_to_be_deleted(deed):
    draft = without_frame()
    deed(draft)

    made = regenerate(draft.saved(), pack_before(), pack_after(), MADE)

    assert made.found.missing == (FRAME,)
    assert not {one.deed for one in made.deeds if one.region == FRAME} & {Deed.STAYS_DELETED, Deed.DELETED_CHANGED}


def test_controls_put_back_twice_have_numbers_of_their_own():
    draft = Draft(pack_before())
    _unwrap(draft, draft.root.iter(f"{W}sdt"))
    again = Draft(regenerate(draft.saved(), pack_before(), pack_after(), MADE).docx)
    controls = [control for control in again.root.iter(f"{W}sdt") if tag_of(control).startswith("gen_")]
    _unwrap(again, controls[::2])

    made = Draft(regenerate(again.saved(), pack_after(), pack_before(), MADE).docx)

    numbers = [number.get(f"{W}val") for number in made.root.iterfind(f".//{W}sdt/{W}sdtPr/{W}id")]
    assert len(numbers) > len(controls) / 2
    assert len(set(numbers)) == len(numbers)


def _unwrap(draft: Draft, controls):
    for control in list(controls):
        at = control.getparent().index(control)
        control.getparent()[at : at + 1] = list(control.find(f"{W}sdtContent"))
