"""prefect.yaml: the deployments for a work pool are the ones that `paperclerk serve` makes."""

from pathlib import Path
from typing import Any

import pytest
import yaml
from prefect.flows import load_flow_from_entrypoint
from prefect.schedules import Cron

from paperclerk.settings import ScheduleSettings, load_workspace

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def prefect_yaml() -> dict[str, Any]:
    return yaml.safe_load((ROOT / "prefect.yaml").read_text())


@pytest.fixture(scope="module")
def deployments(prefect_yaml: dict[str, Any]) -> list[dict[str, Any]]:
    assert prefect_yaml["deployments"]
    return prefect_yaml["deployments"]


def here(value: str) -> Path:
    return Path(value.replace("{{ $PWD }}", str(ROOT)))


def test_every_entry_point_is_a_module_that_leads_to_the_flow(deployments):
    from flows.reporting_cycle import reporting_cycle

    for deployment in deployments:
        assert "/" not in deployment["entrypoint"]
        assert load_flow_from_entrypoint(deployment["entrypoint"]) is reporting_cycle


def test_every_deployment_names_a_workspace_that_is_there_and_what_the_flow_asks_for(deployments):
    for deployment in deployments:
        flow = load_flow_from_entrypoint(deployment["entrypoint"])
        given = {name: here(value) for name, value in deployment["parameters"].items()}
        assert flow.validate_parameters(given)["workspace"] == given["workspace"]
        workspace = load_workspace(given["workspace"])
        assert workspace.name == deployment["name"]
        assert workspace.outputs == given["outputs"]


def test_the_schedule_is_the_one_the_settings_begin_with(deployments):
    begins_with = ScheduleSettings()

    for deployment in deployments:
        (schedule,) = deployment["schedules"]
        assert ScheduleSettings(**schedule) == begins_with
        assert Cron(schedule["cron"], timezone=schedule["timezone"])


def test_nothing_is_built_pushed_or_fetched_to_run_one(prefect_yaml, deployments):
    # An empty list says none; were the key left out, Prefect would make up a step of its own.
    assert [prefect_yaml[step] for step in ("build", "push", "pull")] == [[], [], []]
    assert not [deployment for deployment in deployments if {"build", "push", "pull"} & set(deployment)]


def test_it_is_for_the_prefect_that_is_locked(prefect_yaml):
    lock = (ROOT / "requirements.lock").read_text()

    assert f"prefect=={prefect_yaml['prefect-version']} " in lock
