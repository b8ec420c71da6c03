"""Make the docs' pictures from what `make demo` left in the outputs: a page of each paper, and the validation log.

The log is a web page: its picture needs Chromium and is left as it was without it.
"""

import shutil
import subprocess
import sys
import tempfile
from dataclasses import replace
from pathlib import Path

import pypdfium2
from PIL import Image

from flows.office import open_office
from paperclerk.domain.papers import PaperName, TableLayout
from paperclerk.libreoffice import to_pdf
from paperclerk.steps.adopt_plan import adopt_plan
from paperclerk.steps.picture_report import picture_reading
from paperclerk.steps.reporting_cycle import reporting_cycle
from parsers.report_register import read_report

HERE = Path(__file__).resolve().parent.parent
PERIOD = "2031-03"
MADE = HERE / "outputs" / "sample" / PERIOD
PICTURES = HERE / "docs" / "pictures"

# The paper, the page to show (from 0), its width in pixels on a README, and the picture's name.
PAGES = (
    ("cabinet-report", 0, 760, "cabinet-report"),
    ("stabilisation-plan", 1, 1000, "stabilisation-plan"),
    ("assurance-pack", 1, 760, "assurance-pack"),
    ("assurance-pack", 7, 760, "assurance-pack-slippage"),
    ("assurance-pack", 39, 760, "assurance-pack-recommendation"),
)

# The paper whose template is shown beside what is made from it, the first page of each.
PAPER_OF_TEMPLATE = "stabilisation-plan"

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
    _picture_card(PICTURES / "stabilisation-plan-card.png")
    picture_template(MADE / PAPER_OF_TEMPLATE / f"{PAPER_OF_TEMPLATE}-{PERIOD}.pdf", PICTURES / "template.png")
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


def _picture_card(picture: Path) -> None:
    """Picture a card of the plan, made by itself: the demo makes the table."""
    with tempfile.TemporaryDirectory() as folder:
        office = open_office(HERE / "inputs" / "sample", Path(folder))
        papers = office.workspace.settings.papers.model_copy(
            update={"table": TableLayout.CARDS, "make": (PaperName.STABILISATION_PLAN,)}
        )
        settings = office.workspace.settings.model_copy(update={"papers": papers})
        office = replace(office, workspace=office.workspace.model_copy(update={"settings": settings}))
        adopt_plan(office, by="Cabinet")
        reporting_cycle(office, PERIOD)
        [pdf] = (Path(folder) / PERIOD).glob("*/stabilisation-plan-*.pdf")
        _picture_page(pdf, 1, 760, picture)


def picture_template(paper: Path, picture: Path) -> None:
    """Picture a page of a template, and beside it the page of the paper that was made from it."""
    with tempfile.TemporaryDirectory() as folder:
        copied = Path(folder) / f"{PAPER_OF_TEMPLATE}.docx"
        shutil.copyfile(HERE / "templates" / copied.name, copied)
        pdfs = (to_pdf([copied])[copied], paper)
        images = []
        for pdf in pdfs:
            document = pypdfium2.PdfDocument(pdf)
            page = document[0]
            images.append(page.render(scale=780 / page.get_width()).to_pil().convert("RGB"))
            page.close()
            document.close()
    gap = 24
    both = Image.new("RGB", (sum(image.width for image in images) + gap, images[0].height), "#8892A0")
    both.paste(images[0], (0, 0))
    both.paste(images[1], (images[0].width + gap, 0))
    # The colours of the ratings need more than a page of text does.
    both.convert("P", palette=1, colors=128).save(picture, optimize=True)


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
