"""Checking returns without recording them: what each file says, and what is wrong with it."""

from collections.abc import Sequence
from datetime import datetime, time
from pathlib import Path
from typing import NamedTuple

from paperclerk.domain.cycle import Cycle, PastPeriod
from paperclerk.domain.findings import worst_first
from paperclerk.domain.periods import Period, month_period
from paperclerk.domain.plan import Plan
from paperclerk.domain.returns import Return
from paperclerk.domain.summary import CheckedReturns
from paperclerk.errors import Unreadable
from paperclerk.mailbox.received_times import received_as_listed
from paperclerk.rules.register import check
from paperclerk.settings import form_key
from paperclerk.steps.agreed_plan import agreed_plan
from paperclerk.steps.annotate_returns import stems_of, write_marked_copy
from paperclerk.steps.convert_returns import convert_returns
from paperclerk.steps.gather_returns import Gathered, Opened, open_file
from paperclerk.steps.judge_cycle import cycle_of
from paperclerk.steps.office import Office
from paperclerk.steps.read_plan import read_calendar, sound_plan
from paperclerk.steps.read_returns import ReadingDesk, sort_returns
from paperclerk.storage.ledger import Ledger, open_ledger


class _Background(NamedTuple):
    plan: Plan
    periods: tuple[Period, ...]
    ledger: Ledger


class _Checked(NamedTuple):
    """A return with all that was found; `cycle` is the one it was checked in, None for a file set aside."""

    read: Return
    cycle: Cycle | None = None


# What can only be asked of a file when it is known when it came in: rule and what it is about.
_NEED_THE_TIME = (("C44", "late"), ("C41", "to come"))


def check_returns(office: Office, files: list[Path], annotate: Path | None = None) -> CheckedReturns:
    """Read files and check each by itself against the plan and what was recorded before; nothing is recorded.

    Args:
        office: the workspace and its readers.
        files: returns, or messages with returns attached.
        annotate: the folder for a copy of each return with what was found marked in it; none is written unless given.

    Raises:
        Unreadable: a file is not there.
    """
    for path in files:
        if not path.is_file():
            raise Unreadable(f"There is no file {path}.", "Give the .docx, .xlsx or .eml that came back.")
    plan = sound_plan(office).plan
    opened = [open_file(office, path.name, path.read_bytes(), received_as_listed(path)) for path in files]
    gathered = [file for one in opened for file in one.files]
    converted = office.hands.ask(convert_returns, gathered)
    desk = ReadingDesk(office.readers, plan, form_key(office.workspace), converted)
    with open_ledger(office.workspace.ledger_folder) as ledger:
        known = _Background(plan, read_calendar(office).periods, ledger)
        reads = office.hands.each(desk, gathered)
        checked = [_checked(office, known, file, read) for file, read in zip(gathered, reads, strict=True)]
    marked = _marked(office, checked, gathered, annotate) if annotate else ()
    others = (_message(one) for one in opened if one.findings and not one.files)
    return CheckedReturns(returns=(*(one.read for one in checked), *others), marked=marked)


def _marked(office: Office, checked: Sequence[_Checked], files: Sequence[Gathered], folder: Path) -> tuple[str, ...]:
    stems = stems_of(file.arrival for file in files)
    written = []
    for one, file in zip(checked, files, strict=True):
        if one.cycle is None:  # set aside
            continue
        received = one.cycle.returns[0].model_copy(update={"read": one.read})
        made = received.arrival.received if file.dated else datetime.combine(one.cycle.period.cut_off, time())
        stem = stems[file.arrival.sha256]
        written.append(write_marked_copy(office, folder, stem, file.content, received, one.cycle, made))
    return tuple(str(path) for path in written if path)


def _checked(office: Office, known: _Background, gathered: Gathered, read: Return) -> _Checked:
    period = _period(read, known.periods)
    gathered = _as_on_record(gathered, known.ledger, period)
    agreed = agreed_plan(known.ledger, known.plan, period)
    now = sort_returns([(gathered, read)], agreed.plan, period)
    if not now.returns:
        return _Checked(read.model_copy(update={"findings": tuple(worst_first(now.quarantined[0].findings))}))
    before: tuple[PastPeriod, ...] = known.ledger.past_periods(period.key)
    cycle = cycle_of(office.workspace, agreed, period, now, before)
    mine = [found for found in check(cycle) if found.place.sha256 == read.sha256]
    if not gathered.dated:
        mine = [found for found in mine if (found.rule, found.about) not in _NEED_THE_TIME]
    found = tuple(worst_first([*now.returns[0].read.findings, *mine]))
    return _Checked(now.returns[0].read.model_copy(update={"findings": found}), cycle)


def _as_on_record(gathered: Gathered, ledger: Ledger, period: Period) -> Gathered:
    """Take a file as received when the ledger says it was, unless its message or the list beside it says."""
    known = next((one for one in ledger.arrivals(period.key) if one.sha256 == gathered.arrival.sha256), None)
    if gathered.dated or known is None:
        return gathered
    arrival = gathered.arrival.model_copy(update={"received": known.received})
    return Gathered(arrival, gathered.content, dated=True)


def _message(opened: Opened) -> Return:
    """Return a message that held no return as a file that is none, with the reasons."""
    assert opened.message is not None  # only messages have findings before they are read
    arrival = opened.message.arrival
    return Return(file=arrival.file, sha256=arrival.sha256, findings=opened.findings)


def _period(read: Return, periods: tuple[Period, ...]) -> Period:
    """Return the period the form says it is for, so that a form is checked against its own month."""
    key = read.form.period if read.form else ""
    named = next((period for period in periods if period.key == key), None)
    if named:
        return named
    try:
        return month_period(key)
    except ValueError:
        return max(periods, key=lambda period: period.key) if periods else month_period("2000-01")
