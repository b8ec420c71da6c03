"""Whether a loose line without a colon is a row, `Exempt No`, or a title that begins with a label's word.

`COUNCIL TAX SUPPORT SCHEME` is no council: after a short label the rest must answer it, or stand off in a column.
"""

import re

from parsers.dates import date_in
from parsers.front_values import EMAIL, is_post, read_answer, read_wards

# Labels of more words than this begin no title.
_SHORT = 2
_LONGEST_ANSWER = 8
_COLUMNS = re.compile(r"\t|\s{3,}")
_YES_NO = frozenset({"key_decision", "call_in", "exempt", "urgency", "wards"})
PEOPLE = frozenset({"report_of", "cabinet_members", "scrutiny_chairs", "author", "contacts", "lead_officer"})
# What a title may begin with: `Council Plan 2031-35`, `Report on County Farms`, `Forward Plan Process`.
_OF_TITLES = frozenset({"priority", "subject", "purpose", "summary", "organisation", "recommendations", "appendices"})
_SAYS = re.compile(r"[☐☒☑]|(?:none|nil|n/?a|not applicable|non-?key|key|all|yes|no|y|n)\b", re.I)
_ACCESS = re.compile(r"(?:part [ab12i]+|open|public|exempt|private|confidential|unrestricted|restricted)\b", re.I)
_BODY = re.compile(
    r"(?:the )?(?:(?!of the\b)[\w’'&]+ ){0,6}?(?:cabinet|executive|committee|council|board|panel|commission|assembly)"
    r"(?:\s*[,–-]?\s*\S*\d.*)?",
    re.I,
)
_COUNCILLOR = re.compile(r"(?:councillor|cllr)\b", re.I)
_NAME = re.compile(r"[A-Z][\w'’.-]*(?: [A-Z][\w'’-]+){1,3}(?=$|,|\s[–-]|\s\()")


def is_loose_row(label: str, value: str, name: str, line: str, *, bold: bool) -> bool:
    """Whether a line's words after a label answer it rather than make a title of both."""
    short = len(label.split()) <= _SHORT and label[-1] not in "?)"
    if not short or _COLUMNS.search(line) or answers_row(name, value):
        return True
    loud = bold or line.isupper()
    told = _names_somebody(name, value) or _names_body(name, value)
    if told or loud or len(label.split()) == 1:
        return told and not (loud and len(label.split()) == 1)
    return name not in _OF_TITLES and (name != "forward_plan_reference" or bool(re.search(r"\d", value)))


def answers_row(name: str, value: str) -> bool:
    """Whether a value is so plainly of its row's kind that no title would go on so."""
    if name == "date":
        return bool(date_in(value)) and len(value.split()) <= _LONGEST_ANSWER
    if name in _YES_NO:
        said = read_answer(value).yes is not None or _SAYS.match(value) or _ACCESS.fullmatch(value)
        return bool(said) or (name == "wards" and read_wards(value, "")[0] in ("all", "none"))
    if name == "classification":
        return bool(_ACCESS.match(value)) and len(value.split()) <= _LONGEST_ANSWER
    return name == "item" and bool(re.fullmatch(r"[\dA-Z]{1,3}[.\w()]*", value)) and bool(re.search(r"\d", value))


def _names_somebody(name: str, value: str) -> bool:
    if name not in PEOPLE:
        return False
    named = _COUNCILLOR.match(value) or EMAIL.search(value)
    return bool(named or (_NAME.match(value) and (is_post(value) or re.search(r"[,(]|\s[–-]\s", value))))


def _names_body(name: str, value: str) -> bool:
    return name == "body" and bool(_BODY.fullmatch(value))
