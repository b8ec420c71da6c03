"""What a comparison of two drafts came to."""

from paperclerk.domain.places import Noun


class RedlineMade(Noun):
    """A redline that was written: the two files it compares, where it is, and how many changes it shows."""

    old: str
    new: str
    redline: str
    changes: int
