"""A council's template as checked before it is used: nothing is accepted that would fail when papers are made."""

import random
import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from builders import a_small_cycle, an_update
from lxml import etree
from rich_cycle import a_rich_cycle, the_findings, the_last_issue
from spoiled_templates import TAG, spoiled
from word_fields import a_field
from word_reading import TEMPLATES, W, changed, part, text_of, words

from paperclerk.assembly import assurance_pack, cabinet_report, stabilisation_plan
from paperclerk.assembly.specimen_cycle import bare_cycle
from paperclerk.domain.cycle import Cycle
from paperclerk.domain.papers import Paper, PaperName, TableLayout
from paperclerk.domain.template_check import TemplateCheck
from paperclerk.errors import CalledWrongly, ExitCode, TemplateMisfit, Unreadable
from paperclerk.ooxml.package import open_package
from paperclerk.ooxml.repack import repack
from paperclerk.steps.check_template import check_template
from paperclerk.word.papers import read_regions, render

TABLE, PACK, REPORT, CARDS = (
    TEMPLATES / f"{name}.docx"
    for name in ("stabilisation-plan", "assurance-pack", "cabinet-report", "stabilisation-plan-cards")
)
WENDMOOR = TEMPLATES / "examples" / "wendmoor"
BODY = "word/document.xml"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
# A few of the hundreds of ways; a report and a pack take seconds to try.
TRIED = {"stabilisation-plan": 25, "cabinet-report": 7, "assurance-pack": 7, "stabilisation-plan-cards": 12}


def checked(content: bytes, tmp_path: Path, name: str = "stabilisation-plan") -> TemplateCheck:
    path = tmp_path / f"our {name}.docx"
    path.write_bytes(content)
    return check_template(path)


def blamed(check: TemplateCheck, rule: str) -> tuple[str, str, str]:
    """Return what is said of the first finding of a rule: the message, the place, the hint."""
    found = next(found for found in check.findings if found.rule == rule)
    assert not check.fits or not found.blocks
    return found.message, found.place.where, found.hint


def with_part(docx: Path, name: str, content: bytes) -> bytes:
    return repack(docx.read_bytes(), {name: content})


@pytest.mark.parametrize(
    "path", [*sorted(TEMPLATES.glob("*.docx")), *sorted(WENDMOOR.glob("*.docx"))], ids=lambda path: str(path)[-40:]
)
def test_our_templates_and_a_second_councils_fit_and_nothing_at_all_is_said_of_them(path):
    check = check_template(path)

    assert check.fits
    assert check.findings == ()
    assert path.stem.startswith(check.paper.value)


def test_every_tag_a_sample_paper_can_reach_was_tried_and_every_field_is_told_with_its_parts():
    check = check_template(TABLE)

    fields = {use.field: use for use in check.fields}
    assert all(use.tried for use in check.fields)
    assert fields["paper.title"].parts == ("word/document.xml", "word/footer1.xml")
    assert fields["paper.groups[].rows[].deliverables"].uses == ("loop",)
    assert fields["paper.groups[].rows[].deliverables[].absence"].uses == ("condition", "value")
    assert fields["paper.groups[].rows[].deliverables[].narrative[].text"].written == ("passage.text",)
    assert "paper.groups[].rows[].deliverables[].recovery_owner" in check.unused


def test_the_paper_is_told_by_the_fields_when_the_name_does_not_tell(tmp_path):
    path = tmp_path / "corporate style v7.docx"
    path.write_bytes(PACK.read_bytes())

    check = check_template(path)

    assert (check.paper, check.guessed, check.fits) == (PaperName.ASSURANCE_PACK, True, True)


def test_a_template_that_may_be_for_any_paper_is_asked_about(tmp_path):
    path = tmp_path / "letter.docx"
    path.write_bytes(changed(TABLE, ("paper.", "papier.")))

    with pytest.raises(CalledWrongly, match="which paper"):
        check_template(path)


