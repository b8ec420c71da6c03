"""An author at work on a draft, for tests: a script of all that people do to one in Word, each kind by its name."""

import copy
import io
import zipfile
from collections.abc import Callable
from typing import Any

from docx.oxml.ns import nsdecls
from lxml import etree
from redlined import a_picture

from paperclerk.ooxml.repack import packed

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
DOCUMENT, LINKS, KINDS = "word/document.xml", "word/_rels/document.xml.rels", "[Content_Types].xml"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
NAMES = f"{nsdecls('w', 'r')} " + 'xmlns:v="urn:schemas-microsoft-com:vml"'
# What every edit leaves to be found again.
MARK = "Quillwork"

# Of the papers that `regenerated_papers` makes: regions whose data is the same, changed, or gone from the new paper.
SAME, CHANGED, GONE = "gen_D6_1", "gen_D1_1", "gen_D4_9"
SAME_ROW, CHANGED_ROW, CHANGED_RATING = "gen_rec_6", "gen_rec_1", "gen_D1_1_rag"


class Draft:
    """A Word file taken apart, to be edited and put together again."""

    def __init__(self, docx: bytes) -> None:
        with zipfile.ZipFile(io.BytesIO(docx)) as package:
            self.parts = {name: package.read(name) for name in package.namelist()}
        self.root = etree.fromstring(self.parts[DOCUMENT])
        self.body = self.root.find(f"{W}body")

    def saved(self) -> bytes:
        self.parts[DOCUMENT] = etree.tostring(self.root, xml_declaration=True, encoding="UTF-8", standalone=True)
        return packed(self.parts)

    def control(self, name: str) -> Any:
        return next(one for one in self.root.iter(f"{W}sdt") if tag_of(one) == name)

    def paragraph(self, name: str, number: int = 0) -> Any:
        return list(self.control(name).iter(f"{W}p"))[number]

    def relate(self, kind: str, target: str, *, external: bool = False) -> str:
        links = etree.fromstring(self.parts[LINKS])
        number = f"rIdAuthor{len(links)}"
        made = etree.SubElement(links, f"{links.tag[: -len('Relationships')]}Relationship", Id=number)
        made.set("Type", f"{R}/{kind}")
        made.set("Target", target)
        if external:
            made.set("TargetMode", "External")
        self.parts[LINKS] = etree.tostring(links)
        return number

    def add_part(self, name: str, content: bytes, kind: str) -> None:
        self.parts[name] = content
        kinds = etree.fromstring(self.parts[KINDS])
        etree.SubElement(kinds, f"{kinds.tag[: -len('Types')]}Override", PartName=f"/{name}", ContentType=kind)
        self.parts[KINDS] = etree.tostring(kinds)

    def after_introduction(self, *blocks: str) -> None:
        """Put paragraphs or tables of the author's between two stretches of generated ones."""
        names = (one for one in self.root.iter(f"{W}p") if one.getparent().tag in (f"{W}body", f"{W}sdtContent"))
        controls = [one for one in self.root.iter(f"{W}sdt") if tag_of(one) == "gen_introduction"]
        # The end of its words, where a program dropped the control.
        place = controls[0] if controls and controls[0].find(f".//{W}p") is not None else None
        if place is None:
            marks = {m.get(f"{W}name"): m.get(f"{W}id") for m in self.root.iter(f"{W}bookmarkStart")}
            ends = f".//{W}bookmarkEnd[@{W}id='{marks['gen_introduction']}']"
            place = next(one for one in names if one.find(ends) is not None)
        for block in reversed(blocks):
            place.addnext(xml(block))


def tag_of(control: Any) -> str:
    tag = control.find(f"{W}sdtPr/{W}tag")
    return "" if tag is None else tag.get(f"{W}val")


def xml(text: str) -> Any:
    """Return an element written with the usual prefixes."""
    return etree.fromstring(f"<all {NAMES}>{text}</all>")[0]


def p(text: str, look: str = "", properties: str = "") -> str:
    return f'<w:p>{properties}<w:r><w:rPr>{look}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r></w:p>'


def change(number: int, kind: str, inside: str, author: str = "A. Reviewer") -> str:
    return f'<w:{kind} w:id="{number}" w:author="{author}" w:date="2031-04-05T10:00:00Z">{inside}</w:{kind}>'


EDITS: dict[str, Callable[[Draft], None]] = {}


