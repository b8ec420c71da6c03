"""`paperclerk draft`: new data brought into an author's draft, and what became of one Word file in another."""

from pathlib import Path
from typing import Annotated

import typer

from flows import said
from flows.options import JsonOption, OutputsOption, WorkspaceOption, paper_named

draft_app = typer.Typer(help="Drafts: new data brought in, what changed between two of them.", no_args_is_help=True)


@draft_app.command("regenerate")
def draft_regenerate(
    draft: Annotated[Path, typer.Argument(help="The author's draft, a .docx; it is only read.")],
    to: Annotated[Path | None, typer.Option("--output", "-o", help="The new draft; beside the old one.")] = None,
    tracked: Annotated[bool, typer.Option("--tracked", help="Show every change as a tracked change.")] = False,
    force: Annotated[
        bool, typer.Option("--force", help="Go on though too little is known of it; nothing is lost.")
    ] = False,
    paper: Annotated[str | None, typer.Option("--paper", help="Which paper it is, where it does not say.")] = None,
    period: Annotated[
        str | None, typer.Option("--period", "-p", help="Of which period, where it does not say.")
    ] = None,
    workspace: WorkspaceOption = None,
    outputs: OutputsOption = None,
    json: JsonOption = False,
) -> None:
    """Bring the data of now into an author's draft: a new file beside it, with all of the author's work.

    What the author left as it was made is brought up to date; what the author changed stays, and where the data
    changed too, both stand side by side. A page beside the new draft tells what was done with what.
    """
    from flows.office import open_office
    from flows.said_draft import say_regenerated
    from paperclerk.steps.regenerate_draft import Wish, regenerate_draft

    wish = Wish(draft, to, tracked, force, paper_named(paper) if paper else None, period)
    made = regenerate_draft(open_office(workspace, outputs), wish)
    if json:
        said.say_json(made.model_dump(mode="json", by_alias=True))
    else:
        say_regenerated(made)


@draft_app.command("compare")
def draft_compare(
    old: Annotated[Path, typer.Argument(help="The Word file as it was.")],
    new: Annotated[Path, typer.Argument(help="The Word file as it is now.")],
    to: Annotated[Path, typer.Option("--output", "-o", help="Where to write the redline, a .docx.")],
    author: Annotated[str, typer.Option("--author", help="The name the changes are shown under.")] = "Paperclerk",
    json: JsonOption = False,
) -> None:
    """Write a redline: every difference between two Word files as a tracked change, to be read or accepted in Word.

    Accepting all of it gives the new file's text, rejecting all of it the old one's. Tracked changes that were pending
    in either count as accepted; comments are left out.
    """
    from datetime import UTC, datetime

    from paperclerk.steps.redline_drafts import redline_drafts

    made = redline_drafts(old, new, to, author, datetime.now(UTC))
    if json:
        said.say_json({"redline": made.model_dump(mode="json")})
        return
    if not made.changes:
        said.say(f"{old.name} and {new.name} say the same and look the same; {made.redline} shows no change.")
        return
    said.say(f"Written: {made.redline}, with {made.changes:,} tracked change{'' if made.changes == 1 else 's'}.")
    said.say("Open it in Word and look through them under Review.")
