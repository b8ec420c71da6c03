"""Regions that are new: within what is proposed they stand once, and what has no place can be taken back as well."""

from functools import cache

import pytest
from authors_hand import MARK, Draft, p, xml
from builders import MONITORING
from office_files import a_word_file
from redlined import shown, texts
from regenerated_papers import MADE, after, before, pack_after, pack_before, report_after, report_before
from rich_cycle import a_rich_cycle, the_findings, the_last_issue
from word_reading import TEMPLATES, W

from paperclerk.assembly import assurance_pack, cabinet_report, stabilisation_plan
from paperclerk.domain.regenerated import Deed
from paperclerk.word.papers import render
from paperclerk.word.regenerate import regenerate
from paperclerk.word.region_arrivals import HEADING

MAKERS = {
    "stabilisation-plan": lambda cycle: stabilisation_plan.assemble(cycle, the_last_issue("stabilisation-plan")),
    "assurance-pack": lambda cycle: assurance_pack.assemble(cycle, the_findings(), the_last_issue()),
    "cabinet-report": lambda cycle: cabinet_report.assemble(cycle, None, the_findings()),
}
LATE = [item.id for item in a_rich_cycle().plan.led_by(MONITORING)]


@cache
def made(paper: str, *, came_in: bool) -> bytes:
    """Return a paper before one lead's return came in, or after."""
    cycle = a_rich_cycle()
    returns = tuple(one for one in cycle.returns if came_in or one.owner != MONITORING)
    return render(MAKERS[paper](cycle.but(returns=returns)), TEMPLATES / f"{paper}.docx")


@cache
def edited(paper: str) -> tuple[bytes, tuple[str, ...]]:
    """Return a draft of before, its author's word in each deliverable of that lead, and the names of those regions."""
    draft = Draft(made(paper, came_in=False))
    names = [f"gen_{'exc_' if paper == 'cabinet-report' else ''}{item.replace('.', '_')}" for item in LATE]
    there = {tag.get(f"{W}val") for tag in draft.root.iter(f"{W}tag")}
    names = [name for name in names if name in there]
    for name in names:
        text = [one for one in draft.control(name).iter(f"{W}t") if one.text][-1]
        text.text = f"{text.text} {MARK}"
    return draft.saved(), tuple(names)


@pytest.mark.parametrize("tracked", [False, True])
@pytest.mark.parametrize("paper", MAKERS)
def test_a_rating_that_comes_with_a_return_stands_in_the_proposal_alone(paper, tracked):
    draft, names = edited(paper)

    done = regenerate(draft, made(paper, came_in=False), made(paper, came_in=True), MADE, tracked=tracked)

    assert names != ()
    rejected = texts(done.docx, accepted=False)
    assert [one for one in rejected if MARK in one] == [one for one in texts(draft) if MARK in one]
    assert Deed.APPENDED not in {one.deed for one in done.deeds}
    if tracked:
        assert shown(done.docx, accepted=False) == shown(draft)


PAPERS = {"plan": (before, after), "pack": (pack_before, pack_after), "report": (report_before, report_after)}


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("has_original", [False, True])
def test_what_could_not_be_placed_can_be_taken_back_when_it_is_tracked(paper, has_original):
    was, now = (one() for one in PAPERS[paper])
    draft, base = a_word_file(p(MARK)), was if has_original else None

    clean, tracked = (regenerate(draft, base, now, MADE, tracked=shows) for shows in (False, True))

    assert shown(tracked.docx, accepted=True) == shown(clean.docx)
    assert shown(tracked.docx, accepted=False) == shown(draft)
    assert has_original or HEADING in texts(clean.docx)


def test_a_row_that_is_proposed_whole_has_its_rating_in_it_and_nowhere_else():
    was, now = (one() for one in PAPERS["report"])
    draft = Draft(was)
    row = draft.control("gen_exc_D1_1").find(f"{W}sdtContent/{W}tr")
    first, second = row.findall(f"{W}tc")[:2]
    first.find(f"{W}tcPr").insert(1, xml('<w:gridSpan w:val="2"/>'))
    first.extend(second.findall(f"{W}p"))
    row.remove(second)

    done = regenerate(draft.saved(), was, now, MADE)

    assert Deed.BOTH in {one.deed for one in done.deeds if one.region == "gen_exc_D1_1"}
    assert HEADING not in texts(done.docx)


def test_what_nothing_marks_any_more_but_stands_there_was_not_deleted():
    draft = Draft(before())
    control = draft.control("gen_D1_1")
    at = control.getparent().index(control)
    for name in ("bookmarkStart", "bookmarkEnd"):
        for mark in list(control.iter(f"{W}{name}")):
            mark.getparent().remove(mark)
    inner = [*control.iter(f"{W}sdt")][1:]
    for one in inner:
        place = one.getparent().index(one)
        one.getparent()[place : place + 1] = list(one.find(f"{W}sdtContent"))
    control.getparent()[at : at + 1] = list(control.find(f"{W}sdtContent"))
    last = next(one for one in draft.root.iter(f"{W}t") if one.text == "The draft is late.")
    last.text = MARK

    done = regenerate(draft.saved(), before(), after(), MADE)

    [told] = [one for one in done.deeds if one.region == "gen_D1_1"]
    assert told.deed is Deed.OUTSIDE
    assert "The draft is with counsel." in told.now


def test_what_is_no_longer_there_was_deleted():
    draft = Draft(before())
    control = draft.control("gen_D1_1")
    control.getparent().remove(control)

    done = regenerate(draft.saved(), before(), after(), MADE)

    assert [one.deed for one in done.deeds if one.region == "gen_D1_1"] == [Deed.DELETED_CHANGED]