def test_a_misspelt_field_is_named_with_its_paragraph_and_the_nearest_field(tmp_path):
    message, where, hint = blamed(checked(changed(TABLE, ("{{ d.movement }}", "{{ d.movment }}")), tmp_path), "T01")

    assert message == 'It asks for "movment", which the paper does not have.'
    assert where == 'word/document.xml, in the paragraph "Movement: {{ d.movment }}"'
    assert hint == "Did you mean movement?"


def test_all_that_is_wrong_is_said_at_once(tmp_path):
    spoilt = changed(TABLE, ("{{ d.movement }}", "{{ d.movment }}"), ("{{ rec.title }}", "{{ rec.titel }}"))

    check = checked(changed(spoilt, ("paper.subtitle", "paper.subtile"), name="word/footer1.xml"), tmp_path)

    asked = [found.message.split('"')[1] for found in check.findings if found.rule == "T01"]
    assert sorted(asked) == ["movment", "subtile", "titel"]
    assert {found.subject for found in check.findings if found.rule == "T04"} >= {"movement gen_D", "title gen_rec"}


def test_a_field_of_a_branch_that_no_sample_takes_is_found(tmp_path):
    branch = "{% if paper.marking == 'SECRET' %}{{ paper.markng }}{% endif %}"

    message, *_ = blamed(checked(changed(TABLE, ("Key to the ratings</w:t>", f"Key {branch}</w:t>")), tmp_path), "T01")

    assert '"markng"' in message


def test_a_tag_in_a_text_box_is_read_tried_and_named(tmp_path):
    box = (
        '<w:p><w:r><mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
        "<mc:Choice Requires='wps'>{0}</mc:Choice><mc:Fallback>{0}</mc:Fallback></mc:AlternateContent></w:r></w:p>"
    )
    inside = "<w:txbxContent><w:p><w:r><w:t>{0}</w:t></w:r></w:p></w:txbxContent>"

    def boxed(tag: str) -> bytes:
        return changed(TABLE, ("<w:sectPr", box.format(inside.format(tag)) + "<w:sectPr"))

    good, bad = (
        checked(boxed("{{ paper.organisation }}"), tmp_path),
        checked(boxed("{{ paper.organization }}"), tmp_path),
    )

    assert good.fits
    assert BODY in next(use for use in good.fields if use.field == "paper.organisation").parts
    assert "{{ paper.organization }}" in blamed(bad, "T01")[1]


@pytest.mark.parametrize("typed", ["{{ paper.title }", "{ { paper.title }}", "{{ paper.title"])
def test_a_lost_brace_is_blamed_where_it_is(typed, tmp_path):
    check = checked(changed(TABLE, ("{{ paper.title }}", typed)), tmp_path)

    assert blamed(check, "T02")[1] == f'word/document.xml, in the paragraph "{typed}"'


def test_a_loop_closed_in_another_cell_is_blamed_with_both_places(tmp_path):
    opened, closed = ("{{r swatch_letter(line.rating) }}", "{% for row in paper.rows %}"), "{{ line.definition }}"

    check = checked(changed(TABLE, opened, (closed, closed + "{% endfor %}")), tmp_path)

    message, where, _ = blamed(check, "T03")
    assert message == (
        "{% for row in paper.rows %} begins in a paragraph and its {% endfor %} stands in another paragraph; both must "
        "be in the same one."
    )
    assert where == 'word/document.xml, in the paragraph "{{ line.definition }}{% endfor %}"'
    with pytest.raises(TemplateMisfit, match="begins in a paragraph"):
        render(stabilisation_plan.assemble(a_small_cycle(an_update())), tmp_path / "our stabilisation-plan.docx")


def test_a_loop_over_rows_that_closes_in_a_paragraph_is_blamed(tmp_path):
    check = checked(changed(TABLE, ("{%tr endfor %}", "{%p endfor %}")), tmp_path)

    assert "begins in the rows of a table and its {% endfor %} stands in a cell" in blamed(check, "T03")[0]


def test_a_loop_that_is_never_closed_is_blamed_where_it_begins(tmp_path):
    check = checked(changed(TABLE, ("{{ officer }}", "{{ officer }}{% if rec.title %}")), tmp_path)

    assert {found.rule for found in check.findings} == {"T03"}


