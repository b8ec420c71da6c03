import hashlib
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from builders import (
    FINANCE,
    LAST_PERIOD,
    THIS_PERIOD,
    a_deliverable,
    a_plan,
    a_received_return,
    a_return,
    an_arrival,
    an_update,
)
from sqlalchemy import create_engine, event, text
from sqlalchemy.engine import Engine

from paperclerk.domain.cycle import PaperIssue, Quarantined
from paperclerk.domain.findings import Acceptance, State, finding
from paperclerk.domain.places import Place
from paperclerk.domain.ratings import Rag
from paperclerk.domain.returns import ReceivedReturn
from paperclerk.errors import CalledWrongly, Refused, Unreachable, Unreadable
from paperclerk.storage.ledger import Ledger, open_ledger

NOON = datetime(2031, 4, 2, 12, 0, tzinfo=UTC)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "ledger"


def shelved(ledger: Ledger, content: bytes, received: ReceivedReturn) -> ReceivedReturn:
    arrival = ledger.shelve(content, received.read.file, received.period, received.arrival.received)
    return received.model_copy(update={"arrival": arrival})


def test_a_new_ledger_says_that_it_is_precious(folder: Path) -> None:
    with open_ledger(folder):
        pass

    assert "precious" in (folder / "README.txt").read_text()
    assert sorted(path.name for path in folder.iterdir()) == ["README.txt", "ledger.sqlite"]


def test_a_shelved_file_comes_back_as_it_came(folder: Path) -> None:
    with open_ledger(folder) as ledger:
        arrival = ledger.shelve(b"the bytes", "return.docx", THIS_PERIOD, NOON, "<1@x>", "ada@example.org")

        assert ledger.content(arrival.sha256) == b"the bytes"
        assert ledger.arrivals(THIS_PERIOD) == (arrival,)
    assert (folder / "shelves" / arrival.sha256[:2] / arrival.sha256).read_bytes() == b"the bytes"


def test_the_same_bytes_again_keep_their_first_name_and_time(folder: Path) -> None:
    with open_ledger(folder) as ledger:
        first = ledger.shelve(b"the bytes", "first.docx", THIS_PERIOD, NOON)
        before = ledger.events()

        assert ledger.shelve(b"the bytes", "again.docx", THIS_PERIOD, NOON + timedelta(days=1)) == first
        assert ledger.events() == before


def test_without_a_date_a_file_was_received_when_it_was_first_shelved(folder: Path) -> None:
    with open_ledger(folder, clock=lambda: NOON) as ledger:
        ledger.shelve(b"the bytes", "return.docx", THIS_PERIOD)
    with open_ledger(folder, clock=lambda: NOON + timedelta(days=9)) as ledger:
        assert ledger.shelve(b"the bytes", "return.docx", THIS_PERIOD).received == NOON


def test_the_same_bytes_may_arrive_for_two_periods(folder: Path) -> None:
    with open_ledger(folder) as ledger:
        ledger.shelve(b"the bytes", "a.docx", LAST_PERIOD, NOON)
        ledger.shelve(b"the bytes", "b.docx", THIS_PERIOD, NOON)

        assert [arrival.file for key in ledger.periods() for arrival in ledger.arrivals(key)] == ["a.docx", "b.docx"]


def test_a_received_time_in_another_zone_is_the_same_moment(folder: Path) -> None:
    from zoneinfo import ZoneInfo

    with open_ledger(folder) as ledger:
        london = datetime(2031, 4, 2, 13, 0, tzinfo=ZoneInfo("Europe/London"))
        assert ledger.shelve(b"x", "x.docx", THIS_PERIOD, london).received == NOON


def test_a_damaged_file_on_the_shelf_is_refused(folder: Path) -> None:
    with open_ledger(folder) as ledger:
        sha256 = ledger.shelve(b"the bytes", "return.docx", THIS_PERIOD, NOON).sha256
        path = folder / "shelves" / sha256[:2] / sha256
        path.chmod(0o644)
        path.write_bytes(b"something else")

        with pytest.raises(Refused, match="damaged"):
            ledger.content(sha256)
        with pytest.raises(Refused, match="damaged"):
            ledger.shelve(b"the bytes", "return.docx", THIS_PERIOD, NOON)


@pytest.mark.parametrize("asked", ["0" * 64, "../../etc/passwd", ""])
def test_a_hash_that_nothing_came_in_under_is_called_wrongly(folder: Path, asked: str) -> None:
    with open_ledger(folder) as ledger, pytest.raises(CalledWrongly):
        ledger.content(asked)


