"""How fast reports are read, beside plain pdfplumber over the same pages; prints a section in Markdown.

Both sides run in one process, in turns, over the same bytes, and the ratio is that of the medians. Plain pdfplumber
gives each page's text and tables as they lie there; ours puts paragraphs, sections and tables together over pages.
Memory is the most that a process of its own took which did nothing else.
"""

import hashlib
import io
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

HERE = Path(__file__).resolve()
sys.path[:0] = [str(HERE.parent.parent / "tests"), str(HERE.parent.parent / "scripts")]

import pdfplumber
from report_pages import Press, Style
from sample.report_words import FEBRUARY, JANUARY, MARCH

from flows.office import open_report_desk
from paperclerk.steps.kept_readings import KeptReadings
from paperclerk.steps.read_report import ReportFile, reading_of
from parsers.edition import edition
from parsers.report_register import read_report

PAGES = (10, 50, 200)
ROUNDS = 3
# The rounds are over this many pages; a report has some 10 to 100.
COMPARED = 50
PER_CENT = 100
WIDTHS = (150, 150, 195)
HEADINGS = ("Deliverable", "Lead", "What was reported")


def main() -> None:
    """Print the table, or read one report when asked to by another run of this file."""
    if len(sys.argv) > 1:
        content = Path(sys.argv[1]).read_bytes()
        read_report(content, "report.pdf", {})
        print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
        return
    content = a_report(COMPARED)
    ours, theirs, two = in_turns(
        lambda: read_report(content, "report.pdf", {}),
        lambda: plain(content),
        lambda: read_report(content, "report.pdf", {}, processes=2),
    )
    first, second = twice(content)
    lines = [
        "## Reading reports",
        f"PDFs of our own words, a table on every third page. {COMPARED} pages unless said; medians of {ROUNDS} runs.",
        "| comparison | measured | against | ratio | aim |\n|---|---|---|---|---|",
        row("`report read`, against `extract_text` and `extract_tables`", ours, theirs, ours / theirs, "at most 1.5"),
        row("the same in two processes, against one", two, ours, ours / two, "1.6 times faster"),
        f"| second read of the same file, against the first | {second:.3f} s | {first:.2f} s "
        f"| {second / first * PER_CENT:.1f} % | under 5 % |",
    ]
    lines += ["\n| pages | seconds | a page | peak memory |\n|---|---|---|---|", *(size(pages) for pages in PAGES)]
    print("\n\n".join(lines[:2]) + "\n\n" + "\n".join(lines[2:]))


def a_report(pages: int) -> bytes:
    """Return a report of that many pages, in the sample council's words."""
    press = Press(Style(page=(595, 842)))
    words = [(heading, text) for month in (JANUARY, FEBRUARY, MARCH) for heading, text in month.sections.items()]
    chapter = 0
    while len(press.pages) < pages:
        heading, texts = words[chapter % len(words)]
        chapter += 1
        press.line(f"{chapter}. {heading.replace('_', ' ').capitalize()}", 14, bold=True)
        for number, text in enumerate(texts, 1):
            press.prose(f"{chapter}.{number} {text}")
        if chapter % 6 == 0:
            rows = [([f"D{chapter}.{n} {texts[0]}"], ["Director of Finance"], [texts[-1]]) for n in range(1, 5)]
            press.table(WIDTHS, HEADINGS, rows)
    press.pages[pages:] = []
    return press.pdf()


def plain(content: bytes) -> None:
    """Read every page's text and tables with pdfplumber, closing each as its makers advise."""
    with pdfplumber.open(io.BytesIO(content)) as pdf:
        for page in pdf.pages:
            page.extract_text()
            page.extract_tables()
            page.close()


def in_turns(*deeds: Callable[[], object]) -> list[float]:
    """Return the median seconds of each deed, done in turns."""
    times = [[seconds(deed) for deed in deeds] for _ in range(ROUNDS)]
    return [statistics.median(side) for side in zip(*times, strict=True)]


def seconds(deed: Callable[[], object]) -> float:
    """Return how long a deed takes on the clock, since it may work in several processes."""
    start = time.perf_counter()
    deed()
    return time.perf_counter() - start


def twice(content: bytes) -> list[float]:
    """Return the median seconds of a first and of a second reading of one file."""
    times = []
    for _ in range(ROUNDS):
        with tempfile.TemporaryDirectory() as folder:
            times.append([seconds(lambda: kept(content, folder)) for _ in range(2)])
    return [statistics.median(side) for side in zip(*times, strict=True)]


def kept(content: bytes, folder: str) -> None:
    """Read a report as the command does, keeping what was read in a folder."""
    desk = replace(open_report_desk(None), kept=KeptReadings(Path(folder), edition))
    reading_of(desk, ReportFile("report.pdf", hashlib.sha256(content).hexdigest(), content))


def size(pages: int) -> str:
    """Return a row of the second table: a report of that many pages, read in a process of its own."""
    content = a_report(pages)
    took = statistics.median(seconds(lambda: read_report(content, "report.pdf", {})) for _ in range(3))
    with tempfile.NamedTemporaryFile(suffix=".pdf") as file:
        file.write(content)
        file.flush()
        asked = [sys.executable, str(HERE), file.name]
        most = int(subprocess.run(asked, check=True, stdout=subprocess.PIPE, text=True).stdout)
    return f"| {pages} | {took:.2f} | {took / pages * 1000:.0f} ms | {most / 1024:.0f} MiB |"


def row(what: str, ours: float, theirs: float, ratio: float, aim: str) -> str:
    """Return a row of the first table."""
    return f"| {what} | {ours:.2f} s | {theirs:.2f} s | {ratio:.2f} | {aim} |"


if __name__ == "__main__":
    main()
