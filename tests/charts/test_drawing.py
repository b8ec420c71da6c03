"""Drawing pictures: the same bytes each time, letters in every mark, whatever the figures are."""

import hashlib
import io
import subprocess
import sys
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from lxml import etree
from PIL import Image

from paperclerk.assembly.ratings_shown import LEAST_CONTRAST, contrast
from paperclerk.charts import dates, ratings, sheet
from paperclerk.charts.drawing import draw
from paperclerk.domain.pictures import (
    CountsBar,
    CountsPicture,
    DateKind,
    DatesLine,
    DatesPicture,
    DatesRow,
    DrawnPicture,
    HistoryPicture,
    HistoryRow,
    Mark,
    Picture,
)

ROOT = Path(__file__).resolve().parents[2]
MARKS = (
    Mark(label="Red", letter="R", fill="B3261E", ink="FFFFFF"),
    Mark(label="Amber", letter="A", fill="FFC000", ink="000000"),
    Mark(label="No rating", letter="–", fill="FFFFFF", ink="000000"),
)
ABOUT = {"region": "gen_picture", "title": "Ratings", "words": "What the picture shows."}


def counts(*bars: tuple[int, ...]) -> CountsPicture:
    shown = tuple(CountsBar(period=f"{number} 2031", counts=bar) for number, bar in enumerate(bars, start=1))
    return CountsPicture(**ABOUT, marks=MARKS, bars=shown)


def history(*rows: tuple[int, ...]) -> HistoryPicture:
    periods = tuple(f"{number} 2031" for number in range(1, len(rows[0]) + 1))
    shown = tuple(HistoryRow(id=f"D4.{number}", marks=row) for number, row in enumerate(rows, start=1))
    return HistoryPicture(**ABOUT, marks=MARKS, periods=periods, rows=shown)


def late(*days: date) -> DatesPicture:
    given = tuple(zip((DateKind.BASELINE, DateKind.LAST, DateKind.NOW), days, strict=True))
    line = DatesLine(label="Returns due", day=date(2031, 4, 8))
    return DatesPicture(**ABOUT, rows=(DatesRow(id="D4.1", dates=given, late="9 days late"),), lines=(line,))


A_WEEK_LATE = late(date(2031, 3, 31), date(2031, 4, 2), date(2031, 4, 9))
PICTURES = {"counts": counts((1, 12, 3), (0, 16, 0)), "history": history((0, 1), (1, 2)), "dates": A_WEEK_LATE}


@pytest.fixture
def written(monkeypatch) -> list[str]:
    """Return what is written on sheets from now on."""
    said: list[str] = []
    own = sheet.Sheet.text

    def text(self, x, y, words, **looks):
        said.append(words)
        own(self, x, y, words, **looks)

    monkeypatch.setattr(sheet.Sheet, "text", text)
    return said


@pytest.mark.parametrize("name", PICTURES)
def test_the_same_picture_is_the_same_bytes_whatever_settings_lie_about(name, tmp_path):
    here = draw(PICTURES[name])
    (tmp_path / "matplotlibrc").write_text("savefig.facecolor: red\nfont.size: 30\nsvg.fonttype: none\n")
    again = subprocess.run(
        [sys.executable, "-c", ASK_AGAIN, PICTURES[name].model_dump_json(), type(PICTURES[name]).__name__],
        cwd=tmp_path, capture_output=True, check=True, env={"PYTHONPATH": str(ROOT), "HOME": str(tmp_path)},
    ).stdout.decode()  # fmt: skip

    assert again.strip() == f"{hash_of(here.png)} {hash_of(here.svg)}"


ASK_AGAIN = """
import hashlib, sys
from paperclerk.charts.drawing import draw
from paperclerk.domain import pictures
drawn = draw(getattr(pictures, sys.argv[2]).model_validate_json(sys.argv[1]))
print(*(hashlib.sha256(content).hexdigest() for content in (drawn.png, drawn.svg)))
"""


