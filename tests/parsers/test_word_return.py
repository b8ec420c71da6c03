"""Word returns read back, whatever was done to the form on its way: by control, by label, by line."""

import shutil
import subprocess
import zipfile
from collections.abc import Callable
from datetime import UTC, date, datetime
from io import BytesIO
from pathlib import Path

import pytest
from builders import FINANCE, MONITORING, a_period, a_plan, an_update
from lxml import etree
from office_files import a_word_file

from paperclerk.domain.forms import FormItem, ReturnForm
from paperclerk.domain.ratings import Rag, Status
from paperclerk.domain.returns import Return, Update
from paperclerk.domain.signature import verdict
from paperclerk.ooxml.package import open_package
from paperclerk.ooxml.repack import repack
from paperclerk.ooxml.story import read_story
from paperclerk.ooxml.wordml import W, find, value
from paperclerk.word.return_form import write_return_form
from parsers import word_return

KEY = b"a secret for tests"
PLAN = a_plan()
ANSWERS = {
    "return_reported_by": "Dee Farrow, Deputy Monitoring Officer",
    "return_signed_off_by": "Chief Executive",
    "return_signed_off_on": "28 March 2031",
    "return_decisions": "Agree the timetable on 4 April 2031.",
    "D4_1_rag": "Amber",
    "D4_1_status": "In progress",
    "D4_1_percent": "60",
    "D4_1_forecast": "31 July 2031",
    "D4_1_narrative": "The draft was agreed.\n• 14 of 20 points are settled\n• two wait for D4.2\n\nIt meets in May.",
    "D4_1_next_steps": "D4.2 comes first.",
    "D4_1_slip_reason": "The audit reported late.",
    "D4_1_recovery_action": "A second drafter from 1 April.",
    "D4_1_recovery_owner": "Chief Executive",
    "D4_1_recovery_date": "31 May 2031",
    "D4_2_rag": "Green",
    "D4_2_status": "Complete",
    "D4_2_actual": "14 March 2031",
    "D4_2_narrative": "Adopted by Council.",
    "D4_2_evidence": "Council minute 12",
}  # fmt: skip


def a_form(answers: dict[str, str] | None = None, *, last: bool = True) -> bytes:
    """Return the Monitoring Officer's form as a Word file, filled in with `ANSWERS` unless others are given."""
    items = tuple(
        FormItem(
            deliverable=item,
            recommendation=4,
            recommendation_title="Put matter 4 right",
            last=an_update(item.id) if last else None,
            last_period="February 2031",
        )
        for item in PLAN.led_by(MONITORING)
    )
    form = ReturnForm(
        organisation=PLAN.organisation,
        plan_title=PLAN.title,
        plan_version=PLAN.version,
        period=a_period(),
        owner=MONITORING,
        returns_due=date(2031, 4, 5),
        scheme=PLAN.scheme,
        items=items,
        answers=ANSWERS if answers is None else answers,
    )
    return write_return_form(form, KEY)


def read(content: bytes) -> Return:
    return word_return.read(content, "return.docx", PLAN.scheme, PLAN.officers)


def changed(content: bytes, change: Callable[[etree._Element], None]) -> bytes:
    """Return a Word file with something done to its document."""
    root = open_package(content).xml("word/document.xml")
    change(root)
    return repack(content, {"word/document.xml": etree.tostring(root)})


def control(root: etree._Element, tag: str) -> etree._Element:
    return next(sdt for sdt in root.iter(f"{W}sdt") if value(sdt, "w:sdtPr/w:tag") == tag)


def unwrapped(root: etree._Element) -> None:
    """Take every control away and leave what it held, as LibreOffice 7 and mail programs do."""
    for sdt in reversed(list(root.iter(f"{W}sdt"))):
        content, parent = find(sdt, "w:sdtContent"), sdt.getparent()
        for child in content:
            sdt.addprevious(child)
        parent.remove(sdt)


def in_lines(content: bytes, row: Callable[[list[str]], str]) -> bytes:
    """Return the form as bare paragraphs, each table row written by `row`, without any part of the form's own."""
    lines: list[str] = []
    for block in read_story(open_package(content)).blocks:
        rows = (
            [row([cell.text.strip() for cell in r.cells]) for r in block.rows]
            if hasattr(block, "rows")
            else [block.text]
        )
        lines += [line for text in rows for line in text.split("\n")]
    paragraphs = (f"<w:p><w:r><w:t xml:space='preserve'>{line}</w:t></w:r></w:p>" for line in lines)
    return a_word_file("".join(paragraphs).replace("\t", "</w:t><w:tab/><w:t xml:space='preserve'>"))


def said(read_: Return) -> list[dict[str, object]]:
    return [update.model_dump(exclude={"places", "as_written"}, exclude_none=True) for update in read_.updates]


