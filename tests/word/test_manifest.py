"""The manifest: from each cell of a paper back to where it came from."""

import hashlib
import json

from builders import a_cycle, a_small_cycle, an_update
from word_reading import TEMPLATES

from paperclerk.assembly import stabilisation_plan
from paperclerk.word.manifest import manifest_json
from paperclerk.word.papers import read_regions, render

TEMPLATE = TEMPLATES / "stabilisation-plan.docx"


def test_a_rating_is_traced_to_the_return_and_the_place_in_it():
    cycle = a_cycle()
    paper = stabilisation_plan.assemble(cycle)

    manifest = json.loads(manifest_json(paper, TEMPLATE, cycle.plan, "f" * 64))

    (cell,) = (c for c in manifest["cells"] if c["region"] == "gen_D5_1_rag")
    source = next(r for r in cycle.returns if r.owner == "Director of Finance")
    assert cell == {
        "region": "gen_D5_1_rag", "text": "Green", "deliverable": "D5.1", "field": "rag",
        "return_sha256": source.arrival.sha256, "file": source.arrival.file, "where": "control D5_1_rag",
        "message_id": None, "received": "2031-04-01T09:00:00Z",
    }  # fmt: skip


def test_it_names_what_the_paper_was_made_from():
    cycle = a_cycle()

    manifest = json.loads(manifest_json(stabilisation_plan.assemble(cycle), TEMPLATE, cycle.plan, "f" * 64))

    assert manifest["template"]["sha256"] == hashlib.sha256(TEMPLATE.read_bytes()).hexdigest()
    assert manifest["plan"] == {
        "title": "Governance Stabilisation Plan", "version": "1.0", "fingerprint": cycle.plan.fingerprint(),
    }  # fmt: skip
    assert (manifest["paper"], manifest["periods"]) == ("stabilisation-plan", ["2031-03"])
    assert (manifest["docx_sha256"], len(manifest["rules_version"])) == ("f" * 64, 12)


def test_every_cell_is_found_in_its_region_of_the_paper():
    paper = stabilisation_plan.assemble(a_cycle())
    regions = read_regions(render(paper, TEMPLATE))

    cells = json.loads(manifest_json(paper, TEMPLATE, a_cycle().plan, ""))["cells"]

    assert cells
    assert all(" ".join(cell["text"].split()) in " ".join(regions[cell["region"]].split()) for cell in cells)


def test_it_can_be_written_to_a_file_whatever_an_owner_typed():
    cycle = a_small_cycle(an_update(narrative="x\ud83dy"))

    manifest_json(stabilisation_plan.assemble(cycle), TEMPLATE, cycle.plan, "").encode()
