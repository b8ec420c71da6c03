"""Which edition of the readers this is: another one may read the same report otherwise."""

import hashlib
from functools import cache
from importlib import metadata
from pathlib import Path

import parsers
from paperclerk import domain, ooxml

# What a reading of a report comes from: our own words and those of the libraries below us.
_OUR_ROOMS = (parsers, domain, ooxml)
_LIBRARIES = ("pdfplumber", "pdfminer.six", "pypdfium2", "pikepdf", "lxml", "pydantic")


@cache
def edition() -> str:
    """Return a hash of the readers' sources and of the versions of the libraries they stand on."""
    told = hashlib.sha256()
    for room in _OUR_ROOMS:
        for source in sorted(Path(folder) / name for folder in room.__path__ for name in _sources(folder)):
            told.update(source.name.encode())
            told.update(source.read_bytes())
    for library in _LIBRARIES:
        told.update(f"{library} {metadata.version(library)}".encode())
    return told.hexdigest()


def _sources(folder: str) -> list[str]:
    return [path.name for path in Path(folder).glob("*.py")]
