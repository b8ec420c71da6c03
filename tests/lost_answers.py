"""What must hold of a return whatever was done to its file: no answer is lost, changed or put elsewhere unsaid.

The forms are filled in with words that occur nowhere else, so that a word still to be seen can be followed to where it
was read. What is seen is worked out here from the file itself, by other code than the readers'.

* A word of an answer that can still be seen is read in its box, or a finding quotes it, names its box, stands at its
  row, or says that the file cannot be read.
* A word of an answer is read in no other box, unless a finding says so of one of the two, or it now stands in that
  box: in the control with its tag, or the cell of its name, beside the label it always had. Who typed it there cannot
  be told.
* An answer of which nothing can be seen any more needs no finding while its box is there: a box that was emptied and
  an answer that was typed over are what an owner may do, and nothing in the file tells the difference. When the label
  of its box went too, a finding must say so, or the deliverable as a whole be empty, which C34 blocks. Spare rows for
  milestones that the plan does not have may go: owners delete them.
"""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from builders import MONITORING, a_deliverable, a_period, a_plan, an_update

from paperclerk.domain.answers import answers_of
from paperclerk.domain.findings import Finding
from paperclerk.domain.forms import FormItem, ReturnForm
from paperclerk.domain.names import FieldName, field_of, read_name, said_of
from paperclerk.domain.places import Place
from paperclerk.domain.plan import Kpi, Milestone, Risk
from paperclerk.domain.returns import Return

PLAN = a_plan()
# The file as a whole is not read: too damaged, or nothing of the form left.
OF_THE_FILE = ("F01", "F02", "F03", "F04", "F05", "F06", "F07")

SAID = {
    "return_reported_by": "Zebraaq zebrabq",
    "return_signed_off_by": "Zebracq zebradq",
    "return_signed_off_on": "2 April 2031",
    "return_decisions": "Zebraeq zebrafq.\nZebragq zebrahq.",
    "D4_1_rag": "Amber",
    "D4_1_status": "In progress",
    "D4_1_percent": "61",
    "D4_1_forecast": "31 July 2031",
    "D4_1_narrative": "Zebraiq zebrajq.\nZebrakq zebralq zebramq.\n\nZebranq zebraoq.",
    "D4_1_next_steps": "Zebrapq zebraqq.",
    "D4_1_evidence": "Zebrarq zebrasq.",
    "D4_1_slip_reason": "Zebratq zebrauq.",
    "D4_1_recovery_action": "Zebravq zebrawq.",
    "D4_1_recovery_owner": "Director of Finance",
    "D4_1_recovery_date": "29 April 2031",
    "D4_1_m1_forecast": "21 April 2031",
    "D4_1_m2_actual": "11 March 2031",
    "D4_1_m3_text": "Zebraxq zebrayq",
    "D4_1_m3_forecast": "3 June 2031",
    "D4_2_rag": "Red",
    "D4_2_status": "Complete",
    "D4_2_percent": "97",
    "D4_2_actual": "28 March 2031",
    "D4_2_narrative": "Zebraaw zebrabw zebracw.",
    "D4_2_evidence": "Zebradw zebraew.",
    "R1_likelihood": "3",
    "R1_impact": "5",
    "R1_mitigation": "Zebrafw zebragw.\nZebrahw zebraiw.",
    "R1_comment": "Zebrajw zebrakw.",
    "R2_mitigation": "Zebralw zebramw.",
    "K1_actual": "Zebranw zebraow",
    "K1_comment": "Zebrapw zebraqw.",
}


class Seen(NamedTuple):
    """What a file shows: each line or cell of it, as a person sees it, and what stands in each box beside its label."""

    lines: Counter[str]
    boxes: Mapping[str, tuple[str, str]] = {}

    @property
    def text(self) -> str:
        return folded("\n".join(self.lines))


class Original(NamedTuple):
    """The form before anything was done to it: what was read, what it shows, and what shows each short answer."""

    answers: Mapping[str, str]
    places: Mapping[str, Place]
    seen: Seen
    shown: Mapping[str, str]


def the_form() -> ReturnForm:
    """Return a form with all that a form can have, filled in with words that stand nowhere else."""
    steps = (Milestone(id="m1", text="Scope agreed", due=date(2031, 4, 14)), Milestone(id="m2", text="Draft out"))
    first, second = a_deliverable("D4.1", milestones=steps), a_deliverable("D4.2")
    items = tuple(
        FormItem(deliverable=item, recommendation=4, recommendation_title="Put matter 4 right",
                 last=an_update(item.id), last_period="February 2031")
        for item in (first, second)
    )  # fmt: skip
    risks = (Risk(id="R1", text="Savings fail", likelihood=4, impact=4), Risk(id="R2", text="Managers leave"))
    return ReturnForm(
        organisation=PLAN.organisation,
        plan_title=PLAN.title,
        plan_version=PLAN.version,
        period=a_period(),
        owner=MONITORING,
        contact="committees@example.org",
        returns_due=a_period().cut_off,
        scheme=PLAN.scheme,
        items=items,
        risks=risks,
        kpis=(Kpi(id="K1", text="Urgent decisions", baseline="23", target="5"),),
        answers=SAID,
    )


def an_original(read: Return, seen: Seen, shown: Mapping[str, str]) -> Original:
    """Return a form as it was filled in; `shown` is how each answer stands in the file."""
    answers = answers_of(read, PLAN.scheme)
    assert {name: folded(answers.get(name, "")) for name in SAID} == {name: folded(SAID[name]) for name in SAID}
    return Original(SAID, _places(read), seen, shown)


