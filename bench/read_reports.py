"""How fast reports are read, beside plain pdfplumber over the same pages; prints a section in Markdown.

Both sides run in one process, in turns, over the same bytes, and the ratio is that of the medians: of the time the
processor took, which a busy machine does not change, but for two processes, where the clock counts. Plain pdfplumber
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
from typing import NamedTuple

HERE = Path(__file__).resolve()
sys.path[:0] = [str(HERE.parent.parent / "tests"), str(HERE.parent.parent / "scripts")]

import pdfplumber
from aims import Aim, cells
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
        f"PDFs of our own words, with tables. {COMPARED} pages unless said; seconds are medians of {ROUNDS} runs.",
        "| comparison | measured | against | ratio | aim | met |\n|---|---|---|---|---|---|",
        row("`report read`, against `extract_text` and `extract_tables`, processor",
            ours.processor, theirs.processor, f"{ours.processor / theirs.processor:.2f}",
            cells(Aim("at most 1.5", 1.5), ours.processor / theirs.processor)),
        row("`report read` in two processes, against one, clock",
            two.clock, ours.clock, f"{ours.clock / two.clock:.2f} times faster",
            cells(Aim("1.6 times faster", 1.6, is_least=True), ours.clock / two.clock)),
        row("second read of the same file, against the first, processor",
            second.processor, first.processor, f"{second.processor / first.processor:.1%}",
            cells(Aim("under 5 %", 0.05), second.processor / first.processor)),
    ]  # fmt: skip
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


class Took(NamedTuple):
    """Seconds a deed took: on the clock, and of this process's time."""

    clock: float
    processor: float


def in_turns(*deeds: Callable[[], object]) -> list[Took]:
    """Return the median seconds of each deed, done in turns."""
    times = [[took(deed) for deed in deeds] for _ in range(ROUNDS)]
    return [Took(*map(statistics.median, zip(*side, strict=True))) for side in zip(*times, strict=True)]


def took(deed: Callable[[], object]) -> Took:
    """Do a deed and return how long it took."""
    clock, processor = time.perf_counter(), time.process_time()
    deed()
    return Took(time.perf_counter() - clock, time.process_time() - processor)


def twice(content: bytes) -> list[Took]:
    """Return the seconds of a first and of a second reading of one file."""
    with tempfile.TemporaryDirectory() as folder:
        return [took(lambda: kept(content, folder)) for _ in range(2)]


def kept(content: bytes, folder: str) -> None:
    """Read a report as the command does, keeping what was read in a folder."""
    desk = replace(open_report_desk(None), kept=KeptReadings(Path(folder), edition))
    reading_of(desk, ReportFile("report.pdf", hashlib.sha256(content).hexdigest(), content))


def size(pages: int) -> str:
    """Return a row of the second table: a report of that many pages, read in a process of its own."""
    content = a_report(pages)
    seconds = took(lambda: read_report(content, "report.pdf", {})).processor
    with tempfile.NamedTemporaryFile(suffix=".pdf") as file:
        file.write(content)
        file.flush()
        asked = [sys.executable, str(HERE), file.name]
        most = int(subprocess.run(asked, check=True, stdout=subprocess.PIPE, text=True).stdout)
    return f"| {pages} | {seconds:.2f} | {seconds / pages * 1000:.0f} ms | {most / 1024:.0f} MiB |"


def row(what: str, ours: float, theirs: float, ratio: str, aim: str) -> str:
    """Return a row of the first table; `aim` are its last two cells."""
    return f"| {what} | {ours:.3f} s | {theirs:.2f} s | {ratio} | {aim} |"


if __name__ == "__main__":
    main()
