from typing import Any

import pytest
from report_builders import a_clean_report_but, a_front_page, a_section, a_table, found_by

from paperclerk.domain.front_page import Person
from paperclerk.domain.report import Report


def with_owners(*owners: str, **changes: Any) -> Report:
    table = a_table(
        *((f"Step {at}", owner) for at, owner in enumerate(owners, 1)), header=("Deliverable", "Accountable Officer")
    )
    return a_clean_report_but(a_section("6 Risk Management", "6.1 The steps:", table), **changes)


def saying(*words: str, **changes: Any) -> Report:
    numbered = (f"6.{at} {text}" for at, text in enumerate(words, 1))
    return a_clean_report_but(a_section("6 Risk Management", *numbered), **changes)


def test_the_author_s_post_with_brackets_and_without_is_one_post_written_two_ways() -> None:
    [found] = found_by("Q20", with_owners("Assistant Director, Policy, Performance and Change", "Chief Executive"))

    assert found.message == (
        '"Assistant Director, Policy, Performance and Change" is written "Assistant Director (Policy, Performance and '
        'Change)" elsewhere (front page).'
    )
    assert found.place.where.endswith('the table\'s row 1, column "Accountable Officer"')


@pytest.mark.parametrize(
    ("chair", "words"),
    [
        ("O&S Coordinating Committee", "It was seen by the Co-ordinating O&S Committee."),
        ("Scrutiny Coordinating Committee", "It was seen by the Scrutiny Co-ordinating Committee."),
    ],
)
def test_a_committee_with_its_words_in_another_order_or_with_a_hyphen_is_written_two_ways(chair, words) -> None:
    front = a_front_page(scrutiny_chairs=(Person(name="Councillor Owen Pike", post=chair),))
    [found] = found_by("Q20", saying(words, front_page=front))

    assert f'is written "{chair}" elsewhere (front page).' in found.message


def test_a_post_of_the_front_page_is_known_again_in_the_text() -> None:
    report = saying("It was led by the Assistant Director, Policy, Performance and Change, who is new.")
    [found] = found_by("Q20", report)

    assert found.message.startswith('"Assistant Director, Policy, Performance and Change" is written')


@pytest.mark.parametrize(
    "words",
    [
        "The Overview and Scrutiny Committee and the O&S Committee met.",
        "The Audit Committee, the audit committee and the Chair of the Audit Committee met.",
        "The Planning Committee met the Licensing Committee and the Planning and Licensing Committee.",
        "The Assistant Director (Policy, Performance and Change) and the Interim Director of Finance agreed.",
        "The Director of Finance and the Assistant Director of Finance agreed.",
    ],
)
def test_the_same_name_and_names_of_others_are_silent(words) -> None:
    assert found_by("Q20", saying(words)) == []


def test_a_person_s_name_with_a_letter_changed_is_asked_about() -> None:
    [found] = found_by("Q21", saying("Cllr Owen Pyke spoke.", "Councillor Pike answered."))

    assert found.message == '"Owen Pyke" is written "Owen Pike" elsewhere (front page). Are they the same person?'


@pytest.mark.parametrize(
    "words",
    [
        "Cllr Owen Pike, Councillor Owen Pike and Sir Owen Pike are one.",
        "Cllr Owen Park and Cllr Nora Pike are others.",
        "Councillor Pike and the Leader of the Council spoke.",
    ],
)
def test_titles_before_a_name_are_no_difference_and_other_people_are_others(words) -> None:
    assert found_by("Q21", saying(words)) == []


def test_an_abbreviation_never_written_out_is_found_once() -> None:
    [found] = found_by("Q22", saying("The SENB was asked.", "The SENB answered; SENBs do."))

    assert found.message == '"SENB" is used 3 times and never written out: "The SENB was asked."'


