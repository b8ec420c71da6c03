"""A draft that nobody edited becomes the paper of now, whatever came in since: in text, order and structure.

The sample's three months, each in several states of its data: returns missing and there, other ratings, a deliverable
added to the plan, taken out of it, or kept back.
"""

import hashlib
import io
import shutil
from collections.abc import Callable, Iterator
from datetime import date
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest
from PIL import Image
from redlined import shown
from regenerated_papers import MADE
from word_reading import TEMPLATES

from flows.office import open_office
from paperclerk.assembly import assurance_pack, cabinet_report, stabilisation_plan
from paperclerk.domain.cycle import Cycle, PaperIssue
from paperclerk.domain.pictures import DrawnPicture, Picture
from paperclerk.domain.plan import Deliverable, Recommendation
from paperclerk.domain.publicity import Exemption
from paperclerk.domain.ratings import Rag
from paperclerk.domain.regenerated import Deed
from paperclerk.ooxml.package import open_package
from paperclerk.ooxml.wordml import W
from paperclerk.steps.adopt_plan import adopt_plan
from paperclerk.steps.collect_returns import collect_returns, gather_nothing
from paperclerk.steps.judge_cycle import judge_cycle
from paperclerk.steps.period_at_hand import PeriodAtHand, period_at_hand
from paperclerk.steps.read_plan import known_period, sound_plan
from paperclerk.storage.ledger import open_ledger
from paperclerk.word.papers import render
from paperclerk.word.regenerate import regenerate

SAMPLE = Path(__file__).resolve().parents[2] / "inputs" / "sample"
PAPERS = ("cabinet-report", "stabilisation-plan", "assurance-pack")
ASKING = {deed for deed in Deed if deed.asks}
HELD = Exemption(paragraphs=(3,), public_interest="It would harm the council's dealings.")

State = Callable[[Cycle], Cycle]


def as_it_is(cycle: Cycle) -> Cycle:
    return cycle


def without(*numbers: int) -> State:
    def made(cycle: Cycle) -> Cycle:
        leads = list(dict.fromkeys(one.owner for one in cycle.returns))
        gone = {leads[number] for number in numbers}
        return cycle.but(returns=tuple(one for one in cycle.returns if one.owner not in gone))

    return made


def with_no_returns(cycle: Cycle) -> Cycle:
    return cycle.but(returns=())


def rated(rag: Rag, every: int) -> State:
    def made(cycle: Cycle) -> Cycle:
        returns = []
        for one in cycle.returns:
            changed = {"rag": rag, "narrative": "This month it is said otherwise."}
            updates = tuple(
                said.model_copy(update=changed) if number % every == 0 else said
                for number, said in enumerate(one.read.updates)
            )
            returns.append(one.model_copy(update={"read": one.read.model_copy(update={"updates": updates})}))
        return cycle.but(returns=tuple(returns))

    return made


def planned(changed: Callable[[Recommendation], tuple[Deliverable, ...]]) -> State:
    def made(cycle: Cycle) -> Cycle:
        parts = tuple(
            one.model_copy(update={"deliverables": changed(one)}) if one.number == 2 else one
            for one in cycle.plan.recommendations
        )
        return cycle.but(plan=cycle.plan.model_copy(update={"recommendations": parts}))

    return made


def _one_more(of: Recommendation) -> tuple[Deliverable, ...]:
    first = of.deliverables[0]
    told = {"id": "D2.9", "text": "A register that nobody had thought of", "due": date(2031, 9, 30)}
    return (*of.deliverables, first.model_copy(update=told))


def _one_held_back(of: Recommendation) -> tuple[Deliverable, ...]:
    first, *others = of.deliverables
    return (first.model_copy(update={"exemption": HELD}), *others)


def kept_back(cycle: Cycle) -> Cycle:
    items = [item.id for item in cycle.plan.deliverables()][:4]
    return cycle.but(withheld=dict.fromkeys(items, HELD.kept_back()))


def marked(cycle: Cycle) -> Cycle:
    return without(0)(cycle.but(plan=cycle.plan.model_copy(update={"marking": "OFFICIAL: SENSITIVE"})))


# Of each month the states of its data, one after the other.
STATES: dict[str, tuple[State, ...]] = {
    "2031-01": (with_no_returns, as_it_is, without(0, 2), without(1, -1), rated(Rag.GREEN, 1), with_no_returns),
    "2031-02": (
        as_it_is, planned(lambda of: of.deliverables[1:]), planned(_one_more), planned(_one_held_back), kept_back,
        as_it_is,
    ),
    "2031-03": (without(1, 3), as_it_is, rated(Rag.RED, 3), with_no_returns, marked, rated(Rag.AMBER, 2)),
}  # fmt: skip


