"""Fields within a line: front page, captions, headers and footers are regions, merged as all others are."""

import io
import re
import zipfile
from functools import cache
from pathlib import Path
from typing import Any

import docx
import pytest
from authors_hand import MARK, Draft, W, p, tag_of, xml
from lxml import etree
from redlined import shown, texts
from regenerated_papers import MADE
from rich_cycle import a_rich_cycle, the_findings, the_last_issue
from word_reading import TEMPLATES

from paperclerk.assembly import assurance_pack, cabinet_report, stabilisation_plan
from paperclerk.assembly.report_front import FrontLine
from paperclerk.domain.papers import Paper
from paperclerk.domain.regenerated import Deed
from paperclerk.domain.rulebook import Severity
from paperclerk.ooxml.package import open_package
from paperclerk.word.papers import render
from paperclerk.word.regenerate import Regenerated, regenerate
from paperclerk.word.region_sides import Side

PLAN = TEMPLATES / "stabilisation-plan.docx"
HEADER, FOOTER = "word/header1.xml", "word/footer1.xml"
ORGANISATION, AGREED = "gen_field_header1_organisation", "gen_field_agreed"


@cache
def the_paper() -> Paper:
    return stabilisation_plan.assemble(a_rich_cycle(), the_last_issue("stabilisation-plan"))


@cache
def made(**values: str) -> bytes:
    paper = the_paper()
    was = {getattr(paper, name): value for name, value in values.items()}
    sources = tuple(
        one.model_copy(update={"text": was[one.text]}) if one.text in was and not one.deliverable else one
        for one in paper.sources
    )
    return render(paper.model_copy(update={**values, "sources": sources}), PLAN)


def deeds_of(done: Regenerated) -> dict[str, Deed]:
    return {one.region: one.deed for one in done.deeds}


def edited_header(content: bytes, text: str) -> bytes:
    """Return a draft in whose header the author wrote something instead of the council's name."""
    draft = Draft(content)
    header = etree.fromstring(draft.parts[HEADER])
    control = next(one for one in header.iter(f"{W}sdt") if tag_of(one) == ORGANISATION)
    next(control.iter(f"{W}t")).text = text
    draft.parts[HEADER] = etree.tostring(header)
    return draft.saved()


# Of what a template says, what becomes a region


def a_template(folder: Path, *lines: str, header: str = "") -> Path:
    document = docx.Document(str(PLAN))
    for line in lines:
        document.add_paragraph(line)
    if header:
        document.sections[0].header.paragraphs[0].text = header
    path = folder / "stabilisation-plan.docx"
    document.save(str(path))
    return path


def fields_of(content: bytes) -> dict[str, str]:
    side = Side(open_package(content))
    return {name: side.text(unit) for name, unit in side.units.items() if name.startswith("gen_field_")}


def test_a_councils_own_tags_come_out_as_regions_without_any_control_in_the_template(tmp_path):
    template = a_template(tmp_path, "By {{ paper.organisation }}, {{ paper.subtitle }}.", header="{{ paper.title }} of")

    found = fields_of(render(the_paper(), template))

    paper = the_paper()
    assert found["gen_field_organisation"] == paper.organisation
    assert found["gen_field_subtitle"] == paper.subtitle
    assert found["gen_field_header1_title"] == paper.title


def test_words_on_a_condition_are_one_region_and_a_field_that_comes_twice_is_numbered(tmp_path):
    template = a_template(
        tmp_path,
        "Seen: {% if paper.title %}{{ paper.title }} ({{ paper.subtitle }}){% endif %} again {{ paper.title }}",
        "{{ paper.title }}",
        "{{ paper.title | upper }}",
    )

    found = fields_of(render(the_paper(), template))

    title = the_paper().title
    assert found["gen_field_title"] == f"{title} ({the_paper().subtitle}) again {title}"
    assert found["gen_field_title_2"] == title
    assert found["gen_field_title_3"] == title.upper()


def test_nothing_is_put_around_what_a_loop_repeats_or_a_control_holds_or_a_text_box(tmp_path):
    template = a_template(tmp_path, "{%p for group in paper.groups %}", "{{ paper.title }}", "{%p endfor %}")
    body = docx.Document(str(template))
    box = f"<w:r><w:pict><v:shape><v:textbox><w:txbxContent>{p('{{ paper.subtitle }}')}</w:txbxContent>"
    body.element.body[-1].addprevious(xml(f"<w:p>{box}</v:textbox></v:shape></w:pict></w:r></w:p>"))
    body.save(str(template))

    assert set(fields_of(render(the_paper(), template))) == set(fields_of(made()))


