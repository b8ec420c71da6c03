"""`paperclerk report`: what the commands print, what they write, and how they end."""

import json
from pathlib import Path

import pytest
from council_reports import ASKS, CouncilReport
from office_files import a_workbook_file
from PIL import Image
from report_pages import Press, Style
from workspaces import ended

from flows import said
from paperclerk import libreoffice

PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 100


@pytest.fixture(autouse=True)
def _readings_of_our_own(tmp_path, monkeypatch):
    """Keep readings to the test, and look for workspaces nowhere."""
    monkeypatch.setenv("PAPERCLERK_CACHE", str(tmp_path / "readings"))
    monkeypatch.chdir(tmp_path)


def a_file(folder: Path, content: bytes, name: str) -> str:
    path = folder / name
    path.write_bytes(content)
    return str(path)


@pytest.fixture
def word(tmp_path):
    return a_file(tmp_path, CouncilReport().docx(), "report.docx")


@pytest.fixture
def pdf(tmp_path):
    return a_file(tmp_path, a_pdf(), "report.pdf")


PAGES = (
    ("Background", "The Panel reported in May 2030.", "Council accepted what it recommends, which the table sums up."),
    (
        "What was done since",
        "Nine returns were received and read.",
        "Two of them are still being questioned by assurance.",
    ),
    ("Risk", "Effort is spread thinly.", "The Board looks at the order of the work every three months, and says so."),
)


def a_pdf(*, added=""):
    """Return a report of three pages, with a gap left in a paragraph of each where something is added."""
    press = Press(Style(page=(595, 842)))
    for line in ("Thaxmere Borough Council", "Report to Cabinet", "16 July 2030"):
        press.line(line)
    press.line("Subject: Governance Stabilisation Plan")
    for number, (heading, first, second) in enumerate(PAGES, 1):
        if number > 1:
            press.new_page()
        press.line(f"{number}. {heading}", 14, bold=True)
        for count, text in enumerate((first, second + added, f"{first} {second}")[: number + 1], 1):
            press.prose(f"{number}.{count} {text}")
    return press.pdf()


def printed(capsys, *arguments, code=0):
    assert ended(["report", *arguments]) == code
    return capsys.readouterr()


def test_a_report_is_read_as_data(word, capsys):
    result = json.loads(printed(capsys, "read", word, "--json").out)

    report = result["report"]
    assert result["reports"] == [report]
    assert (report["organisation"], report["body"], report["date"]) == (
        "Thaxmere Borough Council", "Cabinet", "2030-07-16"
    )  # fmt: skip
    assert report["front_page"]["as_printed"]["Subject"] == "Governance Stabilisation Plan"
    assert report["front_page"]["report_of"] == [{"name": "Imogen Thackwray", "post": "Chief Executive", "email": None}]
    assert report["front_page"]["key_decision"] is False
    assert [(r["number"], r["text"].rstrip(".")) for r in report["recommendations"]] == list(
        zip(("(a)", "(b)", "(c)"), ASKS, strict=True)
    )
    background = next(s for s in report["sections"] if s["heading"] == "Background")
    assert [(p["number"], p["text"]) for p in background["paragraphs"]] == [
        ("2.1", "The Panel reported in May 2030."),
        ("2.2", "Council accepted all of its recommendations."),
    ]
    assert result["findings"] == []


def test_a_report_is_read_for_people(word, capsys):
    told = printed(capsys, "read", word)

    assert "Thaxmere Borough Council, Cabinet, 16 July 2030" in told.out
    assert "Subject: Governance Stabilisation Plan" in told.out
    assert "Background" in told.out
    assert "2 paragraphs" in told.out
    assert "agrees the stabilisation plan" in told.out
    assert told.err == ""


def test_pages_of_a_pdf_are_drawn_when_asked(pdf, tmp_path, capsys):
    result = json.loads(printed(capsys, "read", pdf, "--json", "--picture", str(tmp_path / "pages")).out)

    drawn = sorted((tmp_path / "pages").glob("*.png"))
    assert [path.name for path in drawn] == [f"report-page-00{page}.png" for page in (1, 2, 3)]
    assert result["pictures"] == [str(path) for path in drawn]
    assert result["undrawn"] == []
    assert all(path.read_bytes().startswith(b"\x89PNG") for path in drawn)


def test_a_folder_that_cannot_be_written_to_is_said_plainly(pdf, tmp_path, capsys):
    told = printed(capsys, "read", pdf, "--picture", str(Path(pdf) / "pages"), code=2)

    assert "cannot be written" in told.err


def test_a_word_file_has_no_pages_to_draw(word, tmp_path, capsys):
    told = printed(capsys, "read", word, "--picture", str(tmp_path / "pages"), code=2)

    assert "no pages to draw" in told.err
    assert not (tmp_path / "pages").exists()


