"""Builders of reports: one that no rule has anything to say about, changed only in what a test is about.

`a_section("4.1 Staff", "4.1.1 Twelve people were asked.", "• first")` parts numbers from words; tables stand where they
are given. Everything is an invented council's.
"""

import re
from datetime import date
from typing import Any

from paperclerk.domain.findings import Finding
from paperclerk.domain.front_page import FrontPage, Person
from paperclerk.domain.report import (
    ContentsLine,
    Report,
    ReportAppendix,
    ReportParagraph,
    ReportSection,
    ReportTable,
    WordTraces,
)
from paperclerk.rules.paper_register import check_report

_NUMBERED = re.compile(r"(\d+(?:\.\d+)*[.)]?|\([a-z0-9]+\)|[a-z][.)]|[ivx]+[.)]|•)\s+(.*)", re.DOTALL)


def a_paragraph(text: str, page: int | None = 2, **changes: Any) -> ReportParagraph:
    """Return a paragraph, its number parted from its words; bullets and letters are points of a list."""
    found = _NUMBERED.match(text)
    number, words = (found[1], found[2]) if found else ("", text)
    given: dict[str, Any] = {"number": number, "text": words, "page": page}
    given["level"] = 0 if not number or number[0].isdigit() else 1
    return ReportParagraph(**{**given, **changes})


def a_table(*rows: tuple[str, ...], header: tuple[str, ...] = (), **changes: Any) -> ReportTable:
    """Return a table with these rows on page 3."""
    return ReportTable(**{"pages": (3,), "header": header, "rows": rows, **changes})


def a_section(
    heading: str, *content: str | ReportParagraph | ReportTable, level: int = 0, page: int | None = 2
) -> ReportSection:
    """Return a section; its level is told by its number's points unless it is given."""
    found = re.match(r"(\d+(?:\.\d+)*)\.?\s+(.*)", heading)
    number, words = (found[1], found[2]) if found else ("", heading)
    items = [a_paragraph(item, page) if isinstance(item, str) else item for item in content]
    placed = [item.model_copy(update={"position": place}) for place, item in enumerate(items, 1)]
    return ReportSection(
        number=number,
        heading=words,
        level=level or number.count(".") + 1,
        page=page,
        paragraphs=tuple(item for item in placed if isinstance(item, ReportParagraph)),
        tables=tuple(item for item in placed if isinstance(item, ReportTable)),
    )


def a_front_page(**changes: Any) -> FrontPage:
    """Return a front page with every question answered and followed up."""
    given: dict[str, Any] = {
        "organisation": "Borough of Anywhere",
        "body": "Cabinet",
        "date": date(2031, 4, 8),
        "subject": "Plan for better governance",
        "report_of": (Person(name="Cass Okoro", post="Chief Executive"),),
        "cabinet_members": (Person(name="Councillor Ida Marsh", post="Leader"),),
        "scrutiny_chairs": (Person(name="Councillor Owen Pike", post="Scrutiny Coordinating Committee"),),
        "author": Person(name="Ada Thorne", post="Assistant Director (Policy, Performance and Change)"),
        "wards": "all",
        "key_decision": False,
        "call_in": True,
        "exempt": False,
    }
    return FrontPage(**{**given, **changes})


CLEAN: tuple[ReportSection, ...] = (
    a_section(
        "1 Executive Summary",
        "1.1 This report asks Cabinet to agree a plan for better governance.",
        "1.2 The plan is at Appendix A and the evidence behind it at Appendix B.",
    ),
    a_section(
        "2 Recommendations",
        "2.1 Cabinet is asked to:",
        "(a) agree the plan; and",
        "(b) note the evidence.",
    ),
    a_section(
        "3 Background and context",
        "3.1 The review was asked for in July 2030 and ended in January 2031.",
        "3.2 Its themes were chosen with the scrutiny committees, as paragraph 3.1 explains.",
    ),
    a_section("4 Options considered and Recommended Proposal", "4.1 To do nothing was considered and rejected."),
    a_section("5 Consultation and engagement", "5.1 Forty people were interviewed."),
    a_section("6 Risk Management", "6.1 The risks are in the corporate register."),
    a_section("7 Compliance Issues", "7.1 The plan keeps to the Directions."),
    a_section("8 Legal Implications", "8.1 The powers are in section 111 of the Local Government Act 1972."),
    a_section(
        "9 Financial Implications",
        "9.1 The costs are met from the budget agreed on Tuesday 4 March 2031:",
        a_table(("Staff", "£120,000"), ("Training", "£30,500"), ("Total", "£150,500"), header=("Item", "Cost")),
    ),
    a_section("10 Public Sector Equality Duty", "10.1 Due regard was had to the three aims of the duty."),
    a_section("11 Appendices", "11.1 Appendix A: Plan for better governance", "11.2 Appendix B: Evidence"),
    a_section("12 Background Documents", "None"),
)


def a_report(*sections: ReportSection, **changes: Any) -> Report:
    """Return a report of these sections; of a whole paper without a fault when none are given."""
    front = changes.pop("front_page", a_front_page())
    given: dict[str, Any] = {
        "organisation": front.organisation,
        "body": front.body,
        "date": front.date,
        "front_page": front,
        "sections": sections or CLEAN,
        "appendices": (
            () if sections else (
                ReportAppendix(label="A", title="Plan for better governance"),
                ReportAppendix(label="B", title="Evidence"),
            )
        ),
        "pages": (1, 9),
    }  # fmt: skip
    return Report(**{**given, **changes})


def a_clean_report_but(*instead: ReportSection, **changes: Any) -> Report:
    """Return the paper without a fault, with these sections in place of those of the same number."""
    by_number = {section.number: section for section in instead}
    kept = tuple(by_number.pop(section.number, section) for section in CLEAN)
    base = a_report(**changes)
    return base.model_copy(update={"sections": (*kept, *by_number.values())})


def a_contents(*lines: str) -> tuple[ContentsLine, ...]:
    """Return a list of contents: `"Findings 14"` a line."""
    parted = [line.rsplit(" ", 1) for line in lines]
    return tuple(ContentsLine(heading=heading, page_number=number, page=2) for heading, number in parted)


def word_traces(**changes: Any) -> WordTraces:
    """Return what a Word file holds beside its words when nothing is wrong with it."""
    given: dict[str, Any] = {
        "title": "Plan for better governance",
        "language": "en-GB",
        "levels": ((1, "Plan for better governance"), (2, "Executive Summary"), (2, "Recommendations")),
    }
    return WordTraces(**{**given, **changes})


def found_by(rule: str, report: Report, **asked: Any) -> list[Finding]:
    """Return what one rule finds in a report."""
    return [found for found in check_report(report, **asked) if found.rule == rule]


def a_report_written_out(text: str, **changes: Any) -> Report:
    """Return the report a text writes out: `# 4.1 Heading`, a paragraph a line, tables in `| a | b |`, header first."""
    sections: list[ReportSection] = []
    for block in text.strip().split("\n\n"):
        heading, *lines = block.splitlines()
        content: list[str | ReportTable] = []
        for line in lines:
            if not line.startswith("|"):
                content.append(line)
                continue
            cells = tuple(cell.strip() for cell in line.strip("|").split("|"))
            if content and isinstance(content[-1], ReportTable):
                table = content[-1]
                content[-1] = table.model_copy(update={"rows": (*table.rows, cells)})
            else:
                content.append(a_table(header=cells))
        appended = heading.startswith("# Appendix")
        sections.append(a_section(heading.removeprefix("# "), *content, level=1 if appended else 0))
    return a_report(*sections, **changes)
