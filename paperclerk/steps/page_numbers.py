"""Page numbers: a paper's contents list filled in from the PDF that was made of it."""

from paperclerk.domain.findings import Finding, finding
from paperclerk.pdf.outline_pages import outline_pages
from paperclerk.steps.make_papers import MadePaper
from paperclerk.word.contents import has_contents, numbered


def with_page_numbers(made: MadePaper, pdf: bytes) -> tuple[MadePaper, list[Finding]]:
    """Return a paper with the pages of its PDF in its contents list, and a finding where they are not known."""
    if not has_contents(made.docx):
        return made, []
    docx = numbered(made.docx, outline_pages(pdf))
    if docx is not None:
        return made.as_laid_out(docx), []
    return made, [
        finding(
            "X46",
            f"The pages in the contents list of the {made.paper.name.spoken} could not be told from its PDF.",
            hint="Open the paper in Word, let it update the contents list, and save it.",
            subject=made.paper.name.value,
            about="contents",
        )
    ]
