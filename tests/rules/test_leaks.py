"""Leaks: what is sought of an exempt text, and how it is found however a file cuts it up."""

import pytest
from builders import a_cycle, a_deliverable, a_plan, a_received_return, an_update

from paperclerk.domain.author import AuthorSection, AuthorWords, Block, Stretch, paragraph_block
from paperclerk.domain.marks import marks_of
from paperclerk.domain.publicity import Exemption
from paperclerk.rules.kept_back import Source, sources_of_period
from paperclerk.rules.leaks import Spoken, leaks, sought
from paperclerk.rules.telling_words import names_in, numbers_in, tokens

MONEY = Exemption(paragraphs=(3,), public_interest="It would harm the council.")


def found(exempt: str, said: str, *public: str, is_new: bool = False) -> list[str]:
    sources = [Source(exempt, "D4.2", True), *(Source(text, "D4.1", False, is_new=is_new) for text in public)]
    return [leak.message.split('"')[1] for leak in leaks([Spoken("paper.docx", "page 1", said)], sought(sources))]


@pytest.mark.parametrize(
    ("exempt", "said"),
    [
        ("the landlord wants the depot back by spring", "we hear the landlord wants the depot back"),
        ("the landlord wants the depot back", "THE LANDLORD\nWANTS the  depot-back, soon"),
        ("the landlord wants the depot back", "the land\u00adlord wants the depot back"),
        ("talks with Acme Holdings went well", "Acme Holdings"),
        ("talks with Acme Holdings went well", "a letter from acme"),
        ("the price is £1,250,000 a year", "1250000"),
        ("the price is £1,250,000 a year", "a price of £1,250,000."),
        ("the price is £950 a year", "£950"),
        ("account 40817 was used", "(40817)"),
        ("Depot lease talks", "on depot lease talks"),
    ],
)
def test_a_leak_is_found_however_it_is_written(exempt: str, said: str) -> None:
    assert found(exempt, said)


@pytest.mark.parametrize(
    ("exempt", "said", "public"),
    [
        ("the landlord wants the depot back", "the tenant wants the depot mended", ""),
        ("talks with the Monitoring Officer went well", "Monitoring Officer", "Monitoring Officer"),
        ("Progress was made in March 2031", "March 2031", ""),
        ("It was Completed", "Completed", ""),
        ("the price is £950 a year", "page 950", ""),
        ("by 2031", "2031", ""),
        ("No change", "No change", "No change"),
        ("The Code was agreed", "the code", "the code of conduct"),
    ],
)
def test_what_proves_nothing_is_not_sought(exempt: str, said: str, public: str) -> None:
    assert found(exempt, said, public) == []


def test_a_name_that_somebody_wrote_this_month_is_not_public_for_that() -> None:
    exempt, said = "talks with Acme Holdings went well", "We met Acme Holdings"

    assert found(exempt, said, said, is_new=True) != []
    assert found(exempt, said, "The contract with Acme Holdings was agreed in 2029") == []


def test_of_a_sentence_one_finding_a_file_is_enough() -> None:
    said = "the landlord wants the depot back by the first of may at the latest"

    assert len(found(said, said)) == 1


def test_bytes_that_were_guessed_to_be_words_are_sought_for_longer_ones_only() -> None:
    wanted = sought([Source("talks with Acme and with Wolverdale Holdings", "D4.2", True)])

    def guessed(text: str) -> int:
        return len(leaks([Spoken("a.pdf", "object 9", text, is_bytes=True)], wanted))

    assert (guessed("acme"), guessed("Wolverdale")) == (0, 1)


def test_what_the_council_says_is_public_is_not_sought() -> None:
    wanted = sought([Source("talks with Acme Holdings", "D4.2", True)], ["Acme Holdings"])

    assert leaks([Spoken("a.docx", "page 1", "Acme Holdings")], wanted) == []


def test_the_walk_over_the_sources_tells_what_is_kept_back_by_the_marks_alone() -> None:
    plan = a_plan(a_deliverable("D4.1"), a_deliverable("D4.2", exemption=MONEY, success_measure="A quiet measure"))
    cycle = a_cycle(
        a_received_return(an_update("D4.1", narrative="An open word"), an_update("D4.2", narrative="A quiet word")),
        plan=plan,
    )
    section = AuthorSection(id="financial", heading="Finance", blocks=(paragraph_block("A quiet sum"),),
                            exemption=MONEY)  # fmt: skip
    words = AuthorWords(sections=(section,))

    told = {one.text: one.kept_back for one in sources_of_period(cycle, words, (), marks_of(plan, words))}

    assert [text for text, kept_back in told.items() if kept_back and text.startswith("A quiet")] == [
        "A quiet measure", "A quiet word", "A quiet sum",
    ]  # fmt: skip
    assert (told["An open word"], told["Finance"]) == (False, False)


def test_the_address_of_a_link_is_sought_like_the_words_it_stands_under() -> None:
    linked = Stretch(text="the letter", link="https://intranet.example/wolverdale-settlement-final")
    section = AuthorSection(id="legal", heading="Legal", blocks=(Block(kind="body", stretches=(linked,)),),
                            exemption=MONEY)  # fmt: skip
    words = AuthorWords(sections=(section,))
    wanted = sought(sources_of_period(a_cycle(), words, (), marks_of(a_plan(), words)))

    said = Spoken("a.docx", "a link", "https://intranet.example/wolverdale-settlement-final")
    assert leaks([said], wanted)


def test_names_and_numbers_are_told_from_ordinary_words() -> None:
    assert list(names_in("Yesterday we met Acme Holdings, Smith and NHS Wessex in Thaxmere.")) == [
        ("acme", "holdings"), ("acme",), ("holdings",), ("smith",), ("nhs", "wessex"), ("wessex",), ("thaxmere",),
    ]  # fmt: skip
    assert list(numbers_in("In 2031 it cost £4.2m, 35% of 12,500 in lot 88123")) == [("£4.2m",), ("12500",), ("88123",)]
    assert tokens("R&D’s £1,000.50 – naïve") == ["r", "d's", "£1000.50", "naïve"]
