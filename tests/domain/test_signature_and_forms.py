from datetime import date

import pytest
from builders import FINANCE, a_deliverable, a_period

from paperclerk.domain.forms import FormItem, ReturnForm
from paperclerk.domain.ratings import THREE_POINT_SCHEME
from paperclerk.domain.signature import FormMetadata, canonical, key_id, sign, verdict

KEY = b"a secret"


def a_form(**changes: object) -> ReturnForm:
    given: dict[str, object] = {
        "organisation": "Borough of Anywhere",
        "plan_title": "Governance Stabilisation Plan",
        "plan_version": "1.0",
        "period": a_period(),
        "owner": FINANCE,
        "returns_due": date(2031, 4, 5),
        "scheme": THREE_POINT_SCHEME,
        "items": (FormItem(deliverable=a_deliverable("D5.1"), recommendation=5, recommendation_title="Put it right"),),
    }
    return ReturnForm.model_validate({**given, **changes})


def metadata() -> FormMetadata:
    return a_form().metadata(key_id(KEY))


def test_a_form_carries_what_it_was_issued_for_and_what_it_printed() -> None:
    carried = metadata()

    assert (carried.period, carried.owner, carried.plan_version) == ("2031-03", FINANCE, "1.0")
    assert carried.prefill == {"D5_1_due": "30 June 2031", "return_asked": "D5.1"}


@pytest.mark.parametrize(
    ("owner", "stem"),
    [
        (FINANCE, "return_2031-03_Director_of_Finance"),
        ("Head of Parks / Trees (interim)", "return_2031-03_Head_of_Parks_Trees_interim"),
        ("../../etc", "return_2031-03_etc"),
    ],
)
def test_a_form_s_file_is_named_for_its_owner_in_letters_that_any_disk_takes(owner: str, stem: str) -> None:
    assert a_form(owner=owner).file_stem == stem


def test_our_own_form_is_valid() -> None:
    assert verdict(metadata(), sign(metadata(), KEY), KEY) == "valid"


@pytest.mark.parametrize("changed", [{"owner": "Somebody"}, {"period": "2031-04"}, {"prefill": {}}, {"key_id": "x"}])
def test_a_form_whose_details_were_altered_is_invalid(changed: dict[str, object]) -> None:
    assert verdict(metadata().model_copy(update=changed), sign(metadata(), KEY), KEY) == "invalid"


def test_a_form_signed_with_another_key_is_invalid() -> None:
    assert verdict(metadata(), sign(metadata(), b"another"), KEY) == "invalid"


@pytest.mark.parametrize("signature", ["", "not hexadecimal", "ж" * 64])
def test_a_form_with_no_or_a_crooked_signature_is_never_valid(signature: str) -> None:
    assert verdict(metadata(), signature, KEY) in ("missing", "invalid")


def test_a_form_without_its_details_has_nothing_to_check() -> None:
    assert verdict(None, "abc", KEY) == "missing"


def test_the_signed_text_is_the_same_bytes_whatever_the_order_of_the_boxes() -> None:
    one = metadata().model_copy(update={"prefill": {"a": "1", "b": "é"}})
    other = metadata().model_copy(update={"prefill": {"b": "é", "a": "1"}})

    assert canonical(one) == canonical(other)
    assert "é".encode() in canonical(one)


def test_a_key_s_short_name_gives_nothing_of_it_away() -> None:
    assert key_id(KEY) == key_id(KEY) != key_id(b"other")
    assert KEY.hex()[:8] != key_id(KEY)
