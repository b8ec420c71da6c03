"""Pages read one by one, by this process alone or with others beside it; what is read is the same.

Each process opens the file for itself and gives back what a page says, which is small; its characters it forgets.
"""

import multiprocessing
import pickle
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from functools import lru_cache
from multiprocessing.context import BaseContext
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from parsers.headed_columns import may_go_on
from parsers.pdf_edges import EdgeLine
from parsers.pdf_furniture import running_lines
from parsers.pdf_page_flow import PageFlow, page_flow
from parsers.pdf_pages import Glance, Report, report_seen
from parsers.white_columns import Columns
from parsers.words_over_lines import Vocabulary, vocabulary

Progress = Callable[[int, int], None]

# Another process takes about as long to start as this one to read so many pages.
_WORTH_IT = 24
# Pages handed out at a time: few, so that all end together.
_AT_A_TIME = 2


class Read(NamedTuple):
    """What all pages of a report say, in order, and how the report writes its words."""

    pages: list[PageFlow]
    words: Vocabulary


class _Task(NamedTuple):
    """What a process needs to read pages: what the quick pass saw, the running lines, the report's words."""

    seen: Sequence[Glance]
    running: dict[int, tuple[EdgeLine, ...]]
    words: Vocabulary


def read_pages(report: Report, *, processes: int = 1, progress: Progress | None = None) -> Read:
    """Read all pages of a report, with more than one process when there are enough pages for it."""
    count = len(report.texts)
    wanted = min(processes, 1 + count // _WORTH_IT)
    # A process that may have none of its own (a worker of a pool that is not ours) reads alone.
    if wanted > 1 and not multiprocessing.current_process().daemon:
        try:
            return _shared(report, wanted - 1, progress)
        except (OSError, NotImplementedError, BrokenProcessPool):
            # No other process can be had here, or it was ended from outside: the pages are read all the same.
            report.unread.clear()
    task = _task(report)
    pages = []
    for page in _pages(report, task, range(1, count + 1)):
        pages.append(page)
        if progress:
            progress(len(pages), count)
    return Read(pages, task.words)


def read_tables(report: Report, wanted: Callable[[str], bool]) -> Read:
    """Read the pages whose bare text is wanted and those their tables may go on to; cells keep all their lines."""
    task = _task(report)
    pages: list[PageFlow] = []
    for number, text in enumerate(report.texts, 1):
        before = pages[-1] if pages and pages[-1].number == number - 1 else None
        if wanted(text) or (before and any(table.closes_page for table in before.tables)):
            pages.append(_page(report, task, number, before and before.goes_on, keeps_lines=True))
    return Read(pages, task.words)


def _task(report: Report) -> _Task:
    words = vocabulary(line for text in report.texts for line in text.splitlines())
    return _Task(report.seen, running_lines(report.edges), words)


def _pages(report: Report, task: _Task, numbers: range) -> Iterator[PageFlow]:
    known: Columns | None = None
    for number in numbers:
        read = _page(report, task, number, known)
        known = read.goes_on
        yield read


def _page(report: Report, task: _Task, number: int, known: Columns | None, *, keeps_lines: bool = False) -> PageFlow:
    page = report.page(number)
    report.forget()
    read = page_flow(page, task.running.get(number, ()), task.words, known, keeps_lines=keeps_lines)
    return read._replace(unread=report.unread.get(number, ""))


def _as_if_in_order(report: Report, task: _Task, pages: Sequence[PageFlow]) -> list[PageFlow]:
    """Read those pages again that a table goes on to from a page somebody else read."""
    done: list[PageFlow] = []
    for page in pages:
        known = done[-1].goes_on if done else None
        again = page.known != known and (page.known or (known and may_go_on(page.head, known)))
        done.append(_page(report, task, page.number, known) if again else page)
    return done


def _shared(report: Report, helpers: int, progress: Progress | None) -> Read:
    """Read from the front while other processes read from the back, until they meet."""
    count = len(report.texts)
    ranges = [range(first, min(first + _AT_A_TIME, count + 1)) for first in range(1, count + 1, _AT_A_TIME)]
    read: dict[int, PageFlow] = {}
    with TemporaryDirectory() as folder, ProcessPoolExecutor(helpers, _beginning()) as pool:
        # The others start while this one goes through the words.
        for _ in range(helpers):
            pool.submit(_started)
        file, handed = Path(folder, "report.pdf"), Path(folder, "task")
        file.write_bytes(report.content)
        task = _task(report)
        handed.write_bytes(pickle.dumps(task))
        futures = [pool.submit(_read_range, folder, numbers) for numbers in reversed(ranges)]
        try:
            for numbers, future in zip(ranges, reversed(futures), strict=True):
                for page in _pages(report, task, numbers) if future.cancel() else future.result():
                    read[page.number] = page
                    if page.unread:
                        report.unread[page.number] = page.unread
                    if progress:
                        progress(len(read), count)
        finally:
            pool.shutdown(wait=True, cancel_futures=True)
    return Read(_as_if_in_order(report, task, [read[number] for number in range(1, count + 1)]), task.words)


def _beginning() -> BaseContext:
    """Return how another process begins: as a copy of this one where that is safe, which takes no time, else anew.

    A copy has no threads but still their locks: with threads about (under Prefect, say) it might wait for ever.
    """
    is_safe = sys.platform == "linux" and threading.active_count() == 1
    return multiprocessing.get_context("fork" if is_safe else "spawn")


def _started() -> None:
    """Begin: what this room imports is there when the first pages come."""


@lru_cache(maxsize=1)
def _handed(folder: str) -> tuple[Report, _Task]:
    # Written by the process that began this one, into a folder that nobody else may write to.
    task: _Task = pickle.loads(Path(folder, "task").read_bytes())  # noqa: S301
    return report_seen(Path(folder, "report.pdf").read_bytes(), task.seen), task


def _read_range(folder: str, numbers: range) -> list[PageFlow]:
    report, task = _handed(folder)
    return list(_pages(report, task, numbers))
