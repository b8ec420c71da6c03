"""A recovery plan in the papers: its own order, each linked action shown twice and counted once, the responses."""

import pytest
from builders import FINANCE, MONITORING, a_cycle, a_deliverable, a_plan
from recovery_plan import ACTIONS, LINKS, a_recovery_cycle, a_recovery_plan
from word_reading import TEMPLATES

from paperclerk.assembly import assurance_pack, cabinet_report, stabilisation_plan
from paperclerk.assembly.public_view import public_view
from paperclerk.assembly.view import View
from paperclerk.domain.cycle import PaperIssue
from paperclerk.domain.marks import marks_of
from paperclerk.domain.papers import TableLayout
from paperclerk.domain.publicity import Exemption
from paperclerk.domain.ratings import Rag
from paperclerk.word.papers import read_regions, render

MONEY = Exemption(paragraphs=(3,), public_interest="It would harm the council.")


def shown_in(table) -> dict[str, object]:
    return {shown.id: shown for row in table.rows for shown in row.deliverables}


def test_the_table_is_in_the_plans_own_order() -> None:
    table = stabilisation_plan.assemble(a_recovery_cycle())

    assert [(group.heading, group.called, [row.number for row in group.rows]) for group in table.groups] == [
        ("Stabilisation Plan", "Recommendation", [1, 2]),
        ("Priority P1: A balanced budget", "Programme", [11]),
        ("Priority P2: Open decisions", "Programme", [12]),
        ("Priority P3: Repairs done on time", "Programme", [13]),
    ]
    assert table.groups[3].notes == (
        "Improvement and Recovery Plan", "Aim 2: Services that residents can rely on",
        "Outcome: Tenants wait days, not months.",
    )  # fmt: skip
    assert [row.number for row in table.rows] == [1, 2, 11, 12, 13]


def test_a_row_under_an_unknown_priority_is_not_lost() -> None:
    plan = a_recovery_plan(priorities=a_recovery_plan().priorities[:2])

    table = stabilisation_plan.assemble(a_recovery_cycle(plan=plan))

    assert (table.groups[-1].heading, [row.number for row in table.groups[-1].rows]) == (
        "Improvement and Recovery Plan", [13],
    )  # fmt: skip


def test_a_linked_action_is_shown_in_both_places_with_a_word_that_says_so() -> None:
    shown = shown_in(stabilisation_plan.assemble(a_recovery_cycle()))

    assert set(shown) == {*ACTIONS, *LINKS}
    here, there = shown["D1.1"], shown["D11.2"]
    assert (there.rating, there.due, there.narrative, there.movement) == (
        here.rating, here.due, here.narrative, here.movement,
    )  # fmt: skip
    assert there.text == "Monthly budget reports to Cabinet"
    assert there.linked == (
        "The same action as D1.1 (Stabilisation Plan): asked for, reported on and counted there, once."
    )
    assert here.linked == (
        "The same action stands again as D11.2 (Improvement and Recovery Plan): it is counted here, once."
    )
    assert shown["D11.1"].linked == ""


def test_how_a_linked_action_moved_is_told_alike_in_both_places() -> None:
    issue = PaperIssue(name="stabilisation-plan", period="2031-02", build_id="", sha256="", ratings={"D1.1": Rag.GREEN})

    shown = shown_in(stabilisation_plan.assemble(a_recovery_cycle(), issue))

    assert shown["D11.2"].movement == shown["D1.1"].movement == "Worsened since February 2031 (was Green)"


def test_every_total_counts_each_action_once() -> None:
    cycle = a_recovery_cycle()
    pack, report = assurance_pack.assemble(cycle, ()), cabinet_report.assemble(cycle, None, ())

    for counts in (pack.ratings, pack.states, report.progress.ratings, report.progress.states):
        assert counts[-1].now == sum(line.now for line in counts[:-1]) == 5
    assert pack.overall[0] == "4 of 5 deliverables were reported on."
    assert report.progress.paragraphs[1].startswith("The plan has 5 deliverables.")
    assert [shown.id for shown in report.progress.exceptions] == ["D2.1", "D1.1", "D12.2"]
    assert [shown.id for page in pack.pages for shown in page.deliverables if shown.id in LINKS] == ["D11.2", "D13.1"]
    for lists in (pack.exceptions, pack.movements, pack.slippage, pack.changes, pack.completed):
        assert not [line for line in lists if line.id in LINKS]