def edit(deed: Callable[[Draft], None]) -> Callable[[Draft], None]:
    EDITS[deed.__name__] = deed
    return deed


# Outside what is generated


@edit
def adds_a_paragraph(draft: Draft) -> None:
    draft.after_introduction(p(MARK))


@edit
def adds_bold_red_words(draft: Draft) -> None:
    draft.after_introduction(p(MARK, '<w:b/><w:color w:val="FF0000"/><w:sz w:val="28"/>'))


@edit
def adds_a_heading_at_the_end(draft: Draft) -> None:
    draft.body[-1].addprevious(xml(p(MARK, properties='<w:pPr><w:pStyle w:val="Heading1"/></w:pPr>')))


@edit
def adds_a_table(draft: Draft) -> None:
    cell = f'<w:tc><w:tcPr><w:tcW w:w="2000" w:type="dxa"/></w:tcPr>{p(MARK)}</w:tc>'
    table = f'<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w="2000"/></w:tblGrid><w:tr>{cell}</w:tr></w:tbl>'
    draft.after_introduction(table, p("After the table."))


@edit
def adds_a_list_of_their_own(draft: Draft) -> None:
    numbering = draft.parts["word/numbering.xml"]
    own = '<w:abstractNum w:abstractNumId="77"><w:lvl w:ilvl="0"><w:numFmt w:val="upperRoman"/></w:lvl></w:abstractNum>'
    root = etree.fromstring(numbering)
    first = root.find(f"{W}num")
    first.addprevious(xml(own))
    root.append(xml('<w:num w:numId="78"><w:abstractNumId w:val="77"/></w:num>'))
    draft.parts["word/numbering.xml"] = etree.tostring(root)
    number = '<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="78"/></w:numPr></w:pPr>'
    draft.after_introduction(p(MARK, properties=number), p("A second point.", properties=number))


@edit
def adds_a_picture(draft: Draft) -> None:
    draft.parts["word/media/author.png"] = a_picture("green")
    kinds = draft.parts[KINDS]
    if b'Extension="png"' not in kinds:
        draft.parts[KINDS] = kinds.replace(
            b"<Override", b'<Default Extension="png" ContentType="image/png"/><Override', 1
        )
    number = draft.relate("image", "media/author.png")
    draft.after_introduction(
        p(MARK), f'<w:p><w:r><w:pict><v:shape><v:imagedata r:id="{number}"/></v:shape></w:pict></w:r></w:p>'
    )


def _note(draft: Draft, kind: str) -> None:
    note = f'<w:{kind} w:id="2">{p(MARK)}</w:{kind}>'
    draft.add_part(f"word/{kind}s.xml", f"<w:{kind}s {NAMES}>{note}</w:{kind}s>".encode(), f"{_TYPE}.{kind}s+xml")
    draft.relate(f"{kind}s", f"{kind}s.xml")
    draft.after_introduction(f'<w:p><w:r><w:t>See</w:t></w:r><w:r><w:{kind}Reference w:id="2"/></w:r></w:p>')


@edit
def adds_a_footnote(draft: Draft) -> None:
    _note(draft, "footnote")


@edit
def adds_an_endnote(draft: Draft) -> None:
    _note(draft, "endnote")


def _comment_part(draft: Draft) -> None:
    comment = f'<w:comment w:id="7" w:author="A. Reviewer" w:date="2031-04-05T10:00:00Z">{p(MARK)}</w:comment>'
    content = f"<w:comments {NAMES}>{comment}</w:comments>".encode()
    draft.add_part("word/comments.xml", content, f"{_TYPE}.comments+xml")
    draft.relate("comments", "comments.xml")


def _comment(draft: Draft, first: Any, last: Any) -> None:
    _comment_part(draft)
    at = 1 if len(first) and first[0].tag == f"{W}pPr" else 0
    first.insert(at, xml('<w:commentRangeStart w:id="7"/>'))
    last.append(xml('<w:commentRangeEnd w:id="7"/>'))
    last.append(xml('<w:r><w:commentReference w:id="7"/></w:r>'))


@edit
def is_commented_on_outside(draft: Draft) -> None:
    draft.after_introduction(p("Is this right?"))
    here = draft.control("gen_introduction").getnext()
    _comment(draft, here, here)


