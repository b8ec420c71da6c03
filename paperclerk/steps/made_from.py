"""What a period's papers are made from: files by their hash, and the settings that change what a paper says."""

import hashlib
from collections.abc import Iterator
from pathlib import Path

from paperclerk.domain.cycle import Cycle, PaperIssue
from paperclerk.domain.manifest import IssueBefore, MadeFrom, SourceKind
from paperclerk.domain.papers import Paper
from paperclerk.domain.returns import ReceivedReturn
from paperclerk.settings import PaperSettings, Workspace
from paperclerk.word.manifest import Origins


def made_from(workspace: Workspace, cycle: Cycle, paper: Paper, last_issue: PaperIssue | None) -> Origins:
    """Return what a paper was made from, besides its template.

    The returns are all that stand for the period, since counts and gaps are of all of them, and those of earlier
    periods that the paper quotes.
    """
    settings = workspace.settings
    return Origins(
        sources=(*_files(workspace, cycle, paper), *_returns(cycle, paper)),
        settings={
            "organisation": settings.organisation,
            "body": settings.body,
            "papers.layout": settings.papers.layout,
            **_chosen(settings.papers),
            "papers.templates": settings.papers.templates or "",
            "rules.same_text": settings.rules.same_text,
            "rules.days_of_grace": settings.rules.days_of_grace,
        },
        compared_with=_before(last_issue) if last_issue else None,
    )


def _chosen(papers: PaperSettings) -> dict[str, str | float | int]:
    """Return what a council has chosen of its report beyond the layout; nothing where it has not."""
    said: dict[str, str | float | int] = {
        "papers.implications": ", ".join(f"{one.id} ({one.need.value})" for one in papers.implications),
        "papers.clearances": ", ".join(one.value for one in papers.clearances),
        "papers.print_clearances": "true" if papers.print_clearances else "",
        "papers.commissioners": "true" if papers.commissioners else "",
    }
    return {name: value for name, value in said.items() if value}


def _files(workspace: Workspace, cycle: Cycle, paper: Paper) -> Iterator[MadeFrom]:
    yield from _file(SourceKind.PLAN, workspace.plan_file)
    yield from _file(SourceKind.CALENDAR, workspace.calendar_file)
    if paper.written:
        yield from _file(SourceKind.AUTHOR, workspace.author_file(cycle.period.key, paper.name))


def _file(kind: SourceKind, path: Path) -> Iterator[MadeFrom]:
    if path.is_file():
        yield MadeFrom(kind=kind, file=path.name, sha256=hashlib.sha256(path.read_bytes()).hexdigest())


def _returns(cycle: Cycle, paper: Paper) -> Iterator[MadeFrom]:
    quoted = {source.return_sha256 for source in paper.sources}
    yield from map(_of_return, cycle.returns)
    for past in cycle.before:
        yield from (_of_return(one) for one in past.returns if one.arrival.sha256 in quoted)


def _of_return(received: ReceivedReturn) -> MadeFrom:
    arrival = received.arrival
    return MadeFrom(
        kind=SourceKind.RETURN,
        file=arrival.file,
        sha256=arrival.sha256,
        owner=received.owner,
        period=received.period,
        message_id=arrival.message_id,
        received=arrival.received,
    )


def _before(issue: PaperIssue) -> IssueBefore:
    return IssueBefore(period=issue.period, build_id=issue.build_id, sha256=issue.sha256)
