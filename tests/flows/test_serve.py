"""Serving schedules: a scheduled run really comes, finishes, and leaves papers; one signal ends everything."""

import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from builders import a_period
from workspaces import a_workspace, drop_clean_returns

from flows.serve import serve
from paperclerk.errors import CalledWrongly, Unreadable

# Closed long ago, whatever day it is when this runs.
PERIOD = a_period("2020-03")
EVERY_MINUTE = """
[papers]
make = ["stabilisation-plan"]
pdf = false
[schedule]
cron = "* * * * *"
timezone = "Europe/London"
"""
# Two minutes for the server on a busy machine, one for the clock to reach the minute, one for the run.
SECONDS_TO_WAIT = 240


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = a_workspace(tmp_path_factory.mktemp("council"), periods=(PERIOD,), settings=EVERY_MINUTE)
    drop_clean_returns(made, PERIOD)
    return made


@pytest.fixture
def serving(workspace: Path) -> "Iterator[subprocess.Popen[str]]":
    """Serve the workspace in a process of its own, as from a shell that runs it in the background."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PREFECT_")}
    home = workspace.parent / "home"
    home.mkdir()
    process = subprocess.Popen(
        [sys.executable, "-c", "from flows.cli import main; main()", "serve", "--workspace", str(workspace)],
        cwd=workspace,
        env={**environment, "HOME": str(home)},
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    try:
        yield process
    finally:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
        process.communicate()


@pytest.mark.server
def test_a_scheduled_run_is_created_and_finishes_and_one_signal_ends_the_serving(serving, workspace):
    state = workspace.parents[1] / "outputs" / ".prefect"

    finished = wait_for_a_scheduled_run(state / "prefect.db", serving)
    serving.send_signal(signal.SIGTERM)
    _, said = serving.communicate(timeout=60)

    assert finished == "COMPLETED", (state / "server.log").read_text()[-2000:] + said
    papers = workspace.parents[1] / "outputs" / "anywhere" / PERIOD.key
    assert [paper.name for paper in papers.rglob("*.docx")]
    assert serving.returncode == 0
    assert "anywhere: * * * * * (Europe/London)" in said
    assert "Traceback" not in said
    assert still_running(state) == []
    assert list((workspace.parent / "home").iterdir()) == []
    key = (workspace.parents[1] / "outputs" / "anywhere" / "ledger" / "form.key").read_bytes().strip()
    assert not [file.name for file in state.iterdir() if file.is_file() and key in file.read_bytes()]


def test_a_schedule_that_is_none_is_refused(tmp_path):
    for wrong in ('cron = "61 6 * * *"', 'cron = "soon"', 'timezone = "Europe/Lundun"'):
        workspace = a_workspace(tmp_path / wrong.replace("/", ""), settings=f"[schedule]\n{wrong}\n")

        with pytest.raises(Unreadable, match=r"settings\.toml"):
            serve([workspace])


def test_without_a_workspace_it_says_where_it_looked(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)

    with pytest.raises(CalledWrongly, match="no workspace under inputs/"):
        serve([])


def test_two_workspaces_of_one_name_are_refused(tmp_path):
    first, second = a_workspace(tmp_path / "north"), a_workspace(tmp_path / "south")

    with pytest.raises(CalledWrongly, match="Two workspaces are called anywhere"):
        serve([first, second])


def wait_for_a_scheduled_run(database: Path, serving: "subprocess.Popen[str]") -> str:
    """Return the state in which the first run that the scheduler itself created ended; empty if none has in time."""
    until = time.monotonic() + SECONDS_TO_WAIT
    while time.monotonic() < until and serving.poll() is None:
        time.sleep(1)
        try:
            with closing(sqlite3.connect(f"file:{database}?mode=ro", uri=True)) as record:
                ended = record.execute(
                    "select state_type from flow_run where auto_scheduled and end_time is not null order by end_time"
                ).fetchone()
        except sqlite3.OperationalError:  # not there yet
            continue
        if ended:
            return str(ended[0])
    return ""


def still_running(state: Path) -> list[str]:
    """Return the commands of processes that still have this server's folder in their environment."""
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            if str(state).encode() in (folder / "environ").read_bytes():
                found.append((folder / "cmdline").read_bytes().decode().replace("\0", " "))
        except OSError:
            continue
    return found
