"""What an author did to a draft stands in the regenerated one: each deed by itself, and what is tied to the text."""

from collections.abc import Callable
from functools import cache
from typing import Any

import pytest
from authors_hand import (
    CHANGED,
    CHANGED_RATING,
    CHANGED_ROW,
    EDITS,
    GONE,
    MARK,
    NAMES,
    SAME,
    Draft,
    p,
    tag_of,
    xml,
)
from loose_ends import loose_ends
from redlined import a_picture
from regenerated_papers import MADE, after, before
from word_reading import W, words

from paperclerk.domain.regenerated import Deed
from paperclerk.ooxml.package import open_package
from paperclerk.ooxml.settled import settle
from paperclerk.word.redline_ready import canonical
from paperclerk.word.regenerate import Regenerated, regenerate

TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"
NEW_WORDS = "The draft is with counsel."


@cache
def drafted(name: str) -> bytes:
    draft = Draft(before())
    EDITS[name](draft)
    return draft.saved()


@cache
def result(name: str) -> Draft:
    return Draft(regenerate(drafted(name), before(), after(), MADE).docx)


def there(draft: Draft, name: str) -> list[Any]:
    return [one for one in draft.root.iter(f"{W}sdt") if tag_of(one) == name]


def looks_of(draft: Draft, name: str, said: str) -> set[str]:
    """Return what is said of the looks of the words of a region."""
    runs = [run for run in draft.control(name).iter(f"{W}r") if said in words(run)]
    return {look.tag.rpartition("}")[2] for run in runs for look in run.iterfind(f"{W}rPr/*")}


def order_of_rows(draft: Draft) -> list[str]:
    return [name for name in map(tag_of, draft.root.iter(f"{W}sdt")) if name.startswith("gen_rec_")]


# Of the edits that leave their mark beside what they do: what they did.
DONE: dict[str, Callable[[Draft], bool]] = {
    "makes_words_of_the_same_bold": lambda draft: draft.paragraph(SAME, -1).find(f"{W}r/{W}rPr/{W}b") is not None,
    "makes_words_of_the_changed_bold": lambda draft: looks_of(draft, CHANGED, "late") >= {"b", "i"},
    "deletes_the_same": lambda draft: there(draft, SAME) == [],
    "deletes_the_changed": lambda draft: there(draft, CHANGED) == [] and NEW_WORDS not in words(draft.body),
    "deletes_all_in_the_changed_but_its_control": lambda draft: words(draft.control(CHANGED)) == "",
    "deletes_all_words_of_the_changed": lambda draft: words(draft.control(CHANGED)) == "",
    "deletes_the_words_of_a_control_in_word": lambda draft: words(draft.control(CHANGED)).startswith("Click or tap"),
    "deletes_the_words_of_a_rating": lambda draft: words(draft.control(CHANGED_RATING)) == "",
    "deletes_a_row_that_changed": lambda draft: there(draft, CHANGED_ROW) == [] and NEW_WORDS not in words(draft.body),
    "deletes_what_is_gone_from_the_data": lambda draft: "D4.9" not in words(draft.body),
    "puts_rows_in_another_order": lambda draft: (
        order_of_rows(draft).index(CHANGED_ROW) == order_of_rows(draft).index("gen_rec_9") + 1
    ),
    "drags_a_row_into_another_table": lambda draft: (
        MARK in words(next(draft.control(CHANGED_ROW).iterancestors(f"{W}tbl")))
    ),
    "pastes_a_region_twice": lambda draft: len(there(draft, CHANGED)) == 2,
    "joins_cells_of_a_row_that_changed": lambda draft: (
        draft.control(CHANGED_ROW).find(f".//{W}tc/{W}tcPr/{W}gridSpan[@{W}val='2']") is not None
    ),
    "cuts_a_region_in_half": lambda draft: "The draft is late." in words(draft.body.findall(f"{W}p")[-1]),
    "breaks_the_page": lambda draft: draft.body.find(f"{W}p/{W}r/{W}br[@{W}type='page']") is not None,
    "breaks_the_section": lambda draft: (
        draft.body.find(f"{W}p/{W}pPr/{W}sectPr/{W}pgSz[@{W}orient='landscape']") is not None
    ),
    "adds_a_table": lambda draft: "After the table." in words(draft.body),
    "adds_a_list_of_their_own": lambda draft: len(draft.root.findall(f".//{W}numId[@{W}val='78']")) == 2,
    "adds_a_picture": lambda draft: b"author.png" in draft.parts["word/_rels/document.xml.rels"],
    "tracks_a_deletion": lambda draft: "old words" in [one.text for one in draft.root.iter(f"{W}delText")],
    "refers_to_a_bookmark": lambda draft: draft.root.find(f".//{W}fldSimple[@{W}instr=' REF target ']") is not None,
    "changes_a_style": lambda draft: b"<!-- the author's -->" in draft.parts["word/styles.xml"],
    "writes_into_the_header": lambda draft: b"Draft for the chair" in draft.parts["word/header1.xml"],
    "changes_the_properties": lambda draft: b"<!-- seen -->" in draft.parts["docProps/core.xml"],
    "keeps_data_beside_the_text": lambda draft: draft.parts.get("customXml/item2.xml") == b"<case>12</case>",
    "adds_a_footnote": lambda draft: draft.root.find(f".//{W}footnoteReference") is not None,
    "adds_an_endnote": lambda draft: draft.root.find(f".//{W}endnoteReference") is not None,
}  # fmt: skip
# These leave nothing that is the author's: how a program saves, and no edit at all.
NOTHING = {"leaves_it_as_it_is", *(name for name in EDITS if name.startswith("saves_with"))}


