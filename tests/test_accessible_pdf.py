"""The checker of what a screen reader finds, on printed papers: ours pass, and each copy with one fault does not."""

from pathlib import Path

import pikepdf
import pytest
import spoiled_word
from accessible_papers import LAYOUTS, a_paper, what_is_found
from spoiled_pdf import FAULTS, spoiled

from paperclerk import libreoffice
from paperclerk.word.pictures import for_printing

pytestmark = [
    pytest.mark.libreoffice,
    pytest.mark.skipif(not libreoffice.is_present(), reason="LibreOffice is not installed"),
]

# What is seen on the page is spoiled in Word and printed.
PRINTED_FAULTS = (
    (spoiled_word.low_contrast, "Q43"),
    (spoiled_word.low_contrast_on_a_cell, "Q43"),
    (spoiled_word.link_says_click_here, "Q44"),
    (spoiled_word.alt_text_removed, "Q39"),
    (spoiled_word.bullets_typed, "Q42"),
    (spoiled_word.cells_merged, "Q45"),
    (spoiled_word.empty_row_for_space, "Q46"),
)


@pytest.fixture(scope="module")
def printed(tmp_path_factory) -> dict[str, bytes]:
    """Return every paper, and the report with each fault of its look, printed in one call."""
    folder = tmp_path_factory.mktemp("printed")
    papers = {layout: a_paper(layout) for layout in (*LAYOUTS, "small")}
    for fault, _ in PRINTED_FAULTS:
        papers[fault.__name__] = spoiled_word.spoiled(papers["small"], fault, spoiled_word.BODY)
    files = {name: folder / f"{name}.docx" for name in papers}
    for name, file in files.items():
        file.write_bytes(papers[name])
    # As the product prints them.
    instead = {file: for_printing(file.read_bytes()) for file in files.values()}
    pdfs: dict[Path, Path] = libreoffice.to_pdf(list(files.values()), in_place_of=instead)
    return {name: pdfs[file].read_bytes() for name, file in files.items()}


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_paper_of_ours_passes(printed, layout):
    assert what_is_found(printed[layout], "paper.pdf") == []


@pytest.mark.parametrize("layout", LAYOUTS)
def test_no_paper_claims_to_conform_to_a_standard_that_nobody_here_can_prove(printed, layout):
    assert b"pdfuaid" not in printed[layout]
    assert b"pdfaid" not in printed[layout]


@pytest.mark.parametrize(("fault", "rule"), FAULTS, ids=[fault.__name__ for fault, _ in FAULTS])
def test_a_copy_with_one_fault_fails_by_the_rule_for_it_alone(printed, fault, rule):
    found = what_is_found(spoiled(printed["small"], fault), "paper.pdf")

    assert {one.rule for one in found} == {rule}
    assert all(one.hint and one.place.where for one in found)


@pytest.mark.parametrize(("fault", "rule"), PRINTED_FAULTS, ids=[fault.__name__ for fault, _ in PRINTED_FAULTS])
def test_a_fault_of_the_word_file_is_found_in_its_print_too(printed, fault, rule):
    found = what_is_found(printed[fault.__name__], "paper.pdf")

    assert {one.rule for one in found} == {rule}
    assert all(one.place.page for one in found)


def test_a_structure_that_leads_in_circles_is_read_to_its_end(printed, tmp_path):
    circle = tmp_path / "circle.pdf"
    circle.write_bytes(printed["small"])
    with pikepdf.open(circle, allow_overwriting_input=True) as pdf:
        whole = pdf.Root["/StructTreeRoot"]["/K"]
        whole = whole[0] if isinstance(whole, pikepdf.Array) else whole
        whole.K.append(whole)
        pdf.save(circle)

    assert what_is_found(circle.read_bytes(), "circle.pdf") == []
