"""Words that speak of keeping something back: lines that are nothing but a mark, and lines that may be meant as one.

There is no end to the ways of writing that a section is exempt. A line of which every word belongs to such marks is
one, in whatever order; another is told by what it says and where it stands, and asked about. That something is exempt
from a tax, that nothing is exempt, or that a named appendix is, marks no section.
"""

import re
import unicodedata
from collections.abc import Iterator

# What alone says that something is kept back.
_CORE = re.compile(r"\b(?:exempt(?:ion|ed)?|confidential(?:ity)?|withheld)\b")
# What says so beside a paragraph of the Schedule, or alone on a line.
_WEAK = re.compile(
    r"\b(?:private|restricted|closed|sensitive|below the line|pink|part (?:2|ii|two|b)|press (?:and|or) public|"
    r"schedule 12a|commercial(?:ly)?[ -]in[ -]confidence|members only|members' eyes only|legally privileged|in camera|"
    r"not for circulation|not public|(?:redact|remove) before|circulated separately)\b"
)
_VOCABULARY = frozenset(
    (  # noqa: SIM905  (a list of words is read by people)
        "exempt exemption exempted confidential confidentiality withheld private restricted closed sensitive "
        "commercially commercial commercial-in-confidence confidence strictly pink below line circulation distribution "
        "part ii two b session item items report reports paper papers section sections sub-section appendix annex "
        "information material matter matters content contents document text data whole entire all agenda minute this "
        "the these following it is are be being to of in by as an a and or not for on at its with within under virtue "
        "pursuant accordance because contains contain containing involves includes discloses disclosing relates "
        "relating likely disclosure would reveal defined described set out reason reasons ground grounds paragraph "
        "paragraphs paras para par pars number numbers no nos schedule sch 12a s12a local government act 1972 amended "
        "access order variation 2006 england meaning nfp category categories only members officers press public "
        "excluded exclusion from status marked marking classification classified regarded treated considered remains "
        "remain must should will has been legally privileged camera circulated separately taken taking redact remove "
        "redacted removed before publication eyes members' member's legal advice privilege privileged description"
    ).split()
)
# What the paragraphs themselves say may follow them.
_OF_PARAGRAPHS = frozenset(
    (  # noqa: SIM905  (a list of words is read by people)
        "any individual individuals which identity an financial business affairs particular person persons including "
        "authority council holding that consultations consultation negotiations negotiation connection labour "
        "relations respect claim legal professional privilege could maintained proceedings reveals proposes give "
        "notice make direction enactment action taken prevention investigation prosecution crime"
    ).split()
)
_NOT_TOLD = re.compile(
    r"\b(?:not|never|exempt(?:ed)?|withheld|excluded) (?:(?:to be|be|being|is|are|currently|suitable|available) )*"
    r"(?:for|from)? ?(?:general |public |the )*(?:publication|published|public release|public disclosure|disclosure|"
    r"disclosed|public domain|public view|public inspection|view|publish|circulated?|circulation|"
    r"press (?:and|or) (?:the )?public)\b|"
    r"\bnot in the public domain\b|\bnot for (?:general |public )?release\b"
)
_NFP = "nfp"
_AN_NFP = re.compile(r"\bnfp\b")
# A tax, a rule, a charge: exempt from something that is not publication.
_FROM_ELSE = re.compile(
    r"\b(?:exempt(?:ed|ion)?|closed) (?:\w+ ){0,1}?from\b|\b(?:vat|tax|duty|rates?|levy|fee|charge)[ -]exempt\w*"
)
_DENIED = re.compile(
    r"(?:\b(?:no|not|none|nothing|neither|nor|never|without|non|nil|isn't|aren't|doesn't|don't)\b)[^;:()–]*$"
)
_A_THING = (
    r"(?:section|sub-section|part|paragraph|report|item|information|appendix|annex|document|contents?|material|matter|"
    r"text|passage|chapter|details?|figures?|case|advice)"
)
_HERE = (
    rf"(?:(?:this|the following|these|the (?:rest|remainder|whole|contents?) of (?:this|the)|all of this|the whole)"
    rf"(?: {_A_THING})*(?: of (?:this|the) {_A_THING})?(?: (?:below|that follows))?"
    rf"|(?:the )?{_A_THING} (?:below|that follows|which follows|in this (?:section|part|report|paragraph)))"
)
_ITSELF = re.compile(
    rf"\b{_HERE}(?: (?:is|are|remains?|must be|should be|to be|has been|have been"
    r"|contains?|includes?|involves?|discloses?|constitutes?|comprises?|treated as|regarded as|considered|being|kept"
    rf"|an?|both|fully|wholly|strictly|commercially|currently))+ (?:{_NFP}|withheld|private and confidential|"
    r"confidential|exempt)\b"
)
_IS_SAID = re.compile(r"\b(?:is|are|be|being|remains?|been)\b")
# How a line goes on that begins with a mark; exempt accommodation and confidential waste are things.
_GOES_ON = (
    r"(?: ?[,;:(\[–/-]| ?$| (?:information|item|report|section|appendix|material)"
    r"(?: ?[:;,(\[–-]| ?$| (?:under|by|within|as|in accordance|pursuant|para))"
    r"| (?:under|by virtue|by reason|in accordance|pursuant|as defined|as it|because|due to|within the meaning|until|"
    rf"para|pars?\b|categor|schedule|s\.|s12a|{_NFP}|and (?:confidential|exempt|{_NFP}|restricted|private)))"
)
_BEGINS = re.compile(
    rf"^\W*(?:n\.?b\.?|note|please note|status|publicity|access)?\W*(?:{_NFP}\b|redacted (?:in|from|for)\b|"
    rf"(?:exempt|confidential|exemption|redacted)(?! ?[:–-] ?[£\d]){_GOES_ON})"
)
_NUMBERED = re.compile(
    r"\b(?:paras?|pars?|paragraphs?|categor(?:y|ies))\b\.? ?(?:no\.? ?)?\(?\d{1,2}\b(?!\.\d)|"
    r"\b(?:schedule|s\.?|sch\.?) ?12a\b|\bs(?:ection|\.)? ?100[ai]\b"
)
# A line that is nothing but a paragraph of the Schedule, or ends with one in brackets, as grounds are quoted.
_ONLY_NUMBERED = re.compile(r"\W*(?:paras?|pars?|paragraphs?)\b\.? ?(?:[1-7](?: ?(?:,|and|&) ?)?)+\W*")
_ENDS_NUMBERED = re.compile(r"\((?:paras?|pars?|paragraphs?)\b\.? ?[1-7](?: ?(?:,|and|&) ?[1-7])*\)\W*$")
_LAW_NUMBERED = re.compile(r"\bby virtue of (?:para|par|categor)|\b(?:schedule|sch\.?|s\.?) ?12 ?a\b")
# What an appendix is called that holds nothing but what is kept back.
_NAMED_SO = re.compile(
    r"\W*(?:exempt|confidential) (?:legal |commercial )?(?:information|advice|opinion|appendix|annex)\b"
)
_LOUD_END = re.compile(r"\b(?:EXEMPT|PRIVATE|CONFIDENTIAL|RESTRICTED)\W*$")
_A_USE = re.compile(
    rf"\b(?:exempt|exemption|exempted|confidential|withheld){_GOES_ON}|\b(?:private|restricted|closed|sensitive)\b|\b{_NFP}\b"
)
_SHUT_OUT = re.compile(
    r"\b(?:press|public)\b(?: \w+){0,6} (?:is |are |be |being )?(?:excluded|exclusion)\b|"
    r"\bexclu(?:de|des|ding|sion)\b(?: \w+){0,4} (?:press|public)\b|\b(?:in|into) (?:private|closed) session\b"
)
_SHUT_OUT_THEN = re.compile(r"\b(?:was|were|had|will not|would not)\b")
_NAMES_APPENDIX = re.compile(r"\b(?:appendix|appendices|annex(?:es)?|enclosures?)\b(?! to)")
_A_LABEL = re.compile(r"\b(?:appendix|appendices|annex(?:es)?) (?:[a-z]?\d+|[a-z])\b")
_THE_REPORT = re.compile(
    r"\b(?:this|the|whole|entire|exempt|confidential|private|pink|closed) (?:report|item|document|paper|agenda)\b"
)
_SENTENCE = re.compile(r"(?<=[.!?;])\s+|\n")
_INTEREST = re.compile(r"[\s,.:;()–-]*public[\s-]+interest.*", re.DOTALL)
_OTHER_NUMBERS = re.compile(
    r"\b(?:part (?:1|2|i{1,2}|one|two|[ab])\b|(?:schedule|sch\.?|s\.?) ?12 ?a\b|"
    r"(?:appendix|annex|section|sub-section|item|minute) "
    r"(?:\d+(?:\.\d+)*|[a-z])\b|s(?:ection|\.)? ?100[a-z]?(?: ?\(\d\))?|"
    r"(?:act|order|variation\)?(?: order)?) \d{4}|1972|2006)"
)
_PARAGRAPH_NUMBERS = re.compile(
    r"\b(?:paras?|pars?|paragraphs?)\b\.? ?(?:nos?\.? ?|numbers? )?"
    r"\(?((?:\d{1,2}\)?(?: ?(?:,|and|&|or|to|–|-|/|\+) ?\(?)*)+)"
)
_CATEGORY = re.compile(r"\bcategor(?:y|ies) \d+(?:(?:, ?| and )\d+)*")
# Longer than this, a paragraph tells of something; a mark is a line.
_MOST_WORDS_OF_A_LINE = 14
_MOST_WORDS_OF_A_NOTE = 40


