"""What a Word return holds beside its answers is told: words struck out, deleted rows, ways out of the file."""

import pytest
from lxml import etree
from word_returns import a_form, changed, control, read, row_of

from paperclerk.ooxml.outside_links import OutsideLink, links_outside
from paperclerk.ooxml.package import open_package
from paperclerk.ooxml.repack import repack
from paperclerk.ooxml.wordml import W
from paperclerk.word.annotated import would_lose

RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def struck(tag, kind="strike"):
    """Return a deed that draws a line through an answer's words."""

    def act(root):
        for run in control(root, tag).iter(f"{W}r"):
            properties = run.find(f"{W}rPr")
            if properties is None:
                properties = etree.Element(f"{W}rPr")
                run.insert(0, properties)
            etree.SubElement(properties, f"{W}{kind}")

    return act


def with_field(instruction, tag="D4_1_narrative"):
    """Return a deed that puts a field before an answer's words, its instruction parted over two runs."""

    def act(root):
        run = next(control(root, tag).iter(f"{W}r"))
        half = len(instruction) // 2
        for inner in (
            f'<w:fldChar xmlns:w="{W[1:-1]}" w:fldCharType="begin"/>',
            f'<w:instrText xmlns:w="{W[1:-1]}" xml:space="preserve">{instruction[:half]}</w:instrText>',
            f'<w:instrText xmlns:w="{W[1:-1]}" xml:space="preserve">{instruction[half:]}</w:instrText>',
            f'<w:fldChar xmlns:w="{W[1:-1]}" w:fldCharType="end"/>',
        ):
            added = etree.Element(f"{W}r")
            added.append(etree.fromstring(inner))
            run.addprevious(added)

    return act


def with_relation(content, kind, target):
    """Return a form whose settings have a relation to something outside."""
    rels = (
        f'<Relationships xmlns="{RELATIONS}"><Relationship Id="rId9" Type="{OFFICE}/{kind}" Target="{target}" '
        'TargetMode="External"/></Relationships>'
    )
    return repack(content, {"word/_rels/settings.xml.rels": rels.encode()})


def told(back, rule):
    return [found.message for found in back.findings if found.rule == rule]


@pytest.mark.parametrize("kind", ["strike", "dstrike"])
def test_words_struck_through_are_left_out_and_quoted(kind):
    back = read(changed(a_form(), struck("D4_1_narrative", kind)))

    assert back.updates[0].narrative is None
    what = "D4.1, Progress this period: “The draft was agreed.” is struck through, so it was left out."
    assert told(back, "V15") == [what]


def test_a_line_that_was_turned_off_again_strikes_nothing():
    def off(root):
        struck("D4_1_narrative")(root)
        for line in root.iter(f"{W}strike"):
            line.set(f"{W}val", "0")

    back = read(changed(a_form(), off))

    assert back.updates[0].narrative == "The draft was agreed."
    assert told(back, "V15") == []


def test_a_row_deleted_by_a_tracked_change_is_quoted():
    def act(root):
        row = row_of(root, "D4_1_narrative")
        properties = row.find(f"{W}trPr")
        if properties is None:
            properties = etree.Element(f"{W}trPr")
            row.insert(0, properties)
        etree.SubElement(properties, f"{W}del", {f"{W}id": "7", f"{W}author": "an owner"})

    back = read(changed(a_form(), act))

    assert any("deletes a row" in one and "The draft was agreed." in one for one in told(back, "V07"))


@pytest.mark.parametrize(
    ("instruction", "what"),
    [
        (' DDEAUTO c:\\\\cmd.exe "/k calc" ', "a field DDEAUTO"),
        (' INCLUDETEXT "http://127.0.0.1:9/x.docx" ', "a field INCLUDETEXT"),
        (" link Excel.Sheet.8 a.xls ", "a field LINK"),
    ],
)
def test_a_field_that_fetches_from_elsewhere_is_told_and_not_sent_back(instruction, what):
    form = changed(a_form(), with_field(instruction))

    assert any(what in one for one in told(read(form), "V21")) is bool(what)
    assert ("a way out of the file" in would_lose(form)) is bool(what)


@pytest.mark.parametrize("instruction", [" PAGE ", ' HYPERLINK "http://example.org/LINK" ', " REF Links "])
def test_an_ordinary_field_is_no_way_out(instruction):
    assert links_outside(open_package(changed(a_form(), with_field(instruction)))) == ()


def test_a_template_elsewhere_is_told():
    form = with_relation(a_form(), "attachedTemplate", "http://127.0.0.1:9/evil.dotm")

    assert links_outside(open_package(form)) == (
        OutsideLink("a template elsewhere", "http://127.0.0.1:9/evil.dotm", "word/settings.xml"),
    )
    assert any("evil.dotm" in one for one in told(read(form), "V21"))


def test_a_link_to_click_on_is_no_way_out():
    assert links_outside(open_package(with_relation(a_form(), "hyperlink", "http://example.org"))) == ()


def test_a_rating_given_twice_leaves_the_deliverable_unrated_and_blocks():
    def act(root):
        row = row_of(root, "D4_1_rag")
        again = etree.fromstring(etree.tostring(row))
        next(text for text in again.iter(f"{W}t") if text.text == "Amber").text = "Red"
        row.addnext(again)

    back = read(changed(a_form(), act))

    assert back.updates[0].rag is None
    assert "D4.1, RAG rating has no answer that could be taken." in told(back, "V12")
    assert any(found.blocks and found.subject == "D4.1" for found in back.findings)
