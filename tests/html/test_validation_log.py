"""The validation log as a page: what a reviewer reads, and what a browser is told."""

import base64
import hashlib
import json
import re
from datetime import UTC, date, datetime
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from lxml import html as pages

from paperclerk.domain.findings import Acceptance, Finding, finding, worst_first
from paperclerk.domain.log import FileState, LoggedFile, ValidationLog
from paperclerk.domain.papers import PaperFiles, PaperName
from paperclerk.domain.places import Place
from paperclerk.errors import TemplateMisfit
from paperclerk.html.validation_log import log_json, render_log

TEMPLATE = Path(__file__).parents[2] / "templates" / "validation-log.html"

GREEN_BUT_LATE = finding(
    "C01",
    "D4.2 is Green but was due on 28 February 2031 and is not complete.",
    hint="Say what makes it Green, or change the rating, and send the return again.",
    subject="D4.2",
    owner="Monitoring Officer",
    period="2031-03",
    place=Place(file="monitoring.docx", sha256="a" * 64, where="table 2, row 4"),
)
NOTHING_BEHIND_IT = finding(
    "C10",
    "D5.1 is reported complete with no evidence.",
    subject="D5.1",
    owner="Director of Finance",
    place=Place(file="finance.xlsx", sha256="b" * 64, where='sheet "Return", cell F14'),
)
NOT_RECEIVED = finding("C44", "No return from the Chief Executive.", owner="Chief Executive")


def a_log(*findings: Finding, **changes: Any) -> ValidationLog:
    given: dict[str, Any] = {
        "organisation": "Fennimore Borough Council",
        "plan_title": "Governance plan",
        "plan_version": "1.0",
        "period": "2031-03",
        "period_label": "March 2031",
        "as_of": date(2031, 4, 5),
        "findings": tuple(worst_first(findings)),
    }
    return ValidationLog(**{**given, **changes})


def the_page(log: ValidationLog, template: Path = TEMPLATE) -> Any:
    return pages.fromstring(render_log(log, template))


def words(element: Any) -> str:
    return " ".join(element.text_content().split())


def under_heading(page: Any, title: str) -> Any:
    return page.xpath(f'//h2[.="{title}"]/parent::section')[0]


def test_each_finding_stands_in_all_three_views_with_its_place_and_what_to_do():
    page = the_page(a_log(GREEN_BUT_LATE))

    for view in ("By severity", "By owner", "By file"):
        said = words(under_heading(page, view))
        assert GREEN_BUT_LATE.message in said
        assert GREEN_BUT_LATE.hint in said
        assert "monitoring.docx" in said
        assert "table 2, row 4" in said
        assert "C01: Green although the due or forecast date has passed" in said


def test_the_views_group_by_severity_then_owner_then_file_with_the_nameless_last():
    page = the_page(a_log(GREEN_BUT_LATE, NOTHING_BEHIND_IT, NOT_RECEIVED, finding("P07", "Due after the plan's end.")))

    def groups(view: str) -> list[str]:
        return [words(heading) for heading in under_heading(page, view).xpath(".//h3")]

    assert groups("By severity") == ["Blocking: 2 findings", "High: 1 finding", "Medium: 1 finding"]
    assert groups("By owner") == [
        "Chief Executive",
        "Director of Finance",
        "Monitoring Officer",
        "Nobody in particular",
    ]
    assert groups("By file") == ["finance.xlsx", "monitoring.docx", "Not in one file"]


def test_the_top_says_which_findings_stop_publication():
    page = the_page(a_log(GREEN_BUT_LATE, NOTHING_BEHIND_IT))

    verdict = page.xpath('//*[contains(@class, "verdict")]')[0]

    assert words(verdict).startswith("1 open finding stops publication.")
    assert verdict.xpath(".//a/@href") == [f"#f-{NOTHING_BEHIND_IT.id}"]
    assert page.xpath(f'//*[@id="f-{NOTHING_BEHIND_IT.id}"]')


def test_a_file_that_is_nobodys_is_named_at_the_top():
    page = the_page(a_log(finding("F04", "The file is empty.", place=Place(file="blank.xlsx"))))

    assert "The file is empty. (blank.xlsx)" in words(under_heading(page, "In short"))


def test_an_accepted_finding_stops_nothing_and_says_who_accepted_it_and_why():
    accepted = NOTHING_BEHIND_IT.accepted(
        Acceptance(by="C. Lark", reason="Seen at the board", at="2031-04-06T09:30:00")
    )

    page = the_page(a_log(accepted))

    assert "Nothing stops publication." in words(under_heading(page, "In short"))
    for view in ("By severity", "By owner", "By file"):
        assert "Accepted by C. Lark on 6 April 2031, 09:30: “Seen at the board”" in words(under_heading(page, view))
    assert "paperclerk findings accept" not in words(page)


def test_an_open_finding_comes_with_the_command_that_accepts_it():
    page = the_page(a_log(GREEN_BUT_LATE, workspace="inputs/the sample"))

    assert [code.text_content() for code in page.xpath("//code")] == [
        f'paperclerk findings accept {GREEN_BUT_LATE.id} --by "NAME" --reason "TEXT" --workspace \'inputs/the sample\''
    ]


