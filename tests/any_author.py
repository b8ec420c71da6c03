"""Three authors at work on a draft by chance, for tests: anywhere, tracked and untracked, with care and without.

Each deed leaves words of its own (`q1`, `q2` and so on), so that what was lost can be told.
"""

import copy
import io
import random
import zipfile
from collections.abc import Callable
from typing import Any

from authors_hand import Draft, p, tag_of, xml
from redlined import DEEDS as UNTRACKED

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
AUTHORS = ("Ann", "Ben", "Cat")
_BLOCKS = (f"{W}p", f"{W}tbl", f"{W}sdt")
_BOX = f"{W}txbxContent"


class Hand:
    """Somebody at work on a draft: what they mark gets numbers and words that nothing else has."""

    def __init__(self, draft: Draft, chance: random.Random) -> None:
        self.draft, self.root, self.chance = draft, draft.root, chance
        self.number = 5000
        self.said: list[str] = []

    def word(self) -> str:
        self.said.append(f"q{len(self.said) + 1}z")
        return self.said[-1]

    def next(self) -> str:
        self.number += 1
        return str(self.number)

    def mark(self, kind: str) -> str:
        author = self.chance.choice(AUTHORS)
        return f'w:{kind} w:id="{self.next()}" w:author="{author}" w:date="2031-04-05T10:00:00Z"'

    def pick(self, *names: str, where: Callable[[Any], bool] = lambda _: True) -> Any:
        """Return one of the elements of these names, as often as not one in a region."""
        found = [one for one in self.root.iter(*(f"{W}{name}" for name in names)) if where(one)]
        regions = [one for one in found if any(_is_region(up) for up in one.iterancestors(f"{W}sdt"))]
        return self.chance.choice(regions if regions and self.chance.random() < 0.6 else found)

    def region(self, where: Callable[[Any], bool] = lambda _: True) -> Any:
        return self.chance.choice([one for one in self.root.iter(f"{W}sdt") if _is_region(one) and where(one)])

    def paragraph(self) -> Any:
        return self.pick("p", where=lambda one: one.find(f"{W}pPr/{W}sectPr") is None)

    def written(self) -> str:
        return p(self.word(), self.chance.choice(("", "", "<w:b/>")))


def worked_on(docx: bytes, chance: random.Random) -> tuple[bytes, list[str], list[str]]:
    """Return a draft after one to six deeds, what these were, and the words that they left."""
    draft = Draft(docx)
    hand = Hand(draft, chance)
    done = []
    for _ in range(chance.randint(1, 6)):
        deed = chance.choice(DEEDS)
        try:
            deed(hand)
        except (IndexError, AttributeError):
            # Nothing of that kind is there.
            continue
        done.append(deed.__name__)
    return draft.saved(), done, hand.said


DEEDS: list[Callable[[Hand], None]] = []


def deed(done: Callable[[Hand], None]) -> Callable[[Hand], None]:
    DEEDS.append(done)
    return done


def _is_region(control: Any) -> bool:
    return control.tag == f"{W}sdt" and tag_of(control).startswith("gen_")


def _content(control: Any) -> Any:
    return control.find(f"{W}sdtContent")


def _first_place(paragraph: Any) -> int:
    return 1 if len(paragraph) and paragraph[0].tag == f"{W}pPr" else 0


def _look(paragraph: Any) -> Any:
    if paragraph.find(f"{W}pPr") is None:
        paragraph.insert(0, xml("<w:pPr/>"))
    return paragraph.find(f"{W}pPr")


def _mark_end(hand: Hand, paragraph: Any, kind: str) -> None:
    look = _look(paragraph)
    runs = look.find(f"{W}rPr")
    if runs is None:
        runs = xml("<w:rPr/>")
        following = next((one for one in look if one.tag in (f"{W}sectPr", f"{W}pPrChange")), None)
        look.append(runs) if following is None else following.addprevious(runs)
    if runs.find(f"{W}ins") is None and runs.find(f"{W}del") is None:
        runs.insert(0, xml(f"<{hand.mark(kind)}/>"))


def _is_free(run: Any) -> bool:
    """Whether a run is plain text that nobody marked yet."""
    return run.find(f"{W}t") is not None and run.getparent().tag in (f"{W}p", f"{W}sdtContent")


