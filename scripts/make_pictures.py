"""Make the docs' pictures from what `make demo` left in the outputs: a page of each paper, and the validation log.

The log is a web page: its picture needs Chromium and is left as it was without it.
"""

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import pypdfium2
from PIL import Image

from paperclerk.steps.picture_report import picture_reading
from parsers.report_register import read_report

HERE = Path(__file__).resolve().parent.parent
PERIOD = "2031-03"
MADE = HERE / "outputs" / "sample" / PERIOD
PICTURES = HERE / "docs" / "pictures"

# The paper, the page to show (from 0), its width in pixels on a README, and the picture's name.
PAGES = (
    ("cabinet-report", 0, 760, "cabinet-report"),
    ("stabilisation-plan", 1, 1000, "stabilisation-plan"),
    ("assurance-pack", 0, 760, "assurance-pack"),
    ("assurance-pack", 6, 760, "assurance-pack-slippage"),
    ("assurance-pack", 38, 760, "assurance-pack-recommendation"),
)

# The page of the Cabinet report to show as it was read, from 1.
PAGE_READ = 1


def main() -> int:
    """Render each picture; without the demo's papers say what to run first."""
    if not MADE.is_dir():
        sys.stderr.write("There is nothing to picture yet: run `make demo` first.\n")
        return 1
    PICTURES.mkdir(parents=True, exist_ok=True)
    for paper, page, width, name in PAGES:
        _picture_page(MADE / paper / f"{paper}-{PERIOD}.pdf", page, width, PICTURES / f"{name}.png")
    _picture_reading(MADE / "cabinet-report" / f"cabinet-report-{PERIOD}.pdf", PICTURES / "report-read.png")
    _picture_log(MADE / "log" / "validation-log.html", PICTURES / "validation-log.png")
    return 0


def _picture_page(pdf: Path, number: int, width: int, picture: Path) -> None:
    document = pypdfium2.PdfDocument(pdf)
    page = document[number]
    image = page.render(scale=width / page.get_width()).to_pil()
    # 64 colours are enough for a page of text and keep the repository small.
    image.convert("P", palette=1, colors=64).save(picture, optimize=True)
    page.close()
    document.close()


def _picture_reading(pdf: Path, picture: Path) -> None:
    """Picture a page as `report read --picture` draws it."""
    content = pdf.read_bytes()
    reading = read_report(content, pdf.name, {})
    with tempfile.TemporaryDirectory() as folder:
        drawn = picture_reading(content, reading.reports, Path(folder), pdf.name).files[PAGE_READ - 1]
        Image.open(drawn).convert("P", palette=1, colors=64).save(picture, optimize=True)


def _picture_log(page: Path, picture: Path) -> None:
    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if not chromium:
        sys.stderr.write("Chromium is not installed, so the picture of the log was left as it was.\n")
        return
    with tempfile.TemporaryDirectory() as profile:
        subprocess.run(
            [
                chromium, "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--no-first-run",
                "--disable-background-networking", "--disable-component-update", "--disable-sync",
                f"--user-data-dir={profile}", "--window-size=1100,1400", f"--screenshot={picture}", page.as_uri(),
            ],
            check=True,
            capture_output=True,
            timeout=120,
        )  # fmt: skip


if __name__ == "__main__":
    sys.exit(main())
