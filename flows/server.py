"""A Prefect server for a run: the one that answers already, or one of our own on this machine for as long as needed.

Ours keeps everything under the workspace's outputs, listens on this machine only, reports to nobody, and is gone
when the run is. This module imports Prefect only once the server is there: Prefect reads its settings on import.
"""

import fcntl
import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from flows.said import say_aside
from paperclerk.errors import Unreachable

# A new database takes 20 s on two idle cores, an old one 8 s.
SECONDS_TO_START = 180
# The keeper asks the server to stop and ends it by force after 10 s; past this we end the keeper too.
SECONDS_TO_STOP = 20
TRIES_FOR_A_PORT = 3

_LOOPBACK = "127.0.0.1"
_DIRECTLY = urllib.request.build_opener(urllib.request.ProxyHandler({}))


@contextmanager
def running_server(state_folder: Path, *, pages: bool = False) -> Iterator[str]:
    """Give the address of a Prefect server that answers, and have Prefect use it.

    The server that PREFECT_API_URL names is used if it answers; else one is started for as long as the block runs.

    Args:
        state_folder: where a server of our own keeps its database and log.
        pages: whether people will look at its pages; without them it starts sooner.

    Raises:
        Unreachable: a server of our own did not start.
    """
    os.environ["DO_NOT_TRACK"] = "1"
    named = os.environ.get("PREFECT_API_URL")
    if named and _answers(named):
        yield named
        return
    if named:
        say_aside(f"No Prefect server answers at {named} (PREFECT_API_URL).")
    say_aside(
        f"Starting a Prefect server on this machine ({'' if pages else '--direct needs none; '}8 to 20 seconds) ..."
    )
    with (
        _own_folder(state_folder) as folder,
        _server_of_our_own(folder, pages=pages) as url,
        _prefect_uses(folder, url),
    ):
        try:
            yield url
        finally:
            _send_what_is_left()


@contextmanager
def _own_folder(wanted: Path) -> Iterator[Path]:
    """Give the folder for a server's state: the one wanted, or a passing one while another run holds that."""
    wanted.mkdir(parents=True, exist_ok=True)
    with (wanted / "in-use").open("w") as mark:
        try:
            fcntl.flock(mark, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            with tempfile.TemporaryDirectory(prefix="paperclerk-prefect-", ignore_cleanup_errors=True) as passing:
                yield Path(passing)
            return
        yield wanted.resolve()


@contextmanager
def _server_of_our_own(folder: Path, *, pages: bool) -> Iterator[str]:
    """Start a server and stop it at the end, whatever happens in between."""
    for _ in range(TRIES_FOR_A_PORT):
        port = _free_port()
        url = f"http://{_LOOPBACK}:{port}/api"
        keeper = _start_keeper(folder, port, pages=pages)
        try:
            if _wait_until_healthy(url, keeper):
                yield url
                return
        finally:
            _stop(keeper)
    raise Unreachable(
        "A Prefect server did not start on this machine.",
        f"What it said is in {folder / 'server.log'}. The same run without Prefect: add --direct.",
    )


def _start_keeper(folder: Path, port: int, *, pages: bool) -> "subprocess.Popen[bytes]":
    with (folder / "server.log").open("wb") as log:
        return subprocess.Popen(  # noqa: S603  # our own module in our own interpreter
            [
                sys.executable, "-m", "flows.server_keeper", "server", "start",
                "--host", _LOOPBACK, "--port", str(port), "--ui" if pages else "--no-ui", "--analytics-off",
            ],
            stdin=subprocess.PIPE, stdout=log, stderr=subprocess.STDOUT, start_new_session=True,
            env={**_without_prefect_settings(), **_settings(folder, f"http://{_LOOPBACK}:{port}/api")},
        )  # fmt: skip


def _stop(keeper: "subprocess.Popen[bytes]") -> None:
    assert keeper.stdin is not None
    keeper.stdin.close()
    try:
        keeper.wait(SECONDS_TO_STOP)
    except subprocess.TimeoutExpired:
        os.killpg(keeper.pid, signal.SIGKILL)
        keeper.wait()


def _wait_until_healthy(url: str, keeper: "subprocess.Popen[bytes]") -> bool:
    until = time.monotonic() + SECONDS_TO_START
    while time.monotonic() < until and keeper.poll() is None:
        if _answers(url):
            return True
        time.sleep(0.25)
    return False


@contextmanager
def _prefect_uses(folder: Path, url: str) -> Iterator[None]:
    """Have Prefect, and whatever it starts, use our server: by its environment, and by its settings if it is loaded."""
    before = dict(os.environ)
    for name in set(before) - set(_without_prefect_settings()):
        del os.environ[name]
    os.environ.update(_settings(folder, url))
    try:
        from prefect.settings import PREFECT_API_URL, PREFECT_HOME, temporary_settings

        with temporary_settings({PREFECT_API_URL: url, PREFECT_HOME: folder}):
            yield
    finally:
        os.environ.clear()
        os.environ.update(before)


def _settings(folder: Path, url: str) -> dict[str, str]:
    direct = ",".join(part for part in (os.environ.get("NO_PROXY"), _LOOPBACK, "localhost") if part)
    return {
        "PREFECT_API_URL": url,
        "PREFECT_HOME": str(folder),
        "PREFECT_SERVER_DATABASE_CONNECTION_URL": f"sqlite+aiosqlite:///{folder / 'prefect.db'}",
        "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
        "DO_NOT_TRACK": "1",
        # A council's proxy is not for what stays on this machine.
        "NO_PROXY": direct,
        "no_proxy": direct,
        **_chosen_logging(),
    }


def _chosen_logging() -> dict[str, str]:
    """Keep Prefect's progress for a person at a terminal; in a pipe or a log file only what matters."""
    level = os.environ.get("PREFECT_LOGGING_LEVEL") or ("INFO" if sys.stderr.isatty() else "WARNING")
    return {"PREFECT_LOGGING_LEVEL": level}


def _without_prefect_settings() -> dict[str, str]:
    """Return the environment without what is meant for another server: its keys, its database."""
    return {name: value for name, value in os.environ.items() if not name.startswith("PREFECT_")}


def _send_what_is_left() -> None:
    """Let Prefect hand over the events and log lines it still holds, while the server is there to take them."""
    from prefect.events.worker import EventsWorker
    from prefect.logging.handlers import APILogWorker

    EventsWorker.drain_all(timeout=10)
    APILogWorker.drain_all(timeout=10)


def _answers(url: str) -> bool:
    here = url.startswith((f"http://{_LOOPBACK}", "http://localhost"))
    opener = _DIRECTLY if here else urllib.request.build_opener()
    try:
        with opener.open(f"{url.rstrip('/')}/health", timeout=5):
            return True
    except urllib.error.HTTPError as answer:
        return answer.code in (401, 403)
    except (OSError, ValueError):
        return False


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind((_LOOPBACK, 0))
        return int(probe.getsockname()[1])
