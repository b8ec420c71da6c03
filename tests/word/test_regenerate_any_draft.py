"""Any draft of any of the three papers, worked on by three authors by chance, is regenerated as it must be.

Accepting all of the tracked result gives the clean one, rejecting all the draft; twice gives the same as once; no word
of an author's, no pending change and no comment is lost. Always the same drafts; `PAPERCLERK_DRAFTS=2000` tries as many
as it says, the first of them these.
"""

import os

import pytest
from any_draft import faults

TRIED = int(os.environ.get("PAPERCLERK_DRAFTS", "60"))
# Of the drafts of one kind of paper, so many are tried by one test.
BY_ONE = 10


@pytest.mark.parametrize("first", range(0, TRIED, BY_ONE))
def test_nothing_is_wrong_after_any_draft_is_regenerated(first):
    wrong = [f"{seed}: {one}" for seed in range(first, min(first + BY_ONE, TRIED)) for one in faults(seed)]

    assert wrong == []
