"""A Prefect server for a run: ours, for as long as it is needed, on this machine only; or the one that answers."""

import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

# Python loads this first in every process that a run starts: it writes down every address that is asked for.
WATCHER = """
import os, socket
def watched(asked):
    def ask(host, *rest, **more):
        with open(os.environ["WATCHED"], "a") as log:
            log.write(f"{host}\\n")
        return asked(host, *rest, **more)
    return ask
socket.getaddrinfo = watched(socket.getaddrinfo)
"""

A_RUN = """
import json, os, sys
from pathlib import Path
from flows.server import running_server
state = Path(sys.argv[1])
with running_server(state) as url:
    from prefect import flow, task
    @task
    def twice(number):
        return 2 * number
    @flow(name="trial", persist_result=False)
    def trial():
        return [future.result() for future in twice.map([1, 2, 3])]
    with running_server(state / "never-made") as again:
        print(json.dumps({"url": url, "again": again, "result": trial()}))
print(json.dumps({"settings": [name for name in os.environ if name.startswith("PREFECT_")]}))
"""

A_RUN_THAT_WAITS = """
import sys, time
from pathlib import Path
from flows.server import running_server
with running_server(Path(sys.argv[1])) as url:
    print(url, flush=True)
    time.sleep(600)
"""


def an_environment(folder: Path, **more: str) -> dict[str, str]:
    """Return an environment with a home of its own, in which every look-up is written down."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "home").mkdir(exist_ok=True)
    (folder / "sitecustomize.py").write_text(WATCHER)
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PREFECT_")}
    kept.pop("CI", None)  # Prefect itself reports nothing in CI, where this could then not fail
    watched = {"WATCHED": str(folder / "watched"), "PYTHONPATH": str(folder), "HOME": str(folder / "home")}
    return {**kept, **watched, **more}


def processes_with(words: str) -> list[int]:
    """Return the processes whose command or environment holds these words."""
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            known = (folder / "cmdline").read_bytes() + (folder / "environ").read_bytes()
        except OSError:
            continue
        if words.encode() in known and int(folder.name) != os.getpid():
            found.append(int(folder.name))
    return found


def none_left(words: str, seconds: float = 30) -> bool:
    until = time.monotonic() + seconds
    while processes_with(words) and time.monotonic() < until:
        time.sleep(0.2)
    return not processes_with(words)


@pytest.fixture(scope="module")
def state(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("server") / "prefect"


@pytest.fixture(scope="module")
def finished_run(state: Path) -> dict[str, Any]:
    """Run a flow on a server of our own, PREFECT_API_URL naming one that does not answer; give what was seen."""
    folder = state.parent / "watch"
    run = subprocess.run(
        [sys.executable, "-c", A_RUN, str(state)],
        env=an_environment(folder, PREFECT_API_URL="http://127.0.0.1:9/api"),
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    assert run.returncode == 0, run.stderr
    during, after = (json.loads(line) for line in run.stdout.splitlines())
    return {**during, **after, "said": run.stderr, "watch": folder}


@pytest.mark.server
def test_a_run_without_a_server_gets_one_and_says_so(finished_run):
    assert finished_run["result"] == [2, 4, 6]
    assert finished_run["url"].startswith("http://127.0.0.1:")
    assert "No Prefect server answers at http://127.0.0.1:9/api" in finished_run["said"]
    assert "Starting a Prefect server on this machine" in finished_run["said"]
    assert "Traceback" not in finished_run["said"]


@pytest.mark.server
def test_a_server_that_answers_is_used(finished_run, state):
    assert finished_run["again"] == finished_run["url"]
    assert not (state / "never-made").exists()


@pytest.mark.server
def test_what_ran_is_recorded_before_the_server_stops(finished_run, state):
    with sqlite3.connect(state / "prefect.db") as record:
        flows = record.execute("select state_type from flow_run").fetchall()
        tasks = record.execute("select state_type from task_run").fetchall()

    assert flows == [("COMPLETED",)]
    assert tasks == [("COMPLETED",)] * 3


@pytest.mark.server
def test_nothing_is_left_behind_after_a_run(finished_run, state):
    assert none_left(str(state))
    assert list((finished_run["watch"] / "home").iterdir()) == []
    assert finished_run["settings"] == ["PREFECT_API_URL"]


@pytest.mark.server
def test_nothing_outside_this_machine_is_asked_for(finished_run):
    asked = set((finished_run["watch"] / "watched").read_text().split())

    assert "127.0.0.1" in asked
    assert asked <= {"127.0.0.1", "localhost", "None", "0.0.0.0"}


@pytest.mark.server
def test_a_run_that_is_killed_takes_its_server_along(finished_run, state):
    run = subprocess.Popen(
        [sys.executable, "-c", A_RUN_THAT_WAITS, str(state)],
        env=an_environment(state.parent / "watch"),
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )
    with run:
        assert run.stdout
        assert run.stdout.readline().startswith(b"http://127.0.0.1:")
        run.send_signal(signal.SIGKILL)

    assert none_left(str(state))
