"""Regenerating drafts of a workspace: what is written beside them, what is refused, and that nothing is ever lost."""

import json
import re
import shutil
import zipfile
from pathlib import Path

import pytest
from authors_hand import MARK, Draft, p, xml
from builders import a_period
from office_files import a_word_file
from word_reading import W, text_of
from workspaces import a_workspace, an_office, drop_clean_returns, drop_return, everything_under, good_answers

from paperclerk.domain.papers import PaperName
from paperclerk.domain.regenerated import Deed
from paperclerk.errors import CalledWrongly, ExitCode, PaperclerkError, Refused, Unreadable
from paperclerk.ooxml.package import open_package
from paperclerk.steps.collect_returns import collect_returns
from paperclerk.steps.regenerate_draft import Wish, regenerate_draft
from paperclerk.steps.regenerate_drafts import regenerate_drafts
from paperclerk.steps.reporting_cycle import reporting_cycle
from paperclerk.word.builds import build_of
from paperclerk.word.region_arrivals import HEADING

PERIOD = a_period()
PAPER = "stabilisation-plan"


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    """Return a workspace with papers made, a draft on its author's desk, and a return that came in since."""
    made = a_workspace(tmp_path)
    drop_clean_returns(made, PERIOD)
    reporting_cycle(an_office(made), PERIOD.key)
    draft_of(made).parent.mkdir(parents=True)
    shutil.copy(paper_of(made), draft_of(made))
    again = good_answers("D4.1", PERIOD, rag="Amber", narrative="Counsel was asked.") | good_answers("D4.2", PERIOD)
    drop_return(made, "Monitoring Officer", again, PERIOD, name="again.docx", received=f"{PERIOD.cut_off}T15:00:00")
    collect_returns(an_office(made), PERIOD.key)
    return made


def paper_of(workspace: Path) -> Path:
    outputs = workspace.parent.parent / "outputs" / workspace.name
    return outputs / PERIOD.key / PAPER / f"{PAPER}-{PERIOD.key}.docx"


def draft_of(workspace: Path) -> Path:
    return workspace / "drafts" / PERIOD.key / "draft.docx"


def edited(workspace: Path, name: str = "gen_D5_1") -> Path:
    draft = Draft(draft_of(workspace).read_bytes())
    draft.paragraph(name, -1).addnext(xml(p(MARK)))
    draft_of(workspace).write_bytes(draft.saved())
    return draft_of(workspace)


def test_new_data_and_the_authors_work_are_in_a_new_file_beside_the_draft(workspace):
    draft = edited(workspace)
    before = draft.read_bytes()

    made = regenerate_draft(an_office(workspace), Wish(draft))

    assert Path(made.regenerated) == draft.with_name("draft-regenerated.docx")
    new = Path(made.regenerated).read_bytes()
    assert MARK in text_of(new)
    assert "Counsel was asked." in text_of(new)
    assert draft.read_bytes() == before
    assert made.counts["kept"] == 1
    assert made.counts["updated"] > 0
    assert build_of(open_package(new)) == made.build_now != made.build_before


def test_the_account_beside_it_is_the_one_that_is_returned_and_a_page_tells_it(workspace):
    made = regenerate_draft(an_office(workspace), Wish(edited(workspace, "gen_D4_1")))

    assert json.loads(Path(made.json_).read_text()) == json.loads(made.model_dump_json(by_alias=True))
    page = Path(made.html).read_text()
    assert "You and the data both changed it" in page
    assert MARK in page
    assert [one.deed for one in made.to_decide] == [Deed.BOTH]


def test_twice_writes_no_second_file_and_the_new_draft_has_the_data_of_now(workspace):
    draft, office = edited(workspace), an_office(workspace)
    first = regenerate_draft(office, Wish(draft))
    before = everything_under(draft.parent)

    assert regenerate_draft(office, Wish(draft)) == first
    assert regenerate_draft(office, Wish(Path(first.regenerated))).regenerated is None
    assert everything_under(draft.parent) == before


