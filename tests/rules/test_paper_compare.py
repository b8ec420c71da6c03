"""A new paper held against the published one."""

import time
from datetime import date

import pytest
from builders import rules_of

from paperclerk.domain.differences import ItemKind, PaperItem, PaperSaid, SaidDate, SaidRating
from paperclerk.domain.ratings import Rag
from paperclerk.rules.paper_compare import compare_papers

GREEN, AMBER, RED = (
    SaidRating(rag=rag, printed=word) for rag, word in ((Rag.GREEN, "Green"), (Rag.AMBER, "Amber"), (Rag.RED, "Red"))
)
GUIDE = "A plain-English guide to the Constitution, published"
REGISTER = "A public register of officers’ decisions, kept up to date within five working days"


def an_item(text=GUIDE, number="D4.1", under="4", **changes):
    return PaperItem(kind=changes.pop("kind", ItemKind.DELIVERABLE), number=number, under=under, text=text, **changes)


def an_ask(text, number="(a)"):
    return PaperItem(kind=ItemKind.RECOMMENDATION, number=number, text=text)


def a_paper(*items, **changes):
    return PaperSaid(items=items, **changes)


def differences(new, published):
    return [(one.number, one.change.value) for one in compare_papers(new, published).differences]


def findings(new, published):
    return compare_papers(new, published).findings


def test_a_paper_has_no_difference_from_itself():
    paper = a_paper(an_item(rating=GREEN), an_item(REGISTER, "D4.2"), an_ask("notes the report"))

    assert compare_papers(paper, paper) == ((), ())


def test_a_title_that_differs_in_quotes_and_its_full_stop_is_the_same():
    title = {"kind": ItemKind.PLAN_RECOMMENDATION, "number": "4", "under": ""}
    published = a_paper(an_item("Support members’ wider work.", **title))

    assert differences(a_paper(an_item("Support members' wider work", **title)), published) == []


def test_a_dropped_deliverable_blocks():
    published = a_paper(an_item(), an_item(REGISTER, "D4.2"))

    (found,) = findings(a_paper(an_item()), published)

    assert (found.rule, found.subject, found.blocks) == ("C34", "D4.2", True)
    assert "D4.2 of the published paper is not in the new one" in found.message
    assert REGISTER in found.message


def test_a_paper_without_any_plan_is_told_so_once_and_of_no_item():
    title = an_item("Use the Constitution", "4", "", kind=ItemKind.PLAN_RECOMMENDATION)
    published = a_paper(title, an_item(), an_item(REGISTER, "D4.2"))

    (found,) = findings(a_paper(an_ask("awards the contract"), file="new.pdf"), published)

    assert (found.rule, found.blocks, found.place.file) == ("C34", True, "new.pdf")
    assert "The new paper holds no plan table; the published paper has one, with 2 deliverables." in found.message
    assert differences(a_paper(file="new.pdf"), published) == []


def test_what_a_paper_without_a_plan_asks_is_still_held_against_what_was_asked():
    published = a_paper(an_ask("notes the report"), an_item())

    assert rules_of(findings(a_paper(an_ask("notes the plan")), published)) == ["C34", "C35"]


def test_a_list_of_exceptions_that_is_not_printed_again_is_no_plan_left_out():
    assert findings(a_paper(), a_paper(an_item(partial=True))) == ()


def test_an_added_deliverable_is_asked_about():
    (found,) = findings(a_paper(an_item(), an_item(REGISTER, "D4.2")), a_paper(an_item()))

    assert (found.rule, found.subject) == ("C36", "D4.2")


def test_a_changed_wording_says_which_words():
    (found,) = findings(a_paper(an_item(GUIDE.replace("published", "drafted"))), a_paper(an_item()))

    assert (found.rule, found.severity.value) == ("C35", "high")
    assert "“published” became “drafted”" in found.message


def test_a_changed_date_is_a_changed_baseline():
    may, june = (SaidDate(day=date(2031, month, 30), printed=f"30 of month {month}") for month in (5, 6))
    compared = compare_papers(a_paper(an_item(due=june)), a_paper(an_item(due=may)))

    assert [(d.before, d.after, d.movement) for d in compared.differences] == [("30 May 2031", "30 June 2031", "later")]
    assert rules_of(compared.findings) == ["C07"]
    assert compared.findings[0].blocks


