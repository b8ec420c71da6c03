"""Protective markings: known in every usual writing by where they stand, and ordinary sentences left alone."""

import pytest

from paperclerk.rules.markings import Bearer, forbidding_marking, marked_against, plan_marked_against


@pytest.mark.parametrize(
    "text",
    [
        "OFFICIAL-SENSITIVE", "OFFICIAL – SENSITIVE", "Marked OFFICIAL: SENSITIVE (PERSONAL)", "TOP SECRET", "SECRET",
        "Official-Sensitive", "Official Sensitive", "official-sensitive", "OFFICIAL [SENSITIVE]", "OFFICIAL_SENSITIVE",
        "OFFICIAL\u2011SENSITIVE", "OFFICIAL\u00a0SENSITIVE", "OFFICIAL\u2212SENSITIVE",
        "OFFI\u00adCIAL-SENSI\u00adTIVE",
        "(Official Sensitive)", "official sensitive", "Official - Sensitive [Commercial]", "OFFICIAL/SENSITIVE",
        "ＯＦＦＩＣＩＡＬ－ＳＥＮＳＩＴＩＶＥ", "[COMMERCIAL]", "OFFICIAL [COMMERCIAL]", "OFFICIAL: PERSONAL DATA",
        "UK SECRET", "UK OFFICIAL-SENSITIVE", "SECRET – UK EYES ONLY", "RESTRICTED", "[CONFIDENTIAL]",
        "CONFIDENTIAL - HR",
        "Private and confidential", "Strictly Confidential", "Commercial in confidence", "COMMERCIAL-IN-CONFIDENCE",
        "Protective marking: Restricted", "Classification: secret", "page 1 of 3\nRESTRICTED\nThe plan",
        "This draft is Official-Sensitive until it is agreed.", "PRIVATE & CONFIDENTIAL", "Private & Confidential",
        "PRIVATE AND CONFIDENTIAL", "Strictly private & confidential", "NOT FOR PUBLICATION",
        "page 1 of 3\nNOT FOR PUBLICATION\nThe plan", "NOT FOR PUBLICATION - EXEMPT UNDER PARAGRAPH 3",
    ],
)  # fmt: skip
def test_markings_under_which_nothing_is_published(text: str) -> None:
    assert forbidding_marking(text)


@pytest.mark.parametrize(
    "text",
    [
        "OFFICIAL", "", "It is no secret that official figures are sensitive.", "The bids were kept a secret.",
        "The officers took confidential advice.", "Confidential advice", "Restricted", "Restricted funds",
        "Secret ballots",
        "Commercial", "COMMERCIAL IMPLICATIONS", "CONFIDENTIAL INFORMATION WAS HEARD IN PRIVATE BY THE PANEL ON MONDAY",
        "Not for publication: confidential information, which the council may not disclose.",
        "an official, sensitive to the mood of the room", "official but sensitive figures", "OFFICIAL STATISTICS",
        "[A]",
        "Does the report contain confidential or exempt information?", "Personal", "Official opening", "[Commercial]",
        "Not for publication", "a private and confidential matter", "NOT FOR PUBLICATION is printed at the head of it.",
        "Not for publication: exempt under paragraph 3.",
    ],
)  # fmt: skip
def test_ordinary_words_are_no_marking(text: str) -> None:
    assert forbidding_marking(text) == ""


@pytest.mark.parametrize(
    "text",
    ["Secret", "Restricted", "Confidential", "confidential – commercial", "Private & Confidential",
     "Not for publication", "NOT FOR PUBLICATION by virtue of paragraph 3 of Part 1 of Schedule 12A to the 1972 Act"],
)  # fmt: skip
def test_at_the_head_of_a_page_a_marking_needs_no_capitals(text: str) -> None:
    assert [found.rule for found in marked_against([Bearer(text, "paper.docx", is_edge=True)])] == ["X25"]
    assert list(marked_against([Bearer("The council", "paper.docx", is_edge=True)])) == []


@pytest.mark.parametrize(
    ("marking", "stops"),
    [("", False), ("OFFICIAL", False), ("Official", False), ("Public", False), ("Not protectively marked", False),
     ("Official-Sensitive", True), ("Secret", True), ("Restricted", True), ("NHS confidential", True),
     ("Tier 2", True)],
)  # fmt: skip
def test_a_plan_marked_anything_but_official_or_open_is_not_published(marking: str, stops: bool) -> None:
    assert [found.rule for found in plan_marked_against(marking)] == (["X25"] if stops else [])


@pytest.mark.parametrize(
    "line",
    ["Exempt information: paragraph 3", "This appendix is exempt from publication under paragraph 3 of Schedule 12A.",
     "By virtue of paragraph 3 of Part 1 of Schedule 12A of the Local Government Act 1972."],
)  # fmt: skip
def test_an_appendix_that_says_of_itself_that_it_is_exempt_is_not_published(line: str) -> None:
    assert [found.rule for found in marked_against([Bearer(line, "appendix", of_appendix=True)])] == ["X25"]
    assert list(marked_against([Bearer(line, "a paper that says what it leaves out")])) == []


@pytest.mark.parametrize("line", ["EXEMPT", "Exempt (paragraph 3)", "PART II – CONFIDENTIAL", "EXEMPT – paragraph 3"])
def test_at_the_head_of_an_appendix_one_word_will_do(line: str) -> None:
    assert [found.rule for found in marked_against([Bearer(line, "appendix", True, of_appendix=True)])] == ["X25"]


@pytest.mark.parametrize(
    "line", ["The supply is exempt from VAT.", "Exempt accommodation: 300 units", "Exempt", "Private rented sector"]
)
def test_an_appendix_may_speak_of_such_things(line: str) -> None:
    assert list(marked_against([Bearer(line, "appendix", of_appendix=True)])) == []
