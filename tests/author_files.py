"""Authors' files for tests: the blank as it is given, filled in, and one made by hand from rows."""

from datetime import date

from paperclerk.domain.author import AuthorReading
from paperclerk.domain.front_page import FrontPage
from paperclerk.domain.layouts import layout_named
from paperclerk.word.author_blank import write_blank

ANSWERED = (
    ("Subject:", "Progress"), ("Report of:", "Cass Okoro, Chief Executive"), ("Report author:", "Ada Thorne, Officer"),
    ("Relevant Cabinet Member:", "Bo Lark, Resources"),
    ("Are specific wards affected?", "☐ Yes ☒ No"), ("Is this a key decision?", "☐ Yes ☒ No"),
    ("Is the decision eligible for call-in?", "☒ Yes ☐ No"),
    ("Does the report contain confidential or exempt information?", "☐ Yes ☒ No"),
)  # fmt: skip
KNOWN = FrontPage(
    wards="none", key_decision=False, call_in=True, exempt=False,
    as_printed={"subject": "Progress", "report_of": "Cass Okoro, Chief Executive", "author": "Ada Thorne, Officer",
                "cabinet_members": "Bo Lark, Resources"},
)  # fmt: skip


def a_blank(layout="2024", **changes) -> bytes:
    """Return the blank that `papers start` gives."""
    given = {"layout": layout, "organisation": "Borough of Anywhere", "body": "Cabinet", "meeting": date(2031, 4, 22),
             "period_label": "March 2031"}  # fmt: skip
    return write_blank(**{**given, **changes})


def a_written_file(layout="2024", **changes) -> bytes:
    """Return the blank with every section written."""
    chosen = layout_named(layout)
    sections = {section.id: (f"Words on {section.id}.",) for section in chosen.written_by_author()}
    return a_blank(layout, **{"known": KNOWN, **changes, "sections": sections | changes.get("sections", {})})


def front_rows(answers=ANSWERED) -> str:
    """Return rows of a table, a cell each text."""
    return "".join(
        f"<w:tr>{''.join(f'<w:tc><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>' for text in row)}</w:tr>"
        for row in answers
    )


def heading(text: str) -> str:
    """Return a heading of a section."""
    return f'<w:p><w:pPr><w:pStyle w:val="berschrift2"/></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>'


def about(reading: AuthorReading, rule: str) -> list[str]:
    """Return what a rule's findings say."""
    return [found.message for found in reading.findings if found.rule == rule]
