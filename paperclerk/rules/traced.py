"""What tracing a paper may bring to light: a rating changed since it was made (C59), a manifest that does not fit."""

from collections.abc import Iterator, Sequence

from paperclerk.domain.findings import Finding, finding
from paperclerk.domain.manifest import Manifest
from paperclerk.domain.places import Place
from paperclerk.domain.trace import Fate, TracedCell


def ratings_changed(manifest: Manifest, cells: Sequence[TracedCell]) -> Iterator[Finding]:
    """Yield a finding for each rating that a paper shows otherwise than it was signed (C59)."""
    for cell in cells:
        if cell.field == "rag" and cell.origin == "return" and cell.state is Fate.EDITED:
            yield finding(
                "C59",
                f'The {manifest.paper.replace("-", " ")} shows "{cell.shows or "nothing"}" for {cell.deliverable}; '
                f"the return says {cell.text}. Who changed it, and why?",
                hint="Make the paper anew from the returns. A rating changes only by a new return from its owner.",
                subject=cell.deliverable,
                place=Place(file=manifest.paper, where=f"region {cell.region}", tag=cell.region),
                period=manifest.periods[-1] if manifest.periods else "",
                about=manifest.paper,
            )


def manifest_does_not_fit(
    manifest: Manifest, paper: Place, cells: Sequence[TracedCell], unwritten: Sequence[TracedCell]
) -> Iterator[Finding]:
    """Yield a finding (X20) on a manifest that claims of an unchanged paper what is not in it.

    Args:
        manifest: the manifest.
        paper: the paper's file.
        cells: the values it claims that the paper does not show.
        unwritten: words outside the regions that it does not know of.
    """
    for cell in cells:
        yield _misfit(
            manifest,
            paper,
            f'The manifest says that {cell.region} shows "{cell.text[:80]}"; the paper, which nobody has changed, '
            f'shows "{cell.shows[:80]}".' if cell.shows else
            f"The manifest speaks of {cell.region}, which the paper, though nobody has changed it, does not have.",
            f"{cell.region} {cell.field} {cell.text}",
        )  # fmt: skip
    for cell in unwritten:
        message = f'The manifest does not know of the words "{cell.text[:80]}" ({cell.where}).'
        yield _misfit(manifest, paper, message, cell.where)


def manifest_unreadable(paper: Place, why: str) -> Finding:
    """Return a finding (X20) on a manifest that cannot be used."""
    return finding(
        "X20",
        f"The manifest beside {paper.file} {why}.",
        hint="Take no notice of what it says. Make the papers again: that writes manifest.json anew.",
        place=paper,
        about=why,
    )


def unknown_paper(paper: Place, message: str, hint: str) -> Finding:
    """Return a finding (X21) on a file that cannot be traced at all."""
    return finding("X21", message, hint=hint, place=paper)


def _misfit(manifest: Manifest, paper: Place, message: str, about: str) -> Finding:
    return finding(
        "X20",
        message,
        hint="One of the two was changed or mixed up with another. Make the papers again and compare.",
        subject=manifest.paper,
        place=paper,
        about=about,
    )
