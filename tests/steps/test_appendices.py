"""The appendices' own files: each as public as its line in the report says, and looked through like the papers."""

import io
import re
from pathlib import Path

import docx
import pytest
from author_files import KNOWN, a_written_file
from builders import a_period
from hand_made_pdf import a_pdf
from openpyxl import Workbook
from planted import accept_all, files_under
from word_fields import with_chart
from word_reading import changed, text_of
from workspaces import a_workspace, an_office

from paperclerk.errors import Refused
from paperclerk.ooxml.package import open_package
from paperclerk.pdf.inside import texts_of_pdf
from paperclerk.steps.publish_papers import publish_papers
from paperclerk.steps.read_appendices import read_appendices
from paperclerk.steps.read_authors import read_author
from paperclerk.steps.reporting_cycle import assemble_papers

PERIOD = a_period()
LISTED = (
    "Appendix C: What residents said",
    "Appendix D: Prices (exempt, paragraph 3. Public interest: it would harm the council in a contest.)",
)
SURVEY, PRICES = (
    "Six hundred people answered the survey.",
    "Corvinster Holdings asked for nine hundred thousand pounds.",
)


def a_file(*lines: str) -> bytes:
    document, made = docx.Document(), io.BytesIO()
    for line in lines:
        document.add_paragraph(line)
    document.core_properties.author = "Somebody Else"
    document.save(made)
    return made.getvalue()


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    made = a_workspace(tmp_path, settings='[papers]\npdf = false\nmake = ["cabinet-report"]\n')
    folder = made / "papers" / PERIOD.key / "appendices"
    folder.mkdir(parents=True)
    known = KNOWN.model_copy(update={"exempt": True})
    known = known.model_copy(update={"as_printed": {**KNOWN.as_printed, "exemption": "Appendix D, paragraph 3"}})
    (folder.parent / "cabinet-report.docx").write_bytes(a_written_file(known=known, sections={"appendices": LISTED}))
    (folder / "Appendix C - survey.docx").write_bytes(a_file(SURVEY))
    (folder / "appendix_d prices Corvinster.docx").write_bytes(a_file(PRICES))
    return made


def publish(workspace: Path) -> list[str]:
    assemble_papers(an_office(workspace), PERIOD.key)
    accept_all(workspace)
    return [Path(path).name for path in publish_papers(an_office(workspace), PERIOD.key).appendices]


def made_under(workspace: Path, publicity: str) -> list[Path]:
    return list(files_under(workspace.parents[1] / "outputs" / "anywhere" / PERIOD.key / publicity))


def problems(workspace: Path) -> list[str]:
    office = an_office(workspace)
    return [
        one.message for one in read_appendices(office.workspace, PERIOD, read_author(office, PERIOD).words).findings
    ]


def test_each_goes_where_its_line_says_under_a_name_of_ours(workspace: Path) -> None:
    assert publish(workspace) == ["appendix-c-2031-03.docx", "appendix-d-2031-03-not-for-publication.docx"]

    [public] = [path for path in made_under(workspace, "public") if path.parent.name == "appendices"]
    [exempt] = [path for path in made_under(workspace, "exempt") if path.parent.name == "appendices"]
    assert text_of(public.read_bytes()) == SURVEY
    assert docx.Document(str(public)).core_properties.author == ""
    assert docx.Document(str(exempt)).sections[0].header.paragraphs[0].text.startswith("NOT FOR PUBLICATION")
    assert not [path for path in made_under(workspace, "public") if "Corvinster" in str(path)]


def put_pdf(workspace: Path, content: bytes) -> None:
    next((workspace / "papers" / PERIOD.key / "appendices").glob("Appendix C*")).unlink()
    (workspace / "papers" / PERIOD.key / "appendices" / "Appendix C.pdf").write_bytes(content)


def test_a_pdf_goes_without_its_properties(workspace: Path) -> None:
    put_pdf(workspace, a_pdf(info=rb"/Author (Somebody Else) /Creator (C:\\Users\\else) /Title (Draft of Else)"))

    assert publish(workspace)[0] == "appendix-c-2031-03.pdf"
    [public] = [path for path in made_under(workspace, "public") if path.parent.name == "appendices"]
    told = " ".join(said.text for said in texts_of_pdf(public.read_bytes()))
    assert "Green" in told
    assert "Appendix C" in told
    assert not re.search("Somebody|Else|Users", told)


NOTE = b"<< /Type /Annot /Subtype /Text /Rect [1 1 9 9] /Contents (Ask Else about the yield) >>"


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (a_pdf(NOTE).replace(b"/Parent 2 0 R", b"/Parent 2 0 R /Annots [7 0 R]"),
         r"holds a comment or drawing laid over the page \(Ask Else about the yield\)[\s\S]*print it\s+to PDF anew"),
        (a_pdf(b"<< /Type /OCG /Name (Draft) >>", catalog=b"/OCProperties << /OCGs [7 0 R] /D << /OFF [7 0 R] >> >>"),
         "holds a layer that is not shown"),
        (a_pdf(catalog=b"/OpenAction << /S /JavaScript /JS (app.alert(1)) >>"), "holds a program"),
        (a_pdf(b"<< /Type /Filespec /F (a.docx) >>", catalog=b"/AF [7 0 R]"), "holds a file within the file"),
        (a_pdf(words="Private & Confidential"), "is marked Private & Confidential"),
    ],
    ids=["note", "layer", "program", "file", "marking"],
)  # fmt: skip
def test_a_pdf_with_something_unseen_or_a_marking_is_refused(workspace: Path, content: bytes, said: str) -> None:
    put_pdf(workspace, content)

    with pytest.raises(Refused, match=said):
        publish(workspace)
    assert made_under(workspace, "public") == []


