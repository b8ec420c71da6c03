"""An invented month for trying templates: every field of a paper filled in somewhere and empty somewhere else.

No two values are alike, so that a template which lost one cannot show it by chance in another's place. Some are as odd
as people's typing is: what looks like a tag or like markup, words from right to left, a very long word.
"""

from datetime import UTC, date, datetime

from paperclerk.assembly.specimen_plan import LAW, MONEY, ODD, PEOPLE, SILENT, specimen_plan
from paperclerk.domain.cycle import Cycle, PaperIssue, PastPeriod, Quarantined
from paperclerk.domain.findings import Acceptance, Finding, finding
from paperclerk.domain.periods import month_period
from paperclerk.domain.places import Place
from paperclerk.domain.plan import Deliverable, Milestone, Plan, Recommendation
from paperclerk.domain.ratings import Rag, RagScheme, Status
from paperclerk.domain.returns import Arrival, KpiUpdate, ReceivedReturn, Return, RiskUpdate, Update

_NOW, _BEFORE = "2031-03", "2031-01"
_LISTED = "First paragraph of it.\n• a point of the list\n  – a point under the point\n• the last point"
_AT_LENGTH = "It goes on. " * 120


def full_cycle() -> Cycle:
    """Return a month in which everything happened."""
    plan = specimen_plan()
    return Cycle(
        organisation="Specimen District Council",
        body="Policy Board",
        plan=plan,
        baseline=plan,
        period=month_period(_NOW).model_copy(update={"cabinet": date(2031, 4, 24), "board": date(2031, 4, 17)}),
        returns=(
            _received(
                LAW,
                _law_updates(),
                risks=_risks_said(),
                kpis=_kpis_said(),
                decisions=f"{_LISTED.replace('of it', 'of a request')}",
                signed="Chief of Law",
            ),
            _received(MONEY, _money_updates(), received=datetime(2031, 4, 12, 16, 0, tzinfo=UTC)),
            _received(PEOPLE, (), signed="Chief of People"),
        ),
        before=(
            PastPeriod(key="2031-02"),
            PastPeriod(
                key=_BEFORE,
                returns=(
                    _received(
                        LAW,
                        _law_before(),
                        key=_BEFORE,
                        signed="Chief of Law",
                        risks=(RiskUpdate(risk="R1", likelihood=2, impact=2),),
                        kpis=(KpiUpdate(kpi="K1", actual="31 of 80"),),
                    ),
                    _received(SILENT, (_update("D3.1", rag=Rag.AMBER_GREEN),), key=_BEFORE),
                ),
            ),
        ),
        quarantined=(
            Quarantined(
                arrival=_arrival("f" * 64, "a broken file.docx", datetime(2031, 4, 2, 9, 0, tzinfo=UTC)),
                findings=(finding("F02", "The file that came is broken."),),
            ),
        ),
    )


def long_cycle() -> Cycle:
    """Return the same month with much to say of every deliverable, its text listed, and nobody's signature."""
    full = full_cycle()
    return full.model_copy(update={"returns": tuple(_at_length(received) for received in full.returns)})


def long_findings() -> tuple[Finding, ...]:
    """Return a grave finding on every deliverable, so that every one is asked about."""
    return tuple(
        finding(
            "C22",
            f"The words of {item.id} are last month's.",
            hint="Say what is new.",
            subject=item.id,
            owner=item.lead,
        )
        for item in specimen_plan().deliverables()
    )


def bare_cycle() -> Cycle:
    """Return a month of a plan of one deliverable, from whose lead nothing came, and nothing else filled in."""
    item = Deliverable(id="D1.1", text="The one thing to deliver", lead=SILENT)
    # Under no priority, and answered for all the same: a template may not make the one hang on the other.
    one = Recommendation(number=1, title="The one thing", deliverables=(item,), accountable_officers=("Bare Officer",))
    plan = Plan(title="Bare plan", recommendations=(one,))
    return Cycle(organisation="Bare Town Council", plan=plan, period=month_period(_NOW))


def empty_cycle() -> Cycle:
    """Return a month of a plan with nothing in it: no rows at all."""
    plan = Plan(title="Empty plan", scheme=RagScheme(ratings=()))
    return Cycle(organisation="Empty Town Council", plan=plan, period=month_period(_NOW))


def last_issue(name: str) -> PaperIssue:
    """Return what an earlier issue of a paper showed."""
    return PaperIssue(
        name=name,
        period=_BEFORE,
        build_id="0" * 16,
        sha256="0" * 64,
        deliverables=9,
        ratings={"D1.1": Rag.GREEN, "D1.2": Rag.AMBER, "D2.1": Rag.RED, "D2.2": Rag.AMBER_GREEN},
        statuses={"D1.1": "in_progress", "D1.2": "in_progress"},
        forecasts={"D1.1": "2031-06-03"},
    )


