"""What people do to any Word file between two drafts of it, for tests of redlines: each kind by its name.

Each is given the file taken apart and a chance of its own to choose where, and says whether the file has such a thing.
"""

import copy
import random
from collections.abc import Callable, Iterator
from typing import Any

from authors_hand import Draft, xml
from lxml import etree
from redlined import a_picture

from paperclerk.ooxml.package import open_package
from paperclerk.ooxml.wordml import W

_IMAGE = "{http://schemas.openxmlformats.org/drawingml/2006/main}blip"
_MATH = "http://schemas.openxmlformats.org/officeDocument/2006/math"
_NOTES = {"footnote": "word/footnotes.xml", "endnote": "word/endnotes.xml"}
_FOOTER = "word/footer_of_its_own.xml"
_FOOTER_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.footer+xml"
WORDS = ("Quillwork", "the committee noted", "amber", "by 9 May 2031", "£4,250", "not", "“in part”")
EDITS: dict[str, Callable[[Draft, random.Random], bool]] = {}


def edit(deed: Callable[[Draft, random.Random], bool]) -> Callable[[Draft, random.Random], bool]:
    EDITS[deed.__name__] = deed
    return deed


def edited(docx: bytes, name: str, chance: random.Random) -> bytes | None:
    """Return a Word file with one kind of edit done to it; None where it has nothing of the kind."""
    draft = Draft(docx)
    return draft.saved() if EDITS[name](draft, chance) else None


@edit
def changes_words(draft: Draft, chance: random.Random) -> bool:
    return _change_words(draft.root, chance)


@edit
def changes_words_in_many_places(draft: Draft, chance: random.Random) -> bool:
    return sum(_change_words(draft.root, chance) for _ in range(12)) > 0


@edit
def adds_a_paragraph(draft: Draft, chance: random.Random) -> bool:
    place = chance.choice(list(draft.root.iter(f"{W}p")))
    place.addnext(_paragraph_like(place, chance))
    return True


@edit
def adds_a_paragraph_at_the_end(draft: Draft, chance: random.Random) -> bool:
    last = [one for one in draft.body if one.tag == f"{W}p"]
    if last:
        last[-1].addnext(_paragraph_like(last[-1], chance))
    return bool(last)


@edit
def removes_a_paragraph(draft: Draft, chance: random.Random) -> bool:
    return _take(_free(draft), chance) is not None


@edit
def moves_a_paragraph(draft: Draft, chance: random.Random) -> bool:
    free = _free(draft)
    moved = _take(free, chance)
    if moved is None or len(free) < 3:
        return False
    chance.choice([one for one in free if one is not moved]).addnext(moved)
    return True


@edit
def cuts_a_paragraph_in_two(draft: Draft, chance: random.Random) -> bool:
    able = [one for one in _free(draft) if len(one.findall(f"{W}r")) > 1]
    if not able:
        return False
    first = chance.choice(able)
    second = copy.deepcopy(first)
    at = chance.randrange(1, len(first.findall(f"{W}r")))
    for number, (before, after) in enumerate(zip(first.findall(f"{W}r"), second.findall(f"{W}r"), strict=True)):
        (before if number >= at else after).getparent().remove(before if number >= at else after)
    first.addnext(second)
    return True


@edit
def joins_two_paragraphs(draft: Draft, chance: random.Random) -> bool:
    able = [one for one in _free(draft) if one.getnext() is not None and one.getnext().tag == f"{W}p"]
    if not able:
        return False
    first = chance.choice(able)
    following = first.getnext()
    words = [child for child in first if child.tag != f"{W}pPr"]
    at = 1 if following.find(f"{W}pPr") is not None else 0
    following[at:at] = words
    first.getparent().remove(first)
    return True


@edit
def adds_a_row(draft: Draft, chance: random.Random) -> bool:
    rows = list(draft.root.iter(f"{W}tr"))
    if not rows:
        return False
    row = chance.choice(rows)
    added = copy.deepcopy(row)
    for text in added.iter(f"{W}t"):
        text.text = chance.choice(WORDS)
    row.addnext(added)
    return True


@edit
def removes_a_row(draft: Draft, chance: random.Random) -> bool:
    return _take(_rows_with_neighbours(draft), chance) is not None


