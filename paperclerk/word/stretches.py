"""An author's words in their own look, as runs that a template puts in with `{{r words(stretch) }}`.

A link is a field, which needs no entry in a list of the part it stands in: it works in any part of any template.
"""

from typing import Protocol

from markupsafe import Markup

# Filling it in escapes what is put in.
_RUN = Markup('<w:r><w:rPr>{look}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>')
_LINK = Markup(
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
    '<w:r><w:instrText xml:space="preserve"> HYPERLINK "{address}" </w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r>{run}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
)
# In the order in which the format wants them (ECMA-376 17.3.2.28).
_BOLD, _ITALIC = Markup("<w:b/>"), Markup("<w:i/>")
_UNDERLINED = Markup('<w:u w:val="single"/>')
# Underlined and dark enough to be read (8:1 on white), whatever styles the template has.
_LINKED = Markup('<w:color w:val="0B4A8F"/><w:u w:val="single"/>')
_RAISED = Markup('<w:vertAlign w:val="{how}"/>')
# These would end the address early.
_UNSAFE = {'"': "%22", "\\": "%5C", " ": "%20"}


class Worded(Protocol):
    """What is needed of a stretch of words: its text, its look, and the address it leads to, empty for none."""

    @property
    def text(self) -> str:
        """The words."""

    @property
    def bold(self) -> bool:
        """Whether they are bold."""

    @property
    def italic(self) -> bool:
        """Whether they are in italics."""

    @property
    def underlined(self) -> bool:
        """Whether they are underlined."""

    @property
    def raised(self) -> str:
        """Whether they are `superscript` or `subscript`; empty for neither."""

    @property
    def link(self) -> str:
        """The address they lead to."""


def words(stretch: Worded) -> Markup:
    """Return a stretch of an author's words as a run, in a field where it is a link."""
    line = _LINKED if stretch.link else _UNDERLINED if stretch.underlined else ""
    look = Markup("").join((
        _BOLD if stretch.bold else "", _ITALIC if stretch.italic else "", line,
        _RAISED.format(how=stretch.raised) if stretch.raised else "",
    ))  # fmt: skip
    run = _RUN.format(look=look, text=stretch.text)
    address = "".join(_UNSAFE.get(sign, sign) for sign in stretch.link)
    return _LINK.format(address=address, run=run) if address else run