@pytest.mark.parametrize("name", DONE)
def test_what_the_author_did_stands_in_the_new_draft(name):
    assert DONE[name](Draft(drafted(name)))
    assert not DONE[name](Draft(before()))

    assert DONE[name](result(name))


def test_no_other_edit_leaves_its_mark_beside_what_it_does():
    beside = canonical(xml(p(MARK)))
    others = [
        name
        for name in EDITS
        if any(canonical(block) == beside for block in Draft(drafted(name)).body.iterchildren(f"{W}p"))
    ]

    assert set(others) - set(DONE) - NOTHING == {"adds_a_paragraph"}


def spanned(docx: bytes, kind: str, number: str) -> str:
    """Return the words between the two ends of a comment or bookmark, once all changes are accepted."""
    root = open_package(docx).xml("word/document.xml")
    settle(root, accepted=True)
    inside, said = False, []
    for one in root.iter():
        if one.tag in (f"{W}{kind}Start", f"{W}{kind}End") and one.get(f"{W}id") == number:
            inside = one.tag.endswith("Start")
            said += [] if inside else ["."]
        elif one.tag == f"{W}t" and inside:
            said.append(one.text)
    assert said[-1:] == ["."], f"{kind} {number} has lost an end"
    return "".join(said[:-1])


@pytest.mark.parametrize("tracked", [False, True])
def test_comments_and_bookmarks_span_the_words_that_stand_where_theirs_stood(tracked):
    for name, begins, ends in (
        ("is_commented_on_outside", "Is this right?", "Is this right?"),
        ("is_commented_on_in_the_same", words(Draft(before()).control(SAME)), ""),
        ("is_commented_on_in_the_changed", words(Draft(after()).control(CHANGED)), ""),
        ("is_commented_on_across_borders", words(Draft(before()).paragraph("gen_introduction", -1)),
         words(Draft(after()).control(CHANGED))),
        ("is_commented_on_what_is_gone", words(Draft(before()).paragraph(GONE)), ""),
    ):  # fmt: skip
        made = regenerate(drafted(name), before(), after(), MADE, tracked=tracked).docx

        said = spanned(made, "commentRange", "7")
        assert said.startswith(begins), name
        assert said.endswith(ends or begins), name
        assert ends or said == begins, name


@pytest.mark.parametrize("tracked", [False, True])
@pytest.mark.parametrize("region", [SAME, CHANGED])
def test_a_bookmark_of_the_authors_spans_the_words_that_stand_where_its_own_stood(region, tracked):
    draft = Draft(before())
    first, last = draft.paragraph(region), draft.paragraph(region, -1)
    first.insert(1 if first.find(f"{W}pPr") is not None else 0, xml('<w:bookmarkStart w:id="9001" w:name="counsel"/>'))
    last.append(xml('<w:bookmarkEnd w:id="9001"/>'))

    made = regenerate(draft.saved(), before(), after(), MADE, tracked=tracked).docx

    (start,) = (one for one in Draft(made).root.iter(f"{W}bookmarkStart") if one.get(f"{W}name") == "counsel")
    assert spanned(made, "bookmark", start.get(f"{W}id")) == words(Draft(after()).control(region))


