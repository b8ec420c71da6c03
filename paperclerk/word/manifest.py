"""The manifest of a paper: what it was made from, and where each generated value in it came from."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from paperclerk.domain.manifest import IssueBefore, MadeFrom, Manifest, PlanUsed, RegionMade, TemplateUsed
from paperclerk.domain.papers import Paper, Publicity, Source
from paperclerk.domain.plan import Plan
from paperclerk.domain.rulebook import RULEBOOK
from paperclerk.domain.trace import PaperText, folded, mark_of
from paperclerk.word.safe_text import made_safe


class Origins(NamedTuple):
    """What a paper was made from besides its template and plan: files by hash, settings that matter, the last issue."""

    sources: Sequence[MadeFrom] = ()
    settings: Mapping[str, str | int | float | bool] = {}
    compared_with: IssueBefore | None = None


def manifest_json(
    paper: Paper,
    template: Path,
    plan: Plan,
    docx_sha256: str,
    text: PaperText | None = None,
    origins: Origins | None = None,
    publicity: Publicity = Publicity.DRAFT,
) -> str:
    """Return a paper's manifest as JSON, the same for the same paper.

    Args:
        paper: the paper as data.
        template: the template it was made from.
        plan: the plan it reports on.
        docx_sha256: the hash of the Word file that was made.
        text: the text of that file; without it nobody can tell later what an author changed.
        origins: what else it was made from.
        publicity: for whom it was made; for everybody it names no file, message or hash of what owners sent.
    """
    paper, text, origins = made_safe(paper), text or PaperText(), origins or Origins()
    manifest = Manifest(
        paper=paper.name.value,
        publicity=publicity,
        title=paper.title,
        organisation=paper.organisation,
        periods=paper.periods,
        docx_sha256=docx_sha256,
        template=TemplateUsed(file=template.name, sha256=hashlib.sha256(template.read_bytes()).hexdigest()),
        plan=PlanUsed(title=plan.title, version=plan.version, fingerprint=plan.fingerprint()),
        rules_version=_rules_version(),
        build_id=text.build_id,
        settings=dict(origins.settings),
        compared_with=origins.compared_with,
        sources=tuple(origins.sources),
        regions=tuple(RegionMade(region=one.region, sha256=mark_of(one.own)) for one in text.regions),
        fixed=_fixed(paper.written if publicity is not Publicity.PUBLIC else (), text),
        author=paper.written,
        cells=paper.sources,
    )
    if publicity is Publicity.PUBLIC:
        manifest = _told(manifest)
    return json.dumps(manifest.model_dump(mode="json"), indent=1, ensure_ascii=False) + "\n"


def _fixed(words: Sequence[Source], text: PaperText) -> tuple[str, ...]:
    """Return the marks of the paragraphs outside the regions that are not these words of the author's, each once."""
    written = {folded(line) for source in words for line in source.text.split("\n")}
    lines = (folded(line) for one in text.outside for line in one.text.split("\n"))
    return tuple(dict.fromkeys(mark_of(line) for line in lines if line and line not in written))


def _rules_version() -> str:
    """Return a short hash of the rulebook, which changes with any rule's id, severity or name."""
    rules = sorted((rule, entry.severity.value, entry.title) for rule, entry in RULEBOOK.items())
    return hashlib.sha256(json.dumps(rules).encode()).hexdigest()[:12]


def _told(manifest: Manifest) -> Manifest:
    """Return a manifest as everybody may read it; the draft's leads on from the same region, and names the files."""
    cells = tuple(
        Source(region=cell.region, text=cell.text, deliverable=cell.deliverable, field=cell.field)
        for cell in manifest.cells
    )
    return manifest.model_copy(
        update={"settings": {}, "compared_with": None, "sources": (), "author": (), "cells": cells}
    )
