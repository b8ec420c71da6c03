"""The form that goes out: one lead's deliverables for one period, as data for the Word and Excel writers."""

from collections.abc import Iterable
from datetime import date

from paperclerk.domain.form_words import PRINTED
from paperclerk.domain.names import tag
from paperclerk.domain.periods import Period, for_people
from paperclerk.domain.places import Noun
from paperclerk.domain.plan import Deliverable, Kpi, Milestone, Risk
from paperclerk.domain.ratings import RagScheme
from paperclerk.domain.returns import KpiUpdate, RiskUpdate, Update
from paperclerk.domain.signature import FormMetadata

# Empty rows in a table of milestones, for steps the plan does not have yet.
SPARE_MILESTONES = 3

# The name under which a form's metadata keeps how many steps its risk matrix has.
MATRIX = "return_matrix"

# And the name under which it keeps what it asks after: the ids of its deliverables, risks and figures, `D4.1 R1 K1`.
ASKED = "return_asked"


class MilestoneRow(Noun):
    """One row of a deliverable's milestones on a form.

    `agreed` says that the plan has it, so that its words and its date are locked; a row that is not was added by the
    owner last time, or is a spare one without words. `last` is what was said of it last time.
    """

    milestone: Milestone
    agreed: bool = False
    last: Milestone | None = None

    @property
    def is_spare(self) -> bool:
        """Whether this is an empty row for a step the plan does not have yet."""
        return not (self.agreed or self.milestone.text)


# How the line begins that tells an owner where the same action stands again.
ALSO = "The same action stands again as"


class FormItem(Noun):
    """One deliverable on a form, with what was last reported of it, if anything.

    `called` is what the row it stands under is called; `linked` are the other ids of the same action, for which nobody
    is asked.
    """

    deliverable: Deliverable
    recommendation: int
    recommendation_title: str
    called: str = "Recommendation"
    linked: tuple[str, ...] = ()
    last: Update | None = None
    last_period: str = ""
    spare_milestones: int = SPARE_MILESTONES

    @property
    def about(self) -> tuple[str, ...]:
        """Return the lines that say what the deliverable stands under, and where its action stands again."""
        under = f"{self.called} {self.recommendation}: {self.recommendation_title}"
        return (
            (under, f"{ALSO} {', '.join(self.linked)}; what you say is shown there too.") if self.linked else (under,)
        )

    @property
    def milestone_rows(self) -> tuple[MilestoneRow, ...]:
        """Return the rows of its milestones: the plan's, those added last time, spare ones; none where it has none."""
        agreed = self.deliverable.milestones
        if not agreed:
            return ()
        said = {step.id: step for step in self.last.milestones} if self.last else {}
        known = {step.id for step in agreed}
        added = tuple(step for step in said.values() if step.id not in known and step.text)
        highest = max(int(step.id[1:]) for step in (*agreed, *added))
        return (
            *(MilestoneRow(milestone=step, agreed=True, last=said.get(step.id)) for step in agreed),
            *(MilestoneRow(milestone=Milestone(id=s.id, text=s.text, due=s.due), last=s) for s in added),
            *(
                MilestoneRow(milestone=Milestone(id=f"m{number}", text=""))
                for number in range(highest + 1, highest + 1 + self.spare_milestones)
            ),
        )

    def with_room_for(self, steps: Iterable[str]) -> "FormItem":
        """Return the item with as many empty rows as these milestones (`m7`) need, where it has any."""
        rows = {row.milestone.id for row in self.milestone_rows}
        more = max((int(step[1:]) for step in steps), default=0) - max((int(row[1:]) for row in rows), default=0)
        return self.model_copy(update={"spare_milestones": self.spare_milestones + max(0, more)}) if rows else self


def form_name(period: str, owner: str) -> str:
    """Return the name of an owner's form for a period, without its ending."""
    words = "".join(letter if letter.isalnum() else " " for letter in owner).split()
    return f"return_{period}_{'_'.join(words)}"


class ReturnForm(Noun):
    """The pre-filled blank of one lead for one period.

    `owner` is the lead's post title. `risks` and `kpis` are those this lead reports on; `last_risks`, `last_kpis` and
    `last_periods` (`February 2031`) say, by their ids, what was said last time. `matrix` is how many steps the
    council's risk matrix has. `answers` fills boxes in, keyed by tag (`D4_2_rag`) with what a person would type or
    choose there; a blank that goes out has none.
    """

    organisation: str
    plan_title: str
    plan_version: str
    period: Period
    owner: str
    contact: str = ""
    returns_due: date
    scheme: RagScheme
    items: tuple[FormItem, ...]
    risks: tuple[Risk, ...] = ()
    kpis: tuple[Kpi, ...] = ()
    last_risks: dict[str, RiskUpdate] = {}
    last_kpis: dict[str, KpiUpdate] = {}
    last_periods: dict[str, str] = {}
    matrix: int = 5
    answers: dict[str, str] = {}

    @property
    def file_stem(self) -> str:
        """Return the form's file name without its ending: `return_2031-03_Director_of_Finance`."""
        return form_name(self.period.key, self.owner)

    @property
    def steps(self) -> tuple[str, ...]:
        """Return the steps of the risk matrix, as a list offers them: `1` to `5`."""
        return tuple(str(step) for step in range(1, self.matrix + 1))

    def metadata(self, key_id: str, printed: str = "") -> FormMetadata:
        """Return what the form carries about itself out of sight, to be signed.

        Args:
            key_id: the short name of the key it is signed with.
            printed: the marks of the lines that stand on it outside its boxes.
        """
        prefill = {tag(item.deliverable.id, "due"): for_people(item.deliverable.due) for item in self.items}
        for item in self.items:
            for step in item.deliverable.milestones:
                prefill[tag(item.deliverable.id, "text", step.id)] = step.text
                prefill[tag(item.deliverable.id, "due", step.id)] = for_people(step.due)
        prefill[ASKED] = " ".join(
            [*(item.deliverable.id for item in self.items), *(r.id for r in self.risks), *(k.id for k in self.kpis)]
        )
        if self.risks:
            prefill[MATRIX] = str(self.matrix)
        if printed:
            prefill[PRINTED] = printed
        return FormMetadata(
            form_id=f"{self.period.key}-{self.file_stem}-{self.plan_version}",
            key_id=key_id,
            plan_title=self.plan_title,
            plan_version=self.plan_version,
            period=self.period.key,
            owner=self.owner,
            prefill=prefill,
        )
