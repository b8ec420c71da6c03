"""Fields of a Word file: every one is found, whole, wherever it stands, and known by what it prints."""

import pytest
from office_files import a_word_file
from word_fields import a_field

from paperclerk.ooxml.field_codes import FieldKind, fields_in
from paperclerk.ooxml.outside_links import links_outside
from paperclerk.ooxml.package import open_package


def kinds(body: str) -> list[tuple[str, FieldKind]]:
    return [(one.name, one.kind) for one in fields_in(open_package(a_word_file(body)))]


@pytest.mark.parametrize("simple", [True, False])
@pytest.mark.parametrize(
    ("code", "kind"),
    [
        ("PAGE", FieldKind.HARMLESS), ("NUMPAGES \\* Arabic", FieldKind.HARMLESS), ("TOC \\o", FieldKind.HARMLESS),
        ("HYPERLINK \\l x", FieldKind.HARMLESS), ("STYLEREF Title", FieldKind.HARMLESS), ("REF x", FieldKind.HARMLESS),
        ("DOCPROPERTY Title", FieldKind.HARMLESS), ("FILENAME \\p", FieldKind.MAKER), ("author", FieldKind.MAKER),
        ("LASTSAVEDBY", FieldKind.MAKER), ("USERADDRESS", FieldKind.MAKER), ("DOCPROPERTY Company", FieldKind.MAKER),
        ("DOCVARIABLE x", FieldKind.MAKER), ("TEMPLATE", FieldKind.MAKER), ("DATE \\@ yyyy", FieldKind.DAY),
        ("PRINTDATE", FieldKind.DAY), ("INCLUDETEXT x.docx", FieldKind.FETCHES), ("MERGEFIELD Name", FieldKind.FETCHES),
        ("MACROBUTTON x click", FieldKind.OTHER), ("IF 1 = 1 a b", FieldKind.OTHER), ("XYZZY", FieldKind.OTHER),
    ],
)  # fmt: skip
def test_a_field_is_known_by_what_it_prints(code: str, kind: FieldKind, *, simple: bool) -> None:
    assert kinds(f"<w:p>{a_field(code, simple=simple)}</w:p>") == [(code.split()[0].upper(), kind)]


def test_every_field_of_a_paragraph_is_found_and_one_within_another_too() -> None:
    inner = a_field("AUTHOR")
    outer = a_field("IF 1 = 1").replace(
        "</w:instrText></w:r><w:r><w:fldChar", f"</w:instrText></w:r>{inner}<w:r><w:fldChar", 1
    )

    assert [name for name, _ in kinds(f"<w:p>{a_field('PAGE')} {a_field('DATE')}</w:p><w:p>{outer}</w:p>")] == [
        "PAGE", "DATE", "AUTHOR", "IF",
    ]  # fmt: skip


def test_what_fetches_after_another_field_of_its_paragraph_is_a_way_out() -> None:
    file = open_package(a_word_file(f"<w:p>{a_field('PAGE')}{a_field('INCLUDETEXT x.docx')}</w:p>"))

    assert [link.what for link in links_outside(file)] == ["a field INCLUDETEXT"]


def test_a_field_over_paragraphs_or_without_its_end_is_found() -> None:
    whole = a_field("FILENAME \\p").replace("<w:r><w:t>", "</w:p><w:p><w:r><w:t>")

    assert kinds(f"<w:p>{whole}</w:p>") == [("FILENAME", FieldKind.MAKER)]
    assert kinds(f"<w:p>{whole.rpartition('<w:r>')[0]}</w:p>") == [("FILENAME", FieldKind.MAKER)]
