"""`paperclerk draft`: what became of one Word file in another."""

from pathlib import Path
from typing import Annotated

import typer

from flows import said
from flows.options import JsonOption

draft_app = typer.Typer(help="Drafts: what changed between two of them.", no_args_is_help=True)


@draft_app.callback()
def draft() -> None:
    """Keep the group a group while it has one command."""


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
