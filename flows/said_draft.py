"""What `paperclerk draft regenerate` says to people: the new file, what was done, and what is theirs to decide."""

from flows.said import counted, say, say_aside
from paperclerk.domain.regenerated import Deed, Regeneration

_SAID: tuple[tuple[Deed, str], ...] = (
    (Deed.UPDATED, "brought up to date"),
    (Deed.MOVED, "moved in their tables"),
    (Deed.ADDED, "new"),
    (Deed.REMOVED, "taken out"),
    (Deed.KEPT, "kept as the author has it"),
    (Deed.WOVEN, "changed by both, in different paragraphs: both are in"),
    (Deed.BOTH, "changed by both: the author's kept, the new one beside it"),
    (Deed.GONE_KEPT, "gone from the data, kept because the author changed it"),
    (Deed.STAYS_DELETED, "deleted by the author, still so"),
    (Deed.DELETED_CHANGED, "deleted by the author, though the data changed"),
    (Deed.APPENDED, "put at the end, having no place"),
    (Deed.TWICE, "in the draft twice"),
    (Deed.OUTSIDE, "outside all that is brought in"),
)


def say_regenerated(made: Regeneration) -> None:
    """Print what became of a draft."""
    for note in made.notes:
        say_aside(note)
    if made.regenerated is None:
        say(f"{made.draft} has the data of now; nothing was written.")
        return
    say(f"Written: {made.regenerated}" + (", with every change tracked." if made.tracked else "."))
    counts = made.counts
    for deed, words in _SAID:
        if counts[deed.value]:
            say(f"  {counts[deed.value]:>5}  {words}")
    say(f"  {made.same:>5}  the same as before")
    decide = len(made.to_decide)
    if decide:
        say(f"{counted(decide, 'thing')} for the author to decide: {made.html}")
    else:
        say(f"What was done with what: {made.html}")
