"""Pages of a PDF as pictures: what is drawn where."""

import io

import pypdfium2
import pytest
from pdfplumber.page import Page
from PIL import Image
from report_pages import Press, Style

from paperclerk.pdf.pictures import RESOLUTION, Ink, LeftOut, Mark, draw_pages
from parsers.pdf_pages import open_report
from parsers.pdf_pieces import read_pieces
from parsers.pieces import Text

BLUE = Ink((0, 0, 200), filled=False)
RED, GREY = Ink((200, 0, 0), width=3), Ink((90, 90, 90), filled=False)
A4 = (595.0, 842.0)


def a_pdf(*lines, pages=1, **style):
    press = Press(Style(**{"page": A4, **style}))
    for number in range(pages):
        if number:
            press.new_page()
        for line in lines:
            press.line(line)
    return press.pdf()


def drawn(content, marks, left_out=None):
    return {number: Image.open(io.BytesIO(png)) for number, png in draw_pages(content, marks, left_out)}


def colours(picture, box):
    scale = RESOLUTION / 72
    return {colour for _, colour in picture.convert("RGB").crop([round(edge * scale) for edge in box]).getcolors(10**6)}


def test_a_page_is_drawn_at_its_size_with_its_boxes():
    pictures = drawn(a_pdf("Some words"), {1: [Mark((100, 200, 300, 260), "H1 4.", RED)]})

    assert list(pictures) == [1]
    assert pictures[1].size == (827, 1170)
    assert RED.colour in colours(pictures[1], (98, 198, 302, 262))
    assert RED.colour not in colours(pictures[1], (310, 198, 400, 262))


def test_only_the_pages_asked_for_are_drawn_and_none_that_is_not_there():
    assert sorted(drawn(a_pdf("Words", pages=4), {2: [], 4: [], 9: []})) == [2, 4]


def test_what_lies_in_no_box_is_marked():
    content = a_pdf("Read this line", footer="Set this aside")
    with_box = {1: [Mark((40, 40, 560, 100), "1.1", RED)]}

    picture = drawn(content, with_box, LeftOut(GREY, {}, BLUE))[1]

    assert GREY.colour in colours(picture, (40, 800, 300, 830))
    assert GREY.colour not in colours(picture, (150, 40, 560, 100))
    assert GREY.colour not in colours(drawn(content, with_box)[1], (0, 0, 595, 842))


def test_a_line_that_is_known_by_its_words_is_no_line_set_aside():
    content = a_pdf("Thaxmere Borough Council", footer="Set this aside")

    picture = drawn(content, {1: []}, LeftOut(GREY, {"Thaxmere  Borough Council": "organisation"}, BLUE))[1]

    assert BLUE.colour in colours(picture, (40, 40, 560, 100))
    assert GREY.colour not in colours(picture, (0, 0, 595, 400))
    assert GREY.colour in colours(picture, (40, 800, 300, 830))


def test_a_title_over_two_lines_is_known_by_its_words():
    content = a_pdf("Report to Cabinet", "The lending of boats", "to schools")

    known = {"The lending of boats to schools": "subject", "Report to Cabinet": "body"}
    picture = drawn(content, {1: []}, LeftOut(GREY, known, BLUE))[1]

    assert GREY.colour not in colours(picture, (0, 0, 595, 400))


def test_a_frame_around_what_was_set_aside_leaves_its_letters_whole():
    boxed = drawn(a_pdf("Happy days", number_pages=False, footer=""), {1: []}, LeftOut(GREY, {}, BLUE))[1]
    plain = drawn(a_pdf("Happy days", number_pages=False, footer=""), {1: []})[1]

    letters = [at for at in pixels(plain) if plain.convert("L").getpixel(at) < 60]
    assert letters
    assert all(boxed.convert("L").getpixel(at) < 60 for at in letters)


def pixels(picture):
    return ((x, y) for x in range(picture.width) for y in range(200))


def test_a_point_of_a_list_is_labelled_in_letters_that_can_be_read():
    content = a_pdf("Some words")

    bullets, words = (drawn(content, {1: [Mark((200, 200, 300, 260), label, RED)]})[1] for label in ("•", "bullet"))

    assert bullets.tobytes() == words.tobytes()


def test_the_same_words_again_are_a_running_header():
    content = a_pdf("Report to Cabinet", pages=2)

    first, second = drawn(content, {1: [], 2: []}, LeftOut(GREY, {"Report to Cabinet": "body"}, BLUE)).values()

    assert BLUE.colour in colours(first, (40, 40, 560, 100))
    assert BLUE.colour not in colours(second, (0, 0, 595, 842))


def test_a_page_whose_text_runs_up_is_drawn_as_people_hold_it():
    content = a_pdf("A line that runs up the page", page=A4[::-1], turned=True)

    (picture,) = drawn(content, {1: [Mark((50, 60, 250, 90), "1", RED)]}).values()

    assert picture.size == (1170, 827)
    assert RED.colour in colours(picture, (48, 58, 252, 92))


def test_boxes_and_labels_stand_right_on_a_page_of_which_a_part_is_printed():
    pdf = pypdfium2.PdfDocument(a_pdf("Words"))
    pdf[0].set_mediabox(-40, -30, 620, 850)
    pdf[0].set_cropbox(20, 10, 580, 830)
    out = io.BytesIO()
    pdf.save(out)

    with open_report(out.getvalue(), "paper.pdf") as report:
        box = next(piece.box for piece in read_pieces(report).pieces if isinstance(piece, Text))

    (picture,) = drawn(out.getvalue(), {1: [Mark(box, "1.1", RED)]}).values()

    word = where(picture, lambda r, g, _: r < 60 and g < 60)
    red = where(picture, lambda r, g, _: r == RED.colour[0] and g == 0)
    assert picture.size == (778, 1139)
    # The label stands beside the box, so the red begins left of the word; both begin on one height.
    assert red[0] < word[0] < word[2] <= red[2] + 2
    assert abs(red[1] - word[1]) < 8


def where(picture, is_wanted):
    """Return the box around the pixels of a kind in the upper half of a picture."""
    rgb = picture.convert("RGB").crop((0, 0, picture.width, picture.height // 2))
    found = [(x, y) for x in range(rgb.width) for y in range(rgb.height) if is_wanted(*rgb.getpixel((x, y)))]
    return min(x for x, _ in found), min(y for _, y in found), max(x for x, _ in found), max(y for _, y in found)


@pytest.mark.parametrize("box", [(-50, -50, 700, 900), (700, 900, 800, 950), (10, 10, 10, 10), (90, 90, 50, 50)])
def test_a_box_beyond_the_page_does_no_harm(box):
    assert drawn(a_pdf("Words"), {1: [Mark(box, "far", RED)]})[1].size == (827, 1170)


def test_a_label_says_what_the_font_cannot_draw_as_well():
    assert drawn(a_pdf("Words"), {1: [Mark((100, 100, 200, 200), "☒ – ‘’ \u0645", RED)]})


def test_a_page_that_cannot_be_drawn_is_told_and_stops_no_other(monkeypatch):
    content = a_pdf("Words", pages=2)
    to_image = Page.to_image

    def broken(page, **told):
        if page.page_number == 1:
            raise ValueError("damaged")
        return to_image(page, **told)

    monkeypatch.setattr(Page, "to_image", broken)

    pictures = dict(draw_pages(content, {1: [], 2: []}))

    assert pictures[1] == b""
    assert pictures[2].startswith(b"\x89PNG")
