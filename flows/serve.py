"""Serving schedules: each workspace's cycle under Prefect, on this machine, at the times its settings say."""

import asyncio
import os
import signal
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, cast
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from flows.office import INPUTS
from flows.said import say_aside
from flows.server import running_server
from paperclerk.errors import CalledWrongly, Unreadable
from paperclerk.settings import Workspace, load_workspace

if TYPE_CHECKING:
    from prefect.deployments.runner import RunnerDeployment

# One cycle at a time: they share the machine's two or four cores, and LibreOffice wants one for itself.
CYCLES_AT_ONCE = 1


def serve(folders: Sequence[Path]) -> None:
    """Serve the schedules of these workspaces, or of all under `inputs/`, until stopped with Ctrl-C or TERM.

    Raises:
        CalledWrongly: there is no workspace, or two of one name.
        Unreadable: a workspace's schedule is not one.
        Unreachable: no Prefect server runs and none could be started.
    """
    workspaces = [load_workspace(folder) for folder in folders or _all_workspaces()]
    _refuse_the_same_name_twice(workspaces)
    state = workspaces[0].outputs.parent / ".prefect"
    # Prefect makes a folder as soon as it is asked anything; in the person's home, unless it is told where.
    os.environ.setdefault("PREFECT_HOME", str(state))
    for workspace in workspaces:
        _refuse_what_is_no_schedule(workspace)
    with running_server(state, pages=True) as url:
        deployments = [made for one in workspaces for made in (_deployment(one), _drafts_deployment(one))]
        for workspace in workspaces:
            say_aside(f"{workspace.name}: {_said(workspace)}")
        say_aside(f"Runs can be watched at {url.removesuffix('/api')} on this machine. Ctrl-C stops.")
        _run_until_stopped(deployments)
    say_aside("Stopped.")


def _deployment(workspace: Workspace) -> "RunnerDeployment":
    from prefect.schedules import Cron
    from prefect.types.entrypoint import EntrypointType

    from flows.reporting_cycle import reporting_cycle

    schedule = workspace.settings.schedule
    made = reporting_cycle.to_deployment(
        name=workspace.name,
        description=f"The reporting cycle of {workspace.folder}, for the latest period that has closed.",
        schedule=Cron(schedule.cron, timezone=schedule.timezone, active=schedule.active),
        parameters={"workspace": str(workspace.folder), "outputs": str(workspace.outputs)},
        # As a path, `flows/` itself would come first on Python's path and every flow exist twice.
        entrypoint_type=EntrypointType.MODULE_PATH,
    )
    return cast("RunnerDeployment", made)


def _drafts_deployment(workspace: Workspace) -> "RunnerDeployment":
    """Return the drafts' deployment: it runs when somebody asks, since authors say when they want new data."""
    from prefect.types.entrypoint import EntrypointType

    from flows.regenerate_drafts import regenerate_drafts

    made = regenerate_drafts.to_deployment(
        name=workspace.name,
        description=f"New data into the drafts under {workspace.folder}/drafts, each into a new file beside it.",
        parameters={"workspace": str(workspace.folder), "outputs": str(workspace.outputs)},
        entrypoint_type=EntrypointType.MODULE_PATH,
    )
    return cast("RunnerDeployment", made)


def _run_until_stopped(deployments: "Sequence[RunnerDeployment]") -> None:
    from prefect.runner import Runner

    runner = Runner(limit=CYCLES_AT_ONCE, pause_on_shutdown=False)
    for deployment in deployments:
        runner.add_deployment(deployment)
    # Prefect breaks off in the middle on TERM, with tracebacks; on Ctrl-C it ends in order. So TERM becomes Ctrl-C,
    # which must then be listened to even where a shell started us in the background.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    runner.handle_sigterm = lambda *_: signal.raise_signal(signal.SIGINT)  # type: ignore[method-assign]
    with suppress(KeyboardInterrupt):
        asyncio.run(runner.start())


def _all_workspaces() -> list[Path]:
    found = sorted(path.parent for path in INPUTS.glob("*/plan.xlsx"))
    if not found:
        raise CalledWrongly("There is no workspace under inputs/ here.", "Say which to serve: --workspace FOLDER.")
    return found


def _refuse_the_same_name_twice(workspaces: Sequence[Workspace]) -> None:
    named: dict[str, Workspace] = {}
    for workspace in workspaces:
        other = named.setdefault(workspace.name, workspace)
        if other is not workspace:
            raise CalledWrongly(
                f"Two workspaces are called {workspace.name}: {other.folder} and {workspace.folder}.",
                "Their schedules would take each other's place. Serve one, or rename a folder.",
            )


def _refuse_what_is_no_schedule(workspace: Workspace) -> None:
    from prefect.schedules import Cron

    schedule = workspace.settings.schedule
    try:
        ZoneInfo(schedule.timezone)
        Cron(schedule.cron)
    except (ValueError, ZoneInfoNotFoundError) as problem:
        raise Unreadable(
            f"{workspace.folder / 'settings.toml'}: {schedule.cron!r} in {schedule.timezone!r} is no schedule.",
            "Write cron as five fields, minute hour day month weekday, and the time zone as in Europe/London.",
        ) from problem


def _said(workspace: Workspace) -> str:
    schedule = workspace.settings.schedule
    return f"{schedule.cron} ({schedule.timezone})" if schedule.active else "no schedule (active = false)"
