"""Which first rows of a table are its header, by what they look like and what they say."""

from parsers.table_header import Look, header_of, header_rows

BODY = [["Dredging", "The channel is deepened before the winter."], ["Lights", "The lamps are cleaned twice a year."]]


def looks(*rows, bold=(), fill=()):
    return [
        [Look(text, bold=at in bold, fill="0.80" if at in fill else "") for text in row] for at, row in enumerate(rows)
    ]


def test_rows_that_repeat_are_the_header():
    assert header_rows(looks(["x", "y"], *BODY), repeated=1) == 1


def test_a_bold_row_over_rows_that_are_not_is_the_header():
    assert header_rows(looks(["What", "Why"], *BODY, bold=[0])) == 1


def test_a_row_with_a_colour_of_its_own_is_the_header():
    assert header_rows(looks(["What", "Why"], *BODY, fill=[0])) == 1


def test_a_table_all_in_bold_has_no_header_by_that():
    assert header_rows(looks(["Silt", "No"], ["Tide", "Yes"], ["Wind", "No"], bold=[0, 1, 2])) == 0


def test_names_of_columns_over_figures_are_a_header_however_plain():
    assert header_rows(looks(["Service", "Budget"], ["Dredging", "1,204"], ["Lights", "312"])) == 1


def test_names_of_columns_over_sentences_are_a_header_however_plain():
    assert header_rows(looks(["Theme", "Areas of focus"], *BODY)) == 1


def test_labels_with_answers_have_no_header():
    assert header_rows(looks(["Date:", "1 May 2031"], ["Author:", "Ann Tide"], ["Wards:", "All"])) == 0


def test_two_rows_of_headings_are_one_header_that_says_both():
    rows = looks(["Quay", "Depth", "Depth"], ["Quay", "2031", "2032"], ["North", "4.1", "4.3"], bold=[0, 1])
    assert header_rows(rows) == 2
    assert header_of([[look.text for look in row] for row in rows[:2]]) == ("Quay", "Depth 2031", "Depth 2032")


def test_names_under_headings_over_several_columns_are_of_the_header_in_whatever_type():
    rows = [["Table 1", "2031/32", "2031/32"], ["", "Budget £m", "Forecast £m"], ["Lights", "4.1", "4.0"]]
    assert header_rows(looks(*rows, ["Fenders", "2.1", "2.2"], bold=[0])) == 2
    assert header_rows(looks(rows[0], ["", "None", "4.2"], *rows[2:], bold=[0])) == 1


def test_headings_beside_two_rows_of_bold_ones_are_of_the_header_in_whatever_type():
    first, second = (
        [Look(text, bold=text not in ("Quay", "Total")) for text in row]
        for row in (
            ["Quay", "2031", "2031", "2032", "2032", "Total"],
            ["Quay", "Works", "Fees", "Works", "Fees", "Total"],
        )
    )
    body = looks(["North", "400", "40", "210", "20", "670"], ["South", "310", "30", "160", "15", "515"])
    assert header_rows([first, second, *body]) == 2
    assert header_rows([first, *body]) == 0
