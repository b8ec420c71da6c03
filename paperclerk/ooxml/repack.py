"""Office files whose bytes depend on their content alone: the same parts always give the same file."""

import io
import zipfile
from collections.abc import Collection, Mapping

# The earliest time a zip entry can have; Office ignores it.
_EPOCH = (1980, 1, 1, 0, 0, 0)


def repack(content: bytes, replaced: dict[str, bytes] | None = None, dropped: Collection[str] = ()) -> bytes:
    """Write an Office file again with fixed times, keeping the order of its parts.

    Args:
        content: a zip package.
        replaced: parts to put in place of those of the same name, or to add at the end.
        dropped: parts to leave out.
    """
    replaced = dict(replaced or {})
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in (one for one in dict.fromkeys(old.namelist()) if one not in dropped):
            _write(new, name, replaced.pop(name) if name in replaced else old.read(name))
        for name, part in replaced.items():
            _write(new, name, part)
    return out.getvalue()


def packed(parts: Mapping[str, bytes]) -> bytes:
    """Write an Office file of these parts, in this order, with fixed times."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, part in parts.items():
            _write(package, name, part)
    return out.getvalue()


def _write(package: zipfile.ZipFile, name: str, part: bytes) -> None:
    entry = zipfile.ZipInfo(name, date_time=_EPOCH)
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.external_attr = 0o600 << 16
    package.writestr(entry, part)