def folded(text: str) -> str:
    """Return a text in small letters, with plain dashes and quotes, and each way of "not for publication" as `nfp`."""
    seen = unicodedata.normalize("NFKC", text).casefold().replace("’", "'")
    seen = re.sub("[\u00ad\u200b-\u200f\u2060\ufeff]", "", seen)
    seen = " ".join(re.sub("[\u2010-\u2015\u2212]", "–", seen).split()).replace("(s)", "s")
    seen = re.sub(r"\b(?:[a-z] ){4,}[a-z]\b", lambda spaced: spaced[0].replace(" ", ""), seen)
    return _NOT_TOLD.sub(_NFP, seen)


def is_all_mark(text: str) -> bool:
    """Whether every word of a text belongs to a mark of exemption, and one of them says that something is kept back."""
    seen = _INTEREST.sub("", folded(text))
    if not (_CORE.search(seen) or _WEAK.search(seen) or _AN_NFP.search(seen)) or _is_denied(seen):
        return False
    known = _VOCABULARY | _OF_PARAGRAPHS if _NUMBERED.search(seen) else _VOCABULARY
    words = re.findall(r"[^\W_]+(?:'[^\W_]+)?", seen)
    return bool(words) and all(word in known or word.isdigit() for word in words)


def may_be_a_mark(text: str, *, first: bool = False, heading: bool = False) -> bool:
    """Whether a text that is no plain mark may yet be meant as one.

    Args:
        text: a paragraph, or a heading or the line of an appendix.
        first: whether it stands directly under a heading.
        heading: whether it is a heading or the line of an appendix; what it names is then itself.
    """
    sentences = [one for one in _SENTENCE.split(folded(text)) if one.strip()]
    if heading and (_LOUD_END.search(text) or any(map(_NAMED_SO.match, _titles_in(text)))) and not text.isupper():
        return True
    is_note = heading or len(text.split()) <= _MOST_WORDS_OF_A_NOTE
    return any(
        _is_of_itself(one) or ((is_note or (first and n == 0)) and _is_said(one, first=first, heading=heading))
        for n, one in enumerate(sentences)
    )


