"""An invented plan for trying templates: no two values alike, and some as odd as people's typing is."""

from datetime import date

from paperclerk.assembly.specimen_parts import with_parts
from paperclerk.domain.officers import register_of
from paperclerk.domain.plan import Activity, Deliverable, Dependency, Kpi, Plan, Recommendation, Risk
from paperclerk.domain.ratings import Rag, RagRating, RagScheme

LAW, MONEY, PEOPLE, SILENT = "Head of Law", "Director of Money", "Head of People", "Silent Officer"
ODD = "Typed by somebody: {{ 7*7 }} {% if %} {_{ <b>R&D</b> “quoted” שלום 😀 " + "w" * 120
_COLOURS = (
    ("Red", "R", "B3261E", "FFFFFF"),
    ("Amber/Red", "AR", "E8730C", "000000"),
    ("Amber", "A", "FFC000", "000000"),
    ("Amber/Green", "", "D6D94A", "000000"),
    ("Green", "G", "C6E5B3", "000000"),
)
_SCHEME = RagScheme(
    ratings=tuple(
        RagRating(rag=rag, label=label, letter=letter, fill=fill, ink=ink, definition=f"The meaning of {label} here.")
        for rag, (label, letter, fill, ink) in zip(Rag, _COLOURS, strict=True)
    )
)


def specimen_plan() -> Plan:
    """Return an invented plan with every kind of thing a plan can hold, and some left out."""
    return with_parts(_bare_of_parts())


def _bare_of_parts() -> Plan:
    return Plan(
        title="Specimen improvement plan",
        organisation="Specimen District Council",
        version="2.3",
        marking="OFFICIAL SPECIMEN",
        agreed_by="the Policy Board",
        agreed_on=date(2030, 11, 19),
        introduction=("The first words of the introduction.", f"The second. {ODD}"),
        recommendations=_recommendations(),
        officers=register_of((LAW, MONEY, PEOPLE, SILENT)),
        scheme=_SCHEME,
        kpis=(
            Kpi(id="K1", recommendation=1, text="Figure the first", baseline="11 of 80", target="76 of 80"),
            Kpi(id="K2", recommendation=3, text="Figure the second"),
            Kpi(id="K3", recommendation=1, text="Figure the third", baseline="21 days", target="7 days"),
        ),
        risks=(
            Risk(id="R1", text="Risk the first", likelihood=3, impact=2, owner=LAW),
            Risk(id="R2", text="Risk the second", owner=SILENT),
            Risk(id="R3", text="Risk the third", likelihood=1, impact=1, owner=LAW),
        ),
    )


def _recommendations() -> tuple[Recommendation, ...]:
    return (
        _recommendation(
            1,
            ("D1.1", LAW, date(2031, 1, 31)),
            ("D1.2", LAW, date(2031, 7, 11)),
            ("D1.3", LAW, None),
            ("D1.4", LAW, date(2031, 9, 26)),
        ),
        _recommendation(
            2,
            ("D2.1", MONEY, date(2031, 8, 15)),
            ("D2.2", MONEY, date(2031, 10, 17)),
            ("D2.3", MONEY, date(2031, 12, 19)),
        ),
        _recommendation(
            3,
            ("D3.1", SILENT, date(2032, 1, 23)),
            ("D3.2", PEOPLE, date(2032, 2, 20)),
            ("D3.3", "", date(2032, 3, 19)),
        ),
        Recommendation(
            number=4,
            title="Recommendation the fourth, with nothing to deliver",
            dependencies=(Dependency(text="Something outside the fourth"),),
        ),
    )


def _recommendation(number: int, *items: tuple[str, str, date | None]) -> Recommendation:
    return Recommendation(
        number=number,
        title=f"Recommendation entitled {['first', 'second', 'third'][number - 1]}",
        activities=(
            Activity(
                id=f"A{number}.1", text=f"Activity {number} with points", items=(f"point {number}a", f"point {number}b")
            ),
            Activity(id=f"A{number}.2", text=f"Activity {number} without"),
        ),
        dependencies=(Dependency(text=f"Something outside {number}"),) if number == 1 else (),
        deliverables=tuple(
            Deliverable(
                id=name,
                text=f"What {name} will be",
                due=due,
                lead=lead,
                due_basis="agreed" if due else "",
                sao="Chief of Law" if name == "D1.1" else None,
                success_measure="It works" if name == "D1.1" else "",
                supporting=("A Supporting Officer",) if name == "D1.1" else (),
            )
            for name, lead, due in items
        ),
        accountable_officers=(f"Accountable Officer {number}", f"Second Officer {number}") if number != 2 else (),
    )
