from datetime import date

from builders import a_cycle, a_deliverable, a_plan, rules_of

from paperclerk.domain.places import Place
from paperclerk.domain.plan import Milestone, Plan, without_places
from paperclerk.rules.baseline import agreed_due, dates_changed_in_plan, plan_changed, plan_not_adopted

ADOPTED = a_plan()


def a_changed_plan(**changes: object) -> Plan:
    place = Place(file="plan.xlsx", where='sheet "Deliverables", cell D2', sheet="Deliverables", cell="D2")
    places = dict.fromkeys(("due", "text", "lead", "id"), place)
    first = a_deliverable("D4.1", places=places, **changes)
    return a_plan(first, a_deliverable("D4.2"), a_deliverable("D5.1"))


def test_a_plan_never_adopted_blocks() -> None:
    [found] = plan_not_adopted(a_cycle(baseline=None))

    assert (found.rule, found.severity) == ("P08", "block")
    assert "version 1.0" in found.message
    assert "plan adopt" in found.hint


def test_a_plan_as_adopted_has_nothing_against_it() -> None:
    cycle = a_cycle(plan=a_changed_plan(), baseline=without_places(a_changed_plan()))

    assert [*plan_not_adopted(cycle), *dates_changed_in_plan(cycle), *plan_changed(cycle)] == []


def test_a_due_date_changed_in_the_plan_blocks_at_its_cell() -> None:
    [found] = dates_changed_in_plan(a_cycle(plan=a_changed_plan(due=date(2031, 9, 30)), baseline=ADOPTED))

    assert (found.rule, found.subject) == ("C07", "D4.1")
    assert found.message == ("The due date of D4.1 in the plan is 30 September 2031, but 30 June 2031 was adopted.")
    assert found.place.cell == "D2"


def test_a_changed_date_is_not_said_twice() -> None:
    cycle = a_cycle(plan=a_changed_plan(due=date(2031, 9, 30)), baseline=ADOPTED)

    assert list(plan_changed(cycle)) == []


def test_a_changed_date_keeps_the_adopted_one_in_force() -> None:
    plan = a_changed_plan(due=date(2031, 9, 30))
    item = plan.deliverable("D4.1")
    assert item is not None

    assert agreed_due(a_cycle(plan=plan, baseline=ADOPTED), item) == date(2031, 6, 30)
    assert agreed_due(a_cycle(plan=plan, baseline=None), item) == date(2031, 9, 30)


def test_a_milestone_s_date_changed_in_the_plan_blocks_and_a_new_milestone_does_not() -> None:
    def plan(*steps: Milestone) -> Plan:
        return a_plan(a_deliverable("D4.1", milestones=steps))

    draft, sign = (Milestone(id=f"m{n}", text=text, due=date(2031, 5, 1)) for n, text in ((1, "Draft"), (2, "Sign")))
    later = draft.model_copy(update={"due": date(2031, 6, 1)})

    [found] = dates_changed_in_plan(a_cycle(plan=plan(later, sign), baseline=plan(draft)))
    assert found.message == (
        'The due date of D4.1\'s milestone "Draft" in the plan is 1 June 2031, but 1 May 2031 was adopted.'
    )
    assert list(dates_changed_in_plan(a_cycle(plan=plan(draft, sign), baseline=plan(draft)))) == []


def test_another_lead_or_wording_is_a_finding_each() -> None:
    plan = a_changed_plan(text="Something easier", lead="Director of Finance")
    found = list(plan_changed(a_cycle(plan=plan, baseline=ADOPTED)))

    assert rules_of(found) == ["P09", "P09"]
    assert found[0].message == (
        'The wording of D4.1 is no longer as adopted: "Something easier", '
        'not "A written account of what D4.1 asks for".'
    )
    assert '"Director of Finance", not "Monitoring Officer"' in found[1].message
    assert len({each.id for each in found}) == 2


def test_a_deliverable_added_or_taken_out_is_a_finding() -> None:
    plan = a_plan(a_deliverable("D4.1"), a_deliverable("D5.1"), a_deliverable("D5.2"))
    messages = [found.message for found in plan_changed(a_cycle(plan=plan, baseline=ADOPTED))]

    assert messages == [
        "D5.2 is in the plan but not in the adopted version.",
        "D4.2 was adopted but is no longer in the plan.",
    ]


def test_a_change_outside_the_deliverables_is_one_finding() -> None:
    [found] = plan_changed(a_cycle(plan=a_plan(introduction=("New words.",)), baseline=ADOPTED))

    assert found.rule == "P09"
