"""Makes the project's Word templates anew: python -m scripts.make_templates [FOLDER]."""

import sys
from collections.abc import Callable
from pathlib import Path

from scripts.templates import (
    assurance_pack,
    cabinet_report,
    stabilisation_cards,
    stabilisation_plan,
    stabilisation_six_columns,
)

TEMPLATES: tuple[tuple[str, Callable[[Path], None]], ...] = (
    ("cabinet-report.docx", cabinet_report.build),
    ("stabilisation-plan.docx", stabilisation_plan.build),
    ("stabilisation-plan-six-columns.docx", stabilisation_six_columns.build),
    ("stabilisation-plan-cards.docx", stabilisation_cards.build),
    ("assurance-pack.docx", assurance_pack.build),
)


def main(folder: Path) -> None:
    """Write every template into the folder; the same bytes each time."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, build in TEMPLATES:
        build(folder / name)
        print(folder / name)


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).resolve().parents[1] / "templates")