def test_a_return_is_recorded_once(folder: Path) -> None:
    with open_ledger(folder) as ledger:
        received = shelved(ledger, b"one", a_received_return())

        assert ledger.record_return(received) is True
        before = ledger.events()
        assert ledger.record_return(received) is False
        assert ledger.events() == before
        assert ledger.returns(THIS_PERIOD) == (received,)


def test_a_return_keeps_its_findings_and_places(folder: Path) -> None:
    place = Place(file="return.docx", where="table 2, row 4", table=2, row=4, box=(1.0, 2.0, 3.0, 4.0))
    read = a_return().with_findings([finding("V07", "Tracked changes were read as accepted.", place=place)])
    with open_ledger(folder) as ledger:
        received = shelved(ledger, b"one", a_received_return(read=read))
        ledger.record_return(received)

        assert ledger.returns(THIS_PERIOD) == (received,)


def test_a_return_whose_file_was_never_shelved_is_called_wrongly(folder: Path) -> None:
    with open_ledger(folder) as ledger:
        with pytest.raises(CalledWrongly, match="shelved"):
            ledger.record_return(a_received_return())

        assert ledger.returns(THIS_PERIOD) == ()


def test_a_file_read_anew_replaces_its_reading_and_keeps_the_old_one(folder: Path) -> None:
    with open_ledger(folder) as ledger:
        first = shelved(ledger, b"one", a_received_return(an_update(rag=Rag.GREEN)))
        ledger.record_return(first)
        read = a_return(an_update(rag=Rag.RED))
        again = first.model_copy(update={"read": read})

        assert ledger.record_return(again) is True
        assert ledger.returns(THIS_PERIOD) == (again,)
    with create_engine(f"sqlite:///{folder / 'ledger.sqlite'}").connect() as connection:
        kept = connection.execute(
            text("SELECT u.rag, r.replaced IS NULL FROM updates u JOIN returns r ON r.n = u.return_n ORDER BY r.n")
        ).all()
    assert [tuple(row) for row in kept] == [("green", 0), ("red", 1)]


def test_returns_come_in_the_order_they_were_received(folder: Path) -> None:
    with open_ledger(folder) as ledger:
        late = shelved(ledger, b"late", a_received_return(received=NOON))
        early = shelved(ledger, b"early", a_received_return(owner=FINANCE, received=NOON - timedelta(days=3)))
        ledger.record_return(late)
        ledger.record_return(early)

        assert ledger.returns(THIS_PERIOD) == (early, late)


def test_past_periods_come_latest_first_and_without_this_one(folder: Path) -> None:
    with open_ledger(folder) as ledger:
        for key in ("2030-12", THIS_PERIOD, LAST_PERIOD):
            ledger.record_return(shelved(ledger, key.encode(), a_received_return(period=key)))

        assert [past.key for past in ledger.past_periods(THIS_PERIOD)] == [LAST_PERIOD, "2030-12"]
        assert [len(past.returns) for past in ledger.past_periods(THIS_PERIOD)] == [1, 1]


def test_a_file_set_aside_is_recorded_once_with_its_reasons(folder: Path) -> None:
    with open_ledger(folder) as ledger:
        arrival = ledger.shelve(b"%PDF", "return.docx", THIS_PERIOD, NOON)
        aside = Quarantined(arrival=arrival, findings=(finding("F03", "This is a PDF, not a Word file."),))

        assert ledger.record_quarantine(THIS_PERIOD, aside) is True
        assert ledger.record_quarantine(THIS_PERIOD, aside) is False
        assert ledger.quarantined(THIS_PERIOD) == (aside,)


def test_a_file_set_aside_that_is_later_read_is_in_one_place_only(folder: Path) -> None:
    with open_ledger(folder) as ledger:
        received = shelved(ledger, b"one", a_received_return())
        aside = Quarantined(arrival=received.arrival, findings=(finding("F01", "Not a return."),))
        ledger.record_quarantine(THIS_PERIOD, aside)
        ledger.record_return(received)
        assert (ledger.returns(THIS_PERIOD), ledger.quarantined(THIS_PERIOD)) == ((received,), ())

        ledger.record_quarantine(THIS_PERIOD, aside)
        assert (ledger.returns(THIS_PERIOD), ledger.quarantined(THIS_PERIOD)) == ((), (aside,))


def test_findings_are_counted_as_new_once(folder: Path) -> None:
    found = [finding("C01", "D4.1 is Green.", subject="D4.1", period=THIS_PERIOD)]
    with open_ledger(folder) as ledger:
        assert ledger.record_findings(THIS_PERIOD, found) == 1
        before = ledger.events()

        assert ledger.record_findings(THIS_PERIOD, found) == 0
        assert ledger.events() == before
        assert ledger.findings(THIS_PERIOD) == found


