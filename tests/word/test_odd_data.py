"""Data as odd as it comes: what looks like a tag, what cannot be written, very long, very wide, very many, none."""

from itertools import pairwise

import pytest
from builders import a_cycle, a_deliverable, a_plan, a_small_cycle, an_authors_table, an_update
from word_reading import TEMPLATES, W, part, text_of, words

from paperclerk.assembly import assurance_pack, cabinet_report, stabilisation_plan
from paperclerk.domain.author import AuthorSection, AuthorWords, Block, paragraph_block
from paperclerk.domain.cycle import Cycle
from paperclerk.domain.papers import Paper
from paperclerk.word.papers import read_regions, render

ASSEMBLE = {
    "stabilisation-plan": stabilisation_plan.assemble,
    "assurance-pack": lambda cycle: assurance_pack.assemble(cycle, ()),
    "cabinet-report": lambda cycle: cabinet_report.assemble(cycle, None, ()),
}
# As an owner might paste it, and as it comes out: characters that no Word file can hold are left out.
TYPED = {
    "a tag": ("{{ 7*7 }} {% for x in y %} {# remark #} {{", None),
    "a tag of docxtpl": ("{_{ paper.title }_} {%p if x %} {%tr endfor %} {{r swatch(d.rating) }}", None),
    "markup": ("<b>&amp; </w:t></w:r> <!-- --> ]]> &#x0; \"quoted\" 'single'", None),
    "control characters": ("before\x00\x07\x1b after", "before after"),
    "a lone surrogate": ("before\ud83d after", "before after"),
    "from right to left": ("\u05e9\u05dc\u05d5\u05dd \u202e abc \u0645\u0631\u062d\u0628\u0627", None),
    "a hundred thousand characters": ("word " * 20_000 + "the end", None),
}


def made(name: str, cycle: Cycle) -> bytes:
    paper: Paper = ASSEMBLE[name](cycle)
    return render(paper, TEMPLATES / f"{name}.docx")


@pytest.mark.parametrize("name", ASSEMBLE)
@pytest.mark.parametrize("kind", TYPED)
def test_what_an_owner_typed_is_printed_as_it_was_typed(kind, name):
    typed, printed = TYPED[kind]
    cycle = a_small_cycle(an_update(narrative=typed, rag="red"))

    docx = made(name, cycle)

    shown = read_regions(docx)["gen_exc_D4_1" if name == "cabinet-report" else "gen_D4_1"]
    assert " ".join((printed or typed).split()) in " ".join(shown.split())


@pytest.mark.parametrize("name", ASSEMBLE)
def test_the_plans_own_words_are_printed_as_they_were_agreed(name):
    odd = "{{ paper.marking }} {%p endfor %} <b>R&D</b>"
    plan = a_plan(a_deliverable(text=odd)).model_copy(update={"title": odd, "marking": odd})

    docx = made(name, a_cycle(a_small_cycle(an_update(rag="red")).returns[0], plan=plan))

    assert odd in text_of(docx)
    assert read_regions(docx)["gen_marking"] == odd


def a_report(*blocks: Block) -> bytes:
    written = AuthorWords(sections=(AuthorSection(id="summary", heading="Executive Summary", blocks=blocks),))
    return render(cabinet_report.assemble(a_cycle(), written, ()), TEMPLATES / "cabinet-report.docx")


def a_table(columns: int, rows: int) -> Block:
    cells = ([f"{row}.{column}" for column in range(columns)] for row in range(rows))
    return an_authors_table([f"Column {column}" for column in range(columns)], *cells)


@pytest.mark.parametrize(("columns", "rows"), [(60, 3), (3, 1300), (2, 0), (1, 1)])
def test_an_authors_table_has_every_row_and_column_however_many(columns, rows):
    docx = a_report(paragraph_block("Before."), a_table(columns, rows), paragraph_block("After."))

    table = next(table for table in part(docx).iter(f"{W}tbl") if "Column 0" in words(table))
    assert [len(row.findall(f"{W}tc")) for row in table.iter(f"{W}tr")] == [columns] * (rows + 1)
    assert len(table.findall(f"{W}tblGrid/{W}gridCol")) == columns


def test_a_plan_of_1300_recommendations_is_a_table_of_1300_rows():
    plan = a_plan(*(a_deliverable(f"D{number}.1") for number in range(1, 1301)))

    regions = read_regions(made("stabilisation-plan", a_cycle(plan=plan)))

    numbers = [int(name[8:]) for name in regions if name.startswith("gen_rec_")]
    assert len(numbers) == 1300
    assert all(later == earlier + 1 for earlier, later in pairwise(numbers))


@pytest.mark.parametrize("name", ASSEMBLE)
def test_a_plan_with_nothing_in_it_still_makes_a_paper(name):
    empty = a_plan().model_copy(update={"recommendations": ()})

    docx = made(name, a_cycle(plan=empty, returns=()))

    assert all(list(table.iter(f"{W}tr")) for table in part(docx).iter(f"{W}tbl"))
