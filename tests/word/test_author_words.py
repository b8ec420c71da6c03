"""What an author put among the words, in the finished paper: pictures that fit, footnotes, tables as they were."""

import zipfile
from collections.abc import Sequence
from io import BytesIO
from typing import Any

import pytest
from authors_words import a_jpeg, a_png
from builders import a_cycle
from word_reading import W, part, words

from paperclerk.assembly import cabinet_report
from paperclerk.domain.author import (
    AuthorSection,
    AuthorWords,
    Block,
    Cell,
    CellLine,
    NoteLine,
    Stretch,
    Words,
    cell_of,
)
from paperclerk.domain.author_pictures import AuthorPicture
from paperclerk.errors import TemplateMisfit
from paperclerk.word.papers import render
from paperclerk.word.templates import find_template

TEMPLATE = find_template("cabinet-report.docx", None)
WENDMOOR = TEMPLATE.parent / "examples" / "wendmoor" / "cabinet-report.docx"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
EMUS_A_CM = 360_000


def a_report(*blocks: Block, template: Any = TEMPLATE) -> bytes:
    written = AuthorWords(sections=(AuthorSection(id="summary", heading="Executive Summary", blocks=blocks),))
    return render(cabinet_report.assemble(a_cycle(), written, ()), template)


def a_picture(**changes: Any) -> AuthorPicture:
    given = {"name": "picture-abc", "content": a_png(), "width_cm": 30, "height_cm": 12, "words": "Savings rise."}
    return AuthorPicture(**{**given, **changes})


def shown(picture: AuthorPicture) -> Block:
    return Block(kind="picture", stretches=(Stretch(picture=picture),))


def noted(*texts: str) -> Block:
    note = tuple(NoteLine(stretches=(Words(text=text, italic=True),)) for text in texts)
    return Block(kind="body", stretches=(Stretch(text="As agreed"), Stretch(note=note), Stretch(text=", so.")))


def sizes(docx: bytes) -> list[tuple[float, float]]:
    extents = (one.find(f"{WP}extent") for one in part(docx).iter(f"{WP}inline"))
    return [(int(one.get("cx")) / EMUS_A_CM, int(one.get("cy")) / EMUS_A_CM) for one in extents]


@pytest.mark.parametrize("template", [TEMPLATE, WENDMOOR], ids=["ours", "wendmoor"])
def test_a_picture_is_made_to_fit_the_page_and_says_what_it_shows(template):
    docx = a_report(shown(a_picture()), template=template)

    ((wide, high),) = sizes(docx)
    assert 14 < wide <= 16.61
    assert high == pytest.approx(wide * 0.4, rel=0.01)
    (named,) = part(docx).iter(f"{WP}docPr")
    assert named.get("descr") == "Savings rise."


def test_a_small_picture_keeps_its_size_and_a_high_one_stays_on_the_page():
    small, high = a_picture(width_cm=3, height_cm=2), a_picture(width_cm=10, height_cm=60)

    assert sizes(a_report(shown(small))) == [(3, 2)]
    assert sizes(a_report(shown(high)))[0][1] < 23


def test_a_picture_in_a_cell_is_no_wider_than_its_column():
    cell = Cell(lines=(CellLine(stretches=(Stretch(picture=a_picture()),)),), share=25)
    heads = tuple(cell_of(str(share)).model_copy(update={"share": share}) for share in (25, 75))
    table = Block(kind="table", header=(heads,), rows=((cell, cell_of("C")),))

    assert sizes(a_report(table))[0][0] < 16.6 / 4


def test_a_picture_is_in_the_file_once_and_without_what_it_says_of_itself():
    taken = a_picture(content=a_jpeg())
    docx = a_report(shown(taken), shown(taken))

    with zipfile.ZipFile(BytesIO(docx)) as package:
        media = [name for name in package.namelist() if name.startswith("word/media/")]
        assert media == ["word/media/picture-abc.jpeg"]
        assert b"Mill Lane" not in package.read(media[0])


def test_one_that_only_adorns_is_marked_so_and_says_nothing():
    docx = a_report(shown(a_picture(decorative=True, words="")))

    (named,) = part(docx).iter(f"{WP}docPr")
    assert named.get("descr") == ""
    assert [one.get("val") for one in named.iter() if str(one.tag).endswith("}decorative")] == ["1"]


def test_a_note_is_a_footnote_of_the_paper_in_all_its_paragraphs():
    docx = a_report(noted("Minute 12", "of the board"), noted("Minute 13"))

    marks = [one.get(f"{W}id") for one in part(docx).iter(f"{W}footnoteReference")]
    found = {
        one.get(f"{W}id"): [words(p).strip() for p in one.iter(f"{W}p")] for one in part(docx, "word/footnotes.xml")
    }
    assert [found[mark] for mark in marks] == [["Minute 12", "of the board"], ["Minute 13"]]
    assert len(set(marks)) == 2


