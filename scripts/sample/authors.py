"""The report author's files: the real blank, filled in with the author's words of each month."""

from paperclerk.domain.front_page import FrontPage
from paperclerk.domain.periods import Period
from paperclerk.word.author_blank import write_blank
from sample.posts import COUNCIL, POLICY, mailbox_of, signature_of
from sample.report_words import WORDS, ReportWords
from sample.wording import prose

LAYOUT = "2024"
BODY = "Cabinet"

_ROWS = {
    "report_of": "Imogen Thackwray, Chief Executive",
    "cabinet_members": "Councillor Winifred Ashgrove-Bell, Leader of the Council\n"
    "Councillor Jerome Tansley, Cabinet Member for Governance and Resources",
    "scrutiny_chairs": "Councillor Bethan Marchbank, Overview and Scrutiny Board",
    "author": f"{signature_of(POLICY)}, {mailbox_of(POLICY)}",
    "ward_names": "All wards",
}


def authors_file(period: Period) -> bytes:
    """Return the author's words for a period's Cabinet report, written into the blank that `papers start` gives."""
    words = WORDS[period.key]
    return write_blank(
        layout=LAYOUT,
        organisation=COUNCIL,
        body=BODY,
        meeting=period.cabinet,
        period_label=period.label,
        known=_front_page(words),
        sections={name: tuple(map(prose, paragraphs)) for name, paragraphs in words.sections.items()},
        own_sections=words.own_sections,
        route=words.route,
        commissioners=words.commissioners,
    )


def _front_page(words: ReportWords) -> FrontPage:
    return FrontPage(
        wards="all",
        key_decision=bool(words.forward_plan),
        call_in=True,
        exempt="exemption" in words.rows,
        as_printed={**_ROWS, **words.rows, "subject": words.subject, "forward_plan_reference": words.forward_plan},
    )