def test_a_pdf_marked_at_the_head_of_its_pages_is_refused(workspace: Path) -> None:
    put_pdf(workspace, a_pdf(words="Restricted").replace(b"40 700 Td", b"40 800 Td"))

    with pytest.raises(Refused, match="is marked Restricted"):
        publish(workspace)


def a_table_without_headings() -> bytes:
    document, made = docx.Document(io.BytesIO(a_file(SURVEY))), io.BytesIO()
    for name in ("First", "Second"):
        document.add_paragraph(f"{name} of two tables.")
        table = document.add_table(rows=3, cols=3)
        for row in table.rows:
            for cell in row.cells:
                cell.text = "Answers"
    document.save(made)
    return made.getvalue()


def test_a_public_one_in_word_that_is_hard_to_read_is_told_and_published_all_the_same(workspace: Path) -> None:
    folder = workspace / "papers" / PERIOD.key / "appendices"
    next(folder.glob("Appendix C*")).write_bytes(a_table_without_headings())
    next(folder.glob("appendix_d*")).write_bytes(a_table_without_headings())

    office = an_office(workspace)
    words = read_author(office, PERIOD).words
    found = read_appendices(office.workspace, PERIOD, words, office.readers.report).findings

    [headings] = [one for one in found if one.about == "C Q38"]
    assert headings.message == ("Appendix C would be hard to read for some, in 2 places: heading rows of tables (Q38).")
    assert headings.place.where.startswith("papers/2031-03/appendices/Appendix C - survey.docx, table")
    assert "Repeat as header row" in headings.hint
    assert {one.rule for one in found} == {"X80"}
    assert not any("Appendix D" in one.message or "no title" in one.hint or one.blocks for one in found)
    next(folder.glob("appendix_d*")).write_bytes(a_file(PRICES))
    assert "appendix-c-2031-03.docx" in publish(workspace)


def test_the_copy_that_is_published_has_a_title_where_its_file_has_none(workspace: Path) -> None:
    source = next((workspace / "papers" / PERIOD.key / "appendices").glob("Appendix C*"))
    before = source.read_bytes()
    publish(workspace)
    [public] = [path for path in made_under(workspace, "public") if path.parent.name == "appendices"]

    assert docx.Document(str(public)).core_properties.title == "Appendix C"
    assert source.read_bytes() == before

    named = docx.Document(str(source))
    named.core_properties.title = "What residents said"
    named.save(str(source))
    publish(workspace)

    assert docx.Document(str(public)).core_properties.title == "What residents said"


def a_survey_book() -> bytes:
    book, made = Workbook(), io.BytesIO()
    book.active.append(["Satisfied", 71.3])
    book.save(made)
    return made.getvalue()


def test_one_with_a_chart_goes_without_the_workbook_behind_it(workspace: Path) -> None:
    public = next((workspace / "papers" / PERIOD.key / "appendices").glob("Appendix C*"))
    public.write_bytes(with_chart(a_file(SURVEY), a_survey_book()))

    publish(workspace)

    [copy] = [path for path in made_under(workspace, "public") if path.parent.name == "appendices"]
    names = open_package(copy.read_bytes()).names
    assert "word/charts/chart1.xml" in names
    assert not [name for name in names if name.endswith(".xlsx")]


def test_what_the_chart_of_an_exempt_appendix_shows_is_sought_in_the_public_set(workspace: Path) -> None:
    folder = workspace / "papers" / PERIOD.key / "appendices"
    exempt, public = next(folder.glob("*_d *")), next(folder.glob("Appendix C*"))
    named = with_chart(a_file(PRICES), a_survey_book())
    exempt.write_bytes(changed(named, ("Satisfied", "Quillbert Estates"), name="word/charts/chart1.xml"))
    public.write_bytes(with_chart(a_file(SURVEY, "We spoke with Quillbert Estates."), a_survey_book()))

    with pytest.raises(Refused, match="Quillbert"):
        publish(workspace)


@pytest.mark.parametrize("at_head", [True, False])
def test_one_whose_own_file_says_that_it_is_exempt_stops_publication(workspace: Path, at_head: bool) -> None:
    path = next((workspace / "papers" / PERIOD.key / "appendices").glob("Appendix C*"))
    document = docx.Document(str(path))
    if at_head:
        document.sections[0].header.paragraphs[0].text = "EXEMPT – paragraph 3"
    else:
        document.paragraphs[0].insert_paragraph_before("EXEMPT")
    document.save(str(path))

    with pytest.raises(Refused, match="is marked EXEMPT"):
        publish(workspace)


