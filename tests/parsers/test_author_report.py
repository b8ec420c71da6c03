"""The author's file read: sections by headings, in styles or in typed numbers; findings that name the place."""

from datetime import date

import pytest
from builders import rules_of
from office_files import a_word_file, content_of, real_files

from paperclerk.domain.author import AuthorReading, AuthorSection
from paperclerk.domain.front_page import FrontPage
from paperclerk.domain.layouts import LAYOUTS
from paperclerk.word.author_blank import write_blank
from parsers.author_report import read_author

LAYOUT = "2024"
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


def a_blank(layout: str = LAYOUT, **changes) -> bytes:
    given = {"layout": layout, "organisation": "Borough of Anywhere", "body": "Cabinet", "meeting": date(2031, 4, 22),
             "period_label": "March 2031"}  # fmt: skip
    return write_blank(**{**given, **changes})


def written(layout: str = LAYOUT, **changes) -> bytes:
    """Return the blank with every section written."""
    sections = {section.id: (f"Words on {section.id}.",) for section in LAYOUTS[layout].written_by_author()}
    return a_blank(layout, **{"known": KNOWN, "sections": sections, **changes})


def typed(*paragraphs: str, answers: tuple[tuple[str, str], ...] = ANSWERED) -> AuthorReading:
    """Return what is read of a file with a front page and these paragraphs, given as text or as XML."""
    body = "".join(p if p.startswith("<") else f"<w:p><w:r><w:t>{p}</w:t></w:r></w:p>" for p in paragraphs)
    return read_author(a_word_file(f"<w:tbl>{front_rows(answers)}</w:tbl>{body}<w:p/>"), "cabinet-report.docx", LAYOUT)


def front_rows(answers: tuple[tuple[str, str], ...] = ANSWERED) -> str:
    return "".join(
        f"<w:tr>{''.join(f'<w:tc><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>' for text in row)}</w:tr>"
        for row in answers
    )


def heading(text: str) -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="berschrift2"/></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>'


def section(reading: AuthorReading, id: str) -> AuthorSection:
    assert reading.words is not None
    found = reading.words.section(id)
    assert found is not None, id
    return found


def blocks(reading: AuthorReading, id: str) -> list[tuple[str, str]]:
    return [(block.kind, block.text) for block in section(reading, id).blocks]


def grid(rows) -> list[list[str]]:
    return [[cell.text for cell in row] for row in rows]


def about(reading: AuthorReading, rule: str) -> list[str]:
    return [found.message for found in reading.findings if found.rule == rule]


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_blank_counts_as_empty_guidance_and_all(layout):
    reading = read_author(a_blank(layout), "cabinet-report.docx", layout)

    assert reading.words is not None
    assert [s.heading for s in reading.words.sections if s.blocks] == []
    assert len(about(reading, "A02")) == sum(s.need.value == "required" for s in LAYOUTS[layout].written_by_author())
    assert len(about(reading, "A04")) == 8
    assert set(rules_of(reading.findings)) == {"A02", "A04"}


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_blank_that_was_written_in_reads_back_without_a_finding(layout):
    reading = read_author(written(layout), "cabinet-report.docx", layout)

    assert reading.findings == ()
    for definition in LAYOUTS[layout].written_by_author():
        assert blocks(reading, definition.id) == [("body", f"Words on {definition.id}.")]


def test_a_file_without_the_front_page_table_has_no_words():
    reading = read_author(a_word_file("<w:p><w:r><w:t>1 Executive Summary</w:t></w:r></w:p>"), "mine.docx", LAYOUT)

    assert reading.words is None
    assert rules_of(reading.findings) == ["A01"]
    assert reading.findings[0].place.file == "mine.docx"


@pytest.mark.parametrize(("content", "rule"), [(b"", "F04"), (b"%PDF-1.7 ...", "F03"), (b"PK\x03\x04 cut", "F02")])
def test_a_file_that_is_no_word_file_is_a_finding(content, rule):
    reading = read_author(content, "cabinet-report.docx", LAYOUT)

    assert reading.words is None
    assert rules_of(reading.findings) == [rule]


def test_typed_numbers_are_left_to_the_report_and_say_how_deep_a_paragraph_is():
    reading = typed(
        "1 Executive Summary", "1.1 First.", "1.2 There are three:", "1.2.1 one,", "(a) two and", "(1) three.",
        "3.5 million pounds were spent.",
        "2. Recommendations", "2.1 Cabinet is asked to:", "(a) Note it.", "(b) Agree it.",
    )  # fmt: skip

    assert blocks(reading, "summary") == [
        ("body", "First."), ("lead-in", "There are three:"), ("sub", "one,"), ("letter", "two and"),
        ("item", "(1) three."), ("body", "3.5 million pounds were spent."),
    ]  # fmt: skip
    assert blocks(reading, "recommendations") == [
        ("lead-in", "Cabinet is asked to:"), ("letter", "Note it."), ("letter", "Agree it."),
    ]  # fmt: skip


