"""The signature of a form: an HMAC over its metadata, which shows that a form is ours and unaltered.

It does not show who filled the form in, so a bad or missing one is a finding, never a refusal.
"""

import hashlib
import hmac
import json

from paperclerk.domain.places import Noun

FORM_VERSION = "1"


class FormMetadata(Noun):
    """What a form carries about itself, out of sight: which form, plan, period and owner, and what was pre-filled.

    `prefill` maps tags (`D4_2_due`) to what the form printed there, so that an edited locked box can be seen.
    """

    form_id: str
    form_version: str = FORM_VERSION
    key_id: str = ""
    plan_title: str
    plan_version: str
    period: str
    owner: str
    prefill: dict[str, str] = {}


def sign(metadata: FormMetadata, key: bytes) -> str:
    """Return the HMAC-SHA256 of the metadata's canonical JSON, in hexadecimal."""
    return hmac.new(key, canonical(metadata), hashlib.sha256).hexdigest()


def verdict(metadata: FormMetadata | None, signature: str, key: bytes) -> str:
    """Return `valid`, `invalid`, or `missing` when there is nothing to check."""
    if metadata is None or not signature:
        return "missing"
    # As bytes: a crooked signature may hold any letter, and text is compared in ASCII alone.
    expected = sign(metadata, key).encode()
    return "valid" if hmac.compare_digest(expected, signature.encode("utf-8", "replace")) else "invalid"


def key_id(key: bytes) -> str:
    """Return a short name for a key that gives nothing of it away."""
    return hashlib.sha256(b"paperclerk key id" + key).hexdigest()[:8]


def canonical(metadata: FormMetadata) -> bytes:
    """Return the metadata as JSON with sorted keys and no spaces, the same bytes wherever it is made."""
    return json.dumps(metadata.model_dump(), sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()