@edit
def moves_a_row(draft: Draft, chance: random.Random) -> bool:
    rows = _rows_with_neighbours(draft)
    if not rows:
        return False
    row = chance.choice(rows)
    chance.choice([one for one in row.getparent().findall(f"{W}tr") if one is not row]).addnext(row)
    return True


@edit
def changes_a_cell(draft: Draft, chance: random.Random) -> bool:
    cells = list(draft.root.iter(f"{W}tc"))
    chance.shuffle(cells)
    return any(_change_words(cell, chance) for cell in cells)


@edit
def shades_a_cell(draft: Draft, chance: random.Random) -> bool:
    looks = list(draft.root.iter(f"{W}tcPr"))
    if not looks:
        return False
    look = chance.choice(looks)
    for shade in look.findall(f"{W}shd"):
        look.remove(shade)
    after = [one for one in look if etree.QName(one).localname in _BEFORE_SHADE]
    shade = xml('<w:shd w:val="clear" w:color="auto" w:fill="FFC000"/>')
    look.insert(0, shade) if not after else after[-1].addnext(shade)
    return True


@edit
def takes_out_a_table(draft: Draft, chance: random.Random) -> bool:
    return _take([one for one in draft.body if one.tag == f"{W}tbl"], chance) is not None


@edit
def adds_a_table(draft: Draft, chance: random.Random) -> bool:
    cell = '<w:tc><w:tcPr><w:tcW w:w="2000" w:type="dxa"/></w:tcPr><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:tc>'
    row = f"<w:tr>{''.join(cell.format(chance.choice(WORDS)) for _ in range(2))}</w:tr>"
    grid = '<w:tblGrid><w:gridCol w:w="2000"/><w:gridCol w:w="2000"/></w:tblGrid>'
    width = '<w:tblPr><w:tblW w:w="4000" w:type="dxa"/></w:tblPr>'
    free = _free(draft)
    if free:
        chance.choice(free).addprevious(xml(f"<w:tbl>{width}{grid}{row}{row}</w:tbl>"))
    return bool(free)


@edit
def makes_words_bold(draft: Draft, chance: random.Random) -> bool:
    runs = [run for run in draft.root.iter(f"{W}r") if run.find(f"{W}t") is not None]
    if not runs:
        return False
    run = chance.choice(runs)
    for look in run.findall(f"{W}rPr"):
        run.remove(look)
    run.insert(0, xml('<w:rPr><w:b/><w:color w:val="C00000"/></w:rPr>'))
    return True


@edit
def makes_a_paragraph_a_heading(draft: Draft, chance: random.Random) -> bool:
    free = [one for one in _free(draft) if one.find(f"{W}pPr") is None or one.find(f"{W}pPr/{W}pStyle") is not None]
    if not free:
        return False
    paragraph = chance.choice(free)
    for look in paragraph.findall(f"{W}pPr"):
        paragraph.remove(look)
    paragraph.insert(0, xml('<w:pPr><w:pStyle w:val="Heading2"/><w:jc w:val="center"/></w:pPr>'))
    return True


@edit
def changes_the_look_of_a_mark(draft: Draft, chance: random.Random) -> bool:
    """Do as Word when a whole paragraph is made bold: its mark is too, and with it the number of a list."""
    free = _free(draft)
    if not free:
        return False
    paragraph = chance.choice(free)
    look = paragraph.find(f"{W}pPr")
    if look is None:
        look = xml("<w:pPr/>")
        paragraph.insert(0, look)
    for mark in look.findall(f"{W}rPr"):
        look.remove(mark)
    look.append(xml("<w:rPr><w:b/><w:i/></w:rPr>"))
    return True


@edit
def adds_a_formula(draft: Draft, chance: random.Random) -> bool:
    chance.choice(list(draft.root.iter(f"{W}p"))).append(xml(_FORMULA))
    return True


@edit
def adds_a_link(draft: Draft, chance: random.Random) -> bool:
    number = draft.relate("hyperlink", "https://example.org/minutes", external=True)
    words = f'<w:r><w:t xml:space="preserve"> {chance.choice(WORDS)} </w:t></w:r>'
    chance.choice(list(draft.root.iter(f"{W}p"))).append(xml(f'<w:hyperlink r:id="{number}">{words}</w:hyperlink>'))
    return True