def drawn(picture: Picture) -> DrawnPicture:
    """Return a picture of one colour, another for each thing that a picture may show: drawing them takes long."""
    colour = hashlib.sha256(repr(picture).encode()).digest()[:3]
    out = io.BytesIO()
    Image.new("RGB", (8, 4), tuple(colour)).save(out, "PNG")
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" width="8" height="4"><title>{colour.hex()}</title></svg>'
    return DrawnPicture(png=out.getvalue(), svg=svg.encode(), width_cm=8, height_cm=4)


@pytest.fixture(scope="module")
def months(tmp_path_factory: pytest.TempPathFactory) -> dict[str, PeriodAtHand]:
    """Return the sample's months as they are when their returns have been collected."""
    folder = tmp_path_factory.mktemp("office")
    shutil.copytree(SAMPLE, folder / "inputs" / "sample")
    office = open_office(folder / "inputs" / "sample", folder / "outputs" / "sample")
    adopt_plan(office, by="Cabinet")
    at_hand = {}
    for key in STATES:
        collect_returns(office, key)
        with open_ledger(office.workspace.ledger_folder) as ledger:
            period = known_period(office, key)
            at_hand[key] = period_at_hand(office, ledger, sound_plan(office), period, gather_nothing(ledger, period))
    return at_hand


def last_issue(cycle: Cycle, name: str) -> PaperIssue | None:
    """Return what the paper of the month before had shown, if there was one."""
    if not cycle.before:
        return None
    ratings = {item: said.update.rag for item, said in cycle.earlier[0].items() if said.update.rag}
    return PaperIssue(name=name, period=cycle.before[0].key, build_id="0" * 16, sha256="0" * 64, ratings=ratings)


@pytest.fixture(scope="module")
def papers(months) -> Callable[[str, int], dict[str, bytes]]:
    """Return what makes a month's papers in one of its states, each once."""
    return cache(lambda month, number: dict(papers_of(months[month], STATES[month][number])))


def papers_of(at_hand: PeriodAtHand, state: State) -> Iterator[tuple[str, bytes]]:
    cycle = state(at_hand.cycle)
    findings, last = judge_cycle(cycle, (), {}), {name: last_issue(cycle, name) for name in PAPERS}
    made = (
        cabinet_report.assemble(cycle, at_hand.author.words, findings, last_issue=last[PAPERS[0]]),
        stabilisation_plan.assemble(cycle, last[PAPERS[1]]),
        assurance_pack.assemble(cycle, findings, last[PAPERS[2]]),
    )
    for name, paper in zip(PAPERS, made, strict=True):
        yield name, render(paper, TEMPLATES / f"{name}.docx", drawn)


def built(docx: bytes) -> list[tuple[str, ...]]:
    """Return of what a body is built: its tables, rows and cells, regions and pictures, in order."""
    package = open_package(docx)
    links = {link.id: link.target for link in package.relations(package.main_part)}
    made: list[tuple[str, ...]] = []
    for element in package.xml(package.main_part).iter():
        name = element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""
        if name in ("tbl", "tr", "tc", "p", "sectPr"):
            made.append((name,))
        elif name == "tag":
            made.append((name, element.get(f"{W}val")))
        elif name == "blip":
            number = next(value for key, value in element.attrib.items() if key.endswith("}embed"))
            made.append((name, hashlib.sha256(package.read(links[number])).hexdigest()))
    return made


@pytest.mark.parametrize("month", STATES)
def test_an_unedited_draft_becomes_the_paper_of_now(papers, month):
    states = [papers(month, number) for number in range(len(STATES[month]))]
    for number, (was, now) in enumerate(pairwise(states)):
        for name in PAPERS:
            made = regenerate(was[name], was[name], now[name], MADE)

            assert shown(made.docx) == shown(now[name]), (number, name)
            assert built(made.docx) == built(now[name]), (number, name)
            assert {one.deed for one in made.deeds} & ASKING == set(), (number, name)


@pytest.mark.parametrize("month", STATES)
def test_tracked_it_can_all_be_taken_back(papers, month):
    was, now = papers(month, 0), papers(month, 1)
    for name in PAPERS:
        made = regenerate(was[name], was[name], now[name], MADE, tracked=True)

        assert shown(made.docx, accepted=True) == shown(now[name]), name
        assert shown(made.docx, accepted=False) == shown(was[name]), name