def test_an_acceptance_survives_a_rerun(folder: Path) -> None:
    found = finding("C10", "D4.1 is complete with no evidence.", subject="D4.1", period=THIS_PERIOD)
    acceptance = Acceptance(by="A Clerk", reason="Seen on paper", at="2031-04-07T10:00:00+00:00")
    with open_ledger(folder) as ledger:
        ledger.record_findings(THIS_PERIOD, [found])
        accepted = ledger.accept(found.id, acceptance)
        ledger.record_findings(THIS_PERIOD, [accepted])
        ledger.record_findings(THIS_PERIOD, [found])

        assert ledger.findings(THIS_PERIOD) == [accepted]
        assert accepted.state is State.ACCEPTED
        assert ledger.acceptances() == {found.id: acceptance}


def test_accepting_the_same_again_changes_nothing(folder: Path) -> None:
    found = finding("C10", "D4.1 is complete with no evidence.", subject="D4.1", period=THIS_PERIOD)
    with open_ledger(folder) as ledger:
        ledger.record_findings(THIS_PERIOD, [found])
        first = ledger.accept(found.id, Acceptance(by="A Clerk", reason="Seen", at="2031-04-07"))
        before = ledger.events()

        assert ledger.accept(found.id, Acceptance(by="A Clerk", reason="Seen", at="2031-04-08")) == first
        assert ledger.events() == before


def test_a_finding_no_longer_found_is_gone_and_comes_back_as_it_was(folder: Path) -> None:
    found = finding("C10", "D4.1 is complete with no evidence.", subject="D4.1", period=THIS_PERIOD)
    with open_ledger(folder) as ledger:
        ledger.record_findings(THIS_PERIOD, [found])
        ledger.record_findings(THIS_PERIOD, [])
        assert ledger.findings(THIS_PERIOD) == []
        with pytest.raises(CalledWrongly, match="no longer found"):
            ledger.accept(found.id, Acceptance(by="A Clerk", reason="Seen", at="2031-04-07"))

        assert ledger.record_findings(THIS_PERIOD, [found]) == 1
        assert ledger.findings(THIS_PERIOD) == [found]
        assert [event.what for event in ledger.events()] == ["finding", "finding gone", "finding again"]


def test_accepting_an_unknown_finding_names_one_that_is_near(folder: Path) -> None:
    found = finding("C10", "D4.1 is complete with no evidence.", subject="D4.1", period=THIS_PERIOD)
    with open_ledger(folder) as ledger:
        ledger.record_findings(THIS_PERIOD, [found])

        with pytest.raises(CalledWrongly, match=f"Did you mean {found.id}"):
            ledger.accept(found.id[:-1], Acceptance(by="A Clerk", reason="Seen", at="2031-04-07"))
        assert ledger.acceptances() == {}


def test_the_plan_adopted_last_is_the_one_whose_dates_are_locked(folder: Path) -> None:
    first, second = a_plan(version="1.0"), a_plan(a_deliverable(), version="1.1")
    with open_ledger(folder) as ledger:
        assert ledger.adopted() is None
        assert ledger.adopt(first, by="Cabinet", at="2031-01-01T10:00:00+00:00") is True
        assert ledger.adopt(first, by="Cabinet", at="2031-01-02T10:00:00+00:00") is False
        ledger.adopt(second, by="Cabinet", at="2031-02-01T10:00:00+00:00")

        assert ledger.adopted() == second
        assert [(one.plan.version, one.at[:10]) for one in ledger.adoptions()] == [
            ("1.0", "2031-01-01"),
            ("1.1", "2031-02-01"),
        ]


def an_issue(period: str, sha256: str = "a" * 64, name: str = "assurance-pack") -> PaperIssue:
    return PaperIssue(name=name, period=period, build_id=sha256[:16], sha256=sha256, ratings={"D4.1": Rag.AMBER})


def test_the_last_issue_is_the_latest_made_before_a_period(folder: Path) -> None:
    with open_ledger(folder) as ledger:
        for issue in (an_issue("2031-01"), an_issue("2030-11"), an_issue(THIS_PERIOD), an_issue("2031-02", name="x")):
            ledger.record_issue(issue)
        made_again = an_issue("2031-01", "b" * 64)
        ledger.record_issue(made_again)

        assert ledger.last_issue("assurance-pack", before=THIS_PERIOD) == made_again
        assert ledger.last_issue("assurance-pack", before="2030-11") is None