@edit
def adds_a_field(draft: Draft, chance: random.Random) -> bool:
    field = '<w:fldSimple w:instr=" NUMPAGES "><w:r><w:t>12</w:t></w:r></w:fldSimple>'
    chance.choice(list(draft.root.iter(f"{W}p"))).append(xml(field))
    return True


@edit
def changes_a_header_or_footer(draft: Draft, chance: random.Random) -> bool:
    parts = [name for name in draft.parts if name.startswith(("word/header", "word/footer"))]
    chance.shuffle(parts)
    return any(_in_part(draft, part, lambda root: _change_words(root, chance)) for part in sorted(parts))


@edit
def changes_a_note(draft: Draft, chance: random.Random) -> bool:
    marked = {(kind, one.get(f"{W}id")) for kind in _NOTES for one in draft.root.iter(f"{W}{kind}Reference")}

    def change(root: Any) -> bool:
        notes = [one for one in root if (etree.QName(one).localname, one.get(f"{W}id")) in marked]
        return any(_change_words(one, chance) for one in notes)

    return any(_in_part(draft, part, change) for part in _NOTES.values() if part in draft.parts)


@edit
def removes_the_mark_of_a_note(draft: Draft, chance: random.Random) -> bool:
    marks = [one.getparent() for kind in _NOTES for one in draft.root.iter(f"{W}{kind}Reference")]
    return _take(marks, chance) is not None


@edit
def changes_a_picture(draft: Draft, chance: random.Random) -> bool:
    shown = {link.target for link in open_package(draft.saved()).relations("word/document.xml") if link.kind == "image"}
    pictures = sorted(name for name in shown if name.endswith((".png", ".jpeg", ".jpg")) and name in draft.parts)
    if pictures:
        draft.parts[chance.choice(pictures)] = a_picture("purple")
    return bool(pictures)


@edit
def removes_a_picture(draft: Draft, chance: random.Random) -> bool:
    holders = [next(one.iterancestors(f"{W}r"), None) for one in draft.root.iter(_IMAGE)]
    return _take([one for one in holders if one is not None], chance) is not None


@edit
def turns_the_page(draft: Draft, chance: random.Random) -> bool:
    sections = list(draft.body.iter(f"{W}sectPr"))
    for section in sections:
        for size in section.findall(f"{W}pgSz"):
            height, width = size.get(f"{W}h"), size.get(f"{W}w")
            size.set(f"{W}w", height)
            size.set(f"{W}h", width)
            size.set(f"{W}orient", "landscape")
    return any(section.find(f"{W}pgSz") is not None for section in sections)