def losses(original: Original, seen: Seen, read: Return) -> list[str]:
    """Return what was lost, changed or put elsewhere without a word, in words for whoever mends the reader."""
    if any(found.rule in OF_THE_FILE for found in read.findings):
        return []
    answers = answers_of(read, PLAN.scheme)
    said = _Said(
        original, read.findings, {name for name in answers if _stands_there(name, answers[name], original, seen)}
    )
    return [
        *_unread(original, answers, seen, said),
        *_gone(original, answers, seen, said, read),
        *_elsewhere(original, answers, said),
    ]


def _stands_there(name: str, answer: str, original: Original, seen: Seen) -> bool:
    """Whether what was read of a box is what stands in it, beside its own label."""
    text, label = seen.boxes.get(name, ("", ""))
    return bool(answer) and folded(text) == folded(answer) and label == original.seen.boxes.get(name, ("", ""))[1]


def folded(text: str) -> str:
    return "".join(text.split()).casefold()


def words_in(text: str) -> list[str]:
    """Return the words of an answer that stand nowhere else on the form; none for a rating, a date or a figure."""
    return [word.strip(".").casefold() for word in text.split() if word.casefold().startswith("zebra")]


class _Said:
    """What the findings say of each box."""

    def __init__(self, original: Original, findings: Sequence[Finding], in_place: Collection[str]) -> None:
        self.in_place = in_place
        self._original = original
        self._findings = findings
        self._messages = [folded(found.message) for found in findings]

    def of(self, name: str, quote: str = "") -> bool:
        """Whether a finding names a box, stands at its row, or quotes these words of it."""
        field = read_name(name)
        assert field
        label, at = folded(said_of(field)), self._original.places[name]
        known = field_of(field)
        box = folded(f"“{known.label}”") if known else ""
        return any(
            (bool(quote) and folded(quote) in message)
            or label in message
            or found.place.tag == name
            or self._is_there(found.place, at)
            or (found.rule in ("V17", "V19") and found.about == "more")
            or (found.rule == "V19" and found.place.sheet == at.sheet and not found.place.cell and bool(at.sheet))
            or (found.rule == "V14" and "table" in found.message and found.subject in ("", field.item))
            or (found.rule == "V14" and (found.subject, found.about) == (field.item, field.milestone))
            or (found.about == "boxes" and found.subject == field.item and box in message)
            for found, message in zip(self._findings, self._messages, strict=True)
        )

    def _is_there(self, place: Place, at: Place) -> bool:
        same_table = (place.table, place.sheet) == (at.table, at.sheet)
        return bool(place.row) and same_table and place.row == at.row


def _unread(original: Original, answers: Mapping[str, str], seen: Seen, said: _Said) -> Iterator[str]:
    text = seen.text
    typed_elsewhere = "".join(folded(answers[name]) for name in said.in_place)
    for name, answer in original.answers.items():
        now = folded(answers.get(name, ""))
        for word in words_in(answer):
            if word in text and word not in now + typed_elsewhere and not said.of(name, word):
                yield f"{name}: “{word}” can be seen and was not read; read was “{answers.get(name, '')[:40]}”"
        if not words_in(answer) and folded(answer) != now:
            shown = original.shown[name]
            still = name not in said.in_place and seen.lines[shown] >= original.seen.lines[shown]
            if still and not said.of(name, answer if len(answer) > 5 else ""):
                yield f"{name}: “{answer}” can be seen and “{answers.get(name, '')}” was read"


def _gone(original: Original, answers: Mapping[str, str], seen: Seen, said: _Said, read: Return) -> Iterator[str]:
    silent = {update.deliverable for update in read.updates if update.says_nothing}
    present = {update.deliverable for update in read.updates} - silent
    for name, answer in original.answers.items():
        field = read_name(name)
        assert field
        is_spare = bool(field.milestone) and field.milestone not in ("m1", "m2")
        if name in answers or is_spare or said.of(name) or (field.item[:1] == "D" and field.item not in present):
            continue
        label = _label(field)
        if _count(seen, label) < _count(original.seen, label):
            yield f"{name}: “{answer}” is gone with its box, “{label}”"


def _elsewhere(original: Original, answers: Mapping[str, str], said: _Said) -> Iterator[str]:
    for name, now in answers.items():
        if name in said.in_place:
            continue
        before, text = original.answers.get(name, ""), folded(now)
        for other, answer in original.answers.items():
            if other == name or before == now:
                continue
            words = [word for word in words_in(answer) if word in text]
            unlike = not words_in(answer) and len(answer) > 5 and folded(answer) == text != folded(before)
            if (words or unlike) and not (_says(said, name, now) or said.of(other, words[0] if words else answer)):
                yield f"{name}: “{now[:60]}” was read, which is of {other}"


def _says(said: _Said, name: str, now: str) -> bool:
    return name in said._original.places and said.of(name, now)


def _label(field: FieldName) -> str:
    """Return what stands in a box's row to say what it is."""
    if field.milestone or field.item[:1] in ("R", "K"):
        return field.milestone or field.item
    known = field_of(field)
    assert known
    return known.label


def _count(seen: Seen, label: str) -> int:
    return sum(
        count for line, count in seen.lines.items() if line == label or line.startswith((f"{label} (", f"{label}\n"))
    )


def _places(read: Return) -> dict[str, Place]:
    found = dict(read.places)
    for item, places in (
        *((update.deliverable, update.places) for update in read.updates),
        *((risk.risk, risk.places) for risk in read.risks),
        *((kpi.kpi, kpi.places) for kpi in read.kpis),
    ):
        found |= {f"{item.replace('.', '_')}_{name}": place for name, place in places.items()}
    return found
