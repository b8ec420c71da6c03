"""The contents list of a paper: a field of Word's own with an entry for each heading, linked, with its page number.

A template has the field where it wants the list (References, Table of Contents, or `TOC` with its levels). When a paper
is finished its entries are written; pages are known only when the paper has been laid out, so they are filled in from
the PDF (`numbered`). Until then the field is marked as out of date, and Word fills it in when somebody opens the paper.
"""

import html
import re
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.oxml import parse_xml
from docx.shared import Cm
from markupsafe import Markup

from paperclerk.ooxml.blocks import Paragraph
from paperclerk.ooxml.numbering_counts import labels_of
from paperclerk.ooxml.package import open_package
from paperclerk.ooxml.repack import repack
from paperclerk.ooxml.styles import Styles
from paperclerk.word.wml import W_NAMESPACE, w

_LEVELS = re.compile(r'\\o\s+"(\d)-(\d)"')
_OTHER_LISTS = re.compile(r"\\[acf]\b")
_DEFAULT_LEVELS = (1, 3)
_UNKNOWN = "–"
_INDENT_CM = 0.6
_NAME = "_Toc{number:06d}"

# These are looked for again, letter by letter, when numbers are filled in and when the paper is printed.
_BEGINS = '<w:r><w:fldChar w:fldCharType="begin"'
_DIRTY = ' w:dirty="true"'
_TOC = '/></w:r><w:r><w:instrText xml:space="preserve"> TOC '
_SEPARATE = '</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>'
_ENDS = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
_OPENS = Markup(
    '<w:r><w:fldChar w:fldCharType="begin" w:dirty="true"/></w:r><w:r><w:instrText xml:space="preserve"> TOC {how} '
    '</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>'
)
_CLOSES = Markup('<w:r><w:fldChar w:fldCharType="end"/></w:r>')
_ENTRY = Markup(
    '<w:hyperlink w:anchor="{name}" w:history="1"><w:r><w:t xml:space="preserve">{text}</w:t></w:r><w:r><w:tab/></w:r>'
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> PAGEREF {name} \\h '
    '</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>{page}</w:t></w:r>'
    '<w:r><w:fldChar w:fldCharType="end"/></w:r></w:hyperlink>'
)
_LINE = Markup('<w:p xmlns:w="{w}"><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{opens}{entry}{closes}</w:p>')
_NUMBER = re.compile(
    r'(<w:hyperlink w:anchor="(_Toc\d{6})" w:history="1"><w:r><w:t xml:space="preserve">([^<]*)</w:t></w:r>'
    r'<w:r><w:tab/></w:r><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> PAGEREF '
    r'\2 \\h </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>)([^<]*)(</w:t>)'
)
_FIELD_START = re.compile(f"{_BEGINS}(?:{_DIRTY})?{_TOC}[^<]*{_SEPARATE}")
_LAST_ENTRY = f"{_ENDS}</w:hyperlink>{_ENDS}</w:p>"


class _Field(NamedTuple):
    instruction: str
    paragraphs: list[Any]


def put_contents(document: Document) -> None:
    """Write the entries of every contents list of a filled document, without pages yet."""
    body = document.element.body
    fields = list(_fields(body))
    if not fields:
        return
    lists = document.part.numbering_part.element if _has_lists(document) else None
    styles = Styles(document.styles.element, lists)
    paragraphs = [Paragraph(element, styles) for element in body.iter(w("p"))]
    labels = labels_of(paragraphs, styles.lists)
    named = [(one, labels[one.element].text if one.element in labels else "") for one in paragraphs]
    for field in fields:
        first, last = _levels(field.instruction)
        wanted = [pair for pair in named if first <= (pair[0].heading_level or 0) <= last and pair[0].text.strip()]
        if wanted:
            _write(document, field, wanted, first)


def numbered(docx: bytes, pages: Sequence[tuple[str, int]]) -> bytes | None:
    """Return a Word file with the pages of its contents list filled in; None when one of them is not known.

    Args:
        docx: a paper.
        pages: the title and the page of each heading of its PDF, in order.
    """
    left = iter([(_folded(title), page) for title, page in pages])
    found: dict[str, str] = {}
    for entry in _NUMBER.finditer(_main_part(docx)):
        text = _folded(html.unescape(entry[3]))
        page = next((page for title, page in left if title.endswith(text) or text.endswith(title)), None)
        if page is None:
            return None
        found.setdefault(entry[2], str(page))
    return _with_pages(docx, found) if found else docx


def unnumbered(docx: bytes) -> bytes:
    """Return a Word file as it was before its contents list had pages."""
    return _with_pages(docx, {})