def test_words_beside_a_tag_that_takes_its_row_away_are_not_lost(tmp_path):
    check = checked(changed(TABLE, ("{%tr for rec in group.rows %}", "Rows: {%tr for rec in group.rows %}")), tmp_path)

    message, where, hint = blamed(check, "T02")
    assert message == "{%tr for rec in group.rows %} takes the whole row it stands in away, and with it other words."
    assert "in the row" in where
    assert hint.endswith("What would be lost: Rows:")


@pytest.mark.parametrize(
    ("typed", "said", "asked_for"),
    [
        ("{{ d.narrative }}", "is a list, not a text", "{%p for each in d.narrative %}"),
        ("{{ d.rating }}", "is a thing with fields of its own", "label"),
        ("{{ swatch(d.rating) }}", "are put in with an r", "Write {{r swatch(d.rating) }}"),
        ("{{r swatch(d.status) }}", "is not given a rating", "{{r swatch(d.rating) }}"),
        ("{{r d.movement }}", "is not seen in Word", "Write {{ d.movement }}"),
        ("{{ d.milestones[0] }}", "by its number", "Repeat the list"),
        ("{{ d.movement | uper }}", "no way to change a value", "Did you mean upper?"),
        ("{% include 'x' %}", "not one of the words", "Use for"),
    ],
)
def test_what_would_come_out_wrong_is_told_with_what_to_write(typed, said, asked_for, tmp_path):
    check = checked(changed(TABLE, ("{{ d.movement }}", f"{{{{ d.movement }}}}{typed}")), tmp_path)

    message, where, hint = blamed(check, "T02")
    assert said in message
    assert asked_for in hint
    assert where.startswith("word/document.xml, in the paragraph")


def test_a_tag_that_fails_with_some_data_is_told_with_the_sample_that_showed_it(tmp_path):
    first = changed(PACK, ("{{ paper.covers }}", "{{ paper.covers }}{{ (paper.risks | first).text }}"))

    check = checked(first, tmp_path, "assurance-pack")

    message, where, _ = blamed(check, "T02")
    assert "a month without a return" in message
    assert where.startswith("word/document.xml")


def test_a_tag_that_no_sample_reaches_is_let_through_only_if_nothing_could_upset_it(tmp_path):
    plain = "{% if paper.marking == 'SECRET' %}{{ paper.agreed or paper.title }}{% endif %}"
    risky = "{% if paper.marking == 'SECRET' %}{{ 1 / (paper.rows | length) }}{% endif %}"

    def keyed(words: str) -> TemplateCheck:
        return checked(changed(TABLE, ("Key to the ratings</w:t>", f"Key {words}</w:t>")), tmp_path)

    assert keyed(plain).fits
    assert "never reached" in blamed(keyed(risky), "T13")[0]


def test_a_style_that_is_not_there_is_named_with_the_paragraph_that_needs_it(tmp_path):
    renamed = changed(TABLE, ('w:styleId="TableItem"', 'w:styleId="TableThing"'), name="word/styles.xml")

    check = checked(renamed, tmp_path)

    message, where, _ = blamed(check, "T07")
    assert message == 'It uses the style "TableItem", which it does not have.'
    assert where == 'word/document.xml, in the paragraph "{{ d.id }} {{ d.text }}"'
    assert [style.name for style in check.styles if not style.is_there] == ["TableItem"]


def test_a_region_that_was_deleted_is_named_with_the_tag_to_put_back(tmp_path):
    check = checked(changed(TABLE, ('<w:tag w:val="{{ d.rag_region }}"/>', "")), tmp_path)

    message, _, hint = blamed(check, "T05")
    assert "lacks the region gen_D1_1_rag" in message
    assert "paper.groups[].rows[].deliverables[].rag_region" in hint
    assert len([found for found in check.findings if found.rule == "T05"]) == 1


