"""What commands say: results as JSON on standard output for machines, or as short plain lines for people."""

import json
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from paperclerk.domain.findings import Finding
from paperclerk.domain.papers import Publicity
from paperclerk.domain.periods import for_people
from paperclerk.domain.plan import Plan
from paperclerk.domain.publication import PublishedPapers
from paperclerk.domain.summary import CycleSummary

_SECONDS_UNSEEN = 0.7


def say(line: str = "") -> None:
    """Print a line for the person at the keyboard."""
    sys.stdout.write(line + "\n")


def say_aside(line: str) -> None:
    """Print a line of progress or warning, out of the way of results."""
    sys.stderr.write(line + "\n")


def say_json(value: Any) -> None:
    """Print one JSON object and nothing else."""
    sys.stdout.write(json.dumps(value, ensure_ascii=False, indent=2) + "\n")


def say_findings(findings: Iterable[Finding]) -> None:
    """Print findings as what, where, and what to do next, worst first as they come."""
    for found in findings:
        state = f" (accepted by {found.acceptance.by}: {found.acceptance.reason})" if found.acceptance else ""
        say(f"{found.severity.value.upper():<6} {found.rule}  {found.id}{state}")
        for line in (found.message, str(found.place), found.hint):
            if line:
                say(f"       {line}")


def say_cycle(summary: CycleSummary) -> None:
    """Print what a cycle came to: returns, findings, papers, and what would stop publication."""
    returns = summary.returns
    say(f"Period {summary.period}")
    say(f"  Returns   {returns.received} received, {returns.accepted} accepted, {returns.quarantined} set aside")
    for lead in returns.missing:
        say(f"            nothing from {lead}")
    say("  Findings  " + ", ".join(f"{count} {severity}" for severity, count in summary.findings.items()))
    for paper in summary.papers:
        say(f"  Paper     {paper.docx}" + ("" if paper.pdf else "  (no PDF)"))
    for line in summary.unprinted:
        say(f"            {line}")
    if summary.log:
        say(f"  Log       {summary.log.html}")
    if summary.blocking:
        say(f"  {len(summary.blocking)} open finding(s) stop publication:")
        for line in summary.blocking:
            say(f"    {line}")


def say_published(published: PublishedPapers) -> None:
    """Print what publishing came to: the papers for everybody, those that are not, and what was looked through."""
    say(f"Period {published.period}")
    for paper in published.papers:
        kind = "Public" if paper.publicity is Publicity.PUBLIC else "Exempt"
        say(f"  {kind}    {paper.docx}" + ("" if paper.pdf else "  (no PDF)"))
    for path in published.appendices:
        say(f"  Appendix  {path}")
    for what, ground in published.kept_back.items():
        say(f"  Kept back {what}: {ground}")
    for told in published.left_out:
        say(f"  Left out  {told}")
    for told in published.withdrawn:
        say(f"  Withdrawn {told}")
    checked = counted(published.files_checked, "public file")
    say(f"  Checked   {checked} for {published.sought} exempt words, names and numbers: none found")
    say(f"  Record    {'added to the ledger' if published.recorded else 'unchanged: published so before'}")


def say_plan(plan: Plan) -> None:
    """Print a plan as people read it."""
    council = f" ({plan.organisation})" if plan.organisation else ""
    say(f"{plan.title or 'A plan without a title'}{council}, version {plan.version or 'not given'}")
    for aim in plan.aims:
        say(f"{aim.id}  {aim.text}")
    for priority in plan.priorities:
        say(f"{priority.id}  {priority.text}{f' [{priority.aim}]' if priority.aim else ''}")
    for recommendation in plan.recommendations:
        under = ", ".join(part for part in (recommendation.plan, recommendation.priority) if part)
        say(f"\n{recommendation.number}. {recommendation.title}{f' [{under}]' if under else ''}")
        for activity in recommendation.activities:
            say(f"   {activity.id}  {activity.text}")
            for item in activity.items:
                say(f"          - {item}")
        for dependency in recommendation.dependencies:
            say(f"   depends on: {dependency.text}")
        for deliverable in recommendation.deliverables:
            due = for_people(deliverable.due) or "no date"
            agreed = f"{due}; {deliverable.lead or 'no lead'}"
            same = f"the same action as {deliverable.same_as}" if deliverable.same_as else agreed
            say(f"   {deliverable.id}  {deliverable.text} [{same}]")
    for one in plan.statutory:
        say(f"\n{one.id}  {one.text} [{one.response.value if one.response else 'no response'}]")


@contextmanager
def progress(what: str) -> Iterator[Callable[[int, int], None] | None]:
    """Give what tells of pages read on a terminal, on one line that is gone afterwards; None in a pipe, which is quiet.

    Nothing is shown of work that is over sooner than a person would look.
    """
    if not sys.stderr.isatty():
        yield None
        return
    started, widest = time.monotonic(), 0

    def tell(done: int, of: int) -> None:
        nonlocal widest
        if time.monotonic() - started > _SECONDS_UNSEEN:
            line = f"{what}: page {done} of {of}"
            widest = max(widest, len(line))
            sys.stderr.write(f"\r{line.ljust(widest)}")
            sys.stderr.flush()

    try:
        yield tell
    finally:
        if widest:
            sys.stderr.write(f"\r{' ' * widest}\r")


def counted(count: int, noun: str) -> str:
    """Return `1 return` or `3 returns`."""
    return f"{count} {noun}{'' if count == 1 else 's'}"


def in_columns(rows: Sequence[Sequence[str]]) -> list[str]:
    """Return rows as lines with aligned columns."""
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))] if rows else []
    return ["  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows]
