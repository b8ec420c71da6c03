"""A small tagged PDF made by hand: a page of lines, each under a mark, and the tags given for them."""

import io
from collections.abc import Sequence

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, String

# A line as (words, mark): a number is the mark of a tag, None decoration, "" no mark at all.
Line = tuple[str, int | str | None]


def a_tagged_pdf(
    lines: Sequence[Line], tags: Sequence[tuple], roles: dict[str, str] | None = None, ink: str = "0 0 0"
) -> Pdf:
    """Return a PDF of one page; a tag is (role, what it holds: tags or numbers of marks, and its own entries)."""
    pdf = Pdf.new()
    page = pdf.add_blank_page(page_size=(595, 842)).obj
    page.Resources = Dictionary(
        Font=Dictionary(F1=Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica))
    )
    page.Contents = pdf.make_stream("\n".join(_drawn(at, line, ink) for at, line in enumerate(lines)).encode("latin-1"))
    tree = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
    tree.K = Array([_tag(pdf, page, tree, tag) for tag in tags])
    tree.RoleMap = Dictionary({f"/{name}": Name(f"/{role}") for name, role in (roles or {}).items()})
    pdf.Root.StructTreeRoot = tree
    pdf.Root.MarkInfo = Dictionary(Marked=True)
    pdf.Root.Lang = String("en-GB")
    pdf.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
    pdf.docinfo["/Title"] = "Libraries for the next ten years"
    return pdf


def saved(pdf: Pdf) -> bytes:
    """Return a PDF's bytes."""
    out = io.BytesIO()
    pdf.save(out)
    return out.getvalue()


def _drawn(at: int, line: Line, ink: str) -> str:
    words, mark = line
    begin = {None: "/Artifact BMC", "": ""}.get(mark, f"/P <</MCID {mark}>> BDC")
    shown = f"BT /F1 11 Tf {ink} rg 72 {760 - 20 * at} Td ({words}) Tj ET"
    return f"{begin}\n{shown}\n{'EMC' if begin else ''}"


def _tag(pdf: Pdf, page: pikepdf.Object, parent: pikepdf.Object, tag: tuple) -> pikepdf.Object:
    role, holds, *entries = tag
    made = pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name(f"/{role}"), P=parent, Pg=page))
    for name, value in (entries[0] if entries else {}).items():
        made[f"/{name}"] = value
    made.K = Array([held if isinstance(held, int) else _tag(pdf, page, made, held) for held in holds])
    return made
