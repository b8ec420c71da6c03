import base64
from datetime import UTC, datetime
from email.message import EmailMessage
from pathlib import Path

import pytest
from builders import rules_of

from paperclerk.domain.messages import Message
from parsers.mail_message import read_message

DOCX = b"PK\x03\x04 a Word file \x00\xff"
PNG = b"\x89PNG\r\n\x1a\n picture"
REAL = Path(__file__).parents[3] / "shared" / "real" / "email"


def a_mail(text: str = "Please find our return attached.", **headers: str) -> EmailMessage:
    mail = EmailMessage()
    given = {
        "From": "Ada Thorne <ada.thorne@example.org>",
        "To": "clerk@example.org",
        "Subject": "March return",
        "Date": "Wed, 02 Apr 2031 09:30:00 +0100",
        "Message-ID": "<march@example.org>",
        **{name.replace("_", "-"): value for name, value in headers.items()},
    }
    for name, value in given.items():
        if value:
            mail[name] = value
    mail.set_content(text)
    return mail


def attach(
    mail: EmailMessage, content: bytes = DOCX, kind: str = "application/octet-stream", **how: str
) -> EmailMessage:
    main, sub = kind.split("/")
    mail.add_attachment(content, maintype=main, subtype=sub, **{"filename": "return.docx", **how})
    return mail


def read(mail: EmailMessage | bytes, file: str = "march.eml") -> Message:
    return read_message(mail if isinstance(mail, bytes) else mail.as_bytes(), file)


def names_of(message: Message) -> list[str]:
    return [attachment.name for attachment in message.attachments]


def with_part(head: str, body: bytes) -> Message:
    """Read a message with one part whose head is written as it stands, after a text."""
    return read(
        b"From: ada@example.org\r\nDate: Wed, 02 Apr 2031 09:30:00 +0100\r\n"
        b'Content-Type: multipart/mixed; boundary="b"\r\n\r\n'
        b"--b\r\nContent-Type: text/plain\r\n\r\nHere it is.\r\n--b\r\n"
        + head.encode("utf-8", "surrogateescape").replace(b"\n", b"\r\n")
        + b"\r\n\r\n"
        + body
        + b"\r\n--b--\r\n"
    )


def test_a_return_attached_to_a_message_is_taken_with_sender_and_time() -> None:
    message = read(attach(a_mail()))

    assert [(each.name, each.content) for each in message.attachments] == [("return.docx", DOCX)]
    assert message.sent == datetime(2031, 4, 2, 8, 30, tzinfo=UTC)
    assert (message.sender, message.message_id) == ("ada.thorne@example.org", "<march@example.org>")
    assert message.subject == "March return"
    assert message.findings == ()


@pytest.mark.parametrize("disposition", ["inline", "attachment"])
@pytest.mark.parametrize("kind", ["application/octet-stream", "image/png", "application/msword"])
def test_a_return_is_known_by_its_content_not_by_how_it_is_attached(disposition: str, kind: str) -> None:
    assert names_of(read(attach(a_mail(), kind=kind, disposition=disposition))) == ["return.docx"]


def test_a_return_sent_as_the_whole_message_is_taken() -> None:
    raw = (
        b"From: ada@example.org\nDate: Wed, 02 Apr 2031 09:30:00 +0100\nContent-Type: application/octet-stream\n"
        b"Content-Transfer-Encoding: base64\n\n" + base64.b64encode(DOCX)
    )
    message = read(raw)

    assert [(each.name, each.content) for each in message.attachments] == [("attachment 1.zip", DOCX)]


def test_a_picture_in_the_signature_is_left_out_with_the_reason() -> None:
    mail = attach(attach(a_mail()), PNG, "image/png", filename="logo.png", disposition="inline")
    message = read(mail)

    assert names_of(message) == ["return.docx"]
    assert rules_of(message.findings) == ["F15"]
    assert message.findings[0].message == (
        'The attachment "logo.png" of march.eml was not taken as a return: it is a picture.'
    )
    assert message.findings[0].place.where == 'attachment "logo.png"'


