"""The manifest of a paper: what it was made from, and where each generated value in it came from."""

import hashlib
import json
from pathlib import Path

from paperclerk.domain.papers import Paper, Publicity, Source
from paperclerk.domain.plan import Plan
from paperclerk.domain.rulebook import RULEBOOK
from paperclerk.word.safe_text import made_safe


def manifest_json(
    paper: Paper, template: Path, plan: Plan, docx_sha256: str, publicity: Publicity = Publicity.DRAFT
) -> str:
    """Return a paper's manifest as JSON, the same for the same paper.

    Args:
        paper: the paper as data.
        template: the template it was made from.
        plan: the plan it reports on.
        docx_sha256: the hash of the Word file that was made.
        publicity: for whom it was made; for everybody it names no file, message or hash of what owners sent.
    """
    manifest = {
        "paper": paper.name.value,
        "publicity": publicity.value,
        "title": paper.title,
        "organisation": paper.organisation,
        "periods": list(paper.periods),
        "docx_sha256": docx_sha256,
        "template": {"file": template.name, "sha256": hashlib.sha256(template.read_bytes()).hexdigest()},
        "plan": {"title": plan.title, "version": plan.version, "fingerprint": plan.fingerprint()},
        "rules_version": _rules_version(),
        "cells": [_cell(_told(source, publicity)) for source in made_safe(paper).sources],
    }
    return json.dumps(manifest, indent=1, ensure_ascii=False) + "\n"


def _rules_version() -> str:
    """Return a short hash of the rulebook, which changes with any rule's id, severity or name."""
    rules = sorted((rule, entry.severity.value, entry.title) for rule, entry in RULEBOOK.items())
    return hashlib.sha256(json.dumps(rules).encode()).hexdigest()[:12]


def _told(source: Source, publicity: Publicity) -> Source:
    """Return a source as it may be told; the manifest of the draft or the exempt paper leads on from its region."""
    if publicity is not Publicity.PUBLIC:
        return source
    return Source(region=source.region, text=source.text, deliverable=source.deliverable, field=source.field)


def _cell(source: Source) -> dict[str, object]:
    """Return a source with every key there is, in the noun's order."""
    return source.model_dump(mode="json")
