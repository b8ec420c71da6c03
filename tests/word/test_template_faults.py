"""A template that does not fit stops the paper, and says which template, where, what, and what to do."""

import pytest
from builders import a_cycle, a_plan
from word_reading import TEMPLATES, changed

from paperclerk.assembly import assurance_pack, cabinet_report, stabilisation_plan
from paperclerk.errors import ExitCode, TemplateMisfit
from paperclerk.word.papers import render

TEMPLATE = TEMPLATES / "stabilisation-plan.docx"


def stopped_by(template, tmp_path) -> str:
    path = tmp_path / "our-table.docx"
    path.write_bytes(template)
    with pytest.raises(TemplateMisfit) as stopped:
        render(stabilisation_plan.assemble(a_cycle()), path)
    assert stopped.value.exit_code is ExitCode.TEMPLATE
    assert stopped.value.advice
    return stopped.value.message


def test_a_misspelt_field_is_named_with_its_part_and_paragraph(tmp_path):
    said = stopped_by(changed(TEMPLATE, ("{{ d.movement }}", "{{ d.movment }}")), tmp_path)

    assert 'our-table.docx does not fit: it asks for "movment", which the paper does not have.' in said
    assert 'word/document.xml, in the paragraph "Movement: {{ d.movment }}".' in said


def test_a_misspelt_field_in_the_footer_is_found_there(tmp_path):
    with_typo = changed(TEMPLATE, ("{{ paper.subtitle }}", "{{ paper.subtile }}"), name="word/footer1.xml")

    said = stopped_by(with_typo, tmp_path)

    assert '"subtile"' in said
    assert "word/footer1.xml" in said


def test_a_name_that_is_not_the_papers_is_named(tmp_path):
    assert 'asks for "report"' in stopped_by(changed(TEMPLATE, ("{{ paper.agreed }}", "{{ report.agreed }}")), tmp_path)


def test_a_region_that_was_deleted_is_missed(tmp_path):
    said = stopped_by(changed(TEMPLATE, ('<w:tag w:val="{{ d.rag_region }}"/>', "")), tmp_path)

    assert "lacks the region gen_D4_1_rag, which holds the rag of D4.1" in said


def test_a_field_taken_out_of_its_region_is_missed(tmp_path):
    said = stopped_by(changed(TEMPLATE, ("{{ passage.text }}", "progress")), tmp_path)

    assert "does not show the narrative of D4.1 in the region gen_D4_1" in said


def test_a_region_that_stands_twice_is_refused(tmp_path):
    said = stopped_by(changed(TEMPLATE, ("{{ d.region }}", "gen_same")), tmp_path)

    assert "shows the region gen_same more than once" in said


def test_a_loop_without_its_end_is_told_in_words_of_tags(tmp_path):
    said = stopped_by(changed(TEMPLATE, ("{%tr endfor %}", "")), tmp_path)

    assert "our-table.docx does not fit: a tag is not written as it should be" in said
    assert "word/document.xml" in said


def test_a_loop_that_opens_among_rows_and_closes_among_paragraphs_is_refused(tmp_path):
    torn = changed(TEMPLATE, ("{%tr endfor %}", "{%p endfor %}"))

    assert "our-table.docx" in stopped_by(torn, tmp_path)


def test_a_tag_that_reaches_into_the_program_is_refused(tmp_path):
    said = stopped_by(changed(TEMPLATE, ("{{ paper.title }}", "{{ paper.__class__.__mro__ }}")), tmp_path)

    assert "word/document.xml" in said


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7\n%not a word file", b"PK\x03\x04 cut short"])
def test_what_is_no_word_file_is_refused_whatever_its_name_says(content, tmp_path):
    assert "our-table.docx is not a Word document" in stopped_by(content, tmp_path)


def test_a_template_that_is_not_there_is_named(tmp_path):
    with pytest.raises(TemplateMisfit, match=r"gone\.docx cannot be read"):
        render(stabilisation_plan.assemble(a_cycle()), tmp_path / "gone.docx")


PAPERS = {
    "stabilisation-plan": stabilisation_plan.assemble,
    "assurance-pack": lambda cycle: assurance_pack.assemble(cycle, ()),
    "cabinet-report": lambda cycle: cabinet_report.assemble(cycle, None, ()),
}


def a_marked_paper(name: str):
    return PAPERS[name](a_cycle(plan=a_plan().model_copy(update={"marking": "OFFICIAL"})))


def refused(name: str, template: bytes, tmp_path) -> str:
    path = tmp_path / f"{name}.docx"
    path.write_bytes(template)
    with pytest.raises(TemplateMisfit) as stopped:
        render(a_marked_paper(name), path)
    assert f"{name}.docx" in stopped.value.message
    return stopped.value.message


@pytest.mark.parametrize("name", PAPERS)
@pytest.mark.parametrize(
    "typed", ["{{ paper.marking }", "{ { paper.marking }}", "{ paper.marking }}", "{{ paper.marking"]
)
def test_a_lost_brace_is_blamed_where_it_is(name, typed, tmp_path):
    said = refused(name, changed(TEMPLATES / f"{name}.docx", ("{{ paper.marking }}", typed)), tmp_path)

    assert f'in word/document.xml, in the paragraph "{typed}"' in said


def test_a_lost_brace_in_the_tag_of_a_control_is_blamed_there(tmp_path):
    said = refused(
        "assurance-pack",
        changed(TEMPLATES / "assurance-pack.docx", ("{{ d.rag_region }}", "{{ d.rag_region }")),
        tmp_path,
    )

    assert "in the tag of the content control" in said


@pytest.mark.parametrize("name", PAPERS)
def test_no_paper_is_made_without_its_marking(name, tmp_path):
    said = refused(name, changed(TEMPLATES / f"{name}.docx", ("{{ paper.marking }}", "")), tmp_path)

    assert "gen_marking" in said
    assert "OFFICIAL" in said


@pytest.mark.parametrize(
    "tag",
    [
        "{{ paper.title }}",
        "{{ section.heading }}",
        "{{ line.label }}",
        "{{r words(stretch) }}",
        "{{ text }}",
        "{{ paper.organisation }}",
    ],
)
def test_nothing_the_cabinet_report_says_can_go_missing(tag, tmp_path):
    lacking = changed(TEMPLATES / "cabinet-report.docx", (tag, ""))

    said = refused("cabinet-report", lacking, tmp_path)

    assert "does not show" in said
    assert "word/document.xml" in said or "region" in said