def says_of_itself(text: str) -> bool:
    """Whether a text says that what it stands in is kept back: `This appendix is exempt`."""
    return any(map(_is_of_itself, _SENTENCE.split(folded(text))))


def names_a_paragraph(text: str) -> bool:
    """Whether a text names a paragraph of the Schedule, or the Schedule."""
    return bool(_NUMBERED.search(folded(text)))


def _titles_in(text: str) -> list[str]:
    return [folded(text[start:end]) for start, end in parts_of(text)]


def shuts_out(text: str) -> bool:
    """Whether a text says that the press and public are excluded, or that something is taken in private session."""
    return any(
        (found := _SHUT_OUT.search(one)) and not _is_denied(one[: found.end()], found.start())
        and not _SHUT_OUT_THEN.search(one)
        for one in _SENTENCE.split(folded(text))
    )  # fmt: skip


def names_appendix(text: str) -> bool:
    """Whether a text names an appendix by its label, so that it may speak of that alone."""
    return bool(_A_LABEL.search(text.casefold()))


def is_line(text: str) -> bool:
    """Whether a text is as short as a line that stands for itself."""
    return len(text.split()) <= _MOST_WORDS_OF_A_LINE


def of_the_whole_report(text: str) -> bool:
    """Whether a mark speaks of the whole report or item rather than of the section it stands in."""
    return bool(_THE_REPORT.search(folded(text)))


