"""Returns in older formats: converted before they are read, and said by the file that came."""

import hashlib

import pytest
from builders import a_plan, an_arrival, rules_of
from excel_files import KEY, a_form, a_form_file
from office_files import zipped

from flows.office import all_readers
from paperclerk import libreoffice
from paperclerk.ooxml.older_formats import asks_for_a_password, holds_programs, older_format
from paperclerk.ooxml.package import Limits, PackageFault
from paperclerk.steps.convert_returns import convert_returns
from paperclerk.steps.gather_returns import Gathered
from paperclerk.steps.read_returns import ReadingDesk
from paperclerk.word.return_form import write_return_form

PLAN = a_plan()
OLDER = {
    "xls": "xls:MS Excel 97", "ods": "ods:calc8", "doc": "doc:MS Word 97", "odt": "odt:writer8",
    "rtf": "rtf:Rich Text Format",
}  # fmt: skip
NOT_SAID = {"file", "sha256", "format", "read_by", "form", "modified", "places", "findings"}

needs_libreoffice = pytest.mark.skipif(not libreoffice.is_present(), reason="LibreOffice is not on this machine")


@pytest.fixture(scope="module")
def older():
    """Return our two forms saved by LibreOffice in each older format, by its ending."""
    word, excel = write_return_form(a_form(), KEY), a_form_file()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(libreoffice, "_WRITES", OLDER)
        return {
            "docx": word,
            "xlsx": excel,
            **{to: libreoffice.convert(word, ".docx", to) for to in ("doc", "odt", "rtf")},
            **{to: libreoffice.convert(excel, ".xlsx", to) for to in ("xls", "ods")},
        }


@pytest.fixture(scope="module")
def reads(older):
    """Return what is read of each of them, all taken in at once, by its ending."""
    return dict(zip(older, read(*(came(content, f"return.{to}") for to, content in older.items())), strict=True))


def came(content, name="return.doc"):
    return Gathered(an_arrival(hashlib.sha256(content).hexdigest(), name), content)


def read(*files):
    desk = ReadingDesk(all_readers(), PLAN, KEY, convert_returns(files))
    return [desk(file) for file in files]


def said(back):
    updates = [update.model_dump(exclude={"places", "as_written"}) for update in back.updates]
    return back.model_dump(exclude=NOT_SAID) | {"updates": updates}


def an_open_document(kind="text", **parts):
    return zipped({"mimetype": f"application/vnd.oasis.opendocument.{kind}", "content.xml": "<a/>", **parts})


def an_ole_file(stream, name="WordDocument", *, macros=False):
    """Return an old Office file as far as its first bytes tell: its mark, the names in it, and one stream."""
    names = name.encode("utf-16-le") + ("_VBA_PROJECT".encode("utf-16-le") if macros else b"")
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".ljust(512, b"\0") + stream.ljust(512, b"\0") + names.ljust(512, b"\0")


@needs_libreoffice
@pytest.mark.libreoffice
@pytest.mark.parametrize("ending", ["doc", "odt", "rtf", "xls", "ods"])
def test_a_form_saved_in_an_older_format_says_the_same(older, reads, ending):
    todays = "xlsx" if ending in ("xls", "ods") else "docx"
    back, expected = reads[ending], reads[todays]
    sha256 = hashlib.sha256(older[ending]).hexdigest()

    assert said(back) == said(expected)
    assert back.updates
    assert (back.sha256, back.format, expected.format) == (sha256, ending, todays)
    assert back.modified == expected.modified
    assert (rules_of(back.findings).count("F19"), rules_of(expected.findings).count("F19")) == (1, 0)
    places = [place for update in back.updates for place in update.places.values()]
    assert {place.sha256 for place in (*places, *(f.place for f in back.findings))} == {sha256}
    assert {place.file for place in places} == {f"return.{ending}"}


@needs_libreoffice
@pytest.mark.libreoffice
def test_an_old_workbooks_names_and_mark_are_still_there(reads):
    back = reads["xls"]

    assert back.read_by == "names"
    assert back.form.signature == "valid"
    assert back.form.period == "2031-03"
    assert rules_of(back.findings) == ["F19"]


