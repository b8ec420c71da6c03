"""Measure how well published reports are read, over a folder of truths or over invented councils' papers.

    python scripts/measure_reports.py [FOLDER] [-v] [--only NAME] [--lots N] [--seeds] [--write]

FOLDER holds reports, PDF or Word, each with its truth beside it (`cabinet.pdf`, `cabinet.truth.json`;
docs/reading-reports.md says how to write one). Without a folder the papers of tests/council_papers are made and
measured. `-v` lists every miss with its page, `--seeds` adds the two real reports of ../shared, `--lots N` measures N
councils drawn by lot instead of those written by hand, `--write` writes the table of docs/reading-reports.md anew.
"""

import argparse
import sys
import tempfile
import time
from collections.abc import Iterable, Sequence
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

import pypdfium2

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]  # the makers of invented papers stand with the tests

from council_papers import any_house, laid_out_again  # noqa: E402
from council_papers.printing import reprint_papers, write_papers  # noqa: E402

from parsers.pdf_report import read_report as read_pdf  # noqa: E402
from parsers.word_report import read_report as read_word  # noqa: E402
from scripts.report_truths import MEASURES, Item, Score, Share, folded, score, truth_beside  # noqa: E402
from scripts.seed_truths import real_reports  # noqa: E402

DOCS = ROOT / "docs" / "reading-reports.md"
BEGIN, END = "<!-- measured -->", "<!-- end of measured -->"
READERS = {".pdf": read_pdf, ".docx": read_word}


class Measured(NamedTuple):
    """A report, how it was read, and the seconds it took."""

    file: Path
    score: Score
    seconds: float


def main() -> None:
    """Measure what the command names, print it, and write the page of the docs where that is asked."""
    asked = _asked()
    with tempfile.TemporaryDirectory() as made:
        folder = asked.folder or Path(made)
        lots = range(asked.first, asked.first + asked.lots)
        if asked.lots:
            write_papers(
                folder, [partial(make, lot) for make in (any_house.paper, laid_out_again.paper) for lot in lots]
            )
        elif not asked.folder:
            write_papers(folder)
            reprint_papers(folder)
        truths = [pair for pair in truths_of(folder) if asked.only in pair[0].name]
        if asked.seeds:
            truths += [pair for pair in real_reports(ROOT.parent / "shared") if asked.only in pair[0].name]
        measured = [measure(file, truth) for file, truth in truths]
        if asked.verbose:
            for one in measured:
                _print_misses(one)
    page = table(measured)
    print(page)
    if asked.write:
        _write(page)


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("folder", nargs="?", type=Path)
    parser.add_argument("-v", "--verbose", action="store_true", help="list every miss with its page")
    parser.add_argument("--only", default="", help="reports with this in their names")
    parser.add_argument("--lots", type=int, default=0, help="so many councils drawn by lot")
    parser.add_argument("--first", type=int, default=0, help="the lot to begin with")
    parser.add_argument("--seeds", action="store_true", help="add the two real reports of ../shared")
    parser.add_argument("--write", action="store_true", help="write the table of docs/reading-reports.md anew")
    return parser.parse_args()


def truths_of(folder: Path) -> list[tuple[Path, dict[str, Any]]]:
    """Return every report of a folder that has a truth beside it, with that."""
    files = sorted(file for file in folder.iterdir() if file.suffix.lower() in READERS)
    return [(file, truth) for file in files if (truth := truth_beside(file)) is not None]


def measure(file: Path, truth: dict[str, Any]) -> Measured:
    """Read a report and hold it against the truth."""
    begun = time.perf_counter()
    reading = READERS[file.suffix.lower()](file.read_bytes(), file.name)
    return Measured(file, score(truth, reading.reports), time.perf_counter() - begun)


def _write(page: str) -> None:
    text = DOCS.read_text(encoding="utf-8")
    before, _, rest = text.partition(BEGIN)
    _, _, after = rest.partition(END)
    DOCS.write_text(f"{before}{BEGIN}\n\n{page}\n\n{END}{after}", encoding="utf-8")


def table(measured: Iterable[Measured]) -> str:
    """Return a table of F1 for each report and measure, with precision and recall of them all, in Markdown."""
    measured = list(measured)
    shown = [name for name in MEASURES if any(name in one.score.shares for one in measured)]
    lines = [f"| report | {' | '.join(shown)} |", f"|---|{'---:|' * len(shown)}"]
    for one in measured:
        cells = [f"{one.score.shares[name].f1:.3f}" if name in one.score.shares else "" for name in shown]
        lines.append(f"| {one.file.name} | {' | '.join(cells)} |")
    for kind in sorted({one.file.suffix for one in measured}):
        sums = [_sum(name, [one for one in measured if one.file.suffix == kind]) for name in shown]
        for word in ("precision", "recall", "f1"):
            cells = [f"{getattr(share, word):.3f}" for share in sums]
            lines.append(f"| **all {kind}, {word}** | {' | '.join(cells)} |")
    return "\n".join(lines)


def _sum(name: str, measured: Iterable[Measured]) -> Share:
    return sum((one.score.shares[name] for one in measured if name in one.score.shares), Share())


def _print_misses(one: Measured) -> None:
    pages = _texts(one.file)
    print(f"\n## {one.file.name}")
    for name in (name for name in MEASURES if name in one.score.missed and name != "cells"):
        extra = list(one.score.extra[name])
        for item in one.score.missed[name]:
            print(f"- {name}, page {_page(item, pages)}: {' | '.join(_short(part) for part in item)}")
            if near := _nearest(item, extra):
                extra.remove(near)
                print(f"    read: {_difference(' | '.join(item), ' | '.join(near))}")
        for item in extra:
            print(f"+ {name}, page {_page(item, pages)}: {' | '.join(_short(part) for part in item)}")


def _nearest(item: Item, others: Sequence[Item]) -> Item | None:
    """Return what was read in the place of a missed item, as far as half of its words tell."""
    words = set(" ".join(item).split())
    best = max(others, key=lambda other: len(words & set(" ".join(other).split())), default=None)
    return best if best and 2 * len(words & set(" ".join(best).split())) >= len(words) else None


def _difference(true: str, read: str) -> str:
    """Return the place where two texts part, a few words of each."""
    at = next(
        (n for n, pair in enumerate(zip(true, read, strict=False)) if pair[0] != pair[1]), min(len(true), len(read))
    )
    begin = max(0, at - 30)
    return f"...{true[begin:at]}[[{read[at : at + 60]}]] for [[{true[at : at + 60]}]]"


def _short(text: str) -> str:
    return text if len(text) <= 160 else f"{text[:110]} ... {text[-45:]}"


def _texts(file: Path) -> list[str]:
    if file.suffix.lower() != ".pdf":
        return []
    with pypdfium2.PdfDocument(file) as pdf:
        return ["".join(folded(page.get_textpage().get_text_bounded()).split()) for page in pdf]


def _page(item: Item, pages: list[str]) -> str:
    """Return the first page where the longest part of an item begins, as far as a search can tell."""
    words = "".join(max(item, key=len).split())
    for length in (60, 24):
        for number, text in enumerate(pages, 1):
            if words[:length] and words[:length] in text:
                return str(number)
    return "?"


if __name__ == "__main__":
    main()
