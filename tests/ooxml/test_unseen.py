"""Words of a Word file that nobody sees, told with why; words that are only pale, small or on a colour are not."""

import io
import re

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from paperclerk.ooxml.hidden_data import hidden_data
from paperclerk.ooxml.package import open_package
from paperclerk.ooxml.unseen import COLOURED, HIDDEN, TINY, unseen_in


def xml(text):
    return parse_xml(re.sub(r"^<(w:\w+)", rf"<\1 {nsdecls('w', 'wp')}", text))


def saved(document) -> bytes:
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def saying(look: str, around: str = "{0}") -> bytes:
    """Return a file with a run in a look of its own, in what is around it."""
    document = docx.Document()
    run = f'<w:r><w:rPr>{look}</w:rPr><w:t xml:space="preserve">whispered</w:t></w:r>'
    document.element.body.insert(0, xml(around.format(f"<w:p>{run}</w:p>")))
    return saved(document)


def told(content: bytes) -> list[tuple[str, str, str]]:
    return [(part, one.text, one.why) for part, one in unseen_in(open_package(content))]


CELL = "<w:tbl><w:tblPr/><w:tblGrid/><w:tr><w:tc><w:tcPr>{shade}</w:tcPr>{{0}}</w:tc></w:tr></w:tbl>"


def cell(fill: str) -> str:
    return CELL.format(shade=f'<w:shd w:val="clear" w:color="auto" w:fill="{fill}"/>')


@pytest.mark.parametrize(
    ("look", "around", "why"),
    [
        ("<w:vanish/>", "{0}", HIDDEN),
        ('<w:color w:val="FFFFFF"/>', "{0}", COLOURED),
        ('<w:color w:val="FEFCFD"/>', "{0}", COLOURED),
        ('<w:color w:val="1F3864"/>', cell("1F3864"), COLOURED),
        ('<w:highlight w:val="black"/>', "{0}", COLOURED),
        ('<w:sz w:val="2"/>', "{0}", TINY),
        ('<w:sz w:val="7"/>', "{0}", TINY),
    ],
)
def test_words_that_nobody_sees_are_told_with_why(look, around, why):
    content = saying(look, around)

    assert told(content) == [("word/document.xml", "whispered", why)]
    assert hidden_data(content)


@pytest.mark.parametrize(
    ("look", "around"),
    [
        ('<w:vanish w:val="0"/>', "{0}"),
        ('<w:color w:val="FFFFFF"/>', cell("1F3864")),
        ('<w:color w:val="FFFFFF"/><w:shd w:val="clear" w:fill="000000"/>', "{0}"),
        ('<w:shd w:val="clear" w:color="auto" w:fill="000000"/>', "{0}"),
        ('<w:color w:val="FFFFFF"/><w:highlight w:val="darkBlue"/>', "{0}"),
        ('<w:color w:val="D0D0D0"/>', "{0}"),
        ('<w:sz w:val="8"/>', "{0}"),
        ('<w:color w:val="FFFFFF"/>', '<w:p><w:r><w:pict xmlns:v="urn:schemas-microsoft-com:vml"><v:rect><v:textbox>'
         "<w:txbxContent>{0}</w:txbxContent></v:textbox></v:rect></w:pict></w:r></w:p>"),
    ],
)  # fmt: skip
def test_words_that_are_seen_however_pale_or_small_are_not_told(look, around):
    assert told(saying(look, around)) == []


def test_white_words_over_a_banner_are_seen():
    document = docx.Document(io.BytesIO(saying('<w:color w:val="FFFFFF"/>')))
    banner = "<w:p><w:r><w:drawing><wp:anchor><wp:extent cx='{wide}' cy='{high}'/></wp:anchor></w:drawing></w:r></w:p>"
    logo = docx.Document(io.BytesIO(saying('<w:color w:val="FFFFFF"/>')))
    document.element.body.insert(0, xml(banner.format(wide=7_560_000, high=3_600_000)))
    logo.element.body.insert(0, xml(banner.format(wide=720_000, high=360_000)))

    assert told(saved(document)) == []
    assert [why for *_, why in told(saved(logo))] == [COLOURED]


def test_a_header_and_a_footnote_are_looked_at_too():
    document = docx.Document()
    run = document.sections[0].header.paragraphs[0].add_run("whispered")
    run.font.size = docx.shared.Pt(1)

    assert told(saved(document)) == [("word/header1.xml", "whispered", TINY)]
