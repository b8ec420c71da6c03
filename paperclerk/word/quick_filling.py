"""docxtpl made quick enough for tables of thousands of rows: the same documents, with less done twice.

docxtpl looks through every paragraph for line breaks that hardly any has, parses what it filled twice, looks through
every row for columns that only `{%tc %}` loops make, and moves the whole body, node by node, into the old document.
"""

import copy
import re
from typing import Any

from docx.oxml.parser import parse_xml
from docxtpl import DocxTemplate
from jinja2 import StrictUndefined
from jinja2.sandbox import ImmutableSandboxedEnvironment
from lxml import etree
from pydantic import BaseModel

from paperclerk.word.wml import w

# The signs that docxtpl turns into line breaks, tabs, paragraphs and pages.
_SIGNS = re.compile(r"[\t\n\a\f]")
_PARAGRAPH = re.compile(r"<w:p(?: [^>]*)?>.*?</w:p>", re.DOTALL)
_BODY_TAG = re.compile(r"^\s*<w:body[^>]*>")
_EMPTY_BODY = "<w:body/>"


class QuickSandbox(ImmutableSandboxedEnvironment):
    """Jinja's sandbox, which asks nothing more about the fields of our own nouns: they are what a template is for."""

    def __init__(self) -> None:
        """Make a sandbox that is strict and escapes what it puts in."""
        super().__init__(undefined=StrictUndefined, autoescape=True)

    def getattr(self, obj: Any, attribute: str) -> Any:
        """Return an attribute, as the sandbox allows."""
        # A model keeps nothing but its fields there.
        if isinstance(obj, BaseModel) and attribute in obj.__dict__:
            return obj.__dict__[attribute]
        return super().getattr(obj, attribute)


class QuickTemplate(DocxTemplate):  # type: ignore[misc]
    """A Word template filled by docxtpl, quicker."""

    docx: Any
    _read: tuple[str, Any] | None = None

    def read_whole(self, xml: str) -> Any:
        """Return a filled part as a tree; the body within the rest of its document.

        Raises:
            XMLSyntaxError: it came apart when it was filled.
        """
        if not _BODY_TAG.match(xml):
            return etree.fromstring(xml.encode())
        root = parse_xml(self._around_body().replace(_EMPTY_BODY, _BODY_TAG.sub("<w:body>", xml, count=1)))
        self._read = (xml, root)
        return root

    def resolve_listing(self, xml: str) -> str:
        """Put breaks in for line ends and tabs in a text, looking only into paragraphs that have one."""
        if not _SIGNS.search(xml):
            return xml
        resolve = super().resolve_listing

        def resolved(paragraph: re.Match[str]) -> str:
            text = paragraph[0]
            return str(resolve(text)) if _SIGNS.search(text) else text

        return _PARAGRAPH.sub(resolved, xml)

    def fix_tables(self, xml: str) -> Any:
        """Return the filled body as a tree; columns are counted only where a template makes any."""
        if "{%tc" in self._source() or self._read is None or self._read[0] is not xml:
            return super().fix_tables(xml)
        return self._read[1].find(w("body"))

    def fix_docpr_ids(self, tree: Any) -> None:
        """Leave the pictures' ids to `paperclerk.word.finish`, which numbers them over all parts."""

    def map_tree(self, tree: Any) -> None:
        """Put the filled body into the document: with its document, when it was read in one."""
        root = tree.getparent()
        if root is None:
            super().map_tree(tree)
            return
        self._read = None
        self.docx._part._element = root
        self.docx = self.docx._part.document

    def _source(self) -> str:
        return str(etree.tostring(self.docx._element.body, encoding="unicode", method="text"))

    def _around_body(self) -> str:
        """Return the document without what is in its body."""
        shell = copy.deepcopy(self.docx._element)
        shell.body.clear()
        return str(etree.tostring(shell, encoding="unicode"))
