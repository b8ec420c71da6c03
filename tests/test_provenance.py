"""Every value of the sample's papers stands where its trace says, in the file as it was sent; the ratings above all.

The originals are opened with the usual libraries, by the place named, and only white space, list signs and the wording
of ratings, dates, percentages and posts may differ. Each check is shown to fail on a trace or a paper that is spoiled.
"""

import hashlib
import io
import json
import random
import re
import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest
from made_sample import PAPERS, PERIODS, SAMPLE, made_sample, paper_of
from originals import folded, found_at, paragraphs_under, regions_of, row_labelled, table_of

from paperclerk.ooxml.repack import repack
from paperclerk.steps.trace_paper import trace_paper

Cell = dict[str, Any]

SEED = 20310331
CELLS_A_PAPER = 120
PLAN = (SAMPLE / "plan.xlsx").read_bytes()
# Words that papers make of several values; the one at the place named must be among them.
COMPOSED = ("actual", "likelihood", "impact", "return_signed_off_by")
_ORDINAL = re.compile(r"\b(\d{1,2})(?:st|nd|rd|th)\b")
_RATINGS = [row[1] for row in table_of(PLAN, "RAG", 2) if row[1]]
_POSTS = {row[0]: [row[0], *row[3].split("\n")] for row in table_of(PLAN, "Officers", 2) if row[0]}


def traced(path: Path) -> list[Cell]:
    cells: list[Cell] = trace_paper(path).model_dump(mode="json")["cells"]
    return cells


def placed(cells: Iterable[Cell]) -> list[Cell]:
    """Return the values that have a place in a return or in the plan."""
    return [cell for cell in cells if cell["origin"] in ("return", "plan") and cell["where"]]


def original(cell: Cell) -> str:
    folder = SAMPLE / "returns" / cell["period"] if cell["origin"] == "return" else SAMPLE
    return found_at(folder, cell["file"], cell["where"])


def faults(cells: Iterable[Cell], docx: bytes) -> Iterator[str]:
    """Yield what is wrong with cells: not in the paper where they say, or not at their place in the original."""
    regions = regions_of(docx)
    for cell in cells:
        name = f"{cell['region']} {cell['field']} ({cell['file']}, {cell['where']})"
        if folded(cell["text"]) not in regions.get(cell["region"], ""):
            yield f"{name}: the paper does not show {cell['text']!r}"
        try:
            written = original(cell)
        except (AssertionError, KeyError, IndexError, OSError, ValueError) as problem:
            yield f"{name}: {problem!r}"
            continue
        if not says(cell, written):
            yield f"{name}: shown {folded(cell['text'])!r}, written {written!r}"


def says(cell: Cell, written: str) -> bool:
    """Whether a paper's words are those written, but for the wording that papers give to some fields."""
    shown, written, field = plain(cell["text"]), plain(written), cell["field"]
    if field == "rag":
        return shown in _RATINGS and re.match(rf"{re.escape(shown)}\b", written, re.IGNORECASE) is not None
    if field == "label":
        # The plan names the standard ratings in small letters.
        return shown.casefold() == written.casefold()
    if field == "percent":
        return shown.rstrip("%") == written.rstrip("%")
    if field == "recovery_owner":
        return any(alike(written, alias) for alias in _POSTS.get(shown, [shown]))
    if field == "accountable officer":
        return shown in written
    if shown == "Not signed off":
        return written in ("", "Type here")
    if field in COMPOSED or re.match(r"m\d+_", field):
        return re.search(rf"(?<!\w){re.escape(written)}(?!\w)", shown) is not None and written != ""
    return shown == written


def plain(text: str) -> str:
    without_signs = re.sub(r"(?m)^\s*[•●◦▪‣·*–—-]\s+", "", text)
    return _ORDINAL.sub(r"\1", folded(without_signs))


def alike(one: str, other: str) -> bool:
    return one.replace("&", "and").casefold() == other.strip().replace("&", "and").casefold()


@pytest.mark.parametrize("period", PERIODS)
@pytest.mark.parametrize("paper", PAPERS)
def test_random_values_stand_in_the_original_file_at_the_place_named(paper: str, period: str) -> None:
    path = paper_of(made_sample(), paper, period)
    cells = placed(traced(path))
    some = random.Random(f"{SEED} {paper} {period}").sample(cells, min(CELLS_A_PAPER, len(cells)))

    assert len(some) > 30
    assert list(faults(some, path.read_bytes())) == []


@pytest.mark.parametrize("period", PERIODS)
def test_the_files_named_are_the_very_files_that_were_sent(period: str) -> None:
    for paper in PAPERS:
        cells = [cell for cell in traced(paper_of(made_sample(), paper, period)) if cell["origin"] == "return"]
        for file, sha256, month in {(cell["file"], cell["return_sha256"], cell["period"]) for cell in cells}:
            if ": " not in file:
                sent = (SAMPLE / "returns" / month / file).read_bytes()
                assert hashlib.sha256(sent).hexdigest() == sha256
        assert all(cell["received"] for cell in cells)
        assert all(cell["message_id"] for cell in cells if ".eml: " in cell["file"])


