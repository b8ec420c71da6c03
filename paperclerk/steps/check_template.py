"""Checking a council's template: read as it stands, then filled with sample papers as for a real one.

Nothing is accepted that would fail when papers are made: what the program checks of every paper it makes is checked of
the samples, and of a tag that no sample reaches only what cannot fail is let through.
"""

import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

from paperclerk.assembly.specimens import MODELS, Specimen, specimens
from paperclerk.domain.findings import Finding, finding
from paperclerk.domain.papers import Paper, PaperName, TableLayout
from paperclerk.domain.places import Place
from paperclerk.domain.rulebook import Severity
from paperclerk.domain.template_check import FieldUse, SamplePaper, StyleInUse, TemplateCheck
from paperclerk.errors import CalledWrongly, TemplateMisfit, Unreadable
from paperclerk.ooxml.package import Package, PackageFault, open_package
from paperclerk.rules.shown import ratings_as_signed
from paperclerk.steps.template_as_read import ReadSample, hard_to_read, marked
from paperclerk.word.braces import names_asked
from paperclerk.word.filling import TagMisfit
from paperclerk.word.promises import Lack
from paperclerk.word.template_reading import AskedAt, TemplateFault, TemplateReading, read_template
from paperclerk.word.template_shapes import Shape, fields_of, path_of, paths_of
from paperclerk.word.template_trial import Trial, Trials

_UNSAFE = "F06"
_AS_READ = ("T21", "T23")


class _Tried(NamedTuple):
    """What came of the samples: each trial, and each fault with what it was found with."""

    trials: tuple[tuple[Specimen, Trial], ...]
    faults: tuple[TemplateFault, ...]

    def reached(self, part: str, number: int) -> bool:
        """Whether a tag was reached with any sample."""
        return any(number in trial.reached.get(part, ()) for _, trial in self.trials)


def check_template(path: Path, paper: PaperName | None = None, read: ReadSample | None = None) -> TemplateCheck:
    """Check a template for a paper, which is told by its name or its fields unless it is given.

    Args:
        path: the template.
        paper: what it is for.
        read: reads the sample papers as they will be read when they are checked; without it that is left out.

    Raises:
        TemplateMisfit: there is no such file.
        Unreadable: it cannot be opened as a Word file at all.
        CalledWrongly: it cannot be told which paper it is for.
    """
    content = _content(path)
    sha256 = hashlib.sha256(content).hexdigest()
    try:
        package = _opened(path, content)
    except PackageFault as fault:
        name = paper or _named(path) or PaperName.CABINET_REPORT
        unsafe = TemplateFault("T06", f"{fault.message}", hint="Make the template anew in Word.")
        return _checked(path, sha256, name, paper is None, TemplateReading(faults=(unsafe,)), _Tried((), ()))
    name = paper or _named(path) or _by_fields(path, package)
    reading = read_template(path, package, MODELS[name])
    tried = _try(path, name, reading, read) if reading.can_be_filled else _Tried((), ())
    reading = reading._replace(faults=(*reading.faults, *marked(package)))
    return _checked(path, sha256, name, paper is None, reading, tried)


