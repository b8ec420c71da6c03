"""`paperclerk template`: what it says, how it ends, and that it never writes over anything."""

import json
from pathlib import Path

import pytest
from word_reading import TEMPLATES, changed

from flows.cli import main

TABLE = TEMPLATES / "stabilisation-plan.docx"


def ended(*arguments: str) -> int:
    with pytest.raises(SystemExit) as stopped:
        main(list(arguments))
    return int(stopped.value.code or 0)


def test_a_template_that_fits_ends_well_and_says_what_to_do_with_it(capsys):
    assert ended("template", "check", str(TABLE)) == 0

    said = capsys.readouterr().out
    assert "It fits. Save it as stabilisation-plan.docx in the folder of your templates" in said
    assert "paper.rows[].title" in said
    assert "Tried with a month without a return: 2 tables, 6 rows" in said


def test_one_that_does_not_ends_with_4_and_names_the_place_and_what_to_do(capsys, tmp_path):
    path = tmp_path / "ours.docx"
    path.write_bytes(changed(TABLE, ("{{ d.movement }}", "{{ d.movment }}")))

    assert ended("template", "check", str(path), "--paper", "stabilisation-plan") == 4

    said = capsys.readouterr().out
    assert 'Where: word/document.xml, in the paragraph "Movement: {{ d.movment }}"' in said
    assert "Did you mean movement?" in said
    assert "It does not fit: 2 things must be put right." in said


def test_machines_get_one_object_with_fields_styles_samples_and_findings(capsys, tmp_path):
    path = tmp_path / "ours.docx"
    path.write_bytes(changed(TABLE, ("{{ d.movement }}", "{{ d.movment }}")))

    assert ended("template", "check", str(path), "--json") == 4

    told = json.loads(capsys.readouterr().out)
    assert set(told) == {"template", "findings"}
    assert told["template"]["paper"] == "stabilisation-plan"
    assert told["template"]["fits"] is False
    assert told["template"]["fields"][0].keys() == {"field", "written", "uses", "parts", "times", "tried"}
    assert {found["rule"] for found in told["findings"]} == {"T01", "T04"}
    assert all(found["place"]["where"] for found in told["findings"])


def test_what_is_no_word_file_ends_with_3_and_an_unknown_paper_with_2(capsys, tmp_path):
    path = tmp_path / "stabilisation-plan.docx"
    path.write_bytes(b"%PDF-1.7")

    assert ended("template", "check", str(path)) == 3
    assert ended("template", "check", str(TABLE), "--paper", "minutes") == 2
    assert "There is no paper called minutes." in capsys.readouterr().err


def test_an_example_is_ours_and_is_never_written_over_a_file(capsys, tmp_path):
    path = tmp_path / "start.docx"

    assert ended("template", "example", "stabilisation-plan", "-o", str(path), "--json") == 0
    assert json.loads(capsys.readouterr().out) == {"paper": "stabilisation-plan", "docx": str(path)}
    assert path.read_bytes() == TABLE.read_bytes()

    path.write_bytes(b"somebody's work")
    assert ended("template", "example", "stabilisation-plan", "-o", str(path)) == 6
    assert path.read_bytes() == b"somebody's work"
    assert "it was left as it is" in capsys.readouterr().err


def test_an_example_lands_in_the_folder_one_is_in_under_the_name_it_needs(monkeypatch, tmp_path, capsys):
    monkeypatch.chdir(tmp_path)

    assert ended("template", "example", "assurance-pack") == 0

    assert Path("assurance-pack.docx").read_bytes() == (TEMPLATES / "assurance-pack.docx").read_bytes()