@edit
def tracks_an_insertion(draft: Draft) -> None:
    draft.after_introduction(f"<w:p>{change(801, 'ins', f'<w:r><w:t>{MARK}</w:t></w:r>')}</w:p>")


@edit
def tracks_a_deletion(draft: Draft) -> None:
    gone = change(802, "del", "<w:r><w:delText>old words</w:delText></w:r>")
    draft.after_introduction(f"<w:p><w:r><w:t>{MARK}</w:t></w:r>{gone}</w:p>")


@edit
def refers_to_a_bookmark(draft: Draft) -> None:
    field = '<w:fldSimple w:instr=" REF target "><w:r><w:t>there</w:t></w:r></w:fldSimple>'
    start, end = '<w:bookmarkStart w:id="901" w:name="target"/>', '<w:bookmarkEnd w:id="901"/>'
    draft.after_introduction(f"<w:p>{start}<w:r><w:t>{MARK}</w:t></w:r>{end}</w:p>", f"<w:p>{field}</w:p>")


@edit
def adds_a_link(draft: Draft) -> None:
    number = draft.relate("hyperlink", "https://example.org/", external=True)
    draft.after_introduction(f'<w:p><w:hyperlink r:id="{number}"><w:r><w:t>{MARK}</w:t></w:r></w:hyperlink></w:p>')


@edit
def changes_a_style(draft: Draft) -> None:
    styles = draft.parts["word/styles.xml"]
    draft.parts["word/styles.xml"] = styles.replace(b"</w:styles>", b"<!-- the author's --></w:styles>")
    draft.after_introduction(p(MARK))


@edit
def writes_into_the_header(draft: Draft) -> None:
    header = etree.fromstring(draft.parts["word/header1.xml"])
    header.append(xml(p("Draft for the chair")))
    draft.parts["word/header1.xml"] = etree.tostring(header)
    draft.after_introduction(p(MARK))


@edit
def breaks_the_page(draft: Draft) -> None:
    draft.after_introduction('<w:p><w:r><w:br w:type="page"/></w:r></w:p>', p(MARK))


@edit
def breaks_the_section(draft: Draft) -> None:
    size = '<w:pPr><w:sectPr><w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/></w:sectPr></w:pPr>'
    draft.after_introduction(p(MARK, properties=size))


@edit
def adds_a_text_box(draft: Draft) -> None:
    box = f"<v:shape><v:textbox><w:txbxContent>{p(MARK)}</w:txbxContent></v:textbox></v:shape>"
    draft.after_introduction(f"<w:p><w:r><w:pict>{box}</w:pict></w:r></w:p>")


@edit
def adds_a_control_of_their_own(draft: Draft) -> None:
    look = '<w:sdtPr><w:tag w:val="chair"/><w:id w:val="4711"/></w:sdtPr>'
    draft.after_introduction(f"<w:sdt>{look}<w:sdtContent>{p(MARK)}</w:sdtContent></w:sdt>")


@edit
def changes_the_properties(draft: Draft) -> None:
    core = draft.parts["docProps/core.xml"]
    draft.parts["docProps/core.xml"] = core.replace(b"</cp:coreProperties>", b"<!-- seen --></cp:coreProperties>")
    draft.after_introduction(p(MARK))


@edit
def keeps_data_beside_the_text(draft: Draft) -> None:
    draft.add_part("customXml/item2.xml", b"<case>12</case>", "application/xml")
    draft.after_introduction(p(MARK))


# In what is generated, where the data is the same


def _retype(paragraph: Any) -> None:
    text = next(one for one in paragraph.iter(f"{W}t") if one.text and one.text.strip())
    text.text = f"{text.text} {MARK}"


@edit
def edits_a_word_of_the_same(draft: Draft) -> None:
    _retype(draft.paragraph(SAME, -1))


@edit
def makes_words_of_the_same_bold(draft: Draft) -> None:
    run = next(draft.paragraph(SAME, -1).iter(f"{W}r"))
    run.insert(0, xml("<w:rPr><w:b/></w:rPr>"))
    draft.after_introduction(p(MARK))


@edit
def deletes_the_same(draft: Draft) -> None:
    _delete(draft.control(SAME))
    draft.after_introduction(p(MARK))


def _delete(control: Any) -> None:
    control.getparent().remove(control)


@edit
def adds_a_paragraph_in_the_same(draft: Draft) -> None:
    draft.paragraph(SAME, -1).addnext(xml(p(MARK)))


