"""Reading e-mails: what was attached that may be a return, from whom, and when; everything left out is said."""

import hashlib
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from email import message_from_bytes, policy
from email.message import Message as Mail
from email.utils import parseaddr, parsedate_to_datetime
from typing import NamedTuple

from paperclerk.domain.findings import Finding, finding
from paperclerk.domain.messages import Attachment, Message
from paperclerk.domain.places import Place
from paperclerk.ooxml.lookalikes import OLE_MARK, what_it_is
from parsers.mail_parts import (
    TNEF_MARK,
    Part,
    has_headers,
    header,
    is_elsewhere,
    is_encrypted,
    is_outlook,
    is_own_text,
    leaves,
    name_for,
    why_no_return,
)

# Managers forward their team's returns, sometimes more than once; nobody does it this often.
DEEPEST_FORWARD = 5

_SAVE_THE_FORM = "Open it in Outlook, save the attached return into the returns folder, and run again."
_ASK_AGAIN = "Ask the sender to attach the Word or Excel form itself and send it again."
_OWN_MARKS = (b"PK\x03\x04", b"%PDF", OLE_MARK)
_NEXT_IN_MAILBOX = re.compile(rb"\n\r?\nFrom \S+ .*\d{4}[^\n]*\n[A-Za-z-]+:")


class _Found(NamedTuple):
    """What one part gave: an attachment, or a finding that says why not."""

    attachment: Attachment | None = None
    finding: Finding | None = None


def read_message(content: bytes, file: str) -> Message:
    """Read an e-mail saved as a file; one that cannot be read comes back empty, with a finding that says what to do."""
    here = Place(file=file, sha256=hashlib.sha256(content).hexdigest(), where=file)
    try:
        unreadable = _no_message(content, here)
        if unreadable:
            return Message(file=file, sha256=here.sha256, findings=(unreadable,))
        mail = _parsed(content)
        found = list(_look_through(mail, here))
    except RecursionError:
        broken = finding("F02", f"{file} holds parts within parts without end.", hint=_ASK_AGAIN, place=here)
        return Message(file=file, sha256=here.sha256, findings=(broken,))
    findings = [each.finding for each in found if each.finding]
    sent = _sent(mail)
    if not any(each.attachment for each in found) and not any(f.severity == "block" for f in findings):
        findings.append(finding("F01", f"No return is attached to {file}.", hint=_typed_in(mail), place=here))
    if sent is None:
        findings.append(_undated(file, header(mail, "date"), here))
    if _is_mailbox(content):
        findings.append(_several(file, here))
    return Message(
        file=file,
        sha256=here.sha256,
        message_id=header(mail, "message-id") or None,
        sender=parseaddr(header(mail, "from"))[1] or None,
        subject=header(mail, "subject"),
        sent=sent,
        attachments=tuple(each.attachment for each in found if each.attachment),
        findings=tuple(findings),
    )


def _parsed(content: bytes) -> Mail:
    # The library's newer policies read every header with a grammar, and fall over a crooked one while they parse; this
    # one leaves headers as they stand, and `mail_parts` reads those that matter.
    return message_from_bytes(content.removeprefix(b"\xef\xbb\xbf").lstrip(b"\r\n"), policy=policy.compat32)


def _no_message(content: bytes, here: Place) -> Finding | None:
    """Say why these bytes are no message that can be opened here; None when they are one."""
    if not content.strip():
        return finding("F04", f"{here.file} is empty.", hint="Ask the sender to send it again.", place=here)
    if content.startswith(TNEF_MARK) or what_it_is(content).name.startswith("an e-mail"):
        message = f"{here.file} is a message in Outlook's own form, so the return in it could not be taken out."
        return finding("F01", message, hint=_SAVE_THE_FORM, place=here)
    if content.startswith(_OWN_MARKS):
        message = f"{here.file} is not an e-mail, whatever its name says."
        return finding("F03", message, hint="Give the file the ending that fits what it is, and run again.", place=here)
    if not has_headers(_parsed(content)):
        return finding("F01", f"{here.file} is not an e-mail.", hint=_ASK_AGAIN, place=here)
    return None


