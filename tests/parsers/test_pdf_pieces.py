"""A PDF's pages as pieces: paragraphs with their numbers and looks, furniture set aside, nothing lost."""

from dataclasses import replace

import pytest
from laid_pages import Sheets
from report_pages import Press, Style

from parsers import pdf_workers
from parsers.flow_lines import flow_line
from parsers.pdf_lines import Glyph, lines_of
from parsers.pdf_pages import open_report
from parsers.pdf_pieces import read_pieces
from parsers.pdf_symbols import shown
from parsers.pieces import Text

LEFT, WIDE = 70.0, 455.0
PROSE = (
    "The committee asked officers to set out how the harbour would be dredged, what it would cost and who would pay,"
    " and to come back in the autumn with the views of the boat clubs."
)
MORE = "Members thanked the volunteers who had kept the towpath open through a wet winter and two floods."


def read(sheets):
    with open_report(sheets.pdf(), "paper.pdf") as report:
        return read_pieces(report)


def texts(sheets):
    return [piece for piece in read(sheets).pieces if isinstance(piece, Text)]


def said(sheets):
    return [(text.number, text.text) for text in texts(sheets)]


def papers(pages, *, head="", foot="", body=PROSE):
    """Print pages with a running header and footer, `{n}` being the page's number."""
    sheets = Sheets()
    for number in range(1, pages + 1):
        if number > 1:
            sheets.new_page()
        if head:
            sheets.at(LEFT, 40, head.format(n=number), size=9)
        end = sheets.block(LEFT, 100, WIDE, f"{number}{number} boats. {body}")
        sheets.block(LEFT, end + 30, WIDE, MORE)
        if foot:
            sheets.at(LEFT, 805, foot.format(n=number), size=9)
    return sheets


# furniture


@pytest.mark.parametrize("foot", ["Page {n} of 6", "{n}", "- {n} -", "Harbour Board | Page {n}", "OFFICIAL"])
def test_running_lines_are_set_aside_and_never_text(foot):
    found = read(papers(6, head="Harbour Board", foot=foot))
    assert found.furniture[0] == "Harbour Board"
    assert len([piece for piece in found.pieces if isinstance(piece, Text)]) == 12
    assert not [piece for piece in found.pieces if "Harbour Board" in piece.text]


def test_a_header_of_odd_pages_and_another_of_even_ones_are_both_known():
    sheets = papers(6)
    for number, page in enumerate(sheets.pages):
        sheets.pages, kept = [page], sheets.pages
        sheets.at(LEFT, 40, "Harbour Board" if number % 2 else "Dredging plan", size=9)
        sheets.pages = kept
    assert set(read(sheets).furniture) == {"Harbour Board", "Dredging plan"}


def test_headings_that_differ_by_their_number_are_no_running_lines():
    sheets = Sheets()
    for number in (1, 2, 3):
        if number > 1:
            sheets.new_page()
        sheets.at(LEFT, 60, f"Appendix {number}", "F2", 14)
        sheets.block(LEFT, 100, WIDE, f"Pool {number} is deep. {PROSE}")
        sheets.new_page()
        sheets.block(LEFT, 100, WIDE, f"Basin {number} is shallow. {MORE}")
    assert [text.text for text in texts(sheets) if text.bold] == ["Appendix 1", "Appendix 2", "Appendix 3"]
    assert not read(sheets).furniture


def test_headings_of_columns_that_come_again_on_each_page_are_no_running_lines():
    sheets = Sheets()
    for number in range(1, 6):
        if number > 1:
            sheets.new_page()
        for x, word in ((LEFT, "Action"), (250, "Lead"), (420, "When")):
            sheets.at(x, 60, word, "F2")
        for row in range(12):
            for x, word in ((LEFT, f"Dredge pool {number}{row}"), (250, "Harbour Master"), (420, "May 2031")):
                sheets.at(x, 76 + 14 * row, word)
    assert not read(sheets).furniture


def test_a_page_number_of_a_report_of_one_page_is_known():
    assert [text.text for text in texts(papers(1, foot="Page {n} of 1"))][-1] == MORE


# paragraphs