@pytest.mark.parametrize("command", ["read", "check"])
@pytest.mark.parametrize(
    ("content", "name", "rule"),
    [
        (b"", "report.pdf", "F04"),
        (PNG, "report.pdf", "F03"),
        (b"%PDF-1.7\nbroken", "report.pdf", "F02"),
        (b"PK\x03\x04broken", "report.docx", "F02"),
        (a_workbook_file(), "report.docx", "F03"),
        (b"Only some words.", "report.txt", "F03"),
    ],
    ids=["empty", "a picture", "broken", "broken Word", "a workbook", "a text"],
)
def test_what_cannot_be_read_at_all_ends_with_3_and_says_why(tmp_path, capsys, command, content, name, rule):
    file = a_file(tmp_path, content, name)

    result = json.loads(printed(capsys, command, file, "--json", code=3).out)

    assert [found["rule"] for found in result["findings"]] == [rule]
    assert result["findings"][0]["hint"]
    if command == "read":
        assert (result["report"], result["reports"]) == (None, [])


NO_PAGES = b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\n%%EOF\n"


def test_a_pdf_without_pages_is_not_called_broken(tmp_path, capsys):
    file = a_file(tmp_path, NO_PAGES, "none.pdf")

    [found] = json.loads(printed(capsys, "check", file, "--json", code=3).out)["findings"]

    assert (found["rule"], found["message"]) == ("F04", "none.pdf has no pages, so there is nothing to read.")


def test_a_comparison_with_what_cannot_be_read_says_why_to_machines_and_people(word, tmp_path, capsys):
    broken = a_file(tmp_path, b"%PDF-1.7\nbroken", "old.pdf")

    result = json.loads(printed(capsys, "compare", word, broken, "--json", code=3).out)
    assert (result["new"], result["published"], result["differences"]) == (None, None, [])
    assert [found["rule"] for found in result["findings"]] == ["F02"]

    told = printed(capsys, "compare", word, broken, code=3)
    assert "old.pdf is broken" in told.err


def test_a_comparison_with_a_scan_names_its_pages(word, scan, capsys):
    told = printed(capsys, "compare", word, scan, code=3)

    assert "Pages 1, 2 of scan.pdf hold a picture and no text, so they were not read." in told.err


@pytest.fixture
def scan(tmp_path):
    picture = Image.new("RGB", (600, 800), "white")
    path = tmp_path / "scan.pdf"
    picture.save(path, save_all=True, append_images=[picture.copy()])
    return str(path)


def test_a_plan_cannot_be_looked_for_in_a_scan_nor_in_a_broken_file(scan, tmp_path, capsys):
    broken = a_file(tmp_path, b"", "empty.pdf")
    for file, rule in ((scan, "I09"), (broken, "F04")):
        assert ended(["plan", "import", file, "--json"]) == 3
        assert [found["rule"] for found in json.loads(capsys.readouterr().out)["findings"]] == [rule]


def test_a_folder_is_said_to_be_one(tmp_path, capsys):
    assert "is a folder, not a file" in printed(capsys, "check", str(tmp_path), code=3).err


@pytest.mark.parametrize("command", [["read"], ["check"], ["compare", "also-nowhere.pdf"]], ids=lambda c: c[0])
def test_a_file_that_is_not_there_is_said_plainly(command, capsys):
    told = printed(capsys, *command, "nowhere.pdf", code=3)

    assert "There is no file" in told.err
    assert told.out == ""


def test_a_reports_own_faults_are_found_worst_first(tmp_path, capsys):
    faulty = CouncilReport(sections=[("Background", ("The date is TBC and [insert figure here].",)), ("Risk", ())])
    file = a_file(tmp_path, faulty.docx(), "draft.docx")

    result = json.loads(printed(capsys, "check", file, "--json", "--as-of", "2030-07-01").out)

    severities = [found["severity"] for found in result["findings"]]
    assert severities == sorted(severities, key=["block", "high", "medium", "low"].index)
    assert (severities[0], severities[-1]) == ("high", "medium")
    assert all(found["place"]["file"] == "draft.docx" for found in result["findings"])
    assert "report" not in result


@pytest.mark.parametrize(
    ("options", "wrong"),
    [(["--layout", "1066"], "no layout '1066'"), (["--as-of", "31/13/2031"], "Write it as 2031-05-06")],
)
def test_a_check_called_wrongly_says_how(word, capsys, options, wrong):
    assert wrong in printed(capsys, "check", word, *options, code=2).err


@pytest.mark.parametrize("day", ["2031-05-06", "06/05/2031", "6 May 2031"])
def test_the_day_may_be_written_as_people_write_it(word, capsys, day):
    printed(capsys, "check", word, "--as-of", day)