def test_figures_stay_on_the_right_and_headings_in_the_middle_where_their_author_set_them():
    def set_to(side: str, text: str, share: int = 50) -> Cell:
        return Cell(lines=(CellLine(stretches=(Stretch(text=text),), side=side),), share=share)

    table = Block(
        kind="table",
        header=((set_to("", "Saving"), set_to("center", "£000")),),
        rows=((set_to("", "Buildings"), set_to("right", "1,250")),),
    )

    shown_at = {words(p): p.find(f"{W}pPr/{W}jc") for p in part(a_report(table)).iter(f"{W}p")}

    sides = {text: None if found is None else found.get(f"{W}val") for text, found in shown_at.items()}
    assert {text: sides[text] for text in ("Saving", "£000", "Buildings", "1,250")} == {
        "Saving": None, "£000": "center", "Buildings": None, "1,250": "right",
    }  # fmt: skip


def test_a_column_too_narrow_for_its_figures_gets_room_from_the_wide_ones():
    def row(*texts: str) -> tuple[Cell, ...]:
        shares = (76, 4, 4, 4, 4, 4, 4)
        return tuple(cell_of(text).model_copy(update={"share": s}) for text, s in zip(texts, shares, strict=True))

    heads = ("Service", *(str(year) for year in range(2031, 2037)))
    table = Block(kind="table", header=(row(*heads),), rows=(row("Adults and children", *["1,234,567"] * 6),))

    (made,) = (one for one in part(a_report(table)).iter(f"{W}tbl") if "1,234,567" in words(one))

    first, *years = [int(one.get(f"{W}w")) for one in made.iter(f"{W}gridCol")]
    # Seven figures of 5.8 points and two thin signs, with the margins of the cell, in twentieths of a point.
    assert min(years) > 20 * (7 * 5.8) + 240 - 40
    assert first > max(years)
    assert first + sum(years) <= 16.61 * 567


def test_the_third_level_of_a_list_stands_under_the_second_in_every_template_of_ours():
    for template, styles in ((TEMPLATE, ("NumberedBullet2", "Numbered(i)")), (WENDMOOR, ("WDCInnerPoint", "WDCRoman"))):
        blocks = [
            Block(kind=kind, stretches=(Stretch(text=f"{kind} {depth}", depth=depth),))
            for kind in ("inner-bullet", "inner-letter")
            for depth in (0, 3, 5)
        ]

        found = {words(p): p.find(f"{W}pPr") for p in part(a_report(*blocks, template=template)).iter(f"{W}p")}

        for kind, style in zip(("inner-bullet", "inner-letter"), styles, strict=True):
            second, third, fifth = (found[f"{kind} {depth}"] for depth in (0, 3, 5))
            assert second.find(f"{W}pStyle").get(f"{W}val") == third.find(f"{W}pStyle").get(f"{W}val")
            assert second.find(f"{W}pStyle").get(f"{W}val") == style
            assert second.find(f"{W}numPr") is None
            levels = [int(one.find(f"{W}numPr/{W}ilvl").get(f"{W}val")) for one in (third, fifth)]
            assert levels[0] == levels[1] > 1
            assert int(third.find(f"{W}ind").get(f"{W}left")) > 1000


def test_merged_cells_are_merged_heading_rows_repeat_and_columns_are_as_wide_as_the_authors():
    def row(*cells: Cell) -> Sequence[Cell]:
        return tuple(cell.model_copy(update={"share": share}) for cell, share in zip(cells, (50, 30, 20), strict=True))

    wide, high = (
        Cell(columns=2).model_copy(update=dict(cell_of("Savings"), columns=2)),
        cell_of("Service").model_copy(update={"rows": 2}),
    )
    table = Block(
        kind="table",
        header=(row(high, wide, Cell()), row(Cell(), cell_of("2030"), cell_of("2031"))),
        rows=(row(cell_of("Adults"), cell_of("1"), cell_of("2")),),
    )
    docx = a_report(table)

    (made,) = (one for one in part(docx).iter(f"{W}tbl") if "Service" in words(one))
    rows = made.findall(f"{W}tr")
    assert [[words(cell) for cell in one.findall(f"{W}tc")] for one in rows] == [
        ["Service", "Savings"], ["", "2030", "2031"], ["Adults", "1", "2"],
    ]  # fmt: skip
    assert [one.find(f"{W}trPr/{W}tblHeader") is not None for one in rows] == [True, True, False]
    assert [one.get(f"{W}val") for one in made.iter(f"{W}vMerge")] == ["restart", "continue"]
    assert [one.get(f"{W}val") for one in made.iter(f"{W}gridSpan")] == ["2"]
    widths = [int(one.get(f"{W}w")) for one in made.iter(f"{W}gridCol")]
    assert [round(width / sum(widths), 2) for width in widths] == [0.5, 0.3, 0.2]


def test_the_same_words_give_the_same_bytes():
    blocks = (shown(a_picture()), noted("Minute 12"))

    assert a_report(*blocks) == a_report(*blocks)


@pytest.mark.parametrize("block", [shown(a_picture()), noted("Minute 12")], ids=["picture", "note"])
def test_a_template_that_does_not_show_them_is_refused(block, tmp_path):
    spoiled = tmp_path / "cabinet-report.docx"
    with zipfile.ZipFile(TEMPLATE) as old, zipfile.ZipFile(spoiled, "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name).replace(b"{{r words(stretch) }}", b"{{ stretch.text }}"))

    with pytest.raises(TemplateMisfit, match=r"picture of the author|footnote of the author"):
        a_report(block, template=spoiled)
