"""Abbreviations: Q22 one is never written out, Q23 written out more than once, Q24 written in two ways."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from paperclerk.domain.findings import Finding
from paperclerk.rules.paper_text import Kind, Paper, Passage, excerpt

_TOKEN = re.compile(
    r"(?<![\w@/.£&-])(?:[A-Z][A-Za-z]{0,4}(?:&[A-Z])?[A-Z][A-Z]?s?|[A-Z]{2,6}s?|[A-Z]&[A-Z]{1,3})(?![\w@&]|\.\w)"
)
_IN_BRACKETS = re.compile(r"\(\s*[“\"'‘]?(?:the\s+)?([A-Z][\w&]{1,7})[”\"'’]?(?:\s*[,;)])")
_WORDS_BEFORE = 100  # letters: the longest names of bodies
_REVERSED = re.compile(
    r"\b([A-Z][\w&]{1,7})\s*(?:\(|[–—-]\s|:\s|stands for |means )\s*((?:[A-Za-z][\w’'-]*,?\s*){2,9})"
)

_JOINS = frozenset(("and", "of", "for", "the", "to", "in", "on"))

# Words everybody knows, or that are names in themselves.
KNOWN = frozenset(
    ("UK", "GB", "EU", "UN", "US", "USA", "BBC", "ITV", "NHS", "MP", "MPS", "VAT", "PAYE", "IT", "ICT", "TV", "CCTV",
     "PDF", "DVD", "AGM", "CEO", "HR", "PR", "PA", "AM", "PM", "BST", "GMT", "FAQ", "FAQS", "HGV", "WC", "PO", "BOX",
     "ID", "OK", "NB", "AOB", "TBC", "TBA", "TBD", "RAG", "COVID", "GDPR", "O&S", "ISBN", "ISO", "BS", "PC", "PLC",
     "LTD", "LLP", "CIC", "CV", "MBE", "OBE", "CBE", "DBE", "KC", "QC", "JP", "DN", "YES", "NO", "BACS", "HMRC",
     "NA", "AND", "THE", "FOR", "OF", "TO", "NOT", "ALL", "PART", "ITEM", "DATE", "OFFICIAL", "DRAFT", "NOTE", "SI",
     "EC", "LGA", "CO", "KM", "KWH", "MW", "HTML", "URL", "WWW", "XX", "XXX", "II", "III", "IV", "VI", "VII", "VIII",
     "IX", "XI", "XII")
)  # fmt: skip

# What every reader of a council's papers knows: used once it needs no words; used all through, it has them once.
_KNOWN_AT_A_GLANCE = frozenset(
    ("CIPFA", "DLUHC", "MHCLG", "DEFRA", "DFE", "DFT", "DWP", "SEND", "KPI", "KPMG", "BDO", "PWC", "EY", "SME", "FTE",
     "RPI", "CPI", "PFI", "LEP", "GP", "MOT", "PPE", "LED", "EV", "SOLACE", "SWOT", "UNISON", "GMB", "TUPE", "GIS",
     "GCSE", "PE", "STEM", "WIFI", "GPS", "RNLI", "RSPCA", "RSPB", "NSPCC", "NATO", "AIDS", "HIV", "LGBT", "BSL",
     "BAME", "PLCS", "MD", "USB", "API", "AI", "FOI", "EHRC", "HMO", "HSE", "CQC", "ONS", "BREXIT", "UKIP", "HQ", "DIY",
     "HGV", "LGV", "RAF", "MOD", "YMCA", "PAT", "PIN", "CID", "ASB", "EIA", "ICO", "SLA", "QA", "ROI", "USP", "VIP",
     "VE", "RAID")
)  # fmt: skip
# What members are asked to do, which papers put in capitals.
_DEEDS = frozenset(
    re.findall(
        r"\w+",
        """accept adopt advise agree allow amend appoint approve assess award commend comment confirm consent
        decide decline defer direct endorse ensure extend grant instruct invite note oppose permit propose
        receive refer refuse reject release request require resolve retain review submit support vote only
        must never shall should both each after before until either unless""",
    )
)
# One used once may be a name or a reference; all in capitals and of so many letters, it is short for something.
_LETTERS_THAT_ASK = 3
LETTERS_OF_A_NAME = 5
_OF_A_NAME = re.compile(r"\s*\(|\s+(?:Ltd|Limited|LLP|plc|PLC|CIC|Group|Inc|Civ|Crim|Admin|\d)|[:/-]?\d")
_OF_A_REFERENCE = re.compile(
    r"(?:\d\]?|\bNo\.?|\b(?:ref|form|code|class|grade|zone|file)\b\.?:?|[\[“\"'‘])\s*$", re.IGNORECASE
)
# So many words in capitals side by side are words of a sentence that is written so.
_CAPITALS = re.compile(r"(?:\b[A-Z][A-Z’'&-]+\b[,;:]?\s+){2,}[A-Z][A-Z’'&-]+\b")


class _Use(NamedTuple):
    passage: Passage
    start: int
    end: int


def never_written_out(paper: Paper) -> Iterator[Finding]:
    """Yield a finding for each abbreviation that is never explained; one used once when few know it."""
    uses = _uses(paper)
    written = {_stem(short) for short, *_ in _written_out(paper)}
    initials = _initials(paper, {len(_stem(short)) for short in uses})
    ordinary = _ordinary_words(paper)
    asked: set[str] = set()
    for short, places in uses.items():
        stem = _stem(short)
        if stem in asked:
            continue
        asked.add(stem)
        places = [use for each in (stem, f"{stem}s") for use in uses.get(each, ())] or places
        if stem.upper() in KNOWN or short.upper() in KNOWN or stem in written:
            continue
        if _is_emphasis(paper, stem, places, ordinary) or (len(places) == 1 and not _asks_at_once(stem, places[0])):
            continue
        first = next((use for use in places if use.passage.kind is Kind.PARAGRAPH), None)
        if first is None or stem.casefold().replace("&", "") in initials:
            continue
        said = excerpt(first.passage.text, first.start, first.end)
        often = f"{len(places)} times" if len(places) > 1 else "once"
        yield paper.found(
            "Q22",
            first.passage,
            f'"{short}" is used {often} and never written out: "{said}".',
            f'Write it out where it first comes, with "({short})" after it.',
            about=short,
        )


def written_out_again(paper: Paper) -> Iterator[Finding]:
    """Yield a finding for each abbreviation that one document explains more than once, or in different words."""
    first: dict[tuple[int, str], tuple[str, _Use]] = {}
    told: set[tuple[int, str, str]] = set()
    for short, long, use in _written_out(paper):
        if use.passage.kind is not Kind.PARAGRAPH:
            continue
        key = (use.passage.part, _stem(short))
        before = first.setdefault(key, (long, use))
        if before[1] == use or _stands_alone(paper, use.passage) or _stands_alone(paper, before[1].passage):
            continue
        differs = _plain(long) != _plain(before[0])
        if (*key, _plain(long)) in told:
            continue
        told.add((*key, _plain(long)))
        if differs:
            yield paper.found(
                "Q24",
                use.passage,
                f'{short} is written out as "{long}" here and as "{before[0]}" before ({before[1].passage.where}).',
                "Use the right name in both places.",
                about=f"{short} {long}",
            )
        else:
            yield paper.found(
                "Q23",
                use.passage,
                f'"{long} ({short})" is written out again; it was before ({before[1].passage.where}).',
                f"Write {short} alone after the first time.",
                about=short,
            )


def written_two_ways(paper: Paper) -> Iterator[Finding]:
    """Yield a finding for each abbreviation in capitals and small letters in two ways: MTFs and MTFS."""
    uses = _uses(paper)
    ways: dict[str, list[str]] = {}
    for short in uses:
        ways.setdefault(short.casefold(), []).append(short)
    for same in ways.values():
        if len(same) < 2:
            continue
        usual = max(same, key=lambda short: len(uses[short]))
        for short in same:
            # KPIs is the plural of KPI, not a way to write KPIS.
            plural = short.endswith("s") and short[:-1] in uses
            if short == usual or plural or (usual.endswith("s") and usual[:-1] in uses):
                continue
            for use in uses[short]:
                said = excerpt(use.passage.text, use.start, use.end)
                yield paper.found(
                    "Q24",
                    use.passage,
                    f'"{short}" is written "{usual}" elsewhere: "{said}".',
                    f'Write "{usual}" all through, if that is what is meant.',
                    about=f"{short} {use.start}",
                )


def written_as_a_name(paper: Paper) -> Iterator[Finding]:
    """Yield a finding for each abbreviation of several letters that is a name with one capital elsewhere: Defra."""
    ordinary = _ordinary_words(paper)
    for short, uses in _uses(paper).items():
        if len(short) < LETTERS_OF_A_NAME or not short.isupper() or short.casefold() in ordinary:
            continue
        as_name = re.compile(rf"\b{short.title()}\b")
        passage = next((each for each in paper.prose() if as_name.search(each.text)), None)
        if passage:
            yield paper.found(
                "Q24",
                passage,
                f'"{short.title()}" is written "{short}" elsewhere ({uses[0].passage.where}).',
                "Write it in one way all through.",
                about=short,
            )


def _uses(paper: Paper) -> dict[str, list[_Use]]:
    """Return every abbreviation of the text with its places; lines in capitals hold words, not abbreviations."""
    found: dict[str, list[_Use]] = {}
    for passage in paper.passages:
        if passage.inferred or _shouted(passage.text):
            continue
        shouted = [run.span() for run in _CAPITALS.finditer(passage.text)]
        for token in _TOKEN.finditer(passage.text):
            if any(start <= token.start() < end for start, end in shouted):
                continue
            found.setdefault(token[0], []).append(_Use(passage, token.start(), token.end()))
    return found


def _ordinary_words(paper: Paper) -> frozenset[str]:
    """Return every word that the paper writes in small letters."""
    return frozenset(word for passage in paper.passages for word in re.findall(r"\b[a-z]{3,}\b", passage.text))


def _is_emphasis(paper: Paper, short: str, uses: list[_Use], ordinary: frozenset[str]) -> bool:
    """Whether it is a word in capitals for its weight: written small elsewhere, or what recommendations begin with."""
    word = short.casefold()
    if word in _DEEDS or word in ordinary or f"{word}ing" in ordinary or f"{word.removesuffix('e')}ed" in ordinary:
        return True
    begins = all(not use.passage.text[: use.start].strip() for use in uses)
    return begins and all(_stands_alone(paper, use.passage) for use in uses)


def _asks_at_once(short: str, use: _Use) -> bool:
    """Whether an abbreviation used a single time is one that few know, and no name or reference."""
    text = use.passage.text
    known = short.upper() in _KNOWN_AT_A_GLANCE or not (short.isalpha() and short.isupper())
    named = _OF_A_NAME.match(text, use.end) or _OF_A_REFERENCE.search(text[: use.start])
    return not known and len(short) >= _LETTERS_THAT_ASK and not named


def _shouted(text: str) -> bool:
    letters = [letter for letter in text if letter.isalpha()]
    return len(letters) > 6 and sum(letter.isupper() for letter in letters) > 0.6 * len(letters)


def _written_out(paper: Paper) -> Iterator[tuple[str, str, _Use]]:
    """Yield each abbreviation that stands beside the words it is short for, the words, and where."""
    for passage in paper.passages:
        if passage.inferred:
            continue
        for found in _IN_BRACKETS.finditer(passage.text):
            before = passage.text[max(0, found.start() - _WORDS_BEFORE) : found.start()]
            long = _words_for(found[1], re.split(r"[.;:(]", before)[-1].split()[-9:])
            if long:
                yield found[1], long, _Use(passage, found.start(1), found.end(1))
        for found in _REVERSED.finditer(passage.text):
            words = found[2].split()
            wanted = _stem(found[1]).casefold()
            if words and "".join(word[0] for word in words if word not in _JOINS).casefold().startswith(wanted):
                yield found[1], " ".join(words), _Use(passage, found.start(1), found.end(1))
    yield from _glossary(paper)


def _glossary(paper: Paper) -> Iterator[tuple[str, str, _Use]]:
    """Yield the rows of a table of abbreviations: the short form in one cell, its words in the next."""
    for here, after in zip(paper.passages, paper.passages[1:], strict=False):
        if here.kind is after.kind is Kind.CELL and (here.row, here.column + 1) == (after.row, after.column):
            short = here.text.strip()
            if re.fullmatch(r"[A-Z][\w&]{1,7}", short) and _words_for(short, after.text.split()[:9]):
                yield short, after.text, _Use(here, 0, len(here.text))


def _words_for(short: str, before: list[str]) -> str:
    """Return the words before a bracket that the letters in it stand for; empty when they stand for none."""
    letters = _stem(short).casefold().replace("&", "")
    for count in range(2, min(len(before), len(letters) + 5) + 1):
        words = before[-count:]
        if words[0][:1].casefold() == letters[:1] and _spells(
            "".join(part[0] for word in words for part in re.split(r"[-/]", word) if part).casefold(), letters
        ):
            return re.sub(r"['’]s$", "", " ".join(words).strip(" ,"))
    return ""


def _spells(initials: str, letters: str) -> bool:
    """Whether letters come in order in the words' initials, all but one (CIPFA, DfE and DLUHC skip or add some)."""
    at = matched = 0
    for letter in letters:
        place = initials.find(letter, at)
        if place >= 0:
            at, matched = place + 1, matched + 1
    return matched >= max(2, len(letters) - 1)


