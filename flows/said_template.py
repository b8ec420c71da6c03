"""What `template check` says to a person: what is wrong and where, what was tried, what the template uses."""

import textwrap

from flows import said
from paperclerk.domain.template_check import SamplePaper, TemplateCheck

_WIDTH = 120
_FITS = """\
It fits. Save it as {paper}.docx in the folder of your templates, and name that folder in settings.toml:
[papers] templates = "..." (docs/templates.md)"""
_FITS_NOT = """\
It does not fit: {things} must be put right. Open it in Word, change what is named above, save it and
check it again. docs/templates.md explains the tags."""


def say_template(checked: TemplateCheck) -> None:
    """Print a checked template: what it uses, what was tried, what is wrong, and whether it fits."""
    guessed = " (told by its name or its fields; say --paper if it is for another)" if checked.guessed else ""
    said.say(f"{checked.file}, as a template for the {checked.paper.spoken}{guessed}\n")
    _say_fields(checked)
    _say_styles(checked)
    for sample in checked.samples:
        said.say(f"Tried with {sample.sample}: {_counts(sample)}")
    said.say()
    for found in checked.findings:
        said.say(f"{found.severity.value.upper():<6} {found.rule}  {found.message}")
        for line in (f"Where: {found.place.where}" if found.place.where else "", found.hint):
            if line:
                said.say(f"            {line}")
    blocking = sum(found.blocks for found in checked.findings)
    if checked.fits:
        said.say(_FITS.format(paper=checked.paper.value))
    else:
        said.say(_FITS_NOT.format(things=said.counted(blocking, "thing")))


def _say_fields(checked: TemplateCheck) -> None:
    rows = [("Field", "Written as", "Used as", "In")]
    for use in checked.fields:
        # What a function takes of what it is given stands for itself.
        if "(" not in use.written[0]:
            parts = ", ".join(part.removeprefix("word/").removesuffix(".xml") for part in use.parts)
            rows.append((use.field, use.written[0], ", ".join(use.uses), parts))
    for line in said.in_columns(rows) if checked.fields else ():
        said.say(line)
    if checked.unused and checked.fields:
        said.say()
        for line in textwrap.wrap(f"Not used, though the paper has it: {', '.join(checked.unused)}", _WIDTH):
            said.say(line)
        said.say()


def _say_styles(checked: TemplateCheck) -> None:
    named = [f"{one.name}{'' if one.is_there else ' (missing)'}" for one in checked.styles if one.holds_tags]
    for line in textwrap.wrap(f"Styles that text is put into: {', '.join(named)}", _WIDTH) if named else ():
        said.say(line)


def _counts(sample: SamplePaper) -> str:
    counts = {"table": sample.tables, "row": sample.rows, "heading": sample.headings, "picture": sample.pictures}
    return ", ".join(said.counted(count, noun) for noun, count in counts.items())
