"""Numbers of lists as Word prints them: definitions, links, exceptions, and the counting through a document."""

import pytest
from office_files import a_word_file

from paperclerk.ooxml.numbering_counts import labels_of
from paperclerk.ooxml.numbering_formats import number_in
from paperclerk.ooxml.package import open_package
from paperclerk.ooxml.story import read_story
from paperclerk.ooxml.styles import styles_of

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def level(at, text, style="decimal", start=1, more="", style_id=""):
    link = f'<w:pStyle w:val="{style_id}"/>' if style_id else ""
    return (
        f'<w:lvl w:ilvl="{at}"><w:start w:val="{start}"/><w:numFmt w:val="{style}"/>{link}{more}'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


def numbering(*parts):
    """Return word/numbering.xml of abstract lists and numbers, given as XML."""
    return f"<w:numbering {W}>{''.join(parts)}</w:numbering>"


def abstract(id, *levels, more=""):
    return f'<w:abstractNum w:abstractNumId="{id}">{more}{"".join(levels)}</w:abstractNum>'


def number(id, of, *overrides):
    return f'<w:num w:numId="{id}"><w:abstractNumId w:val="{of}"/>{"".join(overrides)}</w:num>'


def start_override(at, value):
    return f'<w:lvlOverride w:ilvl="{at}"><w:startOverride w:val="{value}"/></w:lvlOverride>'


def item(number_id, at=0, text="words", style=""):
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    numbered = "" if number_id is None else f'<w:numPr><w:ilvl w:val="{at}"/><w:numId w:val="{number_id}"/></w:numPr>'
    return f"<w:p><w:pPr>{named}{numbered}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"


def printed(body, lists, **parts):
    """Return what stands before each paragraph that is in a list."""
    package = open_package(a_word_file(body, numbering=lists, **parts))
    story = read_story(package)
    labels = labels_of(story.paragraphs, styles_of(package, package.main_part).lists)
    return [labels[p.element].text if p.element in labels else "" for p in story.paragraphs]


OUTLINE = abstract(1, level(0, "%1."), level(1, "%1.%2"), level(2, "%1.%2.%3"), level(3, "(%4)", "lowerLetter"))


def test_levels_count_on_and_begin_anew_under_the_level_above():
    body = "".join(item(1, at) for at in (0, 1, 1, 2, 2, 1, 0, 1, 3, 3, 2))
    assert printed(body, numbering(OUTLINE, number(1, 1))) == [
        "1.", "1.1", "1.2", "1.2.1", "1.2.2", "1.3", "2.", "2.1", "(a)", "(b)", "2.1.1"
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("style", "shown"),
    [
        ("decimal", ["1", "2", "27", "53"]),
        ("decimalZero", ["01", "02", "27", "53"]),
        ("lowerLetter", ["a", "b", "aa", "aaa"]),
        ("upperLetter", ["A", "B", "AA", "AAA"]),
        ("lowerRoman", ["i", "ii", "xxvii", "liii"]),
        ("upperRoman", ["I", "II", "XXVII", "LIII"]),
        ("ordinal", ["1st", "2nd", "27th", "53rd"]),
        ("cardinalText", ["One", "Two", "Twenty-seven", "Fifty-three"]),
        ("ordinalText", ["First", "Second", "Twenty-seventh", "Fifty-third"]),
        ("none", ["", "", "", ""]),
        ("hindiVowels", ["1", "2", "27", "53"]),
    ],
)
def test_numbers_are_written_in_every_format(style, shown):
    assert [number_in(count, style) for count in (1, 2, 27, 53)] == shown


def test_a_custom_format_has_the_noughts_of_its_pattern():
    assert number_in(7, "custom", "001, 002, 003, ...") == "007"


@pytest.mark.parametrize("count", [11, 12, 13, 111])
def test_the_teens_are_all_th(count):
    assert number_in(count, "ordinal") == f"{count}th"


def test_every_bullet_is_one_sign_and_a_list_of_none_has_nothing():
    lists = numbering(
        abstract(1, level(0, "\uf0b7", "bullet"), level(1, "o", "bullet"), level(2, "", "none")), number(1, 1)
    )
    assert printed(item(1, 0) + item(1, 1) + item(1, 2), lists) == ["•", "•", ""]


def test_lists_of_one_definition_count_on_from_one_another():
    body = item(1) + item(2) + item(1)
    assert printed(body, numbering(OUTLINE, number(1, 1), number(2, 1))) == ["1.", "2.", "3."]


def test_a_list_that_restarts_does_so_once():
    lists = numbering(OUTLINE, number(1, 1), number(2, 1, start_override(0, 1)))
    assert printed(item(1) + item(1) + item(2) + item(2) + item(1), lists) == ["1.", "2.", "1.", "2.", "3."]


def test_a_restart_of_the_highest_level_leaves_the_lower_ones_alone():
    lists = numbering(OUTLINE, number(1, 1), number(2, 1, start_override(0, 5)))
    assert printed(item(1, 0) + item(1, 1) + item(2, 1), lists) == ["1.", "1.1", "1.2"]


def test_a_list_may_start_elsewhere_and_bring_a_level_of_its_own():
    instead = f'<w:lvlOverride w:ilvl="0">{level(0, "[%1]", "upperLetter", 3)}</w:lvlOverride>'
    lists = numbering(OUTLINE, abstract(2, level(0, "%1)", start=4)), number(1, 2), number(2, 1, instead))
    assert printed(item(1) + item(1) + item(2), lists) == ["4)", "5)", "[C]"]


def test_a_level_that_never_restarts_counts_on():
    never = level(1, "%2.", more='<w:lvlRestart w:val="0"/>')
    lists = numbering(abstract(1, level(0, "Part %1", "upperRoman"), never), number(1, 1))
    body = "".join(item(1, at) for at in (0, 1, 1, 0, 1))
    assert printed(body, lists) == ["Part I", "1.", "2.", "Part II", "3."]


def test_a_level_may_restart_after_one_higher_level_only():
    third = level(2, "(%3)", more='<w:lvlRestart w:val="1"/>')
    lists = numbering(abstract(1, level(0, "%1."), level(1, "%1.%2"), third), number(1, 1))
    body = "".join(item(1, at) for at in (0, 1, 2, 1, 2, 0, 2))
    assert printed(body, lists) == ["1.", "1.1", "(1)", "1.2", "(2)", "2.", "(1)"]


def test_legal_numbering_shows_the_levels_above_in_figures():
    legal = level(1, "%1.%2", more="<w:isLgl/>")
    lists = numbering(abstract(1, level(0, "%1", "upperRoman"), legal), number(1, 1))
    assert printed(item(1, 0) + item(1, 0) + item(1, 1), lists) == ["I", "II", "2.1"]


def test_a_level_without_one_above_shows_where_that_would_start():
    assert printed(item(1, 1) + item(1, 0), numbering(OUTLINE, number(1, 1))) == ["1.1", "1."]


STYLES = f"""<w:styles {W}>
<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="H1"><w:name w:val="heading 1"/>
  <w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="H2"><w:name w:val="heading 2"/><w:basedOn w:val="H1"/>
  <w:pPr><w:numPr><w:ilvl w:val="1"/></w:numPr></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="Para"><w:name w:val="Numbered paragraph"/>
  <w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="Quiet"><w:name w:val="Quiet"/><w:basedOn w:val="H1"/>
  <w:pPr><w:numPr><w:numId w:val="0"/></w:numPr></w:pPr></w:style>
<w:style w:type="numbering" w:styleId="Council"><w:name w:val="Council"/>
  <w:pPr><w:numPr><w:numId w:val="7"/></w:numPr></w:pPr></w:style>
</w:styles>"""
LINKED = abstract(
    1, level(0, "%1.", style_id="H1"), level(1, "%1.%2", style_id="H2"), level(2, "%1.%2.%3", style_id="Para")
)


def test_styles_are_numbered_by_the_level_they_are_linked_to():
    body = item(None, style="H1") + item(None, style="H2") + item(None, style="Para") + item(None, style="Para")
    assert printed(body, numbering(LINKED, number(1, 1)), styles=STYLES) == ["1.", "1.1", "1.1.1", "1.1.2"]


def test_a_paragraph_may_be_taken_out_of_its_styles_list():
    body = item(None, style="H1") + item(0, style="H1") + item(None, style="Quiet") + item(None, style="H1")
    assert printed(body, numbering(LINKED, number(1, 1)), styles=STYLES) == ["1.", "", "", "2."]


def test_a_paragraphs_own_level_is_stronger_than_its_styles():
    body = item(None, style="H1") + item(1, 2, style="H1")
    assert printed(body, numbering(LINKED, number(1, 1)), styles=STYLES) == ["1.", "1.1.1"]


def test_a_list_that_is_a_style_has_the_levels_of_that_style():
    lists = numbering(
        abstract(1, more='<w:numStyleLink w:val="Council"/>'),
        abstract(2, level(0, "§%1"), more='<w:styleLink w:val="Council"/>'),
        number(1, 1), number(7, 2),
    )  # fmt: skip
    assert printed(item(1) + item(1), lists, styles=STYLES) == ["§1", "§2"]


def test_paragraphs_in_tables_and_text_boxes_count_and_deleted_ones_do_not():
    cell = f"<w:tbl><w:tr><w:tc>{item(1)}</w:tc></w:tr></w:tbl>"
    gone = (
        '<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr><w:rPr><w:del w:author="A"/></w:rPr>'
        '</w:pPr><w:del w:author="A"><w:r><w:delText>gone</w:delText></w:r></w:del></w:p>'
    )
    assert printed(item(1) + cell + gone + item(1), numbering(OUTLINE, number(1, 1))) == ["1.", "2.", "3."]


def test_an_empty_paragraph_counts_and_a_hidden_one_does_not():
    hidden = item(1, text="").replace("</w:pPr>", "<w:rPr><w:vanish/></w:rPr></w:pPr>")
    lists = numbering(OUTLINE, number(1, 1))
    assert printed(item(1) + item(1, text="") + item(1), lists) == ["1.", "2.", "3."]
    assert printed(item(1) + hidden + item(1), lists)[-1] == "2."


def test_a_list_the_file_does_not_define_has_no_number():
    assert printed(item(9), numbering(OUTLINE, number(1, 1))) == printed(item(9), numbering()) == [""]


@pytest.mark.parametrize(
    "broken", ['<w:num w:numId="1"/>', '<w:num w:numId="x"><w:abstractNumId w:val="1"/></w:num>', ""]
)
def test_broken_definitions_are_no_crash(broken):
    printed(item(1) + item(1, 12), numbering(OUTLINE, broken))
