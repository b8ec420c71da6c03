"""Every text of an Office file: seen or not, in whatever part, whole though it is cut into runs."""

import pytest
from office_files import a_word_file, zipped

from paperclerk.ooxml.archive import LIMITS, MEGABYTE
from paperclerk.ooxml.every_text import every_text
from paperclerk.ooxml.faults import PackageFault

ACME = "Acme Holdings"


def texts(content: bytes) -> list[str]:
    return [told.text for told in every_text(content)]


@pytest.mark.parametrize(
    "content",
    [
        a_word_file("<w:p><w:r><w:t>Ac</w:t></w:r><w:r><w:t>me Hold</w:t></w:r><w:r><w:t>ings</w:t></w:r></w:p>"),
        a_word_file(f"<w:p><w:del><w:r><w:delText>{ACME}</w:delText></w:r></w:del></w:p>"),
        a_word_file(f"<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>{ACME}</w:t></w:r></w:p>"),
        a_word_file(comments=f"<w:comments><w:comment><w:p><w:r><w:t>{ACME}</w:t></w:r></w:p></w:comment></w:comments>"),
        a_word_file(f'<w:p><w:r><w:pict><v:shape alt="{ACME}"/></w:pict></w:r></w:p>'),
        a_word_file(f'<w:p><w:r><w:instrText>INCLUDETEXT "{ACME}"</w:instrText></w:r></w:p>'),
        a_word_file(**{"docProps/core.xml": f"<core><title>{ACME}</title></core>"}),
        a_word_file(**{"customXml/item1.xml": f"<data>{ACME}</data>"}),
        a_word_file(**{"word/charts/chart1.xml": f"<c:c xmlns:c='u'><c:v>{ACME}</c:v></c:c>"}),
        a_word_file(**{f"word/media/{ACME}.png": ""}),
        a_word_file(f"<!-- {ACME} -->"),
        zipped({"word/embeddings/book.xlsx": zipped({"xl/sharedStrings.xml": f"<sst><si><t>{ACME}</t></si></sst>"})}),
        zipped({"word/media/dot.png": b"\x89PNG\r\n" + ACME.encode() + b"\x00"}),
        zipped({"word/old.bin": ACME.encode("utf-16-le")}),
        b"not a zip, but it says " + ACME.encode(),
    ],
    ids=["runs", "deleted", "hidden", "comment", "alternative text", "field", "title", "data", "chart",
         "name of a part", "note", "file in a file", "picture", "wide", "any file"],
)  # fmt: skip
def test_a_text_is_found_wherever_it_is_kept(content: bytes) -> None:
    assert any(ACME in text for text in texts(content))


def test_words_of_two_cells_stand_apart() -> None:
    cells = "".join(f"<w:tc><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>" for text in ("one", "two"))

    assert "onetwo" not in "".join(texts(a_word_file(f"<w:tbl><w:tr>{cells}</w:tr></w:tbl>"))).replace("\n", "")


def test_places_are_said() -> None:
    told = {told.text: told.where for told in every_text(a_word_file("<w:p><w:r><w:t>here</w:t></w:r></w:p>"))}

    assert told["word/document.xml"] == "the name of word/document.xml"


def a_zip_of_zips(depth: int) -> bytes:
    content = zipped({"word/innermost.xml": f"<a>{ACME}</a>"})
    for _ in range(depth):
        content = zipped({"word/embeddings/inner.docx": content})
    return content


def test_a_text_three_files_deep_is_found_and_one_deeper_is_refused_not_passed_over() -> None:
    assert any(ACME in text for text in texts(a_zip_of_zips(3)))
    with pytest.raises(PackageFault, match="more files than anybody"):
        texts(a_zip_of_zips(4))


@pytest.mark.parametrize("within", [False, True], ids=["the file", "a file in it"])
def test_what_unpacks_to_more_than_the_limits_is_refused_before_it_is_unpacked(within: bool) -> None:
    bomb = zipped({"word/big.bin": b"\0" * (6 * MEGABYTE)})

    with pytest.raises(PackageFault, match="packed so tightly"):
        texts(zipped({"word/embeddings/bomb.xlsx": bomb}) if within else bomb)


def test_files_in_a_file_have_one_limit_together() -> None:
    inner = zipped({"a.bin": bytes(range(256)) * 4096})
    limits = LIMITS._replace(unpacked=MEGABYTE + len(inner) // 2)

    with pytest.raises(PackageFault, match="unpacks to more"):
        list(every_text(zipped({"inner.zip": inner}), limits))


def test_what_only_begins_like_a_zip_is_looked_at_as_bytes() -> None:
    assert any(ACME in text for text in texts(zipped({"word/odd.bin": b"PK\x03\x04 " + ACME.encode()})))
