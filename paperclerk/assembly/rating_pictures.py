"""Pictures of ratings: how many of each over the periods, and a history of each recommendation's deliverables.

Earlier periods are shown as they stand on record, returns that came late included, for the plan as it is now.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from paperclerk.assembly.ratings_shown import rating_shown
from paperclerk.assembly.wording import in_even_parts, listed
from paperclerk.domain.cycle import Cycle
from paperclerk.domain.names import region
from paperclerk.domain.periods import MONTHS, month_label
from paperclerk.domain.pictures import CountsBar, CountsPicture, HistoryPicture, HistoryRow, Mark
from paperclerk.domain.plan import Plan, Recommendation
from paperclerk.domain.publicity import NOT_FOR_PUBLICATION
from paperclerk.domain.ratings import Rag

# A year of months: as many columns as fit across an upright page with letters that can still be read.
MOST_PERIODS = 12
# As many rows as leave room on a page for the heading and the key.
MOST_ROWS = 30

NOT_TOLD = Mark(label=NOT_FOR_PUBLICATION, letter="X", fill="FFFFFF", ink="000000")
NOT_RATED = Mark(label="No rating", letter="–", fill="FFFFFF", ink="000000")


class RatedPeriod(NamedTuple):
    """A period and the rating that stands of each deliverable in it; one without a rating is not there.

    `withheld` are those whose report of that period is not for publication.
    """

    key: str
    ratings: Mapping[str, Rag]
    withheld: frozenset[str]


def rated_periods(cycle: Cycle) -> tuple[RatedPeriod, ...]:
    """Return the latest periods with the ratings that stand, the oldest first and this one last."""
    past = sorted(zip(cycle.before, cycle.earlier, strict=True), key=lambda pair: pair[0].key)
    always = {one.id for one in cycle.plan.deliverables() if one.exemption and one.exemption.withheld}
    stands = [
        *((period.key, updates, period.withheld) for period, updates in past[-(MOST_PERIODS - 1) :]),
        (cycle.period.key, cycle.now, cycle.withheld),
    ]
    return tuple(
        RatedPeriod(
            key,
            {item: said.update.rag for item, said in updates.items() if said.update.rag},
            frozenset({*withheld, *always}),
        )
        for key, updates, withheld in stands
    )


def counts_picture(cycle: Cycle) -> CountsPicture:
    """Return the picture of how many deliverables had each rating in each of the latest periods.

    In what is made for everybody those not for publication in a period are counted as that, as in the table beside it.
    """
    periods = rated_periods(cycle)
    items = [standing.deliverable.id for standing in cycle.standings]
    tallies = [Counter(_told_of(item, period) for item in items) for period in periods]
    shown: dict[Rag | str | None, Mark] = dict(_marks(cycle.plan, periods).items())
    if any(tally[NOT_FOR_PUBLICATION] for tally in tallies):
        shown[NOT_FOR_PUBLICATION] = NOT_TOLD
    return CountsPicture(
        region=region("picture_ratings"),
        title=f"Deliverables by rating, {_span(periods)}",
        words=" ".join(
            [
                "Stacked bars, one for each period, of the plan's deliverables by rating.",
                *(f"{month_label(period.key)}: {_tally(tally, shown)}." for period, tally in zip(periods, tallies,
                                                                                                 strict=True)),
            ]
        ),
        marks=tuple(shown.values()),
        bars=tuple(
            CountsBar(period=_short(period.key), counts=tuple(tally[rag] for rag in shown))
            for period, tally in zip(periods, tallies, strict=True)
        ),
    )  # fmt: skip


def history_pictures(cycle: Cycle, periods: Sequence[RatedPeriod], about: Recommendation) -> tuple[HistoryPicture, ...]:
    """Return the strips of one recommendation; none while there is only one period, which is no history."""
    told = {standing.deliverable.id for standing in cycle.open_standings}
    items = [item.id for item in about.deliverables if item.id in told]
    if len(periods) < 2 or not items:
        return ()
    parts = in_even_parts(items, MOST_ROWS)
    return tuple(
        _history(cycle.plan, periods, part, about.number, f" ({number} of {len(parts)})" if len(parts) > 1 else "")
        for number, part in enumerate(parts, start=1)
    )


def _history(
    plan: Plan, periods: Sequence[RatedPeriod], items: Sequence[str], number: int, part: str
) -> HistoryPicture:
    shown = _marks(plan, periods)
    order = list(shown)
    rows = tuple(
        HistoryRow(id=item, marks=tuple(order.index(period.ratings.get(item)) for period in periods)) for item in items
    )
    said = (f"{item}: {_history_of(item, periods, shown)}." for item in items)
    return HistoryPicture(
        region=region("picture_history", number, items[0]),
        title=f"Ratings of recommendation {number}, {_span(periods)}{part}",
        words=" ".join(["A row for each deliverable, with the letter of its rating in each period.", *said]),
        marks=tuple(shown.values()),
        periods=tuple(_short(period.key) for period in periods),
        rows=rows,
    )


def _marks(plan: Plan, periods: Sequence[RatedPeriod]) -> dict[Rag | None, Mark]:
    """Return a mark for each rating of the scheme or in use, worst first, and one for none."""
    used = {rag for period in periods for rag in period.ratings.values()}
    found: dict[Rag | None, Mark] = {}
    for rag in Rag:
        if rag in plan.scheme.keys or rag in used:
            shown = rating_shown(plan.scheme, rag)
            # Every mark must hold a letter: it is what is left when the page is printed grey.
            letter = shown.letter or "".join(word[0] for word in shown.label.replace("/", " ").split()).upper()
            found[rag] = Mark(label=shown.label, letter=letter, fill=shown.fill, ink=shown.ink)
    return {**found, None: NOT_RATED}


def _told_of(item: str, period: RatedPeriod) -> Rag | str | None:
    return NOT_FOR_PUBLICATION if item in period.withheld else period.ratings.get(item)


def _tally(tally: Counter[Rag | str | None], shown: Mapping[Rag | str | None, Mark]) -> str:
    return listed(f"{mark.label} {tally[rag]}" for rag, mark in shown.items())


def _history_of(item: str, periods: Sequence[RatedPeriod], shown: Mapping[Rag | None, Mark]) -> str:
    """Return one row in words, equal ratings of neighbouring periods together: `Amber January 2031 to March 2031`."""
    runs: list[tuple[str, str, str]] = []
    for period in periods:
        label, month = shown[period.ratings.get(item)].label, month_label(period.key)
        if runs and runs[-1][0] == label:
            runs[-1] = (label, runs[-1][1], month)
        else:
            runs.append((label, month, month))
    return ", ".join(f"{label} {first}" + (f" to {last}" if last != first else "") for label, first, last in runs)


def _span(periods: Sequence[RatedPeriod]) -> str:
    first, last = month_label(periods[0].key), month_label(periods[-1].key)
    return first if first == last else f"{first} to {last}"


def _short(key: str) -> str:
    """Return `Mar 2031` for the period key `2031-03`."""
    return f"{MONTHS[int(key[5:7]) - 1][:3]} {key[:4]}"
