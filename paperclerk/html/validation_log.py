"""The validation log as a page a reviewer opens in a browser, and as JSON."""

import os
import shlex
from collections.abc import Iterable
from datetime import datetime
from itertools import groupby
from pathlib import Path, PurePath
from typing import Any
from urllib.parse import quote

from paperclerk.domain.findings import Finding
from paperclerk.domain.log import ValidationLog
from paperclerk.domain.periods import for_people
from paperclerk.domain.rulebook import RULEBOOK, Severity
from paperclerk.html.page import filled_in

SEVERITY_WORDS = {"block": "Blocking", "high": "High", "medium": "Medium", "low": "Low"}
FILE_STATE_WORDS = {"accepted": "Accepted", "quarantined": "Set aside"}
READ_BY_WORDS = {
    "controls": "the form's boxes",
    "names": "the form's named cells",
    "headers": "column headings",
    "labels": "labels beside the answers",
}
SIGNATURE_WORDS = {"valid": "Ours, unaltered", "invalid": "Altered", "missing": "Missing"}
NOBODY = "Nobody in particular"


def render_log(log: ValidationLog, template: Path) -> str:
    """Return the log as one HTML page that fetches nothing and is readable without script.

    Raises:
        TemplateMisfit: the template is missing, or asks for something the log does not have.
    """
    filters = {
        "moment": _moment,
        "rule_title": lambda found: RULEBOOK[found.rule].title if found.rule in RULEBOOK else "",
        "accept_command": lambda found: accept_command(found, log.workspace),
        "file_name": lambda path: PurePath(path).name,
        "link": lambda path: _link(path, log.folder),
    }
    return filled_in(template, "validation log", _content(log), filters)


def log_json(log: ValidationLog) -> str:
    """Return the log for machines: what came in, who is missing, every finding, the papers."""
    return log.model_dump_json(indent=2) + "\n"


def accept_command(found: Finding, workspace: str = "") -> str:
    """Return the command that goes on despite a finding, with NAME and TEXT to fill in."""
    where = f" --workspace {shlex.quote(workspace)}" if workspace else ""
    return f'paperclerk findings accept {found.id} --by "NAME" --reason "TEXT"{where}'


def _content(log: ValidationLog) -> dict[str, Any]:
    return {
        "log": log,
        "by_severity": [(kind, [f for f in log.findings if f.severity is kind]) for kind in Severity],
        "by_owner": _grouped((found.owner, found) for found in log.findings),
        "by_file": _grouped((found.place.file, found) for found in log.findings),
        "severity_words": SEVERITY_WORDS,
        "state_of_file": FILE_STATE_WORDS,
        "read_by_words": READ_BY_WORDS,
        "signature_words": SIGNATURE_WORDS,
        "nobody": NOBODY,
    }


def _grouped(named: Iterable[tuple[str, Finding]]) -> list[tuple[str, list[Finding]]]:
    """Group findings by a name in alphabetical order, the nameless last; inside a group the order stays."""
    in_order = sorted(named, key=lambda pair: (not pair[0], pair[0].casefold(), pair[0]))
    return [(name, [found for _, found in group]) for name, group in groupby(in_order, key=lambda pair: pair[0])]


def _moment(value: datetime | str) -> str:
    """Say a date and time as `4 April 2031, 14:05`; text that is none is left as it is."""
    try:
        moment = datetime.fromisoformat(value) if isinstance(value, str) else value
    except ValueError:
        return str(value)
    return f"{for_people(moment)}, {moment:%H:%M}"


def _link(path: str, folder: str) -> str:
    """Return how to get from the log to a file, so that both can be moved together."""
    if folder and PurePath(path).is_absolute() == PurePath(folder).is_absolute():
        path = os.path.relpath(path, folder)
    if PurePath(path).is_absolute():
        return PurePath(path).as_uri()
    return quote(PurePath(path).as_posix())
