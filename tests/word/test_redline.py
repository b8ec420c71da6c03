"""A redline: accepting all of it gives the new file, rejecting all of it the old one, and it reads as people expect."""

import os
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest
from docx.oxml.ns import nsdecls
from loose_ends import loose_ends
from office_files import a_word_file, content_of, real_files
from redlined import MADE, OURS, SAMPLE, TEMPLATES, a_document, a_picture, pairs_by_chance, texts
from second_opinion import lines_by_trackdiff
from whole_reading import differences

from paperclerk.ooxml.package import PackageFault, open_package
from paperclerk.ooxml.wordml import W
from paperclerk.word.redline import redline


def p(text: str, style: str = "", look: str = "") -> str:
    said = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f'<w:p>{said}<w:r><w:rPr>{look}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r></w:p>'


def table(*rows: tuple[str, ...]) -> str:
    made = "".join(f"<w:tr>{''.join(f'<w:tc>{p(text)}</w:tc>' for text in row)}</w:tr>" for row in rows)
    return f'<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w="2000"/></w:tblGrid>{made}</w:tbl>'


def compared(old: str | bytes, new: str | bytes) -> bytes:
    before, after = (a_word_file(one) if isinstance(one, str) else one for one in (old, new))
    made = redline(before, after, "A clerk", MADE)
    assert differences(made.docx, after, accepted=True) == []
    assert differences(made.docx, before, accepted=False) == []
    assert loose_ends(made.docx) - loose_ends(before) - loose_ends(after) == Counter()
    return made.docx


def marked(docx_file: bytes, name: str, part: str = "") -> list[str]:
    package = open_package(docx_file)
    root = package.xml(part or package.main_part)
    return ["".join(one.itertext()) for one in root.iter(f"{W}{name}") if "".join(one.itertext())]


def test_a_changed_word_is_the_only_change():
    made = compared(p("Cabinet agreed the plan on 4 April."), p("Cabinet agreed the plan on 9 April."))

    assert (marked(made, "del"), marked(made, "ins")) == (["4"], ["9"])
    (change,) = open_package(made).xml("word/document.xml").iter(f"{W}ins")
    assert (change.get(f"{W}author"), change.get(f"{W}date")) == ("A clerk", "2031-04-06T09:00:00Z")


def test_files_that_differ_only_in_how_they_were_saved_show_no_change():
    saved = (
        '<w:p w:rsidR="00AA"><w:r w:rsidRPr="00BB"><w:t>Cabinet </w:t></w:r><w:proofErr w:type="spellStart"/>'
        '<w:r><w:rPr><w:lang w:val="en-GB"/></w:rPr><w:t>agreed</w:t></w:r></w:p>'
    )

    assert redline(a_word_file(p("Cabinet agreed")), a_word_file(saved), "A clerk", MADE).changes == 0


@pytest.mark.parametrize(("old", "new"), [
    (p("One.") + p("Two.") + p("Three."), p("One.")),
    (p("One."), p("One.") + p("Two.") + p("Three.")),
    (p("One.") + p("Two."), p("Two.")),
    (p("One."), p("Another thing altogether.")),
    (p("One.") + table(("a", "b")) + p(""), p("One.") + p("Two.")),
    (p("One."), table(("a", "b"), ("c", "d")) + p("One.")),
    (p("Nothing of this stays."), table(("a", "b")) + p("")),
    (p("A heading", "berschrift2") + p("Words."), p("A heading") + p("Words.", look="<w:b/>")),
])  # fmt: skip
def test_what_is_added_or_taken_away_at_either_end_can_be_accepted_and_rejected(old, new):
    compared(old, new)