@pytest.mark.parametrize("period", PERIODS)
def test_the_author_s_words_stand_in_the_author_s_file_where_it_says(period: str) -> None:
    content = (SAMPLE / "papers" / period / "cabinet-report.docx").read_bytes()
    cells = [cell for cell in traced(paper_of(made_sample(), "cabinet-report", period)) if cell["origin"] == "author"]
    under = [cell for cell in cells if cell["where"].startswith("under ")]
    front = [cell for cell in cells if cell["field"] == "front page" and "☐" not in cell["text"]]

    assert len(under) > 20
    assert len(front) > 4
    assert {cell["state"] for cell in cells} == {"as_made"}
    for cell in under:
        heading = re.findall(r'under "(.+)", block', cell["where"])[0]
        # What the program says of a mark is not the author's: of an exempt appendix the words before it are.
        text = re.sub(r" \(not for publication: exempt under paragraph \d\)$", "", folded(cell["text"]))
        assert text.removeprefix("Appendix C: ") in "\n".join(paragraphs_under(content, heading))
    for cell in front:
        label = cell["where"].removeprefix("front page, ")
        if label.startswith("Meetings this report goes to"):
            assert set(meeting_in(content, folded(cell["text"]))) <= set(re.split(r", (?=\d)|: ", folded(cell["text"])))
        else:
            assert folded(cell["text"]) in row_labelled(content, label)


def meeting_in(content: bytes, line: str) -> list[str]:
    """Return what stands in the file of a meeting that a report goes through, for its own on the front page."""
    body = line.partition(",")[0]
    if line.endswith(": this meeting"):
        return [*row_labelled(content, "Report to"), *row_labelled(content, "Date of meeting")]
    found = row_labelled(content, body)
    assert len(found) == 2
    return found


@pytest.mark.parametrize("period", PERIODS)
def test_every_rating_shown_is_the_one_in_the_return_and_the_papers_agree(period: str) -> None:
    shown: dict[str, set[str]] = {}
    for paper in PAPERS:
        path = paper_of(made_sample(), paper, period)
        ratings = [cell for cell in traced(path) if cell["field"] == "rag"]
        regions = regions_of(path.read_bytes())
        assert ratings
        assert rating_faults(ratings, regions) == []
        assert {cell["region"] for cell in ratings} == {
            name for name, text in regions.items() if name.endswith("_rag") and text in _RATINGS
        }
        for cell in ratings:
            shown.setdefault(cell["deliverable"], set()).add(regions[cell["region"]])

    deliverables = {row[0] for row in table_of(PLAN, "Deliverables", 2) if row[0]}
    assert {item: words for item, words in shown.items() if len(words) != 1} == {}
    assert len(deliverables - set(shown)) < 5


def rating_faults(ratings: Iterable[Cell], regions: dict[str, str]) -> list[str]:
    """Return the ratings that a paper's regions show otherwise than the returns say."""
    return [
        f"{cell['region']}: {regions[cell['region']]} shown, {original(cell)} written"
        for cell in ratings
        if not says({**cell, "text": regions[cell["region"]]}, original(cell))
    ]


@pytest.mark.parametrize(
    ("key", "value"),
    [("text", "Something nobody wrote"), ("where", 'sheet "Return", cell B2'), ("where", "over there"),
     ("file", "another.xlsx"), ("region", "gen_D99_9"), ("period", "2031-02")],
)  # fmt: skip
def test_the_checks_fail_on_a_spoiled_trace(key: str, value: str) -> None:
    path = paper_of(made_sample(), "stabilisation-plan")
    cell = next(cell for cell in placed(traced(path)) if cell["field"] == "narrative")

    assert list(faults([cell], path.read_bytes())) == []
    assert list(faults([{**cell, key: value}], path.read_bytes())) != []


def test_the_checks_fail_on_a_manifest_whose_places_were_mixed_up() -> None:
    path = paper_of(made_sample(), "assurance-pack")
    cells = [cell for cell in placed(traced(path)) if cell["field"] == "narrative"]
    moved = [{**cell, "where": other["where"]} for cell, other in zip(cells, [*cells[1:], cells[0]], strict=True)]

    assert len(list(faults(moved, path.read_bytes()))) > len(cells) / 2


@pytest.mark.parametrize("paper", PAPERS)
def test_the_checks_fail_on_a_paper_whose_rating_was_changed(paper: str, tmp_path: Path) -> None:
    path = paper_of(made_sample(), paper)
    cell = next(cell for cell in traced(path) if cell["field"] == "rag" and cell["text"] == "Amber")
    spoiled = with_rating(path.read_bytes(), cell["region"], "Amber", "Green")

    assert rating_faults([cell], regions_of(path.read_bytes())) == []
    assert len(rating_faults([cell], regions_of(spoiled))) == 1
    copy = tmp_path / path.name
    copy.write_bytes(spoiled)
    (tmp_path / "manifest.json").write_bytes((path.parent / "manifest.json").read_bytes())
    assert [(found.rule, found.subject) for found in trace_paper(copy).findings] == [("C59", cell["deliverable"])]


def test_a_manifest_that_claims_what_an_unchanged_paper_does_not_show_is_found_out(tmp_path: Path) -> None:
    path = paper_of(made_sample(), "stabilisation-plan")
    manifest = json.loads((path.parent / "manifest.json").read_text())
    manifest["cells"][100]["text"] = "Something nobody wrote"
    (tmp_path / path.name).write_bytes(path.read_bytes())
    (tmp_path / "manifest.json").write_text(json.dumps(manifest))

    [found] = trace_paper(tmp_path / path.name).findings

    assert (found.rule, found.severity) == ("X20", "block")
    assert "Something nobody wrote" in found.message


def with_rating(docx: bytes, region: str, old: str, new: str) -> bytes:
    """Return a paper with the word in one rating's control changed, as somebody typing over it would."""
    with zipfile.ZipFile(io.BytesIO(docx)) as package:
        xml = package.read("word/document.xml").decode()
    before, after = xml.split(f'<w:tag w:val="{region}"/>', 1)
    assert f">{old}<" in after
    changed = f'{before}<w:tag w:val="{region}"/>{after.replace(f">{old}<", f">{new}<", 1)}'
    return repack(docx, {"word/document.xml": changed.encode()})
