"""Office files opened within limits, and what is said of those that are not opened."""

import io
import pickle
import warnings
import zipfile

import pytest
from office_files import a_word_file, a_workbook_file, content_of, real_files, zipped

from paperclerk.ooxml.package import LIMITS, Package, PackageFault, open_package


def opened(content: bytes, **limits: int) -> Package:
    package = open_package(content, LIMITS._replace(**limits))
    package.xml(package.main_part)
    return package


def fault_of(content: bytes, **limits: int) -> PackageFault:
    with pytest.raises(PackageFault) as caught:
        opened(content, **limits)
    return caught.value


def test_a_word_file_and_a_workbook_are_known_by_what_they_say_of_themselves():
    assert open_package(a_word_file("<w:p/>")).kind == "word"
    assert open_package(a_workbook_file()).kind == "excel"


def test_a_package_of_another_kind_is_neither():
    slides = zipped({"[Content_Types].xml": "<Types/>", "_rels/.rels": "<Relationships/>", "xl/workbook.xml": "<x/>"})

    assert open_package(slides).kind == "excel"
    assert fault_of(zipped({"[Content_Types].xml": "<Types/>", "a.xml": "<x/>"})).rule == "F02"


@pytest.mark.parametrize(
    ("content", "rule", "says"),
    [
        (b"", "F04", "empty"),
        (b"%PDF-1.7\n...", "F03", "a PDF"),
        (b"\n\n%PDF-1.4", "F03", "a PDF"),
        (b"PK\x03\x04 and then nothing", "F02", "broken"),
        (b"{\\rtf1 hello}", "F03", "rich text"),
        (b"Project,Rating\r\nA,Green\r\n", "F03", "a text file"),
        (b"\x89PNG\r\n\x1a\n", "F03", "a picture"),
        (b"<html><body>", "F03", "a web page"),
        (b"\x00\x01\x02", "F03", "not a Word or Excel file"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le"), "F03", ".doc"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "Workbook".encode("utf-16-le"), "F03", ".xls"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "F05", "password"),
        (zipped({"mimetype": b"application/vnd.oasis.opendocument.text"}), "F03", "OpenDocument"),
        (zipped({"holiday.jpg": b"..."}), "F03", "zip archive"),
        (zipped({"word/document.xml": "<x/>"}), "F02", "list of its parts"),
    ],
)
def test_what_is_no_office_file_is_named_for_what_it_is(content, rule, says):
    fault = fault_of(content)

    assert fault.rule == rule
    assert says in fault.message
    assert fault.hint


def test_a_part_that_declares_a_document_type_is_refused_wherever_it_is():
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaa">]><x>&a;</x>'
    assert fault_of(a_word_file("<w:p/>", **{"customXml/item1.xml": bomb})).rule == "F06"
    utf16 = bomb.encode("utf-16")
    assert fault_of(zipped({"[Content_Types].xml": "<Types/>", "word/document.xml": utf16})).rule == "F06"


def test_a_document_type_in_a_part_of_another_name_is_refused_when_it_is_read():
    package = open_package(zipped({"[Content_Types].xml": "<Types/>", "word/document.xml": "<x/>", "a.bin":
                                   '<!DOCTYPE x SYSTEM "file:///etc/passwd"><x/>'}))  # fmt: skip

    with pytest.raises(PackageFault, match="document type"):
        package.xml("a.bin")


def test_a_part_that_is_there_twice_is_refused_whatever_the_case_of_its_name():
    out = io.BytesIO(a_word_file("<w:p/>"))
    with warnings.catch_warnings(), zipfile.ZipFile(out, "a") as package:
        warnings.simplefilter("ignore")
        package.writestr("WORD/Document.xml", "<x/>")

    assert fault_of(out.getvalue()).rule == "F06"


def test_a_file_over_a_limit_is_refused_before_it_is_unpacked():
    file = a_word_file("<w:p/>" * 100_000)

    assert fault_of(file, file=100).rule == "F07"
    assert fault_of(file, unpacked=1000).rule == "F06"
    assert fault_of(file, ratio_counts_from=1000, ratio=10).rule == "F06"
    assert fault_of(file, entries=2).rule == "F06"
    assert fault_of(file, xml_part=1000).rule == "F07"


def test_a_damaged_part_is_a_broken_file():
    whole = a_word_file("<w:p><w:r><w:t>" + "Anything at all. " * 50 + "</w:t></w:r></w:p>")
    at = whole.index(b"word/document.xml") + 60
    damaged = whole[:at] + bytes(255 - byte for byte in whole[at : at + 40]) + whole[at + 40 :]

    assert fault_of(damaged).rule == "F02"


def test_xml_nested_absurdly_deep_is_a_broken_file():
    assert fault_of(a_word_file("<w:p>" * 1000 + "</w:p>" * 1000)).rule == "F02"


def test_a_strict_file_is_read_like_a_usual_one():
    strict = zipped({
        "[Content_Types].xml": "<Types/>",
        "word/document.xml": '<w:document xmlns:w="http://purl.oclc.org/ooxml/wordprocessingml/main"/>',
    })  # fmt: skip

    root = open_package(strict).xml("word/document.xml")

    assert root.tag == "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}document"


def test_macros_are_noticed():
    assert open_package(a_word_file("<w:p/>", **{"word/vbaProject.bin": "x"})).holds_macros
    assert not open_package(a_word_file("<w:p/>")).holds_macros


def test_a_fault_crosses_between_processes_whole():
    fault = pickle.loads(pickle.dumps(fault_of(b"")))

    assert (fault.rule, fault.exit_code) == ("F04", 3)


@pytest.mark.parametrize("path", real_files("forms_docx", "rag_xlsx", but=".csv"), ids=lambda path: path.name[:50])
def test_a_real_file_opens(path):
    assert opened(content_of(path)).kind == ("word" if path.suffix == ".docx" else "excel")


# Of the files made to do harm, these are harmless until their cells are read.
_HARMLESS = {"45690.docm", "poc-shared-strings.xlsx", "xxe_in_schema.xlsx", "zero-length.docx", "dde-test.xlsx",
             "xlsx_04_inflated.xlsx"}  # fmt: skip


@pytest.mark.parametrize("path", real_files("hostile"), ids=lambda path: path.name[:50])
def test_a_hostile_file_is_refused_with_a_reason(path):
    content = content_of(path)
    if path.name.rpartition("__")[2] in _HARMLESS:
        assert opened(content).kind
        return
    fault = fault_of(content)

    assert fault.rule in {"F02", "F03", "F04", "F05", "F06"}
    assert fault.message.endswith(".")
    assert fault.hint


@pytest.mark.parametrize("before", ["<!-- <a -->", "<?note <a ?>", "\n", '<?mso-application progid="Word.Document"?>'])
def test_a_document_type_is_found_whatever_stands_before_it(before):
    part = f'<?xml version="1.0"?>{before}<!DOCTYPE x [<!ENTITY a "aaaa">]><x>&a;</x>'

    assert fault_of(zipped({"[Content_Types].xml": "<Types/>", "docProps/app.xml": part})).rule == "F06"


def test_words_about_document_types_are_no_document_type():
    part = '<?xml version="1.0"?><x><![CDATA[<!DOCTYPE html>]]></x>'

    assert open_package(zipped({"[Content_Types].xml": "<Types/>", "docProps/app.xml": part})).has("docProps/app.xml")
