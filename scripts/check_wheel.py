"""Builds the wheel, installs it alone with its locked packages, and asks it for help from another folder.

What it shows: every package the code imports is among the locked ones, no module lives only in the checkout, and the
templates travel inside the wheel.
"""

import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
UV = ROOT / "scripts" / "uv.sh"

# Run by the installed wheel's own Python, which sees nothing of this checkout.
IMPORT_EVERYTHING = """
import importlib, pkgutil, flows, parsers, paperclerk
for package in (flows, parsers, paperclerk):
    for module in pkgutil.walk_packages(package.__path__, package.__name__ + "."):
        importlib.import_module(module.name)
        print(module.name)
"""
FIND_A_TEMPLATE = """
from paperclerk.word.templates import find_template
for name in {names!r}:
    print(find_template(name, None).resolve(strict=True))
"""


def main() -> None:
    """Build, install, ask; stop with the reason at the first thing that is not as it should be."""
    with tempfile.TemporaryDirectory(prefix="paperclerk-wheel-") as folder:
        alone, elsewhere = Path(folder) / "alone", Path(folder) / "elsewhere"
        elsewhere.mkdir()
        wheel = build(Path(folder) / "dist")
        install(wheel, alone)
        asked = ask(elsewhere, str(alone / "bin" / "paperclerk"), "--help")
        expect("findings" in asked, f"`paperclerk --help` does not list its commands:\n{asked}")
        modules = ask(elsewhere, str(alone / "bin" / "python"), "-c", IMPORT_EVERYTHING).split()
        expect(modules_of_checkout() == set(modules), f"not the modules of the checkout: {sorted(modules)}")
        templates = sorted(path.name for path in (ROOT / "templates").glob("*.*") if path.suffix != ".md")
        found = ask(elsewhere, str(alone / "bin" / "python"), "-c", FIND_A_TEMPLATE.format(names=templates)).split("\n")
        expect(all(str(alone) in path for path in found if path), f"templates not from the wheel: {found}")
        print(f"{wheel.name}: {len(modules)} modules and {len(templates)} templates, installed alone")


def build(into: Path) -> Path:
    """Build the wheel with the locked hatchling, nothing fetched."""
    run(sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(into), folder=ROOT)
    (wheel,) = into.glob("*.whl")
    return wheel


def install(wheel: Path, alone: Path) -> None:
    """Install the wheel and the locked packages into an empty environment; uv's cache has them from before."""
    python = str(alone / "bin" / "python")
    run("sh", str(UV), "venv", "--quiet", "--python", sys.executable, str(alone))
    run(
        "sh", str(UV), "pip", "sync", "--quiet", "--python", python, "--require-hashes", str(ROOT / "requirements.lock")
    )
    run("sh", str(UV), "pip", "install", "--quiet", "--python", python, "--no-deps", str(wheel))
    run("sh", str(UV), "pip", "check", "--quiet", "--python", python)


def modules_of_checkout() -> set[str]:
    """Return the names of all modules in the checkout's three packages."""
    files = [file for package in ("flows", "parsers", "paperclerk") for file in (ROOT / package).rglob("*.py")]
    dotted = {".".join(file.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__") for file in files}
    return dotted - {"flows", "parsers", "paperclerk"}


def ask(folder: Path, *command: str) -> str:
    """Run something of the installed wheel from another folder, in an environment that names nothing of ours."""
    return run(*command, folder=folder, env={"PATH": "/usr/bin:/bin", "HOME": str(folder), "COLUMNS": "100"})


def run(*command: str, folder: Path | None = None, env: dict[str, str] | None = None) -> str:
    """Run a command and return what it printed; stop with what it said if it fails."""
    done = subprocess.run(command, cwd=folder, env=env, capture_output=True, text=True, check=False)
    expect(done.returncode == 0, f"{' '.join(command)[:300]}\n{done.stdout}{done.stderr}")
    return done.stdout


def expect(fine: bool, otherwise: str) -> None:
    """Stop with a reason unless all is fine."""
    if not fine:
        sys.exit(f"The wheel is not right: {otherwise}")


if __name__ == "__main__":
    main()
