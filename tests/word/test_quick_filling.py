"""Filling made quick says what docxtpl says, and stays as safe."""

import io
from pathlib import Path
from typing import Any

import docx
import pytest
from builders import a_cycle, a_small_cycle, an_update
from docxtpl import DocxTemplate
from jinja2 import Environment
from jinja2.exceptions import SecurityError, UndefinedError
from word_reading import TEMPLATES, part, text_of

from paperclerk.assembly import stabilisation_plan
from paperclerk.word.field_regions import with_field_regions
from paperclerk.word.filling import WordTemplate
from paperclerk.word.papers import render
from paperclerk.word.quick_filling import QuickSandbox
from paperclerk.word.safe_text import made_safe, safe
from paperclerk.word.swatches import swatch, swatch_letter

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


class BareTemplate(DocxTemplate):  # type: ignore[misc]
    """docxtpl's own, given the same source: the fields of the paper in regions."""

    def patch_xml(self, src_xml: str) -> str:
        return with_field_regions(super().patch_xml(src_xml), "word/document.xml")


def filled(template: Path, context: dict[str, Any]) -> tuple[bytes, bytes]:
    """Return what ours and what bare docxtpl make of a template."""
    ours, theirs = WordTemplate(template), BareTemplate(template)
    ours.fill(context)
    environment = Environment(autoescape=True)
    environment.globals.update(swatch=swatch, swatch_letter=swatch_letter)
    theirs.render(context, environment, autoescape=True)
    saved = []
    for one in (ours, theirs):
        out = io.BytesIO()
        one.docx.save(out)
        saved.append(out.getvalue())
    return saved[0], saved[1]


def a_template(folder: Path, *paragraphs: str, columns: str = "") -> Path:
    document = docx.Document()
    for text in paragraphs:
        document.add_paragraph(text)
    if columns:
        table = document.add_table(1, 3)
        for cell, text in zip(table.rows[0].cells, ("{%tc for x in xs %}", columns, "{%tc endfor %}"), strict=True):
            cell.text = text
    path = folder / "template.docx"
    document.save(str(path))
    return path


def test_our_template_of_the_table_is_filled_as_docxtpl_fills_it() -> None:
    paper = stabilisation_plan.assemble(a_cycle())

    ours, theirs = filled(TEMPLATES / "stabilisation-plan.docx", {"paper": paper})

    assert [e.tag for e in part(ours).iter()] == [e.tag for e in part(theirs).iter()]
    assert text_of(ours) == text_of(theirs)


@pytest.mark.parametrize("typed", ["one\ntwo", "one\ttwo", "one\atwo", "one\ftwo", "plain", "<w:p>&", "{{ 7*7 }}", ""])
def test_line_ends_and_tabs_come_out_as_docxtpl_makes_them(tmp_path: Path, typed: str) -> None:
    ours, theirs = filled(a_template(tmp_path, "before", "{{ x }}", "after"), {"x": typed})

    assert [(e.tag, e.text) for e in part(ours).iter()] == [(e.tag, e.text) for e in part(theirs).iter()]


@pytest.mark.parametrize("count", [1, 2, 5])
def test_columns_that_a_loop_makes_are_counted(tmp_path: Path, count: int) -> None:
    xs = [f"column {number}" for number in range(count)]

    ours, theirs = filled(a_template(tmp_path, columns="{{ x }}"), {"xs": xs})

    grids = [[column.get(f"{W}w") for column in part(made).iter(f"{W}gridCol")] for made in (ours, theirs)]
    assert grids[0] == grids[1]
    assert len(grids[0]) == count


@pytest.mark.parametrize(
    "asked", ["paper.__class__", "paper.model_fields_set.__class__", "paper._secret", "paper.__dict__"]
)
def test_the_sandbox_lets_nothing_out(asked: str) -> None:
    paper = stabilisation_plan.assemble(a_cycle())

    with pytest.raises((SecurityError, UndefinedError)):
        QuickSandbox().from_string("{{ " + asked + " }}").render(paper=paper)


def test_the_sandbox_gives_fields_and_properties_and_misses_what_is_not_there() -> None:
    paper = stabilisation_plan.assemble(a_cycle())
    said = QuickSandbox().from_string("{{ paper.title }}, {{ paper.rows[0].deliverables[0].state }}")

    assert said.render(paper=paper) == "Governance Stabilisation Plan, In progress, 60% complete"
    with pytest.raises(UndefinedError):
        QuickSandbox().from_string("{{ paper.nothing }}").render(paper=paper)


@pytest.mark.parametrize(
    "number", [*range(0x20), 0x7F, 0x85, 0x9F, 0xA0, 0xD83D, 0xFDD0, 0xFFFE, 0x1FFFF, 0x2028, 0x1F600]
)
def test_the_quick_look_for_what_must_be_mended_overlooks_nothing(number: int) -> None:
    paper = stabilisation_plan.assemble(a_small_cycle(an_update(evidence="e")))
    odd = paper.model_copy(update={"organisation": f"Any{chr(number)}where"})

    assert made_safe(odd).organisation == safe(odd.organisation)


def test_every_region_has_its_bookmark_in_its_first_and_last_paragraph() -> None:
    docx_file = render(stabilisation_plan.assemble(a_cycle()), TEMPLATES / "stabilisation-plan.docx")
    body = part(docx_file)

    starts = {mark.get(f"{W}name"): mark.get(f"{W}id") for mark in body.iter(f"{W}bookmarkStart")}
    ends = [mark.get(f"{W}id") for mark in body.iter(f"{W}bookmarkEnd")]
    tags = [tag.get(f"{W}val") for tag in body.iter(f"{W}tag") if tag.get(f"{W}val").startswith("gen_")]
    assert sorted(starts) == sorted(tags)
    assert sorted(ends) == sorted(starts.values())
    for control in body.iter(f"{W}sdt"):
        name = control.find(f"{W}sdtPr/{W}tag").get(f"{W}val")
        inside = [mark.get(f"{W}name") for mark in control.iter(f"{W}bookmarkStart")]
        assert name in inside
        assert starts[name] in [mark.get(f"{W}id") for mark in control.iter(f"{W}bookmarkEnd")]