def test_a_picture_that_says_it_is_a_file_is_a_picture_still() -> None:
    message = read(attach(attach(a_mail()), PNG, filename="scan.docx"))

    assert names_of(message) == ["return.docx"]
    assert "it is a picture" in message.findings[0].message


@pytest.mark.parametrize(
    ("kind", "name", "reason"),
    [
        ("application/pkcs7-signature", "smime.p7s", "signature"),
        ("application/pgp-signature", "signature.asc", "signature"),
        ("text/vcard", "ada.vcf", "visiting card"),
        ("text/calendar", "invite.ics", "appointment"),
        ("text/plain", "ATT00001.txt", "plain text"),
        ("text/html", "ATT00002.htm", "plain text"),
        ("audio/mpeg", "voice.mp3", "sound"),
    ],
)
def test_what_comes_with_a_message_but_is_no_return_is_left_out_with_the_reason(
    kind: str, name: str, reason: str
) -> None:
    message = read(attach(attach(a_mail()), b"whatever", kind, filename=name))

    assert names_of(message) == ["return.docx"]
    assert rules_of(message.findings) == ["F15"]
    assert reason in message.findings[0].message


@pytest.mark.parametrize(
    ("name", "content"), [("letter.pdf", b"%PDF-1.7"), ("return.rtf", b"{\\rtf1"), ("return.csv", b"D4.1,Green")]
)
def test_other_files_are_passed_on_for_a_reader_to_judge(name: str, content: bytes) -> None:
    kind = "text/csv" if name.endswith("csv") else "application/octet-stream"

    assert names_of(read(attach(a_mail(), content, kind, filename=name))) == [name]


def test_the_return_in_a_forwarded_message_is_taken_with_the_forwarder_s_time() -> None:
    inner = attach(a_mail(Date="Mon, 31 Mar 2031 18:00:00 +0100", Message_ID="<inner@example.org>"))
    outer = a_mail("From my team.", From="Ben <ben@example.org>")
    outer.add_attachment(inner)
    message = read(outer)

    assert names_of(message) == ["return.docx"]
    assert (message.sender, message.message_id) == ("ben@example.org", "<march@example.org>")
    assert message.sent == datetime(2031, 4, 2, 8, 30, tzinfo=UTC)


def test_a_message_forwarded_as_a_file_is_looked_into() -> None:
    inner = attach(a_mail()).as_bytes()

    assert names_of(read(attach(a_mail(), inner, filename="Fwd return.eml"))) == ["return.docx"]


def test_a_forwarded_message_packed_as_base64_is_looked_into() -> None:
    inner = base64.encodebytes(attach(a_mail()).as_bytes())
    message = with_part('Content-Type: message/rfc822; name="x.eml"\nContent-Transfer-Encoding: base64', inner)

    assert names_of(message) == ["return.docx"]


def test_messages_forwarded_without_end_are_a_finding() -> None:
    mail = attach(a_mail())
    for _ in range(30):
        outer = a_mail()
        outer.add_attachment(mail)
        mail = outer

    assert rules_of(read(mail).findings) == ["F02"]


def test_parts_within_parts_without_end_are_a_finding() -> None:
    opening = b"".join(
        b'Content-Type: multipart/mixed; boundary="b%d"\r\n\r\n--b%d\r\n' % (number, number) for number in range(3000)
    )

    assert rules_of(read(b"From: ada@example.org\r\n" + opening).findings) == ["F02"]


