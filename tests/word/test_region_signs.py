"""Whatever an author puts into generated text counts as an edit, and stays when the data changes."""

import pytest
from authors_hand import CHANGED, MARK, NAMES, Draft, p
from lxml import etree
from redlined import a_picture, shown
from regenerated_papers import MADE, after, before
from word_reading import W, text_of

from paperclerk.domain.regenerated import Deed
from paperclerk.ooxml.package import open_package
from paperclerk.word.redline_ready import canonical
from paperclerk.word.regenerate import regenerate

OFFICE = "http://schemas.openxmlformats.org"
MORE = (
    f'{NAMES} xmlns:m="{OFFICE}/officeDocument/2006/math" xmlns:mc="{OFFICE}/markup-compatibility/2006" '
    f'xmlns:wp="{OFFICE}/drawingml/2006/wordprocessingDrawing" xmlns:a="{OFFICE}/drawingml/2006/main" '
    f'xmlns:c="{OFFICE}/drawingml/2006/chart" xmlns:o="urn:schemas-microsoft-com:office:office" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:odd="urn:nobody:knows"'
)


def drawn(data: str) -> str:
    size = '<wp:extent cx="360000" cy="360000"/><wp:docPr id="77" name="Of the author"/>'
    return f"<w:drawing><wp:inline>{size}<a:graphic>{data}</a:graphic></wp:inline></w:drawing>"


BOX = f"<wps:wsp><wps:txbx><w:txbxContent>{p(MARK)}</w:txbxContent></wps:txbx></wps:wsp>"
SHAPE = drawn(f'<a:graphicData uri="wps">{BOX}</a:graphicData>')
BARE_SHAPE = drawn('<a:graphicData uri="wps"><wps:wsp/></a:graphicData>')
CHART = drawn('<a:graphicData uri="chart"><c:chart/></a:graphicData>')
CHOICE = f'<mc:Choice Requires="wps">{SHAPE}</mc:Choice><mc:Fallback><w:pict/></mc:Fallback>'
RUBY = "<w:rubyPr/><w:rt><w:r><w:t>up</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>below</w:t></w:r></w:rubyBase>"
CONTENT = "<w:sdtContent><w:r><w:t> chosen</w:t></w:r></w:sdtContent>"

# What an author can put at the end of a paragraph.
PIECES = {
    "a symbol": '<w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>',
    "an equation": "<m:oMath><m:r><m:t>x=2</m:t></m:r></m:oMath>",
    "an equation of its own line": "<m:oMathPara><m:oMath><m:r><m:t>x</m:t></m:r></m:oMath></m:oMathPara>",
    "a text box": f"<w:r><mc:AlternateContent>{CHOICE}</mc:AlternateContent></w:r>",
    "a shape without words": f"<w:r>{BARE_SHAPE}</w:r>",
    "a chart": f"<w:r>{CHART}</w:r>",
    "an embedded object": '<w:r><w:object><o:OLEObject Type="Embed" ProgID="Excel.Sheet.12"/></w:object></w:r>',
    "ink": "<w:r><w:contentPart/></w:r>",
    "an old shape": '<w:r><w:pict><v:rect style="width:1cm"/></w:pict></w:r>',
    "a page break": '<w:r><w:br w:type="page"/></w:r>',
    "a column break": '<w:r><w:br w:type="column"/></w:r>',
    "a line that ends": "<w:r><w:br/></w:r>",
    "a tab to the margin": '<w:r><w:ptab w:relativeTo="margin" w:alignment="right" w:leader="none"/></w:r>',
    "a hyphen that does not break": "<w:r><w:noBreakHyphen/></w:r>",
    "a hyphen that may break": "<w:r><w:softHyphen/></w:r>",
    "words with a reading": f"<w:r><w:ruby>{RUBY}</w:ruby></w:r>",
    "a cross reference": '<w:fldSimple w:instr=" REF target \\h "/>',
    "a field": '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> DATE </w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="end"/></w:r>',
    "a page number": "<w:r><w:pgNum/></w:r>",
    "a smart tag": '<w:smartTag w:uri="urn:dates" w:element="date"/>',
    "a custom element": '<w:customXml w:uri="urn:case" w:element="case"/>',
    "a control of their own": f'<w:sdt><w:sdtPr><w:tag w:val="mine"/></w:sdtPr>{CONTENT}</w:sdt>',
    "words the other way": '<w:bdo w:val="rtl"/>',
    "what nobody has heard of": "<w:r><odd:thing/></w:r>",
    "what nobody has heard of, beside words": "<odd:thing/>",
}