@pytest.mark.parametrize(
    "words",
    [
        ("The Centre for Good Councils (CfGC) came.", "The CfGC went, and the CfGC came again."),
        ("CfGC (Centre for Good Councils) came.", "The CfGC went."),
        ("The Medium-Term Financial Strategy was seen.", "The MTFS is sound; the MTFS is new."),
        ("The NHS, the BBC, VAT and the UK.", "The NHS, the BBC, VAT and the UK."),
        ("THE COUNCIL ASKED FOR IT", "THE COUNCIL ASKED FOR IT"),
        ("KPMG came once.", "Nothing more of CIPFA."),
        ("The ABZX (a society of bellringers) came once.", "The work of PQZX Ltd and of group QRZ 12 ended."),
        ("AWARD the contract.", "AWARD the other one, as asked."),
        ("Members are to VISIT the site and VISIT it again.", "They visit it each year."),
        ("It said that THE TREES MUST STAY where they are.", "It said that THE TREES MUST STAY for good."),
    ],
)
def test_abbreviations_written_out_well_known_or_names_and_words_in_capitals_are_silent(words) -> None:
    report = saying(*words)

    assert found_by("Q22", report) == found_by("Q23", report) == found_by("Q24", report) == []


def test_an_abbreviation_used_once_that_few_know_is_found() -> None:
    [found] = found_by("Q22", saying("Money comes from the SBD fund."))

    assert found.message == '"SBD" is used once and never written out: "Money comes from the SBD fund."'


def test_what_is_asked_in_capitals_is_no_abbreviation_but_one_beside_it_is() -> None:
    [found] = found_by("Q22", saying("ENDORSE the work of the SENB.", "AGREE the plan of the SENB; AGREE it now."))

    assert found.message.startswith('"SENB" is used 2 times')


def test_a_glossary_writes_abbreviations_out() -> None:
    table = a_table(("DFE", "Department for Education"), header=("Short", "Long"))
    report = a_clean_report_but(a_section("6 Risk Management", "6.1 The DFE and the DFE.", table))

    assert found_by("Q22", report) == []


def test_an_abbreviation_written_out_twice_is_found_but_not_in_a_recommendation() -> None:
    words = "The Centre for Good Councils (CfGC) came."
    [found] = found_by("Q23", saying(words, "The CfGC went.", words))
    assert found.place.where.endswith("paragraph 6.3")

    asked = a_clean_report_but(
        a_section("2 Recommendations", "2.1 Cabinet is asked to thank the Centre for Good Councils (CfGC)."),
        a_section("6 Risk Management", f"6.1 {words}"),
    )
    assert found_by("Q23", asked) == []


def test_an_abbreviation_written_out_in_other_words_is_found() -> None:
    [found] = found_by(
        "Q24",
        saying(
            "The Department for Towns and Homes (DTH) asked.", "The Department of Towns and Homes (DTH) asked again."
        ),
    )

    assert found.message.startswith('DTH is written out as "Department of Towns and Homes" here and as "Department for')


def test_an_abbreviation_in_other_capitals_is_found_and_a_plural_is_none() -> None:
    [found] = found_by("Q24", saying("The MTFS is new.", "The MTFS is sound.", "Members saw the budget and the MTFs."))

    assert found.message == '"MTFs" is written "MTFS" elsewhere: "Members saw the budget and the MTFs."'
    assert found_by("Q24", saying("The KPI is met.", "All KPIs are met.", "The AGS and AGSs.")) == []


def test_two_committees_named_together_are_two_in_either_order() -> None:
    report = saying(
        "The Audit Committee and Scrutiny Committee met.", "The Scrutiny Committee and Audit Committee met."
    )

    assert found_by("Q20", report) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Director of Strategy, Equality and Partnerships", "Director of Strategy, Equalities and Partnerships"),
        ("Head of Housing Operations", "Head of Housing Operatoins"),
        ("Director for Adults and Health", "Director of Adults and Health"),
    ],
)
def test_a_post_with_one_word_in_another_form_is_asked_about(one, other) -> None:
    [found] = found_by("Q20", with_owners(one, other))

    assert found.message.startswith(f'"{other}" is written "{one}" elsewhere')


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Assistant Director of Finance", "Assistant Directors of Finance"),
        ("Head of Adult Services", "Head of Children's Services"),
        ("Head of Legal and Audit", "Head of Local Audit"),
        ("Director of Place", "Interim Director of Place"),
    ],
)
def test_posts_of_several_and_other_posts_are_silent(one, other) -> None:
    assert found_by("Q20", with_owners(one, other)) == []


def test_the_mark_of_a_list_is_no_part_of_a_post() -> None:
    assert found_by("Q20", with_owners("• Head of Housing Repairs", "Head of Housing Repairs")) == []