@pytest.mark.parametrize(
    "head",
    [
        'Content-Disposition: attachment; filename="B\u00fcro return.docx"',
        'Content-Disposition: attachment; filename="B\udcfcro return.docx"',
        "Content-Disposition: attachment; filename*=utf-8''B%C3%BCro%20return.docx",
        "Content-Disposition: attachment; filename*0*=iso-8859-1''B%FCro; filename*1*=%20return.docx",
        'Content-Disposition: attachment; filename="=?utf-8?B?QsO8cm8gcmV0dXJuLmRvY3g=?="',
        'Content-Type: application/octet-stream; name="=?iso-8859-1?Q?B=FCro_return.docx?="',
        "Content-Type: application/octet-stream; name=B\u00fcro return.docx",
    ],
    ids=["bare UTF-8", "bare Windows", "RFC 2231", "RFC 2231 in pieces", "RFC 2047", "name alone", "no quotes"],
)
def test_a_name_is_read_however_the_mailer_wrote_it(head: str) -> None:
    if not head.startswith("Content-Type"):
        head += "\nContent-Type: application/octet-stream"
    message = with_part(head + "\nContent-Transfer-Encoding: base64", base64.b64encode(DOCX))

    assert [(each.name, each.content) for each in message.attachments] == [("B\u00fcro return.docx", DOCX)]


@pytest.mark.parametrize(
    ("written", "safe"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\ada\\return.docx", "return.docx"),
        ("/return.docx", "return.docx"),
        ("re\tturn\x07.docx", "re turn.docx"),
        ("return\u202excod.exe", "returnxcod.exe"),
        ("...return.docx", "return.docx"),
        ('a:b*c?"d".docx', "a_b_c__d_.docx"),
        ("long " * 40 + ".docx", None),
    ],
)
def test_a_name_is_made_safe(written: str, safe: str | None) -> None:
    from parsers.mail_parts import LONGEST_NAME, safe_name

    name = safe_name(written)

    assert name == (safe or name)
    assert len(name) <= LONGEST_NAME
    assert name.endswith(written[-4:]) if "." in written else True


@pytest.mark.parametrize("written", ["", "..", "/", " "])
def test_a_part_without_a_usable_name_is_called_by_its_number(written: str) -> None:
    message = with_part(
        f'Content-Type: application/octet-stream; name="{written}"\nContent-Transfer-Encoding: base64',
        base64.b64encode(DOCX),
    )

    assert names_of(message) == ["attachment 2.zip"]


def test_broken_base64_gives_what_can_be_read_and_a_reader_judges_it() -> None:
    message = with_part(
        'Content-Type: application/octet-stream; name="return.docx"\nContent-Transfer-Encoding: base64',
        base64.b64encode(DOCX)[:-3] + b"!",
    )

    assert names_of(message) == ["return.docx"]
    assert message.attachments[0].content.startswith(b"PK\x03\x04")


def test_an_empty_attachment_with_a_name_is_passed_on() -> None:
    assert [each.content for each in read(attach(a_mail(), b"")).attachments] == [b""]


def test_an_encrypted_message_blocks() -> None:
    message = read(attach(a_mail(), b"\x30\x82", "application/pkcs7-mime", filename="smime.p7m"))

    assert rules_of(message.findings) == ["F05"]
    assert message.attachments == ()


@pytest.mark.parametrize(
    ("content", "kind", "name"),
    [
        (b"\x78\x9f\x3e\x22 tnef", "application/ms-tnef", "winmail.dat"),
        (b"\x78\x9f\x3e\x22 tnef", "application/octet-stream", "return.docx"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "__substg1.0_".encode("utf-16-le"), "application/octet-stream", "x"),
    ],
)
def test_outlook_s_own_wrapping_says_what_to_do(content: bytes, kind: str, name: str) -> None:
    message = read(attach(a_mail(), content, kind, filename=name))

    assert rules_of(message.findings) == ["F01"]
    assert "save the attached return into the returns folder" in message.findings[0].hint