def test_a_title_that_is_no_heading_and_a_second_heading_1_are_found(tmp_path):
    plain = checked(changed(TABLE, ('<w:pStyle w:val="Heading1"/>', '<w:pStyle w:val="Subtitle"/>')), tmp_path)
    twice = checked(changed(TABLE, ('<w:pStyle w:val="Heading2"/>', '<w:pStyle w:val="Heading1"/>')), tmp_path)

    assert "paper.title does not come out as a heading" in blamed(plain, "T09")[0]
    assert any(found.message.startswith("More than one heading comes out as Heading 1") for found in twice.findings)


def test_a_condition_inside_a_line_leaves_an_empty_paragraph_that_is_found(tmp_path):
    inline = changed(
        TABLE, ("<w:t>Progress this period:</w:t>", "<w:t>{% if d.percent %}{{ d.percent }}{% endif %}</w:t>")
    )

    check = checked(inline, tmp_path)

    assert blamed(check, "T10")[0] == "An empty paragraph comes out."
    assert check.fits


def test_two_tables_with_nothing_between_are_found(tmp_path):
    between = '<w:p><w:pPr><w:pStyle w:val="Heading2"/></w:pPr><w:r><w:rPr/><w:t>Key to the ratings</w:t></w:r></w:p>'

    assert "Word shows them as one" in blamed(checked(changed(TABLE, (between, "")), tmp_path), "T11")[0]


def test_rows_of_unequal_length_are_found(tmp_path):
    cell = "{{ line.definition }}"
    xml = changed(TABLE, (cell, cell))
    with zipfile.ZipFile(BytesIO(xml)) as package:
        body = package.read(BODY).decode()
    at = body.index(cell)
    begins, ends = body.rindex("<w:tc>", 0, at), body.index("</w:tc>", at) + len("</w:tc>")

    check = checked(with_part(TABLE, BODY, (body[:ends] + body[begins:ends] + body[ends:]).encode()), tmp_path)

    assert "rows of 2 and 3 columns" in blamed(check, "T09")[0]


def test_a_comment_left_in_is_told_and_does_not_stop_it(tmp_path):
    check = checked(changed(TABLE, ("<w:t>Key to the ratings</w:t>", '<w:t>Key</w:t><w:commentReference w:id="0"/>')),
                    tmp_path)  # fmt: skip

    assert blamed(check, "T12")[1] == BODY


def linked(kind: str, target: str, part: str = "document") -> bytes:
    name = f"word/_rels/{part}.xml.rels"
    with zipfile.ZipFile(TABLE) as package:
        relations = (
            package.read(name).decode()
            if name in package.namelist()
            else (
                '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>'
            )
        )
    link = f'<Relationship Id="rId99" Type="{RELATIONS}/{kind}" Target="{target}" TargetMode="External"/>'
    return with_part(TABLE, name, relations.replace("</Relationships>", link + "</Relationships>").encode())


UNSAFE = {
    "macros": (lambda: with_part(TABLE, "word/vbaProject.bin", b"program"), "program (macros)", "word/vbaProject.bin"),
    "saved as .docm": (
        lambda: changed(TABLE, ("wordprocessingml.document.main+xml", "document.macroEnabled.main+xml"),
                        name="[Content_Types].xml"), "with macros (.docm)", BODY),
    "remote image": (lambda: linked("image", "https://there.example/logo.png"), "a picture elsewhere", BODY),
    "attached template": (
        lambda: linked("attachedTemplate", "file:///C:/council.dotm", "settings"), "a template elsewhere",
        "word/settings.xml"),
    "field that fetches": (
        lambda: changed(TABLE, ("<w:t>Key to the ratings</w:t>",
                                '<w:instrText>INCLUDEPICTURE "https://there.example/x.png"</w:instrText>')),
        "a field INCLUDEPICTURE", BODY),
    "document type": (
        lambda: changed(TABLE, ("<w:document ", "<!DOCTYPE x><w:document ")), "declares a document type", BODY),
}  # fmt: skip


@pytest.mark.parametrize("kind", UNSAFE)
def test_what_acts_by_itself_or_comes_from_elsewhere_is_refused_with_its_part(kind, tmp_path):
    make, said, part = UNSAFE[kind]

    check = checked(make(), tmp_path)

    message, where, hint = blamed(check, "T06")
    assert said in message
    assert part in (where or message)
    assert hint
    with pytest.raises(TemplateMisfit, match=r"document type|does not fit"):
        render(stabilisation_plan.assemble(a_small_cycle(an_update())), tmp_path / "our stabilisation-plan.docx")


