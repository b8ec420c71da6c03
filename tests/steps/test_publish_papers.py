"""Publishing: fifty exempt texts planted in every place a source allows, and none of them in the public set."""

import io
import json
import re
import shutil
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pypdfium2
import pytest
from builders import FINANCE, MONITORING, a_period
from hand_made_pdf import a_pdf, a_stream
from lxml import etree
from planted import PERIOD, Plants, a_planted_plan, a_planted_workspace, accept_all, an_authors_file, files_under
from word_reading import TEMPLATES, changed, text_of
from workspaces import a_workspace, an_office, drop_clean_returns, drop_return, everything_under, good_answers

from paperclerk.assembly import public_view
from paperclerk.domain.papers import PaperName, Publicity
from paperclerk.domain.publicity import Exemption
from paperclerk.errors import ExitCode, Refused, Unreachable
from paperclerk.excel.plan_workbook import write_plan
from paperclerk.ooxml.package import open_package
from paperclerk.rules.kept_back import Source
from paperclerk.rules.leaks import sought
from paperclerk.steps import public_set
from paperclerk.steps.adopt_plan import adopt_plan
from paperclerk.steps.findings_on_record import findings_on_record
from paperclerk.steps.prove_clean import prove_clean
from paperclerk.steps.public_set import PublicSet
from paperclerk.steps.publish_papers import publish_papers
from paperclerk.steps.reporting_cycle import reporting_cycle
from paperclerk.storage.ledger import open_ledger
from paperclerk.word.papers import read_regions

PAPERS = ("cabinet-report", "stabilisation-plan", "assurance-pack")


class Desk:
    """A planted workspace, with what was planted where."""

    def __init__(self, folder: Path, plants: Plants) -> None:
        self.plants = plants
        self.workspace = folder / "inputs" / "anywhere"
        self.outputs = folder / "outputs" / "anywhere" / PERIOD.key

    def copied(self, folder: Path) -> "Desk":
        """Return the same desk in another folder: what is on record goes along."""
        shutil.copytree(self.workspace.parent.parent, folder, dirs_exist_ok=True)
        return Desk(folder, self.plants)

    def publish(self, *papers: PaperName):
        return publish_papers(an_office(self.workspace), PERIOD.key, papers)

    def made(self, publicity: str = "public", ending: str = ".docx") -> dict[str, bytes]:
        folder = self.outputs / publicity
        return {path.parent.name: path.read_bytes() for path in files_under(folder) if path.suffix == ending}


