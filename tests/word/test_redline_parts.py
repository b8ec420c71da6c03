"""What hangs on a redline's text: headers of sections that came or went, notes, pictures, links; and nothing unseen."""

from collections import Counter

import pytest
from authors_hand import NAMES, Draft, change, p, xml
from loose_ends import loose_ends
from office_files import a_word_file
from redlined import MADE, SAMPLE, a_picture
from regenerated_papers import report_after, report_before
from whole_reading import differences

from paperclerk.ooxml.hidden_data import hidden_data
from paperclerk.ooxml.package import open_package
from paperclerk.ooxml.wordml import W
from paperclerk.word.redline import redline
from paperclerk.word.scrub import scrubbed

REPORT = SAMPLE / "2031-03" / "cabinet-report.docx"
ACROSS_PAGE = '<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>'
TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
MICROSOFT = "application/vnd.ms-word"


def a_report() -> Draft:
    return Draft(report_before())


def section(draft: Draft, words: str, *, kind: str = "footer", number: int = 90, picture: bytes = b"", at: int = 20):
    """Give a report pages of their own, across, with a header or footer of their own."""
    if not words:
        draft.body.insert(
            at, xml(p("The same footer again.", properties=f"<w:pPr><w:sectPr>{ACROSS_PAGE}</w:sectPr></w:pPr>"))
        )
        return draft
    root = {"footer": "ftr", "header": "hdr"}[kind]
    name = f"word/{kind}{number}.xml"
    shown = '<w:p><w:r><w:pict><v:shape><v:imagedata r:id="rId7"/></v:shape></w:pict></w:r></w:p>' if picture else ""
    draft.add_part(name, f"<w:{root} {NAMES}>{p(words)}{shown}</w:{root}>".encode(), f"{TYPE}.{kind}+xml")
    if picture:
        draft.add_part(f"word/media/footer{number}.png", picture, "image/png")
        link = f'<Relationship Id="rId7" Type="{OFFICE}/image" Target="media/footer{number}.png"/>'
        draft.parts[f"word/_rels/{kind}{number}.xml.rels"] = (
            f'<Relationships xmlns="{LINKS}">{link}</Relationships>'.encode()
        )
    relation = draft.relate(kind, f"{kind}{number}.xml")
    reference = f'<w:{kind}Reference w:type="default" r:id="{relation}"/>'
    draft.body.insert(
        at,
        xml(
            p(
                f"End of the pages across, {number}.",
                properties=f"<w:pPr><w:sectPr>{reference}{ACROSS_PAGE}</w:sectPr></w:pPr>",
            )
        ),
    )
    return draft


OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
LINKS = "http://schemas.openxmlformats.org/package/2006/relationships"


def compared(old: bytes, new: bytes) -> bytes:
    made = redline(old, new, "A clerk", MADE).docx
    assert differences(made, new, accepted=True) == []
    assert differences(made, old, accepted=False) == []
    assert loose_ends(made) - loose_ends(new) == Counter()
    return made


def everything(docx: bytes) -> bytes:
    package = open_package(docx)
    return b"\n".join(name.encode() + b"\n" + package.read(name) for name in package.names)


PLAIN = a_report().saved()
ACROSS = section(a_report(), "Landscape footer").saved()
PICTURED = section(a_report(), "Pictured footer", picture=a_picture("red")).saved()
HEADED = section(a_report(), "A header of its own", kind="header", number=91).saved()
TWICE = section(section(a_report(), "Landscape footer"), "A second", number=92, at=30).saved()
INHERITED = section(section(a_report(), "Landscape footer"), "", number=92, at=30).saved()
OTHERWISE = section(a_report(), "Landscape foot", number=93, picture=a_picture("blue")).saved()


@pytest.mark.parametrize(("one", "other"), [
    (PLAIN, ACROSS), (PLAIN, PICTURED), (PLAIN, HEADED), (PLAIN, TWICE), (ACROSS, TWICE), (ACROSS, PICTURED),
    (PICTURED, OTHERWISE), (ACROSS, HEADED), (TWICE, INHERITED), (INHERITED, PLAIN), (INHERITED, HEADED),
    (INHERITED, ACROSS), (HEADED, TWICE),
])  # fmt: skip
def test_sections_that_came_or_went_have_their_own_headers_and_footers_either_way(one, other):
    compared(one, other)
    compared(other, one)


def test_a_footer_of_a_section_that_went_is_the_old_one_whatever_has_its_number_now():
    new = a_report()
    new.relate("hyperlink", "https://example.org/", external=True)
    assert b"rIdAuthor" in new.parts["word/_rels/document.xml.rels"]

    made = compared(ACROSS, new.saved())

    assert b"Landscape footer" in everything(made)