def test_a_strict_file_is_refused_with_how_to_save_it(tmp_path):
    strict = "http://purl.oclc.org/ooxml"
    names = {W.strip("{}"): f"{strict}/wordprocessingml/main", RELATIONS: f"{strict}/officeDocument/relationships"}
    with zipfile.ZipFile(TABLE) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    for usual, other in names.items():
        parts = {name: part.replace(usual.encode(), other.encode()) for name, part in parts.items()}

    message, _, hint = blamed(checked(repack(TABLE.read_bytes(), parts), tmp_path), "T06")

    assert "Strict Open XML" in message
    assert "Word Document (.docx), not Strict" in hint


TELLING = [
    "FILENAME \\p", "AUTHOR", "LASTSAVEDBY", "USERNAME", "USERINITIALS", "USERADDRESS", "DOCPROPERTY Company", "DATE",
    "TIME", "SAVEDATE", "PRINTDATE", "CREATEDATE", "TEMPLATE", "DOCVARIABLE x", "MERGEFIELD Name",
]  # fmt: skip


@pytest.mark.parametrize("code", TELLING)
def test_a_field_that_prints_who_made_the_template_or_the_day_is_refused_wherever_it_stands(code, tmp_path):
    for part_name, simple in (("word/footer1.xml", False), (BODY, True)):
        end = "</w:ftr>" if "footer" in part_name else "<w:sectPr"
        holds = changed(TABLE, (end, f"<w:p>{a_field(code, simple=simple)}</w:p>{end}"), name=part_name)

        message, where, hint = blamed(checked(holds, tmp_path), "T06")

        assert f"a field {code.split()[0]}" in message
        assert part_name in where
        assert "Alt+F9" in hint
        with pytest.raises(TemplateMisfit, match="does not fit"):
            render(stabilisation_plan.assemble(a_small_cycle(an_update())), tmp_path / "our stabilisation-plan.docx")


def test_a_control_tied_to_the_files_author_is_refused_and_one_tied_to_its_title_is_not(tmp_path):
    bound = (
        "<w:sdt><w:sdtPr><w:dataBinding w:prefixMappings=\"xmlns:ns0='http://schemas.openxmlformats.org/package/2006/"
        'metadata/core-properties\'" w:xpath="/ns0:coreProperties[1]/ns1:{}[1]" w:storeItemID="{{6C3C8BC8}}"/>'
        "</w:sdtPr><w:sdtContent><w:p><w:r><w:t>Wilhelmina</w:t></w:r></w:p></w:sdtContent></w:sdt>"
    )
    for tied, refused in (("creator", True), ("title", False)):
        check = checked(changed(TABLE, ("<w:sectPr", f"{bound.format(tied)}<w:sectPr")), tmp_path)

        assert any("tied to a property" in found.message for found in check.findings) is refused


def test_a_field_of_which_nobody_can_say_what_it_is_for_is_told_and_accepted(tmp_path):
    holds = changed(TABLE, ("<w:sectPr", f"<w:p>{a_field('MACROBUTTON x click', 'click')}</w:p><w:sectPr"))

    check = checked(holds, tmp_path)

    assert "a field MACROBUTTON" in blamed(check, "T40")[0]
    assert check.fits


def test_fields_that_number_and_refer_are_no_matter(tmp_path):
    fields = "".join(a_field(code, "1") for code in ("PAGE", "NUMPAGES", "SECTIONPAGES", "STYLEREF 1", "SEQ x"))

    assert checked(changed(TABLE, ("<w:sectPr", f"<w:p>{fields}</w:p><w:sectPr")), tmp_path).findings == ()


