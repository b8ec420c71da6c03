"""How a report is taken, as the report prints it; a report that uses none of it is as it was."""

from datetime import date

import pytest
from builders import a_cycle, a_plan

from paperclerk.assembly.cabinet_report import CabinetReport, assemble
from paperclerk.assembly.public_view import public_view
from paperclerk.assembly.view import View
from paperclerk.domain.author import AuthorSection, AuthorWords, paragraph_block
from paperclerk.domain.clearances import Clearance, ClearanceNow, Clearer
from paperclerk.domain.front_page import FrontPage
from paperclerk.domain.implications import Implication, council_layout
from paperclerk.domain.layouts import LAYOUTS
from paperclerk.domain.marks import marks_of
from paperclerk.domain.papers import PaperName
from paperclerk.domain.places import Place
from paperclerk.domain.procedure import Asked, Commissioners, Procedure, RouteStop, Urgency
from paperclerk.domain.publicity import Exemption

MONEY = Exemption(paragraphs=(3,), public_interest="It would harm the council.")
SAID = Commissioners(
    status=Asked.COMMENTS, text="We are content.\n• with the pace", name="A. Commissioner", date=date(2031, 4, 14),
    date_written="14 April 2031", place=Place(file="cabinet-report.docx", where="front page"),
)  # fmt: skip


def a_report(printed: dict[str, str] | None = None, layout="2024", clearances=(), **procedure) -> CabinetReport:
    return assemble(a_cycle(), words(printed, **procedure), (), layout=layout, clearances=clearances)


def words(printed: dict[str, str] | None = None, **procedure) -> AuthorWords:
    return AuthorWords(
        front=FrontPage(date=date(2031, 4, 22), as_printed=printed or {}), procedure=Procedure(**procedure)
    )


def front(report: CabinetReport) -> dict[str, tuple[str, ...]]:
    return {line.label: line.lines for line in report.front}


def printed(report: CabinetReport, heading: str) -> list[tuple[str, str]]:
    return [(block.kind, block.text) for one in report.sections if one.heading == heading for block in one.blocks]


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_report_that_uses_none_of_it_is_as_it_was(layout):
    report = a_report(layout=layout)

    assert report == assemble(a_cycle(), AuthorWords(front=FrontPage(date=date(2031, 4, 22))), (), layout=layout)
    assert not [one for one in report.sections if one.heading in ("Clearances", "Comments of the Commissioners")]
    assert not [label for label in front(report) if "urgen" in label.lower() or "Meetings" in label]


def test_rows_that_are_filled_in_stand_in_order_and_the_others_nowhere():
    labels = list(front(a_report({
        "purpose": "For decision", "key_decision_reason": "Spending", "first_published": "3 March 2031",
        "waiver_by": "The Mayor",
    })))  # fmt: skip

    key = labels.index("Is this a key decision?")
    assert labels.index("Purpose of the report:") < key
    assert labels.index("If it is a key decision, on which ground:") > key
    assert labels.index("If call-in is waived, agreed by:") > labels.index("Is the decision eligible for call-in?")
    assert "If call-in is waived, agreed on:" not in labels


def test_urgency_is_printed_only_where_a_way_is_named():
    given = {"urgency": "Special urgency", "urgency_reason": "The grant lapses."}

    assert front(a_report(given, urgency=Urgency.SPECIAL_URGENCY))["Why it is urgent:"] == ("The grant lapses.",)
    assert "Why it is urgent:" not in front(a_report({"urgency": "None"}))


def test_the_meetings_are_listed_with_their_outcomes_and_this_one_last():
    stops = (
        RouteStop(body="Leadership Team", date=date(2031, 4, 10), written="10 April 2031", outcome="Supported"),
        RouteStop(body="Scrutiny Board", date=date(2031, 4, 14), written="14 April 2031", outcome="awaited"),
    )
    own = RouteStop(body="Cabinet", date=date(2031, 4, 22), written="22 April 2031", outcome="For decision")

    lines = front(a_report(route=stops))["Meetings this report goes to:"]
    named = front(a_report(route=(*stops, own)))["Meetings this report goes to:"]

    assert lines == (
        "Leadership Team, 10 April 2031: Supported",
        "Scrutiny Board, 14 April 2031: outcome awaited",
        "Cabinet, 22 April 2031: this meeting",
    )
    assert named[2:] == ("Cabinet, 22 April 2031: For decision",)