def full_findings() -> tuple[Finding, ...]:
    """Return findings of every severity: open and accepted, with and without a place, an owner and a hint."""
    accepted = Acceptance(by="A. Clerk", reason="The board saw the minute.", at="2031-04-06T10:00:00")
    place = Place(file="law.docx", sha256="a" * 64, where="table 3, row 2")
    return (
        finding("C41", "Not signed off by anybody.", hint="Sign it.", subject=MONEY, owner=MONEY),
        finding(
            "C01",
            "D1.1 is questioned because its date has passed.",
            hint="Say why.",
            subject="D1.1",
            owner=LAW,
            place=place,
        ),
        finding("C06", "The forecast of D1.1 moved.", hint="Give a reason.", subject="D1.1", owner=LAW).accepted(
            accepted
        ),
        finding("C11", "D1.2 has a day of completion that is asked about.", subject="D1.2", owner=LAW),
        finding("C20", "D2.2 has no path.", subject="D2.2", owner=MONEY),
        finding("V13", f"A comment stands in the margin. {ODD}", subject="D1.2", owner=LAW),
        finding("P09", "The plan names a post twice."),
    )


def _law_updates() -> tuple[Update, ...]:
    return (
        _update(
            "D1.1",
            rag=Rag.RED,
            status=Status.IN_PROGRESS,
            percent=37,
            forecast=date(2031, 11, 7),
            narrative=f"Narrative of the first. {ODD}\n{_LISTED}",
            next_steps=_LISTED.replace("of it", "of next steps"),
            evidence=_LISTED.replace("of it", "of evidence"),
            slip_reason=_LISTED.replace("of it", "of a reason"),
            recovery_action=_LISTED.replace("of it", "of recovery"),
            recovery_owner="Recovering Officer",
            recovery_date=date(2031, 5, 23),
            milestones=(
                Milestone(id="m1", text="Step one", due=date(2031, 2, 3), forecast=date(2031, 4, 4)),
                Milestone(id="m2", text="Step two", due=date(2031, 3, 3), actual=date(2031, 3, 5)),
            ),
        ),
        _update(
            "D1.2",
            rag=Rag.GREEN,
            status=Status.COMPLETE,
            percent=100,
            actual=date(2031, 3, 13),
            evidence="Minute 12 of the board",
        ),
        _update(
            "D1.3",
            rag=Rag.AMBER,
            status=Status.EMBEDDED,
            forecast=date(2031, 6, 20),
            narrative=f"A long account. {_AT_LENGTH}",
        ),
        _update("D1.4", rag=Rag.AMBER_RED, forecast=date(2031, 9, 30), narrative="Nearly."),
    )


def _money_updates() -> tuple[Update, ...]:
    return (
        _update(
            "D2.1", status=Status.NOT_STARTED, as_written={"rag": "Purple <&>"}, narrative="A rating nobody knows."
        ),
        _update(
            "D2.2",
            rag=Rag.AMBER_GREEN,
            forecast=date(2031, 10, 31),
            recovery_owner="Only an Owner",
            narrative="Same as before.",
        ),
        _update("D2.3", status=Status.SUSPENDED, narrative="Without any rating."),
    )


def _law_before() -> tuple[Update, ...]:
    return (
        _update("D1.1", rag=Rag.GREEN, forecast=date(2031, 6, 3)),
        _update("D1.2", rag=Rag.AMBER, forecast=date(2031, 7, 11)),
        _update("D1.3", rag=Rag.AMBER, status=Status.COMPLETE),
        _update("D1.4", rag=Rag.RED, slip_reason="An earlier reason.", forecast=date(2031, 9, 29)),
    )


def _at_length(received: ReceivedReturn) -> ReceivedReturn:
    updates = tuple(
        update.model_copy(update={"narrative": f"{_LISTED.replace('of it', f'of {update.deliverable}')}\n{_AT_LENGTH}"})
        for update in received.read.updates
    )
    unsigned = {"updates": updates, "signed_off_by": None, "signed_off_on": None}
    return received.model_copy(update={"read": received.read.model_copy(update=unsigned)})


def _update(id: str, **given: object) -> Update:
    return Update.model_validate({"deliverable": id, **given})


def _risks_said() -> tuple[RiskUpdate, ...]:
    return (
        RiskUpdate(
            risk="R1",
            likelihood=4,
            impact=5,
            mitigation=_LISTED.replace("of it", "of a mitigation"),
            comment=_LISTED.replace("of it", "of a comment"),
        ),
        RiskUpdate(risk="R3", comment="Only a comment."),
    )


def _kpis_said() -> tuple[KpiUpdate, ...]:
    return (
        KpiUpdate(kpi="K1", actual="43 of 80", comment=_LISTED.replace("of it", "on a figure")),
        KpiUpdate(kpi="K3", comment="No figure yet."),
    )


def _received(
    owner: str,
    updates: tuple[Update, ...],
    *,
    key: str = _NOW,
    received: datetime | None = None,
    signed: str = "",
    decisions: str | None = None,
    risks: tuple[RiskUpdate, ...] = (),
    kpis: tuple[KpiUpdate, ...] = (),
) -> ReceivedReturn:
    file = f"{owner.split()[-1].lower()}-{key}.docx"
    sha256 = (file.encode().hex() * 8)[:64]
    read = Return(
        file=file,
        sha256=sha256,
        format="docx",
        read_by="controls",
        updates=updates,
        risks=risks,
        kpis=kpis,
        decisions=decisions,
        signed_off_by=signed or None,
        signed_off_on=date(2031, 3, 29) if signed == "Chief of Law" else None,
    )
    came = received or datetime(2031, 4, 1, 9, 0, tzinfo=UTC)
    return ReceivedReturn(read=read, arrival=_arrival(sha256, file, came), period=key, owner=owner)


def _arrival(sha256: str, file: str, received: datetime) -> Arrival:
    return Arrival(sha256=sha256, file=file, received=received)
