"""A publication: the files made for everybody for a period, and what was looked for in them."""

from paperclerk.domain.papers import PaperFiles
from paperclerk.domain.places import Noun


class PublishedFile(Noun):
    """A file of the public set: the paper it is of, its name and the hash of its bytes; of a manifest the build too."""

    paper: str
    file: str
    sha256: str
    build_id: str = ""


class Publication(Noun):
    """What is on record of a publication; `sought` is how many words, names and numbers were looked for."""

    period: str
    files: tuple[PublishedFile, ...]
    sought: int = 0
    kept_back: dict[str, str] = {}
    public_words: tuple[str, ...] = ()


class PublishedPapers(Noun):
    """What publishing came to: the papers for everybody, those that are not, and whether it was new to the record.

    `appendices` are the files of the author's own appendices, for everybody or not; `left_out` says which of them are
    in no set, and which are there no more. `withdrawn` says what of other periods was taken out of the public folders,
    since it showed what has been marked since.
    """

    period: str
    papers: tuple[PaperFiles, ...]
    sought: int
    files_checked: int
    kept_back: dict[str, str] = {}
    appendices: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()
    withdrawn: tuple[str, ...] = ()
    recorded: bool = False
