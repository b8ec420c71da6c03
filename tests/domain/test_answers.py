"""Answers: a return put back into a form's boxes says the same again."""

from datetime import date

import pytest
from builders import a_plan, a_return, an_update
from excel_files import ANSWERS, KEY, a_form

from paperclerk.domain.answers import answers_of, box_at
from paperclerk.domain.places import Place
from paperclerk.domain.plan import Milestone
from paperclerk.domain.ratings import Rag
from paperclerk.domain.returns import KpiUpdate, RiskUpdate
from paperclerk.excel.return_form import write_return_form as write_excel_form
from paperclerk.word.return_form import write_return_form as write_word_form
from parsers.register import read_return

SCHEME = a_plan().scheme


def test_values_are_said_in_the_words_of_the_form():
    update = an_update("D4.1", rag=Rag.AMBER, percent=60, actual=None, forecast=date(2031, 7, 31))

    answers = answers_of(a_return(update, signed_off_on=date(2031, 4, 2), decisions=None), SCHEME)

    assert answers["D4_1_rag"] == "Amber"
    assert answers["D4_1_status"] == "In progress"
    assert answers["D4_1_percent"] == "60"
    assert answers["D4_1_forecast"] == "31 July 2031"
    assert answers["return_signed_off_on"] == "2 April 2031"
    assert {"D4_1_actual", "return_decisions", "D4_1_due", "return_owner", "return_period"}.isdisjoint(answers)


def test_what_was_read_otherwise_is_said_as_it_was_written():
    update = an_update("D4.1", rag=None, as_written={"rag": "Amber-ish", "due": "1 May 2031"})

    answers = answers_of(a_return(update), SCHEME)

    assert answers["D4_1_rag"] == "Amber-ish"
    assert "D4_1_due" not in answers


def test_milestones_risks_and_figures_are_among_them():
    step = Milestone(id="m1", text="Draft", due=date(2031, 1, 1), forecast=date(2031, 2, 1))
    read = a_return(
        an_update("D4.1", milestones=(step,)),
        risks=(RiskUpdate(risk="R1", likelihood=3, impact=4, comment="Rising", as_written={"impact": "four"}),),
        kpis=(KpiUpdate(kpi="K1", actual="94%"),),
    )

    answers = answers_of(read, SCHEME)

    assert answers["D4_1_m1_forecast"] == "1 February 2031"
    assert answers["D4_1_m1_due"] == "1 January 2031"
    assert (answers["R1_likelihood"], answers["R1_impact"], answers["R1_comment"]) == ("3", "four", "Rising")
    assert answers["K1_actual"] == "94%"


@pytest.mark.parametrize("write", [write_word_form, write_excel_form], ids=["Word", "Excel"])
def test_a_form_filled_in_from_a_return_reads_to_the_same_return(write):
    typed = {**ANSWERS, "D4_1_rag": "A", "D4_1_forecast": "31.07.31", "D4_2_rag": "reddish", "D4_1_percent": "60 %"}
    first = read_return(write(a_form(typed), KEY), "a", SCHEME, a_plan().officers)

    again = write(a_form(answers_of(first, SCHEME)), KEY)

    second = read_return(again, "a", SCHEME, a_plan().officers)
    without = {"sha256", "places", "updates", "findings"}
    assert second.model_dump(exclude=without) == first.model_dump(exclude=without)
    assert [u.model_dump(exclude={"places"}) for u in second.updates] == [
        u.model_dump(exclude={"places"}) for u in first.updates
    ]
    assert [(f.rule, f.message) for f in second.findings] == [(f.rule, f.message) for f in first.findings]


def test_a_place_leads_back_to_the_box_that_was_read_there():
    read = a_return(an_update("D4.1"))

    assert box_at(read.updates[0].places["rag"], read) == "D4_1_rag"
    assert box_at(Place(file=read.file, sha256=read.sha256), read) == ""
    assert box_at(Place(where="elsewhere"), read) == ""