def test_sections_of_the_authors_own_keep_their_headings_and_place():
    reading = typed(
        "1 Executive Summary", "1.1 Words.", "2 Recommendations", "2.1 Words.", "3 Background and what led to it",
        "4. What the panel found", "4.1 It found this.", "5. Options considered", "5.1 Words.",
    )  # fmt: skip

    assert reading.words is not None
    (own,) = reading.words.own_sections_after("background")
    assert (own.heading, [b.text for b in own.blocks]) == ("What the panel found", ["It found this."])
    assert section(reading, "background").heading == "Background and what led to it"
    assert about(reading, "A03") == []


def test_a_numbered_list_is_no_row_of_sections():
    reading = typed(
        "1 Executive Summary", "1.1 The points are:", "1. Refocus", "2. Begin", "3. Go on", "2 Recommendations"
    )

    assert [text for _, text in blocks(reading, "summary")] == ["The points are:", "1. Refocus", "2. Begin", "3. Go on"]
    assert reading.words is not None
    assert [s.id for s in reading.words.sections] == ["summary", "recommendations"]


def test_a_heading_the_report_does_not_know_is_kept_and_told():
    reading = typed(heading("Executive Summary"), "Words.", heading("Legal Implications"), "Words.",
                    heading("Lessons for us all"), "Learnt.", heading("Financial Implications"), "Words.")  # fmt: skip

    assert about(reading, "A03") == [
        'The report has no section "Lessons for us all" at this place; it was kept, after "Legal Implications".'
    ]
    assert reading.words is not None
    assert reading.words.own_sections_after("legal")[0].blocks[0].text == "Learnt."


def test_headings_in_styles_are_known_in_any_order_and_by_their_other_names():
    reading = typed(
        heading("9. Finance"), "Money.", heading("PURPOSE OF REPORT"), "Why.", heading("Equality duty"), "Fair."
    )

    assert {s.id: s.blocks[0].text for s in reading.words.sections} == {  # type: ignore[union-attr]
        "financial": "Money.", "summary": "Why.", "equality": "Fair.",
    }  # fmt: skip


def test_a_heading_that_stands_twice_is_told_and_no_words_are_lost():
    reading = typed(heading("Risk"), "One.", heading("Consultation"), "Two.", heading("Risk Management"), "Three.")

    assert blocks(reading, "risk") == [("body", "One."), ("body", "Three.")]
    assert len(about(reading, "A03")) == 1


def test_words_typed_over_the_grey_guidance_are_the_authors():
    sections = {"legal": ("The Monitoring Officer has been asked.",)}
    reading = read_author(written(sections=sections), "cabinet-report.docx", LAYOUT)
    assert blocks(reading, "legal") == [("body", "The Monitoring Officer has been asked.")]

    grey = '<w:p><w:pPr><w:pStyle w:val="Guidance"/></w:pPr><w:r><w:t>Ours now.</w:t></w:r></w:p>'
    over = typed(heading("Executive Summary"), grey, heading("Risk"), "Words.")
    assert blocks(over, "summary") == [("body", "Ours now.")]
    assert about(over, "A06") == [
        '"Ours now." is in the grey style of guidance. It was taken as the report\'s words, in black.'
    ]


@pytest.mark.parametrize(
    ("changed", "owed"),
    [
        (("Is this a key decision?", "☒ Yes ☐ No"), "no Forward Plan reference"),
        (("Are specific wards affected?", "☒ Yes ☐ No"), "none is named"),
        (("Does the report contain confidential or exempt information?", "☒ Yes ☐ No"), "neither a paragraph number"),
        (("Is the decision eligible for call-in?", "☐ Yes ☐ No"), "is not answered"),
        (("Is the decision eligible for call-in?", "☒ Yes ☒ No"), "is answered both Yes and No"),
        (("Subject:", ""), 'nothing beside "Subject:"'),
    ],
)
def test_a_question_without_its_answer_or_follow_up_blocks(changed, owed):
    answers = tuple(changed if row[0] == changed[0] else row for row in ANSWERED)

    (message,) = about(typed("1 Executive Summary", "1.1 Words.", answers=answers), "A04")

    assert owed in message


@pytest.mark.parametrize(
    ("exemption", "owed"),
    [("Appendix C, paragraph 3", False), ("Appendix C: confidential, given by the department", False),
     ("3", False), ("Appendix C, paragraph 12", True), ("Appendix C", True)],
)  # fmt: skip
def test_exempt_information_needs_one_of_the_seven_paragraphs_or_a_reason(exemption, owed):
    question = "Does the report contain confidential or exempt information?"
    answers = (*ANSWERED[:-1], (question, "☒ Yes ☐ No"), ("Exempt information paragraph number", exemption))

    assert bool(about(typed("1 Executive Summary", "1.1 Words.", answers=answers), "A04")) is owed


