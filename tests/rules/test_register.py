from datetime import UTC, date, datetime

from builders import (
    FINANCE,
    LAST_PERIOD,
    a_cycle,
    a_deliverable,
    a_plan,
    a_received_return,
    an_update,
    rules_of,
)

from paperclerk.domain.places import Place
from paperclerk.domain.ratings import Rag, Status
from paperclerk.domain.rulebook import RULEBOOK
from paperclerk.rules.register import RULES, check
from paperclerk.rules.standing import replaced_by_a_later_one


def test_a_clean_cycle_is_asked_nothing() -> None:
    assert check(a_cycle()) == []


def test_every_rule_is_in_the_rulebook() -> None:
    assert {rule.id for rule in RULES} <= set(RULEBOOK)


def test_every_challenge_rule_of_the_rulebook_is_asked() -> None:
    # C59 looks at papers that were made; these others hold a paper against the published one (rules/paper_compare.py).
    elsewhere = {"C59", "C04", "C05", "C35", "C36", "C37", "C38", "C45"}
    built = {rule for rule in RULEBOOK if rule.startswith("C")} - elsewhere

    assert built <= {rule.id for rule in RULES}


def a_bad_month():  # type: ignore[no-untyped-def]
    plan = a_plan(
        a_deliverable("D4.1", due=date(2031, 2, 28)),
        a_deliverable("D4.2"),
        a_deliverable("D4.3"),
        a_deliverable("D5.1"),
    )
    now = a_received_return(
        an_update("D4.1", due=date(2031, 3, 31), evidence=None, forecast=date(2031, 8, 1)),
        an_update("D4.2", status=Status.COMPLETE, evidence=None, rag=Rag.AMBER),
        received=datetime(2031, 4, 9, tzinfo=UTC),
        signed_off_by=None,
    )
    last = a_received_return(an_update("D4.1", rag=Rag.RED), an_update("D4.2"), period=LAST_PERIOD)
    return a_cycle(now, plan=plan, before=[last])


def test_everything_wrong_with_a_month_is_said_at_once_and_in_order() -> None:
    found = check(a_bad_month())

    assert rules_of(found) == [
        "C01", "C03", "C06", "C07", "C10", "C11", "C22", "C22", "C34", "C41", "C44", "C44",
    ]  # fmt: skip
    assert all(each.message and each.hint and each.period == "2031-03" and each.subject for each in found)


def test_every_place_names_its_file_even_where_a_reader_left_it_out() -> None:
    places = {"rag": Place(where="cell F14")}
    update = an_update(places=places)
    returned = a_received_return(update)
    bare = returned.read.model_copy(update={"updates": (update,)})
    cycle = a_cycle(returned.model_copy(update={"read": bare}), plan=a_plan(a_deliverable(due=date(2031, 2, 28))))

    [found] = [each for each in check(cycle) if each.rule == "C01"]
    assert (found.rule, found.place.where) == ("C01", "cell F14")
    assert (found.place.file, found.place.sha256) == (bare.file, bare.sha256)


def test_findings_have_an_id_each_that_is_the_same_on_every_run() -> None:
    first, again = check(a_bad_month()), check(a_bad_month())

    assert [found.id for found in first] == [found.id for found in again]
    assert len({found.id for found in first}) == len(first)


def test_a_rule_never_changes_what_was_reported() -> None:
    cycle = a_bad_month()
    before = cycle.model_dump_json()
    check(cycle)

    assert cycle.model_dump_json() == before


def test_a_later_return_replaces_the_earlier_one_and_says_so() -> None:
    first = a_received_return(received=datetime(2031, 4, 1, tzinfo=UTC), file="first.docx")
    second = a_received_return(an_update("D4.2"), received=datetime(2031, 4, 3, tzinfo=UTC), file="second.docx")
    [found] = replaced_by_a_later_one(a_cycle(first, second, a_received_return(owner=FINANCE)))

    assert (found.rule, found.place.file) == ("F14", "first.docx")
    assert found.message == (
        "The return of Monitoring Officer received on 1 April 2031 (first.docx) was replaced for D4.2 by the one "
        "received on 3 April 2031 (second.docx)."
    )
