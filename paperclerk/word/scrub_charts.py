"""Charts that Word drew, without the workbook behind them: what is drawn stays, with the figures it is drawn from.

A chart keeps the figures it shows in its own part, where whatever is exempt is sought; the workbook behind it has whole
sheets that nobody sees, and Word needs it only to change the chart.
"""

import re
from typing import Any

from lxml import etree

from paperclerk.word.parts import Parts, target_of
from paperclerk.word.wml import local

_CHART = re.compile(r"word/charts/[^/]+\.xml")
_BEHIND = ("/package", "/oleObject")


def without_workbooks(parts: Parts) -> None:
    """Take out of every chart the way to its workbook, the workbook, and series that it does not show."""
    behind: set[str] = set()
    charts = [name for name in parts.names if _CHART.fullmatch(name)]

    def leads_to_data(part: str, link: Any) -> bool:
        if part in charts and (link.get("TargetMode") == "External" or link.get("Type", "").endswith(_BEHIND)):
            behind.add(target_of(part, link))
            return True
        return False

    parts.remove_links(leads_to_data)
    for name in charts:
        for element in list(parts.xml(name).iter(etree.Element)):
            kind = local(element)
            unseen = kind == "ext" and any(local(one).startswith("filtered") for one in element)
            if (parent := element.getparent()) is not None and (kind == "externalData" or unseen):
                parent.remove(element)
    for name in behind & set(parts.names):
        parts.remove(name)
