"""The readers of returns, and the choice between them by what a file holds, never by its name."""

import hashlib
from collections.abc import Callable
from typing import NamedTuple

from paperclerk.domain.findings import finding
from paperclerk.domain.officers import OfficerRegister
from paperclerk.domain.places import Place
from paperclerk.domain.ratings import RagScheme
from paperclerk.domain.returns import Return
from paperclerk.ooxml.package import PackageFault, open_package
from parsers import csv_return, excel_return, word_return
from parsers.return_building import not_a_return


class Reader(NamedTuple):
    """A reader of one format: its name, whether it knows a file by its content, and how it reads one."""

    name: str
    knows: Callable[[bytes], bool]
    read: Callable[[bytes, str, RagScheme, OfficerRegister], Return]


READERS: tuple[Reader, ...] = (
    Reader("Word return", word_return.knows, word_return.read),
    Reader("Excel return", excel_return.knows, excel_return.read),
    Reader("form saved as text", csv_return.knows, csv_return.read),
)


def read_return(content: bytes, file: str, scheme: RagScheme, officers: OfficerRegister) -> Return:
    """Read a file that came in as a return; one that is none comes back with the finding that says why.

    Args:
        content: the file's bytes.
        file: the name it came under, for people only.
        scheme: the council's ratings.
        officers: the register of posts.
    """
    for reader in READERS:
        if reader.knows(content):
            return reader.read(content, file, scheme, officers)
    sha256 = hashlib.sha256(content).hexdigest()
    home = Place(file=file, sha256=sha256)
    try:
        kind = open_package(content).kind
    except PackageFault as fault:
        return not_a_return(file, sha256, finding(fault.rule, fault.message, hint=fault.hint, place=home))
    if kind == "excel binary":
        message = "The file is a binary Excel workbook (.xlsb), which is not read."
    else:
        message = "The file is an Office file, but neither a Word document nor an Excel workbook."
    hint = "Save it as a Word document (.docx) or an Excel workbook (.xlsx) and send that."
    return not_a_return(file, sha256, finding("F03", message, hint=hint, place=home))
