"""Whatever people and programs do to a form, its answers are read, or a finding names what was lost."""

from pathlib import Path

import pytest
from return_matrix import DEEDS, Outcome, as_table, results

from paperclerk import libreoffice

PAGE = Path(__file__).resolve().parents[2] / "docs" / "returns.md"
CELLS = [
    (deed, kind)
    for deed, to_word, to_excel, _ in DEEDS
    for kind, act in (("Word", to_word), ("Excel", to_excel))
    if act is not None
]
# What can be lost at all: a deleted row, and tables that came as text or on a sheet that was left out.
LOSES = {
    ("the row of an answer deleted", "Word"),
    ("the row of an answer deleted", "Excel"),
    ("tables turned into text", "Word"),
    ("rows of tables turned into lines", "Word"),
    ("saved as .rtf, .csv", "Excel"),
}

pytestmark = [
    pytest.mark.libreoffice,
    pytest.mark.skipif(not libreoffice.is_present(), reason="LibreOffice is not on this machine"),
]


@pytest.fixture(scope="module")
def outcomes() -> dict[tuple[str, str], Outcome]:
    """Read every cell of the matrix once."""
    return results()


@pytest.mark.parametrize(("deed", "kind"), CELLS, ids=lambda part: part.replace(" ", "_"))
def test_a_form_reads_the_same_or_a_finding_names_what_was_lost(outcomes, deed, kind):
    outcome = outcomes[deed, kind]

    assert outcome.unnamed == ()
    assert bool(outcome.lost) is ((deed, kind) in LOSES)


def test_the_form_of_the_matrix_has_every_kind_of_answer(outcomes):
    read = outcomes[DEEDS[0][0], "Word"].read

    assert read == outcomes[DEEDS[0][0], "Excel"].read
    assert len(read) > 40
    assert {"D4_1_rag", "D4_1_narrative", "D4_1_m1_forecast", "R1_mitigation", "K1_actual"} <= set(read)


def test_the_docs_show_the_matrix_as_it_is(outcomes):
    assert as_table(outcomes) in PAGE.read_text(encoding="utf-8")
