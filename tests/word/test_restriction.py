"""The line at the head of each page of a paper that is not for publication, whatever the template's headers."""

import io

import docx
import pytest
from builders import a_cycle
from word_reading import TEMPLATES, part

from paperclerk.assembly import stabilisation_plan
from paperclerk.ooxml.package import open_package
from paperclerk.word.papers import render

HEAD = "NOT FOR PUBLICATION: by virtue of paragraph 3"


def a_template(folder, change) -> object:
    document = docx.Document(str(TEMPLATES / "stabilisation-plan.docx"))
    change(document)
    path = folder / "stabilisation-plan.docx"
    document.save(str(path))
    return path


def heads_of(template) -> list[str]:
    paper = stabilisation_plan.assemble(a_cycle()).model_copy(update={"restriction": HEAD})
    made = render(paper, template)
    docx.Document(io.BytesIO(made))
    names = open_package(made).names
    return ["".join(part(made, name).itertext()) for name in names if "/header" in name and name.endswith(".xml")]


def as_it_is(_) -> None:
    return None


def with_a_first_page(document) -> None:
    document.sections[0].different_first_page_header_footer = True


def with_even_pages(document) -> None:
    document.settings.odd_and_even_pages_header_footer = True


def with_a_second_section(document) -> None:
    added = document.add_section()
    added.header.is_linked_to_previous = False
    added.header.paragraphs[0].text = "Another header"


@pytest.mark.parametrize(
    ("change", "headers"),
    [(as_it_is, 1), (with_a_first_page, 2), (with_even_pages, 2), (with_a_second_section, 2)],
)
def test_every_header_that_a_page_can_show_begins_with_it(tmp_path, change, headers: int) -> None:
    heads = heads_of(a_template(tmp_path, change))

    assert len(heads) == headers
    assert all(head.startswith(HEAD) for head in heads)
    assert all(head.count(HEAD) == 1 for head in heads)


def test_other_papers_have_no_such_line() -> None:
    made = render(stabilisation_plan.assemble(a_cycle()), TEMPLATES / "stabilisation-plan.docx")

    assert "NOT FOR PUBLICATION" not in "".join(part(made, "word/header1.xml").itertext())


def test_the_pages_words_are_kept_off_a_header_that_has_grown(tmp_path) -> None:
    paper = stabilisation_plan.assemble(a_cycle()).model_copy(update={"restriction": HEAD})

    document = docx.Document(io.BytesIO(render(paper, a_template(tmp_path, as_it_is))))

    assert document.sections[0].header.paragraphs[-1].paragraph_format.space_after.pt == 8
