"""A short Cabinet report with a plan table, written in Word in our own words, to be read, checked and compared."""

import io
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import docx

FRONT = (
    ("Subject:", "Governance Stabilisation Plan"),
    ("Report of:", "Imogen Thackwray, Chief Executive"),
    ("Report author:", "Mairead Colquhoun, Assistant Director"),
    ("Is this a key decision?", "☐ Yes ☒ No"),
)
ASKS = (
    "notes the findings of the Independent Panel on Governance",
    "agrees the stabilisation plan at Appendix A",
    "asks for a report on progress in September 2030",
)
PLAN_HEADINGS = (
    "Recommendation",
    "Response",
    "Key deliverables by 30 June 2031",
    "Accountable officers",
)
PLAN = (
    (
        "1. Bring the Constitution up to date",
        ("Check Parts 2 to 4 against the law.", "Rewrite the scheme of delegation."),
        ("A legal review, concluded and reported to the Standards Committee.", "A plain-English guide, published."),
        ("Monitoring Officer",),
    ),
    (
        "2. Give scrutiny a programme of its own",
        ("Choose topics by published criteria.", "Report to Council twice a year."),
        ("A work programme for the year, agreed in public.", "A tracker of what scrutiny recommended."),
        ("Head of Democratic Services", "Monitoring Officer"),
    ),
    (
        "3. Know what is owed and to whom",
        ("Reconcile the contracts register with payments.",),
        ("A complete register of contracts.", "A quarterly report of waivers."),
        ("Director of Finance",),
    ),
)


@dataclass
class CouncilReport:
    """What the report says; change a part and write it again."""

    front: Sequence[tuple[str, str]] = FRONT
    asks: Sequence[str] = ASKS
    headings: Sequence[str] = PLAN_HEADINGS
    plan: Sequence[tuple[str, Sequence[str], Sequence[str], Sequence[str]]] = PLAN
    sections: Sequence[tuple[str, Sequence[str]]] = field(
        default_factory=lambda: [
            ("Background", ("The Panel reported in May 2030.", "Council accepted all of its recommendations.")),
            ("Legal Implications", ("The council must secure continuous improvement.",)),
        ]
    )

    def docx(self) -> bytes:
        """Return the report as a Word file."""
        document = docx.Document()
        for line in ("Thaxmere Borough Council", "Report to Cabinet", "16 July 2030"):
            document.add_paragraph(line)
        _table(document, self.front)
        document.add_heading("1. Recommendations", 1)
        document.add_paragraph("That Cabinet:")
        for letter, text in zip("abcdefgh", self.asks, strict=False):
            document.add_paragraph(f"({letter}) {text}.")
        for number, (heading, paragraphs) in enumerate(self.sections, 2):
            document.add_heading(f"{number}. {heading}", 1)
            for count, text in enumerate(paragraphs, 1):
                document.add_paragraph(f"{number}.{count} {text}")
        document.add_heading("Appendix A: Governance Stabilisation Plan", 1)
        rows = [(title, "\n".join(told), "\n".join(items), "\n".join(posts)) for title, told, items, posts in self.plan]
        _table(document, [self.headings, *rows], header=True)
        out = io.BytesIO()
        document.save(out)
        return out.getvalue()


def _table(document: Any, rows: Sequence[Sequence[str]], *, header: bool = False) -> None:
    table = document.add_table(0, len(rows[0]))
    table.style = "Table Grid"
    for row in rows:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            first, *others = text.split("\n")
            cell.paragraphs[0].add_run(first).bold = header and row is rows[0]
            for line in others:
                cell.add_paragraph(line)
