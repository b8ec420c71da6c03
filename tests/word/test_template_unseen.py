"""What of a template would come out as nobody means it: words not seen, tags in other braces, fields in none."""

from pathlib import Path

import pytest
from word_reading import TEMPLATES, changed

from paperclerk.domain.findings import Finding
from paperclerk.errors import TemplateMisfit
from paperclerk.steps.check_template import check_template
from paperclerk.word.filling import WordTemplate

TABLE = TEMPLATES / "stabilisation-plan.docx"
KEY = "<w:t>Key to the ratings</w:t>"


def found(content: bytes, tmp_path: Path) -> list[Finding]:
    path = tmp_path / "our stabilisation-plan.docx"
    path.write_bytes(content)
    check = check_template(path)
    assert check.fits is not any(one.blocks for one in check.findings)
    return list(check.findings)


def with_words(look: str, text: str) -> bytes:
    return changed(TABLE, (KEY, f"{KEY}</w:r><w:r><w:rPr>{look}</w:rPr><w:t>{text}</w:t>"))


@pytest.mark.parametrize(
    ("look", "text", "rule", "said"),
    [
        ('<w:color w:val="FFFFFF"/>', "Draft 3", "T31", "in the colour of what is behind them"),
        ('<w:sz w:val="2"/>', "Draft 3", "T31", "too small to be read"),
        ("<w:vanish/>", "{{ paper.title }}", "T31", "hidden"),
        ("<w:vanish/>", "Draft 3", "T32", "hidden text is left in it"),
    ],
)
def test_words_that_nobody_would_see_are_told_and_refused_where_they_would_stop_publication(
    look, text, rule, said, tmp_path
):
    [told] = found(with_words(look, text), tmp_path)

    assert told.rule == rule
    assert said in told.message.lower()
    assert text in told.message
    assert told.place.where.startswith('word/document.xml, in the paragraph "Key to the ratings')
    assert told.blocks is (rule == "T31")


@pytest.mark.parametrize(
    "typed",
    ["｛｛ d.movement ｝｝", "｛{ d.movement }｝", "{{ d.movement ｝｝", "﹛﹛ d.movement ﹜﹜", "❴❴ d.movement ❵❵"],
)
def test_a_tag_in_braces_of_another_kind_is_told_where_it_is_and_no_paper_is_made_with_it(typed, tmp_path):
    content = changed(TABLE, ("{{ d.movement }}", typed))

    [told] = found(content, tmp_path)

    assert told.rule == "T02"
    assert told.place.where == f'word/document.xml, in the paragraph "Movement: {typed}"'
    with pytest.raises(TemplateMisfit, match=r"word/document\.xml"):
        WordTemplate(tmp_path / "our stabilisation-plan.docx")


@pytest.mark.parametrize(
    "typed",
    [
        "{%p\u00a0if d.forecast %}",
        "{%p if d.fore\u00adcast %}",
        "{%p if d.\u200bforecast %}",
        "{%\ufeffp if d.forecast %}",
    ],
)
def test_a_sign_in_a_tag_that_nobody_sees_is_told_where_it_is(typed, tmp_path):
    told = found(changed(TABLE, ("{%p if d.forecast %}", typed)), tmp_path)

    assert {one.place.where for one in told} == {f'word/document.xml, in the paragraph "{" ".join(typed.split())}"'}
    assert "not seen" in told[0].message


def test_fixed_blanks_between_the_words_of_a_tag_do_no_harm(tmp_path):
    assert found(changed(TABLE, ("{{ d.movement }}", "{{\u00a0d.movement\u00a0}}")), tmp_path) == []


def test_a_loop_in_wide_signs_is_told_where_it_is(tmp_path):
    told = found(changed(TABLE, ("{%p if d.forecast %}", "｛％p if d.forecast ％｝")), tmp_path)

    assert {one.place.where for one in told} == {'word/document.xml, in the paragraph "｛％p if d.forecast ％｝"'}


@pytest.mark.parametrize("typed", ["« d.movement »", "[[ d.movement ]]", "&lt;d.movement&gt;", "d.movement"])
def test_a_field_in_no_tag_is_told_where_it_is(typed, tmp_path):
    told = [one for one in found(changed(TABLE, ("{{ d.sign_off }}", typed)), tmp_path) if one.rule == "T30"]

    assert [one.message for one in told] == ["d.movement is in no tag, and would be printed as it is."]
    assert told[0].hint == "Write {{ d.movement }}."
    assert 'in the paragraph "' in told[0].place.where


@pytest.mark.parametrize(
    "words", ["See line.manager@council.example.", "e.g. the plan", "www.paper.title.example", "rec.ord", "{braces}"]
)
def test_words_that_only_look_a_little_like_fields_are_let_through(words, tmp_path):
    assert found(changed(TABLE, (KEY, f"<w:t>Key {words}</w:t>")), tmp_path) == []


def test_a_text_cannot_be_repeated(tmp_path):
    told = found(changed(TABLE, ("{%p for officer in rec.officers %}", "{%p for officer in rec.title %}")), tmp_path)

    assert (told[0].rule, told[0].message) == ("T02", '"rec.title" is no list and cannot be repeated.')
    assert told[0].place.where.startswith(
        'word/document.xml, in the paragraph "{% for officer in rec.title %}", after "'
    )


def test_a_tag_for_rows_outside_every_table_is_told_as_that(tmp_path):
    footer = ("{{ paper.title }}", "{%tr for rec in paper.rows %}")

    told = found(changed(TABLE, footer, name="word/footer1.xml"), tmp_path)

    assert any("is for a row of a table, and stands in none." in one.message for one in told)
    assert all(one.place.where.startswith("word/footer1.xml, in the paragraph") for one in told)


def test_a_label_whose_row_lost_its_condition_is_told(tmp_path):
    pack = TEMPLATES / "assurance-pack.docx"
    path = tmp_path / pack.name
    path.write_bytes(changed(pack, ("{%tr if d.milestones %}", "{%tr if d.id %}")))

    told = [one for one in check_template(path).findings if one.rule == "T33"]

    assert [(one.message, one.blocks) for one in told] == [('A row comes out with nothing beside "Milestones".', False)]
