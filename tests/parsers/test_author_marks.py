"""Marks that authors write in Word, read out of a real file: sections, headings and appendices."""

import pytest
from office_files import a_word_file

from paperclerk.domain.author import AuthorReading, AuthorSection
from paperclerk.domain.publicity import Exemption
from parsers.author_marks import mark_at_end, mark_of_line
from parsers.author_report import read_author

FRONT = (("Subject:", "Progress"), ("Report of:", "Cass Okoro"), ("Report author:", "Ada Thorne"))


def typed(*paragraphs: str) -> AuthorReading:
    """Return what is read of a file with a front page and these paragraphs, given as text or as XML."""
    cells = [[f"<w:tc><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>" for text in row] for row in FRONT]
    rows = "".join(f"<w:tr>{''.join(row)}</w:tr>" for row in cells)
    body = "".join(p if p.startswith("<") else f"<w:p><w:r><w:t>{p}</w:t></w:r></w:p>" for p in paragraphs)
    return read_author(a_word_file(f"<w:tbl>{rows}</w:tbl>{body}<w:p/>"), "cabinet-report.docx", "2024")


def section(reading: AuthorReading, id: str) -> AuthorSection:
    assert reading.words is not None
    found = reading.words.section(id)
    assert found is not None, id
    return found


def heading(text: str) -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="berschrift2"/></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>'


@pytest.mark.parametrize(
    ("line", "exemption"),
    [
        ("Exempt, paragraph 3", Exemption(paragraphs=(3,))),
        ("Exempt: paragraph 3. Public interest: it would harm us.",
         Exemption(paragraphs=(3,), public_interest="it would harm us.")),
        ("Not for publication by virtue of paragraphs 1 and 2 of Part 1 of Schedule 12A", Exemption(paragraphs=(1, 2))),
        ("[Exempt information under paragraph 5]", Exemption(paragraphs=(5,))),
        ("Confidential", Exemption(confidential=True)),
    ],
)  # fmt: skip
def test_a_line_that_is_nothing_but_a_mark(line: str, exemption: Exemption) -> None:
    assert mark_of_line(line) == ("", exemption, "")


@pytest.mark.parametrize(
    "line", ["Exempt staff were told.", "Confidential papers are shredded.", "The exempt part is in Appendix C.", ""]
)
def test_ordinary_sentences_are_no_marks(line: str) -> None:
    assert mark_of_line(line) == (line, None, "")


@pytest.mark.parametrize("line", ["Exempt: see the Monitoring Officer", "Exempt, paragraph 12", "Not for publication"])
def test_a_line_that_looks_like_a_mark_and_is_none_is_a_problem(line: str) -> None:
    assert mark_of_line(line).problem


def test_a_section_is_exempt_by_a_line_under_its_heading_which_is_not_one_of_its_words() -> None:
    reading = typed(heading("Financial Implications"), "Exempt, paragraph 3.", "Public interest: it would harm us.",
                    "The price is agreed.", heading("Legal Implications"), "None.")  # fmt: skip

    exempt, public = section(reading, "financial"), section(reading, "legal")

    assert exempt.exemption == Exemption(paragraphs=(3,), public_interest="it would harm us.")
    assert [block.text for block in exempt.blocks] == ["The price is agreed."]
    assert public.exemption is None


def test_a_heading_of_the_authors_own_may_bear_the_mark() -> None:
    reading = typed(heading("Background and context"), "Words.", heading("The depot (exempt, paragraph 3)"), "More.")

    assert reading.words is not None
    own = next(one for one in reading.words.sections if not one.id)
    assert (own.heading, own.exemption) == ("The depot", Exemption(paragraphs=(3,)))


def test_each_appendix_may_be_exempt_by_itself() -> None:
    appendices = ("Appendix C: Prices (exempt, paragraph 3. Public interest: it would harm us.)", "Appendix D: Minutes")
    reading = typed(heading("Appendices"), *appendices)

    blocks = section(reading, "appendices").blocks

    assert [(block.text, bool(block.exemption)) for block in blocks] == [
        ("Appendix C: Prices", True), ("Appendix D: Minutes", False),
    ]  # fmt: skip


def test_an_ordinary_word_in_a_title_is_no_mark() -> None:
    for title in ("Appendix D: The confidential waste policy", "Appendix E: Exempt accommodation strategy"):
        assert mark_at_end(title) == (title, None, "")


