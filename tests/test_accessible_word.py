"""The checker of what a screen reader finds, on papers in Word: ours pass, and each copy with one fault does not."""

import pytest
from accessible_papers import LAYOUTS, a_paper, what_is_found
from spoiled_word import FAULTS, spoiled


@pytest.fixture(scope="module")
def report() -> bytes:
    return a_paper("small")


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_paper_of_ours_passes(layout):
    assert what_is_found(a_paper(layout), "paper.docx") == []


@pytest.mark.parametrize(("fault", "part", "rule"), FAULTS, ids=[fault.__name__ for fault, _, _ in FAULTS])
def test_a_copy_with_one_fault_fails_by_the_rule_for_it_alone(report, fault, part, rule):
    found = what_is_found(spoiled(report, fault, part), "paper.docx")

    assert {one.rule for one in found} == {rule}
    assert all(one.hint and one.place.where for one in found)