def test_rows_are_known_by_their_first_cell_whatever_else_they_say():
    made = compared(
        table(("D4.1", "The protocol is adopted."), ("D4.2", "Training is held.")),
        table(
            ("D4.1", "Nobody has done anything yet."), ("D4.3", "A register is kept."), ("D4.2", "Training is held.")
        ),
    )

    assert marked(made, "tr")[0].startswith("D4.1")
    assert "D4.2" not in "".join(marked(made, "ins") + marked(made, "del"))
    assert "".join(marked(made, "ins")).count("D4.3") == 1


def test_a_row_that_was_moved_is_shown_as_moved():
    rows = [(f"D4.{n}", f"The {word} is adopted and kept.") for n, word in enumerate(("plan", "code", "list", "rule"))]

    made = compared(table(*rows), table(rows[3], *rows[:3]))

    assert "".join(marked(made, "moveFrom")) == "".join(marked(made, "moveTo")) == "".join(rows[3])
    root = open_package(made).xml("word/document.xml")
    names = [{start.get(f"{W}name") for start in root.iter(f"{W}move{end}RangeStart")} for end in ("From", "To")]
    assert names[0] == names[1] != set()


def test_bold_is_a_change_of_look_and_of_no_word():
    made = compared(p("The saving is at risk."), p("The saving is at risk.", look="<w:b/>"))

    assert marked(made, "ins") == marked(made, "del") == []
    assert len(list(open_package(made).xml("word/document.xml").iter(f"{W}rPrChange"))) == 1


def test_pending_changes_of_either_file_count_as_accepted():
    pending = '<w:p><w:r><w:t>Cabinet </w:t></w:r><w:del w:id="1"><w:r><w:delText>may </w:delText></w:r></w:del>'
    pending += '<w:ins w:id="2"><w:r><w:t>will </w:t></w:r></w:ins><w:r><w:t>agree.</w:t></w:r></w:p>'

    assert redline(a_word_file(pending), a_word_file(p("Cabinet will agree.")), "A clerk", MADE).changes == 0


def test_a_picture_that_went_is_still_there_to_be_seen_and_headers_are_compared():
    old = a_document(note="The end.", picture=a_picture("red"), header="Draft 1", listed="One")
    new = a_document(note="The end.", picture=a_picture("blue"), header="Draft 2", listed="One")

    made = compared(old, new)

    pictures = {open_package(made).read(name) for name in open_package(made).names if "media/" in name}
    assert {a_picture("red"), a_picture("blue")} <= pictures
    (header,) = [name for name in open_package(made).names if name.startswith("word/header")]
    assert (marked(made, "del", header), marked(made, "ins", header)) == (["1"], ["2"])


FOOTNOTES = (
    f'<w:footnotes {nsdecls("w")}><w:footnote w:id="1"><w:p><w:r><w:t>{{}}</w:t></w:r></w:p></w:footnote>'
    '<w:footnote w:id="2"><w:p><w:r><w:t>A second note.</w:t></w:r></w:p></w:footnote></w:footnotes>'
)


def noted(first: str, *, both: bool = True) -> bytes:
    marks = ["1", "2"] if both else ["1"]
    runs = "".join(
        f'<w:r><w:t xml:space="preserve"> words {n}</w:t></w:r><w:r><w:footnoteReference w:id="{n}"/></w:r>'
        for n in marks
    )
    return a_word_file(f"<w:p>{runs}</w:p>", footnotes=FOOTNOTES.format(first))


def test_footnotes_are_compared_and_one_whose_mark_went_is_kept_as_gone():
    made = redline(
        noted("See the minutes of May."), noted("See the minutes of June.", both=False), "A clerk", MADE
    ).docx

    assert (marked(made, "del", "word/footnotes.xml"), marked(made, "ins", "word/footnotes.xml")) == (
        ["May", "A second note."], ["June"],
    )  # fmt: skip
    root = open_package(made).xml("word/document.xml")
    ids = [mark.get(f"{W}id") for mark in root.iter(f"{W}footnoteReference")]
    assert len(set(ids)) == len(ids) == 2


