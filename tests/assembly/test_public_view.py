"""The public view: what papers for everybody are made from, guard by guard."""

from datetime import date

from builders import (
    CHIEF,
    FINANCE,
    LAST_PERIOD,
    MONITORING,
    a_cycle,
    a_deliverable,
    a_plan,
    a_received_return,
    an_update,
)

from paperclerk.assembly import assurance_pack
from paperclerk.assembly.public_view import issue_told, public_view
from paperclerk.assembly.rating_pictures import counts_picture, history_pictures, rated_periods
from paperclerk.assembly.view import View
from paperclerk.domain.cycle import Cycle, PaperIssue
from paperclerk.domain.findings import Acceptance, finding
from paperclerk.domain.marks import marks_of
from paperclerk.domain.places import Place
from paperclerk.domain.plan import Kpi, Plan
from paperclerk.domain.publicity import Exemption, ExemptUpdate
from paperclerk.domain.ratings import Rag
from paperclerk.domain.returns import KpiUpdate

MONEY = Exemption(paragraphs=(3,), public_interest="It would harm the council.")


def a_marked_plan(**changes) -> Plan:
    return a_plan(a_deliverable("D4.1"), a_deliverable("D4.2", exemption=MONEY), a_deliverable("D5.1"), **changes)


def seen(cycle: Cycle, *findings) -> View:
    return public_view(View(cycle, findings, None), marks_of(cycle.plan))


def test_of_an_exempt_deliverable_its_number_alone_is_left_with_the_ground() -> None:
    cycle = seen(a_cycle(plan=a_marked_plan())).cycle

    item = cycle.plan.deliverable("D4.2")
    assert item is not None
    assert item.text == "Not for publication"
    assert (item.lead, item.due, item.sao) == ("", None, None)
    assert item.exemption == MONEY.kept_back()
    standing = next(one for one in cycle.standings if one.deliverable.id == "D4.2")
    assert (standing.now, standing.withheld, standing.deliverable.due) == (None, MONEY.kept_back(), None)


def test_nothing_worked_out_before_is_carried_into_the_view() -> None:
    cycle = a_cycle(plan=a_marked_plan())
    assert cycle.now["D4.2"].update.rag is Rag.GREEN

    told = seen(cycle).cycle

    assert "D4.2" not in told.now
    assert [one.deliverable.id for one in told.open_standings] == ["D4.1", "D5.1"]


def test_the_locked_date_of_an_exempt_deliverable_does_not_come_back_from_the_baseline() -> None:
    plan = a_marked_plan()
    cycle = seen(a_cycle(plan=plan, baseline=plan)).cycle

    assert {one.deliverable.id: one.deliverable.due for one in cycle.standings}["D4.2"] is None


def test_a_report_that_is_exempt_by_itself_leaves_the_item_and_its_agreed_date() -> None:
    update = ExemptUpdate(period="2031-03", ref="D5.1", exemption=MONEY)
    cycle = seen(a_cycle(plan=a_plan(exempt_updates=(update,)))).cycle

    standing = next(one for one in cycle.standings if one.deliverable.id == "D5.1")
    assert standing.deliverable.due == date(2031, 6, 30)
    assert (standing.rag, standing.withheld) == (None, MONEY.kept_back())
    assert FINANCE not in cycle.missing


def test_earlier_reports_of_an_exempt_item_are_left_out_too() -> None:
    before = [a_received_return(an_update("D4.1"), an_update("D4.2"), period=LAST_PERIOD)]
    cycle = seen(a_cycle(plan=a_marked_plan(), before=before)).cycle

    assert [update.deliverable for past in cycle.before for one in past.returns for update in one.read.updates] == [
        "D4.1"
    ]


def test_a_public_figure_keeps_its_reporter_though_what_that_lead_leads_is_exempt() -> None:
    plan = a_plan(a_deliverable("D4.1", exemption=MONEY), a_deliverable("D5.1"),
                  kpis=(Kpi(id="K1", recommendation=4, text="Fewer urgent decisions"),))  # fmt: skip
    said = a_received_return(an_update("D4.1"), kpis=(KpiUpdate(kpi="K1", actual="11"),))
    view = seen(a_cycle(said, a_received_return(an_update("D5.1"), owner=FINANCE), plan=plan))

    (line,) = assurance_pack.assemble(view.cycle, view.findings).kpis
    assert (line.actual, line.lead, line.absence) == ("11", MONITORING, "")


def test_a_lead_who_answers_for_nothing_that_is_told_is_not_named_as_late_or_missing() -> None:
    plan = a_plan(a_deliverable("D4.1"), a_deliverable("D5.1", exemption=MONEY))
    asked = finding("C44", "No return from Director of Finance.", subject=FINANCE, owner=FINANCE)

    view = seen(a_cycle(a_received_return(an_update("D4.1")), plan=plan), asked)

    assert view.cycle.missing == ()
    assert view.findings == ()