def test_findings_are_drawn_at_their_places(tmp_path, capsys):
    pdf = a_file(tmp_path, a_pdf(added=" It costs [insert sum here]."), "draft.pdf")

    result = json.loads(printed(capsys, "check", pdf, "--json", "--picture", str(tmp_path / "pages")).out)

    pages = {found["place"]["page"] for found in result["findings"]} - {None}
    assert pages >= {1, 2, 3}
    assert [Path(path).name for path in result["pictures"]] == [f"draft-page-{page:03d}.png" for page in sorted(pages)]


def test_two_papers_are_compared_for_people_and_for_machines(word, tmp_path, capsys):
    new = a_file(
        tmp_path, CouncilReport(asks=(ASKS[0], ASKS[1].replace("agrees", "notes"), ASKS[2])).docx(), "new.docx"
    )

    told = printed(capsys, "compare", new, word).out
    result = json.loads(printed(capsys, "compare", new, word, "--json").out)

    assert "[-agrees-] {+notes+} the stabilisation plan" in told
    (difference,) = result["differences"]
    assert (difference["kind"], difference["change"], difference["number"]) == ("recommendation", "wording", "(b)")
    assert [run["fate"] for run in difference["words"]] == ["gone", "new", "kept"]
    assert [found["rule"] for found in result["findings"]] == ["C35"]
    assert (result["new"]["file"], result["published"]["file"]) == ("new.docx", "report.docx")


def test_a_dropped_recommendation_stops_publication(word, tmp_path, capsys):
    new = a_file(tmp_path, CouncilReport(asks=ASKS[:2]).docx(), "new.docx")

    assert "C34" in printed(capsys, "compare", new, word, code=1).out


def test_the_second_reading_is_kept_unless_told_otherwise(word, tmp_path, capsys):
    first = printed(capsys, "read", word, "--json").out
    (entry,) = (tmp_path / "readings").glob("*.reading")
    stamp = entry.stat().st_ino

    assert printed(capsys, "read", word, "--json").out == first
    assert printed(capsys, "read", word, "--json", "--no-cache").out == first
    assert [path.stat().st_ino for path in (tmp_path / "readings").glob("*.reading")] == [stamp]


def test_nothing_is_kept_when_told_so(word, tmp_path, capsys):
    printed(capsys, "read", word, "--no-cache")

    assert not (tmp_path / "readings").exists()


@pytest.mark.skipif(not libreoffice.is_present(), reason="LibreOffice is not on this machine")
@pytest.mark.libreoffice
def test_an_older_word_format_is_read_as_the_file_that_came(tmp_path, capsys, monkeypatch):
    monkeypatch.setattr(libreoffice, "_WRITES", {"rtf": "rtf:Rich Text Format", **libreoffice._WRITES})
    file = a_file(tmp_path, libreoffice.convert(CouncilReport().docx(), ".docx", "rtf"), "report.rtf")

    result = json.loads(printed(capsys, "read", file, "--json").out)

    assert result["report"]["front_page"]["subject"] == "Governance Stabilisation Plan"
    (found,) = (one for one in result["findings"] if one["rule"] == "F19")
    assert "save it as a Word document" in found["hint"]
    assert {one["place"]["sha256"] for one in result["findings"]} == {result["sha256"]}


def test_a_councils_own_labels_come_from_its_workspace(tmp_path, capsys):
    settings = '[reports]\nlabels = { subject = ["What this is about"] }\n'
    workspace = tmp_path / "council"
    workspace.mkdir()
    (workspace / "settings.toml").write_text(settings)
    front = (("What this is about", "Parks and ponds"), *CouncilReport().front[1:])
    file = a_file(tmp_path, CouncilReport(front=front).docx(), "report.docx")

    def subject(*options):
        return json.loads(printed(capsys, "read", file, "--json", *options).out)["report"]["front_page"]["subject"]

    assert subject("--workspace", str(workspace)) == "Parks and ponds"
    assert subject() == ""


def test_progress_is_shown_on_a_terminal_and_gone_afterwards(monkeypatch, capsys):
    monkeypatch.setattr("sys.stderr.isatty", lambda: True, raising=False)
    monkeypatch.setattr(said, "_SECONDS_UNSEEN", -1)
    with said.progress("Reading a.pdf") as progress:
        progress(3, 200)

    told = capsys.readouterr().err
    assert "Reading a.pdf: page 3 of 200" in told
    assert told.endswith("\r")


def test_a_pipe_is_quiet(capsys):
    with said.progress("Reading a.pdf") as progress:
        assert progress is None
    assert capsys.readouterr().err == ""
