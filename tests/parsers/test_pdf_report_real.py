"""Real reports, when they are there: the published plan read word for word, and files that are no plan."""

from collections import Counter
from datetime import date
from pathlib import Path

import pdfplumber
import pytest
import yaml

from parsers import pdf_report, word_plan
from parsers.pdf_report import read_plan

SHARED = Path(__file__).parents[3] / "shared"
REPORTS = SHARED / "real" / "reports"


def folded(text):
    return " ".join(text.split())


@pytest.fixture(scope="module")
def published():
    if not SHARED.is_dir():
        pytest.skip("the published reports (../shared) are not here")
    return next(REPORTS.glob("002_*.pdf"))


@pytest.fixture(scope="module")
def truth(published):
    return yaml.safe_load((SHARED / "stabilisation_plan.yaml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def reading(published):
    return read_plan(published.read_bytes(), published.name)


@pytest.fixture(scope="module")
def reading_of_word(published):
    file = next(REPORTS.glob("002_*.docx"))
    return word_plan.read_plan(file.read_bytes(), file.name)


def agreed(plan):
    return [
        (
            r.number,
            r.title,
            [(a.text, list(a.items)) for a in r.activities],
            [d.text for d in r.deliverables],
            list(r.accountable_officers),
            [d.text for d in r.dependencies],
        )
        for r in plan.recommendations
    ]


@pytest.mark.parametrize("form", ["reading", "reading_of_word"])
def test_the_published_plan_is_read_word_for_word(form, truth, request):
    assert agreed(request.getfixturevalue(form).plan) == [
        (
            r["number"],
            folded(r["title"]),
            [(folded(a["text"]), [folded(item) for item in a.get("items", [])]) for a in r["response"]],
            [folded(d["text"]) for d in r["deliverables"]],
            r["accountable_officers"],
            [folded(d) for d in r.get("dependencies", [])],
        )
        for r in truth["recommendations"]
    ]


def test_the_published_plan_has_as_much_as_it_has(reading):
    recommendations = reading.plan.recommendations
    activities = [a for r in recommendations for a in r.activities]
    assert len(recommendations) == 13
    assert len(activities) == 47
    assert sum(len(a.items) for a in activities) == 26
    assert sum(1 for _ in reading.plan.deliverables()) == 42
    assert sum(len(r.dependencies) for r in recommendations) == 1


@pytest.mark.parametrize("form", ["reading", "reading_of_word"])
def test_the_published_plans_front_is_read(form, truth, request):
    plan = request.getfixturevalue(form).plan
    told = truth["plan"]
    assert (plan.title, plan.organisation, plan.marking) == (told["title"], told["organisation"], told["marking"])
    assert plan.officers.titles == tuple(officer["title"] for officer in truth["officers"])
    assert plan.horizon == date.fromisoformat(told["deliverables_horizon"]["assumed_due_date"])
    assert {d.due for d in plan.deliverables()} == {plan.horizon}


@pytest.mark.parametrize("form", ["reading", "reading_of_word"])
def test_the_published_plans_findings_are_few_and_say_what_was_chosen(form, request):
    findings = request.getfixturevalue(form).findings
    assert sorted(found.rule for found in findings) == ["I01", "I02", "I03", "I08"]


def test_the_published_plans_rows_stand_on_the_pages_they_stand_on(reading, published):
    with pdfplumber.open(published) as pdf:
        for r in reading.plan.recommendations:
            first, last = (pdf.pages[page - 1].extract_text() for page in r.pages)
            assert f"\n{r.number}. {r.title.split()[0]}" in first
            ends = [[*r.activities[-1].items, r.activities[-1].text][0], r.deliverables[-1].text]
            assert any(end.split()[-1] in last for end in ends)


def test_every_character_of_the_published_table_is_in_the_plan(reading, published):
    first, last = reading.plan.recommendations[0].pages[0], reading.plan.recommendations[-1].pages[1]
    drawn: Counter[str] = Counter()
    with pdfplumber.open(published) as pdf:
        for page in pdf.pages[first - 1 : last]:
            for row in page.extract_tables()[0][1:]:
                drawn.update(char for cell in row for char in cell or "" if not char.isspace() and char != "\uf0b7")
            page.close()
    said = []
    for r in reading.plan.recommendations:
        said += [f"{r.number}.{r.title}", *r.accountable_officers]
        said += [text for a in r.activities for text in (a.text, *a.items)]
        said += [d.text for d in (*r.deliverables, *r.dependencies)]
    assert Counter("".join("".join(said).split())) == drawn


@pytest.mark.parametrize(("ending", "read"), [("pdf", pdf_report.read_plan), ("docx", word_plan.read_plan)])
def test_a_published_report_without_a_plan_says_so(published, ending, read):
    other = next(REPORTS.glob(f"000_*.{ending}"))
    assert [found.rule for found in read(other.read_bytes(), other.name).findings] == ["I05"]


def test_tables_of_other_kinds_are_no_plan(published):
    for file in sorted((SHARED / "real" / "table_pdf").glob("*.pdf")):
        reading = read_plan(file.read_bytes(), file.name)
        assert [found.rule for found in reading.findings] == ["I05"], file.name


def test_word_files_of_other_kinds_are_no_plan(published):
    for file in sorted((SHARED / "real" / "forms_docx").iterdir()):
        reading = word_plan.read_plan(file.read_bytes(), file.name)
        assert [found.rule for found in reading.findings] == ["I05"], file.name


def test_files_that_no_word_reader_opens_are_a_finding(published):
    for file in sorted((SHARED / "real" / "hostile").iterdir()):
        if file.suffix not in (".docx", ".docm"):
            [found] = word_plan.read_plan(file.read_bytes(), "report.docx").findings
            assert found.rule in ("F02", "F03", "F04", "F05", "F06"), file.name


def test_locked_reports_are_a_finding(published):
    for file in sorted((SHARED / "real" / "hostile").glob("*.pdf")):
        reading = read_plan(file.read_bytes(), file.name)
        assert [found.rule for found in reading.findings] == ["F05"], file.name


def test_other_files_under_a_reports_name_are_a_finding(published):
    for file in sorted((SHARED / "real" / "hostile").iterdir()):
        if file.suffix != ".pdf":
            [found] = read_plan(file.read_bytes(), "report.pdf").findings
            assert found.rule in ("F03", "F04"), file.name