def test_the_same_day_written_otherwise_is_no_change():
    one, other = (SaidDate(day=date(2031, 5, 30), printed=words) for words in ("30 May 2031", "30/05/2031"))

    assert differences(a_paper(an_item(due=one)), a_paper(an_item(due=other))) == []


@pytest.mark.parametrize(
    ("one", "other", "movement"),
    [("Spring 2031", "spring 2031", None), ("Spring 2031", "Autumn 2031", "changed"), ("Spring 2031", "", "lost"),
     ("", "Autumn 2031", "gained")],
)  # fmt: skip
def test_a_date_that_names_no_day_is_compared_as_printed(one, other, movement):
    compared = compare_papers(
        a_paper(an_item(due=SaidDate(printed=other))), a_paper(an_item(due=SaidDate(printed=one)))
    )

    assert [d.movement for d in compared.differences] == ([movement] if movement else [])


def test_changed_officers_are_asked_about_whatever_their_order():
    lead, other = "Monitoring Officer", "Director of Finance & Resources"
    published = a_paper(an_item(officers=(lead, other)))

    assert differences(a_paper(an_item(officers=("Director of Finance and Resources", lead))), published) == []
    (found,) = findings(a_paper(an_item(officers=(lead,))), published)
    assert (found.rule, found.message) == ("C37", "D4.1 names Director of Finance & Resources no longer.")
    (found,) = findings(a_paper(an_item(officers=(lead, "Head of Audit"))), published)
    assert found.message == "D4.1 names Director of Finance & Resources no longer and Head of Audit for the first time."


@pytest.mark.parametrize(
    ("before", "after", "movement", "rules"),
    [
        (GREEN, AMBER, "down", []),
        (AMBER, GREEN, "up", []),
        (GREEN, RED, "down", ["C05"]),
        (RED, GREEN, "up", ["C04"]),
        (GREEN, SaidRating(), "lost", ["X03"]),
        (SaidRating(), GREEN, "gained", []),
        (GREEN, SaidRating(printed="Blue"), "changed", []),
    ],
)
def test_a_rating_that_moved_is_told_and_a_leap_asked_about(before, after, movement, rules):
    compared = compare_papers(a_paper(an_item(rating=after)), a_paper(an_item(rating=before)))

    assert [d.movement for d in compared.differences] == [movement]
    assert rules_of(compared.findings) == rules


def test_last_times_rating_must_be_the_one_that_was_published():
    new = a_paper(an_item(rating=AMBER, rating_before=GREEN))

    assert "C45" in rules_of(findings(new, a_paper(an_item(rating=RED))))
    assert "C45" not in rules_of(findings(new, a_paper(an_item(rating=GREEN))))


def test_a_rating_of_another_month_than_was_published_is_not_held_against_it():
    new = a_paper(an_item(rating=AMBER, rating_before=GREEN, rated_before_in="February 2031"))
    published = a_paper(an_item(rating=RED))

    assert "C45" not in rules_of(findings(new, published.model_copy(update={"months": ("January 2031",)})))
    assert "C45" in rules_of(findings(new, published.model_copy(update={"months": ("February 2031",)})))


def test_an_item_put_in_before_the_others_moves_none_of_them():
    published = a_paper(an_item(counted=True), an_item(REGISTER, "D4.2", counted=True))
    new = a_paper(
        an_item("Something wholly new", "D4.1", counted=True),
        an_item(GUIDE, "D4.2", counted=True),
        an_item(REGISTER, "D4.3", counted=True),
    )

    assert differences(new, published) == [("D4.1", "added")]


def test_two_items_that_changed_places_and_wording_find_each_other():
    published = a_paper(an_item(counted=True), an_item(REGISTER, "D4.2", counted=True))
    new = a_paper(
        an_item(REGISTER.replace("five", "ten"), "D4.1", counted=True),
        an_item(GUIDE + " each May", "D4.2", counted=True),
    )

    assert differences(new, published) == [("D4.1", "wording"), ("D4.2", "wording")]


