"""The regions of the front page's rows: named after their labels, one each, no longer than files allow."""

from builders import a_cycle

from paperclerk.assembly import cabinet_report
from paperclerk.assembly.report_front import front_lines
from paperclerk.domain.front_page import FrontPage
from paperclerk.domain.layouts import LAYOUTS
from paperclerk.domain.names import LONGEST


def regions_of(*rows: tuple[str, str]) -> list[str]:
    layout = next(iter(LAYOUTS.values())) if isinstance(LAYOUTS, dict) else LAYOUTS[0]
    return [line.region for line in front_lines(FrontPage(others=rows), layout)]


def test_a_rows_name_is_its_label_whatever_stands_before_it():
    assert regions_of(("Ward member", "A. Bell"))[-1] == "gen_front_Ward_member"
    assert regions_of(("Lead", "One"), ("Ward member", "A. Bell"))[-1] == "gen_front_Ward_member"


def test_labels_that_begin_alike_are_the_same_or_say_nothing_have_names_of_their_own():
    long = "If relevant, state which appendix is exempt, and why"
    names = regions_of((long, "x"), (f"{long} not", "x"), ("Lead", "x"), ("Lead", "x"), ("§§", "x"), ("§§", "y"))

    assert len(set(names)) == len(names)
    assert max(map(len, names)) <= LONGEST
    assert all(name.startswith("gen_front_") and name.isascii() for name in names)


def test_every_row_of_a_report_has_one():
    assert all(line.region for line in cabinet_report.assemble(a_cycle(), None, ()).front)
