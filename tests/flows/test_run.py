"""`paperclerk run` through Prefect comes to the same as `--direct`, byte for byte."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from builders import a_period
from workspaces import a_workspace, drop_clean_returns

PERIOD = a_period()


def run(workspace: Path, outputs: Path, *more: str) -> "subprocess.CompletedProcess[str]":
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PREFECT_")}
    command = [sys.executable, "-c", "from flows.cli import main; main()", "run", "--period", PERIOD.key, "--json"]
    return subprocess.run(
        [*command, "--workspace", str(workspace), "--outputs", str(outputs), *more],
        env={**environment, "PAPERCLERK_FORM_KEY": "the same for both"},
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )


def papers(outputs: Path) -> dict[str, bytes]:
    return {str(file.relative_to(outputs)): file.read_bytes() for file in outputs.rglob("*.docx")}


def without_paths(summary: str) -> dict[str, Any]:
    result = json.loads(summary)
    return {name: result[name] for name in ("period", "returns", "findings", "blocking", "recorded")}


@pytest.mark.server
def test_a_run_under_prefect_makes_the_papers_that_a_direct_run_makes(tmp_path):
    workspace = a_workspace(tmp_path)
    drop_clean_returns(workspace)

    direct = run(workspace, tmp_path / "direct", "--direct")
    under_prefect = run(workspace, tmp_path / "prefect")

    assert direct.returncode == under_prefect.returncode == 1, under_prefect.stderr
    assert without_paths(under_prefect.stdout) == without_paths(direct.stdout)
    made = {Path(name).name for name in papers(tmp_path / "direct") if "receipts" not in name}
    assert made == {f"{name}-{PERIOD.key}.docx" for name in ("cabinet-report", "stabilisation-plan", "assurance-pack")}
    assert papers(tmp_path / "prefect") == papers(tmp_path / "direct")
    assert "Starting a Prefect server" in under_prefect.stderr
    assert "Traceback" not in under_prefect.stderr
