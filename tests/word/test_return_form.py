"""The Word return form: what an owner gets, and what a reader can find in it again."""

import io
import json
import zipfile
from datetime import date

import pytest
from builders import MONITORING, a_deliverable, a_period, a_plan, an_update
from lxml import etree
from word_reading import W, part, text_of, words

from paperclerk.domain.fields import RETURN_FIELDS, UPDATE_FIELDS, Kind
from paperclerk.domain.forms import FormItem, ReturnForm
from paperclerk.domain.ratings import Rag, Status
from paperclerk.domain.signature import FormMetadata, verdict
from paperclerk.ooxml.controls import Control
from paperclerk.ooxml.package import open_package
from paperclerk.ooxml.story import read_story
from paperclerk.word.return_form import METADATA_NAMESPACE, write_return_form

KEY = b"a key for tests"
W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"


def an_item(id: str = "D4.1", **changes) -> FormItem:
    given = {"deliverable": a_deliverable(id), "recommendation": 4, "recommendation_title": "Put matter 4 right"}
    return FormItem(**{**given, **changes})


def a_form(*items: FormItem, **changes) -> ReturnForm:
    plan = a_plan()
    given = {
        "organisation": plan.organisation, "plan_title": plan.title, "plan_version": plan.version,
        "period": a_period(), "owner": MONITORING, "contact": "returns@example.org", "returns_due": date(2031, 4, 5),
        "scheme": plan.scheme, "items": items or (an_item(),),
    }  # fmt: skip
    return ReturnForm(**{**given, **changes})


def controls_of(form: ReturnForm) -> dict[str, Control]:
    return {control.tag: control for control in read_story(open_package(write_return_form(form, KEY))).controls}


def test_every_field_of_every_deliverable_and_of_the_return_has_a_box_and_a_locked_label():
    controls = controls_of(a_form(an_item("D4.1"), an_item("D4.2")))

    fields = [*RETURN_FIELDS, *(f"D4_{n}_{field}" for n in (1, 2) for field in UPDATE_FIELDS)]
    assert set(controls) == {*fields, *(f"lbl_{field}" for field in fields)}


def test_labels_and_agreed_dates_cannot_be_changed_and_no_box_can_be_deleted():
    docx = write_return_form(a_form(), KEY)

    locks = {
        control.find(f"{W}sdtPr/{W}tag").get(f"{W}val"): control.find(f"{W}sdtPr/{W}lock").get(f"{W}val")
        for control in part(docx).iter(f"{W}sdt")
    }
    fixed = {tag for tag, lock in locks.items() if lock == "sdtContentLocked"}
    assert {tag for tag in locks if tag.startswith("lbl_")} < fixed
    assert {tag for tag in fixed if not tag.startswith("lbl_")} == {"D4_1_due", "return_period", "return_owner"}
    assert set(locks.values()) == {"sdtLocked", "sdtContentLocked"}


def test_a_blank_says_nothing_but_what_is_fixed():
    controls = controls_of(a_form())

    said = {tag: control.text for tag, control in controls.items() if control.text and not tag.startswith("lbl_")}
    assert said == {"D4_1_due": "30 June 2031", "return_period": "March 2031", "return_owner": MONITORING}
    assert controls["D4_1_rag"].is_placeholder


def test_ratings_and_statuses_are_chosen_from_the_lists():
    controls = controls_of(a_form())

    assert controls["D4_1_rag"].choices == ("Red", "Amber", "Green")
    assert controls["D4_1_status"].choices == tuple(status.label for status in Status)


def test_long_answers_have_rich_boxes_in_cells_of_their_own():
    docx = write_return_form(a_form(), KEY)

    for control in part(docx).iter(f"{W}sdt"):
        tag = control.find(f"{W}sdtPr/{W}tag").get(f"{W}val")
        field = {**UPDATE_FIELDS, **RETURN_FIELDS}.get(tag.removeprefix("D4_1_"))
        if field and field.kind is Kind.TEXT:
            assert control.getparent().tag == f"{W}tc", tag
            assert len(control.getparent().findall(f"{W}sdt")) == 1
            assert control.getparent().find(f"{W}p") is None


def test_answers_are_filled_in_with_paragraphs_and_bullets():
    answers = {
        "D4_1_rag": "Amber", "D4_1_forecast": "4 July 2031", "D4_1_narrative": "Done.\n• one & two\n• <three>\nMore.",
        "return_reported_by": "Ada Thorne, Deputy",
    }  # fmt: skip

    controls = controls_of(a_form(answers=answers))

    assert {tag: controls[tag].text for tag in answers} == answers
    assert not controls["D4_1_rag"].is_placeholder


