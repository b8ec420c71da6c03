"""What a template may not have worked out is found in its tags before anything is filled, at a check and at a run."""

import time

import pytest
from builders import a_cycle
from word_reading import TEMPLATES, changed

from paperclerk.assembly import stabilisation_plan
from paperclerk.errors import ExitCode, TemplateMisfit
from paperclerk.steps.check_template import check_template
from paperclerk.word.papers import render
from paperclerk.word.template_limits import costly_in

TABLE = TEMPLATES / "stabilisation-plan.docx"
# Far more than looking takes, far less than any of these would take.
SECONDS = 30
NEVER_ENDS = [
    "{% set x = paper.title %}{{ x * 1000000000 }}",
    "{{ paper.title * 1000000000 }}",
    "{{ 10 ** 10 ** 10 }}",
    "{{ range(10**9) | list }}",
    "{% for i in range(100000000) %}x{% endfor %}",
    "{{ 'x'.ljust(10000000000) }}",
    "{{ '%10000000000d' % 7 }}",
    "{{ '%10000000000d' | format(7) }}",
    "{{ paper.title | center(10000000000) }}",
    "{{ paper.rows | map('center', 10000000000) | list }}",
    "{{ paper.title | join(paper.title) | join(paper.title) }}",
    "{% set x = paper.title | join('and so on') %}{% set x = x | join('and so on') %}",
    "{% set x = paper.title ~ paper.title %}{% set x = x ~ x %}",
    "{{ [paper.rows, paper.rows] }}",
    "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}",
    "{% for rec in paper.rows recursive %}{{ loop(paper.rows) }}{% endfor %}",
    "{{ lipsum(n=100000) }}",
    "{{ dict(a=1) }}",
]
TIMES = "{{% for {0} in paper.rows %}}"
NESTED = [
    "".join(TIMES.format(name) for name in "abc") + "x" + "{% endfor %}" * 3,
    "{% set again = paper.rows %}{% for a in paper.rows %}{% for b in again %}x{% endfor %}{% endfor %}",
    "{% for a in paper.rows %}{% for b in paper['rows'] | sort %}x{% endfor %}{% endfor %}",
    "{% for a in paper.rows %}{% for b in paper.key %}{% for c in paper.agreed %}x{% endfor %}{% endfor %}{% endfor %}",
    "{% for a in paper.rows %}" + "{% for a in a.deliverables %}" * 8 + "x" + "{% endfor %}" * 9,
    "{% for a in paper.rows or paper.rows %}x{% endfor %}",
]
NEEDED = [
    "{{ paper.title | upper }} {{ paper.title.upper() }} {{ 7 * 7 }} {{ paper.rows | length + 1 }}",
    "{% for rec in paper.rows %}{{ loop.index }} of {{ loop.length }}{{ 2 * loop.length }}"
    "{% for d in rec.deliverables %}{% if d.state in ('late', 'done') and not loop.last %}"
    "{{ d.owners | join(', ') }}{% else %}{{r swatch(d.rating) }}{% endif %}{% endfor %}{% endfor %}",
    "{% for rec in paper.rows | selectattr('is_red') | sort(attribute='number') %}"
    "{% for line in paper.key %}{{ line.label }}{% endfor %}{% endfor %}",
    "{% set first = paper.rows | first %}{% for d in first.deliverables[:3] %}{{ d.text or 'None' }}{% endfor %}",
    "{{ paper.rows | map(attribute='title') | join('; ') }}",
    "{% for who, those in paper.actions | groupby('owner') %}{% for one in those %}{{ one }}{% endfor %}{% endfor %}",
]


@pytest.mark.parametrize("tags", [*NEVER_ENDS, *NESTED])
def test_what_could_go_on_without_end_is_found_in_the_tag(tags):
    assert costly_in(tags)
    assert all(one.message and one.hint and one.line == 1 for one in costly_in(tags))


@pytest.mark.parametrize("tags", NEEDED)
def test_what_templates_need_is_let_through(tags):
    assert costly_in(tags.replace("{{r ", "{{ ")) == ()


@pytest.mark.parametrize("tags", [*NEVER_ENDS[:8], NESTED[0]])
def test_a_check_says_it_at_once_with_part_and_paragraph(tags, tmp_path):
    path = tmp_path / "stabilisation-plan.docx"
    path.write_bytes(changed(TABLE, ("Key to the ratings</w:t>", f"Key {tags}</w:t>")))

    began = time.monotonic()
    check = check_template(path)

    found = [one for one in check.findings if one.rule == "T20"]
    assert time.monotonic() - began < SECONDS
    assert found
    assert not check.fits
    assert found[0].place.where.startswith('word/document.xml, in the paragraph "Key {')


def test_no_paper_is_made_with_it_and_the_footer_is_looked_at_too(tmp_path):
    path = tmp_path / "stabilisation-plan.docx"
    swap = ("{{ paper.subtitle }}", "{{ paper.subtitle * 1000000000 }}")
    path.write_bytes(changed(TABLE, swap, name="word/footer1.xml"))

    with pytest.raises(TemplateMisfit, match="could go on without end or take all memory") as stopped:
        render(stabilisation_plan.assemble(a_cycle()), path)

    assert stopped.value.exit_code is ExitCode.TEMPLATE
    assert "word/footer1.xml" in stopped.value.message
