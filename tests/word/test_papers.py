"""Papers into Word: what a made .docx holds, and that it is the same every time."""

import io
import zipfile

import pytest
from builders import a_cycle, a_deliverable, a_plan, a_small_cycle, an_update
from rich_cycle import LONG, a_rich_cycle, the_findings, the_last_issue
from word_reading import TEMPLATES, W, changed, paragraphs, part, text_of, words

from paperclerk.assembly import assurance_pack, stabilisation_plan
from paperclerk.errors import Unreadable
from paperclerk.word.papers import read_regions, render

TABLE = TEMPLATES / "stabilisation-plan.docx"
PACK = TEMPLATES / "assurance-pack.docx"
CORE = "{http://purl.org/dc/elements/1.1/}"
TERMS = "{http://purl.org/dc/terms/}"


@pytest.fixture(scope="module")
def rich_table() -> bytes:
    return render(stabilisation_plan.assemble(a_rich_cycle(), the_last_issue("stabilisation-plan")), TABLE)


@pytest.fixture(scope="module")
def rich_pack() -> bytes:
    return render(assurance_pack.assemble(a_rich_cycle(), the_findings(), the_last_issue()), PACK)


@pytest.fixture(params=["rich_table", "rich_pack"])
def made(request) -> bytes:
    return request.getfixturevalue(request.param)


def test_the_same_paper_gives_the_same_bytes(rich_pack):
    again = render(assurance_pack.assemble(a_rich_cycle(), the_findings(), the_last_issue()), PACK)

    assert again == rich_pack


def test_an_owners_words_come_out_as_typed_whatever_they_look_like():
    typed = "R&D < 5 & > 3 {{ 7*7 }} {% for %} {_{ <b>]]></w:t> 😀 שלום “q” a  b\tc"

    made = render(stabilisation_plan.assemble(a_small_cycle(an_update(narrative=typed))), TABLE)

    assert typed.replace("\t", "") in text_of(made)
    assert typed in read_regions(made)["gen_D4_1"]


def test_lines_of_an_owners_words_are_paragraphs_and_marked_lines_points_of_a_real_list(rich_table):
    styles = {text: style for style, text in paragraphs(rich_table)}

    assert styles["Part A was sent to all members on 5 March; 14 answered."] == "TableBullet"
    assert styles["on the scheme of delegation, expected by 11 April;"] == "TableBullet2"
    assert all(line.strip(" •–") in text_of(rich_table) for line in LONG.splitlines())


def test_every_region_is_found_by_its_name_with_its_text(rich_table):
    regions = read_regions(rich_table)

    assert regions["gen_D1_1_rag"] == "Green"
    assert regions["gen_title"] == "Governance Stabilisation Plan"
    assert "Overdue by 36 days on 5 April 2031" in regions["gen_D1_1"]
    assert [name for name in regions if name.startswith("gen_rec_")] == [f"gen_rec_{n}" for n in range(1, 14)]


def test_every_region_has_a_bookmark_of_its_name_within_it(made):
    for control in part(made).iter(f"{W}sdt"):
        name = control.find(f"{W}sdtPr/{W}tag").get(f"{W}val")
        (start,) = (mark for mark in control.iter(f"{W}bookmarkStart") if mark.get(f"{W}name") == name)
        ends = [mark for mark in control.iter(f"{W}bookmarkEnd") if mark.get(f"{W}id") == start.get(f"{W}id")]
        inside = list(control.iter(f"{W}p"))
        assert len(ends) == 1, name
        if inside:
            # LibreOffice drops a bookmark that leads from a paragraph into a table or a region that follows.
            own = [one for one in inside if one.getparent() is control.find(f"{W}sdtContent")]
            last = own[-1] if inside[0] in own else inside[-1]
            assert (start.getparent(), ends[0].getparent()) == (inside[0], last), name


def test_controls_and_bookmarks_have_ids_of_their_own_in_the_order_of_the_document(made):
    body = part(made)

    controls = [int(number.get(f"{W}val")) for number in body.iter(f"{W}id")]
    marks = [int(mark.get(f"{W}id")) for mark in body.iter(f"{W}bookmarkStart")]

    assert controls == list(range(1, len(controls) + 1))
    assert marks == list(range(1, len(marks) + 1))