@edit
def turns_the_last_pages(draft: Draft, chance: random.Random) -> bool:
    """Make the pages from the middle on a section of their own."""
    free, last = _free(draft), draft.body.find(f"{W}sectPr")
    if len(free) < 2 or last is None:
        return False
    paragraph = free[len(free) // 2]
    look = paragraph.find(f"{W}pPr")
    if look is None:
        look = xml("<w:pPr/>")
        paragraph.insert(0, look)
    look.append(copy.deepcopy(last))
    return True


@edit
def adds_pages_with_a_footer_of_their_own(draft: Draft, chance: random.Random) -> bool:
    free = _free(draft)
    if not free or _FOOTER in draft.parts:
        return False
    words = f"<w:p><w:r><w:t>{chance.choice(WORDS)}</w:t></w:r></w:p>"
    footer = etree.tostring(xml(f"<w:ftr>{words}</w:ftr>"), xml_declaration=True, encoding="UTF-8", standalone=True)
    draft.add_part(_FOOTER, footer, _FOOTER_TYPE)
    number = draft.relate("footer", _FOOTER.rpartition("/")[2])
    reference = f'<w:footerReference w:type="default" r:id="{number}"/>'
    size = '<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>'
    ends = f"<w:pPr><w:sectPr>{reference}{size}</w:sectPr></w:pPr>"
    chance.choice(free).addnext(xml(f"<w:p>{ends}<w:r><w:t>{chance.choice(WORDS)}</w:t></w:r></w:p>"))
    return True


@edit
def takes_out_the_end_of_a_section(draft: Draft, chance: random.Random) -> bool:
    ends = [one for one in draft.body.iterchildren(f"{W}p") if one.find(f"{W}pPr/{W}sectPr") is not None]
    return _take(ends, chance) is not None


@edit
def takes_out_a_header_or_footer(draft: Draft, chance: random.Random) -> bool:
    return _take(list(draft.body.iter(f"{W}headerReference", f"{W}footerReference")), chance) is not None


@edit
def narrows_a_table(draft: Draft, chance: random.Random) -> bool:
    grids = list(draft.root.iter(f"{W}tblGrid"))
    columns = [one for grid in grids for one in grid if (one.get(f"{W}w") or "").isdigit()]
    if columns:
        column = chance.choice(columns)
        column.set(f"{W}w", str(int(column.get(f"{W}w")) // 2 + 7))
    return bool(columns)


@edit
def takes_out_a_column(draft: Draft, chance: random.Random) -> bool:
    tables = [one for one in draft.root.iter(f"{W}tbl") if one.find(f".//{W}gridSpan") is None and _columns(one) > 1]
    if not tables:
        return False
    table = chance.choice(tables)
    at = chance.randrange(_columns(table))
    table.find(f"{W}tblGrid").remove(table.find(f"{W}tblGrid")[at])
    for row in table.findall(f"{W}tr"):
        row.remove(row.findall(f"{W}tc")[at])
    return True


_FORMULA = f'<m:oMath xmlns:m="{_MATH}"><m:r><m:t>a=b+c</m:t></m:r></m:oMath>'


# What comes before a cell's shade, in the order that the format wants.
_BEFORE_SHADE = ("cnfStyle", "tcW", "gridSpan", "hMerge", "vMerge", "tcBorders")


def _columns(table: Any) -> int:
    """Return how many columns a table has; 0 where its rows differ in it, or hold controls."""
    counts = {len(row.findall(f"{W}tc")) for row in table.findall(f"{W}tr")}
    counts |= {len(table.find(f"{W}tblGrid")) if table.find(f"{W}tblGrid") is not None else 0}
    return counts.pop() if len(counts) == 1 else 0


def _change_words(root: Any, chance: random.Random) -> bool:
    texts = [text for text in root.iter(f"{W}t") if (text.text or "").strip()]
    if not texts:
        return False
    text = chance.choice(texts)
    words = text.text.split(" ")
    at = chance.randrange(len(words))
    words[at : at + 1] = [chance.choice(WORDS)]
    text.text = " ".join(words)
    return True


def _paragraph_like(place: Any, chance: random.Random) -> Any:
    look = place.find(f"{W}pPr")
    words = " ".join(chance.choice(WORDS) for _ in range(4))
    made = xml(f"<w:p><w:r><w:t>{words}</w:t></w:r></w:p>")
    if look is not None:
        made.insert(0, copy.deepcopy(look))
        for section in list(made.iter(f"{W}sectPr")):
            section.getparent().remove(section)
    return made


def _free(draft: Draft) -> list[Any]:
    """Return the paragraphs of the body that may go: none that ends a section, and not the last."""
    paragraphs = [one for one in draft.body if one.tag == f"{W}p"]
    return [one for one in paragraphs[:-1] if one.find(f"{W}pPr/{W}sectPr") is None]


def _rows_with_neighbours(draft: Draft) -> list[Any]:
    return [row for row in draft.root.iter(f"{W}tr") if len(row.getparent().findall(f"{W}tr")) > 1]


def _take(elements: list[Any], chance: random.Random) -> Any:
    if not elements:
        return None
    taken = chance.choice(elements)
    taken.getparent().remove(taken)
    return taken


def _in_part(draft: Draft, part: str, deed: Callable[[Any], bool]) -> bool:
    root = etree.fromstring(draft.parts[part])
    done = deed(root)
    if done:
        draft.parts[part] = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return done


def all_edits(docx: bytes, seed: str, batches: int) -> Iterator[bytes]:
    """Yield copies of a file each with a share of all kinds of edits done to it, one after the other."""
    chance = random.Random(seed)
    names = chance.sample(list(EDITS), len(EDITS))
    for number in range(batches):
        copied = docx
        for name in names[number::batches]:
            copied = edited(copied, name, chance) or copied
        yield copied


def every_edit(docx: bytes, seed: str) -> Iterator[tuple[str, bytes]]:
    """Yield a copy of a file for each kind of edit that can be done to it."""
    for name in EDITS:
        copied = edited(docx, name, random.Random(f"{seed} {name}"))
        if copied is not None:
            yield name, copied
