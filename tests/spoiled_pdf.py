"""One fault each: copies of a printed paper with something of its structure spoiled."""

import io
from collections.abc import Callable, Iterator

import pikepdf
from pikepdf import Dictionary, Name, Pdf


def _tags(pdf: Pdf, *roles: str) -> Iterator[pikepdf.Object]:
    """Yield the tags of those roles, in reading order."""

    def within(held: pikepdf.Object) -> Iterator[pikepdf.Object]:
        if isinstance(held, pikepdf.Array):
            for one in held:
                yield from within(one)
        elif isinstance(held, Dictionary) and "/S" in held:
            yield held
            if "/K" in held:
                yield from within(held["/K"])

    found = [tag for tag in within(pdf.Root["/StructTreeRoot"]["/K"]) if str(tag["/S"]).lstrip("/") in roles]
    assert found
    yield from found


def title_removed(pdf: Pdf) -> None:
    del pdf.docinfo["/Title"]


def title_not_shown(pdf: Pdf) -> None:
    pdf.Root["/ViewerPreferences"]["/DisplayDocTitle"] = False


def language_removed(pdf: Pdf) -> None:
    del pdf.Root["/Lang"]


def language_american(pdf: Pdf) -> None:
    pdf.Root["/Lang"] = pikepdf.String("en-US")


def not_tagged(pdf: Pdf) -> None:
    del pdf.Root["/StructTreeRoot"]
    del pdf.Root["/MarkInfo"]


def heading_level_skipped(pdf: Pdf) -> None:
    next(_tags(pdf, "H3")).S = Name.H4


def no_heading_1(pdf: Pdf) -> None:
    next(_tags(pdf, "H1")).S = Name.P


def headings_of_no_role(pdf: Pdf) -> None:
    for tag in _tags(pdf, "H1", "H2", "H3", "H4"):
        tag.S = Name.P


def header_cells_made_ordinary(pdf: Pdf) -> None:
    table = list(_tags(pdf, "Table"))[1]
    for row in table.K:
        for cell in row.K:
            cell.S = Name.TD


def alt_text_removed(pdf: Pdf) -> None:
    del next(_tags(pdf, "Figure"))["/Alt"]


def lists_made_of_paragraphs(pdf: Pdf) -> None:
    for tag in _tags(pdf, "L", "LI", "LBody"):
        tag.S = Name.Div


def list_without_items(pdf: Pdf) -> None:
    for tag in _tags(pdf, "LI", "LBody"):
        tag.S = Name.Div


def words_out_of_the_tags(pdf: Pdf) -> None:
    whole = pdf.Root["/StructTreeRoot"]["/K"]
    whole = whole[0] if isinstance(whole, pikepdf.Array) else whole
    gone = next(
        number for number, tag in enumerate(whole.K) if isinstance(tag, Dictionary) and tag.get("/S") == Name.H2
    )
    del whole.K[gone]


# What is spoiled, and the rule that must say so.
FAULTS: tuple[tuple[Callable[[Pdf], None], str], ...] = (
    (title_removed, "Q37"),
    (title_not_shown, "Q37"),
    (language_removed, "Q37"),
    (language_american, "Q37"),
    (not_tagged, "Q48"),
    (heading_level_skipped, "Q36"),
    (no_heading_1, "Q36"),
    (headings_of_no_role, "Q36"),
    (header_cells_made_ordinary, "Q38"),
    (alt_text_removed, "Q39"),
    (lists_made_of_paragraphs, "Q42"),
    (list_without_items, "Q42"),
    (words_out_of_the_tags, "Q49"),
)


def spoiled(paper: bytes, fault: Callable[[Pdf], None]) -> bytes:
    """Return a copy of a printed paper with one fault."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(paper)) as pdf:
        fault(pdf)
        pdf.save(out, deterministic_id=True)
    return out.getvalue()
