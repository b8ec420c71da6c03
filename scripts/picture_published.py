"""Make the docs' pictures of the three sample papers for everybody and not for publication, side by side.

The sample's months are run in a folder of their own and everything that stops publication is accepted on record.
"""

import shutil
import sys
import tempfile
from pathlib import Path

import pypdfium2
from PIL import Image

from flows.office import open_office
from paperclerk.steps.adopt_plan import adopt_plan
from paperclerk.steps.findings_on_record import accept_finding, findings_on_record
from paperclerk.steps.office import Office
from paperclerk.steps.publish_papers import publish_papers
from paperclerk.steps.reporting_cycle import reporting_cycle

HERE = Path(__file__).resolve().parent.parent
PICTURES = HERE / "docs" / "pictures"
PERIODS = ("2031-01", "2031-02", "2031-03")
WIDTH, GAP = 620, 24

# The paper, and words on the page to show: in the one for everybody, and in the one that is not for publication.
PAGES = (
    ("cabinet-report", "Appendix C: Not for publication", "Appendix C: Terms"),
    ("stabilisation-plan", "D9.4 A review", "D9.4 A review"),
    ("assurance-pack", "D9.4 A review", "D9.4 A review"),
)


def main() -> int:
    """Publish the sample's last month and picture a page of each paper in both sets."""
    with tempfile.TemporaryDirectory(prefix="paperclerk-published-") as folder:
        published = _published(Path(folder))
        for paper, told, kept_back in PAGES:
            left = _page(next((published / "public" / paper).glob("*.pdf")), told)
            right = _page(next((published / "exempt" / paper).glob("*.pdf")), kept_back)
            _beside(left, right).save(PICTURES / f"{paper}-public-and-exempt.png", optimize=True)
    return 0


def _published(folder: Path) -> Path:
    workspace = folder / "inputs" / "sample"
    shutil.copytree(HERE / "inputs" / "sample", workspace)
    office = open_office(workspace)
    adopt_plan(office, by="Cabinet")
    for period in PERIODS:
        reporting_cycle(office, period)
    _accept_all(office)
    publish_papers(office, PERIODS[-1])
    return office.workspace.outputs / PERIODS[-1]


def _accept_all(office: Office) -> None:
    for found in findings_on_record(office):
        if found.blocks:
            accept_finding(office, found.id, by="A Clerk", reason="Known, and said to the board.")


def _page(pdf: Path, words: str) -> Image.Image:
    """Return a picture of the last page that has these words: the first may be a list of contents or of exceptions."""
    document = pypdfium2.PdfDocument(pdf)
    pages = [page for page in document if words in " ".join(page.get_textpage().get_text_range().split())]
    picture = pages[-1].render(scale=WIDTH / pages[-1].get_width()).to_pil().convert("RGB")
    document.close()
    return picture


def _beside(left: Image.Image, right: Image.Image) -> Image.Image:
    both = Image.new("RGB", (left.width + GAP + right.width, max(left.height, right.height)), "#9aa3b2")
    both.paste(left, (0, 0))
    both.paste(right, (left.width + GAP, 0))
    # Few colours keep the file small; this way of choosing them keeps the rare ones, which mean something.
    return both.quantize(48, method=Image.Quantize.MAXCOVERAGE)


if __name__ == "__main__":
    sys.exit(main())