def _content(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as problem:
        raise TemplateMisfit(
            f"The template {path} cannot be read: {problem.strerror}.", "Say where the template is."
        ) from problem


def _opened(path: Path, content: bytes) -> Package:
    """Open the file; what makes it unsafe is the template's fault, all else makes it unreadable."""
    try:
        package = open_package(content)
        if package.kind != "word":
            raise Unreadable(f"{path.name} is not a Word document.", "Give the template as a Word document (.docx).")
        for name in package.names:
            if name.startswith("word/") and name.endswith(".xml"):
                package.xml(name)
    except PackageFault as fault:
        if fault.rule == _UNSAFE:
            raise
        raise Unreadable(
            f"{path.name}: {fault.message}", "Open it in Word and save it as a Word document (.docx)."
        ) from fault
    return package


def _named(path: Path) -> PaperName | None:
    stem = re.sub(r"[^a-z]+", "-", path.stem.lower())
    return next((name for name in PaperName if name.value in stem), None)


def _by_fields(path: Path, package: Package) -> PaperName:
    """Return the paper that has most of the fields the template asks for."""
    asked = names_asked(package)
    known = {name: sum(one in fields_of(model) for one in asked) for name, model in MODELS.items()}
    first, second = sorted(MODELS, key=lambda name: -known[name])[:2]
    if known[first] == known[second]:
        raise CalledWrongly(
            f"It cannot be told which paper {path.name} is a template for.",
            f"Say --paper and one of: {', '.join(name.value for name in PaperName)}.",
        )
    return first


@cache
def _specimens(name: PaperName, table: TableLayout) -> tuple[Specimen, ...]:
    return tuple(specimens(name, table))


def _layout(reading: TemplateReading) -> TableLayout:
    """Return the layout that a template of the plan is for: one with progress apart names its region."""
    apart = any(one.asked.field.endswith(".progress_region") for one in reading.asked)
    return TableLayout.SIX_COLUMNS if apart else TableLayout.FOUR_COLUMNS


def _try(path: Path, name: PaperName, reading: TemplateReading, read: ReadSample | None) -> _Tried:
    of_all = Trials(path, lenient=any(fault.rule == "T01" for fault in reading.faults))
    trials: list[tuple[Specimen, Trial]] = []
    faults: dict[tuple[str, ...], TemplateFault] = {}
    for specimen in _specimens(name, _layout(reading)):
        try:
            trial = of_all.try_out(specimen.paper)
        except TagMisfit as misfit:
            found = [TemplateFault("T02", f"{misfit.what} That is with {specimen.what}.", misfit.part, misfit.where)]
        except TemplateMisfit as misfit:
            found = [TemplateFault("T02", misfit.message, hint=misfit.advice)]
        except PackageFault as broken:
            found = [TemplateFault("T09", f"What comes out cannot be opened: {broken.message}")]
        else:
            trials.append((specimen, trial))
            found = [*_lacking(trial, specimen.paper), *_flawed(trial), *_misrated(trial, specimen)]
            found += hard_to_read(trial.content, specimen.what, read) if read else ()
        for fault in found:
            faults.setdefault(_key(fault), fault)
    tried = _Tried(tuple(trials), tuple(faults.values()))
    return tried._replace(faults=(*tried.faults, *_untried(reading, tried)))


def _lacking(trial: Trial, paper: Paper) -> Iterator[TemplateFault]:
    for lack in trial.lacks:
        field = path_of(paper, lack.region) if lack.is_region else ""
        named = f" Its tag is {{{{ {field} }}}}, by the name the loop around it gives." if field else ""
        where = f"in the region {lack.region}" if lack.region else "anywhere"
        rule = "T05" if lack.is_region else "T04"
        yield TemplateFault(rule, f"it {lack.message}", "word/document.xml", where, lack.hint + named, _alike(lack))


def _misrated(trial: Trial, specimen: Specimen) -> Iterator[TemplateFault]:
    """Yield a rating's region that shows more than the rating: papers made with it would be stopped (C59)."""
    shown = {specimen.paper.name.value: trial.regions}
    for found in ratings_as_signed(specimen.cycle, shown):
        region = found.place.tag or ""
        message = f'the region {region} shows something else than the rating signed: "{trial.regions[region]}".'
        yield TemplateFault(
            "T05",
            message,
            "word/document.xml",
            f"in the region {region}",
            "Put the rating alone into that content control: {{r swatch(...) }}.",
            "rating shown",
        )


def _alike(lack: Lack) -> str:
    """Return what one tag's lacks have in common, whichever deliverable or line they were found with."""
    region = "_".join(lack.region.split("_")[:2]) + ("_rag" if lack.region.endswith("_rag") else "")
    field = "region" if lack.is_region else re.sub(r"^(number of|finding) .*", r"\1", lack.field)
    return f"{field} {re.sub(r'[0-9]+', '', region)}".strip()


def _flawed(trial: Trial) -> Iterator[TemplateFault]:
    for flaw in trial.flaws:
        yield TemplateFault(flaw.rule, flaw.message, "word/document.xml", flaw.where, flaw.hint)


def _key(fault: TemplateFault) -> tuple[str, ...]:
    if fault.rule in ("T04", "T05", *_AS_READ):
        return fault.rule, fault.about
    if fault.rule in ("T09", "T10", "T11", "T33"):
        # The same tag's fault in each sample, and after each line.
        return fault.rule, re.sub(r"[0-9]+", "", fault.message)
    return fault.rule, fault.part, fault.where, fault.about


def _untried(reading: TemplateReading, tried: _Tried) -> Iterator[TemplateFault]:
    """Yield each tag that no sample reached and that some data could upset."""
    # What is hard to read came out all the same.
    if not tried.trials or any(fault.rule not in _AS_READ for fault in tried.faults):
        return
    for tag in reading.tags:
        if not tag.is_plain and not tried.reached(tag.part, tag.number):
            yield TemplateFault(
                "T13",
                f"{tag.written} is never reached with our samples, so nobody can say that it works.",
                tag.part,
                tag.where,
                "Write only a field there, or a condition that a paper can meet.",
                tag.written,
            )


def _checked(
    path: Path, sha256: str, name: PaperName, guessed: bool, reading: TemplateReading, tried: _Tried
) -> TemplateCheck:
    unique = {one.id: one for one in _findings(path, sha256, (*reading.faults, *tried.faults))}
    # Those of one severity by rule, and then as they come in the template.
    found = sorted(unique.values(), key=lambda one: (list(Severity).index(one.severity), one.rule))
    used = {one.asked.field.removesuffix("[]") for one in reading.asked}
    offered = dict.fromkeys(paths_of(Shape(MODELS[name], "paper")))
    return TemplateCheck(
        file=path.name,
        sha256=sha256,
        paper=name,
        guessed=guessed,
        fits=not any(one.blocks for one in found),
        fields=tuple(_fields(reading.asked, tried)),
        unused=tuple(field for field in offered if field not in used),
        styles=tuple(
            StyleInUse(name=use.name, is_there=use.is_there, holds_tags=use.holds_tags)
            for use in reading.styles
            if not use.is_list
        ),
        samples=tuple(SamplePaper(sample=specimen.what, **trial.counts._asdict()) for specimen, trial in tried.trials),
        findings=tuple(found),
    )


def _findings(path: Path, sha256: str, faults: Iterable[TemplateFault]) -> Iterator[Finding]:
    for fault in faults:
        where = ", ".join(part for part in (fault.part, fault.where) if part)
        first, _, _ = fault.message.partition(" ")
        message = fault.message if "." in first else fault.message[:1].upper() + fault.message[1:]
        yield finding(
            fault.rule,
            message,
            hint=fault.hint,
            subject=fault.about,
            place=Place(file=path.name, sha256=sha256, where=where),
            about=fault.message,
        )


def _fields(asked: tuple[AskedAt, ...], tried: _Tried) -> Iterator[FieldUse]:
    by_field: dict[str, list[AskedAt]] = {}
    for one in asked:
        by_field.setdefault(one.asked.field, []).append(one)
    times = Counter(one.asked.field for one in asked)
    for field, uses in sorted(by_field.items()):
        yield FieldUse(
            field=field,
            written=tuple(dict.fromkeys(one.asked.written for one in uses)),
            uses=tuple(dict.fromkeys(one.asked.use for one in uses)),
            parts=tuple(dict.fromkeys(one.part for one in uses)),
            times=times[field],
            tried=any(tried.reached(one.part, one.asked.tag.number) for one in uses),
        )
