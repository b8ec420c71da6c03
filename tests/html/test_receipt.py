"""Receipts as plain text and as a page: short, plain, harmless whatever a file was called."""

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from lxml import html

from paperclerk.domain.receipt import Problem, ReadItem, Receipt
from paperclerk.errors import TemplateMisfit
from paperclerk.html.receipt import LINE_LENGTH, render_page, render_text

TEMPLATES = Path(__file__).resolve().parents[2] / "templates"
LONG = "The narrative of this deliverable says nearly word for word what the last return said, " * 3


def a_receipt(**changes: Any) -> Receipt:
    given: dict[str, Any] = {
        "organisation": "Borough of Anywhere",
        "plan_title": "Governance Stabilisation Plan",
        "marking": "OFFICIAL",
        "period_label": "March 2031",
        "owner": "Monitoring Officer",
        "file": "return.docx",
        "received": datetime(2031, 4, 1, 9, 0, tzinfo=UTC),
        "reference": "0123456789ab",
        "accepted": True,
        "read": (ReadItem(deliverable="D4.1", text="A constitution", rating="Amber", status="In progress"),),
        "problems": (
            Problem(message="D4.1, RAG rating was left empty.", where="table 2, row 3", hint="Fill it in.", must=True),
            Problem(message=LONG, hint="Say what changed."),
        ),
        "missing": (ReadItem(deliverable="D4.2", text="A scheme of delegation"),),
        "due": date(2031, 4, 5),
        "contact": "committees@example.org",
        "marked_copy": "return-marked.docx",
    }
    return Receipt(**{**given, **changes})


def text(**changes: Any) -> str:
    return render_text(a_receipt(**changes), TEMPLATES / "receipt.txt")


def page(**changes: Any) -> str:
    return render_page(a_receipt(**changes), TEMPLATES / "receipt.html")


def words(page: str) -> str:
    return " ".join(html.fromstring(page).find("body").text_content().split())


@pytest.mark.parametrize(
    "said", [lambda **c: " ".join(text(**c).split()), lambda **c: words(page(**c))], ids=["text", "page"]
)
class TestBoth:
    def test_they_say_what_came_what_is_wrong_what_is_missing_and_how_to_go_on(self, said):
        told = said()

        for part in (
            "Return for March 2031: received", "Monitoring Officer", "return.docx", "1 April 2031, 10:00",
            "0123456789ab", "1 thing in it has to be put right", "D4.1, RAG rating was left empty.", "table 2, row 3",
            "Fill it in.", "Say what changed.", "D4.2 A scheme of delegation", "Amber", "In progress",
            "return-marked.docx: your own file", "Send it to committees@example.org by 5 April 2031",
        ):  # fmt: skip
            assert part in told

    def test_a_clean_return_is_thanked_for(self, said):
        told = said(problems=(), missing=(), marked_copy="")

        assert "nothing in it has to be put right" in told
        assert "Still missing".casefold() not in told.casefold()
        assert "With this message comes" not in told

    def test_doubts_alone_stop_nothing(self, said):
        assert "Nothing in it stops the papers" in said(problems=a_receipt().problems[1:])

    def test_a_file_set_aside_says_so_and_why(self, said):
        told = said(accepted=False, read=(), missing=(), marked_copy="", owner="", sender="ada@example.org")

        assert "set aside" in told
        assert "Why it was set aside, and what to do".casefold() in told.casefold()
        assert "ada@example.org" in told
        assert "What we read".casefold() not in told.casefold()

    def test_a_late_return_is_told_so(self, said):
        told = said(received=datetime(2031, 4, 9, tzinfo=UTC))

        assert "after the day returns were due" in told
        assert "Send it to committees@example.org as soon as you can" in told

    def test_a_fresh_copy_is_called_one(self, said):
        assert "a fresh copy of the form with your answers" in said(is_fresh_copy=True)

    def test_a_date_of_completion_is_given_in_place_of_a_forecast(self, said):
        read = (ReadItem(deliverable="D4.1", text="x", actual="1 March 2031", forecast="2 May 2031"),)

        assert "1 March 2031" in said(read=read)
        assert "2 May 2031" not in said(read=read)

    def test_comments_of_the_owner_are_acknowledged(self, said):
        assert "Your 2 comments in the margin" in said(comments=2)

    def test_the_same_receipt_is_the_same_to_the_byte(self, said):
        assert said() == said()


def test_no_line_of_the_text_is_longer_than_a_mail_program_shows():
    lines = text(file="a very long name of a file " * 5, contact="committees@example.org").split("\n")

    assert max(len(line) for line in lines) <= LINE_LENGTH
    assert not [line for line in lines if line != line.rstrip()]
    assert "\n\n\n" not in text()


def test_a_word_too_long_for_a_line_is_not_broken():
    assert "https://example.org/" + "x" * 90 in text(problems=(Problem(message="See https://example.org/" + "x" * 90),))


def test_problems_are_numbered_through():
    assert " 1. D4.1, RAG rating" in text()
    assert " 2. The narrative" in text()


def test_the_page_fetches_nothing_and_runs_nothing():
    shown = html.fromstring(page())

    assert not shown.xpath("//script | //link | //img | //iframe | //@src | //@href")
    policy = shown.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")[0]
    assert policy.startswith("default-src 'none'; style-src 'sha256-")
    assert "script-src 'none'" in policy


def test_a_files_name_cannot_write_into_the_page():
    shown = page(file="<script>alert(1)</script>\x00.docx", owner="<b>x</b>")

    assert "<script>" not in shown
    assert "\x00" not in shown
    assert "<b>x</b>" not in shown


def test_the_page_can_be_read_by_ear():
    shown = html.fromstring(page())

    assert shown.get("lang") == "en-GB"
    assert next(h.tag for h in shown.iter("h1", "h2")) == "h1"
    assert len(list(shown.iter("h1"))) == 1
    for section in shown.iter("section"):
        assert shown.get_element_by_id(section.get("aria-labelledby")).tag == "h2"
    assert all(th.get("scope") for th in shown.iter("th"))


def test_a_template_that_asks_for_what_is_not_there_does_not_fit(tmp_path):
    template = tmp_path / "receipt.txt"
    template.write_text("{{ receipt.nothing_of_that_name }}")

    with pytest.raises(TemplateMisfit, match="receipt"):
        render_text(a_receipt(), template)


def test_a_missing_template_is_said(tmp_path):
    with pytest.raises(TemplateMisfit, match="cannot be read"):
        render_page(a_receipt(), tmp_path / "receipt.html")
