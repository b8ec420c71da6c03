"""What a run leaves on its Prefect page: a table of findings and a link to the log, or of drafts and what was done."""

from pathlib import Path

from prefect.artifacts import create_link_artifact, create_table_artifact

from paperclerk.domain.regenerated import DraftsRegenerated
from paperclerk.domain.summary import CycleSummary
from paperclerk.steps.findings_on_record import findings_on_record
from paperclerk.steps.office import Office


def publish_findings(office: Office, summary: CycleSummary) -> None:
    """Put a period's findings, worst first, and the way to its log on the run's page."""
    rows = [
        {
            "severity": found.severity.value,
            "rule": found.rule,
            "about": found.subject,
            "owner": found.owner,
            "message": found.message,
            "place": str(found.place),
            "state": found.state.value,
        }
        for found in findings_on_record(office, summary.period)
    ]
    create_table_artifact(
        table=rows or [{"severity": "", "message": "Nothing was found wrong."}],
        key=f"findings-{summary.period}",
        description=f"Findings of {summary.period}, worst first",
    )
    if summary.log:
        create_link_artifact(
            link=Path(summary.log.html).as_uri(),
            link_text=f"Validation log of {summary.period}",
            key=f"validation-log-{summary.period}",
        )


def publish_drafts(made: DraftsRegenerated) -> None:
    """Put on the run's page what became of each draft."""
    done = [
        {"draft": one.draft, "result": str(one.regenerated), "to decide": len(one.to_decide)}
        for one in made.regenerated
    ]
    same = [{"draft": draft, "result": "has the data of now", "to decide": 0} for draft in made.unchanged]
    refused = [{"draft": one.draft, "result": f"refused: {one.message}", "to decide": 1} for one in made.refused]
    create_table_artifact(
        table=[*done, *refused, *same] or [{"draft": "", "result": "There is no draft.", "to decide": 0}],
        key="drafts",
        description="Drafts and what became of them",
    )