def test_nothing_of_the_templates_tags_is_left_in_any_part():
    made = render(assurance_pack.assemble(a_cycle(), ()), PACK)

    with zipfile.ZipFile(io.BytesIO(made)) as package:
        for name in package.namelist():
            assert not any(mark in package.read(name) for mark in (b"{{", b"{%", b"}}", b"%}")), name


def test_properties_come_from_the_paper_and_no_clock(made):
    core = part(made, "docProps/core.xml")

    assert core.find(f"{CORE}title").text in ("Governance Stabilisation Plan", "Assurance pack")
    assert core.find(f"{CORE}creator").text == "Borough of Anywhere"
    assert core.find(f"{CORE}language").text == "en-GB"
    assert {core.find(f"{TERMS}{when}").text for when in ("created", "modified")} == {"2031-03-31T00:00:00Z"}


def test_a_template_may_have_its_own_bookmark_for_a_region(tmp_path):
    path = tmp_path / "own.docx"
    own = '<w:bookmarkStart w:id="7" w:name="gen_title"/>'
    path.write_bytes(
        changed(
            TABLE, ("{{ paper.title }}</w:t></w:r>", f'{{{{ paper.title }}}}</w:t></w:r>{own}<w:bookmarkEnd w:id="7"/>')
        )
    )

    made = render(stabilisation_plan.assemble(a_cycle()), path)

    names = [mark.get(f"{W}name") for mark in part(made).iter(f"{W}bookmarkStart")]
    assert names.count("gen_title") == 1


def test_a_rating_in_the_councils_own_words_is_printed_in_its_colours():
    cycle = a_small_cycle(an_update())
    green = cycle.plan.scheme.ratings[2].model_copy(
        update={"label": "On track & funded", "fill": "123456", "ink": "FFFFFF"}
    )
    scheme = cycle.plan.scheme.model_copy(update={"ratings": (green,)})
    plan = cycle.plan.model_copy(update={"scheme": scheme})

    made = render(stabilisation_plan.assemble(cycle.model_copy(update={"plan": plan})), TABLE)

    assert read_regions(made)["gen_D4_1_rag"] == "On track & funded"
    (run,) = (
        r for r in part(made).iter(f"{W}r") if words(r) == "On track & funded" and _is_in_control(r, "gen_D4_1_rag")
    )
    assert run.find(f"{W}rPr/{W}shd").get(f"{W}fill") == "123456"


def test_a_cell_with_nothing_to_say_still_holds_a_paragraph():
    plan = a_plan(a_deliverable())
    bare = plan.recommendations[0].model_copy(update={"activities": (), "accountable_officers": ()})

    made = render(
        stabilisation_plan.assemble(a_cycle(plan=plan.model_copy(update={"recommendations": (bare,)}))), TABLE
    )

    cells = list(part(made).iter(f"{W}tc"))
    assert cells
    assert all(cell.find(f".//{W}p") is not None for cell in cells)


def test_regions_are_asked_only_of_word_files():
    with pytest.raises(Unreadable):
        read_regions(b"not a file")


def _is_in_control(run, name: str) -> bool:
    controls = (above.find(f"{W}sdtPr/{W}tag") for above in run.iterancestors(f"{W}sdt"))
    return name in [tag.get(f"{W}val") for tag in controls]


def test_a_region_in_a_text_box_is_there_once_though_word_writes_the_box_twice(tmp_path):
    control = (
        '<w:sdt><w:sdtPr><w:tag w:val="gen_boxed"/></w:sdtPr><w:sdtContent>'
        "<w:p><w:r><w:t>{{ paper.agreed }}</w:t></w:r></w:p></w:sdtContent></w:sdt>"
    )
    box = (
        '<w:p><w:r><mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
        f'<mc:Choice Requires="wps"><w:txbxContent>{control}</w:txbxContent></mc:Choice>'
        f"<mc:Fallback><w:txbxContent>{control}</w:txbxContent></mc:Fallback></mc:AlternateContent></w:r></w:p>"
    )
    path = tmp_path / "boxed.docx"
    path.write_bytes(changed(TABLE, ("<w:sectPr", box + "<w:sectPr")))
    paper = stabilisation_plan.assemble(a_cycle())

    made = render(paper, path)

    assert read_regions(made)["gen_boxed"] == paper.agreed
    assert [mark.get(f"{W}name") for mark in part(made).iter(f"{W}bookmarkStart")].count("gen_boxed") == 1