def test_the_same_paper_made_again_changes_nothing(folder: Path) -> None:
    with open_ledger(folder) as ledger:
        assert ledger.record_issue(an_issue(THIS_PERIOD)) is True
        assert ledger.record_issue(an_issue(THIS_PERIOD)) is False
        assert len(ledger.events()) == 1


def a_whole_run(folder: Path) -> tuple[object, ...]:
    """Record one of everything, and return all that the ledger then holds but for the times of recording."""
    found = finding("C10", "D4.1 is complete with no evidence.", subject="D4.1", period=THIS_PERIOD)
    with open_ledger(folder, clock=lambda: NOON) as ledger:
        ledger.adopt(a_plan(), by="Cabinet", at="2031-01-01T10:00:00+00:00")
        ledger.record_return(shelved(ledger, b"one", a_received_return()))
        arrival = ledger.shelve(b"%PDF", "return.docx", THIS_PERIOD, NOON)
        ledger.record_quarantine(THIS_PERIOD, Quarantined(arrival=arrival, findings=(finding("F03", "A PDF."),)))
        ledger.record_findings(THIS_PERIOD, [found])
        ledger.accept(found.id, Acceptance(by="A Clerk", reason="Seen", at="2031-04-07"))
        ledger.record_issue(an_issue(THIS_PERIOD))
        return (
            ledger.arrivals(THIS_PERIOD),
            ledger.returns(THIS_PERIOD),
            ledger.quarantined(THIS_PERIOD),
            ledger.findings(THIS_PERIOD),
            ledger.adopted(),
            ledger.last_issue("assurance-pack", before="2031-04"),
            ledger.events(),
        )


class Killed(BaseException):
    """Stands for the power going."""


def killed_at(number: int) -> Callable[..., None]:
    """Return a listener that stops the run at its statement of that number."""
    seen = [0]

    def count(*_: object) -> None:
        seen[0] += 1
        if seen[0] == number:
            raise Killed

    return count


def test_a_run_killed_at_any_statement_can_be_run_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # What is on the disk when the power goes is SQLite's own care; here only the order of our statements counts.
    monkeypatch.setattr("paperclerk.storage.opening._PRAGMAS", ("synchronous = OFF", "foreign_keys = ON"))
    monkeypatch.setattr("os.fsync", lambda _: None)
    undisturbed = a_whole_run(tmp_path / "undisturbed")
    number, finished = 0, False
    while not finished:
        number += 1
        folder, kill = tmp_path / str(number), killed_at(number)
        event.listen(Engine, "before_cursor_execute", kill)
        try:
            a_whole_run(folder)
            finished = True
        except Killed:
            pass
        finally:
            event.remove(Engine, "before_cursor_execute", kill)
        assert a_whole_run(folder) == undisturbed, f"killed at statement {number}"
    assert number > 30


def test_a_run_that_dies_while_it_writes_leaves_the_ledger_whole(folder: Path) -> None:
    undisturbed = a_whole_run(folder.with_name("undisturbed"))
    here = Path(__file__).parent
    dies = f"""
import os, sys
sys.path[:0] = [{str(here)!r}, {str(here.parent)!r}, {str(here.parents[1])!r}]
from pathlib import Path
from sqlalchemy import event
from sqlalchemy.engine import Engine
import test_ledger

def die(connection, cursor, statement, *rest):
    if "INTO updates" in statement:
        os._exit(9)

event.listen(Engine, "before_cursor_execute", die)
test_ledger.a_whole_run(Path({str(folder)!r}))
"""
    assert subprocess.run([sys.executable, "-c", dies], check=False).returncode == 9

    with open_ledger(folder) as ledger:
        assert (len(ledger.arrivals(THIS_PERIOD)), ledger.returns(THIS_PERIOD)) == (1, ())
    assert a_whole_run(folder) == undisturbed


def test_two_runs_at_once_record_everything_once(folder: Path) -> None:
    def run(name: str) -> list[bool]:
        with open_ledger(folder) as ledger:
            received = [shelved(ledger, bytes([n]), a_received_return(file=f"{n}.docx")) for n in range(8)]
            return [ledger.record_return(each) for each in received]

    with ThreadPoolExecutor(max_workers=3) as pool:
        told = list(pool.map(run, "abc"))

    assert [sum(each) for each in zip(*told, strict=True)] == [1] * 8
    with open_ledger(folder) as ledger:
        assert len(ledger.returns(THIS_PERIOD)) == 8
        assert [event.what for event in ledger.events()].count("file shelved") == 8


