"""Clearances: over the words as they were, whatever comes in later; void when the words change."""

from datetime import date

from paperclerk.domain.author import AuthorSection, AuthorWords, paragraph_block
from paperclerk.domain.clearances import Clearance, Clearer, as_they_stand, words_to_clear
from paperclerk.domain.front_page import FrontPage
from paperclerk.domain.places import Place
from paperclerk.domain.procedure import Asked, Commissioners, Procedure, RouteStop
from paperclerk.domain.publicity import Exemption

PERIOD = "2031-03"


def words(legal: str = "The power is there.", **changes) -> AuthorWords:
    section = AuthorSection(id="legal", heading="Legal Implications", blocks=(paragraph_block(legal),))
    return AuthorWords(**{"front": FrontPage(subject="Progress"), "sections": (section,), **changes})


def cleared(over: AuthorWords, role: Clearer = Clearer.LEGAL, **changes) -> Clearance:
    marks = words_to_clear(over)
    given = {"period": PERIOD, "role": role, "by": "A. Solicitor", "on": "2031-04-10"}
    return Clearance(**{**given, "sha256": marks.sha256, "parts": marks.parts, **changes})


def test_a_clearance_holds_while_the_words_are_the_same_wherever_they_stand():
    moved = AuthorSection(
        id="legal", heading="Legal Implications", place=Place(file="b.docx"),
        blocks=(paragraph_block("The power is there.", place=Place(file="b.docx", where="block 9")),),
    )  # fmt: skip

    stand = as_they_stand(PERIOD, [cleared(words())], words(sections=(moved,)))

    assert [one.is_void for one in stand.clearances] == [False]


def test_a_changed_word_voids_it_and_the_heading_is_named():
    [one] = as_they_stand(PERIOD, [cleared(words())], words("The power is not there.")).clearances

    assert (one.is_void, one.changed) == (True, ("Legal Implications",))


def test_a_front_page_and_a_mark_of_exemption_are_part_of_what_is_cleared():
    front = words(front=FrontPage(subject="Progress and more"))
    marked = words(sections=(words().sections[0].model_copy(update={"exemption": Exemption(paragraphs=(3,))}),))

    assert as_they_stand(PERIOD, [cleared(words())], front).clearances[0].changed == ("Front page",)
    assert as_they_stand(PERIOD, [cleared(words())], marked).clearances[0].changed == ("Legal Implications",)


def test_outcomes_and_the_commissioners_comments_come_in_later_and_void_nothing():
    later = Procedure(
        route=(RouteStop(body="Scrutiny", date=date(2031, 4, 14), outcome="Supported"),),
        commissioners=Commissioners(status=Asked.NO_COMMENT),
    )

    assert not as_they_stand(PERIOD, [cleared(words())], words(procedure=later)).clearances[0].is_void


def test_of_two_for_one_role_the_later_counts_and_wanted_ones_are_told():
    given = [cleared(words("Old.")), cleared(words()), cleared(words("Old."), Clearer.FINANCE)]

    stand = as_they_stand(PERIOD, given, words(), (Clearer.LEGAL, Clearer.FINANCE, Clearer.SECTION_151))

    assert stand.in_force(Clearer.LEGAL) is not None
    assert stand.in_force(Clearer.FINANCE) is None
    assert stand.wanted == (Clearer.FINANCE, Clearer.SECTION_151)


def test_without_any_words_nothing_is_cleared():
    assert as_they_stand(PERIOD, [cleared(words())], None).clearances[0].is_void
