"""Makes the project's templates and an invented council's own set anew: python -m scripts.make_templates [FOLDER]."""

import sys
from collections.abc import Callable
from pathlib import Path

from scripts.templates import (
    assurance_pack,
    cabinet_report,
    stabilisation_plan,
    wendmoor_pack,
    wendmoor_report,
    wendmoor_table,
)

TEMPLATES: tuple[tuple[str, Callable[[Path], None]], ...] = (
    ("cabinet-report.docx", cabinet_report.build),
    ("stabilisation-plan.docx", stabilisation_plan.build),
    ("assurance-pack.docx", assurance_pack.build),
    ("examples/wendmoor/cabinet-report.docx", wendmoor_report.build),
    ("examples/wendmoor/stabilisation-plan.docx", wendmoor_table.build),
    ("examples/wendmoor/assurance-pack.docx", wendmoor_pack.build),
)


def main(folder: Path) -> None:
    """Write every template into the folder; the same bytes each time."""
    for name, build in TEMPLATES:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        build(folder / name)
        print(folder / name)


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).resolve().parents[1] / "templates")
