"""Keeps a Prefect server running for as long as the one who asked for it lives. Run as a program, not imported.

    python -m flows.server_keeper ARGUMENTS-OF-PREFECT...

Standard input is a pipe whose other end the asker holds. When it closes, however the asker ended (even killed), the
server is stopped: asked first, then ended by force with everything it started.
"""

import os
import signal
import subprocess
import sys
import threading

SECONDS_TO_STOP = 10


def keep(arguments: list[str]) -> int:
    """Run a Prefect server until standard input closes or it ends by itself; return its exit code."""
    server = subprocess.Popen(  # noqa: S603  # Prefect's own module in our own interpreter
        [sys.executable, "-m", "prefect", *arguments], stdin=subprocess.DEVNULL
    )
    threading.Thread(target=_stop_when_alone, args=(server,), daemon=True).start()
    return server.wait()


def _stop_when_alone(server: "subprocess.Popen[bytes]") -> None:
    while os.read(0, 1024):
        continue
    server.terminate()
    try:
        server.wait(SECONDS_TO_STOP)
    finally:
        # The asker started us in a session of our own, so the group is the server, what it started, and us.
        os.killpg(0, signal.SIGKILL)


if __name__ == "__main__":
    sys.exit(keep(sys.argv[1:]))
