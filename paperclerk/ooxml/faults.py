"""What is wrong with an Office file as a whole, in words for its sender."""

from paperclerk.errors import Unreadable


class PackageFault(Unreadable):
    """A file that is not a readable, safe Office file: the rule it breaks, and what its sender should do."""

    def __init__(self, rule: str, message: str, hint: str) -> None:
        super().__init__(message, hint)
        self.rule = rule
        self.hint = hint

    def __reduce__(self) -> tuple[type["PackageFault"], tuple[str, str, str]]:  # type: ignore[override]
        """Keep the rule when the fault crosses from one process to another."""
        return type(self), (self.rule, self.message, self.hint)


def broken(how: str) -> PackageFault:
    """Return the fault of a file that is damaged."""
    return PackageFault("F02", f"The file is broken: {how}.", "Open it, save it under a new name and send that one.")


def unsafe(how: str) -> PackageFault:
    """Return the fault of a file that holds what no form of ours does."""
    return PackageFault("F06", f"The file was not opened: {how}.", "Ask the sender where it comes from; send our form.")


def too_large(how: str) -> PackageFault:
    """Return the fault of a file that is larger than we read."""
    return PackageFault("F07", f"The file is too large to be a return: {how}.", "Take pictures out and send it again.")


def locked() -> PackageFault:
    """Return the fault of a file that asks for a password."""
    return PackageFault(
        "F05", "The file is locked with a password.", "Take the password off (File, Info, Protect) and send it again."
    )
