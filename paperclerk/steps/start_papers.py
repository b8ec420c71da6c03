"""Starting papers: an author's blank for a period's Cabinet report."""

from pathlib import Path

from paperclerk.domain.papers import PaperName
from paperclerk.errors import Refused
from paperclerk.steps.office import Office
from paperclerk.steps.read_plan import known_period, sound_plan
from paperclerk.steps.writing import write_whole
from paperclerk.word.author_blank import write_blank


def start_papers(office: Office, period_key: str) -> Path:
    """Write the author's blank into the workspace, where the author edits it in Word and the cycle finds it.

    Raises:
        Refused: the author's file is there already; nobody's words are written over.
    """
    period, plan = known_period(office, period_key), sound_plan(office).plan
    path = office.workspace.author_file(period.key, PaperName.CABINET_REPORT)
    if path.exists():
        raise Refused(f"{path} is there already and was not touched.", "Edit it, or move it away first.")
    settings = office.workspace.settings
    write_whole(
        path,
        write_blank(
            layout=settings.papers.report_layout(),
            organisation=settings.organisation or plan.organisation,
            body=settings.body,
            meeting=period.cabinet,
            period_label=period.label,
        ),
    )
    return path
