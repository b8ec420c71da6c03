"""A workbook that reaches absurdly far: the form in it is read and marked, within bounds of time and memory."""

import os
import re
import subprocess
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

import pytest
from builders import a_plan, rules_of
from excel_files import a_form_file, edited, typed
from openpyxl.styles import PatternFill

from paperclerk.excel.annotated import annotate
from paperclerk.excel.inventory import would_lose
from parsers import excel_return

PLAN = a_plan()
FORM = a_form_file()
MADE = datetime(2031, 4, 5, tzinfo=UTC)
LAST_COLUMN, LAST_CELL = 16_384, "XFD1048576"


def coloured(book):
    for row in range(1, 40):
        book["Return"].cell(row, LAST_COLUMN).fill = PatternFill("solid", fgColor="FFFF00")


FAR = {
    "coloured": edited(FORM, coloured),
    "a space": edited(FORM, typed("Return", "XFD20", " ")),
    "a letter": edited(FORM, typed("Return", LAST_CELL, "x")),
}

# What one process may take, as the operating system counts it: an interpreter with our libraries has 80 of these.
MOST_MEGABYTES = 300


def read(content):
    return excel_return.read(content, "return.xlsx", PLAN.scheme, PLAN.officers)


def said(back):
    return [update.model_dump(exclude={"places", "as_written"}, exclude_none=True) for update in back.updates]


def test_a_letter_in_a_sheets_last_cell_is_told_by_its_address_and_the_form_is_read():
    back = read(FAR["a letter"])

    assert said(back) == said(read(FORM))
    assert [(f.rule, f.place.cell) for f in back.findings] == [("V17", LAST_CELL)]
    assert back.findings[0].message.startswith(f"“x” stands in cell {LAST_CELL}, far outside the form")


def test_a_table_far_out_makes_a_workbook_too_heavy_to_be_read():
    def far_table(book):
        for row in range(900_000, 900_100):
            book["Return"].cell(row, 100, "x")

    assert rules_of(read(edited(FORM, far_table)).findings) == ["F06"]


def marked(content):
    """Read a workbook and mark it as it is marked when it is sent back."""
    found = [one.model_copy(update={"message": "Look here."}) for one in read(FAR["a letter"]).findings]
    assert not would_lose(content)
    return annotate(content, found, MADE)


@pytest.mark.parametrize("content", FAR.values(), ids=FAR)
def test_a_sheet_that_reaches_far_is_read_and_marked_in_seconds(content):
    started = time.process_time()

    assert said(read(marked(content))) == said(read(FORM))
    assert time.process_time() - started < 5


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="only Linux tells how much memory was taken")
@pytest.mark.parametrize("name", FAR)
def test_a_sheet_that_reaches_far_is_read_and_marked_in_little_memory(name):
    # In a process of its own: the most that one has ever taken is all that can be asked.
    path = os.pathsep.join([str(Path(__file__).parent), *sys.path])
    call = [sys.executable, "-c", f"import test_far_cells; test_far_cells.weigh({name!r})"]
    environment = {**os.environ, "PYTHONPATH": path}
    done = subprocess.run(call, capture_output=True, text=True, timeout=120, check=True, env=environment)

    assert int(done.stdout) < MOST_MEGABYTES


def weigh(name):
    """Say how many megabytes this process came to while it read and marked a workbook."""
    read(marked(FAR[name]))
    # Not what `getrusage` says: a process begins with the most that its parent had.
    status = Path("/proc/self/status").read_text()
    sys.stdout.write(str(int(re.search(r"VmHWM:\s*(\d+) kB", status)[1]) // 1024))
