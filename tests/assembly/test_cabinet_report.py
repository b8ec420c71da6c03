"""The Cabinet report as data: the author's words in their places, and progress as owners signed it."""

from datetime import date

import pytest
from builders import (
    FINANCE,
    LAST_PERIOD,
    MONITORING,
    a_cycle,
    a_deliverable,
    a_plan,
    a_received_return,
    a_small_cycle,
    an_authors_table,
    an_update,
)
from rich_cycle import a_rich_cycle, the_findings, the_last_issue

from paperclerk.assembly.cabinet_report import CabinetReport, assemble
from paperclerk.domain.author import AuthorSection, AuthorWords, paragraph_block
from paperclerk.domain.cycle import PaperIssue
from paperclerk.domain.findings import finding
from paperclerk.domain.front_page import FrontPage, Person
from paperclerk.domain.layouts import LAYOUTS
from paperclerk.domain.periods import month_period
from paperclerk.domain.ratings import Rag, Status


def words(*sections: AuthorSection, **front) -> AuthorWords:
    return AuthorWords(sections=sections, front=FrontPage(**front))


def a_section(id: str = "summary", *texts: str, heading: str = "", **changes) -> AuthorSection:
    blocks = tuple(paragraph_block(text) for text in texts or ("Words.",))
    return AuthorSection(**{"id": id, "heading": heading or id.title(), "blocks": blocks, **changes})


def an_issue(**changes) -> PaperIssue:
    return PaperIssue(**{"name": "cabinet-report", "period": LAST_PERIOD, "build_id": "b", "sha256": "s", **changes})


def headings(report: CabinetReport) -> list[str]:
    return [section.heading for section in report.sections]


def printed(report: CabinetReport, heading: str) -> list[tuple[str, str]]:
    (section,) = [section for section in report.sections if section.heading == heading]
    return [(block.kind, block.text) for block in section.blocks]


def front(report: CabinetReport) -> dict[str, tuple[str, ...]]:
    return {line.label: line.lines for line in report.front}


def test_without_the_authors_words_every_required_section_says_that_it_is_not_written():
    report = assemble(a_cycle(), None, ())

    assert printed(report, "Legal Implications") == [
        ("body", "[The author has not yet written this section: Legal Implications]")
    ]
    assert "Procurement Implications (if required)" not in headings(report)
    assert front(report)["Subject:"] == ("[The author has not yet filled this in]",)
    assert front(report)["Is this a key decision?"] == ("☐ Yes     ☐ No", "[The author has not yet answered this]")
    assert report.title == "Governance Stabilisation Plan: progress to March 2031"


def test_the_layouts_order_holds_whatever_order_the_author_wrote_in():
    report = assemble(a_cycle(), words(a_section("risk"), a_section("summary", heading="Executive Summary")), ())

    assert headings(report)[:4] == [
        "Executive Summary",
        "Recommendations",
        "Background and context",
        "Progress this period",
    ]
    assert printed(report, "Executive Summary") == [("body", "Words.")]


def test_sections_of_the_authors_own_stand_after_the_progress():
    own = (a_section("", heading="What the panel found", after="background"),
           a_section("", heading="What scrutiny said", after="background"))  # fmt: skip

    report = assemble(a_cycle(), words(a_section("background"), *own), ())

    place = headings(report).index("Progress this period")
    assert headings(report)[place + 1 : place + 3] == ["What the panel found", "What scrutiny said"]


def test_a_section_of_the_authors_own_does_not_tear_apart_what_stands_under_one_heading():
    own = a_section("", heading="A note", after="legal")

    report = assemble(a_cycle(), words(a_section("legal"), own), (), layout="2023")

    levels = {section.heading: section.level for section in report.sections}
    after = headings(report)[headings(report).index("Environmental and Sustainability Implications") + 1]
    assert (after, levels["A note"]) == ("A note", 1)


def test_no_section_of_the_author_is_left_out_in_any_layout():
    for name, layout in LAYOUTS.items():
        written = [a_section(s.id, f"On {s.id}.", heading=s.heading) for s in layout.sections]
        written += [a_section("", f"Own {s.id}.", heading="Own", after=s.id) for s in layout.sections]
        report = assemble(a_cycle(), words(*written), (), layout=name)
        shown = {block.text for section in report.sections for block in section.blocks}
        for section in layout.sections:
            if section.id != "appendices":
                assert {f"On {section.id}.", f"Own {section.id}."} <= shown


@pytest.mark.parametrize(
    ("layout", "kind", "bold"), [("2024", "letter", False), ("general", "letter", False), ("2023", "sub", True)]
)
def test_what_is_asked_for_is_set_out_as_the_layout_says(layout, kind, bold):
    asked = a_section("recommendations", "Cabinet is asked to:", "Note it.", heading="Recommendations")

    report = assemble(a_cycle(), words(asked), (), layout=layout)

    assert printed(report, "Recommendations") == [("lead-in", "Cabinet is asked to:"), (kind, "Note it.")]
    (section,) = [section for section in report.sections if section.heading == "Recommendations"]
    assert section.blocks[1].stretches[0].bold is bold


