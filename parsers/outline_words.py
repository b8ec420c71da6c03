"""Words that say what a line of a report is: names of sections every council uses, captions, lead-ins, cited parts."""

import re

from parsers.readings import plain, words

_SECTIONS = (
    "executive summary", "summary", "report summary", "summary of report", "summary of the report",
    "supporting information", "purpose", "purpose of report", "purpose of the report", "introduction",
    "recommendation", "recommendations", "decision required", "decisions recommended", "recommended decisions",
    "reason for recommendation", "reasons for recommendations", "reasons for decision", "reason for the decision",
    "background", "background and context", "context", "background information", "current position", "proposal",
    "proposals", "main report", "main body", "report", "detail", "details", "key issues", "issues", "discussion",
    "analysis", "considerations", "options", "options considered", "alternative options", "other options considered",
    "alternative options considered", "alternatives considered", "options considered and rejected",
    "options considered and recommended proposal", "preferred option and reasons", "available options",
    "consultation", "consultation and engagement", "consultations", "engagement", "risk", "risks", "risk management",
    "risk assessment", "risk implications", "compliance issues", "implications", "corporate implications",
    "legal implications", "financial implications", "finance implications", "resource implications", "legal", "finance",
    "procurement implications", "human resources implications", "hr implications", "staffing implications",
    "equality implications", "equalities implications", "equality impact assessment", "equalities",
    "public sector equality duty", "equality and diversity", "equality and diversity implications",
    "environmental implications", "environmental and sustainability implications", "climate change implications",
    "climate implications", "sustainability implications", "health and safety implications", "crime and disorder",
    "crime and disorder implications", "data protection implications", "property implications", "ict implications",
    "public health implications", "health and wellbeing implications", "social value", "safeguarding",
    "corporate priorities", "council priorities", "links to corporate priorities", "policy implications", "timetable",
    "next steps", "conclusion", "conclusions", "appendices", "list of appendices", "appendices attached", "annexes",
    "attachments", "background papers", "background documents", "list of background papers", "glossary", "contents",
    "table of contents", "acknowledgments", "acknowledgements", "methodology", "foreword", "overview",
    "statutory officer comments", "comments of the section 151 officer", "comments of the monitoring officer",
    "commissioner comments", "ward members comments", "portfolio holder comments", "report author", "contact officer",
)  # fmt: skip
_KNOWN = frozenset(words(name) for name in _SECTIONS)
_CAPTION = re.compile(r"(?:table|figure|fig\.|chart|diagram|graph|map|picture|source|photo)\s*(?:[A-Z]?\d|[:.])", re.I)
_MARKING = re.compile(
    r"official(?: ?[-:–]? ?sensitive)?|restricted|(?:strictly )?confidential|protect|unclassified|for general release|"
    r"not for publication|(?:part|section) (?:a|b|1|2|i|ii) ?[-–:] ?(?:public|private|open|exempt)|"
    r"public|private|exempt",
    re.I,
)
_NO_CONTENT = re.compile(
    r"[-–—*_. ]*(?:(?:report|document) ends|(?:the )?end of (?:the )?(?:report|document)|"
    r"\(?(?:this )?page (?:is |has been )?(?:(?:left|intentionally|deliberately) ){1,2}blank\)?)"
    r"[-–—*_. ]*",
    re.I,
)
_CONTENTS = re.compile(r"(?:table of |list of )?contents(?: page)?:?", re.I)
_DECISION = (
    r"(?:recommendations?|recommended decisions?|decisions? (?:recommended|required|requested|sought|needed)|"
    r"proposed (?:decisions?|recommendations?)|actions? (?:required|requested)|resolutions?)"
)
_BEFORE_DECISION = (
    r"(?:[\w' ]{1,30} ?/ ?)?(?:(?:officer'?s?|report|draft|executive|cabinet|committee|summary of|key|the) )?"
)
_DECISIONS = re.compile(
    rf"{_BEFORE_DECISION}{_DECISION}"
    r"(?: ?\(s\)| ?/ ?s\b)?(?: (?:to|for|from|of|by) .{1,60})?(?: and reasons?(?: for .{1,40})?)?:?|"
    r"what .{3,60} (?:is|are) (?:being )?asked to (?:do|decide|agree|note|approve).{0,40}|"
    r"this report asks (?:the )?[\w' ]{3,60} to(?: \w+)?:?|recommendation\(s\)(?: .{1,50})?:?|"
    r"it is recommended(?: that)?:?|"
    r"(?:the )?[\w' ]{0,40}\b(?:is|are) (?:asked|recommended|requested|invited)(?: to| that)?:?",
    re.I,
)
_ONLY_DECISIONS = re.compile(
    rf"(?:(?:officer'?s?|report|cabinet|executive|the) )?{_DECISION}(?: ?\(s\)| ?/ ?s\b)?:?|recommendation\(s\):?", re.I
)
_DECIDED = re.compile(r"(?:the )?decisions?(?: ?\(s\))?(?: (?:taken|made))?:?", re.I)
_LEAD_IN = re.compile(
    r"\b(?:is|are|be) (?:hereby )?(?:therefore )?(?:asked|recommended|requested|invited|advised)\b|"
    r"\b(?:recommends?|resolves?|agrees?)\b[^.]{0,60}\bthat:?$|\bit is (?:further )?recommended\b|\brecommended that\b|"
    r"\basks? (?:the )?[\w ]{3,40} to\b|\bmakes? the following recommendations?\b|"
    r"^(?:that )?(?:the )?[\w' ]{0,40}\b(?:cabinet|committee|council|board|executive|panel|members)\b[^.]{0,30}:$|"
    r"^that:?$|^to:?$|^recommend(?:ation|ed)?s?:?$|^(?:that )?(?:the )?(?:cabinet|committee|council|executive)$",
    re.I,
)
# Words with which a line ends that leads on to points.
_BREAKS_OFF = re.compile(
    r"(?:[:…–-]|\b(?:to|that|following|recommended|cabinet|committee|council|executive|board|panel|members))$", re.I
)
_ASKS = re.compile(r"(?:that|to) (?-i:[a-z]|Cabinet|Council|Members|Executive).*\.$", re.I)
_APPENDICES = re.compile(
    r"(?:list of |table of |schedule of )?(?:appendix|appendices|annexe?s|attachments|enclosures)"
    r"(?: attached| to (?:this|the) report| included| and .{1,40})?(?: ?\(.{1,40}\))?:?|"
    r"(?:supporting|attached|accompanying) (?:documents?|papers?|information)(?: attached)?"
    r"(?: ?\(.{1,40}\))?:?|documents? attached:?",
    re.I,
)