@edit
def is_commented_on_in_the_same(draft: Draft) -> None:
    _comment(draft, draft.paragraph(SAME), draft.paragraph(SAME, -1))


@edit
def tracks_a_change_in_the_same(draft: Draft) -> None:
    draft.paragraph(SAME, -1).append(xml(change(803, "ins", f"<w:r><w:t>{MARK}</w:t></w:r>")))


# Where the data changed


@edit
def edits_a_word_of_the_changed(draft: Draft) -> None:
    _retype(draft.paragraph(CHANGED, -1))


@edit
def edits_a_paragraph_of_the_changed_that_stayed(draft: Draft) -> None:
    _retype(draft.paragraph(CHANGED))


@edit
def makes_words_of_the_changed_bold(draft: Draft) -> None:
    run = next(draft.paragraph(CHANGED, -1).iter(f"{W}r"))
    run.insert(0, xml("<w:rPr><w:b/><w:i/></w:rPr>"))
    draft.after_introduction(p(MARK))


@edit
def deletes_the_changed(draft: Draft) -> None:
    _delete(draft.control(CHANGED))
    draft.after_introduction(p(MARK))


@edit
def deletes_all_in_the_changed_but_its_control(draft: Draft) -> None:
    content = draft.control(CHANGED).find(f"{W}sdtContent")
    for block in list(content):
        content.remove(block)
    draft.after_introduction(p(MARK))


@edit
def deletes_all_words_of_the_changed(draft: Draft) -> None:
    content = draft.control(CHANGED).find(f"{W}sdtContent")
    for block in list(content)[1:]:
        content.remove(block)
    for word in [one for one in content[0] if one.tag != f"{W}pPr"]:
        content[0].remove(word)
    draft.after_introduction(p(MARK))


@edit
def deletes_the_words_of_a_control_in_word(draft: Draft) -> None:
    """Do as Word: it puts words of its own into a control that was emptied."""
    control = draft.control(CHANGED)
    control.find(f"{W}sdtPr").append(xml("<w:showingPlcHdr/>"))
    content = control.find(f"{W}sdtContent")
    content[:] = [xml(p("Click or tap here to enter text."))]
    draft.after_introduction(p(MARK))


@edit
def deletes_the_words_of_a_rating(draft: Draft) -> None:
    content = draft.control(CHANGED_RATING).find(f"{W}sdtContent")
    for word in list(content):
        content.remove(word)
    draft.after_introduction(p(MARK))


@edit
def adds_a_paragraph_in_the_changed(draft: Draft) -> None:
    draft.paragraph(CHANGED, -1).addnext(xml(p(MARK)))


@edit
def is_commented_on_in_the_changed(draft: Draft) -> None:
    _comment(draft, draft.paragraph(CHANGED), draft.paragraph(CHANGED, -1))


@edit
def is_commented_on_across_borders(draft: Draft) -> None:
    _comment(draft, draft.paragraph("gen_introduction", -1), draft.paragraph(CHANGED))


@edit
def tracks_a_change_in_the_changed(draft: Draft) -> None:
    draft.paragraph(CHANGED, -1).append(xml(change(804, "ins", f"<w:r><w:t>{MARK}</w:t></w:r>")))


@edit
def edits_a_rating_that_changed(draft: Draft) -> None:
    _retype(draft.control(CHANGED_RATING))


@edit
def edits_the_other_cell_of_a_row_that_changed(draft: Draft) -> None:
    row = draft.control(CHANGED_ROW).find(f"{W}sdtContent/{W}tr")
    _retype(row.findall(f"{W}tc")[1].find(f"{W}p"))


@edit
def deletes_a_row_that_changed(draft: Draft) -> None:
    _delete(draft.control(CHANGED_ROW))
    draft.after_introduction(p(MARK))


@edit
def puts_rows_in_another_order(draft: Draft) -> None:
    draft.control("gen_rec_9").addnext(draft.control(CHANGED_ROW))
    draft.after_introduction(p(MARK))


@edit
def drags_a_row_into_another_table(draft: Draft) -> None:
    adds_a_table(draft)
    table = draft.control("gen_introduction").getnext()
    table.append(draft.control(CHANGED_ROW))


@edit
def pastes_a_region_twice(draft: Draft) -> None:
    control = draft.control(CHANGED)
    control.addnext(copy.deepcopy(control))
    draft.after_introduction(p(MARK))


