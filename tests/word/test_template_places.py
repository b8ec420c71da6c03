"""Where templates are found: the council's folder, the checkout, the packaged copy."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from word_reading import TEMPLATES

from paperclerk.errors import ExitCode, TemplateMisfit
from paperclerk.word.templates import find_template

PACKAGE = TEMPLATES.parent / "paperclerk"


def test_the_councils_own_template_comes_first(tmp_path):
    (tmp_path / "assurance-pack.docx").write_bytes(b"the council's")

    assert find_template("assurance-pack.docx", tmp_path) == tmp_path / "assurance-pack.docx"


def test_a_template_the_councils_folder_lacks_is_taken_from_the_checkout(tmp_path):
    assert find_template("assurance-pack.docx", tmp_path) == TEMPLATES / "assurance-pack.docx"


def test_an_installed_copy_uses_the_templates_packed_with_it_and_no_neighbouring_folder(tmp_path):
    installed = tmp_path / "site"
    shutil.copytree(PACKAGE, installed / "paperclerk", ignore=shutil.ignore_patterns("__pycache__"))
    for folder in (installed / "paperclerk" / "_templates", installed / "templates"):
        folder.mkdir()
        (folder / "assurance-pack.docx").write_bytes(b"a template")
    ask = "from paperclerk.word.templates import find_template as f; print(f('assurance-pack.docx', None))"

    said = subprocess.run(
        [sys.executable, "-c", ask], cwd=installed, capture_output=True, text=True, check=True
    ).stdout.strip()

    assert Path(said) == installed / "paperclerk" / "_templates" / "assurance-pack.docx"


def test_a_template_nobody_has_stops_the_run_and_says_where_was_looked():
    with pytest.raises(TemplateMisfit, match=r"minutes\.docx is missing") as stopped:
        find_template("minutes.docx", None)

    assert stopped.value.exit_code is ExitCode.TEMPLATE
    assert str(TEMPLATES) in stopped.value.message


def test_a_folder_named_in_the_settings_that_is_not_there_is_not_passed_over(tmp_path):
    with pytest.raises(TemplateMisfit, match="named in settings"):
        find_template("assurance-pack.docx", tmp_path / "tempaltes")
