"""How fast papers are assembled, beside bare docxtpl on the same template; prints a section in Markdown.

Both sides run in one process, in turns, from the same paper as data to the bytes of a Word file, and the ratio is that
of the medians of the time the processor took. Bare docxtpl only fills the template; ours also makes texts safe, puts
bookmarks, ids and properties in order, and proves that every value is in its region. Memory is the most that a process
of its own took above what it had before, which did nothing else.
"""

import gc
import io
import pickle
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

HERE = Path(__file__).resolve()
sys.path[:0] = [str(HERE.parent.parent / "tests")]

from aims import Aim, all_met, cells
from builders import a_cycle, a_deliverable, a_plan, a_received_return, an_update
from docxtpl import DocxTemplate
from jinja2 import Environment
from made_sample import SAMPLE

from flows.office import open_office
from paperclerk import libreoffice
from paperclerk.assembly import stabilisation_plan
from paperclerk.assembly.stabilisation_plan import StabilisationPlanTable
from paperclerk.domain.cycle import Cycle
from paperclerk.domain.papers import PaperName
from paperclerk.domain.plan import Activity, Recommendation
from paperclerk.steps import make_papers
from paperclerk.steps.adopt_plan import adopt_plan
from paperclerk.steps.reporting_cycle import reporting_cycle
from paperclerk.word.papers import render
from paperclerk.word.swatches import swatch, swatch_letter
from paperclerk.word.templates import find_template

ROWS = (13, 130, 1300, 5200)
# Recommendations that one lead reports on; a real return is of fewer.
A_LEAD = 40
ROUNDS = {13: 9, 130: 5, 1300: 3, 5200: 1}
OF_DOCXTPL, LINEAR = Aim("at most 1.3 times docxtpl's", 1.3), Aim("linear in rows", 1.3)
A_SECOND, ONE_CALL = Aim("under 1 s", 1), Aim("1", 1)
MAKERS: dict[str, Callable[[StabilisationPlanTable], bytes]] = {}


def main() -> None:
    """Print the tables, or assemble one table when asked to by another run of this file."""
    if len(sys.argv) > 1:
        print(most_memory(sys.argv[1], Path(sys.argv[2])))
        return
    told = [compared(rows) for rows in ROWS]
    grown = told[-1].a_row / told[1].a_row
    lines = [
        "## Assembling papers",
        "The stabilisation plan table, a recommendation with two deliverables a row. Seconds of processor, medians.",
        "| rows | as data | into Word | bare docxtpl | ratio | a row | memory | docxtpl's | ratio | met |",
        "|---|---|---|---|---|---|---|---|---|---|",
        *(each.row for each in told),
        "\nAim: at most 1.3 times docxtpl's time and memory, and linear in rows: a row of the longest table takes "
        f"at most {LINEAR.bound} times as long as one of {told[1].rows:,}. It takes {grown:.2f} times as long; met: "
        f"{LINEAR.met(grown)}.",
        "\n| the sample council's month | measured | aim | met |\n|---|---|---|---|",
        *a_month(),
    ]
    print("\n\n".join(lines[:2]) + "\n\n" + "\n".join(lines[2:]))


def ours(paper: StabilisationPlanTable) -> bytes:
    """Make a paper as the product does."""
    return render(paper, template())


def theirs(paper: StabilisationPlanTable) -> bytes:
    """Fill the template with docxtpl alone, which our functions for ratings must be given."""
    filled = DocxTemplate(template())
    environment = Environment(autoescape=True)  # docxtpl's own, with what the template calls
    environment.globals.update(swatch=swatch, swatch_letter=swatch_letter)
    filled.render({"paper": paper}, environment, autoescape=True)
    out = io.BytesIO()
    filled.save(out)
    return out.getvalue()


MAKERS.update(ours=ours, theirs=theirs)


def template() -> Path:
    """Return our own template of the table."""
    return find_template("stabilisation-plan.docx", None)


def a_table(rows: int) -> StabilisationPlanTable:
    """Return the table of a plan of that many recommendations, all reported on."""
    return stabilisation_plan.assemble(a_large_cycle(rows))


def a_large_cycle(rows: int) -> Cycle:
    """Return a cycle of a plan of that many recommendations with two deliverables each, all reported on."""
    recommendations = tuple(map(a_recommendation, range(1, rows + 1)))
    by_lead: dict[str, list[str]] = {}
    for item in (item for one in recommendations for item in one.deliverables):
        by_lead.setdefault(item.lead, []).append(item.id)
    returns = [
        a_received_return(*map(an_update, ids), owner=lead, sha256=f"{number:064x}")
        for number, (lead, ids) in enumerate(by_lead.items())
    ]
    return a_cycle(*returns, plan=a_plan(recommendations=recommendations))


