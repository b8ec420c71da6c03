"""Rows that an author deleted or moved with changes tracked: the new data goes into the one that stays."""

import copy

import pytest
from authors_hand import CHANGED_ROW, SAME_ROW, Draft, change, xml
from redlined import shown, texts
from regenerated_papers import MADE, after, before, report_after, report_before
from word_reading import W

from paperclerk.domain.regenerated import Deed
from paperclerk.word.regenerate import regenerate

EXCEPTION, CHANGED_EXCEPTION = "gen_exc_D1_1", "gen_exc_D1_1_rag"


def track_row(row, kind: str) -> None:
    """Mark a row as Word does: the row itself, and all words and paragraphs in it."""
    look = row.find(f"{W}trPr")
    if look is None:
        look = xml("<w:trPr/>")
        row.insert(0, look)
    look.append(xml(change(700, kind, "")))
    for paragraph in row.iter(f"{W}p"):
        properties = paragraph.find(f"{W}pPr")
        if properties is None:
            properties = xml("<w:pPr/>")
            paragraph.insert(0, properties)
        properties.append(xml(f"<w:rPr>{change(701, kind, '')}</w:rPr>"))
        for run in list(paragraph.iter(f"{W}r")):
            around = xml(change(702, kind, ""))
            run.addprevious(around)
            around.append(run)
            for text in run.iter(f"{W}t") if kind == "del" else ():
                text.tag = f"{W}delText"


def with_row(made: bytes, name: str, *, moved_after: str = "") -> bytes:
    """Return a draft in which a row is deleted, or moved, with the changes tracked."""
    draft = Draft(made)
    control = draft.control(name)
    if moved_after:
        again = copy.deepcopy(control)
        track_row(again.find(f"{W}sdtContent/{W}tr"), "ins")
        draft.control(moved_after).addnext(again)
    track_row(control.find(f"{W}sdtContent/{W}tr"), "del")
    return draft.saved()


def deeds_of(done, region: str) -> set[Deed]:
    return {one.deed for one in done.deeds if one.region == region}


@pytest.mark.parametrize("tracked", [False, True])
def test_a_row_that_waits_to_be_deleted_stays_so_and_its_new_data_is_told(tracked):
    draft = with_row(report_before(), EXCEPTION)

    done = regenerate(draft, report_before(), report_after(), MADE, tracked=tracked)

    assert deeds_of(done, EXCEPTION) == {Deed.DELETED_CHANGED}
    assert "The draft is with counsel." not in texts(done.docx)
    assert deeds_of(done, CHANGED_EXCEPTION) == set()
    if tracked:
        assert shown(done.docx, accepted=False) == shown(draft, accepted=False)


@pytest.mark.parametrize("tracked", [False, True])
def test_of_a_row_that_waits_to_be_moved_the_copy_that_stays_has_the_new_data(tracked):
    others = [one for one in names_of_rows(report_before()) if one != EXCEPTION]
    draft = with_row(report_before(), EXCEPTION, moved_after=others[-1])

    done = regenerate(draft, report_before(), report_after(), MADE, tracked=tracked)

    assert deeds_of(done, EXCEPTION) == {Deed.UPDATED}
    assert not any(one.deed is Deed.TWICE for one in done.deeds)
    assert "The draft is with counsel." in texts(done.docx)
    assert "The draft is late." not in texts(done.docx)
    if tracked:
        clean = regenerate(draft, report_before(), report_after(), MADE)
        assert shown(done.docx) == shown(clean.docx)
        assert shown(done.docx, accepted=False) == shown(draft, accepted=False)


def names_of_rows(made: bytes) -> list[str]:
    draft = Draft(made)
    table = next(draft.control(EXCEPTION).iterancestors(f"{W}tbl"))
    marks = (one.get(f"{W}val", "") for one in table.iter(f"{W}tag"))
    return [one for one in marks if one.startswith("gen_exc_") and not one.endswith("_rag")]


def test_a_recommendation_that_waits_to_be_deleted_keeps_all_that_is_in_it_from_the_new_data():
    done = regenerate(with_row(before(), CHANGED_ROW), before(), after(), MADE)

    assert deeds_of(done, CHANGED_ROW) == {Deed.DELETED_CHANGED}
    assert {one.deed for one in done.deeds if one.region.startswith("gen_D1_")} == set()
    assert "The draft is with counsel." not in "\n".join(texts(done.docx))


def test_one_whose_data_is_the_same_stays_deleted():
    done = regenerate(with_row(before(), SAME_ROW), before(), after(), MADE)

    assert deeds_of(done, SAME_ROW) == {Deed.STAYS_DELETED}