@needs_libreoffice
@pytest.mark.libreoffice
def test_one_file_that_cannot_be_opened_takes_no_other_along(older):
    broken = an_ole_file(b"\xec\xa5\xc1\x00".ljust(64, b"\0"), macros=True)

    good, bad = read(came(older["rtf"], "good.rtf"), came(broken, "bad.doc"))

    assert good.updates
    assert (rules_of(bad.findings), bad.is_ours) == (["F02"], False)
    assert "an old Word document" in bad.findings[0].message


@needs_libreoffice
@pytest.mark.libreoffice
def test_an_old_document_locked_with_a_password_says_so(older):
    locked = bytearray(older["doc"])
    start = next(at for at in range(512, len(locked), 512) if locked[at : at + 2] == b"\xec\xa5")
    locked[start + 11] |= 0x01

    back = read(came(bytes(locked)))[0]

    assert rules_of(back.findings) == ["F05"]


def test_without_libreoffice_the_sender_is_told_what_to_save(monkeypatch):
    monkeypatch.setattr(libreoffice, "_program", lambda: None)

    back = read(came(an_ole_file(b"\xec\xa5\xc1\x00")))[0]

    assert rules_of(back.findings) == ["F03"]
    assert "choose Save As" in back.findings[0].hint


@pytest.mark.parametrize(
    ("content", "rule"),
    [
        (an_open_document(**{"META-INF/manifest.xml": "<m><encryption-data/></m>"}), "F05"),
        (an_open_document(**{"styles.xml": "<!DOCTYPE a [<!ENTITY x 'y'>]><a>&x;</a>"}), "F06"),
        (b"{\\rtf1" + b" " * 1_000, "F07"),
    ],
)
def test_what_would_be_refused_in_a_file_of_today_is_refused_before_it_is_opened(content, rule):
    with pytest.raises(PackageFault) as fault:
        older_format(content, Limits(file=1_000))

    assert fault.value.rule == rule


def test_a_bomb_in_an_open_document_is_not_handed_on():
    bomb = an_open_document(**{"content.xml": "0" * 20_000_000})

    assert older_format(bomb) is None
    assert rules_of(read(came(bomb, "return.odt"))[0].findings) == ["F06"]


@pytest.mark.parametrize(
    ("content", "ending"),
    [
        (an_ole_file(b""), "doc"),
        (an_ole_file(b"", "Workbook"), "xls"),
        (b"{\\rtf1 Return}", "rtf"),
        (an_open_document(), "odt"),
        (an_open_document("spreadsheet"), "ods"),
        (an_open_document("text-template"), "odt"),
        (an_open_document("presentation"), None),
        (a_form_file(), None),
        (b"%PDF-1.7", None),
        (b"", None),
    ],
)
def test_an_older_format_is_told_by_what_is_in_the_file(content, ending):
    older = older_format(content)

    assert (older and older.ending) == ending


def test_a_workbook_with_a_password_and_one_with_macros_are_told_apart():
    bof, password = b"\x09\x08\x10\x00\x00\x06\x05\x00".ljust(20, b"\0"), b"\x2f\x00\x04\x00\x01\x00\x01\x00"
    write_protection = b"\x86\x00\x00\x00"

    assert asks_for_a_password(an_ole_file(bof + write_protection + password, "Workbook"))
    assert not asks_for_a_password(an_ole_file(bof + b"\x42\x00\x02\x00\x2f\x00", "Workbook"))
    assert holds_programs(an_ole_file(bof, "Workbook", macros=True))
    assert not holds_programs(an_ole_file(bof, "Workbook"))
    assert holds_programs(an_open_document(**{"Basic/script-lc.xml": "<a/>"}))
    assert not holds_programs(an_open_document())


@pytest.mark.parametrize(
    ("content", "rule"),
    [
        (rb"{\rtf1 " + rb"\trowd\cellx100 a\cell\row" * 5_001 + b"}", "F07"),
        (rb"{\rtf1 " + b"{" * 501 + b"}" * 501 + b"}", "F06"),
    ],
)
def test_rich_text_that_would_keep_a_machine_busy_is_refused_unopened(content, rule, monkeypatch):
    monkeypatch.setattr(libreoffice, "convert_all", lambda *_: pytest.fail("it was opened"))

    (back,) = read(came(content, "return.rtf"))

    assert [found.rule for found in back.findings] == [rule]