_CLOSING = re.compile(
    r"(?:exempt |confidential |public )?(?:appendix|appendices|annexe?|schedule|enclosure|attachment)\b|"
    r"(?:[\w ]{1,40} )?(?:impact|risk|needs|initial|relevance) (?:assessment|analysis|screening)\b|"
    r"equality (?:analysis|screening)|"
    r"(?:audit|report|decision|document|version|sign-?off|clearance)? ?(?:audit trail|sign[- ]?off|clearances?|"
    r"(?:document|version) (?:control|history)|report history|consultation record|checklist)\b",
    re.I,
)


def closes_report(text: str) -> bool:
    """Whether a line is the head of what stands at a report's end: an appendix, an assessment, who cleared the text."""
    return bool(_CLOSING.match(plain(text)))


def is_section_name(text: str) -> bool:
    """Whether a line is the name of a section that councils' reports share."""
    bare = re.sub(r"\([^)]*\)|/s\b", "", text.replace("&", "and"), flags=re.I)
    return words(bare) in _KNOWN


def is_caption(text: str) -> bool:
    """Whether a line names the table or picture beside it: `Table 2: Savings`."""
    return bool(_CAPTION.match(text))


def says_marking(text: str) -> bool:
    """Whether a line is a protective marking or says who may see the report: `OFFICIAL`, `For general release`."""
    return bool(_MARKING.fullmatch(plain(text)))


def is_no_content(text: str) -> bool:
    """Whether a line says only that nothing stands here or nothing follows: `This page is intentionally left blank`."""
    return bool(_NO_CONTENT.fullmatch(plain(text)))


def opens_parts(text: str) -> bool:
    """Whether a heading is that of the first part, section or chapter: `PART 1 – KEY INFORMATION`."""
    return bool(re.match(r"(?:part|section|chapter) (?:1|a|i|one)\b", plain(text), re.I)) and not says_marking(text)


def names_contents(text: str) -> bool:
    """Whether a line is the head of a list of contents."""
    return bool(_CONTENTS.fullmatch(plain(text)))


def names_decisions(text: str) -> bool:
    """Whether a heading is that of what the report asks its readers to decide."""
    return bool(_DECISIONS.fullmatch(_straight(text)))


def names_decided(text: str) -> bool:
    """Whether a label or heading is that of what was decided, in the record of a decision."""
    return bool(_DECIDED.fullmatch(_straight(text)))


def names_only_decisions(text: str) -> bool:
    """Whether a heading says no more than `Recommendations` or `Decision required`."""
    return bool(_ONLY_DECISIONS.fullmatch(_straight(text)))


def leads_in_decisions(text: str) -> bool:
    """Whether a line only leads to what is asked: `Cabinet is asked to:`."""
    return bool(_LEAD_IN.search(_straight(text)))


def asks_in_sentence(text: str) -> bool:
    """Whether a line under `Recommendations` leads to what is asked, `That Cabinet:`, or itself asks."""
    straight = _straight(text)
    leads = leads_in_decisions(straight) and (_BREAKS_OFF.search(straight) or straight.endswith("."))
    return not names_only_decisions(straight) and bool(leads or _ASKS.match(straight))


def names_appendices(text: str) -> bool:
    """Whether a heading is that of the list of appendices."""
    return bool(_APPENDICES.fullmatch(_straight(text)))


def _straight(text: str) -> str:
    return plain(text).replace("’", "'").strip()
