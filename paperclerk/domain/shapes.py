"""The shapes of what commands print with `--json`, and the JSON Schemas that scripts at a council may hold them to."""

from typing import Any

from pydantic import BaseModel, Field
from pydantic.json_schema import GenerateJsonSchema

from paperclerk.domain.clearances import Clearances
from paperclerk.domain.findings import Finding
from paperclerk.domain.front_page import FrontPage
from paperclerk.domain.manifest import Manifest
from paperclerk.domain.paper_reading import ComparedFiles, LookedAt
from paperclerk.domain.places import Noun
from paperclerk.domain.plan import Plan
from paperclerk.domain.publication import PublishedPapers
from paperclerk.domain.regenerated import Regeneration
from paperclerk.domain.report import Report
from paperclerk.domain.summary import CheckedReturns, CycleSummary, IssuedForms, LogFiles
from paperclerk.domain.trace import Trace

_DIALECT = "https://json-schema.org/draft/2020-12/schema"


class FindingsPrinted(Noun):
    """Findings, worst first: `findings list`, `findings accept`."""

    findings: tuple[Finding, ...]


class PlanPrinted(Noun):
    """A plan with what was found in reading it: `plan import`, `plan show`, `plan adopt`."""

    plan: Plan
    findings: tuple[Finding, ...]


class FrontPagePrinted(FrontPage):
    """A front page, what stands in its rows by the labels printed."""

    as_printed: dict[str, str]


class ReportPrinted(Report):
    """A report as `report read` prints it."""

    front_page: FrontPagePrinted


class Drawn(Noun):
    """A file looked into; with `--picture` also the pictures, and the pages of which none could be made."""

    file: str
    sha256: str
    findings: tuple[Finding, ...]
    pictures: tuple[str, ...] = Field(default=(), json_schema_extra={"optional": True})
    undrawn: tuple[int, ...] = Field(default=(), json_schema_extra={"optional": True})


class ReportsPrinted(Drawn):
    """A file's reports, the first by itself too: `report read`."""

    report: ReportPrinted | None
    reports: tuple[ReportPrinted, ...]


class CheckPrinted(Drawn):
    """A report's faults, and what was looked at for a screen reader's sake: `report check`."""

    accessibility: tuple[LookedAt, ...]


class BlankPrinted(Noun):
    """The blank an author got: `papers start`."""

    period: str
    docx: str


# To have another shape printed: add a line here, by the name its command has.
SHAPES: dict[str, type[BaseModel]] = {
    "finding": Finding,
    "findings": FindingsPrinted,
    "plan": PlanPrinted,
    "forms": IssuedForms,
    "returns": CheckedReturns,
    "run": CycleSummary,
    "papers": CycleSummary,
    "publication": PublishedPapers,
    "blank": BlankPrinted,
    "clearances": Clearances,
    "log": LogFiles,
    "report": ReportsPrinted,
    "report-check": CheckPrinted,
    "report-compare": ComparedFiles,
    "trace": Trace,
    "manifest": Manifest,
    "regeneration": Regeneration,
}


class _AsPrinted(GenerateJsonSchema):
    """Schemas of what is printed: every field is there, whether or not the model gives it a value by itself."""

    def field_is_required(self, field: Any, total: bool) -> bool:  # noqa: ARG002 - pydantic asks so
        """Whether a field is always printed."""
        extra = field.get("metadata", {}).get("pydantic_js_extra") or {}
        return not extra.get("optional")


def json_schema(name: str) -> dict[str, Any]:
    """Return the JSON Schema of a shape; it leaves room for fields of later versions."""
    made = SHAPES[name].model_json_schema(mode="serialization", by_alias=True, schema_generator=_AsPrinted)
    return {"$schema": _DIALECT, **_open(made)}


def closed_schema(name: str) -> dict[str, Any]:
    """Return a shape's JSON Schema that allows no field it does not name."""
    return SHAPES[name].model_json_schema(mode="serialization", by_alias=True, schema_generator=_AsPrinted)


def _open(schema: Any) -> Any:
    if isinstance(schema, list):
        return [_open(item) for item in schema]
    if not isinstance(schema, dict):
        return schema
    return {key: _open(value) for key, value in schema.items() if (key, value) != ("additionalProperties", False)}
