"""Actions that stand in two places: what a paper says of it, so that nobody takes one for two."""

from paperclerk.assembly.wording import listed
from paperclerk.domain.cycle import Cycle
from paperclerk.domain.history import Standing
from paperclerk.domain.plan import Plan
from paperclerk.domain.publicity import Exemption


def linked_words(cycle: Cycle, standing: Standing) -> str:
    """Return where else a deliverable's action stands, and where it is counted; nothing for one that stands once."""
    item = standing.deliverable
    if item.exemption and item.exemption.withheld:
        return ""
    if end := standing.counted_as:
        where = _place(cycle.plan, end, item.id)
        return f"The same action as {end}{where}: asked for, reported on and counted there, once."
    others = [f"{link}{_place(cycle.plan, link, item.id)}" for link in cycle.links.get(item.id, ())]
    return f"The same action stands again as {listed(others)}: it is counted here, once." if others else ""


def links_in_all(cycle: Cycle) -> str:
    """Return the sentence on the deliverables that stand twice and are counted once; nothing when none does."""
    again = sum(len(links) for links in cycle.links.values())
    if not again:
        return ""
    said = "deliverable links" if again == 1 else "deliverables link"
    each = "it is" if again == 1 else "each is"
    return f"{again} more {said} to another that is the same action: {each} shown in both places and counted once."


def mark_shown(cycle: Cycle, standing: Standing) -> Exemption | None:
    """Return the mark that a paper which holds everything shows at a deliverable: its own, or a linked one's.

    What is kept back in one place is kept back in the other, and a reader of the exempt paper has to know.
    """
    item, end = standing.deliverable, standing.counted_as or standing.deliverable.id
    if item.exemption or end not in cycle.links:
        return item.exemption
    named = {one.id: one.exemption for one in cycle.plan.written()}
    for other in (end, *cycle.links[end]):
        under = cycle.plan.recommendation_of(other)
        mark = named.get(other) or (under.exemption if under and other != item.id else None)
        if mark and not mark.withheld:
            return mark
    return None


def _place(plan: Plan, id: str, seen_from: str) -> str:
    """Return what tells where a deliverable stands from another: its plan, or the row it stands under."""
    there, here = plan.recommendation_of(id), plan.recommendation_of(seen_from)
    if there is None or here is None or there is here:
        return ""
    titles = {held.ref: held.title for held in plan.plans}
    if there.plan != here.plan and there.plan in titles:
        return f" ({titles[there.plan]})"
    return f" ({there.called.lower()} {there.number})"