def test_a_header_that_only_one_file_has_comes_or_goes_as_tracked_words():
    words = p("Draft for the chair")
    with_one, without = a_report(), a_report()
    for reference in list(without.root.iter(f"{W}headerReference")):
        reference.getparent().remove(reference)
    header = next(name for name in with_one.parts if name.startswith("word/header"))
    with_one.parts[header] = f"<w:hdr {NAMES}>{words}</w:hdr>".encode()
    one, other = with_one.saved(), without.saved()

    for old, new, mark in ((one, other, "del"), (other, one, "ins")):
        made = open_package(compared(old, new))
        headers = [made.xml(name) for name in made.names if "header" in name and not name.endswith(".rels")]
        assert [m.tag for root in headers for m in root.iter(f"{W}{mark}") if "".join(m.itertext())] == [f"{W}{mark}"]


def test_what_leads_nowhere_in_the_old_file_leads_nowhere_in_the_redline():
    link = '<w:hyperlink r:id="r0"><w:r><w:t>See there.</w:t></w:r></w:hyperlink>'
    old = a_word_file(f"<w:p>{link.replace('r0', 'rId99')}</w:p>{p('Stays.')}")

    made = compared(old, a_word_file(p("Stays."), addresses={"rId99": "https://example.org/"}))

    assert b"rId99" not in open_package(made).read("word/document.xml")


def noted(draft: Draft, *words: str, marks: str = "") -> Draft:
    """Give a draft footnotes, numbered from 1, and marks of some of them at its beginning."""
    notes = "".join(f'<w:footnote w:id="{n}">{p(said)}</w:footnote>' for n, said in enumerate(words, 1))
    draft.add_part(
        "word/footnotes.xml", f"<w:footnotes {NAMES}>{notes}</w:footnotes>".encode(), f"{TYPE}.footnotes+xml"
    )
    draft.relate("footnotes", "footnotes.xml")
    for number in marks:
        draft.body[0].append(xml(f'<w:r><w:footnoteReference w:id="{number}"/></w:r>'))
    return draft


@pytest.mark.parametrize(
    "new", [PLAIN, noted(a_report(), "Another.", "More.", marks="2").saved()], ids=["none", "some"]
)
def test_notes_that_went_are_brought_along_and_those_without_a_mark_are_not(new):
    old = noted(a_report(), "Seen.", "Unseen.", "Seen too.", marks="13").saved()

    left = everything(compared(old, new))

    assert (left.count(b"Seen"), b"Unseen." in left, b"Another." in left) == (2, False, False)


def with_secrets() -> bytes:
    """Return a report with all that a comment, a person and a pending change leave behind in a file."""
    draft = noted(a_report(), "Secret note")
    comment = f'<w:comment w:id="7" w:author="Ann Secret">{p("Secret remark")}</w:comment>'
    draft.add_part("word/comments.xml", f"<w:comments {NAMES}>{comment}</w:comments>".encode(), f"{TYPE}.comments+xml")
    draft.relate("comments", "comments.xml")
    for name in ("commentsExtended", "commentsIds", "commentsExtensible", "people"):
        draft.add_part(f"word/{name}.xml", b'<person author="Ann Secret"/>', f"{MICROSOFT}.{name}+xml")
        draft.relate(name, f"{name}.xml")
    draft.add_part("word/media/secret.png", a_picture("pink"), "image/png")
    picture = f'<v:imagedata r:id="{draft.relate("image", "media/secret.png")}"/>'
    gone = '<w:r><w:delText>Secret words</w:delText></w:r><w:r><w:footnoteReference w:id="1"/></w:r>'
    gone += f"<w:r><w:pict><v:shape>{picture}</v:shape></w:pict></w:r>"
    header = next(name for name in draft.parts if name.startswith("word/header"))
    pending = change(5, "del", "<w:r><w:delText>Secret heading</w:delText></w:r>", "Ben Secret")
    draft.parts[header] = f"<w:hdr {NAMES}><w:p>{pending}<w:r><w:t>Heading</w:t></w:r></w:p></w:hdr>".encode()
    place = next(one for one in draft.body if one.tag == f"{W}p")
    place.append(xml('<w:commentRangeStart w:id="7"/>'))
    place.append(xml(change(3, "del", gone, "Ben Secret")))
    place.append(xml('<w:commentRangeEnd w:id="7"/>'))
    place.append(xml('<w:r><w:commentReference w:id="7"/></w:r>'))
    return draft.saved()


@pytest.mark.parametrize("other", [PLAIN, ACROSS], ids=["plain", "across"])
def test_of_comments_and_of_what_was_pending_nothing_is_left(other):
    assert b"Secret" in everything(with_secrets())
    for old, new in ((with_secrets(), other), (other, with_secrets()), (with_secrets(), with_secrets())):
        left = everything(compared(old, new))

        assert b"Secret" not in left
        assert b"comments" not in left
        assert b"secret.png" not in left


def test_a_redline_of_two_public_files_holds_nothing_hidden_but_its_changes():
    old, new = scrubbed(report_before()), scrubbed(report_after())
    assert hidden_data(old) == hidden_data(new) == ()

    made = compared(old, new)

    assert {one.what for one in hidden_data(made)} == {"tracked changes"}