def test_a_paragraph_goes_on_over_the_pages_end_past_header_and_footer():
    sheets = Sheets()
    for number in (1, 2, 3):
        if number > 1:
            sheets.new_page()
        sheets.at(LEFT, 40, "Harbour Board", size=9)
        sheets.at(LEFT, 805, f"Page {number}", size=9)
        if number == 1:
            sheets.block(
                LEFT,
                740,
                WIDE,
                "The quay wall was built in the reign of a king whose name nobody on the whole committee",
            )
        if number == 2:
            sheets.block(LEFT, 100, WIDE, "could remember, and has not been mended since.")
    [text] = texts(sheets)
    assert text.text.endswith("nobody on the whole committee could remember, and has not been mended since.")
    assert (text.page, [page for page, _ in text.rest]) == (1, [2])


def test_a_bold_line_at_a_pages_head_is_a_heading_though_the_text_before_it_is_unfinished():
    sheets = Sheets()
    sheets.block(LEFT, 700, WIDE, "2.2 The plan has five ends, which are boats, quays, lights, ladders and")
    sheets.new_page()
    sheets.at(LEFT, 100, "What else was thought of", "F2")
    sheets.block(LEFT, 125, WIDE, PROSE)
    assert [text.text for text in texts(sheets)][1] == "What else was thought of"


FULL = "Members thanked the volunteers who had kept the towpath open through a wet winter."


@pytest.mark.parametrize(
    ("ends", "indented", "pieces"),
    [
        (FULL, 0, 1),
        (FULL, 20, 2),
        ("Members thanked the volunteers who had kept the towpath open.", 0, 2),
    ],
)
def test_a_sentence_that_ends_with_its_page_and_fills_its_line_ends_no_paragraph(ends, indented, pieces):
    sheets = Sheets()
    sheets.block(LEFT, 100, WIDE, f"{PROSE} {PROSE} {PROSE}")
    sheets.at(LEFT, 700, "The committee asked officers how the harbour would be dredged and at what cost, since the")
    sheets.at(LEFT, 713, ends)
    sheets.new_page()
    sheets.block(LEFT + indented, 100, WIDE - indented, f"Nevertheless {PROSE}")
    assert len(texts(sheets)) == 1 + pieces


def test_a_heading_over_two_lines_is_one_and_the_text_under_it_another():
    sheets = Sheets()
    sheets.at(LEFT, 100, "How the harbour is to be dredged, paid for and kept open in the winters to", "F2", 12)
    sheets.at(LEFT, 114, "come", "F2", 12)
    sheets.block(LEFT, 128, WIDE, PROSE)
    heading, text = texts(sheets)
    assert heading.text.endswith("in the winters to come")
    assert (heading.bold, text.bold, text.text) == (True, False, PROSE)


def test_paragraphs_without_room_between_are_told_by_the_line_that_ends_early():
    sheets = Sheets()
    end = sheets.block(LEFT, 100, 330, PROSE)
    end = sheets.block(LEFT, end + 13, 330, MORE)
    sheets.block(LEFT, end + 13, 330, PROSE)
    assert [text for _, text in said(sheets)] == [PROSE, MORE, PROSE]


def test_a_line_that_begins_with_a_figure_by_chance_carries_the_paragraph_on():
    sheets = Sheets()
    sheets.at(LEFT, 100, "The board met on the day that had been agreed with the boat clubs, which was the one of")
    sheets.at(LEFT, 113, "12 March, and again when the water had gone down, as set out in what is said in section")
    sheets.at(LEFT, 126, "4.2 above, and it did so for as long as was thought right by all of the clubs and boards.")
    assert len(texts(sheets)) == 1


@pytest.mark.parametrize(
    "number", ["1", "1.", "1.1", "2.1.1", "(a)", "(1)", "a.", "a)", "i.", "(iv)", "A1.2", "4.2(a)", "10.", "1.1."]
)
def test_a_number_in_the_margin_is_told_from_its_words(number):
    sheets = Sheets()
    sheets.at(LEFT, 100, number)
    sheets.block(LEFT + 36, 100, WIDE - 36, PROSE)
    assert said(sheets) == [(number, PROSE)]


