"""Opening the ledger's file: how SQLite is set, which version of the tables it holds, and what may go wrong."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection, Engine, create_engine, event, inspect, select, text
from sqlalchemy.exc import DatabaseError, OperationalError
from sqlalchemy.pool import NullPool

from paperclerk.errors import Refused, Unreachable, Unreadable
from paperclerk.storage.tables import METADATA, SCHEMA_VERSION, about

FILE_NAME = "ledger.sqlite"

# How long one run waits for another to finish writing.
SECONDS_TO_WAIT = 30

# A rollback journal, not write-ahead logging: between runs the ledger is one whole file, so any backup that copies the
# folder copies it all, and it works on a network share, where write-ahead logging does not.
_PRAGMAS = ("journal_mode = DELETE", "synchronous = FULL", "foreign_keys = ON")

_README = """\
This folder is precious. Include it in the backup.

ledger.sqlite   the record of everything received, found, accepted, adopted and generated: the audit trail
shelves/        every file that came in, as it came, and every draft as it was made, under the SHA-256 of its bytes
form.key        the secret that signs return forms, when it is kept here

Nothing here can be made again from other files. Copy the folder whole, while no run is going on.
Do not edit, rename or delete anything in it.
"""


def open_engine(folder: Path) -> Engine:
    """Open the ledger's file in `folder`, making folder, file, tables and README.txt when they are not there.

    Raises:
        Refused: the file was written by a newer version of the program.
        Unreadable: the file is no ledger, or is damaged.
        Unreachable: another run holds it, or the folder cannot be written.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        readme = folder / "README.txt"
        if not readme.is_file():
            readme.write_text(_README, encoding="utf-8")
    except OSError as problem:
        raise Unreachable(
            f"The ledger's folder {folder} cannot be written: {problem.strerror}.", "Ask IT to make it writable."
        ) from problem
    path = folder / FILE_NAME
    engine = create_engine(f"sqlite:///{path}", poolclass=NullPool, connect_args={"timeout": SECONDS_TO_WAIT})
    event.listen(engine, "connect", _set_sqlite)
    event.listen(engine, "begin", _begin)
    with explained(path):
        with engine.connect() as connection:
            is_ready = _is_ours(connection, path)
        if not is_ready:
            with writing(engine) as connection:
                _make_tables(connection, path)
    return engine


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """Open a transaction that will write: all of it is kept, or nothing."""
    with engine.connect().execution_options(writes=True) as connection, connection.begin():
        yield connection


@contextmanager
def explained(path: Path) -> Iterator[None]:
    """Say what a failure of the file means in the office's words."""
    try:
        yield
    except OperationalError as problem:
        reason = str(problem.orig)
        if "locked" in reason or "busy" in reason:
            raise Unreachable(
                f"The ledger {path} is in use by another run.", "Wait until that run has ended, and start this again."
            ) from problem
        raise Unreachable(
            f"The ledger {path} could not be used: {reason}.",
            "Nothing was changed. See that there is room on the disk and that the folder is writable.",
        ) from problem
    except DatabaseError as problem:
        raise Unreadable(
            f"The ledger {path} is damaged or is not a ledger: {problem.orig}.",
            "Move it aside, restore the ledger's folder from the backup, and run again.",
        ) from problem


def _set_sqlite(connection: object, record: object) -> None:
    """Set a new connection; transactions are begun by `_begin`, not by the driver, which begins them too late."""
    del record
    connection.isolation_level = None  # type: ignore[attr-defined]
    cursor = connection.cursor()  # type: ignore[attr-defined]
    for pragma in _PRAGMAS:
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _begin(connection: Connection) -> None:
    """Take the right to write at once, so that two runs cannot both read, then both write."""
    writes = connection.get_execution_options().get("writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _make_tables(connection: Connection, path: Path) -> None:
    """Make the tables, unless another run has just done so."""
    if _is_ours(connection, path):
        return
    METADATA.create_all(connection)
    connection.execute(about.insert().values(name="schema_version", value=str(SCHEMA_VERSION)))
    connection.execute(text("PRAGMA application_id = 0x50434C4B"))  # "PCLK", for the `file` command


def _is_ours(connection: Connection, path: Path) -> bool:
    """Whether the file holds our tables, of the version we know; False when it holds nothing yet.

    Raises:
        Refused: it was written by a newer version of the program.
        Unreadable: it is some other program's.
    """
    tables = inspect(connection).get_table_names()
    if not tables:
        return False
    if about.name not in tables:
        raise Unreadable(f"{path} is some other database, not a ledger.", "Move it aside and run again.")
    written = connection.scalar(select(about.c.value).where(about.c.name == "schema_version")) or ""
    if not written.isdecimal() or int(written) != SCHEMA_VERSION:
        raise Refused(
            f"The ledger {path} is of version {written or 'unknown'}; this program knows version {SCHEMA_VERSION}.",
            "It was written by a newer version of the program: install that one. Nothing was changed.",
        )
    return True
