"""Identity: whether a form is of this plan, this period and one of its leads (F08 to F12, F16)."""

import unicodedata
from collections.abc import Iterable, Iterator

from paperclerk.domain.findings import Finding, finding
from paperclerk.domain.periods import Period, is_period_key, month_label
from paperclerk.domain.places import Place
from paperclerk.domain.plan import Kpi, Plan, Risk
from paperclerk.domain.returns import FormIdentity, Return, Update

# What makes a file something other than a return for this cycle: it is kept, but does not count.
_SETS_ASIDE = frozenset(("F01", "F02", "F03", "F04", "F05", "F06", "F07", "F08", "F09", "F10"))

_NEW_FORM = "Ask for it on the form that was issued for this period and plan."


def identity_findings(read: Return, plan: Plan, period: Period) -> list[Finding]:
    """Return what is wrong with whose form this is; nothing for a file that is no form, which its reader has said.

    Args:
        read: the file as read.
        plan: the plan as it now is.
        period: the period that is being collected.
    """
    if not read.is_ours or read.form is None:
        return []
    owner = lead_of(read.form, plan)
    return [
        *_of_another_plan(read, read.form, plan),
        *_of_another_period(read, read.form, period),
        *_of_no_lead(read, read.form, owner),
        *_not_our_mark(read, read.form),
        *(_somebody_elses(read, plan, owner) if owner else ()),
        *_not_in_the_plan(read, plan, owner),
        *(_registers(read, plan, owner) if owner else ()),
    ]


def sets_aside(findings: Iterable[Finding]) -> bool:
    """Whether any of these makes the file one that does not count for this plan and period."""
    return any(found.rule in _SETS_ASIDE for found in findings)


def lead_of(form: FormIdentity, plan: Plan) -> str:
    """Return the lead in the plan whose form this is, by post title or alias; "" when it is nobody's."""
    leads = plan.leads()
    if form.owner in leads:
        return form.owner
    officer = plan.officers.find(form.owner)
    return officer.title if officer and officer.title in leads else ""


def _of_another_plan(read: Return, form: FormIdentity, plan: Plan) -> Iterator[Finding]:
    if not form.plan_title:
        return
    if _folded(form.plan_title) != _folded(plan.title):
        message = f'{read.file} is a form for the plan "{form.plan_title}", not for "{plan.title}".'
        yield _on_form("F08", read, message, _NEW_FORM)
    elif form.plan_version != plan.version:
        message = (
            f"{read.file} is on a form of version {form.plan_version or '(none)'} of the plan; the plan is now "
            f"version {plan.version}."
        )
        yield _on_form("F16", read, message, "See that its deliverables and dates are those of the plan as it now is.")


def _of_another_period(read: Return, form: FormIdentity, period: Period) -> Iterator[Finding]:
    if form.period == period.key:
        return
    of = f"is a return for {_spoken(form.period)}, not for" if form.period else "does not say that it is for"
    message = f"{read.file} {of} {period.label}."
    hint = f"Put it into the folder of its own period, or ask for the return for {period.label}."
    yield _on_form("F09", read, message, hint, "return_period")


def _of_no_lead(read: Return, form: FormIdentity, owner: str) -> Iterator[Finding]:
    if owner:
        return
    if form.owner:
        message = f"{read.file} is a return of {form.owner}, who leads no deliverable in the plan."
        hint = 'If the post was renamed, add the other title to its aliases on the sheet "Officers" of plan.xlsx.'
    else:
        message, hint = f"{read.file} does not say whose return it is.", _NEW_FORM
    yield _on_form("F10", read, message, hint, "return_owner")


def _not_our_mark(read: Return, form: FormIdentity) -> Iterator[Finding]:
    if form.signature == "valid":
        return
    said = (
        "does not carry the mark that our forms are issued with, so it may not be our form"
        if form.signature == "missing"
        else "carries a mark that does not fit it: the form's hidden details were altered, or it was issued elsewhere"
    )
    hint = "See with the sender that this is the form we issued and that nothing on it was changed but the answers."
    yield _on_form("F11", read, f"{read.file} {said}.", hint)


def _somebody_elses(read: Return, plan: Plan, owner: str) -> Iterator[Finding]:
    for update in read.updates:
        item = plan.deliverable(update.deliverable)
        if item is None or not item.lead or item.lead == owner or update.says_nothing:
            continue
        place = _first_place(update)
        yield finding(
            "F12",
            f"The return of {owner} reports on {item.id}, which {item.lead} leads. It was not counted.",
            hint=f"Ask {item.lead} to report on it, or change its lead in plan.xlsx and adopt the plan again.",
            subject=item.id,
            place=place.model_copy(update={"file": place.file or read.file, "sha256": place.sha256 or read.sha256}),
            owner=owner,
        )


def _not_in_the_plan(read: Return, plan: Plan, owner: str) -> Iterator[Finding]:
    links = plan.links()
    for update in read.updates:
        if plan.deliverable(update.deliverable) is None and not update.says_nothing:
            place, end = _first_place(update), links.get(update.deliverable)
            message = f"{update.deliverable} is not in the agreed plan. It stands in no paper."
            hint = "Is it new work, or was it renumbered? Ask the owner; the plan itself changes in plan.xlsx."
            if end:
                message = (
                    f"{update.deliverable} is the same action as {end}, which is asked for and counted. What is said "
                )
                message += f"of {update.deliverable} apart stands in no paper."
                hint = f"Ask for it as {end}, on the form that was issued for this plan."
            yield finding(
                "V11",
                message,
                hint=hint,
                subject=update.deliverable,
                place=place.model_copy(update={"file": place.file or read.file, "sha256": place.sha256 or read.sha256}),
                owner=owner,
            )


def _registers(read: Return, plan: Plan, owner: str) -> Iterator[Finding]:
    """Say which risks and figures of a return are not in the plan, or not this lead's to report on."""
    known: dict[str, Risk | Kpi] = {**{risk.id: risk for risk in plan.risks}, **{kpi.id: kpi for kpi in plan.kpis}}
    said = [(risk.risk, risk.places) for risk in read.risks] + [(kpi.kpi, kpi.places) for kpi in read.kpis]
    for key, places in said:
        place = next(iter(places.values()), Place(where=key))
        place = place.model_copy(update={"file": place.file or read.file, "sha256": place.sha256 or read.sha256})
        if key not in known:
            message = f"{key} is not in the agreed plan. It stands in no paper."
            hint = "Is it new? Ask the owner; the plan itself changes in plan.xlsx."
            yield finding("V11", message, hint=hint, subject=key, place=place, owner=owner)
        elif (reporter := plan.reporter_of(known[key])) != owner:
            message = f"The return of {owner} reports on {key}, on which {reporter} reports. It was not counted."
            hint = f"Ask {reporter} to report on it, or change who owns it in plan.xlsx."
            yield finding("F12", message, hint=hint, subject=key, place=place, owner=owner)


def _first_place(update: Update) -> Place:
    field = next((name for name in ("rag", "status", "narrative") if name in update.places), "")
    return update.places.get(field, Place(where=update.deliverable))


def _on_form(rule: str, read: Return, message: str, hint: str, field: str = "") -> Finding:
    place = read.places.get(field) or Place(where="the form itself")
    place = place.model_copy(update={"file": place.file or read.file, "sha256": place.sha256 or read.sha256})
    return finding(rule, message, hint=hint, place=place)


def _spoken(key: str) -> str:
    return month_label(key) if is_period_key(key) else f'"{key}"'


def _folded(text: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())
