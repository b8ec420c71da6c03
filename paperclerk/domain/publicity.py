"""Publicity: what may be read by everybody, and what is exempt or confidential, on which ground and why.

Exempt is what Part 1 of Schedule 12A to the Local Government Act 1972 lists for England, in paragraphs 1 to 7 (Wales
has others), and only while the public interest in keeping it back outweighs that in telling it. Confidential is what a
government department gave on terms that forbid telling it, or what a law or a court forbids to tell.
"""

import re
from collections.abc import Iterable, Iterator

from paperclerk.domain.places import Noun, Place

# The paragraphs in the Act's own words, shortened where they are long.
PARAGRAPHS: dict[int, str] = {
    1: "information relating to any individual",
    2: "information which is likely to reveal the identity of an individual",
    3: "information relating to the financial or business affairs of any particular person, including the authority "
    "holding that information",
    4: "information relating to consultations or negotiations in connection with a labour relations matter",
    5: "information in respect of which a claim to legal professional privilege could be maintained in legal "
    "proceedings",
    6: "information which reveals that the authority proposes to give a notice or to make an order or direction under "
    "an enactment",
    7: "information relating to action taken or to be taken in connection with the prevention, investigation or "
    "prosecution of crime",
}
SCHEDULE = "Part 1 of Schedule 12A to the Local Government Act 1972"
NOT_FOR_PUBLICATION = "Not for publication"

_OPEN = frozenset({"", "public", "open", "no", "not exempt", "none", "n/a", "-", "–"})
# Numbers that belong to the name of the law and are no paragraph.
_NAMES_OF_LAW = re.compile(r"(?:schedule|sch\.?|s)\s*12\s*a|part\s*(?:[12]|i{1,2})\b|act\s*1972|\b1972\b", re.I)


class Exemption(Noun):
    """Why something is kept back: paragraphs of Schedule 12A, or that it is confidential, and the public interest.

    `withheld` is set in what is made for everybody: what the exemption is about has been left out there.
    """

    paragraphs: tuple[int, ...] = ()
    confidential: bool = False
    public_interest: str = ""
    withheld: bool = False

    @property
    def ground(self) -> str:
        """Return the ground in a few words: `exempt under paragraph 3`, `confidential`."""
        if self.confidential:
            return "confidential"
        return f"exempt under {_numbered(self.paragraphs)}"

    @property
    def statement(self) -> str:
        """Return what the public is told in the place of what is kept back: the ground in full, and the reason."""
        if self.confidential:
            told = f"{NOT_FOR_PUBLICATION}: confidential information, which the council may not disclose."
        else:
            means = "; ".join(PARAGRAPHS[number] for number in self.paragraphs)
            told = f"{NOT_FOR_PUBLICATION}: {self.ground} of {SCHEDULE} ({means})."
        reason = " ".join(self.public_interest.split())
        return f"{told} {reason[:1].upper()}{reason[1:]}" if reason else told

    def kept_back(self) -> "Exemption":
        """Return this exemption as it stands where what it is about was left out."""
        return self.model_copy(update={"withheld": True})


class ExemptUpdate(Noun):
    """What was reported of an item in a period (in every period when empty) is exempt, though the item is not.

    `ref` is a deliverable, risk or figure; or a lead's post, for the decisions that lead asks for.
    """

    period: str = ""
    ref: str
    exemption: Exemption
    place: Place | None = None


def read_publicity(written: str, public_interest: str = "") -> tuple[Exemption | None, str]:
    """Return the exemption that a text names, None for what is public, and what is wrong with the text, if anything.

    `Exempt, paragraph 3`, `3`, `Paragraphs 3 and 5 of Schedule 12A` and `Confidential` are all understood.
    """
    text = " ".join(written.split()).casefold().rstrip(".")
    if text in _OPEN:
        return None, ""
    numbers = tuple(sorted({int(number) for number in re.findall(r"\d+", _NAMES_OF_LAW.sub(" ", text))}))
    if "confidential" in text and not numbers:
        return Exemption(confidential=True, public_interest=public_interest.strip()), ""
    if not numbers:
        return None, "names no paragraph of Schedule 12A"
    if unknown := [number for number in numbers if number not in PARAGRAPHS]:
        return None, f"names paragraph {unknown[0]}; Part 1 of Schedule 12A has paragraphs 1 to 7 in England"
    return Exemption(paragraphs=numbers, public_interest=public_interest.strip()), ""


def restriction(exemptions: Iterable[Exemption]) -> str:
    """Return what stands at the head of a paper that holds all this: that it is not for publication, and why."""
    held = list(exemptions)
    paragraphs = sorted({number for one in held for number in one.paragraphs})
    grounds = [f"by virtue of {_numbered(paragraphs)} of {SCHEDULE}"] if paragraphs else []
    grounds += ["confidential information"] if any(one.confidential for one in held) else []
    return f"NOT FOR PUBLICATION: {' and '.join(grounds)}" if grounds else ""


def either(one: Exemption | None, other: Exemption | None) -> Exemption | None:
    """Return what holds when either of two sources keeps something back: both their grounds."""
    if one is None or other is None:
        return one or other
    return Exemption(
        paragraphs=tuple(sorted({*one.paragraphs, *other.paragraphs})),
        confidential=one.confidential or other.confidential,
        public_interest=one.public_interest or other.public_interest,
    )


def _numbered(paragraphs: Iterable[int]) -> str:
    numbers = [str(number) for number in paragraphs]
    return f"paragraph{'s' if len(numbers) > 1 else ''} {' and '.join(_comma_joined(numbers))}"


def _comma_joined(numbers: list[str]) -> Iterator[str]:
    if len(numbers) > 1:
        yield ", ".join(numbers[:-1])
    yield numbers[-1]