def has_contents(docx: bytes) -> bool:
    """Whether a Word file has a contents list of ours whose pages can be filled in.

    Where a template starts its page numbers anew, the PDF's pages are not those that are printed on them.
    """
    xml = _main_part(docx)
    return bool(_NUMBER.search(xml)) and not re.search(r"<w:pgNumType[^>]* w:start=", xml)


def opened_up(xml: str) -> str:
    """Return a body whose contents list is plain lines, in which LibreOffice works out the pages by itself."""
    return _FIELD_START.sub("", xml).replace(_LAST_ENTRY, f"{_ENDS}</w:hyperlink></w:p>")


def _with_pages(docx: bytes, pages: dict[str, str]) -> bytes:
    package = open_package(docx)
    xml = _main_part(docx)
    if not _NUMBER.search(xml):
        return docx
    filled = _NUMBER.sub(lambda entry: entry[1] + pages.get(entry[2], _UNKNOWN) + entry[5], xml)
    dirty = "" if pages else _DIRTY
    filled = re.sub(f"{_BEGINS}(?:{_DIRTY})?{_TOC}", _BEGINS + dirty + _TOC, filled)
    return repack(docx, {package.main_part: filled.encode()})


def _main_part(docx: bytes) -> str:
    package = open_package(docx)
    return package.read(package.main_part).decode()


def _fields(body: Any) -> Iterator[_Field]:
    """Yield each contents list: what its field says, and the paragraphs from its begin to its end."""
    for instruction in list(body.iter(w("instrText"))):
        said = instruction.text or ""
        if re.match(r"\s*TOC\b", said) and not _OTHER_LISTS.search(said):
            first = next(above for above in instruction.iterancestors() if above.tag == w("p"))
            paragraphs, depth = [], 0
            for paragraph in (first, *first.itersiblings(w("p"))):
                paragraphs.append(paragraph)
                marks = [mark.get(w("fldCharType")) for mark in paragraph.iter(w("fldChar"))]
                depth += marks.count("begin") - marks.count("end")
                if depth <= 0:
                    yield _Field(said.strip(), paragraphs)
                    break


def _levels(instruction: str) -> tuple[int, int]:
    said = _LEVELS.search(instruction)
    return (int(said[1]), int(said[2])) if said else _DEFAULT_LEVELS


def _write(document: Document, field: _Field, wanted: Sequence[tuple[Paragraph, str]], top: int) -> None:
    opens = _OPENS.format(how=field.instruction.removeprefix("TOC").strip())
    at, lines = field.paragraphs[0], len(wanted)
    for number, (heading, label) in enumerate(wanted, 1):
        name = _NAME.format(number=number)
        _mark(heading.element, name)
        text = " ".join(f"{label} {' '.join(heading.own_text.split())}".split())
        line = _LINE.format(
            w=W_NAMESPACE,
            style=_style(document, heading.heading_level or top, top),
            opens=opens if number == 1 else "",
            entry=_ENTRY.format(name=name, text=text, page=_UNKNOWN),
            closes=_CLOSES if number == lines else "",
        )
        at.addprevious(parse_xml(line))
    for paragraph in field.paragraphs:
        paragraph.getparent().remove(paragraph)


def _mark(heading: Any, name: str) -> None:
    """Put a bookmark around a heading's words."""
    if any(one.get(w("name")) == name for one in heading.iter(w("bookmarkStart"))):
        return
    start = parse_xml(f'<w:bookmarkStart xmlns:w="{W_NAMESPACE}" w:id="{name}" w:name="{name}"/>')
    properties = heading.find(w("pPr"))
    heading.insert(0 if properties is None else 1, start)
    heading.append(parse_xml(f'<w:bookmarkEnd xmlns:w="{W_NAMESPACE}" w:id="{name}"/>'))


def _style(document: Any, level: int, top: int) -> str:
    """Return the id of the template's style for a level of the list; one is made for a template without."""
    name = f"toc {level}"
    for style in document.styles:
        if style.type is WD_STYLE_TYPE.PARAGRAPH and style.name.casefold() == name:
            return str(style.style_id)
    made = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH, builtin=True)
    made.base_style = document.styles.default(WD_STYLE_TYPE.PARAGRAPH)
    section, looks = document.sections[0], made.paragraph_format
    looks.left_indent = Cm(_INDENT_CM * (level - top))
    looks.space_after = Cm(0.1)
    width = section.page_width - section.left_margin - section.right_margin
    looks.tab_stops.add_tab_stop(width, WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.DOTS)
    return str(made.style_id)


def _has_lists(document: Any) -> bool:
    return any(rel.reltype.endswith("/numbering") for rel in document.part.rels.values())


def _folded(text: str) -> str:
    return "".join(text.split()).casefold()