def test_a_printed_number_keeps_an_item_known_though_every_word_changed():
    assert differences(a_paper(an_item("Nothing like it")), a_paper(an_item())) == [("D4.1", "wording")]


def test_a_sentence_that_many_recommendations_share_stays_with_each():
    same = "Agreed further activity as part of the plan"
    published = a_paper(*(an_item(same, f"D{n}.1", str(n), counted=True) for n in range(1, 8)))
    new = a_paper(*(an_item(same, f"D{n}.1", str(n), counted=True) for n in range(1, 8) if n != 3))

    assert differences(new, published) == [("D3.1", "dropped")]


def test_an_item_on_a_list_of_some_is_not_missed_when_it_is_not_on_the_next():
    listed = a_paper(an_item(partial=True), an_item(REGISTER, "D4.2", partial=True, rating=AMBER))
    now = a_paper(an_item(REGISTER, "D4.2", partial=True, rating=RED))

    assert differences(now, listed) == [("D4.2", "rating")]
    assert differences(listed, now) == [("D4.2", "rating")]


def test_what_the_next_report_asks_is_told_but_not_questioned():
    published = a_paper(an_ask("notes progress to 28 February"), an_ask("ends the scheme", "(b)"), subject="February")
    new = a_paper(an_ask("notes progress to 31 March"), subject="March")

    assert differences(new, published) == [("(a)", "wording"), ("(b)", "dropped")]
    assert findings(new, published) == ()
    assert rules_of(findings(new.model_copy(update={"subject": "February"}), published)) == ["C34", "C35"]


def test_a_dropped_recommendation_of_the_plan_is_said_once_with_its_deliverables():
    title = an_item("Use the Constitution", "4", "", kind=ItemKind.PLAN_RECOMMENDATION)
    activity = an_item("Write the guide", "A4.1", kind=ItemKind.ACTIVITY, counted=True)

    kept = an_item(REGISTER, "D5.1", "5")
    found = findings(a_paper(an_ask("x"), kept), a_paper(title, activity, an_item(), kept))

    assert sorted((f.rule, f.subject) for f in found) == [("C34", "4"), ("C34", "D4.1"), ("C36", "(a)")]


def test_a_response_that_is_gone_is_a_change_of_wording():
    title = an_item("Use the Constitution", "4", "", kind=ItemKind.PLAN_RECOMMENDATION)
    activity = an_item("Write the guide", "A4.1", kind=ItemKind.ACTIVITY, counted=True)

    (found,) = findings(a_paper(title), a_paper(title, activity))

    assert found.rule == "C35"
    assert "recommendation 4 no longer says: “Write the guide”" in found.message


@pytest.mark.parametrize("under", ["4", ""])
def test_many_reworded_items_are_put_together_in_time_that_grows_with_their_number(under):
    def seconds(count):
        words = [f"{GUIDE} number {n} of the {n % 97} kinds in ward {n % 31}" for n in range(count)]
        published = a_paper(*(an_item(text, "", under) for text in words))
        new = a_paper(*(an_item(f"{text} again", "", under) for text in reversed(words)))
        started = time.process_time()
        compare_papers(new, published)
        return time.process_time() - started

    assert seconds(1_600) < 8 * max(seconds(400), 0.05)


def test_a_new_paper_that_is_the_older_one_is_asked_about():
    old, new = a_paper(an_item(), date=date(2031, 3, 4)), a_paper(an_item(), date=date(2031, 4, 8))

    (found,) = findings(old, new)
    assert (found.rule, "wrong way round" in found.message) == ("C38", True)
    assert findings(new, old) == ()


def test_two_papers_with_nothing_in_common_are_asked_about():
    lake = a_paper(an_ask("awards the contract for the boating lake"), subject="Boating lake")
    rents = a_paper(an_ask("sets the rents of council homes for the year"), subject="Rents")

    assert [found.rule for found in findings(lake, rents)] == ["C38"]
    assert "C38" not in [found.rule for found in findings(lake, lake)]