def rules(read_: Return) -> list[str]:
    return [found.rule for found in read_.findings]


def test_a_form_filled_in_is_read_back_whole_with_nothing_to_say_about_it():
    back = read(a_form())

    assert rules(back) == []
    assert (back.format, back.read_by) == ("docx", "controls")
    assert back.reported_by == "Dee Farrow, Deputy Monitoring Officer"
    assert back.signed_off_by == "Chief Executive"
    assert back.signed_off_on == date(2031, 3, 28)
    assert back.decisions == "Agree the timetable on 4 April 2031."
    assert [update.deliverable for update in back.updates] == ["D4.1", "D4.2"]
    assert back.updates[0] == Update(
        deliverable="D4.1",
        rag=Rag.AMBER,
        status=Status.IN_PROGRESS,
        percent=60,
        due=date(2031, 6, 30),
        forecast=date(2031, 7, 31),
        narrative=ANSWERS["D4_1_narrative"],
        next_steps="D4.2 comes first.",
        slip_reason="The audit reported late.",
        recovery_action="A second drafter from 1 April.",
        recovery_owner="Chief Executive",
        recovery_date=date(2031, 5, 31),
        places=back.updates[0].places,
    )


def test_every_value_has_the_place_an_officer_would_look_at():
    place = read(a_form()).updates[0].places["rag"]

    assert (place.where, place.table, place.row, place.tag) == ("table 2, row 3, control D4_1_rag", 2, 3, "D4_1_rag")
    assert place.file == "return.docx"
    assert len(place.sha256) == 64


def test_the_forms_own_mark_comes_back_as_it_went_out():
    back = read(a_form())

    assert back.form is not None
    assert (back.form.period, back.form.owner, back.form.plan_version) == ("2031-03", MONITORING, "1.0")
    assert verdict(back.metadata, back.signature_text, KEY) == "valid"
    assert back.modified == datetime(2031, 3, 1, tzinfo=UTC)


def test_a_blank_form_says_nothing_of_its_deliverables():
    back = read(a_form({}))

    assert all(update.says_nothing for update in back.updates)
    assert [update.due for update in back.updates] == [date(2031, 6, 30)] * 2
    assert [found.message for found in back.findings] == ["Reported by was left empty."]


def test_a_form_whose_controls_were_lost_is_read_by_its_labels():
    whole, bare = read(a_form()), read(changed(a_form(), unwrapped))

    assert bare.read_by == "labels"
    assert said(bare) == said(whole)
    assert (bare.reported_by, bare.signed_off_on) == (whole.reported_by, whole.signed_off_on)
    assert bare.updates[0].places["rag"].where == "table 2, row 3"
    assert rules(bare) == []


def test_a_blank_form_whose_prompts_became_text_still_says_nothing():
    back = read(changed(a_form({}), unwrapped))

    assert all(update.says_nothing for update in back.updates)
    assert back.reported_by is None


def test_last_times_answers_are_never_taken_for_this_times():
    back = read(changed(a_form({"D4_1_rag": "Amber"}), unwrapped))

    assert back.updates[0].rag is Rag.AMBER
    assert back.updates[0].narrative is None


def test_lines_of_label_and_answer_are_read():
    back = read(in_lines(a_form(), lambda cells: f"{cells[0].splitlines()[0]}: {cells[1]}"))

    assert said(back) == said(read(a_form()))
    assert back.form is not None
    assert (back.form.period, back.form.owner) == ("2031-03", MONITORING)


def test_a_table_turned_into_lines_with_tabs_is_read():
    back = read(in_lines(a_form(), "\t".join))

    assert said(back) == said(read(a_form()))


def test_a_table_turned_into_one_column_is_not_guessed_at():
    back = read(in_lines(a_form(), "\n".join))

    assert back.updates == ()
    assert rules(back).count("V14") >= 2
    assert any("cannot be told from last time's" in found.message for found in back.findings)


def test_text_typed_beside_the_box_belongs_to_the_answer_and_is_noted():
    def type_beside(root):
        paragraph = control(root, "D4_1_rag").getparent()
        paragraph.append(etree.fromstring(f'<w:r xmlns:w="{W[1:-1]}"><w:t> - slipping</w:t></w:r>'))

    back = read(changed(a_form(), type_beside))

    assert (back.updates[0].rag, back.updates[0].as_written["rag"]) == (Rag.AMBER, "Amber - slipping")
    assert sorted(rules(back)) == ["V06", "V09"]


