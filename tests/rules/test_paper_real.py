"""The two real reports, whose faults were found by reading; skipped where they are not at hand."""

from functools import lru_cache
from pathlib import Path

import pytest

from paperclerk.domain.findings import Finding
from paperclerk.domain.rulebook import Severity
from paperclerk.rules.paper_register import check_report
from parsers import pdf_report, word_report

REPORTS = Path(__file__).resolve().parents[3] / "shared" / "real" / "reports"
READERS = {"pdf": pdf_report.read_report, "docx": word_report.read_report}

pytestmark = pytest.mark.skipif(not REPORTS.is_dir(), reason="the real reports are not at hand (../shared)")

# Each fault by its rule and a word or two of what the finding has to name.
OF_THE_REVIEW = [
    ("Q07", ("xxx",)),
    ("Q10", ("trust environment is ;",)),
    ("Q17", ("Theory of change", "Theory of action")),
    ("Q14", ("section 4", "section 5", "plan")),
    ("Q24", ("MTFs", "MTFS")),
    ("Q28", ("40 interviews", "80 conversations")),
    ("Q19", ('"3"', '"3."')),
    ("Q20", ("Assistant Director, ", "Assistant Director (")),
]


@lru_cache(maxsize=4)
def findings(name: str, kind: str) -> tuple[Finding, ...]:
    [file] = REPORTS.glob(f"{name}_*.{kind}")
    [report] = READERS[kind](file.read_bytes(), file.name).reports
    return tuple(check_report(report))


@pytest.mark.parametrize("kind", ["pdf", "docx"])
@pytest.mark.parametrize(("rule", "names"), OF_THE_REVIEW, ids=lambda each: each if isinstance(each, str) else "")
def test_every_fault_of_the_report_of_december_is_found(rule, names, kind) -> None:
    messages = [found.message for found in findings("002", kind) if found.rule == rule]

    assert any(all(name in message for name in names) for message in messages)


@pytest.mark.parametrize("kind", ["pdf", "docx"])
def test_the_empty_section_of_the_report_of_april_is_found(kind) -> None:
    empty = [found for found in findings("000", kind) if found.rule == "Q02"]

    assert [found.message.startswith('Section "16 ') for found in empty] == [True]


# What else is of weight would be a false alarm: both papers were read through.
@pytest.mark.parametrize("kind", ["pdf", "docx"])
@pytest.mark.parametrize(("name", "rules"), [("000", ["Q02"]), ("002", ["Q07"])])
def test_nothing_else_of_weight_is_said_of_either(name, rules, kind) -> None:
    heavy = [found for found in findings(name, kind) if found.severity in (Severity.BLOCK, Severity.HIGH)]

    assert [found.rule for found in heavy] == rules


# What is said of the file as a whole: neither was printed with tags, or in British English.
OF_THE_FILE = ("Q37", "Q48")


@pytest.mark.parametrize("name", ["000", "002"])
def test_a_file_without_tags_is_asked_nothing_more_of_its_structure(name) -> None:
    of_structure = [found.rule for found in findings(name, "pdf") if "Q35" <= found.rule <= "Q49"]

    assert of_structure == list(OF_THE_FILE)


# Left as a question or a note: names of the contents and abbreviations, which are so in the papers themselves.
@pytest.mark.parametrize(("name", "most"), [("000", 6), ("002", 24)])
def test_a_reviewer_is_not_flooded(name, most) -> None:
    assert len([found for found in findings(name, "pdf") if found.rule not in OF_THE_FILE]) <= most


def test_every_finding_in_a_pdf_says_its_page() -> None:
    found = [each for name in ("000", "002") for each in findings(name, "pdf") if each.rule not in OF_THE_FILE]
    places = [each.place for each in found]

    assert all(place.page and place.where.startswith(f"page {place.page}") for place in places)
    assert sum(place.box is not None for place in places) > len(places) / 2