def test_a_draft_that_changed_since_is_regenerated_into_another_file(workspace):
    office = an_office(workspace)
    first = regenerate_draft(office, Wish(draft_of(workspace)))

    second = regenerate_draft(office, Wish(edited(workspace)))

    assert Path(second.regenerated).name == "draft-regenerated-2.docx"
    assert Path(first.regenerated).is_file()


def test_what_is_there_already_is_never_written_over(workspace, tmp_path):
    there = tmp_path / "mine.docx"
    there.write_bytes(b"mine")

    for to in (there, draft_of(workspace), tmp_path / "mine.txt"):
        with pytest.raises(Refused):
            regenerate_draft(an_office(workspace), Wish(draft_of(workspace), to=to))
    assert there.read_bytes() == b"mine"


def as_docm(draft: Path) -> Path:
    return draft.rename(draft.with_suffix(".docm"))


def without_build(draft: Path) -> Path:
    made = Draft(draft.read_bytes())
    made.parts["docProps/custom.xml"] = made.parts["docProps/custom.xml"].replace(b"PaperclerkBuild", b"Something")
    draft.write_bytes(made.saved())
    return draft


def of_an_unknown_build(draft: Path) -> Path:
    made = Draft(draft.read_bytes())
    build = build_of(open_package(draft.read_bytes())).encode()
    made.parts["docProps/custom.xml"] = made.parts["docProps/custom.xml"].replace(build, b"0123456789abcdef")
    draft.write_bytes(made.saved())
    return draft


def without_regions(draft: Path) -> Path:
    made = Draft(draft.read_bytes())
    for name in ("bookmarkStart", "bookmarkEnd"):
        for mark in list(made.root.iter(f"{W}{name}")):
            mark.getparent().remove(mark)
    for control in list(made.root.iter(f"{W}sdt")):
        at = control.getparent().index(control)
        control.getparent()[at : at + 1] = list(control.find(f"{W}sdtContent"))
    draft.write_bytes(made.saved())
    return draft


def with_macros(draft: Path) -> Path:
    made = Draft(draft.read_bytes())
    made.add_part("word/vbaProject.bin", b"a program", "application/vnd.ms-office.vbaProject")
    draft.write_bytes(made.saved())
    return draft


def with_a_password(draft: Path) -> Path:
    # What Word writes for a password is an OLE file with the encrypted package in it.
    draft.write_bytes(bytes.fromhex("d0cf11e0a1b11ae1") + "EncryptedPackage".encode("utf-16-le") + bytes(4096))
    return draft


@pytest.mark.parametrize(("spoil", "told"), [
    (as_docm, "macros"),
    (with_macros, "macros"),
    (with_a_password, "password"),
    (without_build, "names no build"),
    (of_an_unknown_build, "whose original this ledger does not keep"),
    (without_regions, "not found: gen_"),
])  # fmt: skip
def test_what_cannot_be_regenerated_without_a_loss_is_refused_with_the_reason(workspace, spoil, told):
    draft = spoil(draft_of(workspace))
    before = everything_under(draft.parent)

    with pytest.raises(PaperclerkError, match=told) as refused:
        regenerate_draft(an_office(workspace), Wish(draft))

    assert refused.value.exit_code is ExitCode.REFUSED
    assert everything_under(draft.parent) == before


def test_what_is_no_word_file_or_is_not_there_could_not_be_read(workspace):
    draft = draft_of(workspace)
    broken = draft.with_name("broken.docx")
    broken.write_bytes(draft.read_bytes()[:2000])

    for path in (broken, draft.with_name("absent.docx"), draft.parent):
        with pytest.raises(Unreadable):
            regenerate_draft(an_office(workspace), Wish(path))


def test_a_draft_of_another_period_is_refused_unless_it_is_forced(workspace):
    wish = Wish(edited(workspace), period="2031-02")

    with pytest.raises(Refused, match="of 2031-03, not the stabilisation-plan of 2031-02"):
        regenerate_draft(an_office(workspace), wish)

    made = regenerate_draft(an_office(workspace), wish._replace(force=True))
    assert MARK in text_of(Path(made.regenerated).read_bytes())


