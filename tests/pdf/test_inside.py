"""Looking into a PDF: every text of it, wherever it is kept, and what a published one must not hold."""

import re

import pytest
from hand_made_pdf import a_pdf, a_stream
from report_pages import Press, Style

from paperclerk.pdf.inside import edges_of_pdf, hidden_in_pdf, texts_of_pdf
from paperclerk.pdf.scrub import scrubbed_pdf


def xmp(inner: bytes) -> bytes:
    return (
        b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        b'<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" '
        b'xmlns:xmp="http://ns.adobe.com/xap/1.0/">' + inner + b"</rdf:Description></rdf:RDF></x:xmpmeta>"
    )


AUTHORED = xmp(
    b"<dc:creator><rdf:Seq><rdf:li>Somebody</rdf:li></rdf:Seq></dc:creator>"
    rb"<xmp:CreatorTool>C:\Users\somebody</xmp:CreatorTool>"
)


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
        (a_pdf(a_stream(AUTHORED, b"/Type /Metadata /Subtype /XML")), "the property creator (Somebody)"),
        (a_pdf(a_stream(AUTHORED, b"/Type /Metadata /Subtype /XML")), r"the property CreatorTool (C:\Users\somebody)"),
        (a_pdf(a_stream(b"<broken", b"/Type /Metadata /Subtype /XML")), "properties that cannot be read"),
        (a_pdf(info=rb"/Creator (C:\\Users\\somebody)"), r"creator (C:\Users\somebody)"),
        (a_pdf(info=b"/Company (Acme)"), "company (Acme)"),
        (a_pdf(b"<< /Type /Annot /Subtype /Text /Rect [1 1 9 9] /Contents (Ask Acme) >>"),
         "a comment or drawing laid over the page (Ask Acme)"),
        (a_pdf(b"[<< /Subtype /FreeText /Rect [1 1 9 9] >>]"), "a comment or drawing laid over the page"),
        (a_pdf(b"<< /Subtype /Widget /Rect [1 1 9 9] /V (x) >>"), "a form field"),
        (a_pdf(b"<< /Subtype /Link /Rect [1 1 9 9] /A << /S /URI /URI (file:///C:/Users/x) >> >>"),
         "a link to somebody's own folder or form"),
        (a_pdf(b"<< /Type /OCG /Name (Draft) >>", catalog=b"/OCProperties << /D << /OFF [7 0 R] >> >>"),
         "a layer that is not shown"),
    ],
    ids=["author", "keywords", "file", "reference to a file", "script", "launch", "author in the metadata",
         "path in the metadata", "metadata broken", "path", "company", "note", "text laid over", "form field",
         "link to a folder", "layer"],
)  # fmt: skip
def test_what_must_not_be_published_is_found(content: bytes, what: str) -> None:
    assert what in [said.text for said in hidden_in_pdf(content)]


def test_an_ordinary_pdf_holds_nothing_of_the_kind() -> None:
    link = b"<< /Type /Annot /Subtype /Link /Rect [1 1 9 9] /A << /S /URI /URI (https://thaxmere.example) >> >>"
    layers = b"/OCProperties << /D << /ON [7 0 R] /OFF [] >> >>"
    ours = b"/Title (Progress) /Creator (Writer) /Producer (LibreOffice 7.4) /CreationDate (D:20310301)"
    dated = xmp(b"<xmp:CreatorTool>Writer</xmp:CreatorTool><xmp:CreateDate>2031-03-01</xmp:CreateDate>")

    assert list(hidden_in_pdf(a_pdf())) == []
    assert list(hidden_in_pdf(a_pdf(link, catalog=layers, info=ours))) == []
    assert list(hidden_in_pdf(a_pdf(a_stream(dated, b"/Type /Metadata /Subtype /XML")))) == []


def test_the_head_and_the_foot_of_a_page_are_told_from_what_stands_between() -> None:
    press = Press(Style(page=(595, 842), footer="Restricted", number_pages=False))
    press.y = 300
    press.line("The plan")

    assert [text.strip() for text in edges_of_pdf(press.pdf())] == ["", "Restricted"]


def test_scrubbing_takes_out_who_made_it_and_what_is_shown_nowhere_and_leaves_the_page() -> None:
    spoiled = a_pdf(a_stream(AUTHORED, b"/Type /Metadata /Subtype /XML"), b"(Acme Holdings, first draft)",
                    catalog=b"/Metadata 7 0 R", info=b"/Author (Somebody) /Title (Acme Holdings)")  # fmt: skip

    clean = scrubbed_pdf(spoiled, "Appendix C")

    assert list(hidden_in_pdf(clean)) == []
    assert "Appendix C" in texts(clean)
    assert "Green" in texts(clean)
    assert not re.search("Acme|Somebody|somebody", texts(clean))
    assert scrubbed_pdf(spoiled, "Appendix C") == clean


def test_a_comment_is_not_taken_out_but_left_to_be_found() -> None:
    note = b"<< /Type /Annot /Subtype /Text /Rect [1 1 9 9] /Contents (Ask Acme) >>"
    spoiled = a_pdf(note).replace(b"/Parent 2 0 R /MediaBox", b"/Parent 2 0 R /Annots [7 0 R] /MediaBox")

    assert "Ask Acme" in "".join(said.text for said in hidden_in_pdf(scrubbed_pdf(spoiled, "Appendix C")))


def test_a_broken_pdf_is_not_scrubbed() -> None:
    with pytest.raises(ValueError, match="no PDF"):
        scrubbed_pdf(b"nothing", "Appendix C")


def test_what_is_no_pdf_is_said_to_be_none() -> None:
    with pytest.raises(ValueError, match="no PDF"):
        list(texts_of_pdf(b"%PDF-1.7 and nothing more"))
