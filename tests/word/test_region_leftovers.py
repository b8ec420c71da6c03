"""Pictures that only superseded text referred to do not travel on in a regenerated draft."""

from functools import cache

import pytest
from authors_hand import Draft, xml
from lxml import etree
from redlined import a_picture
from regenerated_papers import MADE, pack_after, pack_before, pack_third

from paperclerk.ooxml.package import open_package
from paperclerk.ooxml.wordml import R
from paperclerk.word.regenerate import regenerate


@cache
def regenerated(*, tracked: bool):
    return regenerate(pack_before(), pack_before(), pack_after(), MADE, tracked=tracked).docx


def unreferred(docx: bytes) -> set[str]:
    """Return what the document has relations to and nothing in it refers to."""
    package = open_package(docx)
    story = package.xml(package.main_part)
    named = {told for one in story.iter() for name, told in one.attrib.items() if str(name).startswith(R)}
    kinds = ("image", "hyperlink")
    links = package.relations(package.main_part)
    return {link.target for link in links if link.kind in kinds and link.id not in named}


def pictures(docx: bytes) -> set[bytes]:
    package = open_package(docx)
    return {package.read(name) for name in package.names if "/media/" in name}


def test_pictures_of_what_was_superseded_are_taken_out():
    assert unreferred(regenerated(tracked=False)) == set()
    assert pictures(regenerated(tracked=False)) == pictures(pack_after())


def test_nothing_in_the_file_names_a_part_that_was_taken_out():
    package = open_package(regenerated(tracked=False))
    names = {f"/{name}" for name in package.names}

    told = {one.get("PartName") for one in package.xml("[Content_Types].xml")} - {None}
    assert told <= names
    assert all(package.has(link.target) for link in package.relations(package.main_part) if not link.external)


def test_pictures_that_a_tracked_change_takes_away_are_there_until_it_is_accepted():
    assert pictures(pack_before()) | pictures(pack_after()) == pictures(regenerated(tracked=True))


def test_a_draft_regenerated_month_after_month_holds_the_pictures_of_its_month():
    again = regenerate(regenerated(tracked=False), pack_after(), pack_third(), MADE).docx

    assert pictures(again) == pictures(pack_third())


@pytest.mark.parametrize("is_referred_to", [False, True])
def test_the_authors_own_pictures_stay_also_where_nothing_refers_to_them(is_referred_to):
    draft = Draft(pack_before())
    draft.add_part("word/media/author.png", a_picture("green"), "image/png")
    number = draft.relate("image", "media/author.png")
    if is_referred_to:
        shape = f'<w:pict><v:shape><v:imagedata r:id="{number}"/></v:shape></w:pict>'
        draft.body[-1].addprevious(xml(f"<w:p><w:r>{shape}</w:r></w:p>"))

    made = open_package(regenerate(draft.saved(), pack_before(), pack_after(), MADE).docx)

    assert made.has("word/media/author.png")
    assert "word/media/author.png" in {link.target for link in made.relations(made.main_part)}


def test_a_picture_that_two_parts_refer_to_stays_while_one_of_them_does():
    draft = Draft(pack_before())
    links = etree.fromstring(draft.parts["word/_rels/document.xml.rels"])
    media = [one.get("Target") for one in links if "/media/" in f"/{one.get('Target')}"]
    header = next(name for name in draft.parts if name.startswith("word/header") and name.endswith(".xml"))
    rels = f"word/_rels/{header.removeprefix('word/')}.rels"
    root = etree.fromstring(draft.parts.get(rels, etree.tostring(etree.Element(links.tag))))
    for number, target in enumerate(media):
        kind = next(one.get("Type") for one in links if one.get("Target") == target)
        etree.SubElement(root, links[0].tag, Id=f"rIdOwn{number}", Type=kind, Target=target)
    draft.parts[rels] = etree.tostring(root)

    made = open_package(regenerate(draft.saved(), pack_before(), pack_after(), MADE).docx)

    assert pictures(pack_before()) <= {made.read(name) for name in made.names if "/media/" in name}
