"""`make demo`: three reporting cycles of the sample workspace, as a democratic services officer would run them."""

import shutil
import sys
from pathlib import Path

from flows.office import open_office
from flows.said import counted, in_columns, say
from paperclerk.domain.clearances import Clearer
from paperclerk.domain.periods import month_label
from paperclerk.domain.summary import CycleSummary
from paperclerk.errors import PaperclerkError
from paperclerk.libreoffice import how_to_get, is_present
from paperclerk.steps.adopt_plan import adopt_plan
from paperclerk.steps.clear_report import clear_report
from paperclerk.steps.issue_forms import issue_forms
from paperclerk.steps.office import Office
from paperclerk.steps.read_plan import read_calendar
from paperclerk.steps.reporting_cycle import reporting_cycle

HERE = Path(__file__).resolve().parent.parent
SAMPLE = HERE / "inputs" / "sample"
# Who clears each month's report before its papers are made; `paperclerk papers clearances` lists them.
_CLEARED = (
    (Clearer.LEGAL, "Head of Legal Services"),
    (Clearer.SECTION_151, "Director of Finance and Section 151 Officer"),
)


def main() -> int:
    """Run the sample's cycles and say what came of them; a cycle with blocking findings is the expected end."""
    office = open_office(SAMPLE)
    # The demo starts a ledger of its own each time; a council's ledger is never deleted.
    shutil.rmtree(office.workspace.outputs, ignore_errors=True)
    plan = adopt_plan(office, by="Cabinet")
    say(f"{plan.organisation}: {plan.title}, version {plan.version}, adopted.")
    summaries = [_cycle(office, period.key) for period in read_calendar(office).periods]
    _say_table(summaries)
    _say_paths(summaries)
    _say_blocking(summaries[-1])
    if not is_present():
        say(f"\nThe PDFs are missing because LibreOffice is not installed. To get it: {how_to_get()}")
    return 0 if all(len(summary.papers) == 3 for summary in summaries) else 1


def _cycle(office: Office, period: str) -> CycleSummary:
    say(f"Forms issued and returns read for {month_label(period)} ...")
    issue_forms(office, period)
    for role, by in _CLEARED:
        clear_report(office, period, role, by, None, "")
    return reporting_cycle(office, period)


def _say_table(summaries: list[CycleSummary]) -> None:
    rows = [("Period", "Returns", "Set aside", "Missing", "Block", "High", "Medium", "Low", "Papers", "PDFs")]
    for summary in summaries:
        found = summary.findings
        rows.append(
            (
                summary.period,
                str(summary.returns.accepted),
                str(summary.returns.quarantined),
                str(len(summary.returns.missing)),
                *(str(found[severity]) for severity in ("block", "high", "medium", "low")),
                str(len(summary.papers)),
                str(sum(1 for paper in summary.papers if paper.pdf)),
            )
        )
    say()
    for line in in_columns(rows):
        say(line)


def _say_paths(summaries: list[CycleSummary]) -> None:
    say("\nOpen these:")
    for summary in summaries:
        for paper in summary.papers:
            say(f"  {_near(paper.pdf or paper.docx)}")
        if summary.log:
            say(f"  {_near(summary.log.html)}")
    say(f"  {_near(str(Path(summaries[-1].papers[0].docx).parents[1] / 'forms'))}/  (the forms that went out)")


def _say_blocking(summary: CycleSummary) -> None:
    if not summary.blocking:
        return
    say(
        f"\n{counted(len(summary.blocking), 'finding')} of {month_label(summary.period)} would stop publication, so"
        " `paperclerk run` ends with exit code 1.\nThat is as it should be: the sample has the troubles of a real"
        " month. The drafts are made all the same;\na finding is answered by a new return, or accepted on record:"
        " paperclerk findings accept ID --by NAME --reason TEXT"
    )
    for line in summary.blocking:
        say(f"  {line}")


def _near(path: str) -> str:
    try:
        return str(Path(path).relative_to(Path.cwd()))
    except ValueError:
        return path


if __name__ == "__main__":
    try:
        sys.exit(main())
    except PaperclerkError as problem:
        sys.stderr.write(f"{problem}\n")
        sys.exit(problem.exit_code)