def hash_of(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


@pytest.mark.parametrize("name", PICTURES)
def test_dots_and_lines_are_one_size_and_the_width_of_the_text(name):
    drawn = draw(PICTURES[name])
    dots, lines = Image.open(io.BytesIO(drawn.png)), etree.fromstring(drawn.svg)

    assert dots.width / dots.height == pytest.approx(drawn.width_cm / drawn.height_cm, rel=0.01)
    assert float(lines.get("width")[:-2]) == pytest.approx(drawn.width_cm / 2.54 * 72, abs=0.1)
    assert drawn.width_cm == 16.6


def test_lines_bring_no_document_type_no_day_and_no_font():
    drawn = draw(PICTURES["counts"])

    assert drawn.svg.startswith(b"<svg")
    assert not [mark for mark in (b"DOCTYPE", b"metadata", b"matplotlib.org", b"<text", b"font") if mark in drawn.svg]


def test_every_part_of_a_bar_says_its_letter_and_number_however_narrow_it_is(written):
    draw(counts((1, 96, 1), (0, 98, 0)))

    assert {"R 1", "A 96", "– 1", "A 98"} <= set(written)
    assert "R 0" not in written


@pytest.mark.parametrize("bar", [(1, 1, 400), (400, 1, 1), (1, 400, 1)])
def test_the_words_of_narrow_neighbours_stand_side_by_side_on_the_sheet(bar):
    parts = ratings._parts(MARKS, CountsBar(period="", counts=bar), 13.4 / sum(bar))
    placed = ratings._side_by_side([part for part in parts if not part.holds_its_words])

    edges = [(x - sheet.width_of(part.words) / 2, x + sheet.width_of(part.words) / 2) for part, x in placed]
    assert len(edges) == 2
    assert edges[0][1] < edges[1][0]
    assert edges[0][0] > 0
    assert edges[1][1] < sheet.WIDTH


def test_a_strip_has_a_letter_a_period_and_a_key_of_what_it_shows(written):
    draw(history((0, 1, 1), (1, 1, 1)))

    assert written.count("A") == 5 + 1
    assert written.count("R") == 1 + 1
    assert "No rating" not in written


def test_marks_of_one_day_stand_apart():
    lanes = sorted(dates._LANES[kind] for kind in (DateKind.BASELINE, DateKind.LAST, DateKind.NOW))

    assert min(after - before for before, after in pairwise(lanes)) >= 2 * dates._HALF


def test_letters_are_readable_on_the_marks_of_dates():
    assert contrast(dates._DARK[1:], dates._WHITE[1:]) >= LEAST_CONTRAST
    assert contrast(dates._PALE[1:], sheet.INK[1:]) >= LEAST_CONTRAST


@pytest.mark.parametrize("year", [2931, 9999])
def test_a_year_typed_wrong_is_drawn_on_a_longer_scale(year, written):
    draw(late(date(2031, 3, 31), date(2031, 4, 2), date(year, 12, 31)))

    months = [words for words in written if words.startswith(("Jan ", "Mar ", "Dec "))]
    assert len(months) <= dates._MOST_MONTHS + 1


@pytest.mark.parametrize("label", ["$x$ & <b>", "مرحبا", "统", "😀", "A rating\nof two lines", ""])
def test_whatever_a_council_calls_its_ratings_is_drawn(label):
    odd = Mark(label=label, letter=label[:2] or "?", fill="FFFFFF", ink="000000")
    picture = CountsPicture(**ABOUT, marks=(odd,), bars=(CountsBar(period="Mar 2031", counts=(3,)),))

    assert isinstance(draw(picture), DrawnPicture)


def test_a_plan_without_deliverables_gives_an_empty_picture():
    assert draw(counts((0, 0, 0))).height_cm > 0


def test_what_nobody_can_draw_is_said_so():
    with pytest.raises(TypeError, match="no drawing of a Picture"):
        draw(Picture(**ABOUT))


def test_red_amber_and_green_are_told_apart_without_colour():
    assert len({mark.letter for mark in MARKS}) == len(MARKS)
    assert ratings.draw_counts(PICTURES["counts"]).png != ratings.draw_counts(counts((12, 1, 3), (16, 0, 0))).png
