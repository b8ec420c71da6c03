"""What a formula does as far as a return is concerned: stay inside its workbook, or lead outside it.

Formulas are never worked out here, and nothing that they point at is opened.
"""

import re
from collections.abc import Collection

_TEXT = re.compile(r'"(?:[^"]|"")*"')
_WORD = re.compile(r"[A-Za-z_\\][\w.\\]*")

# Another workbook, `[1]Sheet1!A1` or `'C:\returns\[May.xlsx]Our sheet'!A1` (columns of a table, `Table1[Due]`, are
# followed by no sheet); as LibreOffice writes it, `'file:///C:/May.xlsx'#$Sheet1.A1`; and `app|'topic'!item`, DDE.
_ELSEWHERE = re.compile(r"\[[^\[\]]+\][^\[\]'\s+\-*/,;:()&=<>^%{}]*!|'[^']*\[[^\[\]']+\][^']*'!|'file:[^']*'#|\|")

# Functions that fetch, call or lead to something outside, by Excel's names and LibreOffice's.
_FETCHING = frozenset({
    "WEBSERVICE", "HYPERLINK", "RTD", "DDE", "CALL", "REGISTER.ID", "EXEC", "IMAGE", "STOCKHISTORY", "SQL.REQUEST",
    "IMPORTDATA", "IMPORTXML", "IMPORTHTML", "IMPORTFEED", "IMPORTRANGE", "CUBEVALUE", "CUBEMEMBER", "CUBESET",
    "CUBERANKEDMEMBER", "CUBESETCOUNT", "CUBEMEMBERPROPERTY", "CUBEKPIMEMBER",
})  # fmt: skip
_NEWER = re.compile(r"^(?:_XLFN\.|_XLWS\.|_XLUDF\.|COM\.MICROSOFT\.|COM\.SUN\.STAR\.)+")


def leads_outside(formula: str, names: Collection[str] = ()) -> bool:
    """Whether a formula takes anything from outside its workbook: another file, a program, the web.

    Args:
        formula: the formula, without its sign.
        names: names of the workbook that stand for something outside it, in capitals.
    """
    said = _TEXT.sub('""', formula)
    if _ELSEWHERE.search(said):
        return True
    words = {_NEWER.sub("", word) for word in map(str.upper, _WORD.findall(said))}
    return not words.isdisjoint(_FETCHING) or not words.isdisjoint(names)
