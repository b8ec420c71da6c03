"""How a report is taken, read back from the author's file: rows a report may go without, meetings, Commissioners."""

from datetime import date

import pytest
from author_files import ANSWERED, KNOWN, a_blank, a_written_file, about, front_rows, heading
from office_files import a_word_file

from paperclerk.domain.author import AuthorWords
from paperclerk.domain.implications import Implication, council_layout
from paperclerk.domain.procedure import (
    PROCEDURE_ROWS,
    ROUTE_COLUMNS,
    Asked,
    Commissioners,
    Procedure,
    RouteStop,
    Urgency,
)
from parsers.author_report import read_author

STOPS = (
    RouteStop(body="Corporate Leadership Team", date=date(2031, 4, 10), written="10 April 2031", outcome="Supported"),
    RouteStop(body="Scrutiny Board", date=date(2031, 4, 14), written="14 April 2031", outcome="Awaited"),
)


def read(content: bytes, layout="2024") -> AuthorWords:
    words = read_author(content, "cabinet-report.docx", layout).words
    assert words is not None
    return words


def rows(*pairs: tuple[str, str]) -> Procedure:
    return read(a_word_file(f"<w:tbl>{front_rows((*ANSWERED, *pairs))}</w:tbl>{heading('Summary')}<w:p/>")).procedure


def test_a_report_that_uses_none_of_it_has_none_of_it():
    procedure = read(a_written_file()).procedure

    assert procedure.model_copy(update={"place": None}) == Procedure()


def test_what_is_written_into_the_blank_is_read_back():
    printed = {
        **KNOWN.as_printed, "purpose": "For decision", "priority": "Sound accounts", "first_published": "3 March 2031",
        "key_decision_reason": "Spending of £0.9 million", "urgency": "General exception (regulation 10)",
        "urgency_reason": "The grant lapses.", "urgency_agreed_by": "Councillor Marchbank",
        "urgency_agreed_on": "7 April 2031", "urgency_notice": "8 April 2031",
        "waiver_by": "Councillor Tansley", "waiver_on": "9 April 2031",
    }  # fmt: skip
    words = read(a_written_file(known=KNOWN.model_copy(update={"as_printed": printed}), route=STOPS))

    assert {name: words.front.text(name) for name in printed} == printed
    assert words.front.purpose == "For decision"
    assert words.front.key_decision_reason == "Spending of £0.9 million"
    assert words.front.others == ()
    procedure = words.procedure
    assert procedure.urgency is Urgency.GENERAL_EXCEPTION
    assert (procedure.first_published, procedure.urgency_agreed_on) == (date(2031, 3, 3), date(2031, 4, 7))
    assert (procedure.urgency_notice, procedure.waiver_on) == (date(2031, 4, 8), date(2031, 4, 9))
    assert procedure.route == STOPS


@pytest.mark.parametrize("word", [word for row in PROCEDURE_ROWS for word in (row.label, *row.also)])
def test_every_label_of_a_row_is_known(word):
    words = read(a_word_file(f"<w:tbl>{front_rows((*ANSWERED, (word, 'Some words')))}</w:tbl>{heading('Summary')}"))

    assert words.front.others == ()


@pytest.mark.parametrize(
    ("written_there", "urgency"),
    [("Special urgency", Urgency.SPECIAL_URGENCY), ("Regulation 11", Urgency.SPECIAL_URGENCY),
     ("General exception", Urgency.GENERAL_EXCEPTION), ("Late item under s100B(4)(b)", Urgency.LATE_ITEM),
     ("None", Urgency.NONE), ("No", Urgency.NONE), ("Not urgent", Urgency.NONE), ("N/A", Urgency.NONE),
     ("As agreed with the Leader", Urgency.UNREAD)],
)  # fmt: skip
def test_the_urgency_procedure_is_told_by_its_words(written_there, urgency):
    assert rows(("Urgency procedure:", written_there)).urgency is urgency


@pytest.mark.parametrize("headings", [("Meeting", "Date", "Outcome"), ("Committee", "When", "Result"),
                                      ("Considered by", "Meeting date", "What came of it")])  # fmt: skip
