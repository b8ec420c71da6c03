"""The one grammar of names inside files: Word control tags, Excel defined names, generated regions.

Letters, digits and underscores, at most 40 characters: Word's bookmarks and old Excel allow no more, and LibreOffice
rewrites dots and colons. People see `D4.2`; a file holds `D4_2_rag`, `rtn_D4_2_rag`, `gen_D4_2`.
"""

import hashlib
import re
from functools import lru_cache
from typing import NamedTuple

from paperclerk.domain.fields import KPI_FIELDS, MILESTONE_FIELDS, RETURN_FIELDS, RISK_FIELDS, UPDATE_FIELDS, Field

LONGEST = 40
EXCEL_PREFIX = "rtn_"
REGION_PREFIX = "gen_"
# Regions that are a value in a line, and rows of the front page: what they show is the paper's or its author's own.
FIELD_PREFIX, FRONT_PREFIX = f"{REGION_PREFIX}field_", f"{REGION_PREFIX}front_"
LABEL_PREFIX = "lbl_"

# What is put behind a name (`_rag`, `_owner`, `_2`) is to have room.
_ROOM, _MARK = LONGEST - 8, 4

_ITEM = re.compile(r"^([ADKR]\d+(?:_\d+)?)_(?:(m\d+)_)?([a-z_]+)\Z", re.ASCII)


class FieldName(NamedTuple):
    """What a tag or defined name stands for: `D4.2`'s `rag`, milestone `m1`'s `due`, or a field of the whole return."""

    item: str
    field: str
    milestone: str = ""


def tag(item: str, field: str, milestone: str = "") -> str:
    """Return the Word control tag of a field: `D4_2_rag`, `D4_2_m1_due`, or `return_period` for item ``.

    Raises:
        ValueError: the name would be longer than files allow.
    """
    parts = (item.replace(".", "_"), milestone, field)
    return _checked("_".join(part for part in parts if part))


def excel_name(item: str, field: str, milestone: str = "") -> str:
    """Return the Excel defined name of a field: `rtn_D4_2_rag`."""
    return _checked(EXCEL_PREFIX + tag(item, field, milestone))


def region(*parts: str | int) -> str:
    """Return the name of a generated region, also its bookmark's: `region("rec", 4)` is `gen_rec_4`."""
    return _checked(REGION_PREFIX + "_".join(re.sub(r"[^A-Za-z0-9]+", "_", str(part)) for part in parts))


def region_of(kind: str, whose: str) -> str:
    """Return the name of the region of a kind that is somebody's, known by the name: `gen_answer_Chief`.

    Not by its number among others: when one comes in before it, it is still the same. Words that do not fit into a
    name as they are get a mark that tells them apart.
    """
    words = re.findall(r"[A-Za-z0-9]+", whose)
    name = "_".join((f"{REGION_PREFIX}{kind}", *words))
    if len(name) <= _ROOM and " ".join(words) == whose:
        return name
    mark = hashlib.sha256(whose.encode()).hexdigest()[:_MARK]
    return f"{name[: _ROOM - _MARK - 1].rstrip('_')}_{mark}"


@lru_cache(maxsize=4096)
def read_name(name: str) -> FieldName | None:
    """Read a tag or defined name back; None when it is not one of ours."""
    bare = name.removeprefix(EXCEL_PREFIX)
    if bare in RETURN_FIELDS:
        return FieldName("", bare)
    match = _ITEM.match(bare)
    if not match:
        return None
    found = FieldName(match[1].replace("_", "."), match[3], match[2] or "")
    return found if field_of(found) else None


def field_of(name: FieldName) -> Field | None:
    """Return the field a name stands for, with its label and kind; None when there is no such field."""
    if not name.item:
        return RETURN_FIELDS.get(name.field) or UPDATE_FIELDS.get(name.field)
    deliverable = MILESTONE_FIELDS if name.milestone else UPDATE_FIELDS
    return {"D": deliverable, "R": RISK_FIELDS, "K": KPI_FIELDS}.get(name.item[0], {}).get(name.field)


def said_of(name: FieldName) -> str:
    """Return a name in the words of the form: `D4.1, RAG rating`; `D4.1, milestone m2, Forecast date`."""
    field = field_of(name)
    step = f"milestone {name.milestone}" if name.milestone else ""
    return ", ".join(part for part in (name.item, step, field.label if field else name.field) if part)


def _checked(name: str) -> str:
    if len(name) > LONGEST:
        raise ValueError(f"{name!r} is longer than the {LONGEST} characters a name inside a file may have")
    return name