def put(piece: str) -> bytes:
    draft = Draft(before())
    draft.paragraph(CHANGED, -1).extend(list(etree.fromstring(f"<all {MORE}>{piece}</all>")))
    return draft.saved()


def of_the_author(docx: bytes) -> set[bytes]:
    """Return what stands in paragraphs, each piece byte for byte."""
    package = open_package(docx)
    return {canonical(one) for paragraph in package.xml(package.main_part).iter(f"{W}p") for one in paragraph.iter()}


@pytest.mark.parametrize("name", PIECES)
def test_what_an_author_puts_into_generated_text_stays_and_is_asked_about(name):
    draft = put(PIECES[name])

    made = regenerate(draft, before(), after(), MADE)

    assert Deed.BOTH in {one.deed for one in made.deeds if one.region == CHANGED}
    pieces = {canonical(one) for one in etree.fromstring(f"<all {MORE}>{PIECES[name]}</all>").iter() if not len(one)}
    assert pieces <= of_the_author(made.docx)
    assert "The draft is with counsel." in text_of(made.docx)


@pytest.mark.parametrize("name", PIECES)
def test_of_what_an_author_put_in_nothing_goes_when_all_is_accepted_or_rejected(name):
    draft = put(PIECES[name])

    clean, tracked = (regenerate(draft, before(), after(), MADE, tracked=shows) for shows in (False, True))

    assert shown(tracked.docx, accepted=True) == shown(clean.docx)
    assert shown(tracked.docx, accepted=False) == shown(draft, accepted=False)
    assert regenerate(tracked.docx, after(), after(), MADE, tracked=True).docx == tracked.docx


@pytest.mark.parametrize("block", [
    '<w:altChunk r:id="rId1"/>',
    "<m:oMathPara><m:oMath><m:r><m:t>x=2</m:t></m:r></m:oMath></m:oMathPara>",
    "<w:sdt><w:sdtPr/><w:sdtContent><w:p/></w:sdtContent></w:sdt>",
])  # fmt: skip
def test_what_an_author_puts_between_paragraphs_counts_as_an_edit(block):
    draft = Draft(before())
    draft.paragraph(CHANGED, -1).addprevious(etree.fromstring(f"<all {MORE}>{block}</all>")[0])

    made = regenerate(draft.saved(), before(), before(), MADE)

    assert [(one.region, one.deed) for one in made.deeds] == [(CHANGED, Deed.KEPT)]


def test_the_list_tells_of_what_the_author_put_in_by_its_words():
    made = regenerate(put(PIECES["a text box"]), before(), after(), MADE)

    (had,) = (one.had for one in made.deeds if one.region == CHANGED)
    assert had.endswith(f"The draft is late.[box: {MARK}]")


def test_a_picture_is_known_by_its_bytes_its_size_and_what_is_cut_off():
    def with_picture(colour: str, *, wide: int = 360000, cut: str = "") -> bytes:
        draft = Draft(before())
        draft.add_part("word/media/author.png", a_picture(colour), "image/png")
        number = draft.relate("image", "media/author.png")
        fill = f'<pic:blipFill><a:blip r:embed="{number}"/>{cut}</pic:blipFill>'
        uri = f"{OFFICE}/drawingml/2006/picture"
        data = f'<a:graphicData uri="{uri}"><pic:pic xmlns:pic="{uri}">{fill}</pic:pic></a:graphicData>'
        piece = f"<w:r>{drawn(data)}</w:r>".replace('cx="360000"', f'cx="{wide}"')
        draft.paragraph(CHANGED, -1).append(etree.fromstring(f"<all {MORE}>{piece}</all>")[0])
        return draft.saved()

    base = with_picture("green")

    def is_edited(draft: bytes) -> bool:
        return CHANGED in {one.region for one in regenerate(draft, base, base, MADE).deeds}

    assert not is_edited(base)
    # LibreOffice measures in hundredths of a millimetre.
    assert not is_edited(with_picture("green", wide=360100))
    assert is_edited(with_picture("red"))
    assert is_edited(with_picture("green", wide=720000))
    assert is_edited(with_picture("green", cut='<a:srcRect l="25000"/>'))
