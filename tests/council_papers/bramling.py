"""Lower Bramling Parish Council: a plain memo by a clerk, typed numbers, a long list of payments without rules."""

from council_papers.paper import Grid, House, Level, Look, Numbers, Paper

_PAYEES = ("Bramling Garage", "R. Dole & Sons", "Parish Online", "Water2Trade", "Hedges & Ditches Ltd", "HMRC",
           "Village Hall Trust", "Playsafe Inspections", "A. Clerk (salary)", "Stationery Box")  # fmt: skip


def paper() -> Paper:
    """Return the paper and its truth."""
    made = Paper("bramling", House(font="Times New Roman", size=11, after=6, margins=(2.5, 2.5, 2, 2)))
    prose = made.prose
    made.words("LOWER BRAMLING PARISH COUNCIL", Look(bold=True, size=14, centred=True))
    made.words("MEMORANDUM", Look(bold=True, centred=True))
    fields = (
        ("From:", "Lowri Stannage, Clerk and Responsible Financial Officer"),
        ("To:", "Finance and General Purposes Committee"),
        ("Date:", "7 January 2032"),
        ("Subject:", "Precept for 2032/33 and payments since the last meeting"),
        ("Classification:", "Open"),
    )
    for label, value in fields:
        line = made.words(f"{label}\t{value}", Look(left=3, hang=3, after=2))
        line.paragraph_format.tab_stops.add_tab_stop(1_080_000)
    made.words("_" * 60)
    made.report["front"] = {
        "subject": fields[3][1], "date": "2032-01-07", "body": fields[2 - 1][1], "exempt": False,
        "report_of": ["Lowri Stannage, Clerk and Responsible Financial Officer"],
    }  # fmt: skip
    numbers = Numbers(made.document, (Level("%1)", left=1, hang=1), Level("(%2)", "lowerLetter", left=1.9, hang=0.9)),
                      automatic=False)  # fmt: skip
    for title in ("Why this report is before you", "The budget so far", "What the precept could be"):
        made.heading(title, Look(bold=True, before=6))
        for index in range(4):
            made.para(prose.paragraph(2, 5), numbers=numbers)
            if index == 2:
                for _ in range(3):
                    made.para(prose.sentence(), numbers=numbers, at=1)
    made.heading("Bank balances", Look(underlined=True), level=2)
    balances = [(name, f"{prose.chance.randint(2, 80)},{prose.chance.randint(100, 999)}.{prose.chance.randint(10, 99)}",
                 prose.date()) for name in ("Current account", "Reserve account", "Playground fund")]  # fmt: skip
    made.table(("Account", "Balance £", "As at"), balances, Grid((7, 4, 5), borders="none", right=(1,)))
    made.heading("Recommendation", Look(bold=True, before=6))
    for _ in range(2):
        made.para(prose.deed(), numbers=numbers, decides=True)
    made.heading("Schedule of payments", Look(bold=True, before=6))
    payments = [
        (f"{4000 + n}", prose.chance.choice(_PAYEES), prose.phrase(),
         f"{prose.chance.randint(10, 4999)}.{prose.chance.randint(10, 99)}", prose.chance.choice(("BACS", "DD", "Chq")))
        for n in range(64)
    ]  # fmt: skip
    made.table(("Voucher", "Payee", "For", "£", "How"), payments,
               Grid((2, 4.2, 6, 2.2, 1.6), borders="none", right=(3,), repeated=False, size=10))  # fmt: skip
    made.words("Lowri Stannage", Look(before=12, after=0))
    made.words("Clerk to the Council")
    return made