def a_recommendation(number: int) -> Recommendation:
    """Return a recommendation with an activity, two points under it and two deliverables."""
    lead = f"Director {number // A_LEAD}"
    return Recommendation(
        number=number,
        title=f"Put matter {number} right",
        activities=(Activity(id=f"A{number}.1", text=f"Look into matter {number}", items=("first", "then")),),
        deliverables=tuple(a_deliverable(f"D{number}.{which}", lead=lead) for which in (1, 2)),
        accountable_officers=(lead,),
    )


class Told(NamedTuple):
    """A row of the first table, of how many rows it tells, and the seconds of each."""

    row: str
    rows: int
    a_row: float


def compared(rows: int) -> Told:
    """Return a row of the first table."""
    cycle, paper = a_large_cycle(rows), a_table(rows)
    data = statistics.median(timed(lambda: stabilisation_plan.assemble(cycle)) for _ in range(3))
    times = [(timed(lambda: ours(paper)), timed(lambda: theirs(paper))) for _ in range(ROUNDS[rows])]
    our, their = (statistics.median(side) for side in zip(*times, strict=True))
    kept, bare = (in_a_process(side, paper) for side in ("ours", "theirs"))
    # Less than a MiB is lost in what Python keeps at hand.
    memory = (
        f"{kept:.0f} MiB | {bare:.0f} MiB | {kept / bare:.2f}" if min(kept, bare) > 1 else "under 1 MiB | the same |"
    )
    # What is under a MiB on both sides is the same.
    met = all_met(OF_DOCXTPL.met(our / their), OF_DOCXTPL.met(kept / bare if min(kept, bare) > 1 else 1))
    row = (
        f"| {rows:,} | {data:.3f} | {our:.3f} | {their:.3f} | {our / their:.2f} | {our / rows * 1000:.2f} ms "
        f"| {memory} | {met} |"
    )
    return Told(row, rows, our / rows)


def timed(deed: Callable[[], object]) -> float:
    """Return the processor's seconds for a deed, what others left behind swept up before."""
    gc.collect()
    start = time.process_time()
    deed()
    return time.process_time() - start


def in_a_process(side: str, paper: StabilisationPlanTable) -> float:
    """Return the MiB that one side takes, in a process that does nothing else."""
    with tempfile.NamedTemporaryFile(suffix=".pickle") as file:
        pickle.dump(paper, file)
        file.flush()
        asked = [sys.executable, str(HERE), side, file.name]
        return float(subprocess.run(asked, check=True, stdout=subprocess.PIPE, text=True).stdout)


def most_memory(side: str, kept: Path) -> float:
    """Make a table and return how many MiB that took at most, above what the paper as data and the program take."""
    MAKERS[side](a_table(1))
    with kept.open("rb") as file:
        paper = pickle.load(file)  # noqa: S301 - written by this program a moment ago
    gc.collect()
    before = resident()
    MAKERS[side](paper)
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024 - before


def resident() -> float:
    """Return the MiB this process holds now."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * resource.getpagesize() / 1024 / 1024


def a_month() -> list[str]:
    """Return the rows of the second table: the sample's papers, as `paperclerk run` makes them."""
    with tempfile.TemporaryDirectory() as folder:
        office = open_office(SAMPLE, Path(folder))
        adopt_plan(office, by="Cabinet")
        kept: list[tuple[object, ...]] = []
        made = make_papers.make_papers

        def remembered(*asked: object) -> object:
            kept.append(asked)
            return made(*asked)  # type: ignore[arg-type]

        from paperclerk.steps import reporting_cycle as step

        step.make_papers = remembered  # type: ignore[assignment]
        calls = counted_calls()
        reporting_cycle(office, "2031-03")
        lines = []
        for name in PaperName:
            seconds = statistics.median(timed(lambda name=name: made(*kept[0][:5], [name])) for _ in range(5))  # type: ignore[misc, arg-type]
            aim = cells(A_SECOND if name is PaperName.CABINET_REPORT else None, seconds)
            lines.append(f"| {name.spoken}, from returns to Word file and manifest | {seconds:.2f} s | {aim} |")
        printed, met = f"{len(calls)} of LibreOffice", cells(ONE_CALL, len(calls))
        if not libreoffice.is_present():
            printed, met = "LibreOffice is not here", f"{ONE_CALL.says} | not measured"
        return [*lines, f"| calls for the PDFs of all three papers | {printed} | {met} |"]


def counted_calls() -> list[object]:
    """Return a list that grows with each call of LibreOffice."""
    calls: list[object] = []
    run = libreoffice._run

    def noted(command: list[str], *more: object) -> int:
        calls.append(command)
        return run(command, *more)  # type: ignore[arg-type]

    libreoffice._run = noted  # type: ignore[assignment]
    return calls


if __name__ == "__main__":
    main()