def test_a_draft_from_another_template_is_refused(workspace):
    templates = workspace / "templates"
    templates.mkdir()
    ours = Path(__file__).resolve().parents[2] / "templates" / f"{PAPER}.docx"
    with zipfile.ZipFile(ours) as old, zipfile.ZipFile(templates / ours.name, "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name))
    (workspace / "settings.toml").write_text('[papers]\npdf = false\ntemplates = "templates"\n')

    with pytest.raises(Refused, match="another version of the template"):
        regenerate_draft(an_office(workspace), Wish(draft_of(workspace)))


def test_forced_a_draft_without_regions_loses_nothing_and_what_is_generated_stands_at_its_end(workspace):
    draft = draft_of(workspace)
    draft.write_bytes(a_word_file(p(MARK)))

    with pytest.raises(CalledWrongly, match="which paper"):
        regenerate_draft(an_office(workspace), Wish(draft, force=True))
    wish = Wish(draft, force=True, paper=PaperName.STABILISATION_PLAN, period=PERIOD.key)
    made = regenerate_draft(an_office(workspace), wish)

    text = text_of(Path(made.regenerated).read_bytes())
    assert text.startswith(f"{MARK}\n{HEADING}")
    assert "Counsel was asked." in text
    assert made.counts["appended"] > 0


def test_a_draft_that_is_open_elsewhere_is_noted(workspace):
    draft = draft_of(workspace)
    (draft.parent / "~$draft.docx").write_bytes(b"")

    assert "is open in a program" in regenerate_draft(an_office(workspace), Wish(draft)).notes[0]


def test_all_drafts_whose_data_changed_are_regenerated_and_their_successors_are_left_alone(workspace):
    office, draft = an_office(workspace), edited(workspace)
    (draft.parent / "~$draft.docx").write_bytes(b"")
    (draft.parent / "notes.docx").write_bytes(a_word_file(p("Ours is not this.")))

    made = regenerate_drafts(office)
    again = regenerate_drafts(office)

    assert [Path(one.regenerated).name for one in made.regenerated] == ["draft-regenerated.docx"]
    assert [Path(one.draft).name for one in made.refused] == ["notes.docx"]
    assert again.regenerated == ()
    assert [Path(name).name for name in again.unchanged] == ["draft-regenerated.docx"]


def test_a_draft_whose_name_ends_in_capital_letters_is_one_as_well(workspace):
    draft = draft_of(workspace)
    draft.rename(draft.with_suffix(".DOCX"))

    assert [Path(one.draft).name for one in regenerate_drafts(an_office(workspace)).regenerated] == ["draft.DOCX"]


@pytest.mark.parametrize("left", [0, 2000])
def test_of_an_empty_or_cut_draft_it_is_said_what_to_do_with_a_draft(workspace, left):
    draft = draft_of(workspace)
    draft.write_bytes(draft.read_bytes()[:left])

    with pytest.raises(Unreadable) as told:
        regenerate_draft(an_office(workspace), Wish(draft))

    assert "regenerate that" in told.value.advice
    assert "form" not in told.value.advice


def saying_otherwise(draft: Path, count: int) -> Path:
    """Let a draft say of some of its regions that they were made otherwise."""
    taken = Draft(draft.read_bytes())
    place = next(name for name in taken.parts if name.startswith("customXml/item") and "Props" not in name)
    taken.parts[place] = re.sub(rb'hash="[0-9a-f]+"', b'hash="0"', taken.parts[place], count=count)
    draft.write_bytes(taken.saved())
    return draft


def test_regions_made_otherwise_than_the_original_in_the_ledger_are_told(workspace):
    made = regenerate_draft(an_office(workspace), Wish(saying_otherwise(draft_of(workspace), 1)))

    [note] = made.notes
    assert "gen_marking" in note
    assert note in Path(made.html).read_text().replace("&#39;", "'")


def test_a_draft_not_made_from_the_original_of_its_build_is_refused_unless_forced(workspace):
    draft = saying_otherwise(draft_of(workspace), 0)
    before = everything_under(workspace)

    with pytest.raises(Refused, match="it was not made from that"):
        regenerate_draft(an_office(workspace), Wish(draft))
    assert everything_under(workspace) == before
    assert regenerate_draft(an_office(workspace), Wish(draft, force=True)).notes