def test_a_rating_region_that_shows_another_rating_too_is_refused_as_papers_would_be_stopped(tmp_path):
    moved = changed(TABLE, ("{{r swatch(d.rating) }}", "{{r swatch(d.rating) }} {{ d.movement }}"))

    message, where, hint = blamed(checked(moved, tmp_path), "T05")

    assert message.startswith(
        'The region gen_D1_1_rag shows something else than the rating signed: "Red Worsened since'
    )
    assert where == "word/document.xml, in the region gen_D1_1_rag"
    assert "the rating alone" in hint


def test_a_picture_that_is_not_in_the_file_is_found(tmp_path):
    lost = '<w:drawing><a:blip xmlns:a="a" xmlns:r="' + RELATIONS + '" r:embed="rId77"/></w:drawing>'

    check = checked(changed(TABLE, ("<w:t>Key to the ratings</w:t>", lost)), tmp_path)

    assert blamed(check, "T09")[:2] == ("It refers to a blip that is not in the file.", 'word/document.xml, at "rId77"')


def test_a_document_under_another_name_in_the_file_is_read_and_made_all_the_same(tmp_path):
    with zipfile.ZipFile(TABLE) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        for name, content in parts.items():
            renamed = name.replace("word/document.xml", "word/document2.xml").replace(
                "_rels/document.xml.rels", "_rels/document2.xml.rels")  # fmt: skip
            listed = name in ("[Content_Types].xml", "_rels/.rels")
            package.writestr(
                renamed, content.replace(b"word/document.xml", b"word/document2.xml") if listed else content
            )

    assert checked(out.getvalue(), tmp_path).findings == ()

    paper = stabilisation_plan.assemble(a_small_cycle(an_update()))
    made = render(paper, tmp_path / "our stabilisation-plan.docx")
    assert read_regions(made)["gen_D4_1_rag"] == "Green"


@pytest.mark.parametrize("cut", [1, 2, 5, 9])
def test_a_tag_that_word_split_over_runs_is_put_together_again(cut, tmp_path):
    tag = "{{ d.movement }}"
    parted = f'{tag[:cut]}</w:t></w:r><w:proofErr w:type="spellStart"/><w:r><w:rPr><w:b/></w:rPr><w:t>{tag[cut:]}'

    check = checked(changed(TABLE, (tag, parted)), tmp_path)

    assert check.findings == ()
    assert "paper.groups[].rows[].deliverables[].movement" in [use.field for use in check.fields]


def test_curled_quotes_in_a_tag_are_straightened(tmp_path):
    curled = "{{ d.movement or ‘None’ }}"

    assert checked(changed(TABLE, ("{{ d.movement }}", curled)), tmp_path).fits


def test_a_tag_where_nothing_is_filled_in_is_found(tmp_path):
    words = "<w:endnote><w:p><w:r><w:t>{{ paper.title }}</w:t></w:r></w:p></w:endnote>"
    notes = f'<w:endnotes xmlns:w="{W[1:-1]}">{words}</w:endnotes>'.encode()

    _, where, _ = blamed(checked(with_part(TABLE, "word/endnotes.xml", notes), tmp_path), "T08")

    assert where == 'word/endnotes.xml, at "{{ paper.title }}"'


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7\n", b"PK\x03\x04 cut short"])
def test_what_is_no_word_file_cannot_be_read_at_all(content, tmp_path):
    with pytest.raises(Unreadable) as stopped:
        checked(content, tmp_path)

    assert stopped.value.exit_code is ExitCode.UNREADABLE
    assert "our stabilisation-plan.docx" in stopped.value.message


def test_a_template_that_is_not_there_is_missing(tmp_path):
    with pytest.raises(TemplateMisfit, match=r"gone\.docx cannot be read"):
        check_template(tmp_path / "gone.docx")


def papers_of(name: PaperName, table: TableLayout) -> list[Paper]:
    """Return a rich month, a small one, and one in which no return came at all."""
    months: list[tuple[Cycle, bool]] = [
        (a_rich_cycle(), True), (a_small_cycle(an_update()), False), (bare_cycle(), False),
    ]  # fmt: skip
    made: list[Paper] = []
    for cycle, rich in months:
        issue, findings = (the_last_issue(name.value), the_findings()) if rich else (None, ())
        if name is PaperName.STABILISATION_PLAN:
            made.append(stabilisation_plan.assemble(cycle, issue, table))
        elif name is PaperName.ASSURANCE_PACK:
            made.append(assurance_pack.assemble(cycle, findings, issue))
        else:
            made.append(cabinet_report.assemble(cycle, None, findings, last_issue=issue))
    return made


