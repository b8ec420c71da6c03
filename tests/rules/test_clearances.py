"""Clearances that are void or wanted: found, with who gave them, what changed and what to do."""

from paperclerk.domain.clearances import Clearance, ClearanceNow, Clearances, Clearer
from paperclerk.rules.clearances import clearances_in_order


def given(role: Clearer, *, is_void: bool = False, changed: tuple[str, ...] = ()) -> ClearanceNow:
    clearance = Clearance(period="2031-03", role=role, by="A. Solicitor", on="2031-04-10", sha256="a")
    return ClearanceNow(clearance=clearance, is_void=is_void, changed=changed)


def test_a_clearance_in_force_is_nothing_to_say():
    assert list(clearances_in_order(Clearances(period="2031-03", clearances=(given(Clearer.LEGAL),)))) == []


def test_a_void_clearance_is_told_with_who_gave_it_and_what_changed():
    void = given(Clearer.LEGAL, is_void=True, changed=("Front page", "Legal Implications"))

    [found] = clearances_in_order(Clearances(period="2031-03", clearances=(void,)))

    assert (found.rule, found.blocks) == ("X39", False)
    assert "A. Solicitor gave on 10 April 2031 is void" in found.message
    assert 'under "Front page", "Legal Implications"' in found.message
    assert "paperclerk papers clear --period 2031-03 --as legal --by NAME" in found.hint


def test_one_that_the_council_wants_blocks_while_it_is_void_or_missing():
    void = given(Clearer.LEGAL, is_void=True)
    wanted = (Clearer.LEGAL, Clearer.SECTION_151)

    found = list(clearances_in_order(Clearances(period="2031-03", clearances=(void,), wanted=wanted)))

    assert [(one.rule, one.about, one.blocks) for one in found] == [("X40", "legal", True), ("X40", "s151", True)]