@pytest.mark.parametrize("layout", LAYOUTS)
def test_the_commissioners_words_stand_before_the_appendices_in_every_layout(layout):
    report = a_report(layout=layout, commissioners=SAID)
    headings = [section.heading for section in report.sections]

    assert printed(report, "Comments of the Commissioners") == [
        ("body", "We are content."), ("bullet", "with the pace"), ("body", "A. Commissioner, 14 April 2031")
    ]  # fmt: skip
    assert headings.index("Comments of the Commissioners") < headings.index("Appendices")
    assert "We are content." in [source.text for source in report.written]


@pytest.mark.parametrize(
    ("status", "text"),
    [(Asked.AWAITED, "[The Commissioners' comments are awaited]"),
     (Asked.NO_COMMENT, "The Commissioners have no comment on this report (A. Commissioner, 14 April 2031).")],
)  # fmt: skip
def test_that_they_are_awaited_or_have_no_comment_is_said(status, text):
    block = SAID.model_copy(update={"status": status, "text": ""})

    assert printed(a_report(commissioners=block), "Comments of the Commissioners") == [("body", text)]


def test_a_council_that_always_asks_them_sees_that_nothing_has_come_unless_they_were_not_asked():
    layout = council_layout("2024", commissioners=True)
    not_asked = Commissioners(status=Asked.NOT_ASKED)

    assert printed(a_report(layout=layout), "Comments of the Commissioners")[0][1].startswith("[The Commissioners'")
    assert printed(a_report(layout=layout, commissioners=not_asked), "Comments of the Commissioners") == []


def test_what_they_wrote_in_a_section_of_the_layout_and_in_the_block_stands_in_one_place():
    section = AuthorSection(id="commissioners", heading="Commissioners", blocks=(paragraph_block("First letter."),))
    both = words(commissioners=SAID).model_copy(update={"sections": (section,)})

    report = assemble(a_cycle(), both, (), layout="general")

    assert [text for _, text in printed(report, "Commissioners")][:2] == ["First letter.", "We are content."]


def test_words_under_a_heading_for_them_are_printed_in_a_council_that_has_no_place_for_them():
    section = AuthorSection(id="commissioners", heading="Commissioners", blocks=(paragraph_block("Not requested."),))
    written = words().model_copy(update={"sections": (section,)})

    for name in LAYOUTS:
        report = assemble(a_cycle(), written, (), layout=council_layout(name))
        assert [text for _, text in printed(report, "Commissioners")] == ["Not requested."]


def test_exempt_comments_are_a_line_with_the_ground_in_public_and_whole_in_the_exempt_paper():
    exempt = words(commissioners=SAID.model_copy(update={"exemption": MONEY}))
    cycle = a_cycle()
    told = public_view(View(cycle, (), exempt), marks_of(a_plan(), exempt)).words

    public = assemble(cycle, told, ())
    whole = assemble(cycle, exempt, ())

    assert "content" not in public.model_dump_json()
    assert printed(public, "Comments of the Commissioners")[0][1] == MONEY.statement
    assert [text for _, text in printed(whole, "Comments of the Commissioners")][:2] == [
        MONEY.statement, "We are content."
    ]  # fmt: skip
    assert MONEY in marks_of(a_plan(), exempt).of_paper(PaperName.CABINET_REPORT)


def test_a_councils_own_implications_stand_in_its_order_and_say_when_they_are_not_written():
    layout = council_layout("2024", [Implication(id="property"), Implication(id="legal")])

    headings = [section.heading for section in a_report(layout=layout).sections]

    assert headings.index("Property implications") < headings.index("Legal Implications")
    assert "Financial Implications" not in headings


def test_clearances_are_printed_only_when_given_and_only_those_in_force():
    def one(role: Clearer, *, is_void: bool) -> ClearanceNow:
        given = Clearance(period="2031-03", role=role, by="A. Solicitor", on="2031-04-10", sha256="a", note="Secret")
        return ClearanceNow(clearance=given, is_void=is_void)

    report = a_report(clearances=(one(Clearer.LEGAL, is_void=False), one(Clearer.FINANCE, is_void=True)))

    [section] = [section for section in report.sections if section.heading == "Clearances"]
    [table] = section.blocks
    assert [[cell.text for cell in row] for row in (*table.header, *table.rows)] == [
        ["Cleared for", "By", "Date"],
        ["Legal", "A. Solicitor", "10 April 2031"],
    ]
    assert "Secret" not in report.model_dump_json()
    assert [source.file for source in report.written if source.field == "clearance"] == ["ledger"] * 3
