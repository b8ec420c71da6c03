"""A council drawn by lot: any font, any numbers, any headings, any tables that councils are known to use, put together.

Makers written by hand show the houses somebody thought of. These show the rest: a reader that does well on
those and badly on these has learned their looks by heart.
"""

import random
from collections.abc import Callable
from dataclasses import dataclass, replace

from council_papers.action_tables import actions, money, pairs, risks
from council_papers.any_extras import extras
from council_papers.any_front import front
from council_papers.paper import BESIDE, Cell, Grid, House, Level, Look, Numbers, Paper
from council_papers.word_parts import add_watermark, border_pages, box

# From this lot on front pages have few labels or none: the lots before stay as they were drawn.
RARE_FRONTS = 1000
_TITLES = ("Summary", "Recommendations", "Background", "Reasons for the decision", "Other options considered",
           "Where the Council stands", "What was found, and what it means for residents and for the budget",
           "Consultation", "Financial implications", "Legal implications", "Equality implications",
           "Climate implications", "Risk management", "Next steps")  # fmt: skip
_SUBS = ("Progress so far", "What residents said", "The position at year end", "Staffing", "Governance and assurance")
_COLOURS = ("1F3864", "7B2D8B", "006341", "C00000")


@dataclass(frozen=True)
class Style:
    """What a council has settled on: how headings look, how numbers go, how much room stands between paragraphs."""

    heading: Look
    sub: Look
    levels: tuple[Level, ...]  # heading, paragraph, point
    numbered_headings: bool
    running: bool  # paragraphs are numbered through the report, not by section
    manner: str  # counted by Word, typed with a tab, typed flush with the margin
    capitals: bool
    blank_lines: bool


def paper(seed: int) -> Paper:
    """Return the paper of a council drawn by lot, and its truth; the same one for the same seed."""
    chance = random.Random(seed)
    after = chance.choice((0, 0, 4, 6, 8, 12))
    house = House(
        font=chance.choice(("Arial", "Arial", "Arial", "Calibri", "Calibri", "Times New Roman", "Verdana", "Cambria")),
        size=chance.choice((10, 10.5, 11, 11, 11.5, 12, 12)), after=after,
        line=chance.choice((1.0, 1.0, 1.08, 1.15, 1.5)), justified=chance.random() < 0.3,
        margins=chance.choice(((2.5, 2.5, 2.5, 2.5), (2, 2, 2, 2), (3, 2.5, 2, 2.5), (1.8, 1.8, 2, 2))),
    )  # fmt: skip
    made = Paper(f"lot-{seed:03}", house)
    style = _style(chance, house)
    _running_lines(made, chance)
    front(made, f"{chance.choice(('Orlby', 'Stanmere', 'Wickering', 'Harnsea'))} Council", rare=seed >= RARE_FRONTS)
    if chance.random() < 0.25:
        _contents(made, chance, style)
    _body(made, chance, style)
    for appendix in chance.sample((_plan_on_its_side, _figures, _appended), chance.randint(1, 3)):
        appendix(made, chance, style)
    besides = random.Random(f"besides {seed}")
    if besides.random() < 0.6:
        extras(made, besides)
    return made


def _style(chance: random.Random, house: House) -> Style:
    big = chance.random() < 0.5
    look = Look(
        bold=True, size=house.size + chance.choice((0, 1, 2, 4)) if big else 0, before=chance.choice((0, 6, 12)),
        colour=chance.choice(_COLOURS) if chance.random() < 0.3 else "", underlined=chance.random() < 0.15,
        ground="D9E2F3" if chance.random() < 0.15 else "", centred=False, left=1.25, hang=1.25,
    )  # fmt: skip
    if look.size > house.size + 1 and chance.random() < 0.4:
        look = replace(look, bold=False)
    sub = chance.choice((Look(bold=True, italic=True), Look(italic=True), Look(underlined=True), Look(bold=True)))
    levels = chance.choice((
        (Level("%1"), Level("%1.%2"), Level("%1.%2.%3", left=2.8, hang=1.55)),
        (Level("%1."), Level("%1.%2"), Level("(%3)", "lowerLetter", left=2.3, hang=1)),
        (Level("%1."), Level("%1.%2."), Level("%3.", "lowerRoman", left=2.3, hang=1)),
        (Level("%1.0"), Level("%1.%2"), Level("%3)", "lowerLetter", left=2.3, hang=1)),
        (Level("%1.", "upperLetter"), Level("%2."), Level("(%3)", "lowerRoman", left=2.3, hang=1)),
    ))  # fmt: skip
    running = levels[1].text == "%2." or chance.random() < 0.2
    if running:
        levels = (
            levels[0],
            Level("%2."),
            levels[2] if "%1" not in levels[2].text else Level("(%3)", "lowerLetter", 2.3, 1),
        )
    return Style(
        heading=look, sub=sub, levels=levels, running=running,
        numbered_headings=levels[0].counts == "upperLetter" or not running,
        manner=chance.choice(("counted", "counted", "typed", "typed", "flush")), capitals=chance.random() < 0.35,
        blank_lines=house.after == 0,
    )  # fmt: skip