def with_picture(docx: bytes, region: str, colour: str) -> bytes:
    """Return a paper with a picture in a region of it."""
    draft = Draft(docx)
    draft.add_part(f"word/media/{colour}.png", a_picture(colour), "image/png")
    blip = f'<a:blip r:embed="{draft.relate("image", f"media/{colour}.png")}"/>'
    named = '<pic:nvPicPr><pic:cNvPr id="1" name=""/><pic:cNvPicPr/></pic:nvPicPr>'
    picture = f"<pic:pic>{named}<pic:blipFill>{blip}</pic:blipFill></pic:pic>"
    data = f'<a:graphic><a:graphicData uri="{DRAWING}/picture">{picture}</a:graphicData></a:graphic>'
    names = " ".join(f'xmlns:{name}="{DRAWING}/{uri}"' for name, uri in _DRAWN.items())
    inline = (
        f'<wp:inline {names}><wp:extent cx="9" cy="9"/><wp:docPr id="77" name="" descr="A chart"/>{data}</wp:inline>'
    )
    draft.paragraph(region, -1).append(xml(f"<w:r><w:drawing>{inline}</w:drawing></w:r>"))
    return draft.saved()


_DRAWN = {"wp": "wordprocessingDrawing", "a": "main", "pic": "picture"}


def pictures_in(made: bytes, region: str) -> list[bytes]:
    """Return the bytes of the pictures that stand in a region, those that only a pending change brings not."""
    package = open_package(made)
    links = {link.id: link.target for link in package.relations("word/document.xml")}
    blips = [
        blip
        for blip in Draft(made).control(region).iter(f"{{{DRAWING}/main}}blip")
        if next(blip.iterancestors(f"{W}ins"), None) is None
    ]
    return [package.read(links[blip.get(blip.keys()[0])]) for blip in blips]


def deeds(made: Regenerated, region: str) -> set[Deed]:
    return {one.deed for one in made.deeds if one.region == region}


@pytest.mark.parametrize(("had", "now", "deed", "stands"), [
    ("red", "blue", Deed.UPDATED, "blue"),
    ("green", "red", Deed.KEPT, "green"),
    ("green", "blue", Deed.BOTH, "green"),
])  # fmt: skip
def test_another_picture_is_a_change_of_the_data_or_an_edit(had, now, deed, stands):
    base, draft, new = (with_picture(before(), SAME, colour) for colour in ("red", had, now))

    made = regenerate(draft, base, new, MADE)

    assert deeds(made, SAME) == {deed}
    assert pictures_in(made.docx, SAME) == [a_picture(stands)]
    assert not loose_ends(made.docx) - loose_ends(draft)


@pytest.mark.parametrize("kind", ["footnote", "endnote"])
@pytest.mark.parametrize("region", [SAME, CHANGED])
def test_a_note_in_generated_text_is_an_edit_and_stays_with_its_mark(region, kind):
    draft = Draft(before())
    note = f'<w:{kind} w:id="2">{p(MARK)}</w:{kind}>'
    draft.add_part(f"word/{kind}s.xml", f"<w:{kind}s {NAMES}>{note}</w:{kind}s>".encode(), f"{TYPE}.{kind}s+xml")
    draft.relate(f"{kind}s", f"{kind}s.xml")
    draft.paragraph(region, -1).append(xml(f'<w:r><w:{kind}Reference w:id="2"/></w:r>'))

    made = regenerate(draft.saved(), before(), after(), MADE)

    assert deeds(made, region) <= {Deed.KEPT, Deed.BOTH, Deed.WOVEN}
    assert [one.get(f"{W}id") for one in Draft(made.docx).control(region).iter(f"{W}{kind}Reference")] == ["2"]
    assert MARK.encode() in Draft(made.docx).parts[f"word/{kind}s.xml"]
