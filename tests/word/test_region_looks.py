"""How an author sets generated text out counts as an edit; what a program writes out of the styles does not."""

import pytest
from authors_hand import CHANGED, EDITS, Draft, xml
from lxml import etree
from redlined import shown
from regenerated_papers import MADE, after, before
from word_reading import W, text_of

from paperclerk.domain.regenerated import Deed
from paperclerk.ooxml.package import open_package
from paperclerk.word.regenerate import regenerate

ON_PARAGRAPHS = {
    "an indent": '<w:ind w:left="1234"/>',
    "an indent, as newer programs write it": '<w:ind w:start="1234"/>',
    "space": '<w:spacing w:before="480"/>',
    "lines apart": '<w:spacing w:line="360" w:lineRule="auto"/>',
    "a new page": "<w:pageBreakBefore/>",
    "bullets": '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>',
    "how it stands": '<w:jc w:val="center"/>',
}
ON_WORDS = {
    "a size": '<w:sz w:val="36"/>',
    "a font": '<w:rFonts w:ascii="Courier New"/>',
    "a colour": '<w:color w:val="FF0000"/>',
    "a highlight": '<w:highlight w:val="yellow"/>',
    "a line under": '<w:u w:val="single"/>',
    "a style for words": '<w:rStyle w:val="OfTheAuthor"/>',
}


def set_out(paragraph_look: str = "", word_look: str = "") -> bytes:
    """Return a draft in which the last paragraph of a region, that changes, was set out."""
    draft = Draft(before())
    styles = draft.parts["word/styles.xml"]
    own = b'<w:style w:type="character" w:styleId="OfTheAuthor"><w:name w:val="Own"/><w:rPr><w:b/></w:rPr></w:style>'
    draft.parts["word/styles.xml"] = styles.replace(b"</w:styles>", own + b"</w:styles>")
    paragraph = draft.paragraph(CHANGED, -1)
    if paragraph_look:
        look = paragraph.find(f"{W}pPr")
        if look is None:
            look = etree.Element(f"{W}pPr")
            paragraph.insert(0, look)
        look.append(xml(paragraph_look))
    for run in paragraph.iter(f"{W}r") if word_look else ():
        run.insert(0, xml(f"<w:rPr>{word_look}</w:rPr>"))
    return draft.saved()


@pytest.mark.parametrize("draft", [
    *(pytest.param((look, ""), id=name) for name, look in ON_PARAGRAPHS.items()),
    *(pytest.param(("", look), id=name) for name, look in ON_WORDS.items()),
])  # fmt: skip
def test_what_an_author_set_out_stays_and_is_asked_about(draft):
    made = regenerate(set_out(*draft), before(), after(), MADE)

    assert {one.deed for one in made.deeds if one.region == CHANGED} == {Deed.BOTH}
    document = open_package(made.docx).xml("word/document.xml")
    kept = next(p for p in document.iter(f"{W}p") if "The draft is late." in "".join(p.itertext()))
    wanted = xml(draft[0] or draft[1])
    assert any(one.tag == wanted.tag and one.attrib == wanted.attrib for one in kept.iter())
    assert "The draft is with counsel." in text_of(made.docx)


@pytest.mark.parametrize("name", ["an indent", "a new page", "bullets"])
def test_accepting_and_rejecting_leaves_it_set_out(name):
    draft = set_out(ON_PARAGRAPHS[name])

    clean, tracked = (regenerate(draft, before(), after(), MADE, tracked=shows) for shows in (False, True))

    assert shown(tracked.docx) == shown(clean.docx)
    assert shown(tracked.docx, accepted=False) == shown(draft, accepted=False)


def test_what_says_no_more_than_the_style_does_is_no_edit():
    draft = Draft(before())
    for paragraph in draft.control(CHANGED).iter(f"{W}p"):
        named = paragraph.find(f"{W}pPr/{W}pStyle")
        root = etree.fromstring(draft.parts["word/styles.xml"])
        styles = {one.get(f"{W}styleId"): one for one in root.iterfind(f"{W}style")}
        look = None if named is None else styles[named.get(f"{W}val")].find(f"{W}pPr/{W}spacing")
        if look is not None:
            paragraph.find(f"{W}pPr").append(xml(etree.tostring(look).decode()))
        for run in paragraph.iter(f"{W}r"):
            if run.find(f"{W}rPr") is None:
                run.insert(0, xml('<w:rPr><w:i w:val="0"/><w:lang w:val="de-DE"/></w:rPr>'))

    made = regenerate(draft.saved(), before(), after(), MADE)

    assert {one.deed for one in made.deeds if one.region == CHANGED} == {Deed.UPDATED}


def test_a_style_that_the_author_changed_is_no_edit_of_every_region():
    draft = Draft(before())
    EDITS["changes_a_style"](draft)
    root = etree.fromstring(draft.parts["word/styles.xml"])
    for style in root.iterfind(f"{W}style"):
        if style.find(f"{W}rPr") is not None:
            style.find(f"{W}rPr").append(xml('<w:sz w:val="40"/>'))
    draft.parts["word/styles.xml"] = etree.tostring(root)

    made = regenerate(draft.saved(), before(), after(), MADE)

    assert Deed.BOTH not in {one.deed for one in made.deeds}