def prints_a_tag(docx: bytes, template: Path) -> bool:
    """Whether a paper prints a tag of its template, in other braces too; what owners typed in braces is none."""
    text = text_of(docx)
    tags = TAG.findall("\n".join(map(words, part(template.read_bytes()).iter(f"{W}p"))))
    return any(sign in text for sign in ("｛", "«", "\u00ad", *tags))


@pytest.mark.parametrize("path", [TABLE, PACK, REPORT, CARDS], ids=lambda path: path.stem)
def test_whatever_is_accepted_makes_every_paper_and_whatever_is_refused_is_refused_with_a_place(path, tmp_path):
    table = TableLayout.CARDS if path == CARDS else TableLayout.FOUR_COLUMNS
    papers = papers_of(PaperName(path.stem.removesuffix("-cards")), table)
    copies = list(spoiled(path))
    for copy in random.Random(path.stem).sample(copies, TRIED[path.stem]):
        spoilt = tmp_path / path.name
        spoilt.write_bytes(copy.make())

        check = check_template(spoilt)

        blocking = [found for found in check.findings if found.blocks]
        assert check.fits is not bool(blocking), copy.how
        assert all(found.place.where.startswith("word/") and found.message for found in blocking), copy.how
        if check.fits:
            assert not any(prints_a_tag(render(paper, spoilt), path) for paper in papers), copy.how


@pytest.mark.parametrize(
    ("change", "rule", "said"),
    [
        (("{{ rec.number }}", ""), "X48", 'in the paragraph "{{ rec.called }} :'),
        (("<w:t>Rating</w:t>", "<w:t></w:t>"), "X47", "in the row"),
    ],
)
def test_where_something_was_taken_out_of_a_template_is_told(change, rule, said, tmp_path):
    check = checked(changed(CARDS, change), tmp_path, "stabilisation-plan-cards")

    assert [said in found.place.where for found in check.findings if found.rule == rule] == [True]
    assert not [found.rule for found in check_template(CARDS).findings]


def test_who_is_accountable_may_not_hang_on_a_priority(tmp_path):
    pack = WENDMOOR / "assurance-pack.docx"
    body = etree.fromstring(open_package(pack.read_bytes()).read(BODY))
    begins = next(p for p in body.iter(f"{W}p") if words(p) == "{%p if page.officers %}")
    begins.getprevious().addprevious(begins)

    check = checked(with_part(pack, BODY, etree.tostring(body)), tmp_path, "assurance-pack")

    assert "does not show the accountable officer in the region gen_rec_1" in blamed(check, "T04")[0]


@pytest.mark.parametrize(
    ("template", "tag"),
    [
        (TABLE, "{{r swatch(line.rating) }}"),
        (PACK, "{{ line.subject }}"),
        (PACK, "{{ line.text }}"),
        (REPORT, "{{ text }}{%p endfor %}"),
    ],
    ids=["label of the key", "subject of a finding", "text of an item", "deliverables without a report"],
)
def test_what_a_reader_would_miss_is_promised_and_a_template_without_it_refused(template, tag, tmp_path):
    check = checked(without_tag(template, tag), tmp_path, template.stem)

    assert not check.fits
    assert {found.rule for found in check.findings if found.blocks} == {"T04"}


def without_tag(template: Path, tag: str) -> bytes:
    """Return a template without the last of its tags of these words, or the words before the end of a loop."""
    with zipfile.ZipFile(template) as package:
        xml = package.read(BODY).decode()
    words = tag.partition("{%")[0]
    at = xml.rfind("gap.deliverables") if "endfor" in tag else 0
    at = xml.find(words, at) if at else xml.rfind(words)
    return repack(template.read_bytes(), {BODY: (xml[:at] + xml[at + len(words) :]).encode()})
