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
