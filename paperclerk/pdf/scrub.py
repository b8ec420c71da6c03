"""Taking out of a PDF what tells who made it, where and with what, and the earlier states that it still holds."""

import io

import pikepdf

# Properties of the file, its pages and its pictures; what programs keep for themselves; small pictures of old pages.
_TELLING = ("/Metadata", "/PieceInfo", "/LastModified", "/Thumb")


def scrubbed_pdf(content: bytes, title: str) -> bytes:
    """Return a PDF without its properties, under a title of ours; what its pages show stays as it is.

    It is written anew, so that what was replaced or is shown nowhere is left behind.

    Raises:
        ValueError: it is none, is damaged, or is locked.
    """
    try:
        pdf = pikepdf.open(io.BytesIO(content))
    except pikepdf.PdfError as problem:
        raise ValueError("it is no PDF that can be opened") from problem
    with pdf:
        for held in pdf.objects:
            if isinstance(held, (pikepdf.Dictionary, pikepdf.Stream)):
                for name in _TELLING:
                    if name in held:
                        del held[name]
        if "/Info" in pdf.trailer:
            del pdf.trailer["/Info"]
        pdf.docinfo["/Title"] = title
        out = io.BytesIO()
        # The same file gives the same bytes, so that what is published again changes nothing.
        pdf.save(out, deterministic_id=True)
    return out.getvalue()
