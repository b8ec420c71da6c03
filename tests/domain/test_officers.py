import pytest
from builders import a_register

from paperclerk.domain.officers import Officer, OfficerRegister, fold_title, register_of


@pytest.mark.parametrize(
    "written",
    ["Director of Finance", "DIRECTOR OF FINANCE", " director  of finance. ", "Section 151 Officer",
     "section-151 officer", "Ben Ashdown", "BEN.ASHDOWN@example.org", "Dírector of Finance"],
)  # fmt: skip
def test_an_officer_is_found_by_title_alias_name_or_address(written: str) -> None:
    found = a_register().find(written)

    assert found is not None
    assert found.title == "Director of Finance"


@pytest.mark.parametrize("written", ["", "  ", "-", "Director", "Finance", "Director of Finances", "()"])
def test_what_fits_no_officer_finds_none(written: str) -> None:
    assert a_register().find(written) is None


def test_a_name_that_fits_two_posts_finds_none() -> None:
    two = OfficerRegister(officers=(Officer(title="One", aliases=("Head",)), Officer(title="Two", aliases=("head",))))

    assert two.find("Head") is None


def test_a_post_whose_alias_repeats_its_own_title_is_found_once() -> None:
    assert OfficerRegister(officers=(Officer(title="Head", aliases=("HEAD",)),)).find("head") is not None


def test_an_officer_without_name_or_address_is_not_found_by_an_empty_box() -> None:
    assert OfficerRegister(officers=(Officer(title="One"),)).find("") is None


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Director, Children & Families", "Director (Children and Families)"),
        ("Chief Officer's PA", "Chief Officer’s PA"),
        ("Siân Rees", "Sian Rees"),
        ("Dr. Jones", "Dr Jones"),
        ("Director\u00a0of Finance", "director of ﬁnance"),
    ],
)
def test_titles_are_the_same_however_they_are_typed(one: str, other: str) -> None:
    assert fold_title(one) == fold_title(other)


def test_an_address_keeps_its_dots() -> None:
    assert fold_title("a.b@example.org") == "a.b@example.org"


def test_a_register_of_titles_holds_each_once_in_their_order() -> None:
    assert register_of(["B", "A", "B"]).titles == ("B", "A")