def test_a_mark_that_cannot_be_understood_stops_publication() -> None:
    reading = typed(heading("Financial Implications"), "Exempt: paragraph 12", "The price is agreed.")

    (found,) = (found for found in reading.findings if found.rule == "A08")
    assert "paragraph 12" in found.message
    assert found.blocks


def told(reading: AuthorReading) -> list[str]:
    return [found.message for found in reading.findings if found.rule == "A08"]


@pytest.mark.parametrize(
    "line",
    [
        "Exempt (paragraph 3)", "EXEMPT (para 3)", "(Exempt, paragraph 3)", "Paragraph 3 exempt",
        "This section is exempt under paragraph 3 of Part 1 of Schedule 12A.",
        "Part 2: exempt by virtue of paragraph 3",
        "Part II – Exempt, paragraph 3", "Exempt from publication under paragraph 3", "PRIVATE – paragraph 3",
        "Exempt information (paragraph 3)", "Closed: paragraph 3", "Not for publication (paragraph 3)",
        "By virtue of paragraph 3 of Part 1 of Schedule 12A of the Local Government Act 1972, this section is exempt.",
        "Exempt, para 3 – financial or business affairs", "This section must not be published: paragraph 3.",
        "By virtue of paragraph(s) 3 of Part 1 of Schedule 12A of the Local Government Act 1972",
        "Exempt information of the description in paragraph 3",
    ],
)  # fmt: skip
def test_a_mark_in_a_councils_own_words_is_understood(line: str) -> None:
    assert mark_of_line(line) == ("", Exemption(paragraphs=(3,)), "")


def test_the_public_interest_may_follow_a_mark_in_any_words() -> None:
    mark = mark_of_line("This section is exempt (paragraph 3). Public interest: bids are open.")

    assert mark.exemption == Exemption(paragraphs=(3,), public_interest="bids are open.")


DOUBTFUL = [
    "Exempt", "Exempt from publication", "Restricted", "Part 2", "Part II – private", "Exempt, category 3",
    "Exempt s.12A(3)", "This section is not for publication.", "Exempt because it names bidders.",
    "This part of the report is confidential and names the bidders.", "Please do not publish this section.",
    "Paragraph 3 of Schedule 12A applies.", "Press and public excluded", "For consideration in private session",
    "Commercially sensitive", "Redacted in the public version", "Exempt until contract award", "E X E M P T",
    "Not for publication: commercially confidential bids", "This report is exempt under paragraph 3.",
    "The information below is exempt and was given in confidence by the three bidders.",
    "(Paragraph 3)", "Para 3", "Legally privileged", "Not for circulation", "Members only", "To be taken in private",
    "Redact before publication", "Not for press or public", "In camera",
    "This section has information relating to the business affairs of a particular person (paragraph 3)",
]  # fmt: skip


@pytest.mark.parametrize("line", DOUBTFUL)
def test_a_line_under_a_heading_that_may_be_a_mark_stops_publication(line: str) -> None:
    reading = typed(heading("Financial Implications"), line, "The Zanthorpe bid is the best.")

    (found,) = (found for found in reading.findings if found.rule == "A08")
    assert line[:40] in found.message
    assert "as a line of its own under" in found.hint
    assert found.blocks


ORDINARY = [
    "The supply is exempt from VAT.", "VAT exempt", "The press and public were not excluded.",
    "The press and public were excluded from that meeting.", "Appendix B is exempt.", "None of this is exempt.",
    "Appendix 2 is exempt under paragraph 3 of Part 1 of Schedule 12A.", "Exempt information is set out in Appendix C.",
    "The exempt appendix sets out the bids.", "This report contains no exempt information.", "Not exempt",
    "There is no exempt or confidential information in this report.", "Housing benefit for exempt accommodation rose.",
    "Exempt accommodation providers were inspected.", "The confidential waste contract was renewed.",
    "Staff are bound by a duty of confidentiality.", "Restricted reserves stand at £2m.",
    "Private rented homes: 1,200.",
    "Closed churchyards cost £40,000 a year.", "Part 2 of the Housing Act 2004 applies.", "Exempt: 12 households",
    "Students are exempt from council tax.", "As paragraph 4.2 says, exempt properties are counted separately.",
    "The council is exempt from this duty under section 3 of the Act.",
    "Officers took confidential advice from counsel.",
    "The exemption for charities ends in 2032.", "An exemption from contract procedure rules was agreed.",
    "The restricted procedure was used under regulation 28.", "Paragraph 3 above sets out the options.",
]  # fmt: skip