def _follows_one(paragraph: Any) -> bool:
    """Whether a paragraph directly follows this one, so that its end can be gone."""
    following = paragraph.getnext()
    return following is not None and following.tag == f"{W}p" and paragraph.find(f"{W}pPr/{W}sectPr") is None


def _gone(hand: Hand, run: Any) -> None:
    for text in run.iter(f"{W}t"):
        text.tag = f"{W}delText"
    around = xml(f"<{hand.mark('del')}/>")
    run.addprevious(around)
    around.append(run)


# Words


@deed
def types_words(hand: Hand) -> None:
    text = hand.pick("t")
    text.text = f"{text.text or ''} {hand.word()}"


@deed
def deletes_words(hand: Hand) -> None:
    run = hand.pick("r", where=_is_free)
    run.getparent().remove(run)


@deed
def does_what_people_do(hand: Hand) -> None:
    hand.chance.choice(UNTRACKED)(hand.root, hand.chance)


@deed
def tracks_new_words(hand: Hand) -> None:
    run = hand.pick("r", where=_is_free)
    run.addnext(xml(f"<{hand.mark('ins')}><w:r><w:t>{hand.word()}</w:t></w:r></w:ins>"))


@deed
def tracks_words_gone(hand: Hand) -> None:
    _gone(hand, hand.pick("r", where=_is_free))


@deed
def tracks_a_look(hand: Hand) -> None:
    run = hand.pick("r", where=_is_free)
    look = run.find(f"{W}rPr")
    if look is None:
        look = xml("<w:rPr/>")
        run.insert(0, look)
    if look.find(f"{W}rPrChange") is None:
        was = "".join(_text(one) for one in look)
        if look.find(f"{W}i") is None:
            look.append(xml("<w:i/>"))
        look.append(xml(f"<{hand.mark('rPrChange')}><w:rPr>{was}</w:rPr></w:rPrChange>"))


def _text(element: Any) -> str:
    name = element.tag.rpartition("}")[2]
    named = {key.removeprefix(W): value for key, value in element.attrib.items() if key.startswith(W)}
    values = "".join(f' w:{key}="{value}"' for key, value in named.items())
    return f"<w:{name}{values}/>"


# Paragraphs


@deed
def writes_a_paragraph(hand: Hand) -> None:
    hand.paragraph().addnext(xml(hand.written()))


@deed
def writes_between_regions(hand: Hand) -> None:
    control = hand.region(lambda one: _content(one).find(f"{W}p") is not None)
    (control.addnext if hand.chance.random() < 0.5 else control.addprevious)(xml(hand.written()))


@deed
def writes_a_table(hand: Hand) -> None:
    cell = f"<w:tc><w:tcPr/>{hand.written()}</w:tc>"
    made = xml(f"<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/></w:tblGrid><w:tr>{cell}</w:tr></w:tbl>")
    beside = hand.paragraph()
    beside.addprevious(made)


@deed
def tracks_a_paragraph(hand: Hand) -> None:
    beside = hand.paragraph()
    word = f"<w:r><w:t>{hand.word()}</w:t></w:r>"
    made = xml(f"<w:p><{hand.mark('ins')}>{word}</w:ins></w:p>")
    _mark_end(hand, made, "ins")
    beside.addprevious(made)


@deed
def tracks_a_paragraph_gone(hand: Hand) -> None:
    paragraph = hand.pick("p", where=_follows_one)
    for run in [one for one in paragraph.iter(f"{W}r") if _is_free(one)]:
        _gone(hand, run)
    _mark_end(hand, paragraph, "del")


@deed
def tracks_two_paragraphs_joined(hand: Hand) -> None:
    _mark_end(hand, hand.pick("p", where=_follows_one), "del")


@deed
def tracks_a_paragraph_moved(hand: Hand) -> None:
    paragraph = hand.pick("p", where=lambda one: _follows_one(one) and one.find(f".//{W}sdt") is None)
    word, name = hand.word(), f"move{hand.next()}"
    runs = f"<w:r><w:t>{word}</w:t></w:r>"
    for kind, at in (("moveFrom", paragraph), ("moveTo", hand.pick("p", where=_follows_one))):
        number = hand.next()
        start = f'<w:{kind}RangeStart w:id="{number}" w:author="Ann" w:date="2031-04-05T10:00:00Z" w:name="{name}"/>'
        end = f'<w:{kind}RangeEnd w:id="{number}"/>'
        made = xml(f"<w:p>{start}<{hand.mark(kind)}>{runs}</w:{kind}>{end}</w:p>")
        _mark_end(hand, made, kind)
        at.addprevious(made)


