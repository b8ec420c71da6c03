"""A column that an author adds to a table keeps none of its rows from their new data, in any of our tables."""

import copy
from functools import cache

import pytest
from authors_hand import MARK, Draft, p, tag_of, xml
from redlined import shown, texts
from regenerated_papers import MADE, after, before, pack_after, pack_before, report_after, report_before

from paperclerk.domain.regenerated import Deed
from paperclerk.ooxml.package import open_package
from paperclerk.ooxml.wordml import W
from paperclerk.word.regenerate import regenerate

PAPERS = {
    "stabilisation-plan": (before, after),
    "assurance-pack": (pack_before, pack_after),
    "cabinet-report": (report_before, report_after),
}
GENERATED = (Deed.UPDATED, Deed.ADDED, Deed.REMOVED, Deed.MOVED)


def tables_of(root) -> list:
    """Return the tables whose rows are regions."""
    rows = [one for one in root.iter(f"{W}sdt") if tag_of(one).startswith("gen_") and _is_row(one)]
    return list(dict.fromkeys(next(one.iterancestors(f"{W}tbl")) for one in rows))


def _is_row(control) -> bool:
    return control.find(f"{W}sdtContent/{W}tr") is not None and control.getparent().tag == f"{W}tbl"


@cache
def widened(paper: str, place: int, words: str = "") -> bytes:
    """Return a draft in each of whose tables the author added a column: at the end (-1), or before another."""
    draft = Draft(PAPERS[paper][0]())
    for table in tables_of(draft.root):
        grid = table.find(f"{W}tblGrid")
        grid.append(copy.deepcopy(grid[-1]))
        for row in table.iter(f"{W}tr"):
            cells = row.findall(f"{W}tc")
            is_head = row.getparent() is table
            added = copy.deepcopy(cells[place])
            for child in [one for one in added if one.tag != f"{W}tcPr"]:
                added.remove(child)
            added.append(xml(p("Remarks" if is_head else words)))
            cells[-1].addnext(added) if place == -1 else cells[place].addprevious(added)
    return draft.saved()


@pytest.mark.parametrize("place", [-1, 0, 1])
@pytest.mark.parametrize("paper", PAPERS)
def test_rows_of_a_table_with_a_column_more_come_up_to_date_as_those_of_any_other(paper, place):
    was, now = (made() for made in PAPERS[paper])

    plain, made = regenerate(was, was, now, MADE), regenerate(widened(paper, place), was, now, MADE)

    assert {one.deed for one in made.deeds} <= set(GENERATED)
    assert said_of(made) == said_of(plain)
    assert [one for one in texts(made.docx) if one != "Remarks"] == texts(now)


def said_of(made) -> set[tuple[str, int, Deed]]:
    # A row's cells are counted as they stand in the draft.
    return {(one.region, one.deed) for one in made.deeds}


@pytest.mark.parametrize("paper", PAPERS)
def test_rows_that_come_new_have_a_cell_in_the_column_too(paper):
    was, now = (made() for made in PAPERS[paper])

    root = open_package(regenerate(widened(paper, 1), was, now, MADE).docx).xml("word/document.xml")

    for table in tables_of(root):
        assert len({len(row.findall(f"{W}tc")) for row in table.iter(f"{W}tr")}) == 1


def test_a_row_with_the_authors_words_in_the_column_stays_when_the_data_no_longer_has_it():
    was, now = pack_before(), pack_after()

    made = regenerate(widened("assurance-pack", -1, MARK), was, now, MADE)

    gone = [one for one in made.deeds if one.deed is Deed.GONE_KEPT]
    assert gone != []
    assert texts(made.docx).count(MARK) == sum(row.count(MARK) for row in texts(widened("assurance-pack", -1, MARK)))


@pytest.mark.parametrize("paper", PAPERS)
def test_tracked_it_can_all_be_taken_back(paper):
    was, now = (made() for made in PAPERS[paper])
    draft = widened(paper, 1)

    clean, tracked = (regenerate(draft, was, now, MADE, tracked=shows) for shows in (False, True))

    assert shown(tracked.docx, accepted=True) == shown(clean.docx)
    assert shown(tracked.docx, accepted=False) == shown(draft)
