"""The validation log as a page a reviewer opens in a browser, and as JSON."""

import base64
import hashlib
import os
import re
import shlex
from collections.abc import Iterable
from datetime import datetime
from itertools import groupby
from pathlib import Path, PurePath
from typing import Any
from urllib.parse import quote

from jinja2 import StrictUndefined, TemplateError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from paperclerk.domain.findings import Finding
from paperclerk.domain.log import ValidationLog
from paperclerk.domain.periods import for_people
from paperclerk.domain.rulebook import RULEBOOK, Severity
from paperclerk.errors import TemplateMisfit

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

# The policy names the styles and the script by what they came out as, so it is filled in last.
_POLICY_GOES_HERE = "policy-goes-here"

# Characters that may not stand in a page: a broken file's name can hold them.
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


def render_log(log: ValidationLog, template: Path) -> str:
    """Return the log as one HTML page that fetches nothing and is readable without script.

    Raises:
        TemplateMisfit: the template is missing, or asks for something the log does not have.
    """
    try:
        source = template.read_text(encoding="utf-8")
        page = _environment(log).from_string(source).render(_content(log))
    except (OSError, UnicodeDecodeError) as problem:
        raise TemplateMisfit(
            f"The validation log's template cannot be read: {template}.", "Restore it from the project's templates."
        ) from problem
    except TemplateError as problem:
        number = getattr(problem, "lineno", None)
        line = f", line {number}" if number else ""
        raise TemplateMisfit(
            f"The validation log's template does not fit: {template}{line}: {problem.message}.",
            "Put the line right, or restore the template from the project's own.",
        ) from problem
    return page.replace(_POLICY_GOES_HERE, _security(page), 1)


def log_json(log: ValidationLog) -> str:
    """Return the log for machines: what came in, who is missing, every finding, the papers."""
    return log.model_dump_json(indent=2) + "\n"


def accept_command(found: Finding, workspace: str = "") -> str:
    """Return the command that goes on despite a finding, with NAME and TEXT to fill in."""
    where = f" --workspace {shlex.quote(workspace)}" if workspace else ""
    return f'paperclerk findings accept {found.id} --by "NAME" --reason "TEXT"{where}'


def _environment(log: ValidationLog) -> ImmutableSandboxedEnvironment:
    office = ImmutableSandboxedEnvironment(
        autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True, finalize=_printable
    )
    office.filters.update(
        day=for_people,
        moment=_moment,
        counted=lambda count, noun: f"{count} {noun}{'' if count == 1 else 's'}",
        rule_title=lambda found: RULEBOOK[found.rule].title if found.rule in RULEBOOK else "",
        accept_command=lambda found: accept_command(found, log.workspace),
        file_name=lambda path: PurePath(path).name,
        link=lambda path: _link(path, log.folder),
    )
    return office


def _content(log: ValidationLog) -> dict[str, Any]:
    return {
        "log": log,
        "security": _POLICY_GOES_HERE,
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


def _security(page: str) -> str:
    """Return the page's security policy: its own styles and script by their hashes, and nothing else at all."""

    def allowed(tag: str) -> str:
        blocks = re.findall(rf"<{tag}>(.*?)</{tag}>", page, re.DOTALL)
        hashes = [base64.b64encode(hashlib.sha256(block.encode()).digest()).decode() for block in blocks]
        return " ".join(f"'sha256-{value}'" for value in hashes) or "'none'"

    return (
        f"default-src 'none'; style-src {allowed('style')}; script-src {allowed('script')}; "
        "base-uri 'none'; form-action 'none'"
    )


def _printable(value: Any) -> Any:
    return _UNPRINTABLE.sub("�", value) if type(value) is str else value


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
