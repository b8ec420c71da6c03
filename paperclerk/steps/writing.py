"""Writing what is made so that a reader never sees half a file, and an unchanged one is left alone."""

import os
from pathlib import Path


def write_whole(path: Path, content: bytes) -> bool:
    """Write a file under a temporary name and rename it into place.

    Returns:
        Whether the file changed; the same bytes again leave it untouched.
    """
    if path.is_file() and path.read_bytes() == content:
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    # The process number keeps two runs at once from writing into each other's temporary file.
    temporary = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        temporary.write_bytes(content)
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)
    return True