def test_paragraphs_under_a_heading_of_the_second_level_are_numbered_one_deeper():
    table = an_authors_table(("A",), ("1",))
    blocks = (paragraph_block("One."), paragraph_block("Two.", "sub"), table)
    legal = AuthorSection(id="legal", heading="Legal Implications", blocks=blocks)

    report = assemble(a_cycle(), words(legal), (), layout="2023")

    assert printed(report, "Legal Implications") == [("sub", "One."), ("letter", "Two."), ("table", "")]


def test_appendices_begin_with_those_made_here_and_the_authors_take_labels_that_are_free():
    listed = a_section("appendices", "Appendix A: The panel's report", "Appendix D – Minutes", "A map")

    report = assemble(a_cycle(), words(listed), ())

    assert [text for _, text in printed(report, "Appendices")] == [
        "Appendix A: Stabilisation plan table", "Appendix B: Assurance pack", "Appendix C: The panel's report",
        "Appendix D: Minutes", "Appendix E: A map",
    ]  # fmt: skip


def test_background_documents_are_none_unless_the_author_names_some():
    assert [text for _, text in printed(assemble(a_cycle(), None, ()), "Background Documents")] == ["None"]
    named = assemble(a_cycle(), words(a_section("background_papers", "The panel's report")), ())
    assert [text for _, text in printed(named, "Background_Papers")] == ["The panel's report"]


def test_the_front_page_prints_answers_follow_ups_and_the_authors_own_rows():
    report = assemble(a_cycle(), words(
        subject="Progress", wards="all", key_decision=True, forward_plan_reference="004321/2031", call_in=False,
        call_in_reason="Urgent", exempt=False, author=Person(name="Ada Thorne", email="ada@example.org"),
        as_printed={"subject": "Progress", "report_of": "Cass Okoro, Chief Executive", "author": "Ada Thorne, Officer"},
        others=(("Budget holder", "Ben Ashdown"),), body="Cabinet Committee", date=date(2031, 4, 22),
    ), ())  # fmt: skip

    assert report.title == "Progress"
    assert (report.addressed_to, report.meeting_date) == ("Report to Cabinet Committee", "22 April 2031")
    rows = front(report)
    assert rows["Are specific wards affected?"] == ("☐ Yes     ☒ No – all wards affected",)
    assert rows["Is this a key decision?"] == ("☒ Yes     ☐ No",)
    assert rows["If relevant, add Forward Plan Reference:"] == ("004321/2031",)
    assert rows["If not, reason:"] == ("Urgent",)
    assert rows["Report author:"] == ("Ada Thorne, Officer", "ada@example.org")
    assert rows["Budget holder"] == ("Ben Ashdown",)
    assert "If relevant, state which appendix is exempt" not in "".join(rows)


def test_a_follow_up_that_is_owed_is_shown_as_owed():
    report = assemble(a_cycle(), words(key_decision=True), ())

    (line,) = [line for line in report.front if line.label.startswith("If relevant, add Forward")]
    assert line.is_missing


def test_the_older_layout_prints_every_follow_up_row():
    rows = front(assemble(a_cycle(), words(key_decision=False, exempt=False, wards="none"), (), layout="2023"))

    assert rows["If relevant, add Forward Plan Reference:"] == ("Not applicable",)


def test_the_calendars_meeting_is_used_when_the_author_gives_no_date():
    period = month_period("2031-03").model_copy(update={"cabinet": date(2031, 4, 22)})

    assert assemble(a_cycle(period=period), None, ()).meeting_date == "22 April 2031"


def test_exceptions_are_red_amber_overdue_and_not_reported_the_worst_first():
    items = [a_deliverable(f"D4.{n}") for n in range(1, 6)] + [a_deliverable("D5.1")]
    items[3] = items[3].model_copy(update={"due": date(2031, 2, 1)})
    updates = [an_update("D4.1"), an_update("D4.2", rag=Rag.AMBER), an_update("D4.3", rag=Rag.RED), an_update("D4.4")]

    report = assemble(a_cycle(a_received_return(*updates), plan=a_plan(*items)), None, ())

    assert [shown.id for shown in report.progress.exceptions] == ["D4.3", "D4.2", "D4.4", "D4.5", "D5.1"]
    absent = {shown.id: shown.absence for shown in report.progress.exceptions}
    assert absent["D4.5"].startswith("The return for March 2031 says nothing of this deliverable")
    assert absent["D5.1"].startswith("No return received for March 2031")