def test_progress_is_counted_by_priority_and_programme_and_adds_up() -> None:
    lines = assurance_pack.assemble(a_recovery_cycle(), ()).programmes

    assert [(line.name, line.actions, line.ratings, line.done) for line in lines if line.is_sum] == [
        ("Stabilisation Plan", "2", "1 Red, 1 Amber", "1"),
        ("Priority P1: A balanced budget", "1; D11.2 is counted as D1.1", "1 Green; D11.2 Amber", "0"),
        ("Priority P2: Open decisions", "2", "1 Green, 1 no rating", "0"),
        ("Priority P3: Repairs done on time", "0; D13.1 is counted as D2.1", "D13.1 Red", "0"),
        ("Everything, each action once", "5", "1 Red, 1 Amber, 2 Green, 1 no rating", "1"),
    ]
    parts = [int(line.actions.split(";")[0]) for line in lines if not line.is_sum]
    assert sum(parts) == 5


def test_an_aim_or_priority_that_nothing_stands_under_is_printed_all_the_same() -> None:
    plan = a_recovery_plan()
    kept = tuple(one for one in plan.recommendations if one.priority != "P3")
    alone = plan.aims[0].model_copy(update={"id": "AIM9", "text": "Towns that people visit"})
    cycle = a_recovery_cycle(plan=plan.model_copy(update={"recommendations": kept, "aims": (*plan.aims, alone)}))

    table, pack = stabilisation_plan.assemble(cycle), assurance_pack.assemble(cycle, ())

    assert table.introduction[-2:] == (
        "Aim 9: Towns that people visit (no priority yet)", "Priority P3: Repairs done on time (no programme yet)",
    )  # fmt: skip
    assert {"Repairs done on time", "Towns that people visit"} <= {one.text for one in table.sources}
    [line] = [one for one in pack.programmes if "P3" in one.name]
    assert (line.name, line.actions, line.ratings) == (
        "Priority P3: Repairs done on time (no programme yet)", "0", "None",
    )  # fmt: skip
    assert "no programme yet" in read_regions(render(table, TEMPLATES / "stabilisation-plan.docx"))["gen_introduction"]


def test_a_plan_in_which_nothing_is_empty_says_nothing_of_it() -> None:
    table = stabilisation_plan.assemble(a_recovery_cycle())

    assert table.introduction == a_recovery_plan().introduction


def test_a_statutory_recommendation_has_its_response_and_the_progress_that_was_reported() -> None:
    first, second, third = stabilisation_plan.assemble(a_recovery_cycle()).statutory

    assert (first.response, first.officer, first.due) == ("Accepted", FINANCE, "30 September 2031")
    assert [(one.id, one.rating.label, one.state) for one in first.progress] == [
        ("D11.1", "Green", "In progress, 60% complete"),
        ("D11.2", "Amber", "In progress, 60% complete, counted as D1.1"),
    ]
    assert (second.response, [one.id for one in second.progress]) == ("Partly accepted", ["D12.1"])
    assert (third.response, third.progress, third.absence) == ("Not accepted", (), "Nothing is to be done")
    said = cabinet_report.assemble(a_recovery_cycle(), None, ()).progress.paragraphs[-1]
    assert said == (
        "The plan answers 3 statutory recommendations: 1 accepted, 1 partly accepted and 1 not accepted. "
        "Appendix A gives the response to each."
    )


def test_a_plan_without_parts_has_none_of_it_in_its_papers() -> None:
    cycle = a_cycle()
    table, pack = stabilisation_plan.assemble(cycle), assurance_pack.assemble(cycle, ())
    report = cabinet_report.assemble(cycle, None, ())

    assert [(group.heading, group.notes, group.called) for group in table.groups] == [("", (), "Recommendation")]
    assert [row.number for row in table.rows] == [4, 5]
    assert (table.statutory, table.linked, pack.statutory, pack.programmes, report.progress.programmes) == (
        (), "", (), (), (),
    )  # fmt: skip
    assert not any(shown.linked for shown in shown_in(table).values())
    assert {page.called for page in pack.pages} == {"Recommendation"}