@deed
def tracks_how_a_paragraph_stands(hand: Hand) -> None:
    look = _look(hand.paragraph())
    if look.find(f"{W}pPrChange") is None and look.find(f"{W}jc") is None:
        was = "".join(_text(one) for one in look.findall(f"{W}pStyle"))
        place = next((one for one in look if one.tag in (f"{W}rPr", f"{W}sectPr")), None)
        added = xml('<w:jc w:val="center"/>')
        look.append(added) if place is None else place.addprevious(added)
        look.append(xml(f"<{hand.mark('pPrChange')}><w:pPr>{was}</w:pPr></w:pPrChange>"))


# Rows


def _mark_row(hand: Hand, row: Any, kind: str) -> None:
    look = row.find(f"{W}trPr")
    if look is None:
        look = xml("<w:trPr/>")
        row.insert(0, look)
    if look.find(f"{W}ins") is None and look.find(f"{W}del") is None:
        look.append(xml(f"<{hand.mark(kind)}/>"))


@deed
def tracks_a_row(hand: Hand) -> None:
    row = hand.pick("tr")
    added = xml(f"<w:tr>{''.join(f'<w:tc><w:tcPr/>{hand.written()}</w:tc>' for _ in row.findall(f'{W}tc'))}</w:tr>")
    _mark_row(hand, added, "ins")
    row.addnext(added)


@deed
def tracks_a_row_gone(hand: Hand) -> None:
    row = hand.pick("tr")
    _mark_row(hand, row, "del")


@deed
def drags_a_row(hand: Hand) -> None:
    row = hand.region(lambda one: _content(one).find(f"{W}tr") is not None)
    others = [one for one in hand.root.iter(f"{W}tr") if not any(up is row for up in one.iterancestors())]
    other = hand.chance.choice(others)
    place = other.getparent().getparent() if other.getparent().tag == f"{W}sdtContent" else other
    if not any(up is row for up in place.iterancestors()):
        place.addnext(row)


@deed
def joins_cells(hand: Hand) -> None:
    row = hand.pick("tr", where=lambda one: len(one.findall(f"{W}tc")) > 1)
    first, second = row.findall(f"{W}tc")[:2]
    look = first.find(f"{W}tcPr")
    if look is not None and look.find(f"{W}gridSpan") is None:
        look.insert(min(1, len(look)), xml('<w:gridSpan w:val="2"/>'))
    first.extend([one for one in second if one.tag != f"{W}tcPr"])
    row.remove(second)


# Regions


@deed
def deletes_a_region(hand: Hand) -> None:
    control = hand.region()
    parent = control.getparent()
    parent.remove(control)
    _end_well(parent)


def _end_well(home: Any) -> None:
    for cell in [home, *home.iterancestors()]:
        if cell.tag == f"{W}tc" and (len(cell) == 0 or next(cell.iterchildren(*_BLOCKS), None) is None):
            cell.append(xml("<w:p/>"))


@deed
def tracks_a_region_gone(hand: Hand) -> None:
    control = hand.region()
    for run in [one for one in control.iter(f"{W}r") if _is_free(one)]:
        _gone(hand, run)
    for paragraph in list(control.iter(f"{W}p")):
        if _follows_one(paragraph):
            _mark_end(hand, paragraph, "del")


def _pasted(hand: Hand, element: Any) -> Any:
    """Return a copy of something, mostly with a word in it that the other has not."""
    pasted = copy.deepcopy(element)
    texts = list(pasted.iter(f"{W}t"))
    if texts and hand.chance.random() < 0.7:
        text = hand.chance.choice(texts)
        text.text = f"{text.text or ''} {hand.word()}"
    return pasted


@deed
def pastes_a_row_again(hand: Hand) -> None:
    row = hand.pick("tr")
    row.addnext(_pasted(hand, row))


@deed
def pastes_a_paragraph_again(hand: Hand) -> None:
    paragraph = hand.paragraph()
    paragraph.addnext(_pasted(hand, paragraph))


@deed
def pastes_a_region_twice(hand: Hand) -> None:
    control = hand.region()
    control.addnext(_pasted(hand, control))


@deed
def pastes_a_region_elsewhere(hand: Hand) -> None:
    control = hand.region(lambda one: _content(one).find(f"{W}p") is not None)
    hand.paragraph().addprevious(_pasted(hand, control))