def test_findings_quote_nothing_out_of_files_and_name_neither_file_nor_reviewer() -> None:
    accepted = Acceptance(by="A. Reviewer", reason="Told by Acme.", at="2031-04-06T10:00:00")
    place = Place(file="Acme deal.docx", sha256="a" * 64, where='sheet "Acme"')
    comment = finding("V13", "A comment says “ask Acme”.", subject="D4.1", place=place).accepted(accepted)
    late = finding("C01", "D4.1 is Green but was due.", subject="D4.1", hint="Say why.", place=place)

    quoted, kept = seen(a_cycle(plan=a_marked_plan()), comment, late).findings

    assert (quoted.message, quoted.hint, quoted.acceptance) == ("A comment in the margin, for the reviewer.", "", None)
    assert quoted.state is comment.state
    assert (kept.message, kept.hint) == (late.message, late.hint)
    assert "Acme" not in quoted.model_dump_json() + kept.model_dump_json()


def test_two_findings_of_one_rule_stay_two_though_their_places_are_gone() -> None:
    both = [finding("V13", "A comment.", subject="D4.1", place=Place(where=f"row {row}")) for row in (1, 2)]

    told = seen(a_cycle(plan=a_marked_plan()), *both).findings

    assert len({found.id for found in told}) == 2


def test_an_earlier_issue_tells_nothing_of_what_is_exempt_and_how_many_that_were() -> None:
    issue = PaperIssue(
        name="assurance-pack", period=LAST_PERIOD, build_id="0", sha256="0", deliverables=3,
        ratings={"D4.1": Rag.GREEN, "D4.2": Rag.RED}, statuses={"D4.2": "in_progress"},
        forecasts={"D4.2": "2031-08-17"},
    )  # fmt: skip

    told = issue_told(issue, marks_of(a_marked_plan()))

    assert told is not None
    assert (told.ratings, told.statuses, told.forecasts) == ({"D4.1": Rag.GREEN}, {}, {})
    assert (told.withheld, told.deliverables) == (1, 3)
    assert issue_told(None, marks_of(a_marked_plan())) is None


def test_pictures_count_and_show_only_what_is_told() -> None:
    before = [a_received_return(an_update("D4.1"), an_update("D4.2"), period=LAST_PERIOD)]
    cycle = seen(a_cycle(plan=a_marked_plan(), before=before)).cycle

    counted = counts_picture(cycle)
    (strip,) = history_pictures(cycle, rated_periods(cycle), cycle.plan.recommendations[0])

    assert [mark.label for mark in counted.marks][-2:] == ["No rating", "Not for publication"]
    assert [bar.counts[-2:] for bar in counted.bars] == [(1, 1), (0, 1)]
    assert [sum(bar.counts) for bar in counted.bars] == [3, 3]
    assert [row.id for row in strip.rows] == ["D4.1"]
    assert "D4.2" not in strip.words


def test_the_picture_and_the_table_beside_it_agree_in_every_month_though_one_report_is_exempt() -> None:
    """A report that is exempt this month was for everybody last month, and stays counted there."""
    before = [a_received_return(an_update("D4.1"), an_update("D5.1"), period=LAST_PERIOD)]
    update = ExemptUpdate(period="2031-03", ref="D5.1", exemption=MONEY)
    plan = a_plan(a_deliverable("D4.1"), a_deliverable("D5.1"), exempt_updates=(update,))
    issue = PaperIssue(
        name="assurance-pack", period=LAST_PERIOD, build_id="0", sha256="0", deliverables=2,
        ratings={"D4.1": Rag.GREEN, "D5.1": Rag.GREEN},
    )  # fmt: skip
    view, marks = seen(a_cycle(plan=plan, before=before)), marks_of(plan)

    pack = assurance_pack.assemble(view.cycle, view.findings, issue_told(issue, marks))

    table = {line.rating.label: (line.last or "0", str(line.now)) for line in pack.ratings}
    for place, mark in enumerate(pack.counts_picture.marks):
        last, now = (str(bar.counts[place]) for bar in pack.counts_picture.bars)
        assert (last, now) == table[mark.label], mark.label
    assert table["Not for publication"] == ("0", "1")


def test_nothing_exempt_leaves_the_reports_as_they_are() -> None:
    cycle = a_cycle()

    told = seen(cycle).cycle

    assert {item: one.update.rag for item, one in told.now.items()} == {
        item: one.update.rag for item, one in cycle.now.items()
    }
    assert told.plan.deliverable("D4.1") == cycle.plan.deliverable("D4.1")
    assert CHIEF in {one.read.signed_off_by for one in told.returns}
