"""Messages: an e-mail as it was read, with what was attached to it."""

from datetime import datetime

from paperclerk.domain.findings import Finding
from paperclerk.domain.places import Noun


class Attachment(Noun):
    """A file that came with a message and may be a return; `name` is a bare file name, safe to write down."""

    name: str
    content: bytes
    media_type: str = ""


class Message(Noun):
    """An e-mail: who sent it, when (in UTC; None when it does not say), what was attached, and what was left out."""

    file: str
    sha256: str
    message_id: str | None = None
    sender: str | None = None
    subject: str = ""
    sent: datetime | None = None
    attachments: tuple[Attachment, ...] = ()
    findings: tuple[Finding, ...] = ()
