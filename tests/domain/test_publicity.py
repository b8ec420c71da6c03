"""Publicity: marks as people write them, what the public is told, and what stands at a paper's head."""

import pytest
from builders import a_deliverable, a_plan

from paperclerk.domain.author import AuthorSection, AuthorWords
from paperclerk.domain.marks import marks_of, with_publicity
from paperclerk.domain.papers import PaperName
from paperclerk.domain.plan import Kpi
from paperclerk.domain.publicity import Exemption, ExemptUpdate, read_publicity, restriction

MONEY = Exemption(paragraphs=(3,), public_interest="It would harm the council.")
LAW = Exemption(paragraphs=(5,))


@pytest.mark.parametrize(
    ("written", "paragraphs"),
    [
        ("3", (3,)),
        ("Exempt, paragraph 3", (3,)),
        ("exempt: para 1 and 2", (1, 2)),
        ("Paragraphs 3 and 5 of Part 1 of Schedule 12A to the Local Government Act 1972", (3, 5)),
        ("Sch. 12A para 7", (7,)),
    ],
)
def test_a_mark_is_understood_as_people_write_it(written: str, paragraphs: tuple[int, ...]) -> None:
    exemption, problem = read_publicity(written, " why ")

    assert problem == ""
    assert exemption == Exemption(paragraphs=paragraphs, public_interest="why")


@pytest.mark.parametrize("written", ["", "Public", " open ", "No", "not exempt"])
def test_what_is_public_has_no_exemption(written: str) -> None:
    assert read_publicity(written) == (None, "")


@pytest.mark.parametrize("written", ["Exempt", "yes", "paragraph 12", "8", "exempt, paragraphs 3 and 10"])
def test_a_mark_without_one_of_the_seven_paragraphs_is_a_problem(written: str) -> None:
    exemption, problem = read_publicity(written)

    assert exemption is None
    assert problem


def test_confidential_is_another_thing_than_exempt() -> None:
    exemption, _ = read_publicity("Confidential", "Given by the department on terms that forbid it.")

    assert exemption is not None
    assert exemption.statement.startswith("Not for publication: confidential information")
    assert restriction([exemption, MONEY]) == (
        "NOT FOR PUBLICATION: by virtue of paragraph 3 of Part 1 of Schedule 12A to the Local Government Act 1972 and "
        "confidential information"
    )


def test_nothing_exempt_puts_nothing_at_the_head() -> None:
    assert restriction([]) == ""


def test_marks_of_a_recommendation_hold_for_all_that_hangs_on_it() -> None:
    plan = a_plan(a_deliverable("D4.1"), a_deliverable("D5.1"), kpis=(Kpi(id="K1", recommendation=5, text="Fewer"),))
    fifth = plan.recommendations[1].model_copy(update={"exemption": MONEY})
    marked = plan.model_copy(update={"recommendations": (plan.recommendations[0], fifth)})

    marks = marks_of(marked)

    assert sorted(marks.items) == ["D5.1", "K1"]
    assert marks.silent == {"Director of Finance"}
    assert marks.report("D5.1", "2031-03") == MONEY
    assert marks.subject("5", "2031-03") == MONEY
    assert marks.subject("D4.1", "2031-03") is None


def test_a_report_may_be_exempt_in_one_period_or_in_all() -> None:
    updates = (
        ExemptUpdate(period="2031-03", ref="D4.1", exemption=MONEY), ExemptUpdate(ref="K1", exemption=LAW)
    )  # fmt: skip
    marks = marks_of(a_plan(exempt_updates=updates))

    assert [marks.report("D4.1", month) for month in ("2031-02", "2031-03")] == [None, MONEY]
    assert marks.report("K1", "2031-02") == LAW
    assert marks.deliverables_kept_back("2031-03") == {"D4.1"}


def test_a_paper_is_restricted_only_by_what_stands_in_it() -> None:
    words = AuthorWords(sections=(AuthorSection(id="financial", heading="Finance", exemption=LAW),))
    marks = marks_of(a_plan(kpis=(Kpi(id="K1", text="Fewer", exemption=MONEY),)), words)

    assert [marks.of_paper(name) for name in PaperName] == [(LAW,), (), (MONEY,)]


def test_who_may_read_it_is_no_new_version_of_the_plan() -> None:
    plan = a_plan()
    marked = a_plan(a_deliverable("D4.1", exemption=MONEY), a_deliverable("D4.2"), a_deliverable("D5.1"))

    assert marked.fingerprint() == plan.fingerprint()


def test_an_older_version_keeps_back_what_is_marked_now_and_what_was_then() -> None:
    then = a_plan(a_deliverable("D4.1"), a_deliverable("D4.2", exemption=MONEY), a_deliverable("D5.1"))
    now = a_plan(a_deliverable("D4.1", exemption=LAW), a_deliverable("D4.2"), a_deliverable("D5.1"))

    both = with_publicity(then, now)

    assert {item.id for item in both.deliverables() if item.exemption} == {"D4.1", "D4.2"}
