"""The house's own rules that no other tool checks: what commands load, how large rooms are, what the README says."""

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from paperclerk.domain.rulebook import RULEBOOK

ROOT = Path(__file__).resolve().parents[1]
PACKAGES = ("flows", "parsers", "paperclerk")
MODULES = sorted(file for package in PACKAGES for file in (ROOT / package).rglob("*.py"))

# A file of about 300 lines still fits in a head; past this there is a second idea in it.
LINES_A_FILE = 330

CALL_THE_COMMAND = "import sys; from flows.cli import main; main(sys.argv[1:])"
LOAD_THE_OFFICE = """
import sys, flows.office, paperclerk.steps.reporting_cycle
flows.office.all_readers()
sys.exit("prefect" in sys.modules or "matplotlib" in sys.modules)
"""


def names(files: Iterator[Path] | list[Path]) -> list[str]:
    return sorted(str(file.relative_to(ROOT)) for file in files)


@pytest.mark.parametrize("command", [["--help"], ["plan", "show", "--help"], ["run", "--help"]], ids=" ".join)
def test_asking_for_help_loads_nothing_heavy(command):
    asked = subprocess.run(
        [sys.executable, "-X", "importtime", "-c", CALL_THE_COMMAND, *command],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )

    loaded = {line.rsplit("|", 1)[-1].strip().split(".")[0] for line in asked.stderr.splitlines() if "|" in line}
    assert "Usage" in asked.stdout
    assert "typer" in loaded
    heavy = {
        "prefect",
        "openpyxl",
        "docx",
        "docxtpl",
        "pdfplumber",
        "sqlalchemy",
        "python_calamine",
        "rapidfuzz",
        "matplotlib",
    }
    assert not loaded & heavy


def test_running_without_prefect_loads_no_prefect_and_draws_nothing_before_it_must():
    assert subprocess.run([sys.executable, "-W", "error", "-c", LOAD_THE_OFFICE], cwd=ROOT, check=False).returncode == 0


def test_package_roots_import_nothing():
    roots = [file for file in MODULES if file.name == "__init__.py"]

    def says_more_than_a_docstring(file: Path) -> bool:
        body = ast.parse(file.read_text()).body
        return not (len(body) == 1 and isinstance(body[0], ast.Expr) and isinstance(body[0].value, ast.Constant))

    assert len(roots) >= len(PACKAGES)
    assert names([file for file in roots if says_more_than_a_docstring(file)]) == []


def test_every_folder_of_modules_is_a_package():
    folders = {file.parent for file in MODULES}

    assert names([folder for folder in folders if not (folder / "__init__.py").is_file()]) == []


def test_no_file_has_outgrown_its_name():
    grown = {str(file.relative_to(ROOT)): len(file.read_text().splitlines()) for file in MODULES}

    assert {name: lines for name, lines in grown.items() if lines > LINES_A_FILE} == {}


def test_no_test_folder_hides_a_package():
    assert names(list((ROOT / "tests").rglob("__init__.py"))) == []


def test_folders_for_people_hold_no_code():
    for folder in ("templates", "inputs"):
        assert names(list((ROOT / folder).rglob("*.py"))) == []


def test_every_rule_named_in_the_code_stands_in_the_rulebook():
    unknown = {
        f"{file.relative_to(ROOT)}: {rule}" for file in MODULES for rule in rules_named_in(file) if rule not in RULEBOOK
    }

    assert unknown == set()


def test_every_rule_of_the_rulebook_is_made_somewhere():
    rulebook = ROOT / "paperclerk" / "domain" / "rulebook.py"
    named = {rule for file in MODULES if file != rulebook for rule in rules_named_in(file)}

    assert set(RULEBOOK) - named == set()


def test_the_readme_says_the_two_commands():
    readme = (ROOT / "README.md").read_text()

    assert "make demo" in readme
    assert "make test" in readme


def test_no_committed_file_names_a_package_index_or_a_place_on_one_machine():
    tracked = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=False)
    if tracked.returncode:
        pytest.skip("not a git checkout")
    # Put together here, so that this file does not find itself.
    telling = re.compile(
        "|".join(("index-" + "url *=? *http", "/wo" + "rk/", "/ro" + "ot/", "http[^ \"']*/sim" + "ple/"))
    )

    files = [ROOT / name for name in tracked.stdout.split("\0") if name and (ROOT / name).is_file()]
    assert names([file for file in files if telling.search(file.read_bytes().decode(errors="replace"))]) == []


def rules_named_in(file: Path) -> Iterator[str]:
    """Yield every rule id that a file writes as a text of its own."""
    for node in ast.walk(ast.parse(file.read_text())):
        if isinstance(node, ast.Constant) and re.fullmatch(r"[CFVPIAQTX]\d\d", str(node.value)):
            yield str(node.value)
