"""Officers: the register of posts, with the other names people use for them."""

import re
import unicodedata
from collections.abc import Iterable

from paperclerk.domain.places import Noun, Place


class Officer(Noun):
    """A post, with its holder's name and address where they are known, and the other titles people write."""

    title: str
    name: str = ""
    email: str = ""
    aliases: tuple[str, ...] = ()
    vacant: bool = False
    place: Place | None = None


class OfficerRegister(Noun):
    """The posts of the council that the plan names."""

    officers: tuple[Officer, ...] = ()

    def find(self, written: str) -> Officer | None:
        """Return the one officer whose title, alias, name or e-mail address this is; None when none or several fit."""
        wanted = fold_title(written)
        found = {officer.title: officer for officer in self.officers if wanted and wanted in _known_as(officer)}
        return next(iter(found.values())) if len(found) == 1 else None

    @property
    def titles(self) -> tuple[str, ...]:
        """Return the post titles in the register's order."""
        return tuple(officer.title for officer in self.officers)


def fold_title(title: str) -> str:
    """Return a title without what people vary: case, accents, commas, brackets, full stops, `&` for `and`."""
    bare = "".join(letter for letter in unicodedata.normalize("NFKD", title) if not unicodedata.combining(letter))
    text = bare.lower().replace("&", " and ").replace("'", "").replace("’", "")
    return " ".join(word.strip(".") for word in re.findall(r"[a-z0-9@.]+", text) if word.strip("."))


def register_of(titles: Iterable[str]) -> OfficerRegister:
    """Make a register of bare post titles, each once, in the order they come."""
    return OfficerRegister(officers=tuple(Officer(title=title) for title in dict.fromkeys(titles)))


def _known_as(officer: Officer) -> set[str]:
    return {fold_title(known) for known in (officer.title, officer.name, officer.email, *officer.aliases) if known}
