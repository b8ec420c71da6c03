import pytest
from builders import a_deliverable

from paperclerk.domain.findings import Acceptance, Finding, State, count_by_severity, finding, worst_first
from paperclerk.domain.places import Place
from paperclerk.domain.rulebook import RULEBOOK, Severity

ACCEPTANCE = Acceptance(by="A Clerk", reason="Seen on paper", at="2031-04-07")


def test_a_finding_takes_its_severity_from_the_rulebook() -> None:
    assert finding("C10", "x").severity is Severity.BLOCK
    with pytest.raises(KeyError):
        finding("C99", "x")


def test_a_finding_keeps_its_id_when_its_wording_changes() -> None:
    first = finding("C01", "D4.1 is Green.", subject="D4.1", period="2031-03")

    assert finding("C01", "Other words.", hint="More.", owner="MO", subject="D4.1", period="2031-03").id == first.id
    assert first.accepted(ACCEPTANCE).id == first.id


@pytest.mark.parametrize(
    "change",
    [
        {"rule": "C03"},
        {"subject": "D4.2"},
        {"period": "2031-02"},
        {"about": "m1"},
        {"place": Place(sha256="b")},
        {"place": Place(where="cell F14")},
    ],
)
def test_findings_that_differ_in_more_than_words_have_other_ids(change: dict[str, object]) -> None:
    first = finding("C01", "x", subject="D4.1", period="2031-03", place=Place(sha256="a", where="cell F13"))

    assert first.model_copy(update=change).id != first.id


def test_a_finding_with_a_broken_letter_in_it_has_an_id() -> None:
    assert len(finding("C01", "x", subject="D\udcff").id) == 12


def test_an_accepted_finding_no_longer_blocks() -> None:
    found = finding("C10", "x")

    assert (found.blocks, found.accepted(ACCEPTANCE).blocks) == (True, False)
    assert found.accepted(ACCEPTANCE).state is State.ACCEPTED
    assert not finding("C01", "x").blocks


def test_findings_come_worst_first_and_each_once() -> None:
    low, block, again = finding("F13", "low"), finding("C10", "first"), finding("C10", "second")
    high = [
        finding("C01", "x", owner=owner, subject=subject) for owner, subject in [("B", "D1"), ("A", "D3"), ("A", "D2")]
    ]

    assert worst_first([low, *high, block, again]) == [block, high[2], high[1], high[0], low]


def test_open_findings_are_counted_with_every_severity_present() -> None:
    found = [finding("C10", "x"), finding("C11", "x").accepted(ACCEPTANCE), finding("F13", "x")]

    assert count_by_severity(found) == {"block": 1, "high": 0, "medium": 0, "low": 1}


def test_a_finding_read_back_from_json_is_the_same() -> None:
    found = finding("C10", "x", place=Place(file="a.docx", box=(1, 2, 3, 4))).accepted(ACCEPTANCE)

    assert Finding.model_validate_json(found.model_dump_json(exclude_computed_fields=True)) == found
    assert f'"id":"{found.id}"' in found.model_dump_json()


def test_a_finding_is_never_changed() -> None:
    with pytest.raises(ValueError, match="frozen"):
        finding("C10", "x").message = "y"  # type: ignore[misc]


def test_a_misspelt_field_of_a_noun_is_refused() -> None:
    with pytest.raises(ValueError, match="due_date"):
        a_deliverable(due_date="2031-06-30")


def test_every_rule_has_a_title_a_reviewer_can_read_and_no_two_are_the_same() -> None:
    titles = [entry.title for entry in RULEBOOK.values()]

    assert all(title[0].isupper() and not title.endswith(".") for title in titles)
    assert len(set(titles)) == len(titles)