@pytest.mark.parametrize("gap", [16.0, 120.0])
def test_a_number_in_a_column_of_its_own_belongs_to_the_words_beside_it(gap):
    sheets = Sheets()
    y = 100.0
    for number in ("2.1", "2.2", "2.3"):
        sheets.at(LEFT, y, number)
        y = sheets.block(LEFT + 20 + gap, y, WIDE - 20 - gap, PROSE) + 26
    assert said(sheets) == [("2.1", PROSE), ("2.2", PROSE), ("2.3", PROSE)]


def test_a_number_alone_on_its_line_counts_the_words_under_it():
    sheets = Sheets()
    sheets.at(LEFT, 100, "3.4")
    sheets.block(LEFT + 20, 114, WIDE - 20, PROSE)
    assert said(sheets) == [("3.4", PROSE)]


@pytest.mark.parametrize(
    ("mark", "font"), [("•", "F1"), ("o", "F1"), ("-", "F1"), ("–", "F1"), ("n", "F3"), ("\xb7", "F4")]
)
def test_every_bullet_is_a_bullet(mark, font):
    sheets = Sheets()
    sheets.at(LEFT, 80, "The board asked for:")
    sheets.at(LEFT + 18, 100, mark, font)
    sheets.block(LEFT + 36, 100, WIDE - 36, PROSE)
    sheets.at(LEFT + 18, 140, mark, font)
    sheets.block(LEFT + 36, 140, WIDE - 36, MORE)
    assert said(sheets)[1:] == [("•", PROSE), ("•", MORE)]


def test_a_bold_beginning_is_told_and_stays_in_the_words():
    sheets = Sheets()
    sheets.runs(LEFT, 100, ("F2", "Cost."), ("F1", " The dredger is hired by the week."))
    [text] = texts(sheets)
    assert (text.run_in, text.text, text.bold) == ("Cost.", "Cost. The dredger is hired by the week.", False)


def test_text_drawn_twice_is_read_once():
    sheets = Sheets()
    sheets.at(LEFT, 100, "Harbour dues")
    sheets.at(LEFT + 0.3, 100, "Harbour dues")
    assert [text for _, text in said(sheets)] == ["Harbour dues"]


def test_where_a_paragraph_stands_and_how_it_looks_is_told():
    sheets = Sheets()
    sheets.block(LEFT, 100, WIDE, PROSE)
    sheets.at(LEFT + 36, 150, "Dues", "F2", 14)
    _, heading = texts(sheets)
    assert (heading.page, heading.size, heading.bold, heading.indent) == (1, 14.0, True, 36.0)
    assert heading.gap > 15
    assert heading.box[0] == pytest.approx(LEFT + 36, abs=1)


# columns, boxes, notes


def test_two_columns_are_read_one_after_the_other():
    sheets = Sheets()
    sheets.at(LEFT, 80, "Harbour news for all who keep a boat on the river and its two basins", "F2", 14)
    end = sheets.block(LEFT, 120, 210, PROSE)
    sheets.block(LEFT, end + 26, 210, MORE)
    end = sheets.block(LEFT + 245, 123, 210, MORE)
    sheets.block(LEFT + 245, end + 26, 210, PROSE)
    assert [text for _, text in said(sheets)][1:] == [PROSE, MORE, MORE, PROSE]


def test_labels_and_answers_side_by_side_are_no_columns():
    sheets = Sheets()
    rows = [
        ("Report of:", "Director of Harbours"),
        ("Wards:", "All"),
        ("Contact:", "Ann Tide"),
        ("Date:", "1 May 2031"),
    ]
    for row, (label, answer) in enumerate(rows):
        sheets.at(LEFT, 100 + 30 * row, label, "F2")
        sheets.at(LEFT + 150, 100 + 30 * row, answer)
    whole = " ".join(" ".join(row) for row in rows)
    found = read(sheets).pieces
    read_words = " ".join(
        p.text if isinstance(p, Text) else " ".join(w for r in (p.header, *p.rows) for w in r) for p in found
    )
    assert sorted(read_words.split()) == sorted(whole.split())
    # Columns would be read one after the other, all labels first.
    assert (
        read_words.index("Harbours")
        < read_words.index("Contact:")
        < read_words.index("Tide")
        < read_words.index("Date:")
    )


