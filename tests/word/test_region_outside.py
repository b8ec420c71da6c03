"""What is generated outside all regions comes up to date where it stands as it was made, and is told where not."""

import pytest
from authors_hand import MARK, Draft, p
from office_files import a_word_file
from redlined import shown, texts
from regenerated_papers import MADE, before
from word_reading import changed

from paperclerk.domain.regenerated import Deed
from paperclerk.word.regenerate import regenerate

BASE = a_word_file(p("Ratings") + p("Last issue, January") + p("Counts") + p("Last issue, January") + p("End"))
NOW = a_word_file(p("Ratings") + p("Last issue, February") + p("Counts") + p("Last issue, February") + p("End"))


def test_a_paragraph_that_stands_as_it_was_made_is_brought_up_to_date():
    clean, tracked = (regenerate(BASE, BASE, NOW, MADE, tracked=shows) for shows in (False, True))

    assert shown(clean.docx) == shown(NOW)
    assert shown(tracked.docx, accepted=True) == shown(NOW)
    assert shown(tracked.docx, accepted=False) == shown(BASE)
    assert [one.deed for one in clean.deeds] == [Deed.UPDATED, Deed.UPDATED]


def test_one_that_the_author_changed_stays_and_is_told():
    draft = a_word_file(
        p("Ratings") + p(f"Last issue, January {MARK}") + p("Counts") + p("Last issue, January") + p("End")
    )

    made = regenerate(draft, BASE, NOW, MADE)

    assert texts(made.docx) == ["Ratings", f"Last issue, January {MARK}", "Counts", "Last issue, February", "End"]
    assert [one.deed for one in made.deeds] == [Deed.UPDATED, Deed.OUTSIDE]


def test_what_is_new_outside_all_regions_comes_in_and_what_is_gone_goes():
    now = a_word_file(p("A foreword") + p("Ratings") + p("Last issue, January"))

    made = regenerate(BASE, BASE, now, MADE)

    assert texts(made.docx) == texts(now)
    assert [(one.deed, one.was, one.now) for one in made.deeds] == [
        (Deed.REMOVED, "Counts", ""), (Deed.REMOVED, "Last issue, January", ""), (Deed.REMOVED, "End", ""),
        (Deed.ADDED, "", "A foreword"),
    ]  # fmt: skip


def test_what_is_new_outside_all_regions_is_told_where_the_author_took_out_what_it_stands_beside():
    draft = a_word_file(p("Last issue, January") + p("Counts") + p("Last issue, January") + p("End"))
    now = a_word_file(p("Ratings") + p("These are new.") + p("Last issue, January") + p("Counts"))

    made = regenerate(draft, BASE, now, MADE)

    assert "These are new." not in texts(made.docx)
    assert [one.now for one in made.deeds if one.deed is Deed.OUTSIDE] == ["These are new."]


def test_the_pages_of_a_contents_list_are_words_to_fill_in():
    def an_entry(page: str) -> str:
        field = '<w:r><w:instrText xml:space="preserve"> PAGEREF _Toc000001 \\h </w:instrText></w:r>'
        return f"<w:p>{field}<w:r><w:t>{page}</w:t></w:r></w:p>"

    laid_out, made_now = (a_word_file(an_entry(page) + p("Ratings")) for page in ("12", "–"))

    made = regenerate(laid_out, laid_out, made_now, MADE)

    assert made.docx == laid_out
    assert [one.deed for one in made.deeds] == []


def test_headers_and_the_regions_in_them_come_up_to_date_and_the_authors_words_stay():
    now = changed(before(), ("Borough of Anywhere", "Borough of Elsewhere"), name="word/header1.xml")
    draft = Draft(before())
    header = draft.parts["word/header1.xml"]
    draft.parts["word/header1.xml"] = header.replace(b"</w:hdr>", p(MARK).encode() + b"</w:hdr>")

    made = regenerate(draft.saved(), before(), now, MADE)

    said = texts(made.docx, part="word/header1.xml")
    assert "Borough of Elsewhere" in "".join(said)
    assert MARK in said


@pytest.mark.parametrize("tracked", [False, True])
def test_a_field_in_a_header_is_a_region_like_any_other(tracked):
    def with_field(text: str) -> bytes:
        draft = Draft(before())
        look = '<w:sdtPr><w:tag w:val="gen_margin"/><w:id w:val="77"/></w:sdtPr>'
        field = f"<w:sdt>{look}<w:sdtContent><w:r><w:t>{text}</w:t></w:r></w:sdtContent></w:sdt>"
        header = draft.parts["word/header1.xml"]
        draft.parts["word/header1.xml"] = header.replace(b"</w:hdr>", f"<w:p>{field}</w:p></w:hdr>".encode())
        return draft.saved()

    made = regenerate(with_field("March"), with_field("March"), with_field("April"), MADE, tracked=tracked)

    assert texts(made.docx, part="word/header1.xml")[-1] == "April"
    assert texts(made.docx, part="word/header1.xml", accepted=False)[-1] == ("March" if tracked else "April")
    assert [(one.region, one.deed) for one in made.deeds] == [("gen_margin", Deed.UPDATED)]