@pytest.mark.parametrize("line", ORDINARY)
def test_a_sentence_that_mentions_such_words_in_passing_stops_nothing(line: str) -> None:
    reading = typed(heading("Financial Implications"), line, "More is said.", line)

    assert told(reading) == []
    assert section(reading, "financial").exemption is None


def test_a_heading_of_the_report_may_bear_the_mark() -> None:
    for title in ("Financial Implications (exempt, paragraph 3)", "Financial Implications [Exempt: para 3]"):
        found = section(typed(heading(title), "The price is agreed."), "financial")

        assert found.exemption == Exemption(paragraphs=(3,))
        assert found.heading == "Financial Implications"


def test_a_heading_that_calls_its_section_exempt_without_a_paragraph_stops_publication() -> None:
    for title in ("The depot (exempt)", "The depot – Part 2", "Exempt: the depot", "The depot, not for publication",
                  "Exempt information"):  # fmt: skip
        reading = typed(heading("Background and context"), "Words.", heading(title), "We have no doubt of the price.")

        assert len(told(reading)) == 1, title


@pytest.mark.parametrize(
    "line",
    [
        "Appendix 3: Exempt information on the depot bids", "Appendix 4: Depot bids PRIVATE",
        "Appendix 5: Depot bids (paragraph 3)", "Appendix 6: Depot bids (commercial in confidence)",
        "Appendix 7: Depot bids (members only)", "Appendix 8: Bids (circulated separately to members)",
        "Appendix 9: Confidential legal advice",
    ],
)  # fmt: skip
def test_the_line_of_an_appendix_may_say_it_in_its_name(line: str) -> None:
    mark = mark_at_end(line)

    assert mark.exemption or mark.problem
    assert mark_at_end("Appendix 4: Private rented sector survey") == (
        "Appendix 4: Private rented sector survey",
        None,
        "",
    )


def test_a_heading_that_asks_what_is_exempt_and_is_answered_with_none_stops_nothing() -> None:
    for answer in ("None.", "This report contains no exempt information.", "Not applicable", "Appendix B is exempt."):
        reading = typed(heading("Background and context"), "Words.", heading("Exempt information"), answer)

        assert told(reading) == []


@pytest.mark.parametrize(
    "line",
    ["Appendix 2 (exempt): Depot bids", "Appendix 2 - Depot bids (Part 2)", "Exempt Appendix 2: Depot bids",
     "Appendix 2: Depot bids (private)",
     "Appendix 2: Bids (contains exempt information as defined by paragraph 3 of Schedule 12A, and their prices)",
     "Appendix 2: Depot bids, which are not for publication"],
)  # fmt: skip
def test_an_appendix_called_exempt_in_other_words_stops_publication(line: str) -> None:
    assert len(told(typed(heading("Appendices"), line))) == 1


def test_the_mark_of_an_appendix_may_stand_before_its_title() -> None:
    (block,) = section(
        typed(heading("Appendices"), "Appendix 2 (exempt, paragraph 3): Depot bids"), "appendices"
    ).blocks

    assert (block.text, block.exemption) == ("Appendix 2: Depot bids", Exemption(paragraphs=(3,)))


def test_numbers_of_parts_appendices_and_sections_are_no_paragraphs_of_the_schedule() -> None:
    for line in ("Part 2, exempt", "Section 4 exempt"):
        assert mark_of_line(line).exemption is None
        assert mark_of_line(line).problem


def table_of(*rows: tuple[str, ...]) -> str:
    cells = [[f"<w:tc><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>" for text in row] for row in rows]
    return f"<w:tbl>{''.join('<w:tr>' + ''.join(row) + '</w:tr>' for row in cells)}</w:tbl>"


def test_a_mark_in_a_box_or_in_a_table_of_appendices_stops_publication() -> None:
    box = typed(heading("Financial Implications"), table_of(("Exempt",)), "The price is agreed.")
    listed = typed(heading("Appendices"), table_of(("Appendix", "Status"), ("Appendix 2: Bids", "Exempt")))
    figures = typed(heading("Financial Implications"), table_of(("Supply", "VAT"), ("Depot", "Exempt")))

    assert len(told(box)) == len(told(listed)) == 1
    assert told(figures) == []


def test_a_mark_before_the_first_heading_marks_nothing_and_is_said() -> None:
    reading = typed("Wendmoor District Council", "Not for publication: paragraph 3", heading("Background and context"))

    assert ["before the first heading" in one for one in told(reading)] == [True]