def _look_through(mail: Mail, here: Place, forwarded: int = 0) -> Iterator[_Found]:
    """Yield what each part of a message gives, those of forwarded messages too."""
    if forwarded > DEEPEST_FORWARD:
        raise RecursionError
    for number, part in enumerate(leaves(mail), start=1):
        inner = _forwarded(part)
        if inner is not None:
            yield from _look_through(inner, here, forwarded + 1)
        elif fault := _fault(part, number, here):
            yield _Found(finding=fault)
        elif not is_own_text(part) or not why_no_return(part):
            yield _Found(_attachment(part, number))


def _forwarded(part: Part) -> Mail | None:
    """Return the message a part holds, forwarded as an attachment; None when it holds none."""
    if not part.is_attached_message:
        return None
    inner = part.message.get_payload()
    if isinstance(inner, list) and inner and isinstance(inner[0], Mail) and has_headers(inner[0]):
        return inner[0]
    packed = _parsed(part.content)
    return packed if has_headers(packed) else None


def _attachment(part: Part, number: int) -> Attachment:
    return Attachment(name=name_for(part, number), content=part.content, media_type=part.media_type)


def _fault(part: Part, number: int, here: Place) -> Finding | None:
    """Say why a part is not taken as a return; None when it may be one, or is the message's own wording."""
    name = name_for(part, number)
    place = here.model_copy(update={"where": f'attachment "{name}"'})
    if is_encrypted(part):
        message = f"{here.file} is encrypted, so what it holds could not be read."
        return finding("F05", message, hint="Open it and save the attached return unencrypted.", place=place)
    if is_outlook(part):
        message = f'The attachment "{name}" of {here.file} is in Outlook\'s own form; what is in it was not taken out.'
        return finding("F01", message, hint=f"{_SAVE_THE_FORM} Or: {_ASK_AGAIN}", place=place)
    if is_elsewhere(part):
        message = f"{here.file} only points to a file elsewhere, or is one piece of a message sent in pieces."
        return finding("F01", message, hint=_ASK_AGAIN, place=place)
    reason = why_no_return(part)
    if reason and not is_own_text(part):
        message = f'The attachment "{name}" of {here.file} was not taken as a return: {reason}.'
        hint = "Nothing to do, unless it was meant as the return: then ask for the form itself."
        return finding("F15", message, hint=hint, place=place, about=str(number))
    return None


def _sent(mail: Mail) -> datetime | None:
    """Return when the message says it was sent, in UTC; None when it does not, or not so that it can be read."""
    try:
        sent = parsedate_to_datetime(header(mail, "date"))
        return (sent if sent.tzinfo else sent.replace(tzinfo=UTC)).astimezone(UTC)
    except (ValueError, TypeError, OverflowError, IndexError):
        return None


def _typed_in(mail: Mail) -> str:
    words = any(is_own_text(part) and part.content.strip() for part in leaves(mail))
    typed = "If the return is typed into the message, it cannot be counted: it was not signed on the form. "
    return (typed if words else "") + _ASK_AGAIN


def _undated(file: str, written: str, here: Place) -> Finding:
    says = f'gives a date that cannot be read ("{written}")' if written else "does not say when it was sent"
    return finding(
        "V03",
        f"{file} {says}, so the time it was first taken in counts as received.",
        hint="If that matters for lateness, write the time into received.csv.",
        place=here.model_copy(update={"where": "Date"}),
    )


def _is_mailbox(content: bytes) -> bool:
    return content.startswith(b"From ") and bool(_NEXT_IN_MAILBOX.search(content))


def _several(file: str, here: Place) -> Finding:
    message = f"{file} holds several messages; only the first was read."
    return finding("F01", message, hint="Save each message as a file of its own.", place=here, about="several")