def test_a_finished_deliverable_past_its_date_is_no_exception():
    done = an_update("D4.1", status=Status.COMPLETE, due=date(2031, 2, 1))
    cycle = a_small_cycle(done, plan=a_plan(a_deliverable("D4.1", due=date(2031, 2, 1))))

    assert assemble(cycle, None, ()).progress.exceptions == ()


def test_an_older_rating_is_named_as_out_of_date_and_never_counted():
    before = a_received_return(an_update("D5.1", rag=Rag.RED), owner=FINANCE, period=LAST_PERIOD)

    report = assemble(a_cycle(a_received_return(), before=[before]), None, ())

    (shown,) = report.progress.exceptions
    assert shown.absence == "No return received for March 2031; last rating Red (February 2031) is out of date."
    counts = {line.rating.label: line.now for line in report.progress.ratings}
    assert (counts["Red"], counts["No rating"]) == (0, 1)
    assert [gap.lead for gap in report.progress.absentees] == [FINANCE]
    assert not [source for source in report.sources if source.deliverable == "D5.1" and source.field == "rag"]


def test_the_owners_words_are_verbatim_and_lead_to_the_place_they_were_read():
    update = an_update("D4.1", rag=Rag.RED, narrative="We said <this> & that.\n• One\n• Two")

    report = assemble(a_small_cycle(update), None, ())

    sources = {(source.deliverable, source.field): source for source in report.sources}
    narrative = sources["D4.1", "narrative"]
    assert narrative.text == "We said <this> & that.\nOne\nTwo"
    assert (narrative.region, narrative.where) == ("gen_exc_D4_1", "control D4_1_narrative")
    assert narrative.return_sha256
    assert (sources["D4.1", "rag"].region, sources["D4.1", "rag"].text) == ("gen_exc_D4_1_rag", "Red")


def test_counts_and_movements_are_since_the_last_report():
    now, last = an_update("D4.1", rag=Rag.RED), an_update("D4.1", rag=Rag.GREEN)
    cycle = a_small_cycle(now, last)

    first = assemble(cycle, None, ()).progress.paragraphs
    then = assemble(cycle, None, (), last_issue=an_issue(ratings={"D4.1": Rag.AMBER})).progress.paragraphs

    assert first[2] == (
        "This is the first report in this form. Compared with the earlier returns, the latest for February 2031: "
        "1 worsened."
    )
    assert then[2] == "Compared with the last report, for February 2031: 1 worsened."
    assert then[1] == (
        "The plan has 1 deliverable. Rated by their lead officers: 1 Red, none Amber and none Green. None are reported "
        "complete, and none are past the agreed date without being complete."
    )


def test_a_report_after_a_gap_covers_every_period_since_the_last_and_says_so():
    before = [a_received_return(period=key) for key in ("2031-01", "2031-02")]

    report = assemble(a_cycle(before=before), None, (), last_issue=an_issue(period="2030-12"))

    assert report.periods == ("2031-01", "2031-02", "2031-03")
    assert report.progress.paragraphs[0].startswith("This report covers January 2031, February 2031 and March 2031.")


def test_points_nobody_has_answered_are_said_to_be_open_and_accepted_ones_are_not():
    report = assemble(a_rich_cycle(), None, the_findings(), last_issue=the_last_issue("cabinet-report"))

    open_points = sum(f.rule.startswith("C") and f.state.value == "open" for f in the_findings())
    assert report.progress.paragraphs[3].startswith(
        f"{open_points} points raised on these returns are not answered yet"
    )
    assert len(assemble(a_cycle(), None, ()).progress.paragraphs) == 3


def test_when_all_is_well_the_report_says_so():
    progress = assemble(a_cycle(), None, ()).progress

    assert progress.exceptions == ()
    assert progress.unexceptional.startswith("There are none")
    assert progress.gaps == "Every return that was due has been received."


def test_the_lead_of_each_exception_is_named():
    cycle = a_small_cycle(an_update("D4.1", rag=Rag.RED))

    (shown,) = assemble(cycle, None, ()).progress.exceptions

    assert shown.lead == MONITORING


def test_a_report_with_nothing_before_it_compares_with_nothing():
    assert assemble(a_cycle(), None, ()).progress.paragraphs[2] == (
        "This is the first report in this form, so there is no earlier one to compare it with."
    )


def test_a_good_rating_that_is_challenged_is_an_exception_and_marked():
    asked = finding("C22", "The same words.", subject="D4.1")

    report = assemble(a_small_cycle(an_update("D4.1", rag=Rag.GREEN)), None, (asked,))

    (shown,) = report.progress.exceptions
    assert shown.challenged == "Challenged (C22)"
    assert "Challenged (C22)" in [source.text for source in report.sources]


def test_the_row_of_the_cabinet_member_is_printed_though_nobody_filled_it_in():
    lines = {line.label: line for line in assemble(a_cycle(), words(subject="A"), ()).front}

    assert lines["Relevant Cabinet Member:"].is_missing
