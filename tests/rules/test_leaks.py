"""Leaks: what is sought of an exempt text, and how it is found however a file cuts it up."""

import re

import pytest
from builders import a_cycle, a_deliverable, a_plan, a_received_return, an_update

from paperclerk.domain.author import AuthorSection, AuthorWords, Block, Stretch, paragraph_block
from paperclerk.domain.front_page import FrontPage
from paperclerk.domain.marks import marks_of
from paperclerk.domain.publicity import Exemption
from paperclerk.rules.kept_back import CALENDAR, Source, sources_of_period
from paperclerk.rules.leaks import Spoken, leaks, sought
from paperclerk.rules.telling_words import names_in, numbers_in, small_words, tokens

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


def test_a_phrase_that_may_stand_in_public_frees_none_of_its_words() -> None:
    wanted = sought([Source("talks with Fairhurst Estates of £48,750", "D4.2", True)], ["Fairhurst Magistrates"])

    def told(said: str) -> int:
        return len(leaks([Spoken("a.docx", "page 1", said)], wanted))

    assert told("Warrants were had at the Fairhurst Magistrates' Court.") == 0
    assert told("We met Fairhurst about the depot.") == 1
    assert told("At Fairhurst Magistrates we met Fairhurst again.") == 1
    assert told("The claimant gets 48 750 pounds.") == 1


def test_a_family_is_found_by_its_name() -> None:
    assert found("We settle with Gareth Penhaligon.", "The Penhaligons are here.")
    assert found("We settle with Gareth Jones.", "They heard the Joneses out.")
    assert found("We settle with Gareth Jones.", "They kept up with the jones account.") != []
    assert not found("We settle with Gareth Depot.", "They saw the depots.", "The depot is old.")


# What councils begin sentences with; and names, of which some are ordinary words too.
DEEDS_AND_THINGS = re.findall(
    r"\w+",
    """
    Instruct Book Receipt Serve Chase Suspend Evict Purchase Acquire Dispose Demolish Refurbish Convert Redundancy Heads
    Overspend Shortfall Insolvency Misconduct Interviews Backpay Warranty Asbestos Highways Cemetery Hostel Retender
    Redact Reject Withdraw Whistleblower Employee Direct Underspend Vacancies Barristers Reinstate Cladding Footpaths
    """,
)
NAMES = re.findall(
    r"\w+",
    """
    Fairhurst Penhaligon Sandpiper Park Church Judge Cook Mason Barber Foster Crane Edwards Kelly Rogers Ahmed Harding
    Lawrence Saunders Jennings Backhouse Underwood Overton Redfern Outram Newhouse Unwin Winter Marsh Bridges Gates
    """,
)


@pytest.mark.parametrize("word", DEEDS_AND_THINGS)
def test_what_sentences_of_councils_begin_with_is_no_name_for_that(word: str) -> None:
    assert found(f"{word} is the next step for us.", f"{word} of another kind was noted in June.") == []
    assert found(f"{word} Sir Denzil Roake by May.", f"The {word} of Remembrance was signed.") == []
    assert found(f"{word} Sir Denzil Roake by May.", "We saw Roake.") != []


@pytest.mark.parametrize("word", NAMES)
def test_a_name_that_only_began_an_exempt_sentence_is_found(word: str) -> None:
    assert found(f"{word} raised the bid.", f"{word} came again.")
    assert found(f"{word} Estates raised the bid.", f"We met {word} in June.")


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
    said = "Yesterday we met Acme Holdings, Smith and NHS Wessex in Thaxmere."

    assert [name.words for name in names_in(said) if not name.is_weak] == [
        ("acme", "holdings"), ("acme",), ("holdings",), ("smith",), ("nhs", "wessex"), ("nhs",), ("wessex",),
        ("thaxmere",),
    ]  # fmt: skip
    assert [name.words for name in names_in(said) if name.is_weak] == [("yesterday",)]
    assert list(numbers_in("In 2031 it cost £4.2m, 35% of 12,500 in lot 88123")) == [
        ("£4200000",), ("4200000",), ("12500",), ("88123",),
    ]  # fmt: skip
    assert tokens("R&D’s £1,000.50 – naïve") == ["r", "d", "£1000.5", "naive"]


BIDS = (
    "Brightwell has asked for £1.35m to leave the home care contract; Cllr O’Hara and Mr Ng object. EDF’s fee of "
    "12.5 per cent was refused, 47 beds close on 3 June 2032. The reference is KZ9-71. Bids came from eBayCare and "
    "from quorndon limited."
)


