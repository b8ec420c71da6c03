import pytest
from builders import a_received_return, a_return, an_update

from paperclerk.domain.findings import finding
from paperclerk.domain.ratings import THREE_POINT_SCHEME, Rag, RagRating, RagScheme, Status
from paperclerk.domain.returns import Return, Update


def test_ratings_go_from_red_to_green() -> None:
    assert sorted(Rag, key=lambda rag: rag.step) == [
        Rag.RED,
        Rag.AMBER_RED,
        Rag.AMBER,
        Rag.AMBER_GREEN,
        Rag.GREEN,
    ]


def test_a_scheme_gives_the_council_s_own_words() -> None:
    scheme = RagScheme(ratings=(RagRating(rag=Rag.RED, label="Off track", letter="O", fill="B3261E", ink="FFFFFF"),))

    assert scheme.rating(Rag.RED).label == "Off track"
    assert (scheme.labels, scheme.keys) == (("Off track",), (Rag.RED,))


def test_a_rating_outside_the_scheme_is_given_in_plain_words() -> None:
    assert THREE_POINT_SCHEME.rating(Rag.AMBER_GREEN).label == "Amber/Green"


@pytest.mark.parametrize("rating", THREE_POINT_SCHEME.ratings, ids=lambda rating: rating.label)
def test_a_rating_s_word_can_be_read_on_its_colour(rating: RagRating) -> None:
    def brightness(colour: str) -> float:
        parts = [int(colour[at : at + 2], 16) / 255 for at in (0, 2, 4)]
        red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    light, dark = sorted((brightness(rating.fill), brightness(rating.ink)), reverse=True)
    assert (light + 0.05) / (dark + 0.05) >= 4.5


@pytest.mark.parametrize(
    ("status", "done", "is_open"),
    [
        (Status.NOT_STARTED, False, True),
        (Status.IN_PROGRESS, False, True),
        (Status.COMPLETE, True, False),
        (Status.EMBEDDED, True, False),
        (Status.SUSPENDED, False, False),
        (Status.CANCELLED, False, False),
        (Status.SUPERSEDED, False, False),
    ],
)
def test_a_state_is_done_or_open_or_neither(status: Status, done: bool, is_open: bool) -> None:
    assert (status.is_done, status.is_open) == (done, is_open)


def test_a_state_is_printed_in_words() -> None:
    assert Status.NOT_STARTED.label == "Not started"


def test_an_update_of_nothing_but_its_printed_date_says_nothing() -> None:
    assert Update(deliverable="D4.1", due="2031-06-30").says_nothing
    assert not an_update().says_nothing


def test_an_answer_that_could_not_be_read_says_something() -> None:
    assert not Update(deliverable="D4.1", as_written={"rag": "Purple"}).says_nothing
    assert Update(deliverable="D4.1", as_written={"due": "30/6/31"}).says_nothing


def test_nought_per_cent_says_something() -> None:
    assert not Update(deliverable="D4.1", percent=0).says_nothing


def test_a_file_that_is_no_form_is_not_ours() -> None:
    assert not Return(file="letter.docx", sha256="0" * 64).is_ours
    assert a_return().is_ours


def test_findings_are_added_to_a_return_not_put_in_place_of_its_own() -> None:
    read = a_return().with_findings([finding("V07", "one")]).with_findings([finding("V08", "two")])

    assert [found.message for found in read.findings] == ["one", "two"]


def test_a_return_says_where_each_thing_was_read_and_the_file_when_it_was_not() -> None:
    received = a_received_return()

    assert received.place("D4.1", "rag").where == "control D4_1_rag"
    assert received.place("D4.1", "colour").where == ""
    assert received.place("D9.9", "rag").sha256 == received.read.sha256
