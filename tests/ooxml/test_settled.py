"""Pending changes of a Word part accepted or rejected as Word itself would."""

import pytest
from lxml import etree
from office_files import a_word_file

from paperclerk.ooxml.package import open_package
from paperclerk.ooxml.settled import settle
from paperclerk.ooxml.wordml import W


def settled(body: str, *, accepted: bool) -> etree._Element:
    root = open_package(a_word_file(body)).xml("word/document.xml")
    settle(root, accepted=accepted)
    return root


def lines(body: str, *, accepted: bool) -> list[str]:
    paragraphs = settled(body, accepted=accepted).iter(f"{W}p")
    return ["".join(text.text or "" for text in one.iter(f"{W}t")) for one in paragraphs]


def run(text: str) -> str:
    return f"<w:r><w:t>{text}</w:t></w:r>"


def gone(text: str) -> str:
    return f'<w:del w:id="1"><w:r><w:delText>{text}</w:delText></w:r></w:del>'


def new(text: str) -> str:
    return f'<w:ins w:id="2">{run(text)}</w:ins>'


def mark(kind: str, style: str = "") -> str:
    styled = f'<w:pStyle w:val="{style}"/>' if style else ""
    return f'<w:pPr>{styled}<w:rPr><w:{kind} w:id="3"/></w:rPr></w:pPr>'


ROW = '<w:tr><w:trPr><w:{} w:id="4"/></w:trPr><w:tc><w:p>{}</w:p></w:tc></w:tr>'


@pytest.mark.parametrize(("body", "accepted", "rejected"), [
    (f"<w:p>{run('We ')}{gone('may')}{new('will')}</w:p>", ["We will"], ["We may"]),
    (f"<w:p>{mark('del')}{run('One, ')}</w:p><w:p>{run('two.')}</w:p>", ["One, two."], ["One, ", "two."]),
    (f"<w:p>{mark('ins')}{run('One, ')}</w:p><w:p>{run('two.')}</w:p>", ["One, ", "two."], ["One, two."]),
    (f"<w:p>{run('Stays.')}</w:p><w:p>{mark('ins')}{new('New.')}</w:p><w:p/>", ["Stays.", "New.", ""], ["Stays.", ""]),
    (f"<w:tbl>{ROW.format('del', 'a')}<w:tr><w:tc><w:p>{run('b')}</w:p></w:tc></w:tr></w:tbl>", ["b"], ["", "b"]),
    (f"<w:tbl>{ROW.format('ins', run('a'))}</w:tbl><w:p/>", ["a", ""], [""]),
    (f'<w:p><w:moveFrom w:id="5">{run("a")}</w:moveFrom></w:p><w:p><w:moveTo w:id="6">{run("a")}</w:moveTo></w:p>',
     ["", "a"], ["a", ""]),
])  # fmt: skip
def test_words_paragraphs_and_rows_stay_or_go(body, accepted, rejected):
    assert (lines(body, accepted=True), lines(body, accepted=False)) == (accepted, rejected)


def test_a_paragraph_whose_end_went_takes_the_look_of_the_next():
    root = settled(
        f"<w:p>{mark('del', 'A')}{run('One')}</w:p><w:p><w:pPr><w:pStyle w:val='B'/></w:pPr></w:p>", accepted=True
    )

    assert [style.get(f"{W}val") for style in root.iter(f"{W}pStyle")] == ["B"]


@pytest.mark.parametrize("accepted", [True, False])
def test_a_change_of_look_is_undone_only_when_it_is_rejected(accepted):
    look = '<w:rPr><w:b/><w:rPrChange w:id="7"><w:rPr><w:i/></w:rPr></w:rPrChange></w:rPr>'
    root = settled(f"<w:p><w:r>{look}<w:t>Words</w:t></w:r></w:p>", accepted=accepted)

    (left,) = root.iter(f"{W}rPr")
    assert [etree.QName(child).localname for child in left] == ["b" if accepted else "i"]


@pytest.mark.parametrize("accepted", [True, False])
def test_nothing_pending_is_left(accepted):
    root = settled(f"<w:p>{mark('ins')}{gone('a')}{new('b')}</w:p><w:p/>", accepted=accepted)

    assert not list(root.iter(*(f"{W}{name}" for name in ("ins", "del", "delText", "moveFrom", "moveTo"))))