def test_an_old_word_file_is_no_outlook_message() -> None:
    assert names_of(read(attach(a_mail(), b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 WordDocument", filename="a.doc"))) == [
        "a.doc"
    ]


def test_a_message_that_only_points_elsewhere_blocks() -> None:
    assert rules_of(with_part("Content-Type: message/external-body; access-type=URL", b"\r\n").findings) == ["F01"]


def test_a_message_without_an_attachment_blocks_and_says_that_typing_does_not_count() -> None:
    message = read(a_mail("D4.1 is Green."))

    assert rules_of(message.findings) == ["F01"]
    assert "typed into the message" in message.findings[0].hint


@pytest.mark.parametrize("date", ["", "yesterday", "Wed, 99 Foo 2031 09:30:00 +0100"])
def test_a_message_that_does_not_say_when_it_was_sent_has_a_finding(date: str) -> None:
    mail = attach(a_mail(Date="")).as_bytes()
    message = read((f"Date: {date}\n".encode() if date else b"") + mail)

    assert message.sent is None
    assert rules_of(message.findings) == ["V03"]
    assert names_of(message) == ["return.docx"]


def test_a_time_without_a_zone_is_taken_as_utc() -> None:
    message = read(b"Date: Wed, 02 Apr 2031 09:30:00 -0000\n" + attach(a_mail(Date="")).as_bytes())

    assert message.sent == datetime(2031, 4, 2, 9, 30, tzinfo=UTC)


def test_crooked_headers_stop_nothing() -> None:
    raw = attach(a_mail(From="", Message_ID="", Subject="")).as_bytes()
    message = read(
        b"From: =?nonsense?B?!!!?= <\xff\xfe@>\nMessage-ID: <[bad]>\nSubject: =?utf-8?Q?broken\nTo: <<>>,;\n" + raw
    )

    assert names_of(message) == ["return.docx"]
    assert message.message_id == "<[bad]>"


@pytest.mark.parametrize(
    ("content", "rule"),
    [
        (b"", "F04"),
        (b" \r\n\t ", "F04"),
        (b"Dear clerk,\nplease find nothing.\n", "F01"),
        (DOCX, "F03"),
        (b"%PDF-1.7 ...", "F03"),
        (b"\x78\x9f\x3e\x22 ...", "F01"),
        (bytes(range(256)) * 4, "F01"),
    ],
)
def test_a_file_that_is_no_message_says_so(content: bytes, rule: str) -> None:
    message = read(content)

    assert rules_of(message.findings) == [rule]
    assert message.attachments == ()
    assert message.findings[0].hint


def test_a_file_of_several_messages_says_that_one_was_read() -> None:
    one = b"From ada@example.org Wed Apr  2 09:30:00 2031\n" + attach(a_mail()).as_bytes()
    message = read(one + b"\n\n" + one)

    assert names_of(message)[:1] == ["return.docx"]
    assert "several messages" in message.findings[-1].message


def test_a_byte_order_mark_and_blank_lines_before_the_headers_are_passed_over() -> None:
    assert names_of(read(b"\xef\xbb\xbf\r\n\r\n" + attach(a_mail()).as_bytes())) == ["return.docx"]


def test_every_finding_names_the_file_and_its_bytes() -> None:
    message = read(attach(a_mail(), PNG, "image/png", filename="logo.png"))

    assert {(found.place.file, found.place.sha256) for found in message.findings} == {("march.eml", message.sha256)}


@pytest.fixture
def real_messages() -> list[Path]:
    if not REAL.is_dir():
        pytest.skip("the folder of real messages is not beside this repository")
    return sorted(REAL.iterdir())


def test_real_messages_are_read_or_say_why_not(real_messages: list[Path]) -> None:
    read_ones = {path.name.split("__")[1]: read_message(path.read_bytes(), path.name) for path in real_messages}

    assert {name: names_of(message) for name, message in read_ones.items() if message.attachments} == {
        "attachment_message_rfc822.eml": ["broken.pdf"],
        "attachment_with_encoded_name.eml": ["01 Quien Te Dij\ufffdat. Pitbull.mp3"],
    }
    assert all(message.attachments or message.findings for message in read_ones.values())
    outlook = [message for name, message in read_ones.items() if name.endswith((".msg", ".dat"))]
    assert len(outlook) == 4
    assert all("Outlook" in message.findings[0].message and message.findings[0].hint for message in outlook)
