"""Write the parts of the docs that the code knows better: rules, fields of templates, what becomes of a form."""

import re
import sys
from pathlib import Path

from paperclerk.domain.rulebook import RULEBOOK
from scripts.template_fields import fields_page

HERE = Path(__file__).resolve().parent.parent
DOCS = HERE / "docs"

FAMILIES = {
    "C": ("Challenge rules", "They question what is reported. `as of` is the period's cut-off."),
    "F": ("Files", "A file that came in."),
    "V": ("Values", "One answer in a return."),
    "P": ("The plan", "`plan.xlsx` and `meetings.xlsx`."),
    "I": ("Plan import", "A plan taken out of a published report."),
    "A": ("Authors' files", "What a report author wrote."),
    "Q": (
        "Papers as papers",
        "Faults of a report that a careful clerk would find before publication (`paperclerk report check`); those "
        "that end in a question are for the reviewer to judge.",
    ),
    "T": ("Templates", "A council's own template (`paperclerk template check`): with one that blocks it does not fit."),
    "X": ("What comes out", "Papers and PDFs, and how a report is taken: notice, meetings before, clearances."),
}


def rules_page() -> str:
    """Return docs/rules.md: every rule with its severity, by family."""
    lines = [
        "# Rules",
        "",
        "Every finding comes from one of these. A finding of severity **block** stops publication until a new return",
        "answers it or somebody accepts it on record (`paperclerk findings accept`); no finding stops a draft, and",
        "none changes a rating.",
    ]
    for letter, (title, what) in FAMILIES.items():
        lines += ["", f"## {title}", "", what, "", "| rule | severity | what it says |", "|---|---|---|"]
        lines += [f"| {key} | {rule.severity} | {rule.title} |" for key, rule in RULEBOOK.items() if key[0] == letter]
    return "\n".join(lines) + "\n"


def returns_page(page: str) -> str:
    """Return docs/returns.md with its table made anew by reading every cell of the matrix; LibreOffice is needed."""
    sys.path.insert(0, str(HERE / "tests"))
    from return_matrix import as_table, results

    return re.sub(r"^\| what was done .*?(?=^$|\Z)", lambda _: as_table(results()) + "\n", page, flags=re.M | re.S)


if __name__ == "__main__":
    (DOCS / "rules.md").write_text(rules_page(), encoding="utf-8")
    (DOCS / "template-fields.md").write_text(fields_page(), encoding="utf-8")
    returns = DOCS / "returns.md"
    returns.write_text(returns_page(returns.read_text(encoding="utf-8")), encoding="utf-8")