def test_a_note_at_the_foot_comes_after_the_paragraph_it_stands_under_and_its_mark_leaves_the_words():
    sheets = Sheets()
    end = sheets.at(LEFT, 100, "The dredger was hired in March")
    sheets.at(end, 95.5, "1", size=6.5)
    sheets.at(end + 8, 100, "and sent back in May, when the water")
    sheets.block(LEFT, 113, WIDE, "had gone down and the boats could be moved again to where they had been before.")
    sheets.at(LEFT, 780, "1", size=6)
    sheets.at(LEFT + 6, 783, "From the yard at Tidewell.", size=8.5)
    text, note = texts(sheets)
    assert text.text.startswith("The dredger was hired in March and sent back in May")
    assert (note.number, note.text, note.style) == ("1", "From the yard at Tidewell.", "footnote")


def test_a_watermark_is_set_aside_and_told():
    sheets = papers(1)
    sheets.aslant(150, 600, "DRAFT")
    found = read(sheets)
    assert "DRAFT" in found.furniture
    assert [finding.rule for finding in found.findings] == ["I28"]


# boxes to tick


def test_drawn_boxes_are_read_as_boxes():
    sheets = Sheets()
    sheets.at(LEFT, 100, "Is this a key decision?")
    sheets.square(250, 92, crossed=True)
    sheets.at(265, 100, "Yes")
    sheets.square(320, 92)
    sheets.at(335, 100, "No")
    assert [text for _, text in said(sheets)] == ["Is this a key decision? ☒ Yes ☐ No"]


def test_boxes_of_a_chart_that_touch_are_no_boxes_to_tick():
    sheets = Sheets()
    for column in range(6):
        sheets.square(250 + 9 * column, 92)
    sheets.at(310, 100, "May")
    assert [text for _, text in said(sheets)] == ["May"]


def test_boxes_made_of_brackets_beside_yes_and_no_are_boxes():
    sheets = Sheets()
    sheets.at(LEFT, 100, "Key decision: [X] Yes [ ] No, in section [X] below")
    assert [text for _, text in said(sheets)] == ["Key decision: ☒ Yes ☐ No, in section [X] below"]


# nothing lost, nothing twice


def test_every_word_of_a_page_is_in_exactly_one_piece():
    sheets = papers(5, head="Harbour Board", foot="Page {n} of 5")
    sheets.new_page()
    sheets.table(
        [150, 150, 150], ["Action", "Lead", "When"], [[[f"Dredge {n}"], ["Ann Tide"], ["May"]] for n in range(4)]
    )
    found = read(sheets)
    words = []
    for piece in found.pieces:
        cells = (
            [piece.text] if isinstance(piece, Text) else [word for row in (piece.header, *piece.rows) for word in row]
        )
        words += " ".join(cells).split()
    expected = [word for n in range(1, 6) for word in f"{n}{n} boats. {PROSE} {MORE}".split()]
    expected += ["Action", "Lead", "When", *(word for n in range(4) for word in f"Dredge {n} Ann Tide May".split())]
    assert sorted(words) == sorted(expected)


def test_pages_read_by_two_processes_say_the_same():
    content = papers(60, head="Harbour Board", foot="Page {n} of 60").pdf()
    with open_report(content, "paper.pdf") as report:
        told = []
        assert read_pieces(report, processes=2, progress=lambda done, all_: told.append((done, all_))) == read_pieces(
            report
        )
    assert told == [(n, 60) for n in range(1, 61)]


def test_a_table_without_rules_goes_on_from_a_page_that_another_process_read(monkeypatch):
    monkeypatch.setattr(pdf_workers, "_WORTH_IT", 1)
    press = Press(Style(page=(595, 842), borders="none", repeat_headings=False))
    rows = [
        [[f"Quay {n}"], ["The wall is pointed and its stones are set straight again."], ["Clerk"]] for n in range(90)
    ]
    press.table((90, 250, 90), ("Berth", "Work agreed", "Owner"), rows)
    with open_report(press.pdf(), "paper.pdf") as report:
        alone = read_pieces(report)
        assert read_pieces(report, processes=2) == alone
    [table] = [piece for piece in alone.pieces if not isinstance(piece, Text)]
    assert len(table.rows) == 90


