"""The setting that says how the stabilisation plan is laid out, and the template that goes with it."""

import json

import pytest
from builders import a_small_cycle, an_update
from word_reading import W, part

from paperclerk.domain.papers import PaperName, TableLayout
from paperclerk.errors import Unreadable
from paperclerk.settings import load_workspace
from paperclerk.steps.make_papers import check_papers, make_papers
from paperclerk.steps.read_authors import AuthorsDesk

CYCLE = a_small_cycle(an_update("D4.1"))


def a_workspace(folder, layout: str):
    (folder / "settings.toml").write_text(f'[papers]\ntable = "{layout}"\nmake = ["stabilisation-plan"]\n')
    return load_workspace(folder, folder / "outputs")


@pytest.mark.parametrize("layout", TableLayout)
def test_the_plan_is_laid_out_as_the_settings_say(tmp_path, layout):
    [made] = make_papers(a_workspace(tmp_path, layout), CYCLE, (), AuthorsDesk(None), lambda *_: None)

    columns = max(len(row.findall(f"{W}tc")) for row in part(made.docx).iter(f"{W}tr"))
    assert columns == {TableLayout.FOUR_COLUMNS: 4, TableLayout.SIX_COLUMNS: 6, TableLayout.CARDS: 2}[layout]
    assert made.paper.name is PaperName.STABILISATION_PLAN
    assert check_papers(CYCLE, [made]) == []


@pytest.mark.parametrize("layout", TableLayout)
def test_the_manifest_tells_each_value_by_the_region_it_stands_in(tmp_path, layout):
    [made] = make_papers(a_workspace(tmp_path, layout), CYCLE, (), AuthorsDesk(None), lambda *_: None)

    told = {source.field: source.region for source in made.paper.sources if source.deliverable == "D4.1"}
    apart = "gen_D4_1_progress" if layout is TableLayout.SIX_COLUMNS else "gen_D4_1"
    assert (told["text"], told["rag"], told["narrative"]) == ("gen_D4_1", "gen_D4_1_rag", apart)
    assert apart in json.dumps(json.loads(made.manifest))


def test_a_layout_that_there_is_not_is_refused_with_those_that_there_are(tmp_path):
    with pytest.raises(Unreadable, match=r"papers\.table is not right: Input should be 'four-columns', 'six-columns'"):
        a_workspace(tmp_path, "five-columns")