def test_the_public_view_keeps_a_linked_action_back_in_both_places() -> None:
    plan = a_recovery_plan()
    rows = tuple(
        one.model_copy(
            update={
                "deliverables": tuple(
                    item.model_copy(update={"exemption": MONEY if item.id == "D11.2" else None})
                    for item in one.deliverables
                )
            }
        )
        for one in plan.recommendations
    )
    cycle = a_recovery_cycle(plan=plan.model_copy(update={"recommendations": rows}))

    told = public_view(View(cycle, (), None), marks_of(cycle.plan)).cycle
    table, lines = stabilisation_plan.assemble(told), assurance_pack.assemble(told, ()).programmes

    for ref in ("D1.1", "D11.2"):
        shown = shown_in(table)[ref]
        assert (shown.text, shown.rating.label, shown.linked) == ("Not for publication", "Not for publication", "")
    assert [one.rating.label for one in table.statutory[0].progress] == ["Green", "Not for publication"]
    assert (lines[0].actions, lines[0].ratings) == ("2, 1 of them not for publication", "1 Red")
    assert lines[-1].actions == "5, 1 of them not for publication"


def test_a_plan_of_one_row_without_parts_is_one_group_even_with_nothing_in_it() -> None:
    table = stabilisation_plan.assemble(a_cycle(plan=a_plan().model_copy(update={"recommendations": ()})))

    assert [group.rows for group in table.groups] == [()]


@pytest.mark.parametrize(
    "template", ["stabilisation-plan", "stabilisation-plan-six-columns", "stabilisation-plan-cards"]
)
def test_what_people_type_into_the_parts_is_printed_as_it_stands(template: str) -> None:
    odd = '{{ 7*7 }} {% if %} <b>R&D</b> "quoted" \x07\ud800 \u202eשלום ' + "w" * 300
    plan = a_recovery_plan()
    plan = plan.model_copy(
        update={
            name: tuple(one.model_copy(update={"text": f"{odd} {one.id}"}) for one in getattr(plan, name))
            for name in ("aims", "priorities", "statutory")
        }
    )
    table = TableLayout(template.removeprefix("stabilisation-plan-")) if template != "stabilisation-plan" else None

    paper = stabilisation_plan.assemble(a_recovery_cycle(plan=plan), None, table or TableLayout.FOUR_COLUMNS)
    regions = read_regions(render(paper, TEMPLATES / f"{template}.docx"))

    for region, ref in (("gen_group_2", "P1"), ("gen_statutory_S2", "S2")):
        assert '{{ 7*7 }} {% if %} <b>R&D</b> "quoted"' in regions[region]
        assert f"{'w' * 300} {ref}" in regions[region]


def test_many_programmes_and_statutory_recommendations_are_all_in_the_paper() -> None:
    plan, (first, *_) = a_recovery_plan(), a_recovery_plan().statutory
    many = tuple(first.model_copy(update={"id": f"S{number}"}) for number in range(1, 61))

    paper = stabilisation_plan.assemble(a_recovery_cycle(plan=plan.model_copy(update={"statutory": many})))
    regions = read_regions(render(paper, TEMPLATES / "stabilisation-plan.docx"))

    assert all(f"gen_statutory_S{number}_D11_2_rag" in regions for number in range(1, 61))


def test_one_action_under_two_recommendations_of_a_stabilisation_plan_is_linked_in_the_same_way() -> None:
    plan = a_plan(a_deliverable("D4.1"), a_deliverable("D5.1", same_as="D4.1", due=None, lead=""))

    table = stabilisation_plan.assemble(a_cycle(plan=plan))

    assert plan.leads() == (MONITORING,)
    assert [shown.linked for shown in shown_in(table).values()] == [
        "The same action stands again as D5.1 (recommendation 5): it is counted here, once.",
        "The same action as D4.1 (recommendation 4): asked for, reported on and counted there, once.",
    ]
    assert table.linked == (
        "1 more deliverable links to another that is the same action: it is shown in both places and counted once."
    )
    assert [group.heading for group in table.groups] == [""]
    assert read_regions(render(table, TEMPLATES / "stabilisation-plan.docx"))["gen_D5_1_rag"] == "Green"


def test_each_figure_and_risk_says_what_it_belongs_to() -> None:
    pack, plain = assurance_pack.assemble(a_recovery_cycle(), ()), a_plan(kpis=a_recovery_plan().kpis)

    assert [line.under for line in (*pack.kpis, *pack.risks)] == ["Programme 11", "Priority P3"] * 2
    assert [line.target for line in pack.kpis] == ["£9m by March 2032", "90% by March 2032"]
    assert [line.under for line in assurance_pack.assemble(a_cycle(plan=plain), ()).kpis] == ["", ""]
