"""What stops a run: one family of errors, each with an exit code and advice for the person at the keyboard.

What an officer got wrong in a return is not here: that is a `paperclerk.domain.findings.Finding`, a value.

    PaperclerkError
    |- CalledWrongly        2   a period, paper or finding that does not exist
    |- Unreadable           3   a file that could not be read at all
    |- TemplateMisfit       4   a template that is missing or does not fit its paper
    |- Unreachable          5   LibreOffice, a server or a mailbox that did not answer
    `- Refused              6   going on would lose or leak something
"""

from enum import IntEnum


class ExitCode(IntEnum):
    """The exit codes of every command; a council's scripts depend on them."""

    DONE = 0
    BLOCKING_FINDINGS = 1
    CALLED_WRONGLY = 2
    UNREADABLE = 3
    TEMPLATE = 4
    UNREACHABLE = 5
    REFUSED = 6


class PaperclerkError(Exception):
    """Stops the run; says what is the matter and what to do next."""

    exit_code = ExitCode.CALLED_WRONGLY

    def __init__(self, message: str, advice: str = "") -> None:
        """Keep the message and the advice apart, so that a door can lay them out."""
        super().__init__(message)
        self.message = message
        self.advice = advice

    def __str__(self) -> str:
        """Give the message, then the advice, a line each."""
        return f"{self.message}\n{self.advice}" if self.advice else self.message

    def __reduce__(self) -> tuple[type["PaperclerkError"], tuple[str, str]]:
        """Keep the advice when the error crosses from one process to another."""
        return type(self), (self.message, self.advice)


class CalledWrongly(PaperclerkError):
    """What was asked for does not exist: a period, a paper, a finding, a workspace."""

    exit_code = ExitCode.CALLED_WRONGLY


class Unreadable(PaperclerkError):
    """A file the run cannot do without could not be read at all."""

    exit_code = ExitCode.UNREADABLE


class TemplateMisfit(PaperclerkError):
    """A template is missing, or does not fit the paper it is for."""

    exit_code = ExitCode.TEMPLATE


class Unreachable(PaperclerkError):
    """A mailbox, a server or an outside program did not answer."""

    exit_code = ExitCode.UNREACHABLE


class Refused(PaperclerkError):
    """Going on would have lost or leaked something, so nothing was changed."""

    exit_code = ExitCode.REFUSED
