"""The public view: the same period without what is exempt, so that papers made from it never had it in them.

Nothing is cut out of a paper or covered in it. Each guard takes one kind of thing out of what papers are made from and
leaves in its place that something is kept back, and on which ground. What a guard misses, the proof of the finished
files (`rules.leaks`) is there to find.
"""

from collections.abc import Callable
from typing import NamedTuple

from paperclerk.assembly.public_names import without_names, without_quotations
from paperclerk.assembly.public_plan import (
    without_items,
    without_parts,
    without_recommendations,
    without_registers,
)
from paperclerk.assembly.public_reports import (
    without_decisions,
    without_marked_reports,
    without_questions,
    without_reports_of_items,
)
from paperclerk.assembly.public_words import without_appendices, without_commissioners, without_sections
from paperclerk.assembly.view import View
from paperclerk.domain.cycle import PaperIssue
from paperclerk.domain.marks import Marks


class Guard(NamedTuple):
    """One kind of thing that is kept back, and how the view looks without it."""

    keeps_back: str
    apply: Callable[[View, Marks], View]


# To keep something else back, write its guard and add a line here; tests take each away and see that it is missed.
GUARDS: tuple[Guard, ...] = (
    Guard("figures and risks", without_registers),
    Guard("recommendations", without_recommendations),
    Guard("deliverables", without_items),
    Guard("aims, priorities and statutory recommendations", without_parts),
    Guard("what was reported of exempt items", without_reports_of_items),
    Guard("reports that are exempt by themselves", without_marked_reports),
    Guard("decisions asked for", without_decisions),
    Guard("questions about what is exempt", without_questions),
    Guard("what questions quote", without_quotations),
    Guard("names of files and messages", without_names),
    Guard("sections of the author's", without_sections),
    Guard("appendices", without_appendices),
    Guard("comments of the Commissioners", without_commissioners),
)


def public_view(view: View, marks: Marks) -> View:
    """Return what may be told to everybody of a period."""
    for guard in GUARDS:
        view = guard.apply(view, marks)
    return view


def issue_told(issue: PaperIssue | None, marks: Marks) -> PaperIssue | None:
    """Return what an earlier issue showed, without what it showed of anything that is exempt now or was then."""
    if issue is None:
        return None
    kept_back = marks.deliverables_kept_back(issue.period)
    told: dict[str, object] = {
        name: {item: shown for item, shown in getattr(issue, name).items() if item not in kept_back}
        for name in ("ratings", "statuses", "forecasts")
    }
    return issue.model_copy(update={**told, "withheld": len(kept_back)})