class _Writer:
    """Sets headings and paragraphs in a style, and counts."""

    def __init__(self, made: Paper, style: Style) -> None:
        self.made, self.style = made, style
        self.heads = Numbers(made.document, style.levels[:1], automatic=style.manner == "counted" and style.running)
        self.numbers = Numbers(made.document, style.levels, automatic=style.manner == "counted")
        through = tuple(replace(one, text=one.text.replace("%2", "%1").replace("%3", "%2")) for one in style.levels[1:])
        self.through = Numbers(made.document, through, automatic=style.manner == "counted")

    def heading(self, title: str) -> None:
        title = title.upper() if self.style.capitals else title
        if not self.style.numbered_headings:
            self.made.heading(title, replace(self.style.heading, left=0, hang=0))
        elif self.style.running:
            self._set(title, self.heads, 0, self.style.heading, heading=True)
        else:
            self._set(title, self.numbers, 0, self.style.heading, heading=True)
        self._room()

    def sub(self, title: str) -> None:
        self.made.heading(title, self.style.sub, level=2)
        self._room()

    def para(self, text: str, at: int = 1, *, decides: bool = False) -> None:
        if self.style.running:
            self._set(text, self.through, at - 1, Look(), decides=decides)
        else:
            self._set(text, self.numbers, at, Look(), decides=decides)
        self._room()

    def _set(
        self, text: str, numbers: Numbers, at: int, look: Look, *, heading: bool = False, decides: bool = False
    ) -> None:
        if self.style.manner != "flush":
            if heading:
                self.made.heading(text, look, numbers=numbers, at=at)
            else:
                self.made.para(text, numbers=numbers, at=at, decides=decides)
            return
        number = numbers.next(at)
        self.made.words(f"{number} {text}", replace(look, left=0, hang=0))
        if heading:
            self.made.report["headings"].append({"number": number, "text": text, "level": 1})
            return
        self.made.report["paragraphs"].append({"number": number, "text": text})
        if decides:
            self.made.report["recommendations"].append({"number": number, "text": text})

    def _room(self) -> None:
        if self.style.blank_lines:
            self.made.words("")


def _running_lines(made: Paper, chance: random.Random) -> None:
    section = made.document.sections[0]
    section.different_first_page_header_footer = chance.random() < 0.3
    if chance.random() < 0.5:
        made.running(section.header, chance.choice(("OFFICIAL", "Cabinet report", "Agenda Item 7")), size=9)
    if chance.random() < 0.85:
        made.running(
            section.footer, chance.choice(("", "Orlby Council")), page=chance.choice(("#", "Page # of ##", "- # -"))
        )
    if chance.random() < 0.1:
        border_pages(section)
    if chance.random() < 0.1:
        add_watermark(section.header.paragraphs[0], "DRAFT")


