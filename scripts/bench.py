"""`make bench`: runs every bench/*.py, each of which prints a section in Markdown, and writes docs/benchmarks.md."""

import os
import platform
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "benchmarks.md"


def main() -> None:
    """Run the benchmarks one after another and write the page; stop at the first that fails."""
    sections = []
    for bench in sorted((ROOT / "bench").glob("*.py")):
        print(f"{bench.name} ...", flush=True)
        done = subprocess.run([sys.executable, str(bench)], cwd=ROOT, stdout=subprocess.PIPE, text=True, check=True)
        sections.append(done.stdout.strip())
    if not sections:
        print("There is no benchmark in bench/ yet.")
        return
    machine = f"{os.cpu_count()} cores, {platform.system()}, Python {platform.python_version()}"
    PAGE.write_text("\n\n".join(["# Benchmarks", f"Written by `make bench` on {machine}.", *sections]) + "\n")
    print(f"Written: {PAGE.relative_to(ROOT)}")


if __name__ == "__main__":
    main()
