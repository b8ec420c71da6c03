"""The annotated copy of a Word return: our comments beside the boxes, the owner's own words as they were."""

import io
import zipfile
from datetime import UTC, datetime

import pytest
from builders import a_plan
from excel_files import KEY, a_form
from lxml import etree
from office_files import a_word_file, content_of, real_files
from word_reading import W, changed, part, words

from paperclerk.domain.findings import Finding, finding
from paperclerk.domain.places import Place
from paperclerk.domain.returns import Return
from paperclerk.libreoffice import convert, is_present
from paperclerk.ooxml.package import open_package
from paperclerk.ooxml.story import read_story
from paperclerk.word.annotated import annotate, would_lose
from paperclerk.word.return_form import write_return_form
from parsers.register import read_return

MADE = datetime(2031, 4, 5, 9, 0, tzinfo=UTC)
MARKS = (f"{W}commentRangeStart", f"{W}commentRangeEnd", f"{W}commentReference")


def a_filled_form() -> bytes:
    return write_return_form(a_form(), KEY)


def read(content: bytes) -> Return:
    return read_return(content, "return.docx", a_plan().scheme, a_plan().officers)


def what_it_says(read: Return) -> tuple[object, ...]:
    """Return what a return says, whatever the hash of the file it came in."""
    said = read.model_dump(exclude={"sha256", "places", "findings", "updates"})
    updates = [update.model_dump(exclude={"places"}) for update in read.updates]
    places = [{field: place.where for field, place in update.places.items()} for update in read.updates]
    return said, updates, places, [(f.rule, f.message, f.hint, f.place.where) for f in read.findings]


def on(read: Return, words: str = "Say more.", hint: str = "Two sentences will do.") -> list[Finding]:
    """Return a finding on every box of a return."""
    return [
        finding("C01", f"{u.deliverable} {field}: {words}", hint=hint, subject=u.deliverable, place=place, about=field)
        for u in read.updates
        for field, place in u.places.items()
    ]


def comments(content: bytes) -> list[tuple[str, str]]:
    """Return the author and text of each comment."""
    name = open_package(content).related("word/document.xml", "comments")
    root = part(content, name) if name else ()
    return [(c.get(f"{W}author"), "\n".join(words(p) for p in c.iter(f"{W}p"))) for c in root]