def test_pages_made_from_one_form_keep_their_words():
    sheets = Sheets()
    for number in (1, 2, 3, 4):
        if number > 1:
            sheets.new_page()
        sheets.at(LEFT, 60, f"{number}. Ward {number}", "F2", 14)
        sheets.at(LEFT, 80, f"{number}.1 The basin is dredged in spring.")
        sheets.at(LEFT, 100, f"{number}.2 The clubs agree.")
        sheets.at(LEFT, 805, f"OFFICIAL {number}", size=9)
    found = read(sheets)
    assert [text.number for text in found.pieces] == [f"{n}{part}" for n in (1, 2, 3, 4) for part in (".", ".1", ".2")]
    assert len(found.furniture) == 4


@pytest.mark.parametrize(("beyond", "underlined"), [(0.0, True), (4.0, True), (30.0, False)])
def test_words_with_a_rule_under_all_of_them_and_the_space_after_them_are_underlined(beyond, underlined):
    sheets = Sheets()
    end = sheets.at(LEFT, 100, "What the clubs said")
    sheets._rule(LEFT, 101.5, end + beyond, 101.5)
    sheets.block(LEFT, 130, WIDE, PROSE)
    heading, text = texts(sheets)
    assert (heading.underlined, text.underlined) == (underlined, False)


def test_sections_may_be_lettered():
    sheets = Sheets()
    for row, letter in enumerate("ABCDEFGH"):
        sheets.at(LEFT, 60 + 70 * row, f"{letter}. POOL {row}", "F2")
        sheets.block(LEFT, 80 + 70 * row, WIDE, PROSE)
    assert [text.number for text in texts(sheets) if text.bold] == [f"{letter}." for letter in "ABCDEFGH"]


def test_a_number_of_three_parts_may_stand_before_a_small_letter():
    sheets = Sheets()
    sheets.at(LEFT, 100, "3.2 The board is asked for:")
    sheets.at(LEFT, 120, "3.2.1 a register of moorings;")
    sheets.at(LEFT, 140, "3.2.2 a tide table.")
    assert [number for number, _ in said(sheets)] == ["3.2", "3.2.1", "3.2.2"]


def test_a_bold_head_that_fills_its_line_runs_into_the_words_on_the_next():
    sheets = Sheets()
    sheets.at(
        LEFT, 85, "The board asked for what follows, as it had been agreed with all of the clubs and boards by May:"
    )
    sheets.at(LEFT, 100, "•")
    sheets.at(LEFT + 18, 100, "A lack of leadership by members on matters that are critical to the whole of the", "F2")
    sheets.at(LEFT + 18, 113, "harbour, its boats, its two basins, the towpath and the clubs, as seen by many.", "F2")
    sheets.at(LEFT + 18, 126, "Decisions are made and not kept to.")
    assert said(sheets)[1][1].endswith("as seen by many. Decisions are made and not kept to.")


@pytest.mark.parametrize(("turn", "matrix"), [(0, "1 0 0 1 0 0"), (180, "-1 0 0 -1 595 842"), (180, "1 0 0 1 0 0")])
def test_a_page_is_read_as_its_text_runs(turn, matrix):
    sheets = papers(3, head="Harbour Board", foot="Page {n} of 3")
    for page in sheets.pages:
        page.insert(0, f"{matrix} cm")
    content = sheets.pdf().replace(b"/Type /Page /Parent", b"/Type /Page /Rotate %d /Parent" % turn)
    with open_report(content, "paper.pdf") as report:
        found = read_pieces(report)
    assert [text.text for text in found.pieces] == [
        text for n in (1, 2, 3) for text in (f"{n}{n} boats. {PROSE}", MORE)
    ]
    assert len(found.furniture) == 4


@pytest.mark.parametrize("box", ["☐", "□"])
def test_a_box_before_an_answer_is_no_bullet(box):
    glyphs = [
        Glyph(text, 100 + 6 * n, 90, 106 + 6 * n, 102, 100, 11, "OpenSymbol" if text == box else "Sans")
        for n, text in enumerate(f"{box} No")
    ]
    read = flow_line(lines_of([glyph._replace(font=shown(glyph.text, glyph.font)[1]) for glyph in glyphs])[0], 1, 1)
    assert (read.mark.text, read.text) == ("", "☐ No")


