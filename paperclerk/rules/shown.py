"""What papers show: C59 a rating in a paper that is not the one its owner signed."""

import re
from collections.abc import Callable, Iterator, Mapping

from paperclerk.domain.cycle import Cycle
from paperclerk.domain.findings import Finding, finding
from paperclerk.domain.history import Standing
from paperclerk.domain.places import Place
from paperclerk.domain.ratings import Rag, RagScheme

_RATING_REGION = re.compile(r"gen_(?:[A-Za-z]\w*_)?D(\d+)_(\d+)_rag(?:_\d+)?", re.ASCII)


def ratings_as_signed(cycle: Cycle, shown: Mapping[str, Mapping[str, str]]) -> list[Finding]:
    """Return a finding for each place in a paper whose rating is not the one signed this period.

    Args:
        cycle: the period with what was signed.
        shown: for each paper's name, the text of its generated regions by their names; those that hold a rating are
            named for their deliverable: `gen_D4_2_rag`.
    """
    return [found for paper, regions in shown.items() for found in _in_paper(cycle, paper, regions)]


def ratings_kept_back(
    cycle: Cycle, shown: Mapping[str, Mapping[str, str]], is_kept_back: Callable[[str], bool]
) -> Iterator[Finding]:
    """Yield a finding for each place in a public paper that rates what is kept back.

    Args:
        cycle: the period as it is.
        shown: for each paper's name, the text of its generated regions by their names.
        is_kept_back: whether what was reported of a deliverable is.
    """
    for paper, regions in shown.items():
        for region, text in regions.items():
            match = _RATING_REGION.fullmatch(region)
            item = f"D{match[1]}.{match[2]}" if match else ""
            if item and is_kept_back(item) and _ratings_in(text, cycle.plan.scheme):
                message = f"The {_spoken(paper)} for everybody rates {item}, and its rating is not for publication."
                yield _found(cycle, paper, region, item, "", message)


def _in_paper(cycle: Cycle, paper: str, regions: Mapping[str, str]) -> Iterator[Finding]:
    standings = cycle.by_id
    for region, text in regions.items():
        match = _RATING_REGION.fullmatch(region)
        standing = standings.get(f"D{match[1]}.{match[2]}") if match else None
        if match is None:
            continue
        if standing is None:
            unknown = f"D{match[1]}.{match[2]}"
            message = f"The {_spoken(paper)} rates {unknown}, which is not in the plan."
            yield _found(cycle, paper, region, unknown, "", message)
        elif _ratings_in(text, cycle.plan.scheme) != ([standing.rag] if standing.rag else []):
            yield _found(
                cycle,
                paper,
                region,
                standing.deliverable.id,
                standing.deliverable.lead,
                _said(cycle, paper, text, standing),
            )


def _ratings_in(text: str, scheme: RagScheme) -> list[Rag]:
    """Return the ratings a text names, each once; `Amber/Green` is one rating, not two."""
    by_length = sorted(scheme.ratings, key=lambda rating: len(rating.label), reverse=True)
    either = "|".join(re.escape(rating.label) for rating in by_length if rating.label)
    named = re.findall(rf"(?<!\w)(?:{either})(?!\w)", text, re.IGNORECASE) if either else []
    keys = {rating.label.casefold(): rating.rag for rating in scheme.ratings}
    return list(dict.fromkeys(keys[label.casefold()] for label in named))


def _said(cycle: Cycle, paper: str, text: str, standing: Standing) -> str:
    says = f'shows "{" ".join(text.split()) or "nothing"}" for {standing.deliverable.id}'
    if standing.now is None or standing.rag is None:
        return f"The {_spoken(paper)} {says}, but nobody signed a rating of it this period. Where does it come from?"
    signed = cycle.plan.scheme.rating(standing.rag).label
    who = standing.now.source.read.signed_off_by or standing.now.source.owner
    return f"The {_spoken(paper)} {says}; {who} signed {signed}. Who changed it, and why?"


def _found(cycle: Cycle, paper: str, region: str, subject: str, owner: str, message: str) -> Finding:
    return finding(
        "C59",
        message,
        hint="Make the paper anew from the returns. A rating changes only by a new return from its owner.",
        subject=subject,
        place=Place(file=paper, where=f"region {region}", tag=region),
        period=cycle.period.key,
        owner=owner,
        about=paper,
    )


def _spoken(paper: str) -> str:
    return paper.replace("-", " ")
