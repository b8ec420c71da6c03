"""An invented author's words for trying templates: every kind of paragraph, tables narrow and wide, every question."""

from datetime import date

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
    paragraph_block,
)
from paperclerk.domain.author_pictures import AuthorPicture
from paperclerk.domain.clearances import Clearance, ClearanceNow, Clearer
from paperclerk.domain.front_page import FrontPage, Person
from paperclerk.domain.layouts import Layout
from paperclerk.domain.procedure import Asked, Commissioners, Procedure, RouteStop, Urgency

_KINDS = (
    "body", "lead-in", "sub", "letter", "inner-letter", "bullet", "inner-bullet", "item", "subheading", "caption",
)  # fmt: skip
_WIDEST = 12
# By row and column: an empty cell that takes up the next too.
_EMPTY = {(1, 1): Cell(columns=2), (1, 2): Cell()}

# The smallest picture there is: one grey dot.
_PICTURE = AuthorPicture(
    name="picture-specimen",
    content=bytes.fromhex(
        "89504e470d0a1a0a0000000d49484452000000010000000108000000003a7e9b55"
        "0000000a49444154789c636800000082008177cd72b60000000049454e44ae426082"
    ),
    width_cm=4,
    height_cm=3,
    words="A specimen of a picture.",
)


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
    return AuthorWords(front=_front(), procedure=_procedure(), sections=(*written, *own))


def full_clearances() -> tuple[ClearanceNow, ...]:
    """Return clearances as a report may print them."""
    given = (
        Clearance(period="2031-03", role=role, by=f"Gee Specimen, {role.spoken}", on="2031-04-10", sha256="0")
        for role in (Clearer.LEGAL, Clearer.SECTION_151)
    )
    return tuple(ClearanceNow(clearance=one, is_void=False) for one in given)


def _procedure() -> Procedure:
    text = "The specimen's Commissioners are content:\n• with {{ odd }} <&>\n• with the pace"
    return Procedure(
        first_published=date(2031, 4, 2),
        private_notice=date(2031, 3, 24),
        private_second_notice=date(2031, 4, 14),
        urgency=Urgency.SPECIAL_URGENCY,
        urgency_agreed_on=date(2031, 4, 11),
        urgency_notice=date(2031, 4, 14),
        route=(
            RouteStop(body="Specimen Team", date=date(2031, 4, 9), written="9 April 2031", outcome="Supported <&>"),
            RouteStop(body="Specimen Scrutiny", date=date(2031, 4, 16), written="16 April 2031", outcome="Awaited"),
        ),
        commissioners=Commissioners(
            status=Asked.COMMENTS, text=text, name="Aitch Specimen, Lead Commissioner", date=date(2031, 4, 15),
            date_written="15 April 2031",
        ),
    )  # fmt: skip


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
            stretches=_stretches(f"{about}, {kind}"),
        )
        for kind in _KINDS
    ]
    picture = Block(kind="picture", stretches=(Stretch(picture=_PICTURE),))
    return (*paragraphs, picture, _table(about, 3, 2), paragraph_block(f"After the table of {about}."), *_wide(about))


def _stretches(of: str) -> tuple[Stretch, ...]:
    return (
        Stretch(text=f"Words of {of}: plain, "),
        Stretch(text="bold", bold=True),
        Stretch(text=" italic ", italic=True),
        Stretch(text="linked", link="https://specimen.example/a?b=1&c=2"),
        Stretch(text=" and {{ odd }} <&>."),
        Stretch(note=(NoteLine(stretches=(Words(text=f"A note under {of}."),)),)),
        Stretch(text=" underlined", underlined=True),
        Stretch(text=" raised", raised="superscript"),
    )


def _wide(about: str) -> tuple[Block, ...]:
    """Return a wide table, and one without a row, in one section alone."""
    if about != "background":
        return ()
    return (
        _table("the wide one", _WIDEST, 3),
        paragraph_block("Between two tables."),
        _table("no rows", 2, 0),
        paragraph_block("After the last table."),
        *(
            Block(kind=kind, stretches=(Stretch(text=f"The third level of a list: {kind}.", depth=3),))
            for kind in ("inner-bullet", "inner-letter")
        ),
    )


def _table(about: str, columns: int, rows: int) -> Block:
    header = [cell_of(f"Column {column} of {about}") for column in range(columns)]
    header[-1] = header[-1] if rows else Cell()
    cells = tuple(
        tuple(_EMPTY.get((row, column)) or _cell(f"{row}.{column} of {about}") for column in range(columns))
        for row in range(rows)
    )
    rich = Cell(lines=(CellLine(stretches=_stretches(f"a heading of {about}"), side="center"),), share=20)
    return Block(kind="table", header=((rich, *header[1:]),), rows=cells)


def _cell(place: str) -> Cell:
    lines = ((f"Cell {place}", 0), (f"a point in {place}", 1), (f"a point under it in {place}", 2))
    plain = tuple(CellLine(stretches=(Stretch(text=text),), level=level) for text, level in lines)
    return Cell(lines=(*plain, CellLine(stretches=_stretches(place), side="right")))


def _front() -> FrontPage:
    printed = {
        "subject": "The specimen's subject",
        "report_of": "Ada Specimen, Head of Law\nBen Specimen, Director",
        "cabinet_members": "Councillor Cee, Portfolio",
        "scrutiny_chairs": "Councillor Dee, Scrutiny",
        "author": "Eff Specimen, Clerk",
        "purpose": "For decision",
        "priority": "The specimen's priorities, the first and the third",
        "key_decision_reason": "Spending of £612,000",
        "first_published": "2 April 2031",
        "waiver_by": "The specimen's chair of scrutiny",
        "waiver_on": "11 April 2031",
        "private_notice": "24 March 2031",
        "private_second_notice": "14 April 2031",
        "urgency": "Special urgency (regulation 11)",
        "urgency_reason": "It cannot wait for {{ odd }} <&> notice.",
        "urgency_agreed_by": "Councillor Dee, Chair of Scrutiny",
        "urgency_agreed_on": "11 April 2031",
        "urgency_notice": "14 April 2031",
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