def test_the_comma_after_a_bold_head_is_no_part_of_it():
    sheets = Sheets()
    sheets.runs(LEFT, 100, ("F2", "It looks like change"), ("F1", ", but it is none."))
    [text] = texts(sheets)
    assert (text.run_in, text.text) == ("It looks like change", "It looks like change, but it is none.")


def test_a_table_in_the_right_column_is_read_after_the_left_column():
    sheets = Sheets()
    end = sheets.block(LEFT, 100, 200, f"{PROSE} {MORE}")
    sheets.block(LEFT, end + 26, 200, f"{MORE} {PROSE}")
    sheets.block(LEFT + 245, 103, 210, PROSE)
    sheets.y = 170.0
    sheets.style = replace(sheets.style, margin=LEFT + 245)
    sheets.table([100, 100], ["Pool", "Depth"], [[[f"Pool {n}"], [f"{n} m"]] for n in (1, 2)])
    sheets.block(LEFT + 245, 280, 210, MORE)
    found = read(sheets).pieces
    told = [piece.text if isinstance(piece, Text) else piece.header for piece in found]
    assert told == [f"{PROSE} {MORE}", f"{MORE} {PROSE}", PROSE, ("Pool", "Depth"), MORE]


@pytest.mark.parametrize("quarter", [0, 90, 180, 270])
@pytest.mark.parametrize("matrix", ["0 1 -1 0 842 0", "0 -1 1 0 0 595"])
def test_running_lines_of_pages_on_their_side_are_set_aside(matrix, quarter):
    sheets = papers(3, head="Harbour Board", foot="Page {n} of 3")
    for page in sheets.pages:
        page.insert(0, f"{matrix} cm")
    content = sheets.pdf().replace(b"/MediaBox [0 0 595.0 842.0]", b"/Rotate %d /MediaBox [0 0 842 595]" % quarter)
    with open_report(content, "paper.pdf") as report:
        found = read_pieces(report)
    assert set(found.furniture) == {"Harbour Board", "Page 1 of 3", "Page 2 of 3", "Page 3 of 3"}
    assert [text.text for text in found.pieces] == [
        text for n in (1, 2, 3) for text in (f"{n}{n} boats. {PROSE}", MORE)
    ]


def test_running_lines_are_told_on_pages_cut_out_of_larger_sheets():
    sheets = papers(3, head="Harbour Board", foot="Page {n} of 3")
    for page in sheets.pages:
        page.insert(0, "1 0 0 1 100 200 cm")
    content = sheets.pdf().replace(b"/MediaBox [0 0 595.0 842.0]", b"/MediaBox [100 200 695 1042]")
    with open_report(content, "paper.pdf") as report:
        found = read_pieces(report)
    assert set(found.furniture) == {"Harbour Board", "Page 1 of 3", "Page 2 of 3", "Page 3 of 3"}


def test_a_stop_set_apart_from_its_letter_belongs_to_the_number():
    sheets = Sheets()
    for row, letter in enumerate("ABC"):
        end = sheets.at(LEFT, 100 + 60 * row, letter, "F2")
        end = sheets.at(end + 4.5, 100 + 60 * row, ".", "F2")
        sheets.at(end + 20, 100 + 60 * row, f"POOL {row}", "F2")
    assert [number for number, _ in said(sheets)] == ["A.", "B.", "C."]


def test_a_label_left_of_the_values_above_it_begins_a_line_of_its_own():
    sheets = Sheets()
    for top, label, value in (
        (100, "From:", "Ann Lee, Cabinet Member for Harbours and the"),
        (114, "", "Towpath"),
        (128, "", "Joe Day, Corporate Director for Boats, Towpaths and all Dues of Harbours"),
        (142, "To:", "Cabinet - 16 April 2031"),
    ):
        if label:
            sheets.at(LEFT, top, label)
        sheets.at(LEFT + 60, top, value)
    sheets.block(LEFT, 190, WIDE, PROSE)

    assert "To: Cabinet - 16 April 2031" in [" ".join(words.split()) for _, words in said(sheets)]