@deed
def pastes_words_elsewhere(hand: Hand) -> None:
    control = hand.region(lambda one: _content(one).find(f"{W}r") is not None)
    hand.paragraph().append(_pasted(hand, control))


@deed
def puts_a_region_in_another(hand: Hand) -> None:
    control = hand.region(lambda one: _content(one).find(f"{W}p") is not None)
    other = hand.region(lambda one: _content(one).find(f"{W}p") is not None and not _related(one, control))
    home = control.getparent()
    _content(other).find(f"{W}p").addnext(control)
    _end_well(home)


def _related(one: Any, other: Any) -> bool:
    return one is other or other in one.iterancestors() or one in other.iterancestors()


@deed
def cuts_a_region_in_half(hand: Hand) -> None:
    control = hand.region(lambda one: len(_content(one).findall(f"{W}p")) > 1)
    last = _content(control).findall(f"{W}p")[-1]
    (control if hand.chance.random() < 0.5 else hand.paragraph()).addnext(last)


@deed
def takes_a_control_away(hand: Hand) -> None:
    control = hand.region()
    at = control.getparent().index(control)
    control.getparent()[at : at + 1] = list(_content(control))


@deed
def takes_a_region_out_of_its_marks(hand: Hand) -> None:
    control = hand.region()
    name = tag_of(control)
    for mark in [one for one in hand.root.iter(f"{W}bookmarkStart") if one.get(f"{W}name") == name]:
        mark.getparent().remove(mark)
    at = control.getparent().index(control)
    control.getparent()[at : at + 1] = list(_content(control))


@deed
def puts_a_control_around(hand: Hand) -> None:
    control = hand.region(lambda one: _content(one).find(f"{W}p") is not None)
    look = f'<w:sdtPr><w:tag w:val="own"/><w:id w:val="{hand.next()}"/></w:sdtPr>'
    around = xml(f"<w:sdt>{look}<w:sdtContent/></w:sdt>")
    control.addprevious(around)
    _content(around).append(control)


@deed
def moves_a_region(hand: Hand) -> None:
    control = hand.region(lambda one: _content(one).find(f"{W}p") is not None)
    home = control.getparent()
    target = hand.paragraph()
    if not any(up is control for up in target.iterancestors()):
        target.addprevious(control)
        _end_well(home)


# Comments and bookmarks


@deed
def comments_from_here_to_there(hand: Hand) -> None:
    paragraphs = list(hand.root.iter(f"{W}p"))
    first, last = sorted(hand.chance.choice(range(len(paragraphs))) for _ in range(2))
    last = min(last, first + hand.chance.choice((0, 1, 8, 1000)))
    _tie(hand, paragraphs[first], paragraphs[last])


def _tie(hand: Hand, first: Any, last: Any) -> None:
    number = hand.next()
    said = f'<w:comment w:id="{number}" w:author="{hand.chance.choice(AUTHORS)}">{hand.written()}</w:comment>'
    parts, name = hand.draft.parts, "word/comments.xml"
    if name not in parts:
        kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
        ns = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
        hand.draft.add_part(name, f'<w:comments xmlns:w="{ns}"></w:comments>'.encode(), kind)
        hand.draft.relate("comments", "comments.xml")
    if b"</w:comments>" not in parts[name]:
        return
    parts[name] = parts[name].replace(b"</w:comments>", said.encode() + b"</w:comments>")
    first.insert(_first_place(first), xml(f'<w:commentRangeStart w:id="{number}"/>'))
    last.append(xml(f'<w:commentRangeEnd w:id="{number}"/>'))
    last.append(xml(f'<w:r><w:commentReference w:id="{number}"/></w:r>'))


@deed
def comments_on_a_region(hand: Hand) -> None:
    paragraphs = list(hand.region(lambda one: one.find(f".//{W}p") is not None).iter(f"{W}p"))
    _tie(hand, paragraphs[0], paragraphs[-1])


@deed
def bookmarks_words(hand: Hand) -> None:
    paragraph, number = hand.paragraph(), hand.next()
    paragraph.insert(_first_place(paragraph), xml(f'<w:bookmarkStart w:id="{number}" w:name="own{number}"/>'))
    paragraph.append(xml(f'<w:bookmarkEnd w:id="{number}"/>'))


def parts_of(docx: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(docx)) as package:
        return {name: package.read(name) for name in package.namelist()}
