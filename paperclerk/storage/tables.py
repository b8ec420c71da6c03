"""The ledger's tables. Each keeps a noun whole as JSON, with beside it the columns that people and queries ask for.

Nothing is ever deleted: a reading that is read anew is marked replaced, a finding no longer found is marked gone, and
every change adds a line to `events`.
"""

from sqlalchemy import Column, ForeignKey, Index, Integer, MetaData, String, Table, Text, UniqueConstraint, text

# Raise this with every change of the tables, and say in `opening.py` how the older ledger is brought along.
SCHEMA_VERSION = 1

METADATA = MetaData()

about = Table(
    "about",
    METADATA,
    Column("name", String, primary_key=True),
    Column("value", String, nullable=False),
)

arrivals = Table(
    "arrivals",
    METADATA,
    Column("n", Integer, primary_key=True),
    Column("period", String, nullable=False),
    Column("sha256", String, nullable=False),
    Column("file", String, nullable=False),
    Column("received", String, nullable=False),
    Column("message_id", String),
    Column("sender", String),
    Column("shelved", String, nullable=False),
    UniqueConstraint("period", "sha256"),
)

returns = Table(
    "returns",
    METADATA,
    Column("n", Integer, primary_key=True),
    Column("arrival", ForeignKey("arrivals.n"), nullable=False),
    Column("period", String, nullable=False),
    Column("sha256", String, nullable=False),
    Column("owner", String, nullable=False),
    Column("body", Text, nullable=False),
    Column("recorded", String, nullable=False),
    Column("replaced", String),
)
# One reading of a file stands in a period; those before it stay, marked with when they were replaced.
Index("one_reading_stands", returns.c.period, returns.c.sha256, unique=True, sqlite_where=text("replaced IS NULL"))

updates = Table(
    "updates",
    METADATA,
    Column("n", Integer, primary_key=True),
    Column("return_n", ForeignKey("returns.n"), nullable=False, index=True),
    Column("deliverable", String, nullable=False, index=True),
    Column("rag", String),
    Column("status", String),
    Column("percent", Integer),
    Column("due", String),
    Column("forecast", String),
    Column("actual", String),
    Column("narrative", Text),
    Column("body", Text, nullable=False),
)

quarantine = Table(
    "quarantine",
    METADATA,
    Column("n", Integer, primary_key=True),
    Column("arrival", ForeignKey("arrivals.n"), nullable=False),
    Column("period", String, nullable=False),
    Column("sha256", String, nullable=False),
    Column("body", Text, nullable=False),
    Column("recorded", String, nullable=False),
    Column("replaced", String),
)
Index(
    "one_quarantine_stands",
    quarantine.c.period,
    quarantine.c.sha256,
    unique=True,
    sqlite_where=text("replaced IS NULL"),
)

# `gone` is when a rerun no longer found it.
findings = Table(
    "findings",
    METADATA,
    Column("period", String, primary_key=True),
    Column("id", String, primary_key=True, index=True),
    Column("rule", String, nullable=False),
    Column("severity", String, nullable=False),
    Column("subject", String, nullable=False),
    Column("owner", String, nullable=False),
    Column("message", Text, nullable=False),
    Column("body", Text, nullable=False),
    Column("found", String, nullable=False),
    Column("gone", String),
)

acceptances = Table(
    "acceptances",
    METADATA,
    Column("n", Integer, primary_key=True),
    Column("finding_id", String, nullable=False, index=True),
    Column("accepted_by", String, nullable=False),
    Column("reason", Text, nullable=False),
    Column("at", String, nullable=False),
)

adoptions = Table(
    "adoptions",
    METADATA,
    Column("n", Integer, primary_key=True),
    Column("version", String, nullable=False),
    Column("fingerprint", String, nullable=False),
    Column("adopted_by", String, nullable=False),
    Column("at", String, nullable=False),
    Column("body", Text, nullable=False),
)

issues = Table(
    "issues",
    METADATA,
    Column("n", Integer, primary_key=True),
    Column("paper", String, nullable=False),
    Column("period", String, nullable=False),
    Column("build_id", String, nullable=False),
    Column("sha256", String, nullable=False),
    Column("body", Text, nullable=False),
    Column("recorded", String, nullable=False),
)

events = Table(
    "events",
    METADATA,
    Column("n", Integer, primary_key=True),
    Column("at", String, nullable=False),
    Column("what", String, nullable=False),
    Column("subject", String, nullable=False),
    Column("detail", Text, nullable=False),
)