@pytest.mark.parametrize("name", ["cabinet-report", "stabilisation-plan", "assurance-pack", "examples/wendmoor"])
def test_names_and_numbers_of_regions_are_one_each_in_all_parts_of_a_paper(name):
    folder = TEMPLATES / name
    template = folder / "cabinet-report.docx" if folder.is_dir() else TEMPLATES / f"{name}.docx"
    paper = {"stabilisation-plan": the_paper, "assurance-pack": a_pack}.get(name, a_report)()
    content = render(paper.model_copy(update={"restriction": "Not for publication"}), template)

    tags, numbers, marks = [], [], []
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        parts = [part for part in package.namelist() if re.match(r"word/(document|header|footer)\d*\.xml", part)]
        for part in parts:
            root = etree.fromstring(package.read(part))
            tags += [tag_of(one) for one in root.iter(f"{W}sdt")]
            numbers += [one.get(f"{W}val") for one in root.iter(f"{W}id") if one.getparent().tag == f"{W}sdtPr"]
            marks += [one.get(f"{W}name") for one in root.iter(f"{W}bookmarkStart")]

    generated = [tag for tag in tags if tag.startswith("gen_")]
    assert "gen_field_restriction" in generated
    assert len(set(generated)) == len(generated)
    assert len(set(numbers)) == len(numbers)
    assert set(generated) <= set(marks)
    assert len(set(marks)) == len(marks)
    assert max(map(len, generated)) <= 40


def a_pack() -> Any:
    return assurance_pack.assemble(a_rich_cycle(), ())


@cache
def a_report(*answers: tuple[str, str]) -> Any:
    """Return a report with these rows on its front page."""
    report = cabinet_report.assemble(a_rich_cycle(), None, ())
    given = {line.region: line for line in report.front}
    rows = [
        FrontLine(label=label, lines=tuple(text.split("\n")), region=f"gen_front_{label.replace(' ', '_')}")
        for label, text in answers
    ]
    return report.model_copy(update={"front": tuple(rows) if answers else tuple(given.values())})


# Merged


@pytest.mark.parametrize("tracked", [False, True])
@pytest.mark.parametrize("field", ["title", "organisation"])
def test_a_field_nobody_touched_is_brought_up_to_date_wherever_it_stands(field, tracked):
    now = made(**{field: "Borough of Elsewhere"})

    done = regenerate(made(), made(), now, MADE, tracked=tracked)

    for part in ("word/document.xml", HEADER, FOOTER):
        assert texts(done.docx, part=part) == texts(now, part=part)
        if tracked:
            assert texts(done.docx, part=part, accepted=False) == texts(made(), part=part)
    assert set(deeds_of(done).values()) == {Deed.UPDATED}
    assert any(name.startswith("gen_field_") for name in deeds_of(done))
    assert all(name.endswith(field) for name in deeds_of(done))


def test_a_field_the_author_changed_stays_while_the_field_beside_it_is_brought_up_to_date():
    draft = Draft(made())
    footer = etree.fromstring(draft.parts[FOOTER])
    control = next(one for one in footer.iter(f"{W}sdt") if tag_of(one) == "gen_field_footer1_title")
    next(control.iter(f"{W}t")).text = MARK
    draft.parts[FOOTER] = etree.tostring(footer)

    done = regenerate(draft.saved(), made(), made(subtitle="Progress reported for April"), MADE)

    assert texts(done.docx, part=FOOTER)[0].startswith(f"{MARK}, Progress reported for April")
    assert deeds_of(done)["gen_field_footer1_title"] is Deed.KEPT
    assert deeds_of(done)["gen_field_footer1_subtitle"] is Deed.UPDATED


def test_in_a_header_both_are_shown_and_the_list_tells_for_no_comment_can_stand_there():
    done = regenerate(edited_header(made(), MARK), made(), made(organisation="Borough of Elsewhere"), MADE)

    told = next(one for one in done.deeds if one.region == ORGANISATION)
    assert (told.deed, told.had, told.now) == (Deed.BOTH, MARK, "Borough of Elsewhere")
    assert texts(done.docx, part=HEADER, accepted=False) == [MARK]
    assert texts(done.docx, part=HEADER) == [f"{MARK} Borough of Elsewhere"]
    header = open_package(done.docx).xml(HEADER)
    assert not list(header.iter(f"{W}commentReference", f"{W}commentRangeStart"))
    assert not open_package(done.docx).has("word/comments.xml")


def test_in_the_body_both_are_shown_with_a_comment():
    draft = Draft(made())
    next(draft.control(AGREED).iter(f"{W}t")).text = MARK

    done = regenerate(draft.saved(), made(), made(agreed="Agreed by Council."), MADE)

    assert deeds_of(done)[AGREED] is Deed.BOTH
    assert b"Agreed by Council." in open_package(done.docx).read("word/comments.xml")


