"""Reports of nonsense, ragged tables and impossible days: the rules find what they find and never fall over."""

import random
from datetime import date
from typing import Any

import pytest
from report_builders import a_front_page, a_report

from paperclerk.domain.report import ContentsLine, ReportAppendix, ReportParagraph, ReportSection, ReportTable
from paperclerk.rules.paper_register import check_report

BITS = (
    "section 4", "(a)", "1.1", "Appendix A", "£1.2m", "12 March 2031", "31 June", "Total", "TBC", "[insert",
    "]", "xx", "??", ":", ";", "the", ".", "CfGS (", "Cllr Jo Ba", "“", "”", "Committee", "and", "O&S",
    "will be on", "\n", "–", "é", "٣", "1/2/0000", "Table 1", "30/02/2031", "more than 40 interviews", "Monday 8 April",
    "999999999999999999", "Annex II", "i.", "•", "\u200b", "paragraph 4.9.9.9 above", "set out in section 1",
)  # fmt: skip
NUMBERS = ("", "1", "1.", "1.1", "(a)", "•", "iv.", "IX", "(z)", "..", "1.1.", "99.99", "½", "²", "1000000")


class Nonsense:
    """Reports made of bits by chance; the same for the same seed."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)

    def text(self, most: int) -> str:
        return " ".join(self.chance.choice(BITS) for _ in range(self.chance.randint(0, most)))

    def some(self, most: int, make: Any) -> tuple[Any, ...]:
        return tuple(make() for _ in range(self.chance.randint(0, most)))

    def paragraph(self) -> ReportParagraph:
        return ReportParagraph(
            number=self.chance.choice(NUMBERS),
            text=self.text(12),
            level=self.chance.randint(0, 2),
            page=self.chance.choice((None, 1, 2)),
            position=self.chance.randint(0, 9),
        )

    def table(self) -> ReportTable:
        wide = self.chance.randint(1, 5)
        return ReportTable(
            header=self.some(wide, lambda: self.text(2)),
            rows=self.some(5, lambda: self.some(wide, lambda: self.text(3))),
            inferred=((0, 0),),
            pages=self.chance.choice(((), (1,), (1, 2))),
            row_pages=self.chance.choice(((), (1, 2))),
            boxes=self.chance.choice(((), ((0, 0, 1, 1),))),
            position=self.chance.randint(0, 9),
        )

    def section(self) -> ReportSection:
        return ReportSection(
            number=self.chance.choice(NUMBERS),
            heading=self.text(5),
            level=self.chance.randint(1, 4),
            paragraphs=self.some(4, self.paragraph),
            tables=self.some(2, self.table),
        )


@pytest.mark.parametrize("seed", range(300))
def test_nonsense_is_checked_to_the_end(seed: int) -> None:
    nonsense = Nonsense(seed)
    front = a_front_page(exempt=True, exemption=nonsense.text(3), others=((nonsense.text(2), nonsense.text(3)),))
    report = a_report(
        nonsense.section(),
        *nonsense.some(6, nonsense.section),
        front_page=front,
        opening=nonsense.some(2, nonsense.paragraph),
        contents=nonsense.some(5, lambda: ContentsLine(heading=nonsense.text(3), page_number=nonsense.text(1))),
        appendices=nonsense.some(2, lambda: ReportAppendix(label=nonsense.text(1), title=nonsense.text(2))),
        pages=nonsense.chance.choice((None, (1, 3))),
        date=nonsense.chance.choice((None, date(2031, 4, 8), date(1, 1, 1), date(9999, 12, 31))),
    )

    assert all(found.message and found.hint for found in check_report(report))
