"""The benchmarks' page says of every aim whether it is met, and by the figure that was measured."""

import importlib.util
import re
from pathlib import Path
from types import ModuleType

import pytest

HERE = Path(__file__).resolve().parent.parent


def loaded(name: str) -> ModuleType:
    """Return a file of the checkout as a module: neither folder is a package of the program."""
    spec = importlib.util.spec_from_file_location(Path(name).stem, HERE / name)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize(
    ("bound", "is_least", "measured", "met"),
    [(1.3, False, 1.3, "yes"), (1.3, False, 1.3004, "**no**"), (5, True, 5, "yes"), (5, True, 4.96, "**no**")],
)
def test_an_aim_is_met_by_the_figure_before_it_is_rounded(bound, is_least, measured, met) -> None:
    aims = loaded("bench/aims.py")

    assert aims.cells(aims.Aim("so much", bound, is_least), measured) == f"so much | {met}"


def test_one_of_several_aims_that_is_missed_is_a_miss_and_no_aim_says_nothing() -> None:
    aims = loaded("bench/aims.py")

    assert (aims.all_met("yes", "**no**"), aims.all_met("yes", "yes")) == ("**no**", "yes")
    assert aims.cells(None, 7) == " | "


def test_the_head_of_the_page_counts_what_is_not_met() -> None:
    page = loaded("scripts/bench.py")

    assert page.met(["| a | yes |", "| b | **no** |", "| c | **no** |"]).startswith("2 aims are not met")
    assert page.met(["| b | **no** |"]).startswith("1 aim is not met")
    assert page.met(["| a | yes |"]) == "All aims are met."


def test_every_table_with_aims_says_whether_they_are_met() -> None:
    page = (HERE / "docs" / "benchmarks.md").read_text(encoding="utf-8")
    heads = [line for line in page.splitlines() if re.search(r"\| aim \|", line)]

    assert heads
    assert all(line.endswith("| aim | met |") for line in heads)
    assert loaded("scripts/bench.py").met([page.split("\n\n", 2)[2]]) in page
