"""The truth about the two real reports of ../shared, out of their text files at run time: nothing is kept here.

The text files are the pages as somebody read them: a heading stands alone on its line, a numbered paragraph may have a
dash before it, and a paragraph that runs over a page is cut in two. Tables are left to those who wrote truths for them.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

_NUMBERED = re.compile(r"(?:- )?(\d+(?:\.\d+)*\.?|\([a-z0-9]{1,3}\)|[a-d]\.)\s+(\S.*)")
_EMPHASIS = re.compile(r"(\*+)(\S(?:.*?\S)?)\1")
# A title page of an appended report stands between these: its lines are no headings that anybody could agree on.
_TITLE_PAGES = (("Independent governance review", "Contents"), ("Governance Stabilisation Plan", "OFFICIAL"))
_ENDS = (".", ":", ";", "?", "!", "’", "'", ")")
_CAPITALS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ."
_NO_HEADINGS = ("Contents", "None")


def seed_truth(text: str) -> dict[str, Any]:
    """Return the headings and the numbered paragraphs that a text file of a report tells, in its order."""
    headings: list[dict[str, str]] = []
    paragraphs: list[dict[str, str]] = []
    appended = False
    for line, alone in _lines(text):
        appended = appended or line == "Contents"
        found = _NUMBERED.fullmatch(line)
        if alone and _is_heading(line, found, appended, _under(text, line)):
            headings.append({"number": found[1] if found else "", "text": found[2] if found else line})
        elif found:
            paragraphs.append({"number": found[1], "text": found[2]})
        elif paragraphs and alone and line not in _NO_HEADINGS and _goes_on(paragraphs[-1]["text"], line):
            paragraphs[-1]["text"] += f" {line}"
    return {"headings": headings, "paragraphs": paragraphs, "optional": [{"text": begin} for begin, _ in _TITLE_PAGES]}


def _lines(text: str) -> Iterator[tuple[str, bool]]:
    """Yield each line of the text that is no table, no front page and no title page, and whether it stands alone."""
    lines = text.splitlines()
    first = next(index for index, line in enumerate(lines) if re.match(r"1\.? ", line))
    until = ""
    for index in range(first, len(lines)):
        line = lines[index].strip()
        until = until or next((last for begin, last in _TITLE_PAGES if line == begin), "")
        if line and not until and "\t" not in lines[index] and "<" not in line[:4]:
            beside = (lines[index - 1], lines[index + 1] if index + 1 < len(lines) else "")
            yield _EMPHASIS.sub(r"\2", line), not any(other.strip() for other in beside)
        if until and line == until:
            if line == "Contents":
                yield line, True
            until = ""


def _under(text: str, line: str) -> bool:
    """Whether a number one level deeper stands under the number of a line."""
    found = _NUMBERED.fullmatch(line)
    return bool(found and re.search(rf"(?m)^(?:- )?{re.escape(found[1])}\.1 ", text))


def _is_heading(line: str, found: re.Match[str] | None, appended: bool, parent: bool) -> bool:
    if line.startswith("- ") or line.endswith((":", ";")) or len(line) > 150 or line in _NO_HEADINGS:
        return False
    depth = found[1].rstrip(".").count(".") if found else 0
    if found and (not found[1][0].isdigit()):
        return False
    if found and not appended:
        return depth == 0 or (depth == 1 and parent)
    if found:
        return depth > 0 or (len(line) < 60 and not line.endswith("."))
    return appended and line[0] in _CAPITALS and (not line.endswith(".") or len(line) < 60)


def _goes_on(text: str, line: str) -> bool:
    return not text.endswith(_ENDS) and not line.startswith("- ")


def real_reports(shared: Path) -> Iterator[tuple[Path, dict[str, Any]]]:
    """Yield each real report of `shared`, PDF and Word, with its truth; none where the folder is not there."""
    for seed in sorted((shared / "seeds").glob("*.txt")):
        truth = {"reports": [seed_truth(seed.read_text(encoding="utf-8"))]}
        for suffix in (".docx", ".pdf"):
            file = shared / "real" / "reports" / f"{seed.stem}{suffix}"
            if file.is_file():
                yield file, truth