def test_a_field_the_author_deleted_stays_deleted_in_a_header_too():
    draft = Draft(made())
    header = etree.fromstring(draft.parts[HEADER])
    control = next(one for one in header.iter(f"{W}sdt") if tag_of(one) == ORGANISATION)
    control.getparent().remove(control)
    draft.parts[HEADER] = etree.tostring(header)

    same = regenerate(draft.saved(), made(), made(), MADE)
    new = regenerate(draft.saved(), made(), made(organisation="Borough of Elsewhere"), MADE)

    assert "Elsewhere" not in "".join(texts(new.docx, part=HEADER))
    assert deeds_of(same)[ORGANISATION] is Deed.STAYS_DELETED
    assert deeds_of(new)[ORGANISATION] is Deed.DELETED_CHANGED


@pytest.mark.parametrize("tracked", [False, True])
def test_a_line_comes_with_its_field_and_goes_with_it(tracked):
    without, with_it = made(agreed="", compared=""), made()

    came = regenerate(without, without, with_it, MADE, tracked=tracked)
    went = regenerate(with_it, with_it, without, MADE, tracked=tracked)

    assert shown(came.docx, accepted=True) == shown(with_it)
    assert shown(went.docx, accepted=True) == shown(without)
    assert deeds_of(came)[AGREED] is Deed.ADDED
    assert deeds_of(went)[AGREED] is Deed.REMOVED
    if tracked:
        assert shown(came.docx, accepted=False) == shown(without)
        assert shown(went.docx, accepted=False) == shown(with_it)


def test_a_line_into_which_the_author_wrote_stays_when_its_field_goes():
    draft = Draft(made())
    draft.control(AGREED).addnext(xml(p(MARK))[0])

    done = regenerate(draft.saved(), made(), made(agreed="", compared=""), MADE)

    assert MARK in texts(done.docx)


@pytest.mark.parametrize("tracked", [False, True])
def test_rows_of_the_front_page_are_merged_each_by_itself(tracked):
    template = TEMPLATES / "cabinet-report.docx"
    before = render(a_report(("Wards", "All"), ("Chair", "A. Bell"), ("Lead", "One\nTwo")), template)
    now = render(a_report(("Purpose", "To note"), ("Wards", "Quarry"), ("Chair", "B. Hill"), ("Lead", "One")), template)
    draft = Draft(before)
    texts_of = list(draft.control("gen_front_Chair").iter(f"{W}t"))
    texts_of[-1].text = MARK

    done = regenerate(draft.saved(), before, now, MADE, tracked=tracked)

    told = deeds_of(done)
    assert told["gen_front_Wards"] is Deed.UPDATED
    assert told["gen_front_Lead"] is Deed.UPDATED
    assert told["gen_front_Purpose"] is Deed.ADDED
    assert told["gen_front_Chair"] is Deed.BOTH
    lines = texts(done.docx)
    assert [line for line in lines if line in ("To note", "Quarry", MARK, "B. Hill", "One", "Two")] == [
        "To note", "Quarry", MARK, "B. Hill", "One",
    ]  # fmt: skip


# Of drafts made before fields were regions


def without_fields(content: bytes) -> bytes:
    draft = Draft(content)
    for part in ("word/document.xml", HEADER, FOOTER):
        root = draft.root if part == "word/document.xml" else etree.fromstring(draft.parts[part])
        for control in [one for one in root.iter(f"{W}sdt") if tag_of(one).startswith("gen_field_")]:
            content_of = [one for one in control.find(f"{W}sdtContent") if one.tag == f"{W}r"]
            at = control.getparent().index(control)
            control.getparent()[at : at + 1] = content_of
        draft.parts[part] = etree.tostring(root)
    return draft.saved()


def test_a_draft_made_before_fields_were_regions_is_brought_up_to_date_as_before():
    old, now = without_fields(made()), made(organisation="Borough of Elsewhere", agreed="Agreed by Council")

    done = regenerate(old, old, now, MADE)

    assert shown(done.docx) == shown(now)
    assert texts(done.docx, part=HEADER) == ["Borough of Elsewhere"]
    assert {one.deed for one in done.deeds} == {Deed.UPDATED}


@pytest.mark.parametrize("tracked", [False, True])
def test_a_new_table_comes_with_its_heading_and_the_line_over_it_that_is_a_field(tracked):
    some = tuple(one for one in the_findings() if one.severity is not Severity.HIGH)
    base, now = (
        render(assurance_pack.assemble(a_rich_cycle(), found), TEMPLATES / "assurance-pack.docx")
        for found in (some, the_findings())
    )

    done = regenerate(base, base, now, MADE, tracked=tracked)

    challenges = texts(now)[texts(now).index("Challenge log") :]
    assert texts(done.docx)[-len(challenges) :] == challenges
    assert not any(one.deed is Deed.APPENDED for one in done.deeds)
    if tracked:
        assert shown(done.docx, accepted=False) == shown(base)
