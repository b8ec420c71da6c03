"""Looking into a PDF: every text of it, wherever it is kept, and what a published one must not hold."""

import pytest
from hand_made_pdf import a_pdf, a_stream

from paperclerk.pdf.inside import hidden_in_pdf, texts_of_pdf


def texts(content: bytes) -> str:
    return "\n".join(said.text for said in texts_of_pdf(content))


@pytest.mark.parametrize(
    "content",
    [
        a_pdf(words="Acme Holdings"),
        a_pdf(info=b"/Title (Acme Holdings)"),
        a_pdf(info=b"/Title <FEFF00410063006D006500200048006F006C00640069006E00670073>"),
        a_pdf(a_stream(b"<x:xmpmeta>Acme Holdings</x:xmpmeta>", b"/Type /Metadata /Subtype /XML")),
        a_pdf(a_stream(b"a letter to Acme Holdings", b"/Type /EmbeddedFile")),
        a_pdf(b"<< /Type /StructElem /S /Figure /Alt (A chart for Acme Holdings) >>"),
        a_pdf(b"<< /Title (Acme Holdings) /Dest [3 0 R /Fit] >>"),
        a_pdf(b"<< /Type /Annot /Subtype /Text /Contents (see Acme Holdings) >>"),
    ],
    ids=["page", "title", "wide title", "metadata", "file within", "alternative text", "bookmark", "note"],
)
def test_a_text_is_found_wherever_it_is_kept(content: bytes) -> None:
    assert "Acme Holdings" in texts(content)


@pytest.mark.parametrize(
    ("content", "what"),
    [
        (a_pdf(info=b"/Author (Somebody)"), "author (Somebody)"),
        (a_pdf(info=b"/Keywords (secret)"), "keywords (secret)"),
        (a_pdf(a_stream(b"x", b"/Type /EmbeddedFile")), "a file within the file"),
        (a_pdf(b"<< /Type /Filespec /F (a.docx) >>"), "a file within the file"),
        (a_pdf(b"<< /S /JavaScript /JS (app.alert(1)) >>"), "a program"),
        (a_pdf(catalog=b"/OpenAction << /S /Launch /F (a.exe) >>"), "a program"),
        (a_pdf(a_stream(b"<dc:creator>Somebody</dc:creator>", b"/Type /Metadata /Subtype /XML")),
         "an author or keywords"),
    ],
    ids=["author", "keywords", "file", "reference to a file", "script", "launch", "author in the metadata"],
)  # fmt: skip
def test_what_must_not_be_published_is_found(content: bytes, what: str) -> None:
    assert what in [said.text for said in hidden_in_pdf(content)]


def test_an_ordinary_pdf_holds_nothing_of_the_kind() -> None:
    assert list(hidden_in_pdf(a_pdf())) == []


def test_what_is_no_pdf_is_said_to_be_none() -> None:
    with pytest.raises(ValueError, match="no PDF"):
        list(texts_of_pdf(b"%PDF-1.7 and nothing more"))
