"""The docs say what the code does."""

import re
import subprocess
import sys
from pathlib import Path

from paperclerk.settings import Settings

HERE = Path(__file__).resolve().parent.parent


def test_the_page_of_rules_is_the_rulebook() -> None:
    made = subprocess.run(
        [sys.executable, "-c", "from scripts.make_docs import rules_page; print(rules_page(), end='')"],
        cwd=HERE,
        check=True,
        capture_output=True,
        text=True,
    ).stdout

    assert (HERE / "docs" / "rules.md").read_text(encoding="utf-8") == made


def test_the_page_of_fields_is_the_papers_models() -> None:
    made = subprocess.run(
        [sys.executable, "-c", "from scripts.make_docs import fields_page; print(fields_page(), end='')"],
        cwd=HERE,
        check=True,
        capture_output=True,
        text=True,
    ).stdout

    assert (HERE / "docs" / "template-fields.md").read_text(encoding="utf-8") == made


def test_every_setting_is_on_the_page_of_settings() -> None:
    page = (HERE / "docs" / "settings.md").read_text(encoding="utf-8")
    for name, field in Settings.model_fields.items():
        parts = getattr(field.annotation, "model_fields", None)
        for setting in [f"{name}.{part}" for part in parts] if parts else [name]:
            assert f"`{setting}`" in page, setting


def test_every_command_is_in_the_readme() -> None:
    readme = (HERE / "README.md").read_text(encoding="utf-8")
    shown = subprocess.run(
        [sys.executable, "-c", "from flows.cli import app; from typer.main import get_command as g\n"
         "def walk(c, path):\n"
         "    for name, sub in getattr(c, 'commands', {}).items():\n"
         "        walk(sub, [*path, name]) if getattr(sub, 'commands', None) else print(' '.join([*path, name]))\n"
         "walk(g(app), [])"],
        check=True, capture_output=True, text=True,
    ).stdout.split("\n")  # fmt: skip
    for command in filter(None, shown):
        assert re.search(rf"`(paperclerk )?{command}\b", readme), command


def test_every_link_in_the_docs_leads_somewhere() -> None:
    for page in (HERE / "README.md", HERE / "ARCHITECTURE.md", HERE / "CONTRIBUTING.md", *HERE.glob("docs/*.md")):
        for link in re.findall(r"\]\(([^)#:]+)\)", page.read_text(encoding="utf-8")):
            assert (page.parent / link).exists(), f"{page.name}: {link}"
