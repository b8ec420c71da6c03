"""What an author put among the words: pictures, notes, lists, tables; what cannot be carried over, with its place."""

import pytest
from authors_words import (
    NUMBERED,
    a_drawing,
    a_jpeg,
    a_note,
    a_picture,
    a_png,
    a_row,
    a_table,
    an_authors_file,
    line,
    listed,
    notes,
)

from paperclerk.domain.author import AuthorReading, Block, Stretch
from parsers.author_report import read_author

CHART = "http://schemas.openxmlformats.org/drawingml/2006/chart"
SMART = "http://schemas.openxmlformats.org/drawingml/2006/diagram"


def read(*blocks: str, **parts) -> tuple[tuple[Block, ...], list[tuple[str, str, str]]]:
    """Return what is read under the first heading, and the findings about it: rule, message, hint."""
    reading: AuthorReading = read_author(an_authors_file(*blocks, **parts), "cabinet-report.docx", "2024")
    assert reading.words is not None
    found = reading.words.section("summary")
    assert found is not None
    told = [(one.rule, one.message, one.hint) for one in reading.findings if one.rule in ("A06", "X45")]
    return found.blocks, told


@pytest.mark.parametrize(("content", "kind"), [(a_png(), "png"), (a_jpeg(), "jpeg")])
def test_a_picture_comes_with_its_size_and_its_alternative_text_and_not_with_its_name(content, kind):
    (block,), told = read(line(inside=a_picture("p1", "Savings rise.", wide=30, high=12)), pictures={"p1": content})

    picture = block.stretches[0].picture
    assert block.kind == "picture"
    assert picture is not None
    assert (picture.words, picture.width_cm, picture.height_cm, picture.kind) == ("Savings rise.", 30, 12, kind)
    assert picture.content == content
    assert "chart" not in picture.name
    assert told == []


def test_a_picture_among_words_stays_where_it_is():
    (block,), _ = read(
        line("Before ", a_picture("p1", "A dot.") + "<w:r><w:t>after.</w:t></w:r>"), pictures={"p1": a_png()}
    )

    assert [(one.text, one.picture is not None) for one in block.stretches] == [
        ("Before ", False), ("", True), ("after.", False)
    ]  # fmt: skip


def test_a_picture_without_alternative_text_is_a_finding_that_stops_publication():
    (block,), told = read(line(inside=a_picture("p1")), pictures={"p1": a_png()})

    assert block.kind == "picture"
    assert [rule for rule, *_ in told] == ["X45"]
    assert "View Alt Text" in told[0][2]


CROP = '<a:srcRect xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" l="25000"/>'


@pytest.mark.parametrize(
    ("inside", "pictures", "what", "hint"),
    [
        (a_picture("p1", how="link"), {"p1": "https://there.example/x.png"}, "A linked picture", "This Device"),
        (a_picture("p1"), {"p1": "https://there.example/x.png"}, "A linked picture", "This Device"),
        (a_picture("p1"), {"p1": b"\x01\0\0\0 EMF"}, "A picture in the format EMF", "PNG or JPEG"),
        (a_picture("p1"), {"p1": b"\x89PNG\r\n\x1a\n cut"}, "A damaged picture", "anew"),
        (a_picture("p1"), {"p1": a_png(90000, 90000)}, "A picture of too many dots", "Compress"),
        (a_picture("p1", more=CROP), {"p1": a_png()}, "A cropped picture", "Delete cropped areas"),
        (a_drawing(CHART), {}, "A chart", "Save as Picture"),
        (a_drawing(SMART), {}, "A SmartArt drawing", "a list or a table"),
        ("<w:r><w:object/></w:r>", {}, "An embedded file", "appendix"),
        (a_note(4), {}, "A footnote", "write it"),
    ],
)
def test_what_cannot_be_shown_is_told_with_its_place_and_what_to_do(inside, pictures, what, hint):
    (block,), told = read(line("The savings are these.", inside), pictures=pictures)

    assert block.text == "The savings are these."
    assert [(rule, message) for rule, message, _ in told] == [
        ("A06", f'{what}, near "The savings are these.", is not carried over to the report.')
    ]
    assert hint in told[0][2]


def test_an_equation_is_taken_in_a_line_and_told():
    math = "http://schemas.openxmlformats.org/officeDocument/2006/math"
    (block,), told = read(line("So ", f'<m:oMath xmlns:m="{math}"><m:r><m:t>a=b</m:t></m:r></m:oMath>'))

    assert block.text == "So a=b"
    assert told[0][1].startswith("The layout of an equation, near")


def test_comments_are_told_and_not_carried_over():
    _, told = read(line("Words.", '<w:r><w:commentReference w:id="1"/></w:r>'))

    assert [message for _, message, _ in told] == ["1 comment is not carried over."]


@pytest.mark.parametrize("kind", ["footnote", "endnote"])
def test_a_note_comes_with_its_mark_where_it_stands_paragraph_by_paragraph(kind):
    said = notes(line("Minute 12", looks="<w:i/>") + line("of the board."), kind=kind)
    (block,), told = read(line("As agreed", a_note(1, kind) + "<w:r><w:t>, so.</w:t></w:r>"), **{f"{kind}s": said})

    assert [one.text for one in block.stretches] == ["As agreed", "", ", so."]
    assert [[(words.text, words.italic) for words in one.stretches] for one in block.stretches[1].note] == [
        [("Minute 12", True)], [("of the board.", False)]
    ]  # fmt: skip
    assert told == []