def parts_of(text: str) -> Iterator[tuple[int, int]]:
    """Yield where the parts of a heading stand: what is in brackets, and what dashes and colons set apart."""
    for found in re.finditer(r"[\[(]([^\[\]()]*)[\])]", text):
        yield found.span()
    at = 0
    for found in re.finditer(r"\s*(?::|;|\s[–—-])\s*|$", text):
        if text[at : found.start()].strip():
            yield at, found.start()
        at = found.end()


def _is_of_itself(sentence: str) -> bool:
    found = _ITSELF.search(sentence)
    if found is None or _is_denied(sentence, found.end() - 1) or _from_else(sentence):
        return False
    # `contains exempt accommodation` is no information; `contains exempt information, in Appendix C` is marked there.
    if _IS_SAID.search(found[0]):
        return True
    rest = sentence[found.end() :]
    return bool(re.match(r" (?:or (?:confidential|exempt) )?(?:information|material|data|details)\b", rest)) and not (
        _NAMES_APPENDIX.search(sentence)
    )


def _is_said(sentence: str, *, first: bool, heading: bool) -> bool:
    if _from_else(sentence) or (not heading and _NAMES_APPENDIX.search(sentence)):
        return False
    use = _A_USE.search(sentence)
    if use and _is_denied(sentence, use.start()):
        return False
    if (first or heading) and _is_by_number(sentence):
        return True
    if _BEGINS.match(sentence) or (use and _NUMBERED.search(sentence)):
        return True
    is_short = first or heading or is_line(sentence)
    if is_short and _AN_NFP.search(sentence):
        return True
    return (
        is_line(sentence)
        and bool(re.search(r"\b(?:schedule|sch\.?|s\.?) ?12 ?a\b", sentence))
        and bool(re.search(r"\bpara|\(\d\)", sentence) or len(sentence.split()) < 6)
    )


def _is_by_number(sentence: str) -> bool:
    """Whether a line over other words, or a part of a title, names the paragraph that keeps something back."""
    if _ONLY_NUMBERED.fullmatch(sentence) or _ENDS_NUMBERED.search(sentence):
        return True
    core = _CORE.search(sentence) or _AN_NFP.search(sentence) or _LAW_NUMBERED.search(sentence)
    return core is not None and bool(_NUMBERED.search(sentence)) and not _is_denied(sentence, core.start())


def _from_else(sentence: str) -> bool:
    return bool(_FROM_ELSE.search(sentence))


def _is_denied(sentence: str, at: int | None = None) -> bool:
    """Whether what is said at a place, or of the first word that keeps something back, is that it is not so."""
    if at is None:
        found = _CORE.search(sentence) or _WEAK.search(sentence)
        at = found.start() if found else 0
    before = re.sub(r"\bnos?\. ?(?=\d)", "", sentence[:at])
    return bool(_DENIED.search(before))


def ground_in(text: str) -> str:
    """Return the ground that a mark names, in the form in which it is read: `exempt, paragraphs 3, 5`, `confidential`.

    Numbers of parts, appendices, sections and laws are none of the Schedule's paragraphs.
    """
    seen = _OTHER_NUMBERS.sub(" ", _INTEREST.sub("", folded(text)))
    numbered = [found[1] for found in _PARAGRAPH_NUMBERS.finditer(seen)]
    numbers = re.findall(r"\d+", " ".join(numbered) if numbered else _CATEGORY.sub(" ", seen))
    if numbers:
        return f"exempt, paragraphs {', '.join(numbers)}"
    return "confidential" if "confidential" in seen and "commercial" not in seen else "exempt"