def test_text_typed_over_the_prompts_cell_is_read_without_the_prompt():
    def type_beside(root):
        cell = next(control(root, "D4_1_narrative").iterancestors(f"{W}tc"))
        cell.append(etree.fromstring(f'<w:p xmlns:w="{W[1:-1]}"><w:r><w:t>Typed below.</w:t></w:r></w:p>'))

    back = read(changed(a_form({}), type_beside))

    assert back.updates[0].narrative == "Typed below."


def test_tracked_changes_are_read_as_accepted_and_noted():
    def track(root):
        text = next(control(root, "D4_2_narrative").iter(f"{W}r"))
        deleted = etree.fromstring(f'<w:del xmlns:w="{W[1:-1]}" w:id="1" w:author="x"/>')
        inserted = etree.fromstring(
            f'<w:ins xmlns:w="{W[1:-1]}" w:id="2"><w:r><w:t>Adopted with changes.</w:t></w:r></w:ins>'
        )
        text.addprevious(deleted)
        deleted.append(text)
        deleted.addnext(inserted)

    back = read(changed(a_form(), track))

    assert back.updates[1].narrative == "Adopted with changes."
    assert [(found.rule, found.subject) for found in back.findings] == [("V07", "D4.2")]


def test_two_answers_for_one_field_are_not_chosen_between():
    def copy_table(root):
        tables = list(root.iter(f"{W}tbl"))
        copy = etree.fromstring(etree.tostring(tables[1]))
        tables[1].addnext(copy)
        next(control(copy, "D4_1_rag").iter(f"{W}t")).text = "Red"

    back = read(changed(a_form(), copy_table))

    assert back.updates[0].rag is None
    assert back.updates[0].status is Status.IN_PROGRESS
    found, none_left = back.findings
    assert (found.rule, none_left.rule, none_left.blocks) == ("V08", "V12", True)
    assert "“Amber” (table 2, row 3, control D4_1_rag) and “Red” (table 3, row 3, control D4_1_rag)" in found.message


def test_a_section_deleted_from_the_form_is_simply_not_there():
    def delete(root):
        table = list(root.iter(f"{W}tbl"))[2]
        table.getparent().remove(table)

    assert [update.deliverable for update in read(changed(a_form(), delete)).updates] == ["D4.1"]


def test_an_edited_due_date_is_read_as_it_stands_for_the_rules_to_see():
    def edit(root):
        next(control(root, "D4_1_due").iter(f"{W}t")).text = "30 September 2031"

    assert read(changed(a_form(), edit)).updates[0].due == date(2031, 9, 30)


def test_a_period_typed_over_contradicts_the_forms_own_mark():
    def edit(root):
        next(control(root, "return_period").iter(f"{W}t")).text = "April 2031"

    back = read(changed(a_form(), edit))

    assert back.form is not None
    assert back.form.period == "2031-03"
    assert [found.message for found in back.findings] == [
        "Reporting period: the form was issued for March 2031, but now says April 2031."
    ]


@pytest.mark.parametrize(
    ("tag", "typed", "rule", "says"),
    [
        ("D4_1_rag", "Amber/Red", "V01", "D4.1, RAG rating: “Amber/Red” is not plainly one of Red, Amber or Green."),
        ("D4_1_status", "Nearly there", "V02", "D4.1, Status: “Nearly there” is not plainly one of"),
        ("D4_1_forecast", "end of May", "V03", "D4.1, Forecast completion date: “end of May” is not a date"),
        ("D4_1_percent", "lots", "V04", "D4.1, Percentage complete: “lots” is not a percentage"),
        ("D4_1_recovery_owner", "Monitorng Officer", "V05", "is not a post in the officer register."),
    ],
)
def test_an_answer_that_cannot_be_read_is_a_finding_with_its_place_and_what_to_do(tag, typed, rule, says):
    back = read(a_form({**ANSWERS, tag: typed}))

    (found,) = back.findings
    assert (found.rule, found.subject, found.place.tag) == (rule, "D4.1", tag)
    assert says in found.message
    assert found.hint
    assert back.updates[0].as_written[tag.removeprefix("D4_1_")] == typed


def test_a_post_that_is_not_known_is_kept_as_it_was_written():
    assert read(a_form({**ANSWERS, "D4_1_recovery_owner": "Head of Nothing"})).updates[0].recovery_owner == (
        "Head of Nothing"
    )


def test_what_is_read_by_the_register_or_the_scheme_is_kept_as_typed_without_a_word():
    back = read(a_form({**ANSWERS, "D4_1_rag": "A", "D4_1_recovery_owner": "MO", "D4_1_forecast": "31/07/2031"}))

    assert rules(back) == []
    assert (back.updates[0].rag, back.updates[0].recovery_owner) == (Rag.AMBER, MONITORING)
    assert back.updates[0].as_written == {"rag": "A", "recovery_owner": "MO", "forecast": "31/07/2031"}


