"""`make bench`: runs all of bench/, each of which prints a section in Markdown, and writes docs/benchmarks.md."""

import os
import platform
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
# What the benchmarks share, none itself.
SHARED = ("aims", "timing")
PAGE = ROOT / "docs" / "benchmarks.md"


def main() -> None:
    """Run the benchmarks one after another and write the page; stop at the first that fails."""
    sections = []
    for bench in sorted(path for path in (ROOT / "bench").glob("*.py") if path.stem not in SHARED):
        print(f"{bench.name} ...", flush=True)
        done = subprocess.run([sys.executable, str(bench)], cwd=ROOT, stdout=subprocess.PIPE, text=True, check=True)
        sections.append(done.stdout.strip())
    if not sections:
        print("There is no benchmark in bench/ yet.")
        return
    machine = f"{os.cpu_count()} cores, {platform.system()}, Python {platform.python_version()}"
    written = f"Written by `make bench` on {machine}. {met(sections)}"
    PAGE.write_text("\n\n".join(["# Benchmarks", written, *sections]) + "\n")
    print(f"Written: {PAGE.relative_to(ROOT)}")


def met(sections: list[str]) -> str:
    """Return in words how many of the aims are not met, for the head of the page."""
    missed = sum(section.count("**no**") for section in sections)
    if not missed:
        return "All aims are met."
    return f"{missed} aim{'s are' if missed > 1 else ' is'} not met: **no** stands in the column met."


if __name__ == "__main__":
    main()
