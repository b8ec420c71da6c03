"""LibreOffice asked to accept and reject every tracked change of files, by a macro of its own.

In a profile made for the test, since no Python of LibreOffice's own need be installed.
"""

import shutil
import subprocess
from pathlib import Path

import pytest

from paperclerk import libreoffice

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
SECONDS, SECONDS_A_FILE = 120, 20


def save_as_text(folder: Path, count: int) -> None:
    """Open `0.docx`, `1.docx` ... of a folder and save each as text beside it."""
    files = [str(folder / f"{number}.docx") for number in range(count)]
    call = ["--convert-to", "txt:Text (encoded):UTF8", "--outdir", str(folder), *files]
    subprocess.run(
        [*_program(folder), *call], timeout=SECONDS + count * SECONDS_A_FILE, check=True, capture_output=True
    )


def settle_in_libreoffice(folder: Path, count: int) -> None:
    """Settle `0.docx`, `1.docx` ... of a folder into `0-accepted.docx` and `0-rejected.docx`."""
    program = _program(folder)
    # The first start makes the profile, with an empty module of the name we then fill.
    subprocess.run([*program, "--terminate_after_init"], timeout=SECONDS, check=True, capture_output=True)
    module = folder / "profile" / "user" / "basic" / "Standard" / "Module1.xba"
    assert module.is_file(), "LibreOffice made no profile with an empty macro in it"
    module.write_text(MACRO, encoding="utf-8")
    call = f'macro:///Standard.Module1.Settle("{folder}", {count})'
    subprocess.run([*program, call], timeout=SECONDS + count * SECONDS_A_FILE, check=True, capture_output=True)


def _program(folder: Path) -> list[str]:
    profile = folder / "profile"
    return [str(shutil.which("soffice") or shutil.which("libreoffice")), "--headless", "--norestore",
            f"-env:UserInstallation={profile.as_uri()}"]  # fmt: skip