def test_what_came_in_is_listed_with_what_became_of_it():
    came = LoggedFile(
        file="monitoring.docx",
        owner="Monitoring Officer",
        received=datetime(2031, 4, 3, 14, 5, tzinfo=UTC),
        state=FileState.ACCEPTED,
        read_by="controls",
        signature="valid",
    )
    broken = LoggedFile(file="scan.docx", state=FileState.QUARANTINED)

    page = the_page(a_log(returns=(came, broken), missing=("Chief Executive",)))

    rows = [[words(cell) for cell in row] for row in under_heading(page, "What came in").xpath(".//tbody/tr")]
    officer, when = "Monitoring Officer", "3 April 2031, 14:05"
    assert rows == [
        ["monitoring.docx", officer, when, "Accepted", "the form's boxes", "Ours, unaltered"],
        ["scan.docx", "", "", "Set aside", "", ""],
    ]
    in_short = words(under_heading(page, "In short"))
    assert "2 files came in: 1 accepted, 1 set aside in quarantine. No return stands from 1 lead." in in_short
    assert "Returns not received Chief Executive" in in_short


def test_text_from_a_return_cannot_become_part_of_the_page():
    nasty = "<script>alert(1)</script> {{ log }} \x00\ud800 R&D"
    page_text = render_log(a_log(finding("F01", nasty, owner='" onload="x', place=Place(file="<b>.docx"))), TEMPLATE)

    page = pages.fromstring(page_text)

    assert page_text.encode("utf-8")
    assert len(page.xpath("//script")) == 1
    assert "<script>alert(1)</script> {{ log }} �� R&D" in words(under_heading(page, "By severity"))
    assert not page.xpath("//*[@onload]")


def test_the_page_asks_for_nothing_from_outside_and_runs_only_its_own_script():
    page_text = render_log(a_log(GREEN_BUT_LATE), TEMPLATE)
    page = pages.fromstring(page_text)

    policy = page.xpath('//meta[@http-equiv="Content-Security-Policy"]/@content')[0]
    for tag in ("style", "script"):
        (block,) = re.findall(rf"<{tag}>(.*?)</{tag}>", page_text, re.DOTALL)
        digest = base64.b64encode(hashlib.sha256(block.encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in policy
    assert policy.startswith("default-src 'none'")
    assert "unsafe" not in policy
    assert not page.xpath("//@src | //link | //iframe | //@style")
    assert not [href for href in page.xpath("//@href") if not href.startswith("#")]


def test_the_page_can_be_read_by_keyboard_and_screen_reader():
    page = the_page(a_log(GREEN_BUT_LATE, NOTHING_BEHIND_IT, returns=(LoggedFile(file="a", state=FileState.ACCEPTED),)))

    identifiers = page.xpath("//@id")
    assert page.get("lang") == "en-GB"
    assert len(identifiers) == len(set(identifiers))
    assert {href[1:] for href in page.xpath("//a/@href")} <= set(identifiers)
    assert page.xpath("//body/*")[0].get("class") == "skip"
    assert len(page.xpath("//main")) == len(page.xpath("//h1")) == 1
    assert not [th for th in page.xpath("//th") if not th.get("scope")]
    assert not page.xpath("//table[not(caption)]")
    levels = [int(heading.tag[1]) for heading in page.xpath("//h1|//h2|//h3|//h4")]
    assert all(deeper - level <= 1 for level, deeper in pairwise(levels))
    assert not page.xpath("//form//input[not(ancestor::label)]")


def test_papers_are_linked_from_where_the_log_stands():
    paper = PaperFiles(
        name=PaperName.CABINET_REPORT,
        docx="/council/outputs/sample/2031-03/cabinet-report/cabinet report.docx",
        manifest="m.json",
        sha256="c" * 64,
    )

    page = the_page(a_log(papers=(paper,), folder="/council/outputs/sample/2031-03/log"))

    section = under_heading(page, "Papers")
    assert section.xpath(".//a/@href") == ["../cabinet-report/cabinet%20report.docx"]
    assert [words(cell) for cell in section.xpath(".//tbody/tr/*")] == [
        "Cabinet report",
        "Draft",
        "cabinet report.docx",
        "Not made",
    ]


def test_a_period_in_which_nothing_came_and_nothing_was_found_says_so():
    page = the_page(a_log())

    said = words(page)
    assert "Nothing stops publication." in said
    assert "No file came in for this period." in said
    assert "No paper was made." in said


def test_a_template_that_asks_for_what_is_not_there_names_itself(tmp_path):
    template = tmp_path / "log.html"
    template.write_text("<p>{{ log.colour }}</p>")

    with pytest.raises(TemplateMisfit, match=r"log\.html.*colour"):
        render_log(a_log(), template)


def test_a_template_that_is_not_written_right_names_the_line(tmp_path):
    template = tmp_path / "log.html"
    template.write_text("<p>\n{% if %}</p>")

    with pytest.raises(TemplateMisfit, match=r"log\.html, line 2"):
        render_log(a_log(), template)


def test_a_missing_template_names_where_it_was_looked_for(tmp_path):
    with pytest.raises(TemplateMisfit, match=r"nowhere\.html"):
        render_log(a_log(), tmp_path / "nowhere.html")


def test_the_log_for_machines_holds_the_same_findings():
    log = json.loads(log_json(a_log(GREEN_BUT_LATE, NOTHING_BEHIND_IT)))

    assert [(f["id"], f["severity"], f["state"]) for f in log["findings"]] == [
        (NOTHING_BEHIND_IT.id, "block", "open"),
        (GREEN_BUT_LATE.id, "high", "open"),
    ]
    assert log["open_findings"] == {"block": 1, "high": 1, "medium": 0, "low": 0}