def test_tables_are_carried_over_with_their_header_and_lines():
    table = (
        "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>Theme</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>Focus</w:t></w:r></w:p>"
        "</w:tc></w:tr><w:tr><w:tc><w:p><w:r><w:t>Money</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>skills</w:t></w:r>"
        "</w:p><w:p><w:r><w:t>control</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
    )
    reading = typed("1 Executive Summary", "1.1 In all:", table)

    lead_in, found = section(reading, "summary").blocks
    assert lead_in.kind == "lead-in"
    assert grid(found.header) == [["Theme", "Focus"]]
    assert grid(found.rows) == [["Money", "skills\ncontrol"]]


def test_what_cannot_be_carried_over_is_said_with_its_place():
    footnote = '<w:p><w:r><w:t>As agreed</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r></w:p>'
    embedded = '<w:altChunk r:id="x"/>'
    reading = typed(
        "A word of welcome, which nobody expects here and which ends so.", "1 Executive Summary", footnote, embedded
    )

    messages = about(reading, "A06")
    assert any(message.startswith("A footnote, near") for message in messages)
    assert any(message.startswith("An embedded document is not") for message in messages)
    assert any("stands before the first heading" in message for message in messages)
    assert all(found.place.file == "cabinet-report.docx" for found in reading.findings)


def test_tracked_changes_are_read_as_accepted_and_told():
    paragraph = (
        '<w:p><w:r><w:t xml:space="preserve">We </w:t></w:r><w:del w:id="1"><w:r>'
        "<w:delText>may</w:delText></w:r></w:del>"
        '<w:ins w:id="2"><w:r><w:t>will</w:t></w:r></w:ins></w:p>'
    )
    reading = typed("1 Executive Summary", paragraph)

    assert blocks(reading, "summary") == [("body", "We will")]
    assert about(reading, "A07") == ["1 paragraph holds tracked changes, which were read as if accepted."]


def test_bold_words_stay_bold_without_their_typed_number():
    paragraph = (
        "<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>(a) Agree</w:t></w:r>"
        '<w:r><w:t xml:space="preserve"> the plan.</w:t></w:r></w:p>'
    )
    (block,) = section(typed("2 Recommendations", paragraph), "recommendations").blocks

    assert [(stretch.text, stretch.bold) for stretch in block.stretches] == [("Agree", True), (" the plan.", False)]


def test_italics_and_links_are_carried_over_and_a_link_to_a_file_is_told():
    content = a_word_file(
        f"<w:tbl>{front_rows()}</w:tbl>"
        "<w:p><w:r><w:t>1 Executive Summary</w:t></w:r></w:p>"
        '<w:p><w:r><w:t xml:space="preserve">See </w:t></w:r><w:hyperlink r:id="rId9"><w:r><w:t>the act</w:t></w:r>'
        '</w:hyperlink><w:r><w:rPr><w:i/></w:rPr><w:t xml:space="preserve"> as amended</w:t></w:r>'
        '<w:hyperlink r:id="rId8"><w:r><w:t>, my notes</w:t></w:r></w:hyperlink></w:p><w:p/>',
        addresses={"rId9": "https://www.legislation.example/act", "rId8": "file:///C:/Users/me/notes.docx"},
    )
    reading = read_author(content, "cabinet-report.docx", LAYOUT)
    (block,) = section(reading, "summary").blocks

    assert [(stretch.text, stretch.italic, stretch.link) for stretch in block.stretches] == [
        ("See ", False, ""), ("the act", False, "https://www.legislation.example/act"), (" as amended", True, ""),
        (", my notes", False, ""),
    ]  # fmt: skip
    assert about(reading, "A06")[-1].startswith("The link to file:///C:/Users/me/notes.docx")


def test_an_appendix_with_the_label_of_ours_is_told():
    reading = typed("1 Appendices", "Appendix A: The panel's report", "Appendix C: Something else")

    assert about(reading, "A06") == [
        "Appendix A is the stabilisation plan table, so your own appendix of that label gets the next one free."
    ]


@pytest.mark.parametrize(("path", "layout"), [
    (path, layout) for path, layout in zip(
        [p for p in real_files("reports") if p.suffix in (".docx", "")], ("2024", "2023"), strict=False)
], ids=lambda value: str(value)[-12:])  # fmt: skip
def test_a_real_report_reads_as_an_authors_file_in_its_years_layout(path, layout):
    reading = read_author(content_of(path), path.name, layout)

    assert reading.words is not None
    assert {"A01", "A02", "A03", "A04"}.isdisjoint(rules_of(reading.findings))
    written_in = [s.id for s in reading.words.sections if s.id and s.blocks]
    assert len(written_in) >= len([s for s in LAYOUTS[layout].sections if s.need.value == "required"]) - 2
    assert reading.words.own_sections_after("background")


@pytest.mark.parametrize("path", real_files("forms_docx", "hostile", "email"), ids=lambda path: path.name[-40:])
def test_other_peoples_files_are_findings_and_never_a_crash(path):
    reading = read_author(content_of(path), path.name, LAYOUT)

    assert reading.words is None
    assert reading.findings
