"""The registers of plan.xlsx: officers, the RAG scheme, KPIs and risks."""

import re
from collections import Counter

from paperclerk.domain.officers import Officer, OfficerRegister, fold_title
from paperclerk.domain.places import Place
from paperclerk.domain.plan import Kpi, Risk
from paperclerk.domain.ratings import THREE_POINT_SCHEME, Rag, RagRating, RagScheme
from parsers.plan_parts import PRIORITY, read_ref
from parsers.plan_publicity import PUBLICITY, read_exemption
from parsers.readings import words
from parsers.sheet_tables import Heading, Row, Table
from parsers.typed_cells import TypedCells

OFFICERS = (
    Heading("title", "Post title", ("Post", "Title", "Officer", "Job title", "Role")),
    Heading("name", "Name", ("Holder", "Post holder", "Officer name"), required=False),
    Heading("email", "E-mail", ("Email", "E-mail address", "Email address"), required=False),
    Heading("aliases", "Aliases", ("Alias", "Also known as", "Other titles"), required=False),
    Heading("vacant", "Vacant", ("Vacancy",), required=False),
)
RATINGS = (
    Heading("key", "Key", ("RAG key",)),
    Heading("label", "Label", ("Rating", "Word", "RAG")),
    Heading("letter", "Letter", ("Initial",)),
    Heading("fill", "Fill", ("Fill colour", "Colour", "Background")),
    Heading("ink", "Ink", ("Ink colour", "Text colour", "Font colour")),
    Heading("definition", "Definition", ("Meaning", "What it means"), required=False),
)
KPIS = (
    Heading("ref", "Ref", ("Reference", "ID", "No")),
    Heading("recommendation", "Recommendation", ("Rec", "Programme"), required=False),
    PRIORITY,
    Heading("text", "KPI", ("Measure", "Indicator")),
    Heading("baseline", "Baseline", required=False),
    Heading("target", "Target", required=False),
    Heading("source", "Source", ("Data source",), required=False),
    *PUBLICITY,
)
RISKS = (
    Heading("ref", "Ref", ("Reference", "ID", "No")),
    Heading("recommendation", "Recommendation", ("Rec", "Programme"), required=False),
    PRIORITY,
    Heading("text", "Risk", ("Description", "Risk description")),
    Heading("likelihood", "Likelihood", required=False),
    Heading("impact", "Impact", required=False),
    Heading("mitigation", "Mitigation", ("Mitigations", "Controls"), required=False),
    Heading("owner", "Owner", ("Risk owner",), required=False),
    *PUBLICITY,
)

_YES = frozenset({"yes", "y", "true", "vacant", "x", "1"})
_NO = frozenset({"", "no", "n", "false", "filled", "0"})


def read_officers(table: Table, cells: TypedCells) -> OfficerRegister:
    """Return the posts of the Officers sheet; a name that two posts share is a finding."""
    officers: dict[str, Officer] = {}
    for row in table.rows():
        title = " ".join(cells.text(row, "title", "The post's title", required=True).split())
        place = row.cell("title").place
        if fold_title(title) in officers:
            cells.say("P10", f"The post “{title}” stands twice; only the first row was read.",
                      "Delete one of the two rows.", place, about=title)  # fmt: skip
        elif title:
            officers[fold_title(title)] = Officer(
                title=title,
                name=cells.text(row, "name", f"{title}, Name"),
                email=cells.text(row, "email", f"{title}, E-mail"),
                aliases=_aliases(cells.text(row, "aliases", f"{title}, Aliases")),
                vacant=_is_vacant(row, cells, title),
                place=place,
            )
    register = OfficerRegister(officers=tuple(officers.values()))
    _check_aliases(register, cells)
    return register


def read_scheme(table: Table, cells: TypedCells) -> RagScheme:
    """Return the council's ratings, worst first; the three-point scheme when the sheet gives none."""
    ratings: dict[Rag, RagRating] = {}
    known = {spelling: rag for rag in Rag for spelling in (rag.value, rag.value.replace("_", " "))}
    for row in table.rows():
        rag = cells.choice(row, "key", "The rating's key", known)
        label = cells.text(row, "label", "The rating's label", required=True)
        if rag is None or not label:
            continue
        if rag in ratings:
            cells.say("P01", f"The rating {rag.value} stands twice; only the first row was read.",
                      "Delete one of the two rows.", row.cell("key").place, about=rag.value)  # fmt: skip
            continue
        ratings[rag] = RagRating(
            rag=rag,
            label=label,
            letter=cells.text(row, "letter", f"{label}, Letter", required=True),
            fill=_colour(row, "fill", cells, f"{label}, Fill", "FFFFFF"),
            ink=_colour(row, "ink", cells, f"{label}, Ink", "000000"),
            definition=cells.text(row, "definition", f"{label}, Definition"),
            place=row.cell("key").place,
            places=row.places,
        )
    if not ratings:
        cells.say("P04", "No rating is given.", "Add a row for each rating.", table.sheet.home)
        return THREE_POINT_SCHEME
    _check_ratings(ratings, cells)
    return RagScheme(ratings=tuple(sorted(ratings.values(), key=lambda rating: rating.rag.step)))


