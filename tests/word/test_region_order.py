"""Rows follow the order of the paper of now, unless the author has an order of their own."""

import pytest
from authors_hand import NAMES, p
from office_files import a_word_file
from redlined import shown, texts
from regenerated_papers import MADE

from paperclerk.domain.regenerated import Deed
from paperclerk.ooxml.package import open_package
from paperclerk.ooxml.wordml import W
from paperclerk.word.regenerate import regenerate


def row(number: int, said: str = "", comment: str = "") -> str:
    mark = f'<w:bookmarkStart w:id="{number}" w:name="gen_row_{number}"/>'
    words = f"<w:r><w:t>Row {number}{said}</w:t></w:r>"
    cell = f'<w:tc><w:p>{mark}{words}{comment}<w:bookmarkEnd w:id="{number}"/></w:p></w:tc>'
    look = f'<w:sdtPr><w:tag w:val="gen_row_{number}"/><w:id w:val="{number}"/></w:sdtPr>'
    return f"<w:sdt>{look}<w:sdtContent><w:tr>{cell}</w:tr></w:sdtContent></w:sdt>"


def a_table(*rows: str) -> bytes:
    head = f"<w:tr><w:tc>{p('Head')}</w:tc></w:tr>"
    grid = '<w:tblGrid><w:gridCol w:w="2000"/></w:tblGrid>'
    return a_word_file(f"<w:tbl {NAMES}><w:tblPr/>{grid}{head}{''.join(rows)}</w:tbl>{p('End')}")


BASE = a_table(row(1), row(2), row(3), row(4))


@pytest.mark.parametrize(("new", "after"), [
    ((4, 1, 2, 3), ["Row 4", "Row 1", "Row 2", "Row 3"]),
    ((2, 1, 4, 3), ["Row 2", "Row 1", "Row 4", "Row 3"]),
    ((4, 3, 2, 1), ["Row 4", "Row 3", "Row 2", "Row 1"]),
    ((3, 5, 1, 2), ["Row 3", "Row 5", "Row 1", "Row 2"]),
])  # fmt: skip
def test_rows_that_nobody_touched_stand_in_the_order_of_now(new, after):
    paper = a_table(*map(row, new))

    clean, tracked = (regenerate(BASE, BASE, paper, MADE, tracked=shows) for shows in (False, True))

    assert texts(clean.docx) == ["Head", *after, "End"]
    assert shown(tracked.docx, accepted=True) == shown(clean.docx)
    assert shown(tracked.docx, accepted=False) == shown(BASE)
    assert regenerate(tracked.docx, paper, paper, MADE).docx == tracked.docx


def test_a_row_that_moves_and_says_something_else_is_gone_in_one_place_and_new_in_the_other():
    paper = a_table(row(4, " is late"), row(1), row(2), row(3))

    tracked = regenerate(BASE, BASE, paper, MADE, tracked=True)

    assert texts(tracked.docx, accepted=True) == ["Head", "Row 4 is late", "Row 1", "Row 2", "Row 3", "End"]
    assert texts(tracked.docx, accepted=False) == texts(BASE)
    assert {one.deed for one in tracked.deeds} == {Deed.MOVED, Deed.UPDATED}


def test_an_author_who_put_rows_in_another_order_keeps_it():
    draft = a_table(row(2), row(1), row(3), row(4))

    made = regenerate(draft, BASE, a_table(row(4), row(1), row(2), row(3, " is late")), MADE)

    assert texts(made.docx) == ["Head", "Row 2", "Row 1", "Row 3 is late", "Row 4", "End"]


def test_what_stays_of_a_row_of_another_shape_is_put_into_a_cell_and_never_between_cells():
    inner = f'<w:sdt><w:sdtPr><w:tag w:val="gen_in"/></w:sdtPr><w:sdtContent>{p("Inner")}</w:sdtContent></w:sdt>'
    with_inner = row(4).replace("<w:tc>", f"<w:tc>{inner}")
    draft = row(4).replace("<w:tc>", f"<w:tc>{inner.replace('Inner', 'Inner, seen')}")
    two_rows = draft.replace("</w:tr>", f"</w:tr><w:tr><w:tc>{p('Row of mine')}</w:tc></w:tr>")
    now = row(4, " is late").replace("</w:tc>", f"</w:tc><w:tc>{p('More')}</w:tc>")

    made = regenerate(a_table(row(1), two_rows), a_table(row(1), with_inner), a_table(row(1), now), MADE)

    assert "Inner, seen" in texts(made.docx)
    assert "Row of mine" in texts(made.docx)
    root = open_package(made.docx).xml("word/document.xml")
    assert {one.getparent().tag for one in root.iter(f"{W}p")} <= {f"{W}tc", f"{W}body", f"{W}sdtContent"}
    assert not list(root.iter(f"{W}tr"))[-1].findall(f"{W}sdt")


def test_a_row_that_was_edited_stays_where_it_is_and_the_others_move_around_it():
    draft = a_table(row(1), row(2), row(3), row(4, " (seen)"))

    made = regenerate(draft, BASE, a_table(*map(row, (4, 3, 1, 2))), MADE)

    assert texts(made.docx) == ["Head", "Row 1", "Row 2", "Row 4 (seen)", "Row 3", "End"]