def test_comments_and_their_authors_are_not_in_a_redline():
    comments = '<w:comments><w:comment w:id="0" w:author="Ann Other"><w:p/></w:comment></w:comments>'
    commented = '<w:p><w:commentRangeStart w:id="0"/><w:r><w:t>Words.</w:t></w:r><w:commentRangeEnd w:id="0"/></w:p>'

    made = redline(a_word_file(p("Word.")), a_word_file(commented, comments=comments), "A clerk", MADE).docx

    assert all(b"Ann Other" not in open_package(made).read(name) for name in open_package(made).names)


def test_the_same_files_give_the_same_bytes():
    old, new = a_word_file(p("One.") + p("Two.")), a_word_file(p("One.") + p("Three."))

    assert redline(old, new, "A clerk", MADE) == redline(old, new, "A clerk", MADE)


SAME_AGAIN = """
import hashlib, sys
from datetime import UTC, datetime
from pathlib import Path
from paperclerk.word.redline import redline
old, new = (Path(name).read_bytes() for name in sys.argv[1:])
print(hashlib.sha256(redline(old, new, "A clerk", datetime(2031, 4, 6, tzinfo=UTC)).docx).hexdigest())
"""


def test_the_same_files_give_the_same_bytes_in_another_run_too():
    files = [str(SAMPLE / "2031-03" / "cabinet-report.docx"), str(TEMPLATES / "assurance-pack.docx")]
    call = [sys.executable, "-c", SAME_AGAIN, *files]
    said = {
        subprocess.run(
            call, env={**os.environ, "PYTHONHASHSEED": seed}, capture_output=True, check=True, timeout=120
        ).stdout
        for seed in ("4", "5", "6")
    }

    assert len(said) == 1


def test_what_is_no_word_file_is_refused():
    with pytest.raises(PackageFault):
        redline(b"no zip", a_word_file(p("One.")), "A clerk", MADE)


REAL = real_files("forms_docx", "reports", but=".pdf")


@pytest.mark.parametrize("path", OURS, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_pairs_made_by_chance_can_be_accepted_and_rejected(path):
    by_chance(path)


@pytest.mark.parametrize("path", REAL, ids=lambda path: path.name)
def test_pairs_made_of_real_files_can_be_accepted_and_rejected(path):
    content_of(path)
    by_chance(path)


def by_chance(path: Path) -> None:
    for old, new in pairs_by_chance(path):
        made = compared(old, new)
        for wanted, accepted in ((new, True), (old, False)):
            assert lines_by_trackdiff(made, accepted=accepted) == lines_by_trackdiff(wanted, accepted=True)


def test_two_reports_that_have_nothing_in_common_can_be_accepted_and_rejected():
    compared(
        (SAMPLE / "2031-03" / "cabinet-report.docx").read_bytes(), (TEMPLATES / "assurance-pack.docx").read_bytes()
    )


def test_texts_helper_tells_an_old_file_from_a_new_one():
    made = compared(p("Old words."), p("New words."))

    assert (texts(made, accepted=False), texts(made, accepted=True)) == (["Old words."], ["New words."])


def test_a_word_changed_in_a_cell_is_no_change_of_how_its_table_looks():
    # With a prefix of its own declared where it is made, what is the same would not read the same.
    def a_table(word: str) -> bytes:
        look = '<w:tcPr><w:tcW w:w="2000" w:type="dxa"/></w:tcPr>'
        cells = "".join(f"<w:tc>{look}{p(text)}</w:tc>" for text in ("D4.1", word))
        row = f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{cells}</w:tr>"
        return a_word_file(f'<w:tbl><w:tblPr><w:tblW w:w="2000" w:type="dxa"/></w:tblPr>{row}</w:tbl>{p("End")}')

    made = redline(a_table("Amber"), a_table("Green"), "A. Clerk", MADE)

    assert made.changes == 2
    assert b"PrChange" not in open_package(made.docx).read("word/document.xml")