def _contents(made: Paper, chance: random.Random, style: Style) -> None:
    numbered = chance.random() < 0.6
    leader = chance.choice(("dots", "dots", "spaces"))
    made.new_page()
    made.title("Contents", Look(bold=True, size=14))
    for number, title in enumerate(_TITLES, 1):
        shown = title.upper() if style.capitals else title
        made.contents(f"{number}." if numbered else "", shown, 3 + number // 2, leader=leader)
    made.new_page()


def _body(made: Paper, chance: random.Random, style: Style) -> None:
    writer, prose = _Writer(made, style), made.prose
    tables: tuple[Callable[[Paper, random.Random], None], ...] = (_risk_table, _money_table, _pair_table, _band_table)
    for title in _TITLES:
        writer.heading(title)
        if title == "Recommendations":
            writer.para(
                chance.choice(("Cabinet is asked to:", "It is recommended that Cabinet:", "That the Committee:"))
            )
            for _ in range(chance.randint(2, 5)):
                writer.para(prose.deed(), 2, decides=True)
            continue
        count = chance.randint(1, 4)
        for index in range(count):
            if index == 1 and chance.random() < 0.3:
                writer.sub(chance.choice(_SUBS))
            writer.para(prose.paragraph(1, 5))
            if chance.random() < 0.2:
                for _ in range(3):
                    writer.para(prose.point(), 2)
            elif chance.random() < 0.15:
                _bullets(made, chance)
            elif chance.random() < 0.08:
                box(made.para(prose.paragraph(1, 3)))
                made.words("", Look(after=0, size=4))
        if chance.random() < 0.35:
            chance.choice(tables)(made, chance)


def _bullets(made: Paper, chance: random.Random) -> None:
    mark, font = chance.choice((("\uf0b7", "Symbol"), ("•", ""), ("-", ""), ("–", ""), ("\uf0a7", "Wingdings")))
    bullets = Numbers(made.document, (Level(mark, "bullet", left=2, hang=0.7, font=font),))
    for _ in range(3):
        made.para(made.prose.paragraph(1, 2), numbers=bullets)


def _grid(chance: random.Random, widths: tuple[float, ...], right: tuple[int, ...] = ()) -> Grid:
    return Grid(
        widths, borders=chance.choice(("all", "all", "all", "levels", "open", "none")), right=right,
        size=chance.choice((0, 9, 10)), header_ground=chance.choice(("", "D9D9D9", "BDD6EE")),
        header_bold=chance.random() < 0.9, repeated=chance.random() < 0.6, zebra=chance.choice(("", "", "", "F2F2F2")),
        whole_rows=chance.random() < 0.3, bold_first=chance.random() < 0.3, mark=chance.choice(("•", "-", "–")),
    )  # fmt: skip


def _risk_table(made: Paper, chance: random.Random) -> None:
    rows = risks(made.prose, chance.randint(3, 9))
    made.table(("Risk", "Likelihood", "Impact", "Mitigation"), rows, _grid(chance, (4.4, 2.6, 2.2, 6.6)))


def _money_table(made: Paper, chance: random.Random) -> None:
    columns = chance.randint(2, 4)
    years = ("2031/32 £000", "2032/33 £000", "2033/34 £000", "2034/35 £000")[:columns]
    grid = _grid(chance, (5.4, *(2.6 for _ in years)), tuple(range(1, columns + 1)))
    made.table(("Service", *years), money(made.prose, chance.randint(4, 9), columns), replace(grid, bold_last=True))


def _pair_table(made: Paper, chance: random.Random) -> None:
    names = ("Finance", "Law", "People", "Property and information technology", "Procurement", "Health and safety")
    header = ("Area", "Comment") if chance.random() < 0.5 else ()
    made.table(header, pairs(made.prose, names[: chance.randint(3, 6)]), _grid(chance, (4, 12)))


def _band_table(made: Paper, chance: random.Random) -> None:
    rows: list[tuple[Cell, ...]] = []
    for band in ("Priority one: people", "Priority two: places"):
        rows.append((band, BESIDE, BESIDE))
        rows += [(made.prose.phrase(), made.prose.sentence(), made.prose.date()) for _ in range(chance.randint(2, 4))]
    grid = replace(_grid(chance, (5, 8, 3)), borders=chance.choice(("all", "open")))
    made.table(("Measure", "Position", "By when"), rows, grid)


def _plan_on_its_side(made: Paper, chance: random.Random, style: Style) -> None:
    made.turn(landscape=chance.random() < 0.8)
    made.heading("Appendix 1: Action plan", Look(bold=True, size=14))
    made.report["appendices"].append({"label": "1", "title": "Action plan"})
    wide = made.document.sections[-1].page_width > made.document.sections[-1].page_height
    widths = (5, 8, 6, 3, 3) if wide else (3.2, 5, 4, 2.2, 2)
    rows = actions(
        made.prose, chance.randint(5, 12), wordy=chance.randint(2, 4), first=chance.choice(("{n}.", "{n}", ""))
    )
    grid = replace(_grid(chance, widths), borders=chance.choice(("all", "all", "levels", "open")))
    made.table(("Recommendation", "Response", "Deliverable", "By when", "Owner"), rows, grid)
    made.turn(landscape=False)


def _figures(made: Paper, chance: random.Random, style: Style) -> None:
    made.new_page()
    made.heading("Appendix 2: Figures", Look(bold=True, size=14))
    made.report["appendices"].append({"label": "2", "title": "Figures"})
    for _ in range(2):
        _money_table(made, chance)


def _appended(made: Paper, chance: random.Random, style: Style) -> None:
    """Append somebody else's report: unnumbered coloured headings, paragraphs that begin at 1 in each chapter."""
    made.new_page()
    made.heading("Appendix 3: Peer review", Look(bold=True, size=20, colour="7B2D8B"))
    made.report["appendices"].append({"label": "3", "title": "Peer review"})
    numbers = Numbers(made.document, (Level("%1.", left=1, hang=1),), automatic=chance.random() < 0.5)
    for chapter in ("Scope of the review", "What works well", "What should change"):
        made.heading(chapter, Look(bold=True, size=14, colour="7B2D8B", before=8))
        numbers.again()
        for _ in range(4):
            made.para(made.prose.paragraph(2, 4), numbers=numbers, look=Look(after=8))