def read_kpis(table: Table, cells: TypedCells, numbers: frozenset[int]) -> tuple[Kpi, ...]:
    """Return the figures of the KPIs sheet."""
    kpis: dict[str, Kpi] = {}
    for row in table.rows():
        ref = _reference(row, cells, "K", kpis)
        if ref:
            kpis[ref] = Kpi(
                id=ref,
                recommendation=_recommendation(row, cells, ref, numbers),
                priority=read_ref(row, "priority", "P", f"{ref}, Priority", cells, ref),
                text=cells.text(row, "text", f"{ref}, KPI", required=True, subject=ref),
                baseline=cells.text(row, "baseline", f"{ref}, Baseline", subject=ref),
                target=cells.text(row, "target", f"{ref}, Target", subject=ref),
                source=cells.text(row, "source", f"{ref}, Source", subject=ref),
                exemption=read_exemption(row, cells, ref, ref),
                place=row.cell("ref").place,
                places=row.places,
            )
    return tuple(kpis.values())


def read_risks(table: Table, cells: TypedCells, numbers: frozenset[int]) -> tuple[Risk, ...]:
    """Return the risks of the Risks sheet."""
    risks: dict[str, Risk] = {}
    for row in table.rows():
        ref = _reference(row, cells, "R", risks)
        if ref:
            risks[ref] = Risk(
                id=ref,
                recommendation=_recommendation(row, cells, ref, numbers),
                priority=read_ref(row, "priority", "P", f"{ref}, Priority", cells, ref),
                text=cells.text(row, "text", f"{ref}, Risk", required=True, subject=ref),
                likelihood=cells.step(row, "likelihood", f"{ref}, Likelihood", ref),
                impact=cells.step(row, "impact", f"{ref}, Impact", ref),
                mitigation=cells.text(row, "mitigation", f"{ref}, Mitigation", subject=ref),
                owner=cells.post(row, "owner", f"{ref}, Owner", subject=ref),
                exemption=read_exemption(row, cells, ref, ref),
                place=row.cell("ref").place,
                places=row.places,
            )
    return tuple(risks.values())


def _aliases(text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(alias.strip() for alias in re.split(r"[\n;]", text) if alias.strip()))


def _is_vacant(row: Row, cells: TypedCells, title: str) -> bool:
    said = cells.text(row, "vacant", f"{title}, Vacant")
    if said.casefold() not in _YES | _NO:
        cells.say("P04", f"{title}, Vacant: “{said}” is neither Yes nor No.", "Write Yes, or leave the cell empty.",
                  row.cell("vacant").place)  # fmt: skip
    return said.casefold() in _YES


def _check_aliases(register: OfficerRegister, cells: TypedCells) -> None:
    """Note each title or alias that would lead to two posts."""
    posts: dict[str, dict[str, Officer]] = {}
    spelling: dict[str, str] = {}
    for officer in register.officers:
        for title in (officer.title, *officer.aliases):
            posts.setdefault(fold_title(title), {})[officer.title] = officer
            spelling.setdefault(fold_title(title), title)
    for folded, shared in posts.items():
        if len(shared) > 1:
            last = list(shared.values())[-1]
            cells.say("P10", f"“{spelling[folded]}” stands for {' and for '.join(shared)}, so nobody can tell which.",
                      "Leave it as an alias of one post only.", last.place or Place(),
                      about=folded)  # fmt: skip


def _colour(row: Row, field: str, cells: TypedCells, what: str, otherwise: str) -> str:
    written = cells.text(row, field, what, required=True).lstrip("#").upper()
    if not written:
        return otherwise
    # Excel keeps 000000 as the number 0 when the cell is not formatted as text.
    colour = written.zfill(6) if written.isdigit() else written
    if re.fullmatch(r"[0-9A-F]{6}", colour):
        return colour
    cells.say("P04", f"{what}: “{written}” is not a colour.", "Write six figures or letters, RRGGBB, like FFC000.",
              row.cell(field).place)  # fmt: skip
    return otherwise


def _check_ratings(ratings: dict[Rag, RagRating], cells: TypedCells) -> None:
    for what, said in (
        ("label", [r.label for r in ratings.values()]),
        ("letter", [r.letter for r in ratings.values()]),
    ):
        for word, count in Counter(tuple(words(text)) or (text,) for text in said if text).items():
            if count > 1:
                place = next(iter(ratings.values())).place
                cells.say("P01", f"Two ratings have the {what} “{' '.join(word)}”.", f"Give each its own {what}.",
                          place or Place(), about=f"{what} {word}")  # fmt: skip


def _reference(row: Row, cells: TypedCells, letter: str, taken: dict[str, Kpi] | dict[str, Risk]) -> str:
    written = cells.text(row, "ref", "The Ref", required=True)
    place = row.cell("ref").place
    found = re.fullmatch(rf"{letter}?\s*0*([0-9]{{1,4}})\.?", written, re.I)
    if written and not found:
        cells.say("P04", f"“{written}” is not a Ref.", f"Write it like {letter}1.", place, about=written)
    ref = f"{letter}{found[1]}" if found else ""
    if ref in taken:
        cells.say("P01", f"{ref} stands twice; only the first row was read.", "Give each row its own Ref.", place,
                  subject=ref)  # fmt: skip
        return ""
    return ref


def _recommendation(row: Row, cells: TypedCells, ref: str, numbers: frozenset[int]) -> int | None:
    cell = row.cell("recommendation")
    if cell.is_empty:
        return None
    number = cells.number(row, "recommendation", "the number of a recommendation")
    if number is not None and number not in numbers:
        cells.say("P06", f"{ref} belongs to recommendation {number}, which is not on the sheet Plan.",
                  "Put the number right, or leave it empty for the whole plan.", cell.place, subject=ref)  # fmt: skip
    return number