@pytest.mark.parametrize(
    ("typed", "full_date"),
    [("4 July 2031", "2031-07-04T00:00:00Z"), ("31 June 2031", None), ("next month", None), ("4/7/31", None)],
)
def test_a_date_box_knows_the_day_only_when_it_is_a_day(typed, full_date):
    docx = write_return_form(a_form(answers={"D4_1_actual": typed}), KEY)

    for control in part(docx).iter(f"{W}sdt"):
        if control.find(f"{W}sdtPr/{W}tag").get(f"{W}val") == "D4_1_actual":
            assert control.find(f"{W}sdtPr/{W}date").get(f"{W}fullDate") == full_date
            assert words(control) == typed


def test_what_was_said_last_time_stands_beside_each_box_under_its_period():
    last = an_update("D4.1", rag=Rag.RED, percent=40, slip_reason=None)

    docx = write_return_form(a_form(an_item(last=last, last_period="February 2031")), KEY)

    rows = {}
    for row in list(read_story(open_package(docx)).tables)[1].rows:
        cells = [cell.text for cell in row.cells]
        rows[cells[0].split("\n")[0]] = cells[2]
    assert rows["Question"] == "Last time (February 2031)"
    assert rows["RAG rating (required)"] == "Red"
    assert rows["Percentage complete"] == "40%"
    assert rows["Forecast completion date"] == "30 June 2031"
    assert rows["Reason for a later date"] == "Not given"


def test_a_deliverable_never_reported_has_no_column_for_last_time_and_says_why():
    docx = write_return_form(a_form(), KEY)

    assert "Nothing has been reported on this before." in text_of(docx)
    assert "Last time" not in text_of(docx)


def test_the_form_says_where_and_by_when_to_send_it_and_what_the_ratings_mean():
    text = text_of(write_return_form(a_form(), KEY))

    assert "Send this form back to returns@example.org by 5 April 2031" in text
    assert "D4.1 A written account of what D4.1 asks for" in text
    assert "Recommendation 4: Put matter 4 right" in text
    assert all(rating.definition in text for rating in a_plan().scheme.ratings)


def test_the_form_carries_its_signed_metadata_out_of_sight():
    with zipfile.ZipFile(io.BytesIO(write_return_form(a_form(), KEY))) as package:
        root = etree.fromstring(package.read("customXml/item1.xml"))
    child = root.find(f"{{{METADATA_NAMESPACE}}}metadata")
    metadata = FormMetadata.model_validate(json.loads(child.text))

    assert root.tag == f"{{{METADATA_NAMESPACE}}}form"
    assert (metadata.period, metadata.owner) == ("2031-03", MONITORING)
    assert metadata.prefill["D4_1_due"] == "30 June 2031"
    assert verdict(metadata, child.get("signature"), KEY) == "valid"
    assert verdict(metadata, child.get("signature"), b"another key") == "invalid"


def test_every_heading_row_is_repeated_and_no_row_is_torn_over_pages():
    for table in part(write_return_form(a_form(), KEY)).iter(f"{W}tbl"):
        rows = table.findall(f"{W}tr")
        assert rows[0].find(f"{W}trPr/{W}tblHeader") is not None
        assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in rows)
        assert table.find(f"{W}tblPr/{W}tblDescription") is not None


def test_nothing_that_other_programs_damage_is_in_it():
    docx = write_return_form(a_form(), KEY)

    with zipfile.ZipFile(io.BytesIO(docx)) as package:
        assert len(package.namelist()) == len(set(package.namelist()))
        everything = b"".join(package.read(name) for name in package.namelist())
    for damaged in (b"dataBinding", b"repeatingSection", b"documentProtection", b"altChunk"):
        assert damaged not in everything


def test_the_same_form_is_the_same_file_and_bears_a_fixed_day():
    docx = write_return_form(a_form(), KEY)

    assert docx == write_return_form(a_form(), KEY)
    core = part(docx, "docProps/core.xml")
    assert "2031-03-01T00:00:00Z" in etree.tostring(core).decode()
    assert "Progress return, March 2031: Monitoring Officer" in etree.tostring(core).decode()


def test_controls_have_ids_of_their_own():
    ids = [found.get(f"{W}val") for found in part(write_return_form(a_form(), KEY)).iter(f"{W}id")]

    assert len(ids) == len(set(ids)) > 30


def test_words_no_file_can_hold_are_left_out_and_not_the_words_around_them():
    form = a_form(an_item(deliverable=a_deliverable(text="One\x0btwo\ud83dthree\x00")), owner="A & B <C>")

    text = text_of(write_return_form(form, KEY))

    assert "twothree" in text
    assert "Progress return, March 2031: A & B <C>" in text
