"""What the drafts made by chance showed, each cause by itself in a paper of a few lines."""

from datetime import UTC, datetime

import pytest
from office_files import a_word_file
from redlined import shown
from word_reading import W, text_of

from paperclerk.ooxml.package import open_package
from paperclerk.word.regenerate import regenerate

MADE = datetime(2031, 4, 9, 12, 0, tzinfo=UTC)


def p(*inside: str, look: str = "") -> str:
    return f"<w:p>{look}{''.join(inside)}</w:p>"


def run(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def line(text: str) -> str:
    return p(run(text))


def region(name: str, *inside: str) -> str:
    tag = f'<w:sdtPr><w:tag w:val="gen_{name}"/></w:sdtPr>'
    return f"<w:sdt>{tag}<w:sdtContent>{''.join(inside)}</w:sdtContent></w:sdt>"


def row(*cells: str) -> str:
    return f"<w:tr>{''.join(f'<w:tc><w:tcPr/>{cell}</w:tc>' for cell in cells)}</w:tr>"


def table(*rows: str) -> str:
    return f"<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/></w:tblGrid>{''.join(rows)}</w:tbl>"


def theirs(kind: str, inside: str = "", author: str = "Ann") -> str:
    return f'<w:{kind} w:id="71" w:author="{author}" w:date="2031-04-05T10:00:00Z">{inside}</w:{kind}>'


def ended(kind: str, author: str = "Ann") -> str:
    return f"<w:pPr><w:rPr>{theirs(kind, author=author)}</w:rPr></w:pPr>"


def clean(draft: str, base: str, new: str) -> bytes:
    """Return the clean result, the tracked one held against it and the draft."""
    old, was, now = (a_word_file(body + line("The end.")) for body in (draft, base, new))
    made, tracked = (regenerate(old, was, now, MADE, tracked=tracked).docx for tracked in (False, True))
    assert shown(tracked, accepted=True) == shown(made, accepted=True)
    assert shown(tracked, accepted=False) == shown(old, accepted=False)
    for docx in (made, tracked):
        assert regenerate(docx, now, now, MADE).docx == docx
        well_formed(docx)
    return made


def well_formed(docx: bytes) -> None:
    root = open_package(docx).xml("word/document.xml")
    for cell in root.iter(f"{W}tc"):
        assert cell[-1].tag in (f"{W}p", f"{W}sdt")
    for one in root.iter(f"{W}tr"):
        above = next(up for up in one.iterancestors() if up.tag not in (f"{W}sdt", f"{W}sdtContent"))
        assert above.tag == f"{W}tbl"
    assert all(next(one.iter(f"{W}tr"), None) is not None for one in root.iter(f"{W}tbl"))


def a_rating(rag: str, *, said: str = "", again: str = "") -> str:
    return p(run("Rating: "), region("a_rag", run(rag)), run(f". {said}"), again)


def test_words_of_a_region_pasted_twice_into_one_paragraph_both_stay():
    pasted = region("a_rag", run("Red, I say"))

    made = clean(
        region("a", a_rating("Red", said="Late.", again=pasted), line("Said.")),
        region("a", a_rating("Red", said="Late."), line("Said.")),
        region("a", a_rating("Amber", said="Late."), line("Said anew.")),
    )

    assert text_of(made).splitlines()[:2] == ["Rating: Amber. Late.Red, I say", "Said anew."]


def test_a_row_pasted_again_keeps_what_lies_in_it():
    def rows(said: str, word: str) -> str:
        return row(line(said), region("b", line(word)))

    made = clean(
        table(region("a", rows("One", "First"), rows("One, again", "Second"))),
        table(region("a", rows("One", "First"))),
        table(region("a", rows("Two", "First"))),
    )

    assert "Second" in text_of(made)
    assert text_of(made).count("First") == 1


def test_an_authors_paragraphs_between_regions_stay_where_these_go():
    between = line("Between them, mine.")

    made = clean(
        table(row(region("a", line("A."), line("A, more.")) + between + region("b", line("B.")))) + line("After."),
        table(row(region("a", line("A."), line("A, more.")) + region("b", line("B.")))) + line("After."),
        table(row(line(""))) + line("After."),
    )

    assert text_of(made).splitlines()[0] == "Between them, mine."


def test_an_authors_paragraph_after_a_region_that_goes_with_others_in_it_stays():
    inner = region("a_one", line("One.")) + line("Mine.") + region("a_two", line("Two."))

    made = clean(
        region("a", line("Head."), inner), region("a", line("Head."), inner.replace(line("Mine."), "")), line("None.")
    )

    assert "Mine." in text_of(made)


@pytest.mark.parametrize("pending", [
    theirs("ins", run(" And mine.")), theirs("del", "<w:r><w:delText> Gone.</w:delText></w:r>"),
    theirs("moveFrom", run(" Moved.")),
    f"<w:r><w:rPr><w:i/>{theirs('rPrChange', '<w:rPr/>')}</w:rPr><w:t>slanted</w:t></w:r>",
])  # fmt: skip
def test_what_others_have_pending_beside_a_rating_that_changed_stays_pending(pending):
    made = clean(
        region("a", a_rating("Red", again=pending)), region("a", a_rating("Red")), region("a", a_rating("Amber"))
    )

    authors = [one.get(f"{W}author") for one in open_package(made).xml("word/document.xml").iter()]
    assert authors.count("Ann") == 1
    assert "Amber" in text_of(made)


def test_a_paragraph_that_somebody_else_adds_or_takes_away_before_what_changed_stays_pending():
    joined = p(run("Joined to "), look=ended("del"))
    added = p(theirs("ins", run("Added.")), look=ended("ins"))

    made = clean(
        joined + added + region("a", line("Old.")), region("a", line("Old.")), region("a", line("New."), line("More."))
    )

    assert len(list(open_package(made).xml("word/document.xml").iter(f"{W}ins", f"{W}del"))) == 3


def test_a_table_that_is_new_goes_whole_when_it_is_rejected():
    listed = table(region("r1", row(line("R1"), region("r1_text", line("One.")))))

    clean(region("a", line("None.")), region("a", line("None.")), region("a", line("Some:"), listed, line("So far.")))


def test_a_row_of_which_another_is_proposed_has_cells_that_end_as_they_must():
    def rows(said: str) -> str:
        return table(region("a", row(line(said), region("b", line("Text.")))))

    joined = table(region("a", row(line("Old, as I say") + region("b", line("Text.")))))

    assert "New" in text_of(clean(joined, rows("Old"), rows("New")))


def test_a_table_whose_only_row_goes_goes_with_it():
    only = table(region("a", row(line("A row."))))
    assert "A row." not in text_of(clean(line("Before.") + only, line("Before.") + only, line("Before.")))


def test_a_row_dragged_into_a_region_of_paragraphs_is_in_a_table_there():
    kept = table(row(line("Head")), region("r", row(line("R"))))
    nested = table(row(line("Head of it")), region("r", row(line("R"))))

    made = clean(
        table(row(line("Head"))) + region("a", line("Old."), nested),
        kept + region("a", line("Old."), table(row(line("Head of it")))),
        kept + region("a", line("New.")),
    )

    assert "R" in text_of(made).splitlines()


def test_what_was_proposed_before_is_still_taken_back_when_newer_data_comes():
    first = regenerate(
        *(a_word_file(region("a", line(said)) + line("The end.")) for said in ("Old, as I say.", "Old.", "New.")), MADE
    ).docx
    now, later = (a_word_file(region("a", line(said)) + line("The end.")) for said in ("New.", "Newer."))

    made, tracked = (regenerate(first, now, later, MADE, tracked=tracked).docx for tracked in (False, True))

    assert shown(tracked, accepted=True) == shown(made, accepted=True)
    assert text_of(a_word_file(line("Old, as I say.") + line("The end."))) in (
        "\n".join("".join(text for text, _ in spans) for *_, spans in shown(tracked, accepted=False))
    )


def test_the_letter_beside_a_rating_outside_of_all_regions_goes_with_that_rating():
    def ratings(first: str, second: str) -> str:
        said = ((name, rag) for name, rag in (("a_rag", first), ("b_rag", second)))
        return "".join(p(region(name, run(rag)), run(f" ({rag[0]})")) for name, rag in said)

    made = clean(
        ratings("Red", "Amber"), ratings("Red", "Amber"), p(region("a_rag", run("Amber")), run(" (A)")) + line("Gone.")
    )
    again = clean(ratings("Amber", "Amber"), ratings("Amber", "Amber"), ratings("Amber", "Green"))

    assert text_of(made).splitlines()[0] == "Amber (A)"
    assert text_of(again).splitlines()[:2] == ["Amber (A)", "Green (G)"]
