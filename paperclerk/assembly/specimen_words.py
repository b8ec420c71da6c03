"""An invented author's words for trying templates: every kind of paragraph, tables narrow and wide, every question."""

from datetime import date

from paperclerk.domain.author import AuthorSection, AuthorWords, Block, Stretch, paragraph_block
from paperclerk.domain.front_page import FrontPage, Person
from paperclerk.domain.layouts import Layout

_KINDS = ("body", "lead-in", "sub", "letter", "bullet", "inner-bullet", "item", "subheading")
_WIDEST = 12


def full_words(layout: Layout) -> AuthorWords:
    """Return words for every section of a layout, and sections of the author's own."""
    written = [
        AuthorSection(id=section.id, heading=f"{section.heading} (as the author heads it)", blocks=_blocks(section.id))
        for section in layout.written_by_author()
    ]
    own = [
        AuthorSection(
            id="", heading=f"A section of the author's own after {place}", after=place, blocks=_blocks(f"own {place}")
        )
        for place in layout.own_after
    ]
    return AuthorWords(front=_front(), sections=(*written, *own))


def _blocks(about: str) -> tuple[Block, ...]:
    if about == "recommendations":
        return (
            paragraph_block("That the board is asked to:"),
            paragraph_block("agree the first thing"),
            paragraph_block("note the second thing", "letter"),
        )
    paragraphs = [
        Block(
            kind=kind,
            stretches=(
                Stretch(text=f"Words of {about}, {kind}: plain, "),
                Stretch(text="bold", bold=True),
                Stretch(text=" italic ", italic=True),
                Stretch(text="linked", link="https://specimen.example/a?b=1&c=2"),
                Stretch(text=" and {{ odd }} <&>."),
            ),
        )
        for kind in _KINDS
    ]
    return (*paragraphs, _table(about, 3, 2), paragraph_block(f"After the table of {about}."), *_wide(about))


def _wide(about: str) -> tuple[Block, ...]:
    """Return a wide table, and one without a row, in one section alone."""
    if about != "background":
        return ()
    return (
        _table("the wide one", _WIDEST, 3),
        paragraph_block("Between two tables."),
        _table("no rows", 2, 0),
        paragraph_block("After the last table."),
    )


def _table(about: str, columns: int, rows: int) -> Block:
    header = tuple(f"Column {column} of {about}" for column in range(columns))
    cells = tuple(
        tuple(
            "" if (row, column) == (1, 1) else f"Cell {row}.{column} of {about}\n• a point in {row}.{column} of {about}"
            for column in range(columns)
        )
        for row in range(rows)
    )
    return Block(kind="table", header=header, rows=cells)


def _front() -> FrontPage:
    printed = {
        "subject": "The specimen's subject",
        "report_of": "Ada Specimen, Head of Law\nBen Specimen, Director",
        "cabinet_members": "Councillor Cee, Portfolio",
        "scrutiny_chairs": "Councillor Dee, Scrutiny",
        "author": "Eff Specimen, Clerk",
    }
    return FrontPage(
        body="Policy Board of the specimen",
        date=date(2031, 4, 25),
        subject="The specimen's subject",
        author=Person(name="Eff Specimen", post="Clerk", email="eff@specimen.example"),
        wards="named",
        ward_names=("Northward", "Southward"),
        key_decision=True,
        forward_plan_reference="FP/31/7",
        call_in=False,
        call_in_reason="Nothing to call in",
        exempt=True,
        exemption="Appendix C, paragraph 3",
        as_printed=printed,
        others=(("A row of the author's:", "with its words\non two lines"),),
    )
