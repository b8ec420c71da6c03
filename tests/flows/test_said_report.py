"""What the report commands print of a report: its front page's labels, and what stands before its first heading."""

from report_builders import a_front_page, a_paragraph, a_report, a_table

from flows.said_report import say_report


def test_what_stands_before_the_first_heading_is_printed_with_its_count(capsys):
    opening = (a_paragraph("1 Costs have risen."), a_paragraph("word " * 60))

    say_report(a_report(opening=opening, opening_tables=(a_table(("a", "b")),)))

    told = capsys.readouterr().out
    assert "before the first heading: 2 paragraphs, 1 table\n" in told
    assert "  1 Costs have risen. (page 2)\n" in told
    assert " word … (page 2)\n" in told


def test_a_report_that_begins_with_a_heading_says_nothing_of_it(capsys):
    say_report(a_report())

    assert "before the first heading" not in capsys.readouterr().out


def test_a_label_has_one_colon_whatever_the_report_prints(capsys):
    say_report(a_report(front_page=a_front_page(others=(("Decision no:", "24/00039"), ("Status :", "Open")))))

    told = capsys.readouterr().out
    assert "  Decision no: 24/00039\n" in told
    assert "  Status: Open\n" in told