def _initials(paper: Paper, lengths: set[int]) -> set[str]:
    """Return the initials of every run of capitalised words, of the lengths that abbreviations have."""
    found: set[str] = set()
    name = re.compile(r"[A-Z][\w’'-]+(?:,?\s+(?:(?:and|of|for|the|to|in|on|&)\s+){0,2}[A-Z][\w’'-]+)+")
    for passage in paper.passages:
        for run in name.finditer(passage.text):
            words = [part for word in run[0].split() for part in word.split("-") if part]
            for letters in (
                "".join(word[0] for word in words if word[0].isupper()).casefold(),
                "".join(word[0] for word in words).casefold().replace("&", ""),
            ):
                found |= {letters[start : start + size] for size in lengths for start in range(len(letters) - size + 1)}
    return found


def _stands_alone(paper: Paper, passage: Passage) -> bool:
    """Whether a passage is read by itself, in the minutes or on an agenda: a recommendation writes names out anew."""
    return bool(re.search(r"recommend|decision", paper.heading(passage), re.IGNORECASE))


def _stem(short: str) -> str:
    return short[:-1] if short.endswith("s") and len(short) > 2 and short[:-1].isupper() else short


def _plain(words: str) -> str:
    return " ".join(re.findall(r"\w+", words.casefold().replace("&", "and")))
