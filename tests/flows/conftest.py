"""Prefect in tests keeps to a folder of its own, and reports to nobody. It looks when it is first imported."""

import os
import tempfile

os.environ["PREFECT_HOME"] = tempfile.mkdtemp(prefix="paperclerk-test-prefect-")
os.environ["DO_NOT_TRACK"] = "1"