def test_a_required_answer_left_empty_is_named_when_others_are_given():
    back = read(a_form({**ANSWERS, "D4_1_rag": "", "D4_2_narrative": ""}))

    assert [(found.rule, found.message) for found in back.findings] == [
        ("V12", "D4.1, RAG rating was left empty."),
        ("V12", "D4.2, Progress this period was left empty."),
    ]


def test_a_picture_in_an_answer_is_said_to_be_left_out():
    def paste(root):
        run = next(control(root, "D4_2_narrative").iter(f"{W}r"))
        run.append(etree.fromstring(
            f'<w:drawing xmlns:w="{W[1:-1]}"><a:blip xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"/>'
            "</w:drawing>"))  # fmt: skip

    (found,) = read(changed(a_form(), paste)).findings

    assert (found.rule, found.subject) == ("V15", "D4.2")
    assert "holds a picture" in found.message


def test_a_comment_in_the_margin_is_passed_on_to_the_reviewer():
    body = (
        '<w:p><w:sdt><w:sdtPr><w:tag w:val="D4_1_rag"/></w:sdtPr><w:sdtContent><w:r><w:t>Red</w:t></w:r></w:sdtContent>'
        '</w:sdt><w:r><w:commentReference w:id="1"/></w:r></w:p>'
    )
    said_in_it = '<w:comment w:id="1" w:author="Cass"><w:p><w:r><w:t>Are you sure?</w:t></w:r></w:p></w:comment>'

    back = read(a_word_file(body, comments=f"<w:comments>{said_in_it}</w:comments>"))

    assert "Comment by Cass: “Are you sure?”" in [found.message for found in back.findings if found.rule == "V13"]


def test_labels_under_no_deliverable_are_not_given_to_one():
    rows = "".join(
        f"<w:tr><w:tc><w:p><w:r><w:t>{label}</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc></w:tr>"
        for label, text in (
            ("Reporting period", "March 2031"),
            ("Owner", FINANCE),
            ("Reported by", "Me"),
            ("RAG", "Red"),
        )
    )
    back = read(a_word_file(f"<w:tbl>{rows}</w:tbl>"))

    assert back.updates == ()
    assert [found.rule for found in back.findings] == ["V14"]
    assert back.form is not None
    assert (back.form.period, back.form.owner) == ("2031-03", FINANCE)


def test_a_document_that_is_no_form_is_said_to_be_none():
    back = read(a_word_file("<w:p><w:r><w:t>Minutes of the board: D4.1 was noted.</w:t></w:r></w:p>"))

    assert not back.is_ours
    assert rules(back) == ["F01"]


def test_a_mark_that_was_spoilt_leaves_the_visible_boxes():
    content = a_form()
    with zipfile.ZipFile(BytesIO(content)) as package:
        name = next(n for n in package.namelist() if b"return-form:1" in package.read(n) and "Props" not in n)
    back = read(repack(content, {name: b"<form:form xmlns:form='urn:paperclerk:return-form:1'><form:field/>"}))

    assert back.metadata is None
    assert back.form is not None
    assert (back.form.period, back.form.owner) == ("2031-03", MONITORING)


def test_reading_twice_gives_the_same():
    assert read(a_form()) == read(a_form())


@pytest.mark.libreoffice
@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not on this machine")
@pytest.mark.parametrize("by_way_of", ["docx", "odt", "doc", "rtf"])
def test_a_form_saved_by_libreoffice_is_read_the_same(by_way_of, tmp_path):
    form = a_form()
    saved = saved_by_libreoffice(form, "docx", by_way_of, tmp_path / "out")
    back = read(saved if by_way_of == "docx" else saved_by_libreoffice(saved, by_way_of, "docx", tmp_path / "back"))

    assert [without_blank_lines(update) for update in said(back)] == [without_blank_lines(u) for u in said(read(form))]
    assert (back.signed_off_by, back.signed_off_on) == ("Chief Executive", date(2031, 3, 28))
    assert back.form is not None
    assert (back.form.period, back.form.owner) == ("2031-03", MONITORING)


def saved_by_libreoffice(content: bytes, suffix: str, to: str, folder: Path) -> bytes:
    folder.mkdir()
    (folder / f"form.{suffix}").write_bytes(content)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    made = folder / "made"
    call = ["soffice", profile, "--headless", "--convert-to", to, "--outdir", str(made), str(folder / f"form.{suffix}")]
    subprocess.run(call, check=True, capture_output=True, timeout=120)
    return (made / f"form.{to}").read_bytes()


def without_blank_lines(update: dict[str, object]) -> dict[str, object]:
    """Return an update without empty lines in its answers: the old binary format adds one before a list."""
    return {key: value.replace("\n\n", "\n") if isinstance(value, str) else value for key, value in update.items()}