def parts(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return {name: package.read(name) for name in package.namelist()}


def every_spot(content: bytes) -> list[Finding]:
    """Return a finding on each table row, control and paragraph of a document, and one on none."""
    story = read_story(open_package(content))
    places = [Place(), Place(table=99, row=1), Place(tag="no_such_tag"), Place(where="paragraph 99999")]
    places += [Place(table=n, row=r) for n, table in enumerate(story.tables, 1) for r in range(1, len(table.rows) + 1)]
    places += [Place(tag=control.tag) for control in story.controls]
    places += [Place(where=f"paragraph {n}, “x”") for n in range(1, len(story.paragraphs) + 1)]
    return [finding("C01", f"Finding {n}", place=place, about=str(n)) for n, place in enumerate(places)]


def test_each_finding_is_a_comment_with_its_message_and_what_to_do():
    form = a_filled_form()

    marked = annotate(form, on(read(form))[:2], MADE)

    assert comments(marked) == [
        ("Paperclerk", "D4.1 due: Say more.\nTwo sentences will do."),
        ("Paperclerk", "D4.1 rag: Say more.\nTwo sentences will do."),
    ]
    assert [c.get(f"{W}date") for c in part(marked, "word/comments.xml")] == ["2031-04-05T09:00:00Z"] * 2


def test_a_comment_on_a_box_stands_around_its_control():
    form = a_filled_form()
    rating = [found for found in on(read(form)) if found.about == "rag" and found.subject == "D4.2"]

    marks = list(part(annotate(form, rating, MADE)).iter(*MARKS[:2]))

    control = marks[0].getnext()
    assert control.find(f"{W}sdtPr/{W}tag").get(f"{W}val") == "D4_2_rag"
    assert control.getnext() is marks[1]
    assert marks[1].getnext().find(f"{W}commentReference") is not None


def test_a_comment_on_a_prompt_stands_beside_the_question_so_that_typing_does_not_take_it_along():
    form = write_return_form(a_form({}), KEY)
    empty = finding("V12", "D4.1, Progress this period was left empty.", place=Place(tag="D4_1_narrative"))

    start = next(part(annotate(form, [empty], MADE)).iter(MARKS[0]))

    assert "Progress this period" in words(start.getparent())
    assert not list(start.iterancestors(f"{W}sdt"))


def test_a_finding_on_no_spot_stands_at_the_documents_start():
    start = next(part(annotate(a_filled_form(), [finding("F16", "An older form.")], MADE)).iter(MARKS[0]))

    assert words(start.getparent()).startswith("Progress return")


def test_several_findings_on_one_box_nest_in_their_order():
    place = Place(tag="D4_1_rag")
    findings = [finding("C01", f"Number {n}", place=place, about=str(n)) for n in range(3)]

    marks = [(mark.tag, mark.get(f"{W}id")) for mark in part(annotate(a_filled_form(), findings, MADE)).iter(*MARKS)]

    ends = [pair for n in "012" for pair in ((MARKS[1], n), (MARKS[2], n))]
    assert marks == [(MARKS[0], "0"), (MARKS[0], "1"), (MARKS[0], "2"), *ends]


def test_an_annotated_form_reads_as_it_did():
    form = a_filled_form()

    assert what_it_says(read(annotate(form, on(read(form)), MADE))) == what_it_says(read(form))


def test_a_second_marking_replaces_the_first():
    form = a_filled_form()
    findings = on(read(form))

    once = annotate(form, findings, MADE)

    assert annotate(once, findings, MADE) == once
    assert comments(annotate(once, findings[:1], MADE)) == comments(once)[:1]
    assert comments(annotate(once, [], MADE)) == []
    assert list(part(annotate(once, [], MADE)).iter(*MARKS)) == []


def test_nothing_to_say_leaves_a_file_as_it_is():
    assert annotate(a_filled_form(), [], MADE) == a_filled_form()


def test_all_other_parts_keep_their_bytes():
    form = a_filled_form()

    before, after = parts(form), parts(annotate(form, on(read(form)), MADE))

    changed_parts = {name for name in after if after[name] != before.get(name)}
    assert changed_parts == {
        "word/document.xml",
        "word/comments.xml",
        "word/_rels/document.xml.rels",
        "[Content_Types].xml",
    }


def a_file_with_the_owners_comment(answer: str = "") -> bytes:
    body = (
        '<w:p><w:commentRangeStart w:id="7"/><w:r><w:t>Words</w:t></w:r><w:commentRangeEnd w:id="7"/>'
        '<w:r><w:commentReference w:id="7"/></w:r></w:p>'
    )
    comment = '<w:comment w:id="7" w:author="Ada Thorne"><w:p><w:r><w:t>Is this right?</w:t></w:r></w:p></w:comment>'
    return a_word_file(body, comments=f"<w:comments>{comment}{answer}</w:comments>")


def test_the_owners_comments_stay_and_ours_take_other_numbers():
    marked = annotate(a_file_with_the_owners_comment(), [finding("C01", "Ours")], MADE)

    assert comments(marked) == [("Ada Thorne", "Is this right?"), ("Paperclerk", "Ours")]
    assert comments(annotate(marked, [], MADE)) == [("Ada Thorne", "Is this right?")]
    assert [m.get(f"{W}id") for m in part(marked).iter(MARKS[2])] == ["7", "8"]
    assert words(part(annotate(marked, [], MADE))) == "Words"


def test_an_answer_to_our_comment_stays_when_ours_is_replaced():
    w15 = "http://schemas.microsoft.com/office/word/2012/wordml"
    both = "".join(
        f'<w:comment w:id="{n}" w:author="{author}"><w:p w14:paraId="0000000{n}"><w:r><w:t>{text}</w:t></w:r></w:p>'
        "</w:comment>"
        for n, author, text in ((1, "Paperclerk", "Why?"), (2, "Ada Thorne", "Because."))
    )
    extended = (
        f'<w15:commentsEx xmlns:w15="{w15}"><w15:commentEx w15:paraId="00000001" w15:done="0"/>'
        '<w15:commentEx w15:paraId="00000002" w15:paraIdParent="00000001" w15:done="0"/></w15:commentsEx>'
    )
    file = a_word_file("<w:p/>", comments=f"<w:comments>{both}</w:comments>", commentsExtended=extended)

    marked = annotate(file, [], MADE)

    assert comments(marked) == [("Ada Thorne", "Because.")]
    left = part(marked, "word/commentsExtended.xml")
    assert [dict(entry.attrib) for entry in left] == [{f"{{{w15}}}paraId": "00000002", f"{{{w15}}}done": "0"}]


def test_text_no_file_can_hold_is_left_out_of_a_comment():
    marked = annotate(a_filled_form(), [finding("C01", "Odd \x0b\ud83d sign\x00s & <b>")], MADE)

    assert comments(marked) == [("Paperclerk", "Odd \n sign\x00s & <b>".replace("\x00", ""))]


def test_a_control_in_a_text_box_gets_its_comment_where_the_box_hangs():
    box = (
        "<w:p><w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wps:txbx><w:txbxContent><w:p>"
        "<w:sdt><w:sdtPr><w:tag w:val='D4_1_rag'/></w:sdtPr>"
        "<w:sdtContent><w:r><w:t>Red</w:t></w:r></w:sdtContent></w:sdt>"
        "</w:p></w:txbxContent></wps:txbx></w:drawing></mc:Choice></mc:AlternateContent></w:r></w:p>"
    )

    marked = part(annotate(a_word_file(box), [finding("C01", "x", place=Place(tag="D4_1_rag"))], MADE))

    assert not [mark for mark in marked.iter(*MARKS) if any(mark.iterancestors(f"{W}txbxContent"))]
    assert len(list(marked.iter(*MARKS))) == 3


def test_a_document_without_a_paragraph_gets_one_to_hold_the_comment():
    assert comments(annotate(a_word_file(""), [finding("C01", "x")], MADE)) == [("Paperclerk", "x")]


@pytest.mark.parametrize("wrapped", ["row", "cell", "block"])
def test_comments_on_controls_around_rows_cells_and_paragraphs_stand_in_paragraphs(wrapped):
    def control(level: str, content: str) -> str:
        properties = "<w:sdtPr><w:tag w:val='D4_1_rag'/></w:sdtPr>"
        return f"<w:sdt>{properties}<w:sdtContent>{content}</w:sdtContent></w:sdt>" if level == wrapped else content

    words_in_it = control("block", "<w:p><w:r><w:t>Red</w:t></w:r></w:p>")
    row = control("row", f"<w:tr>{control('cell', f'<w:tc>{words_in_it}</w:tc>')}</w:tr>")

    marked = part(
        annotate(a_word_file(f"<w:tbl>{row}</w:tbl>"), [finding("C01", "x", place=Place(tag="D4_1_rag"))], MADE)
    )

    assert [mark.getparent().tag for mark in marked.iter(*MARKS[:2])] == [f"{W}p"] * 2


def test_tracked_changes_stay_as_they_are():
    deleted = '<w:del w:id="901" w:author="A"><w:r><w:delText>not</w:delText></w:r></w:del>'
    inserted = '<w:ins w:id="902" w:author="A"><w:r><w:t> written.</w:t></w:r></w:ins>'
    pending = f"The draft is</w:t></w:r>{deleted}{inserted}<w:r><w:t>"
    tracked = changed(a_filled_form(), ("The draft is written.", pending))

    marked = annotate(tracked, on(read(tracked)), MADE)

    assert what_it_says(read(marked)) == what_it_says(read(tracked))
    assert "V07" in [found.rule for found in read(marked).findings]


@pytest.mark.libreoffice
@pytest.mark.skipif(not is_present(), reason="LibreOffice is not installed")
def test_a_form_saved_by_libreoffice_reads_as_it_did():
    saved = convert(a_filled_form(), ".docx", "docx")
    findings = [*on(read(saved)), finding("F16", "An older form.")]

    marked = annotate(saved, findings, MADE)

    assert len(comments(marked)) == len(findings) > 20
    assert what_it_says(read(marked)) == what_it_says(read(saved))


@pytest.mark.parametrize("path", real_files("forms_docx"), ids=lambda path: path.name)
def test_any_document_takes_comments_everywhere_and_says_what_it_said(path):
    content = content_of(path)
    findings = every_spot(content)

    marked = annotate(content, findings, MADE)

    ours = [text for author, text in comments(marked) if author == "Paperclerk"]
    numbers = sorted(int(mark.get(f"{W}id")) for mark in part(marked).iter(MARKS[2]))
    assert sorted(ours) == sorted(found.message for found in findings)
    assert len(numbers) == len(set(numbers))
    assert read_story(open_package(marked)).text == read_story(open_package(content)).text
    assert annotate(marked, findings, MADE) == marked


def test_macros_and_signatures_do_not_go_back():
    assert would_lose(a_filled_form()) == ()
    assert would_lose(a_word_file("<w:p/>", **{"_xmlsignatures/sig1.xml": "<a/>"})) == ("a digital signature",)
    assert would_lose(a_word_file("<w:p/>", **{"word/vbaProject.bin": "x"})) == ("macros",)


def test_the_marked_parts_are_whole_xml():
    for name, content in parts(annotate(a_filled_form(), on(read(a_filled_form())), MADE)).items():
        if name.endswith((".xml", ".rels")):
            etree.fromstring(content)
