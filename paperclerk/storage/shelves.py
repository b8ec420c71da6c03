"""The shelves: every file that came in, kept as it came, under the hash of its bytes; written once, never again."""

import hashlib
import os
import tempfile
from pathlib import Path

from paperclerk.errors import CalledWrongly, Refused


def sha256_of(content: bytes) -> str:
    """Return the name under which bytes are shelved."""
    return hashlib.sha256(content).hexdigest()


class Shelves:
    """A folder of files by content: `ab/abcdef...`."""

    def __init__(self, folder: Path) -> None:
        """Keep files under `folder`, which is made with the first of them."""
        self._folder = folder

    def put(self, content: bytes) -> str:
        """Keep bytes and return their hash; bytes already here are left as they lie.

        The file is written under another name, forced to the disk and then renamed, so that a file under its hash is
        whole, whenever the power went.

        Raises:
            Refused: the copy already on the shelf is damaged.
        """
        sha256 = sha256_of(content)
        path = self._path(sha256)
        if path.exists():
            self.content(sha256)
            return sha256
        path.parent.mkdir(parents=True, exist_ok=True)
        descriptor, unfinished = tempfile.mkstemp(dir=path.parent, prefix=f".{sha256}.", suffix=".tmp")
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(unfinished).chmod(0o444)
        Path(unfinished).rename(path)
        _force_to_disk(path.parent)
        return sha256

    def content(self, sha256: str) -> bytes:
        """Return the bytes of that hash, proved to be what came in.

        Raises:
            CalledWrongly: there are none.
            Refused: they are no longer what came in.
        """
        path = self._path(sha256)
        if not path.is_file():
            raise CalledWrongly(f"No file with the hash {sha256} was ever received.", "Copy the hash from the log.")
        content = path.read_bytes()
        if sha256_of(content) != sha256:
            raise Refused(
                f"The received file {path} is damaged: its bytes are no longer what came in.",
                "Restore it from the backup, then run again.",
            )
        return content

    def _path(self, sha256: str) -> Path:
        if len(sha256) != 64 or not set(sha256) <= set("0123456789abcdef"):
            raise CalledWrongly(f"{sha256!r} is not a file's hash.", "A hash has 64 digits and letters a to f.")
        return self._folder / sha256[:2] / sha256


def _force_to_disk(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