@pytest.mark.parametrize(
    "said",
    [
        "Brightwell gave evidence to the panel.", "We wrote to Brightwell again.", "brightwell", "Brightwell’s offer",
        "A price of £1.35 million was discussed.", "£1,350,000", "1,350,000.00", "1.35m", "GBP 1.35 million",
        "1.35 million pounds", "£1 350 000", "The firm EDF attended.", "The firm eBayCare attended.", "EBAYCARE",
        "A charge of 12.5 per cent is common.", "12.5%", "12.5 percent", "In all 47 beds close.", "See KZ9-71.",
        "(ref KZ9/71)", "KZ971", "It ends on 3 June 2032.", "3rd June 2032", "03/06/2032", "3.6.2032", "2032-06-03",
        "June 3, 2032", "3 Jun 2032", "A firm called quorndon limited came.", "Quorndon came", "Mr Ng spoke", "O'Hara",
        "leave the home care contract now", "has refused their beds: refused, 47 beds close",
    ],
)  # fmt: skip
def test_whatever_tells_of_the_bids_is_found(said: str) -> None:
    # What another wrote this month is not public for that.
    assert found(BIDS, said, said, is_new=True) or found(BIDS, said)


@pytest.mark.parametrize(
    "said",
    [
        "The reference group met.", "Bids are open.", "12 per cent", "47 people", "3 June 2031", "KZ9-72", "a bed",
        "May 2032", "£135", "1.35", "an ng", "edf", "12.5 days", "The fee is low.",
    ],
)  # fmt: skip
def test_what_only_looks_like_it_is_not_found(said: str) -> None:
    assert found(BIDS, said, "the fee and the reference and the bids") == []


@pytest.mark.parametrize(
    ("exempt", "said"),
    [
        ("The board met on 12 March 2031", "We met on 12 March 2031"),
        ("It falls due on 31 December 2034", "due by 31 December 2034"),
        ("half of them, 50 per cent, agreed", "50% of something else"),
        ("It took 12 months and 30 days", "12 months and 30 days"),
        ("Withdrawing is not simple", "Withdrawing the offer"),
        ("The HR and IT teams agreed", "HR and IT"),
        ("All 29 have been answered", "Queries on 2028/29 have been answered"),
        ("See the period 11 report", "Period 11 report"),
        ("Call Mr Price", "the price"),
    ],
)
def test_what_anybody_says_of_a_month_is_no_leak(exempt: str, said: str) -> None:
    calendar = Source("14 April 2031", CALENDAR, False)
    sources = [calendar, Source(exempt, "D4.2", True), Source(said, "D4.1", False, is_new=True)]

    assert leaks([Spoken("paper.docx", "page 1", said)], sought(sources)) == []


def test_a_body_that_is_public_is_so_by_its_first_letters_too() -> None:
    public, exempt = "A report to the Audit and Governance Committee", "AGC and EDF met"
    sources = [Source(public, "the plan", False), Source(exempt, "D4.2", True)]

    assert ("edf",) in sought(sources).terms
    assert ("agc",) not in sought(sources).terms


def test_each_thing_is_told_once_with_the_places_where_a_person_finds_it() -> None:
    wanted = sought([Source("it would cost £0.9m a year", "D4.2", True)])
    said = [
        Spoken("a.docx", "word/document.xml, paragraph 9", "It began. It cost £0.9 million then. It ended.",
               near='under "Completed"'),
        Spoken("a.docx", "word/document.xml", "It cost £0.9 million"),
        Spoken("a.pdf", "page 2", "we paid 900,000", near="page 2"),
        Spoken("a.pdf", "object 9", "we paid 900,000"),
        Spoken("manifest.json", "line 4", "£900k"),
    ]  # fmt: skip

    (found,) = leaks(said, wanted)

    assert found.message.splitlines() == [
        '"£0.9 million" comes from D4.2, which is not for publication, and stands in',
        '    a.docx, under "Completed": "It cost £0.9 million then."',
        '    a.pdf, page 2: "we paid 900,000"',
    ]
    assert str(found.place) == 'a.docx, under "Completed"'


def test_a_name_within_a_sentence_that_is_found_is_not_told_again() -> None:
    said = "the landlord and Acme Holdings want £950 for the depot before the spring"

    assert len(found(said, said)) == 1


def test_words_of_the_format_are_no_leak_where_the_format_speaks() -> None:
    wanted = sought([Source("the risk is Medium and Brandelow agreed", "D4.2", True)])

    def said_by_the_format(text: str) -> int:
        return len(leaks([Spoken("a.docx", "word/styles.xml, name of lsdException", text, is_format=True)], wanted))

    assert said_by_the_format("Medium Shading 1 Accent 1") == 0
    assert said_by_the_format("Brandelow Heading") == 1
    assert len(leaks([Spoken("a.docx", "page 1", "Medium")], wanted)) == 1


SETTLED = "The depots are old. We ask the staff to move, a row of houses stands there, and a complaint was heard."
LEASE = (
    "End the Sandpiper Holdings agreement; pay McAllister-Boyd £2.475m at 4.25 per cent before 17 November 2031. The "
    "depot at 14 Cutlers Row, SO14 7QT, goes back. Write to 023 8012 3456 or to www.quorndon.example. The reference "
    "is TBC/2031/88, the other KZ 4471 20. 63 staff transfer, and Farrow resigned. Contact j.farrow@sandpiper.example."
)


