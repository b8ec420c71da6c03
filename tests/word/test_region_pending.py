"""A draft regenerated again and again, while what was proposed to its author still waits for an answer."""

from functools import cache

import pytest
from authors_hand import CHANGED, CHANGED_RATING, EDITS, MARK, Draft
from redlined import shown, texts
from regenerated_papers import MADE, after, before, fourth, pack_after, pack_before, pack_third, third
from word_reading import W

from paperclerk.domain.regenerated import Deed
from paperclerk.ooxml.package import open_package
from paperclerk.word.regenerate import regenerate

WAYS = ((False, False), (False, True), (True, False), (True, True))


@cache
def edited(name: str) -> bytes:
    draft = Draft(before())
    EDITS[name](draft)
    return draft.saved()


@cache
def once(name: str, *, tracked: bool):
    return regenerate(edited(name), before(), after(), MADE, tracked=tracked)


@cache
def again(name: str, first: bool, second: bool):
    return regenerate(once(name, tracked=first).docx, after(), third(), MADE, tracked=second)


@pytest.mark.parametrize("name", EDITS)
@pytest.mark.parametrize("way", WAYS)
def test_rejecting_all_is_still_the_authors_draft_after_a_second_time(name, way):
    one, two = once(name, tracked=way[0]).docx, again(name, *way).docx

    if way[1]:
        assert shown(two, accepted=False) == shown(one, accepted=False)
    if way[0]:
        assert MARK in "".join(texts(two, accepted=False)) or MARK not in "".join(texts(edited(name), accepted=False))
    assert shown(two) == shown(again(name, way[0], not way[1]).docx)


@pytest.mark.parametrize("name", EDITS)
@pytest.mark.parametrize("way", WAYS)
def test_the_second_time_gives_what_the_first_would_have_given_with_the_data_of_now(name, way):
    straight = regenerate(edited(name), before(), third(), MADE)

    assert texts(again(name, *way).docx) == texts(straight.docx)


@pytest.mark.parametrize("name", EDITS)
@pytest.mark.parametrize("way", WAYS)
def test_a_second_time_twice_gives_the_same_as_once(name, way):
    two = again(name, *way).docx

    assert regenerate(two, third(), third(), MADE, tracked=way[1]).docx == two
