"""LibreOffice's own word on our redlines: accept all gives the new file's text, reject all the old one's.

It is asked by a macro of its own, in a profile made for the test, since no Python of its own need be installed.
"""

import random
import shutil
import subprocess
from pathlib import Path

import pytest
from redlined import MADE, SAMPLE, TEMPLATES, a_document, a_picture, changed_by_chance, texts

from paperclerk import libreoffice
from paperclerk.word.redline import redline

needs_libreoffice = pytest.mark.skipif(
    not libreoffice.is_present(), reason=f"LibreOffice is not on this machine: {libreoffice.how_to_get()}"
)
MACRO = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Module1" script:language="StarBasic">
Sub Settle(folder As String, count As Integer)
  For number = 0 To count - 1
    One(folder, number, ".uno:AcceptAllTrackedChanges", "accepted")
    One(folder, number, ".uno:RejectAllTrackedChanges", "rejected")
  Next number
End Sub
Sub One(folder As String, number, command As String, made As String)
  Dim hidden(0) As New com.sun.star.beans.PropertyValue
  Dim filter(0) As New com.sun.star.beans.PropertyValue
  hidden(0).Name = "Hidden"
  hidden(0).Value = True
  filter(0).Name = "FilterName"
  filter(0).Value = "MS Word 2007 XML"
  here = folder &amp; "/" &amp; number
  file = StarDesktop.loadComponentFromURL(ConvertToURL(here &amp; ".docx"), "_blank", 0, hidden())
  dispatcher = createUnoService("com.sun.star.frame.DispatchHelper")
  dispatcher.executeDispatch(file.CurrentController.Frame, command, "", 0, Array())
  file.storeToURL(ConvertToURL(here &amp; "-" &amp; made &amp; ".docx"), filter())
  file.close(True)
End Sub
</script:module>
"""
SECONDS = 120


def pairs() -> list[tuple[bytes, bytes]]:
    made = []
    for path in (SAMPLE / "2031-03" / "cabinet-report.docx", TEMPLATES / "stabilisation-plan.docx"):
        for number in range(3):
            chance = random.Random(f"{path.name} {number}")
            old = changed_by_chance(path.read_bytes(), chance, 2)
            made.append((old, changed_by_chance(old, chance, 8)))
    given = {"note": "The end.", "header": "Draft"}
    return [*made, (a_document(**given, picture=a_picture("red"), listed="One"),
                    a_document(**given, picture=a_picture("blue"), listed="Two"))]  # fmt: skip


@needs_libreoffice
def test_libreoffice_accepts_and_rejects_as_we_do(tmp_path):
    both = pairs()
    for number, (old, new) in enumerate(both):
        (tmp_path / f"{number}.docx").write_bytes(redline(old, new, "A clerk", MADE).docx)

    settle_in_libreoffice(tmp_path, len(both))

    for number, (old, new) in enumerate(both):
        for made, wanted in (("accepted", new), ("rejected", old)):
            settled = (tmp_path / f"{number}-{made}.docx").read_bytes()
            assert texts(settled) == texts(wanted), f"pair {number} {made}"


def settle_in_libreoffice(folder: Path, count: int) -> None:
    profile = folder / "profile"
    program = [str(shutil.which("soffice") or shutil.which("libreoffice")), "--headless", "--norestore",
               f"-env:UserInstallation={profile.as_uri()}"]  # fmt: skip
    # The first start makes the profile, with an empty module of the name we then fill.
    subprocess.run([*program, "--terminate_after_init"], timeout=SECONDS, check=True, capture_output=True)
    module = profile / "user" / "basic" / "Standard" / "Module1.xba"
    assert module.is_file(), "LibreOffice made no profile with an empty macro in it"
    module.write_text(MACRO, encoding="utf-8")
    call = f'macro:///Standard.Module1.Settle("{folder}", {count})'
    subprocess.run([*program, call], timeout=SECONDS, check=True, capture_output=True)
