"""The templates in the repository are those that the script makes, so that neither changes without the other."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


def test_the_templates_are_what_the_script_makes_byte_for_byte(tmp_path):
    make = [sys.executable, "-m", "scripts.make_templates", str(tmp_path)]

    subprocess.run(make, cwd=ROOT, check=True, capture_output=True)

    made = {str(path.relative_to(tmp_path)): path.read_bytes() for path in tmp_path.rglob("*.docx")}
    assert made
    assert made == {name: (ROOT / "templates" / name).read_bytes() for name in made}