def test_a_ledger_can_be_read_while_another_run_writes(folder: Path) -> None:
    with open_ledger(folder), create_engine(f"sqlite:///{folder / 'ledger.sqlite'}").connect() as other:
        other.exec_driver_sql("BEGIN IMMEDIATE")

        with open_ledger(folder) as ledger:
            assert ledger.returns(THIS_PERIOD) == ()


def test_a_return_is_recorded_whole_or_not_at_all(folder: Path) -> None:
    with open_ledger(folder) as ledger:
        received = shelved(ledger, b"one", a_received_return())

        def kill(_: object, __: object, statement: str, *___: object) -> None:
            if "INTO events" in statement:
                raise Killed

        event.listen(Engine, "before_cursor_execute", kill)
        try:
            with pytest.raises(Killed):
                ledger.record_return(received)
        finally:
            event.remove(Engine, "before_cursor_execute", kill)
        assert ledger.returns(THIS_PERIOD) == ()
    with create_engine(f"sqlite:///{folder / 'ledger.sqlite'}").connect() as connection:
        assert connection.scalar(text("SELECT count(*) FROM updates")) == 0


def test_a_ledger_of_a_newer_program_is_refused_and_left_as_it_is(folder: Path) -> None:
    with open_ledger(folder):
        pass
    with create_engine(f"sqlite:///{folder / 'ledger.sqlite'}").begin() as connection:
        connection.execute(text("UPDATE about SET value = '99' WHERE name = 'schema_version'"))
    before = (folder / "ledger.sqlite").read_bytes()

    with pytest.raises(Refused, match="version 99"), open_ledger(folder):
        pass
    assert (folder / "ledger.sqlite").read_bytes() == before


def test_a_file_that_is_no_ledger_is_unreadable(folder: Path) -> None:
    folder.mkdir()
    (folder / "ledger.sqlite").write_bytes(b"not a database at all" * 100)

    with pytest.raises(Unreadable, match="damaged or is not a ledger"), open_ledger(folder):
        pass


def test_another_program_s_database_is_unreadable_and_untouched(folder: Path) -> None:
    folder.mkdir()
    with create_engine(f"sqlite:///{folder / 'ledger.sqlite'}").begin() as connection:
        connection.execute(text("CREATE TABLE holidays (day TEXT)"))

    with pytest.raises(Unreadable, match="some other database"), open_ledger(folder):
        pass


def test_a_ledger_that_another_run_holds_is_said_to_be_in_use(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("paperclerk.storage.opening.SECONDS_TO_WAIT", 0.1)
    with open_ledger(folder) as ledger, create_engine(f"sqlite:///{folder / 'ledger.sqlite'}").connect() as other:
        other.exec_driver_sql("BEGIN IMMEDIATE")

        with pytest.raises(Unreachable, match="in use by another run"):
            ledger.shelve(b"x", "x.docx", THIS_PERIOD, NOON)


def test_a_period_that_is_none_is_called_wrongly(folder: Path) -> None:
    with open_ledger(folder) as ledger, pytest.raises(CalledWrongly, match="2031-03"):
        ledger.shelve(b"x", "x.docx", "March", NOON)


def test_an_arrival_is_recorded_with_its_message(folder: Path) -> None:
    with open_ledger(folder) as ledger:
        arrival = ledger.shelve(b"x", "x.docx", THIS_PERIOD, NOON, message_id="<1@x>", sender="ada@example.org")

    assert arrival == an_arrival(arrival.sha256, "x.docx", received=NOON, message_id="<1@x>", sender="ada@example.org")


def test_a_build_is_found_with_the_manifest_it_was_recorded_with(folder: Path) -> None:
    manifest = b'{"cells": []}'
    issue = an_issue(THIS_PERIOD).model_copy(update={"manifest_sha256": hashlib.sha256(manifest).hexdigest()})
    with open_ledger(folder) as ledger:
        ledger.record_issue(an_issue("2031-02", "b" * 64))
        assert ledger.record_issue(issue, manifest) is True
        assert ledger.record_issue(issue, manifest) is False

        assert ledger.issues_built(issue.build_id) == (issue,)
        assert ledger.content(issue.manifest_sha256) == manifest
        assert ledger.issues_built("0" * 16) == ()


def test_a_build_made_of_other_returns_has_two_records_the_latest_first(folder: Path) -> None:
    with open_ledger(folder) as ledger:
        for sha256 in ("1" * 64, "2" * 64):
            ledger.record_issue(an_issue(THIS_PERIOD).model_copy(update={"manifest_sha256": sha256}))

        built = ledger.issues_built(an_issue(THIS_PERIOD).build_id)
        assert [issue.manifest_sha256[0] for issue in built] == ["2", "1"]
