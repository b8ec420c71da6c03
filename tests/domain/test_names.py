import pytest

from paperclerk.domain.fields import RETURN_FIELDS, UPDATE_FIELDS
from paperclerk.domain.names import LONGEST, FieldName, excel_name, read_name, region, region_of, tag


@pytest.mark.parametrize("field", UPDATE_FIELDS)
def test_every_field_of_an_update_is_read_back_from_both_kinds_of_file(field: str) -> None:
    assert read_name(tag("D13.12", field)) == FieldName("D13.12", field)
    assert read_name(excel_name("D13.12", field)) == FieldName("D13.12", field)


@pytest.mark.parametrize("field", RETURN_FIELDS)
def test_every_field_of_the_whole_return_is_read_back(field: str) -> None:
    assert read_name(tag("", field)) == FieldName("", field)
    assert read_name(excel_name("", field)) == FieldName("", field)


@pytest.mark.parametrize(
    ("item", "field", "milestone", "name"),
    [
        ("D4.2", "text", "m1", "D4_2_m1_text"),
        ("R1", "likelihood", "", "R1_likelihood"),
        ("K12", "actual", "", "K12_actual"),
    ],
)
def test_milestones_risks_and_kpis_have_names_too(item: str, field: str, milestone: str, name: str) -> None:
    assert tag(item, field, milestone) == name
    assert read_name(name) == FieldName(item, field, milestone)


@pytest.mark.parametrize(
    "name",
    ["", "D4_2", "D4_2_", "D4_2_colour", "D4.2_rag", "d4_2_rag", "A4_1_rag", "R1_rag", "D4_2_m1_rag", "x_D4_2_rag",
     "D4_2_rag\n", "D٤_2_rag", "Print_Area", "gen_D4_2", "rtn_rtn_D4_2_rag"],
)  # fmt: skip
def test_a_name_that_is_not_ours_is_none(name: str) -> None:
    assert read_name(name) is None


def test_a_region_is_named_for_what_it_shows() -> None:
    assert (region("rec", 4), region("D4.2", "rag")) == ("gen_rec_4", "gen_D4_2_rag")


def test_a_region_of_free_words_keeps_to_letters_digits_and_underscores() -> None:
    assert region("Décisions & dates: next") == "gen_D_cisions_dates_next"


def test_a_name_too_long_for_a_file_is_refused() -> None:
    with pytest.raises(ValueError, match=str(LONGEST)):
        region("x" * LONGEST)


def test_the_longest_name_we_need_fits() -> None:
    assert len(excel_name("D99.99", max(UPDATE_FIELDS, key=len))) <= LONGEST


def test_a_region_is_somebodys_by_their_name_and_no_two_names_come_to_the_same():
    posts = ("Chief", "Head of Law", "Head-of Law", "Head of Law ", "H" * 80, "H" * 81, "Director (Finance)", "长")

    names = [region_of("answer", post) for post in posts]

    assert names[:2] == ["gen_answer_Chief", "gen_answer_Head_of_Law"]
    assert len(set(names)) == len(posts)
    assert max(map(len, names)) + len("_owner") <= LONGEST
