"""Whatever is done to the XML of a filled-in form: no crash, no hang, and nothing lost, changed or moved unsaid.

What counts as lost is written down in `lost_answers.py`, what is done in `mutants.py`. A few hundred mutants are tried
each time, always the same; `PAPERCLERK_MUTANTS=20000` tries as many of each kind as it says, the first of them these.
"""

import os
import time
import zipfile
from collections.abc import Callable
from io import BytesIO
from typing import NamedTuple

import pytest
from lost_answers import OF_THE_FILE, PLAN, SAID, Original, an_original, losses, the_form
from lxml import etree
from mutants import S, mutants
from what_is_seen import cells_of, seen_in

from paperclerk.domain.returns import Return
from paperclerk.excel.return_form import write_return_form as write_excel_form
from paperclerk.word.return_form import write_return_form as write_word_form
from parsers.register import read_return

TRIED = int(os.environ.get("PAPERCLERK_MUTANTS", "240"))
SECONDS = 5.0


class Filled(NamedTuple):
    """A form filled in, and what it said before anything was done to it."""

    content: bytes
    original: Original


@pytest.fixture(scope="module", params=["word", "excel"])
def filled(request: pytest.FixtureRequest) -> Filled:
    if request.param == "word":
        return a_filled(write_word_form(the_form(), b"a key"), lambda _: SAID)
    return a_filled(write_excel_form(the_form(), b"a key"), as_in_cells)


def test_no_mutant_of_a_form_loses_an_answer_unsaid(filled):
    wrong = []
    for done, content in mutants(filled.content, range(TRIED)):
        started = time.process_time()
        try:
            back = read(content)
        except BaseException as problem:  # a library's panic is not even an Exception
            wrong.append((done, repr(problem)))
            continue
        seconds = time.process_time() - started
        if seconds > SECONDS:
            wrong.append((done, f"took {seconds:.1f} seconds"))
        seen = seen_in(content)
        if seen is None:
            # No program shows such a file; to be told so is not asked of a reader that gets all answers out of it.
            continue
        wrong += [(done, lost) for lost in losses(filled.original, seen, back)]
    assert wrong == []


def test_a_form_as_it_was_issued_has_nothing_lost_and_nothing_to_say(filled):
    seen = seen_in(filled.content)

    assert losses(filled.original, seen, read(filled.content)) == []
    assert [found.message for found in read(filled.content).findings] == []


def test_most_mutants_are_read_all_the_same(filled):
    tried = list(mutants(filled.content, range(100)))

    refused = [done for done, content in tried if {f.rule for f in read(content).findings} & set(OF_THE_FILE)]
    assert len(tried) > 60
    assert len(refused) < len(tried) / 4


def test_an_answer_dropped_put_elsewhere_or_read_halfway_would_be_noticed(filled):
    whole = read(filled.content)
    seen = seen_in(filled.content)
    first, second = whole.updates

    def lost(**changes: object) -> list[str]:
        return losses(filled.original, seen, whole.model_copy(update={"updates": (altered(changes), second)}))

    def altered(changes: dict[str, object]) -> object:
        return first.model_copy(update=changes)

    assert [line.partition(":")[0] for line in lost(evidence=None)] == ["D4_1_evidence"] * 2
    assert "“zebranq” can be seen and was not read" in lost(narrative="Zebraiq zebrajq. Zebrakq zebralq zebramq.")[0]
    assert "was read, which is of D4_1_narrative" in lost(slip_reason=first.narrative)[-1]
    assert "D4_1_percent: “61” can be seen and “16” was read" in lost(percent=16)
    assert "D4_1_forecast: “31 July 2031” can be seen and “” was read" in lost(forecast=None)


def test_a_box_gone_with_its_label_would_be_noticed(filled):
    whole, seen = read(filled.content), seen_in(filled.content)
    less = seen._replace(lines=seen.lines.copy())
    for line in [line for line in less.lines if line.startswith("Evidence") or "ebrarq" in line]:
        del less.lines[line]
    without = whole.updates[0].model_copy(update={"evidence": None})

    back = whole.model_copy(update={"updates": (without, whole.updates[1])})

    assert losses(filled.original, less, back) == ["D4_1_evidence: “Zebrarq zebrasq.” is gone with its box, “Evidence”"]


def a_filled(content: bytes, shown: Callable[[bytes], dict[str, str]]) -> Filled:
    seen = seen_in(content)
    assert seen
    return Filled(content, an_original(read(content), seen, shown(content)))


def as_in_cells(content: bytes) -> dict[str, str]:
    """Return how each answer stands in its cell."""
    with zipfile.ZipFile(BytesIO(content)) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    cells = dict(cells_of(parts))
    names = etree.fromstring(parts["xl/workbook.xml"]).iter(f"{S}definedName")
    at = {name.get("name").removeprefix("rtn_"): name.text.replace("$", "").replace("'", "") for name in names}
    return {name: cells[at[name]] for name in SAID}


def read(content: bytes) -> Return:
    return read_return(content, "return", PLAN.scheme, PLAN.officers)