@pytest.fixture(scope="module")
def waiting(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """Return a workspace in which nothing is ever published: for runs that are refused, and to be copied."""
    folder, plants = tmp_path_factory.mktemp("waiting"), Plants()
    a_planted_workspace(folder, plants)
    return Desk(folder, plants)


@pytest.fixture(scope="module")
def published(waiting: Desk, tmp_path_factory: pytest.TempPathFactory) -> Desk:
    desk = waiting.copied(tmp_path_factory.mktemp("published"))
    desk.publish()
    return desk


@pytest.fixture
def desk(waiting: Desk, tmp_path: Path) -> Desk:
    """Return a workspace of the test's own in which nothing has been published yet."""
    return waiting.copied(tmp_path)


def refusal(desk: Desk) -> str:
    with pytest.raises(Refused) as refused:
        desk.publish()
    assert refused.value.exit_code is ExitCode.REFUSED
    assert not (desk.outputs / "public").exists()
    assert not list(desk.outputs.glob(".*"))
    return str(refused.value)


def everything_in(content: bytes) -> Iterator[bytes]:
    """Yield every piece of a file by itself: each part of a zip, unpacked, and with its tags taken out."""
    yield content
    if content.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            for name in package.namelist():
                yield name.encode()
                yield package.read(name)
                yield re.sub(rb"<[^>]+>", b"", package.read(name))
    if content.startswith(b"%PDF"):
        pdf = pypdfium2.PdfDocument(content)
        yield "\n".join(page.get_textpage().get_text_range() for page in pdf).encode()
        yield json.dumps(pdf.get_metadata_dict()).encode()
        pdf.close()


def planted_in(desk: Desk, folder: Path) -> set[str]:
    """Return the places whose text stands anywhere under a folder, found in a way of the test's own."""
    found: set[str] = set()
    for path in files_under(folder):
        for piece in (str(path.relative_to(folder)).encode(), *everything_in(path.read_bytes())):
            found.update(desk.plants.found_in(piece))
    return found


def test_none_of_fifty_exempt_texts_is_in_the_public_set(published: Desk) -> None:
    assert len(published.plants.names) >= 50
    assert sorted(published.made()) == sorted(PAPERS)
    assert planted_in(published, published.outputs / "public") == set()


def test_the_exempt_papers_hold_what_the_public_ones_do_not(published: Desk) -> None:
    found = planted_in(published, published.outputs / "exempt")

    shown_nowhere = ("comment", "hidden", "deletion", "header", "footer", "properties", "picture")
    expected = {where for where in published.plants.names if where.startswith(("plan: text", "Word return: narr"))}
    assert expected <= found
    assert len(found) >= 30
    assert {"author: footnote", "author: second line of a footnote", "author: alternative text"} <= found
    assert not [where for where in found if where.startswith("author") and any(word in where for word in shown_nowhere)]


def test_a_picture_of_an_exempt_section_is_in_no_public_file_and_one_for_everybody_is_bare(published: Desk) -> None:
    shown = {kind: pictures_in(published.outputs / kind) for kind in ("public", "exempt")}

    assert len(shown["public"]) == 1
    assert len(shown["exempt"]) == 2
    assert shown["public"].keys() < shown["exempt"].keys()
    assert published.plants.found_in(b"".join(shown["public"].values())) == []


def pictures_in(folder: Path) -> dict[str, bytes]:
    """Return the author's pictures in the Word files under a folder, by name."""
    found: dict[str, bytes] = {}
    for path in folder.rglob("*.docx"):
        with zipfile.ZipFile(path) as package:
            named = (name for name in package.namelist() if name.startswith("word/media/picture-"))
            found.update({name: package.read(name) for name in named})
    return found


@pytest.mark.libreoffice
def test_none_of_them_is_in_the_pdfs_and_nobody_is_named_in_their_properties(desk: Desk) -> None:
    (desk.workspace / "settings.toml").write_text("")

    desk.publish()

    pdfs = desk.made(ending=".pdf")
    assert sorted(pdfs) == sorted(PAPERS)
    assert planted_in(desk, desk.outputs / "public") == set()
    assert planted_in(desk, desk.outputs / "exempt")
    for content in pdfs.values():
        told = pypdfium2.PdfDocument(content).get_metadata_dict()
        assert (told["Author"], told["Subject"], told["Keywords"]) == ("", "", "")
        assert told["Title"]


@pytest.mark.parametrize("guard", public_view.GUARDS, ids=lambda guard: guard.keeps_back)
def test_without_any_one_guard_the_proof_finds_the_leak(
    waiting: Desk, guard: public_view.Guard, monkeypatch: pytest.MonkeyPatch
) -> None:
    rest = tuple(other for other in public_view.GUARDS if other is not guard)
    monkeypatch.setattr(public_view, "GUARDS", rest)

    said = refusal(waiting)

    assert "X22" in said or "C59" in said, said


def test_each_exempt_part_is_a_line_that_says_so_and_on_which_ground(published: Desk) -> None:
    made = published.made()
    table, pack = read_regions(made["stabilisation-plan"]), read_regions(made["assurance-pack"])
    report = text_of(made["cabinet-report"])

    assert "exempt under paragraph 3" in table["gen_D4_2"]
    assert "Telling it now would harm the council" in table["gen_D4_2"]
    assert table["gen_rec_6"].startswith("6. Not for publication\n")
    assert "\nNot for publication: exempt under paragraph 5" in table["gen_rec_6"]
    assert any(line.endswith(" 6: Not for publication") for line in text_of(made["assurance-pack"]).split("\n"))
    assert "exempt under paragraph 5" in pack["gen_rec_6"]
    assert "D6.1 Not for publication" in table["gen_D6_1"]
    assert "exempt under paragraph 3" in table["gen_D5_1"]
    assert "A written account of what D5.1 asks for" in table["gen_D5_1"]
    for entry in ("gen_entry_K1", "gen_entry_R1"):
        assert "exempt under paragraph 3" in pack[entry]
    assert "Appendix C: Not for publication: exempt under paragraph 3" in report
    assert "Comments of the Commissioners\nNot for publication: exempt under paragraph 3" in report
    assert report.count("exempt under paragraph 3") == 4


def test_the_rest_of_the_public_papers_is_whole_and_as_signed(published: Desk) -> None:
    """C59 for both sets: what is told is told as it was signed; what is not has no rating anywhere."""
    public, exempt = published.made(), published.made("exempt")
    for paper in PAPERS:
        told, all_of_it = read_regions(public[paper]), read_regions(exempt[paper])
        rated = {name: text for name, text in told.items() if name.endswith("_rag") and "count" not in name}
        assert rated
        assert rated == {name: all_of_it[name] for name in rated}
        assert {text for name, text in rated.items()} == {"Green"}
    table = read_regions(public["stabilisation-plan"])
    assert {name for name in table if name.endswith("_rag")} == {"gen_D4_1_rag"}
    assert "The working group met on 31 March 2031 and agreed the draft of D4.1." in table["gen_D4_1"]
    pack = read_regions(public["assurance-pack"])
    assert "72%" in pack["gen_entry_K2"]
    assert "Likelihood 2, impact 3" in pack["gen_entry_R2"]


def test_counts_of_the_public_papers_tell_no_rating_of_what_is_kept_back(published: Desk) -> None:
    pack = read_regions(published.made()["assurance-pack"])

    def counted(name: str) -> list[str]:
        return re.findall(r"\d+", pack[f"gen_count_rag_{name}"])

    assert (counted("green"), counted("red"), counted("amber")) == (["1", "2"], ["0", "0"], ["0", "0"])
    assert (counted("withheld"), counted("all")) == (["3", "2"], ["4", "4"])


def test_papers_that_are_not_for_publication_say_so_at_the_head_of_each_page(published: Desk) -> None:
    for paper, content in published.made("exempt").items():
        package = open_package(content)
        heads = [package.xml(name) for name in package.names if re.match(r"word/header\d*\.xml", name)]
        # An appendix's file is kept back on its own ground alone.
        grounds = "paragraph 3" if paper == "appendices" else "paragraphs 3 and 5"
        assert heads, paper
        for head in heads:
            said = "".join(head.itertext())
            assert said.startswith(f"NOT FOR PUBLICATION: by virtue of {grounds} of Part 1 of Schedule 12A")


def test_public_papers_name_nobody_and_no_place_they_were_made(published: Desk) -> None:
    for content in published.made().values():
        package = open_package(content)
        core, app = package.xml("docProps/core.xml"), package.xml("docProps/app.xml")
        assert {etree.QName(element).localname for element in core} <= {
            "title", "language", "created", "modified", "revision",
        }  # fmt: skip
        assert list(app) == []
        assert b"rsid" not in b"".join(package.read(name) for name in package.names)


def test_the_public_manifest_leads_by_regions_and_names_no_file_or_message(published: Desk) -> None:
    for content in published.made(ending=".json").values():
        manifest = json.loads(content)
        assert manifest["publicity"] == "public"
        assert [manifest[name] for name in ("sources", "author", "compared_with", "settings")] == [[], [], None, {}]
        assert manifest["build_id"]
        assert manifest["cells"]
        for cell in manifest["cells"]:
            assert (cell["file"], cell["where"], cell["message_id"], cell["return_sha256"]) == ("", "", None, "")


def test_a_publication_is_on_record_and_the_same_again_changes_nothing(desk: Desk) -> None:
    first = desk.publish()
    before = everything_under(desk.outputs.parent)
    second = desk.publish()

    assert (first.recorded, second.recorded) == (True, False)
    assert everything_under(desk.outputs.parent) == before
    with open_ledger(desk.outputs.parent / "ledger") as ledger:
        held = ledger.publication(PERIOD.key)
        assert [event.subject for event in ledger.events() if event.what == "papers published"] == [PERIOD.key]
    assert held is not None
    assert {one.file for one in held.files} == {
        *(f"{paper}-{PERIOD.key}.docx" for paper in PAPERS), "manifest.json",
    }  # fmt: skip
    parts = (
        "D4.2",
        "Financial Implications",
        "Appendix C",
        "a section of the author's",
        "Comments of the Commissioners",
    )
    assert {held.kept_back[part] for part in parts} == {"exempt under paragraph 3"}
    assert desk.plants.found_in(held.model_dump_json().encode()) == []


def test_one_paper_alone_can_be_published(desk: Desk) -> None:
    done = desk.publish(PaperName.STABILISATION_PLAN)

    assert sorted(desk.made()) == ["stabilisation-plan"]
    assert [(paper.name, paper.publicity) for paper in done.papers] == [
        (PaperName.STABILISATION_PLAN, Publicity.PUBLIC),
        (PaperName.STABILISATION_PLAN, Publicity.EXEMPT),
    ]


@pytest.fixture
def marked_since(desk: Desk) -> Desk:
    """Return a workspace whose three papers were published before D4.1, which all of them show, was marked exempt."""
    desk.publish()
    plan = a_planted_plan(desk.plants)
    first = plan.recommendations[0]
    items = tuple(
        item.model_copy(update={"exemption": Exemption(paragraphs=(3,), public_interest="It would harm us.")})
        if item.id == "D4.1"
        else item
        for item in first.deliverables
    )
    rest = (first.model_copy(update={"deliverables": items}), *plan.recommendations[1:])
    (desk.workspace / "plan.xlsx").write_bytes(write_plan(plan.model_copy(update={"recommendations": rest})))
    return desk


def test_an_older_public_paper_that_shows_what_is_exempt_now_is_withdrawn_and_stops_it(marked_since: Desk) -> None:
    with pytest.raises(Refused) as refused:
        marked_since.publish(PaperName.STABILISATION_PLAN)

    said = str(refused.value)
    assert refused.value.exit_code is ExitCode.REFUSED
    assert "X62 The assurance pack that was published before for March 2031 must not be public any more" in said
    assert "comes from D4.1" in said
    assert "taken out of" in said
    assert "paperclerk papers publish --period 2031-03" in said
    assert "assurance-pack" not in marked_since.made()
    assert [path.name for path in (marked_since.outputs / "withdrawn").glob("assurance-pack/*.docx")]
    with open_ledger(marked_since.outputs.parent / "ledger") as ledger:
        assert "assurance-pack" in next(one for one in ledger.events() if one.what == "papers withdrawn").detail

    marked_since.publish()

    assert sorted(marked_since.made()) == sorted(PAPERS)
    assert "agreed the draft of D4.1" not in text_of(marked_since.made()["assurance-pack"])


def test_a_refusal_for_another_reason_leaves_nothing_public_that_must_not_be(marked_since: Desk) -> None:
    (marked_since.workspace / "papers" / PERIOD.key / "cabinet-report.docx").unlink()

    with pytest.raises(Refused) as refused:
        marked_since.publish()

    assert "A05" in str(refused.value)
    assert "The assurance pack" in str(refused.value)
    assert "assurance-pack" not in marked_since.made()


def test_papers_of_an_earlier_month_that_show_what_is_exempt_now_are_withdrawn(marked_since: Desk) -> None:
    before = marked_since.outputs.parent / "2031-02" / "public" / "stabilisation-plan"
    shutil.copytree(marked_since.outputs / "public" / "stabilisation-plan", before)

    done = marked_since.publish()

    assert len(done.withdrawn) == 1
    assert "The stabilisation plan table of February 2031" in done.withdrawn[0]
    assert not before.exists()
    assert sorted(marked_since.made()) == sorted(PAPERS)


def test_another_file_that_lies_among_the_public_ones_is_proved_too(desk: Desk) -> None:
    name = desk.plants.names["plan: text of D4.2"]
    desk.publish()
    stray = desk.outputs / "public" / "covering-letter.pdf"
    stray.write_bytes(a_pdf(words=f"sold to {name}"))

    with pytest.raises(Refused) as refused:
        desk.publish()

    assert '"covering-letter.pdf" that was published before' in str(refused.value)
    assert not stray.exists()
    assert {"stabilisation-plan", "assurance-pack"} <= set(desk.made()), "what leaks nothing stays"


def test_the_exempt_papers_say_which_part_of_them_is_exempt(published: Desk) -> None:
    table, pack = (read_regions(published.made("exempt")[paper]) for paper in PAPERS[1:])

    assert "(not for publication: exempt under paragraph 3)" in table["gen_D4_2"]
    assert "(not for publication: exempt under paragraph 5)" in table["gen_rec_6"]
    assert "(not for publication: exempt under paragraph 3)" in pack["gen_entry_R1"]
    assert "not for publication" not in table["gen_D4_1"]


def test_a_run_that_was_killed_leaves_nothing_public_and_can_be_run_again(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Killed(BaseException):
        pass

    def killed(_: PublicSet) -> None:
        raise Killed

    with monkeypatch.context() as patch:
        patch.setattr(PublicSet, "put_in_place", killed)
        # What a killed run cannot do: clear up after itself.
        patch.setattr(public_set, "_clear", lambda _: None)
        with pytest.raises(Killed):
            desk.publish()
    left = [path.name for path in desk.outputs.glob(".publishing-*")]
    assert not (desk.outputs / "public").exists()

    desk.publish()

    assert left
    assert not list(desk.outputs.glob(".publishing-*"))
    assert sorted(desk.made()) == sorted(PAPERS)


def test_open_blocking_findings_are_named_and_stop_it(desk: Desk) -> None:
    answers = good_answers("D4.1", PERIOD) | good_answers("D4.2", PERIOD, rag="Purple")
    drop_return(desk.workspace, MONITORING, answers, PERIOD, name="again.docx", received=f"{PERIOD.cut_off}T16:00:00")
    reporting_cycle(an_office(desk.workspace), PERIOD.key)

    said = refusal(desk)

    blocking = [found for found in findings_on_record(an_office(desk.workspace), PERIOD.key) if found.blocks]
    assert blocking
    assert all(f"{found.id} {found.rule}" in said for found in blocking)
    assert "paperclerk findings accept" in said


def test_a_marked_plan_is_not_published(desk: Desk) -> None:
    marked = a_planted_plan(Plants()).model_copy(update={"marking": "OFFICIAL-SENSITIVE"})
    (desk.workspace / "plan.xlsx").write_bytes(write_plan(marked))
    reporting_cycle(an_office(desk.workspace), PERIOD.key)
    accept_all(desk.workspace)

    said = refusal(desk)

    assert "X25 The plan is marked OFFICIAL-SENSITIVE" in said


def test_a_marking_that_only_the_template_bears_is_found_in_the_finished_paper(desk: Desk) -> None:
    (desk.workspace / "settings.toml").write_text('[papers]\npdf = false\ntemplates = "templates"\n')
    (desk.workspace / "templates").mkdir()
    head = ("{{ paper.organisation }}", "{{ paper.organisation }} OFFICIAL – SENSITIVE")
    spoiled = changed(TEMPLATES / "stabilisation-plan.docx", head, name="word/header1.xml")
    (desk.workspace / "templates" / "stabilisation-plan.docx").write_bytes(spoiled)

    said = refusal(desk)

    assert "X25 stabilisation-plan/stabilisation-plan-2031-03.docx is marked OFFICIAL - SENSITIVE" in said


@pytest.fixture
def awaited(desk: Desk) -> Desk:
    path = desk.workspace / "papers" / PERIOD.key / "cabinet-report.docx"
    own = ("Comments of the Commissioners", ("The Commissioners' comments are awaited.",))
    path.write_bytes(an_authors_file(desk.plants, own))
    reporting_cycle(an_office(desk.workspace), PERIOD.key)
    accept_all(desk.workspace)
    return desk


def test_comments_that_are_awaited_stop_it_whoever_accepted_what(awaited: Desk) -> None:
    said = refusal(awaited)

    assert "X24 The Commissioners' comments are awaited" in said
    assert "Comments of the Commissioners" in said


@pytest.fixture
def gossip(desk: Desk) -> Desk:
    """Return a workspace in which a public report names somebody whom something exempt is about."""
    name = desk.plants.names["plan: text of D4.2"]
    answers = good_answers("D4.1", PERIOD, narrative=f"The board heard of {name} on 12 March 2031.")
    answers |= good_answers("D4.2", PERIOD)
    late = f"{PERIOD.cut_off}T16:00:00"
    drop_return(desk.workspace, MONITORING, answers, PERIOD, name="gossip.docx", received=late)
    reporting_cycle(an_office(desk.workspace), PERIOD.key)
    accept_all(desk.workspace)
    return desk


def test_a_public_report_that_names_what_is_exempt_is_found_with_its_place(gossip: Desk) -> None:
    name = gossip.plants.names["plan: text of D4.2"]

    said = refusal(gossip)

    assert said.count(f'X22 "{name}" comes from D4.2, which is not for publication') == 1
    for paper in ("stabilisation-plan", "assurance-pack"):
        assert f'    {paper}/{paper}-2031-03.docx, under "' in said
    assert f'"The board heard of {name} on 12 March 2031.' in said
    assert "word/document.xml" not in said


def test_a_name_that_the_council_says_is_public_may_stand_there(gossip: Desk) -> None:
    name = gossip.plants.names["plan: text of D4.2"]
    settings = f'[papers]\npdf = false\n[publishing]\npublic_words = ["{name}"]\n'
    (gossip.workspace / "settings.toml").write_text(settings)

    gossip.publish()

    assert name in text_of(gossip.made()["stabilisation-plan"])
    with open_ledger(gossip.outputs.parent / "ledger") as ledger:
        held = ledger.publication(PERIOD.key)
    assert held is not None
    assert held.public_words == (name,)


@pytest.mark.parametrize(
    ("spoiled", "rule"),
    [
        (lambda name: a_pdf(words=f"sold to {name}"), "X22"),
        (lambda name: a_pdf(info=f"/Title (sold to {name})".encode()), "X22"),
        (lambda _: a_pdf(info=b"/Author (Somebody)"), "X23"),
        (lambda _: a_pdf(a_stream(b"x", b"/Type /EmbeddedFile")), "X23"),
        (lambda _: a_pdf(words="OFFICIAL-SENSITIVE"), "X25"),
        (lambda _: b"%PDF-1.7 cut off", "X23"),
    ],
    ids=["page", "title", "author", "file within", "marking", "broken"],
)
def test_what_only_the_pdf_tells_is_found_there(
    waiting: Desk, monkeypatch: pytest.MonkeyPatch, spoiled: Callable[[str], bytes], rule: str
) -> None:
    content = spoiled(waiting.plants.names["plan: text of D4.2"])

    def print_spoiled(papers: list[Path], in_place_of: dict[Path, bytes]) -> None:
        assert set(in_place_of) == set(papers)
        for path in papers:
            path.with_suffix(".pdf").write_bytes(content if "stabilisation" in path.name else a_pdf())

    settings = waiting.workspace / "settings.toml"
    before = settings.read_text()
    settings.write_text("")
    monkeypatch.setattr(public_set, "to_pdf", print_spoiled)
    try:
        said = refusal(waiting)
    finally:
        settings.write_text(before)

    named = said.split("\n- ")[1:]
    assert named
    assert all(rule in one and "stabilisation-plan-2031-03.pdf" in one for one in named)


def test_a_file_of_another_kind_is_no_part_of_a_public_set(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("nothing")
    (tmp_path / "Brandelow.json").write_text("{}")

    proof = prove_clean(tmp_path, sought([Source("talks with Brandelow", "D4.2", True)]))

    assert [(found.rule, found.place.file, found.place.where) for found in proof.findings] == [
        ("X22", "Brandelow.json", "its name"),
        ("X23", "notes.txt", "the file"),
    ]


def test_a_public_interest_statement_that_names_what_is_kept_back_is_a_leak(desk: Desk) -> None:
    name = desk.plants.names["plan: text of D4.2"]
    plan = a_planted_plan(desk.plants)
    telling = Exemption(paragraphs=(3,), public_interest=f"Telling it would harm {name}.")
    items = tuple(
        item.model_copy(update={"exemption": telling}) if item.id == "D4.2" else item
        for item in plan.recommendations[0].deliverables
    )
    first = plan.recommendations[0].model_copy(update={"deliverables": items})
    spoiled = plan.model_copy(update={"recommendations": (first, *plan.recommendations[1:])})
    (desk.workspace / "plan.xlsx").write_bytes(write_plan(spoiled))

    said = refusal(desk)

    assert f'X22 "{name}"' in said
    assert "a public-interest statement" in said


def test_a_paper_that_libreoffice_cannot_print_is_not_published(waiting: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    settings = waiting.workspace / "settings.toml"
    before = settings.read_text()
    settings.write_text("")
    monkeypatch.setattr(public_set, "to_pdf", lambda *_, **__: {})
    try:
        with pytest.raises(Unreachable):
            waiting.publish()
    finally:
        settings.write_text(before)

    assert not (waiting.outputs / "public").exists()


def test_the_draft_is_as_it_was_with_all_in_it(published: Desk) -> None:
    draft = published.outputs / "stabilisation-plan" / f"stabilisation-plan-{PERIOD.key}.docx"

    assert published.plants.names["plan: text of D4.2"] in text_of(draft.read_bytes())


def test_a_council_without_anything_exempt_publishes_and_makes_no_exempt_papers(tmp_path: Path) -> None:
    workspace = a_workspace(tmp_path)
    adopt_plan(an_office(workspace), by="Cabinet")
    drop_clean_returns(workspace)
    reporting_cycle(an_office(workspace), PERIOD.key)
    accept_all(workspace)

    done = publish_papers(an_office(workspace), PERIOD.key)

    assert {paper.publicity for paper in done.papers} == {Publicity.PUBLIC}
    assert done.kept_back == {}
    assert not (tmp_path / "outputs" / workspace.name / PERIOD.key / "exempt").exists()


def test_a_period_before_an_item_was_marked_keeps_it_back_too(published: Desk) -> None:
    """February is held against the plan as it was; what has been marked since is kept back there as well."""
    accept_all(published.workspace)
    before = a_period("2031-02")

    publish_papers(an_office(published.workspace), before.key, [PaperName.STABILISATION_PLAN])

    folder = published.outputs.parent / before.key / "public"
    assert planted_in(published, folder) == set()
    shown = read_regions(next(path for path in files_under(folder) if path.suffix == ".docx").read_bytes())
    assert "D5.1" in shown["gen_D5_1"]
    assert "Green" in shown["gen_D5_1"], "what was reported in February is not exempt"
    assert FINANCE in shown["gen_rec_5"]


def test_a_refusal_says_what_to_do(waiting: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    rest = tuple(guard for guard in public_view.GUARDS if guard.keeps_back != "appendices")
    monkeypatch.setattr(public_view, "GUARDS", rest)

    said = refusal(waiting)

    assert "take it out there or mark that as exempt too" in said
    assert "public_words" in said
