"""What the public is told of what is kept back: how much of it there is, and on which ground."""

from paperclerk.domain.cycle import Cycle
from paperclerk.domain.plan import Kpi, Risk
from paperclerk.domain.publicity import Exemption


def withheld_too(cycle: Cycle) -> str:
    """Return the sentence on the deliverables that are in none of these counts; nothing when all of them are."""
    kept_back = len(cycle.standings) - len(cycle.open_standings)
    if not kept_back:
        return ""
    return f" {kept_back} more {'is' if kept_back == 1 else 'are'} not for publication and not counted here."


def marked(text: str, exemption: Exemption | None) -> str:
    """Return a text that is told in full with the ground on which it is not for publication, if it is not."""
    return f"{text} (not for publication: {exemption.ground})" if exemption and not exemption.withheld else text


def withheld_in(cycle: Cycle, entry: Risk | Kpi) -> Exemption | None:
    """Return on which ground a risk or figure, or what was reported of it, is kept back; None when it is told."""
    mark = entry.exemption
    return mark if mark and mark.withheld else cycle.withheld.get(entry.id)