def test_looks_are_carried_over_and_the_paragraphs_own_style_is_not():
    looks = {"raised": '<w:vertAlign w:val="superscript"/>', "underlined": '<w:u w:val="single"/>', "bold": "<w:b/>"}
    (block,), _ = read(
        line("plain", "".join(f"<w:r><w:rPr>{look}</w:rPr><w:t>{name}</w:t></w:r>" for name, look in looks.items()))
    )

    assert block.stretches == (
        Stretch(text="plain"), Stretch(text="raised", raised="superscript"),
        Stretch(text="underlined", underlined=True), Stretch(text="bold", bold=True),
    )  # fmt: skip


def test_a_link_made_by_a_field_is_a_link():
    field = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> HYPERLINK "https://a.example/p" </w:instrText>'
        '</w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>the plan</w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    (block,), told = read(line("See ", field))

    assert block.stretches == (Stretch(text="See "), Stretch(text="the plan", link="https://a.example/p"))
    assert told == []


def test_lists_of_two_levels_are_letters_and_inner_letters():
    blocks, _ = read(
        line("The points are:"), listed("one", 0), listed("one of one", 1), listed("two", 0), numbering=NUMBERED
    )

    assert [(block.kind, block.text) for block in blocks] == [
        ("lead-in", "The points are:"), ("letter", "one"), ("inner-letter", "one of one"), ("letter", "two"),
    ]  # fmt: skip


THREE = NUMBERED.replace(
    "</w:abstractNum>",
    '<w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="lowerRoman"/><w:lvlText w:val="%3."/></w:lvl>'
    '<w:lvl w:ilvl="3"><w:start w:val="1"/><w:numFmt w:val="upperLetter"/><w:lvlText w:val="%4."/></w:lvl>'
    "</w:abstractNum>",
)


def test_a_third_level_of_a_list_is_kept_and_a_fourth_is_told():
    blocks, told = read(*(listed(f"level {level}", level) for level in range(4)), numbering=THREE)

    assert [(block.kind, block.stretches[0].depth) for block in blocks] == [
        ("letter", 0), ("inner-letter", 0), ("inner-letter", 3), ("inner-letter", 4),
    ]  # fmt: skip
    assert [message for _, message, _ in told] == [
        'A point of the fourth level of a list, "level 3", comes out as one of the third.'
    ]


def test_the_side_that_a_cells_lines_are_set_to_is_kept():
    figures = '<w:tc><w:p><w:pPr><w:jc w:val="{0}"/></w:pPr><w:r><w:t>12</w:t></w:r></w:p></w:tc>'
    row = "".join(figures.format(side) for side in ("right", "end", "center", "left", "both"))
    (block,), _ = read(a_table(a_row("A", "B", "C", "D", "E"), f"<w:tr>{row}</w:tr>"))

    assert [cell.lines[0].side for cell in block.rows[0]] == ["right", "right", "center", "", ""]


def test_a_table_keeps_its_heading_rows_its_merged_cells_and_the_widths_of_its_columns():
    table = a_table(
        a_row("+|Service", "2|Savings", header=True), a_row("-|", "2030", "2031", header=True),
        a_row("Adults", "1", "2"), a_row("Children", "2|not known"), widths=(4000, 2000, 2000),
    )  # fmt: skip
    (block,), told = read(table)

    assert [[(c.text, c.columns, c.rows) for c in row] for row in block.header] == [
        [("Service", 1, 2), ("Savings", 2, 1), ("", 1, 1)], [("", 1, 1), ("2030", 1, 1), ("2031", 1, 1)],
    ]  # fmt: skip
    assert [[(c.text, c.columns) for c in row] for row in block.rows] == [
        [("Adults", 1), ("1", 1), ("2", 1)], [("Children", 1), ("not known", 2), ("", 1)],
    ]  # fmt: skip
    assert [cell.share for cell in block.header[0]] == [50, 25, 25]
    assert told == []


def test_a_column_that_nobody_drew_is_as_wide_as_its_words_need():
    (block,), _ = read(
        a_table(a_row("No", "What is to be done by when and by whom"), a_row("1", "A"), widths=(500, 500))
    )

    assert block.header[0][0].share < 20 < block.header[0][1].share


def test_numbers_that_word_counts_in_a_cell_are_written_out():
    cell = f"<w:tc>{listed('one', 0)}{listed('two', 0)}</w:tc>"
    (block,), _ = read(a_table(a_row("Points"), f"<w:tr>{cell}</w:tr>"), numbering=NUMBERED)

    assert block.rows[0][0].text == "1. one\n2. two"


def test_a_picture_in_a_heading_or_before_the_first_is_told():
    _, told = read(line("3 Background and context", a_picture("p1", "A dot.")), pictures={"p1": a_png()})

    assert [message for _, message, _ in told] == [
        'A picture, near "3 Background and context", is not carried over to the report.'
    ]