@edit
def joins_cells_of_a_row_that_changed(draft: Draft) -> None:
    row = draft.control(CHANGED_ROW).find(f"{W}sdtContent/{W}tr")
    first, second = row.findall(f"{W}tc")[:2]
    first.find(f"{W}tcPr").insert(1, xml('<w:gridSpan w:val="2"/>'))
    first.extend(second.findall(f"{W}p"))
    row.remove(second)
    draft.after_introduction(p(MARK))


@edit
def cuts_a_region_in_half(draft: Draft) -> None:
    last = draft.paragraph(CHANGED, -1)
    draft.body[-1].addprevious(last)
    draft.after_introduction(p(MARK))


@edit
def edits_what_is_gone_from_the_data(draft: Draft) -> None:
    _retype(draft.paragraph(GONE))


@edit
def deletes_what_is_gone_from_the_data(draft: Draft) -> None:
    _delete(draft.control(GONE))
    draft.after_introduction(p(MARK))


@edit
def is_commented_on_what_is_gone(draft: Draft) -> None:
    _comment(draft, draft.paragraph(GONE), draft.paragraph(GONE))


@edit
def leaves_changes_of_three_authors(draft: Draft) -> None:
    for number, (name, author) in enumerate(((SAME, "Ann"), (CHANGED, "Ben"), (GONE, "Cat"))):
        words = f"<w:r><w:t>{MARK}</w:t></w:r>"
        draft.paragraph(name, -1).append(xml(change(810 + number, "ins", words, author)))


# What programs do when they save


@edit
def saves_with_runs_cut_up(draft: Draft) -> None:
    for run in list(draft.root.iter(f"{W}r")):
        text = run.find(f"{W}t")
        if text is None or not text.text or len(text.text) < 2:
            continue
        second = copy.deepcopy(run)
        half = len(text.text) // 2
        second.find(f"{W}t").text, text.text = text.text[half:], text.text[:half]
        for one in (text, second.find(f"{W}t")):
            one.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
        run.set(f"{W}rsidR", "00AB12CD")
        run.addnext(second)
        run.addnext(xml('<w:proofErr w:type="spellStart"/>'))
    draft.after_introduction(p(MARK))


@edit
def saves_with_another_language(draft: Draft) -> None:
    for run in list(draft.root.iter(f"{W}r")):
        look = run.find(f"{W}rPr")
        if look is None:
            look = etree.Element(f"{W}rPr")
            run.insert(0, look)
        look.append(xml('<w:lang w:val="en-US"/>'))
    draft.after_introduction(p(MARK))


@edit
def saves_without_controls(draft: Draft) -> None:
    for control in list(draft.root.iter(f"{W}sdt")):
        at = control.getparent().index(control)
        control.getparent()[at : at + 1] = list(control.find(f"{W}sdtContent"))
    draft.after_introduction(p(MARK))


@edit
def saves_with_controls_shrunk(draft: Draft) -> None:
    """Do as LibreOffice 25.2: a control around paragraphs is left around the words of the first alone."""
    for control in list(draft.root.iter(f"{W}sdt")):
        content = control.find(f"{W}sdtContent")
        if content.find(f"{W}p") is None:
            continue
        first, at = content.find(f"{W}p"), control.getparent().index(control)
        control.getparent()[at : at + 1] = list(content)
        words = [one for one in first if one.tag != f"{W}pPr"]
        content.extend(words)
        first.append(control)
    draft.after_introduction(p(MARK))


@edit
def saves_with_other_names_of_styles(draft: Draft) -> None:
    """Do as a Word of another language: styles have other ids, their names are the same."""
    for name in (DOCUMENT, "word/styles.xml"):
        root = draft.root if name == DOCUMENT else etree.fromstring(draft.parts[name])
        for element in root.iter(f"{W}pStyle", f"{W}basedOn", f"{W}next", f"{W}link", f"{W}rStyle", f"{W}tblStyle"):
            element.set(f"{W}val", f"{element.get(f'{W}val')}X")
        for style in root.iter(f"{W}style"):
            style.set(f"{W}styleId", f"{style.get(f'{W}styleId')}X")
        if name != DOCUMENT:
            draft.parts[name] = etree.tostring(root)
    draft.after_introduction(p(MARK))


@edit
def leaves_it_as_it_is(draft: Draft) -> None:
    draft.after_introduction(p(MARK))