def test_meetings_are_known_by_the_columns_headings_in_any_order_and_their_rows_are_no_front_page(headings):
    body, when, outcome = headings
    table = front_rows(((outcome, when, body), ("Supported", "10 April 2031", "CLT"), ("", "soon", "Scrutiny")))
    words = read(a_word_file(f"<w:tbl>{front_rows()}</w:tbl><w:p/><w:tbl>{table}</w:tbl>{heading('Summary')}"))

    assert [(stop.body, stop.date, stop.outcome) for stop in words.procedure.route] == [
        ("CLT", date(2031, 4, 10), "Supported"), ("Scrutiny", None, "")
    ]  # fmt: skip
    assert words.front.others == ()
    assert {column for column, _ in ROUTE_COLUMNS} == {"Meeting", "Date", "Outcome"}


@pytest.mark.parametrize(
    ("said", "status"),
    [("Awaited", Asked.AWAITED), ("Requested on 3 April", Asked.AWAITED), ("No comment", Asked.NO_COMMENT),
     ("No comments.", Asked.NO_COMMENT), ("Not requested", Asked.NOT_ASKED), ("Comments", Asked.COMMENTS),
     ("Comments received", Asked.COMMENTS), ("Perhaps", Asked.UNREAD),
     ("No comments have come so far", Asked.UNREAD), ("The Commissioners have no comment to make.", Asked.NO_COMMENT)],
)  # fmt: skip
def test_how_it_stands_with_the_commissioners_is_told_by_its_words(said, status):
    block = rows(("Commissioners' comments:", said)).commissioners

    assert block is not None
    assert block.status is status


def test_the_commissioners_words_may_stand_in_either_row_and_are_kept_out_of_the_front_page():
    long = "We have read this report with care and we are content with the pace that it describes for the spring."
    block = Commissioners(status=Asked.COMMENTS, written="Comments", text=long, name="A. Commissioner",
                          date=date(2031, 4, 14), date_written="14 April 2031")  # fmt: skip

    words = read(a_written_file(commissioners=block))
    signed = (
        ("Commissioner who answered:", "A. Commissioner"),
        ("Date of the Commissioners' answer:", "14 April 2031"),
    )
    beside = rows(("Commissioners' comments:", long), *signed).commissioners

    assert words.procedure.commissioners is not None
    assert words.procedure.commissioners.model_copy(update={"place": None}) == block
    assert "front page" in str(words.procedure.commissioners.place)
    assert long not in words.front.model_dump_json()
    assert beside is not None
    assert (beside.status, beside.text) == (Asked.COMMENTS, long)


@pytest.mark.parametrize("row", ["Commissioners' comments:", "What the Commissioners said:"])
def test_words_about_the_commissioners_without_a_state_a_name_and_a_day_are_no_answer(row):
    block = rows((row, "The Commissioners have seen this report in draft; what they say will be tabled on the night."))

    assert block.commissioners is not None
    assert block.commissioners.status is Asked.UNREAD


def test_the_commissioners_words_may_be_exempt_and_a_mark_that_is_none_is_told():
    mark = "Exempt, paragraph 3. Public interest: the price is being negotiated."
    good = Commissioners(status=Asked.COMMENTS, written="Comments", text=f"{mark}\nThe price is too high.")
    faulty = good.model_copy(update={"text": "Exempt, paragraph 12.\nThe price is too high."})

    block = read(a_written_file(commissioners=good)).procedure.commissioners
    reading = read_author(a_written_file(commissioners=faulty), "cabinet-report.docx", "2024")

    assert block is not None
    assert block.exemption is not None
    assert (block.exemption.paragraphs, block.text) == ((3,), "The price is too high.")
    assert "paragraphs 1 to 7" in about(reading, "A08")[0]


def test_a_councils_own_layout_is_asked_for_and_read_and_its_guidance_is_nothing_written():
    wanted = [Implication(id="property"), Implication(id="rural", heading="Rural proofing", guidance="For villages.")]
    layout = council_layout("2024", wanted, commissioners=True)
    blank = a_blank(layout)

    empty = read_author(blank, "cabinet-report.docx", layout)
    full = read(a_blank(layout, known=KNOWN, sections={"rural": ("Villages gain.",)}), layout)

    assert [s.heading for s in empty.words.sections if s.blocks] == []
    assert any('"Rural proofing" has no words yet' in text for text in about(empty, "A02"))
    assert not any("Legal" in text for text in about(empty, "A02"))
    assert full.section("rural").blocks[0].text == "Villages gain."
