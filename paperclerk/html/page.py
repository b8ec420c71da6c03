"""What our pages have in common: a template filled in safely, and a security line that forbids all but the page."""

import base64
import hashlib
import re
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from jinja2 import StrictUndefined, TemplateError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from paperclerk.domain.periods import OFFICE_ZONE, for_people
from paperclerk.errors import TemplateMisfit

# The policy names the styles and the script by what they came out as, so it is filled in last.
_POLICY_GOES_HERE = "policy-goes-here"

# Characters that may not stand in a page: a broken file's name can hold them.
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


def filled_in(
    template: Path,
    what: str,
    content: Mapping[str, Any],
    filters: Mapping[str, Callable[..., Any]],
    *,
    is_page: bool = True,
) -> str:
    """Return a template filled in: as a page that fetches nothing, or as plain text.

    Args:
        template: the file.
        what: what is being made, for the message when it fails: "validation log".
        content: what the template asks for.
        filters: further filters for it.
        is_page: whether it is HTML, in which text from outside must be made harmless.

    Raises:
        TemplateMisfit: the template is missing, or asks for something that is not there.
    """
    try:
        source = template.read_text(encoding="utf-8")
        made = _environment(filters, is_page).from_string(source).render({"security": _POLICY_GOES_HERE, **content})
    except (OSError, UnicodeDecodeError) as problem:
        raise TemplateMisfit(
            f"The {what}'s template cannot be read: {template}.", "Restore it from the project's templates."
        ) from problem
    except TemplateError as problem:
        number = getattr(problem, "lineno", None)
        line = f", line {number}" if number else ""
        raise TemplateMisfit(
            f"The {what}'s template does not fit: {template}{line}: {problem.message}.",
            "Put the line right, or restore the template from the project's own.",
        ) from problem
    return made.replace(_POLICY_GOES_HERE, _security(made), 1) if is_page else made


def in_the_office(moment: datetime) -> str:
    """Say a moment as the office's clock had it: `4 April 2031, 14:05`."""
    here = (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone(OFFICE_ZONE)
    return f"{for_people(here)}, {here:%H:%M}"


def _environment(filters: Mapping[str, Callable[..., Any]], is_page: bool) -> ImmutableSandboxedEnvironment:
    office = ImmutableSandboxedEnvironment(
        autoescape=is_page, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True, finalize=_printable,
        keep_trailing_newline=not is_page,
    )  # fmt: skip
    office.filters.update(
        day=for_people, counted=lambda count, noun: f"{count} {noun}{'' if count == 1 else 's'}", **filters
    )
    return office


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