@pytest.mark.parametrize(
    "said",
    [
        "SANDPIPER wrote.", "The case of Ms Farrow's pension.", "The firm is Sandpiper’s parent.", "Śandpiper came.",
        "It stands at SO14 7QT.", "It stands at SO147QT.", "so14 7qt", "so14-7qt", "Ring 02380 123456.",
        "Ring 023-8012-3456.", "Ring +44 23 8012 3456.", "Ring +44 (0)23 8012 3456.", "(023) 8012 3456",
        "It ends on 17-Nov-2031.", "It ends on 17 Nov 31.", "17.11.2031", "17.11.31", "17/11/31", "17-11-31",
        "17 / 11 / 2031", "2031/11/17", "17-Nov-31", "17 Nov ’31", "See TBC 2031 88.", "TBC-2031-88", "TBC203188",
        "KZ4471-20", "It was £2·475m.", "£2.475 mil", "It bears 4¼ per cent.", "4 ¼%", "4·25%", "4,25%", "4.25 pc",
        "4.25 per-cent", "425 basis points", "63 of the staff move.", "63 members of staff move.", "63 full-time staff",
        "www.sandpiper.example", "see https://sandpiper.example/x", "www.quorndon.example", "SandpiperHoldings",
        "Sandpiper_Holdings", "sandpiperholdings.co.uk", "Sandpiper2", "Sand piper", "Mc Allister-Boyd",
        "S A N D P I P E R",
    ],
)  # fmt: skip
def test_each_usual_writing_of_what_is_exempt_is_found(said: str) -> None:
    sources = [
        Source(SETTLED, "the plan", False), Source(LEASE, "D9.2", True), Source(said, "D4.1", False, is_new=True)
    ]  # fmt: skip

    assert leaks([Spoken("paper.docx", "page 1", said)], sought(sources))


@pytest.mark.parametrize(
    "said",
    [
        "It stands at SO14 7QU.", "Ring 023 8013 3457.", "It ends on 17-Nov-2030.", "See TBC 2031 89.", "£2·476m",
        "4½ per cent", "62 of the staff", "Of 63, the staff", "We had 63. The staff moved.", "on 17 Nov 31 staff",
        "425 points", "a sand pit and a piper",
    ],
)  # fmt: skip
def test_what_is_only_written_alike_is_not_found(said: str) -> None:
    assert found(LEASE, said, SETTLED) == []


def test_what_was_public_in_another_writing_is_not_sought() -> None:
    public = f"{SETTLED} Ours is SO147QT, our number (023) 8012 3456, TBC/2031/88 our reference; 63 of the staff."

    for said in ("SO14 7QT", "02380 123456", "TBC 2031 88", "63 staff"):
        assert found(LEASE, said, public) == []


@pytest.mark.parametrize(
    "careless",
    [
        Source("We asked sandpiper and the cutlers, and farrow.", "the author", False, is_new=True),
        Source("We asked sandpiper and the cutlers, and farrow.", "the front page", False, is_new=True),
        Source("Nobody may hear of sandpiper, of cutlers and of farrow.", "D9.2", True),
        Source("j.farrow@sandpiper.example, www.cutlers.example", "the officers", False, is_new=True),
    ],
)
def test_small_letters_in_this_months_words_or_in_exempt_ones_disarm_no_name(careless: Source) -> None:
    wanted = sought([Source(SETTLED, "the plan", False), Source(LEASE, "D9.2", True), careless])

    for said in ("The firm Sandpiper has gone", "SANDPIPER wrote", "Cutlers Row", "We met Ms Farrow"):
        assert leaks([Spoken("paper.docx", "page 1", said)], wanted), said


def test_small_letters_that_were_settled_in_public_make_a_word_of_it() -> None:
    assert found("Ask the Cutlers", "The Cutlers came", "Three cutlers work in the town") == []


def test_small_letters_of_an_address_make_no_word_of_a_name() -> None:
    assert (
        found("Ask the Quorndons now", "Quorndons", "Write to a.b@quorndons.example, or to www.quorndons.example") == []
    )
    assert small_words(["Write to a.b@quorndons.example, see https://acme.example/holdings"]) == {"to", "see"}


def test_a_word_that_only_began_an_exempt_sentence_may_begin_another() -> None:
    exempt = "Depots are closed. Nobody may know which depots."

    assert found(exempt, "Depots were visited") == []
    assert found(exempt, "We met Depots again") != []


def test_what_the_author_wrote_on_the_front_page_is_new_and_who_is_named_there_is_public() -> None:
    front = FrontPage(subject="Brightwell", as_printed={"subject": "Brightwell", "report_of": "Cass Okoro, Head of X"})
    words = AuthorWords(front=front)
    told = (paragraph_block("Okoro met Brightwell and asked Brightwell"),)
    section = AuthorSection(id="financial", heading="Finance", blocks=told, exemption=MONEY)
    words = words.model_copy(update={"sections": (section,)})
    wanted = sought(sources_of_period(a_cycle(), words, (), marks_of(a_plan(), words)))

    assert ("brightwell",) in wanted.terms
    assert ("okoro",) not in wanted.terms
