"""Ratings as papers show them."""

import pytest

from paperclerk.assembly.ratings_shown import rating_key, rating_shown
from paperclerk.domain.contrast import contrast
from paperclerk.domain.ratings import THREE_POINT_SCHEME, Rag, RagRating, RagScheme


def one_rating(**changes) -> RagScheme:
    given = {"rag": Rag.AMBER, "label": "Amber", "letter": "A", "fill": "FFC000", "ink": "000000", **changes}
    return RagScheme(ratings=(RagRating(**given),))


def test_contrast_is_reckoned_as_wcag_does():
    assert contrast("000000", "FFFFFF") == pytest.approx(21)
    assert contrast("777777", "FFFFFF") == pytest.approx(4.48, abs=0.01)


def test_every_rating_of_the_scheme_keeps_its_own_ink():
    for rating in THREE_POINT_SCHEME.ratings:
        assert rating_shown(THREE_POINT_SCHEME, rating.rag).ink == rating.ink


def test_ink_that_cannot_be_read_on_its_fill_is_changed_for_one_that_can():
    assert rating_shown(one_rating(ink="FFFFFF"), Rag.AMBER).ink == "000000"
    assert rating_shown(one_rating(fill="111111", ink="333333"), Rag.AMBER).ink == "FFFFFF"


def test_a_colour_that_is_none_leaves_the_word_without_colour():
    shown = rating_shown(one_rating(fill='amber"/><evil', ink=""), Rag.AMBER)

    assert (shown.label, shown.fill, shown.ink) == ("Amber", "FFFFFF", "000000")


def test_no_rating_and_one_outside_the_scheme_are_said_in_words():
    assert rating_shown(THREE_POINT_SCHEME, None).label == "No rating"
    outside = rating_shown(THREE_POINT_SCHEME, Rag.AMBER_GREEN)
    assert (outside.label, outside.letter) == ("Amber/Green", "")


def test_the_key_has_a_line_for_each_rating():
    assert [line.rating.label for line in rating_key(THREE_POINT_SCHEME)] == ["Red", "Amber", "Green"]
