"""Makes the sample workspace `inputs/sample` anew; the same bytes each time.

    python scripts/make_sample.py [FOLDER]

What each month's returns are meant to show is told in `scripts/sample/sendings.py` and `inputs/README.md`.
"""

import shutil
import sys
from datetime import datetime
from pathlib import Path

from sample.authors import authors_file
from sample.calendar import CALENDAR
from sample.filling import KEY
from sample.plan import PLAN
from sample.post import arrivals
from sample.settings import SETTINGS

from paperclerk.excel.meetings_workbook import write_calendar
from paperclerk.excel.plan_workbook import write_plan
from paperclerk.settings import load_workspace

SAMPLE = Path(__file__).resolve().parent.parent / "inputs" / "sample"

_REPORTS = """Published reports belong here, as PDFs: the product compares new papers with what was published before.
The sample council has published none yet.
"""


def main() -> None:
    """Make the workspace in the folder given, or where the repository keeps it, in place of what was there."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else SAMPLE
    if folder.exists() and not (folder / "plan.xlsx").is_file() and any(folder.iterdir()):
        sys.exit(f"{folder} holds something that is not a workspace; nothing was changed.")
    shutil.rmtree(folder, ignore_errors=True)
    for name, content in workspace_files().items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    # What was made must at least be a workspace that the product opens.
    print(f"Made {load_workspace(folder).folder}")


def workspace_files() -> dict[str, bytes]:
    """Return the workspace's files by their paths in it."""
    files = {
        "plan.xlsx": write_plan(PLAN),
        "meetings.xlsx": write_calendar(CALENDAR),
        "settings.toml": SETTINGS.encode(),
        "form.key": f"{KEY}\n".encode(),
        "reports/README.md": _REPORTS.encode(),
    }
    for period in CALENDAR.periods:
        post = arrivals(period)
        files |= {f"returns/{period.key}/{name}": content for name, (content, _) in post.items()}
        times = {name: received for name, (_, received) in post.items() if received}
        files[f"returns/{period.key}/received.csv"] = _received_list(times)
        files[f"papers/{period.key}/cabinet-report.docx"] = authors_file(period)
    return files


def _received_list(times: dict[str, datetime]) -> bytes:
    lines = [f"{name},{received:%Y-%m-%d %H:%M}" for name, received in sorted(times.items(), key=lambda each: each[1])]
    return ("\r\n".join(["file,received", *lines]) + "\r\n").encode()


if __name__ == "__main__":
    main()