def test_one_that_is_taken_away_goes_from_the_public_set_too(workspace: Path) -> None:
    publish(workspace)
    next((workspace / "papers" / PERIOD.key / "appendices").glob("Appendix C*")).unlink()

    assert publish(workspace) == ["appendix-d-2031-03-not-for-publication.docx"]
    assert not [path for path in made_under(workspace, "public") if path.parent.name == "appendices"]


def test_what_is_left_out_of_a_publication_is_told(workspace: Path) -> None:
    publish(workspace)
    folder = workspace / "papers" / PERIOD.key / "appendices"
    next(folder.glob("Appendix C*")).rename(folder / "Appendix C.xlsx")
    (folder / "appendix 7 other.docx").write_bytes(a_file(SURVEY))
    assemble_papers(an_office(workspace), PERIOD.key)
    accept_all(workspace)

    left_out = publish_papers(an_office(workspace), PERIOD.key).left_out

    assert [said for said in left_out if said.startswith("Appendix C.xlsx is neither Word (.docx) nor PDF")]
    assert [said for said in left_out if said.startswith("appendix 7 other.docx is named by Appendix 7")]
    assert [said for said in left_out if said.startswith("Appendix C is in the report's list, and there is no file")]
    assert "appendix-c-2031-03.docx was public before, and is no more." in left_out
    assert not [said for said in left_out if "Appendix D" in said]


def test_a_public_appendix_that_repeats_an_exempt_one_is_a_leak(workspace: Path) -> None:
    path = next((workspace / "papers" / PERIOD.key / "appendices").glob("Appendix C*"))
    path.write_bytes(a_file(SURVEY, PRICES))

    with pytest.raises(Refused, match="comes from the file of Appendix D"):
        publish(workspace)
    assert made_under(workspace, "public") == []


VALUED = "Quayside House is valued at £3.27 million by Harcourt Pelling LLP, on a yield of 6.1 per cent."


def a_headed_file() -> bytes:
    document, made = docx.Document(), io.BytesIO()
    document.sections[0].header.paragraphs[0].text = VALUED
    document.save(made)
    return made.getvalue()


# A line of it ends within the amount, as a page's lines do; in a PDF's own letters, £ is \243.
IN_LINES = VALUED.replace("£", r"\243").replace(" million", ") Tj 0 -20 Td (million")


def a_workbook() -> bytes:
    workbook, made = Workbook(), io.BytesIO()
    sheet = workbook.worksheets[0]
    sheet.append(["Quayside House", "Harcourt Pelling LLP", 3_270_000, 0.061])
    sheet["D1"].number_format = "0.0%"
    workbook.save(made)
    return made.getvalue()


@pytest.mark.parametrize(
    "said", ["We asked Harcourt Pelling.", "A yield of 6.1% is usual.", "It came to £3,270,000.", "Quayside is closed."]
)
@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("Appendix D.docx", a_file(VALUED)),
        ("Appendix D.xlsx", a_workbook()),
        ("Appendix D.pdf", a_pdf(words=IN_LINES)),
        ("appendix d 2.docx", a_headed_file()),
    ],
)
def test_names_and_amounts_of_an_exempt_appendix_are_sought(
    workspace: Path, name: str, content: bytes, said: str
) -> None:
    folder = workspace / "papers" / PERIOD.key / "appendices"
    next(folder.glob("appendix_d*")).unlink()
    (folder / name).write_bytes(content)
    next(folder.glob("Appendix C*")).write_bytes(a_file(SURVEY, said))

    with pytest.raises(Refused, match="comes from the file of Appendix D"):
        publish(workspace)


def test_files_that_go_nowhere_are_named_with_why(workspace: Path) -> None:
    folder = workspace / "papers" / PERIOD.key / "appendices"
    for name in ("Appendix A.docx", "Appendix E.docx", "appendix d second.docx", "map.docx"):
        (folder / name).write_bytes(a_file("Words."))
    next(folder.glob("Appendix C*")).rename(folder / "Appendix C.xlsx")
    (folder / "~$pendix C.docx").write_bytes(b"a lock of Word's")

    assert [message.partition("; it is")[0] for message in problems(workspace)] == [
        "Appendix A.docx has the label of the stabilisation plan table, which is made for you",
        "Appendix C.xlsx is neither Word (.docx) nor PDF",
        "Appendix E.docx is named by Appendix E, which the report's list of appendices does not have",
        "appendix_d prices Corvinster.docx is a second file for Appendix D",
        "map.docx is not named by an appendix, as in Appendix C.docx",
    ]


def test_a_broken_file_is_told_and_a_period_without_a_folder_has_none(workspace: Path) -> None:
    next((workspace / "papers" / PERIOD.key / "appendices").glob("Appendix C*")).write_bytes(b"PK broken")

    assert "cannot be read" in problems(workspace)[0]
    office = an_office(workspace)
    assert read_appendices(office.workspace, a_period("2031-02"), None).files == ()
