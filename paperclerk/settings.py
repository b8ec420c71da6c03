"""Settings of a workspace: one frozen model, read once, at a door, from `settings.toml`."""

import contextlib
import os
import tomllib
from pathlib import Path

from pydantic import BaseModel, Field, ValidationError

from paperclerk.domain.clearances import Clearer
from paperclerk.domain.implications import Implication, council_layout
from paperclerk.domain.layouts import Layout, Need
from paperclerk.domain.papers import PaperName, TableLayout
from paperclerk.errors import CalledWrongly, Unreadable

KEY_VARIABLE = "PAPERCLERK_FORM_KEY"


class Part(BaseModel, frozen=True, extra="forbid"):
    """A table of settings.toml; a misspelt setting is refused, not ignored."""


class FormSettings(Part):
    """Return forms. The key that signs them is a secret: the environment variable, else this file, else made once."""

    key_file: str | None = None
    contact: str = ""
    # Steps of likelihood and impact: most councils' matrices are five by five.
    matrix: int = Field(default=5, ge=2, le=10)


class ImplicationSetting(Part):
    """An implication that reports tell of: one that is known, or one of the council's own with its heading."""

    id: str = Field(pattern=r"^[a-z][a-z0-9_]{0,30}$")
    need: Need = Need.REQUIRED
    heading: str = ""
    guidance: str = ""


class PaperSettings(Part):
    """Papers: which are made, in which year's layout, the plan's table as what, from which folder of templates.

    `implications` is the council's set in its order (empty for the layout's); `clearances` are those a report needs
    before it is published; `commissioners` says that each report has a place for the Commissioners' comments.
    """

    make: tuple[PaperName, ...] = tuple(PaperName)
    layout: str = "2024"
    implications: tuple[ImplicationSetting, ...] = ()
    clearances: tuple[Clearer, ...] = ()
    print_clearances: bool = False
    commissioners: bool = False
    table: TableLayout = TableLayout.FOUR_COLUMNS
    templates: str | None = None
    pdf: bool = True

    def report_layout(self) -> Layout:
        """Return the layout of the Cabinet report as this council has it.

        Raises:
            CalledWrongly: there is no such layout, or an implication is not known and has no heading.
        """
        wanted = [Implication.model_validate(one.model_dump()) for one in self.implications]
        return council_layout(self.layout, wanted, commissioners=self.commissioners)


class ReportSettings(Part):
    """Reports that are read: a council's own labels of the rows of its front page, by the row's name in JSON."""

    labels: dict[str, tuple[str, ...]] = {}


class ScheduleSettings(Part):
    """When `paperclerk serve` runs the cycle: a cron line in a time zone. The period is the latest that has closed."""

    cron: str = "0 6 * * 1-5"
    timezone: str = "Europe/London"
    active: bool = True


class PublishingSettings(Part):
    """Publishing: words, names and numbers that may stand in public though something exempt mentions them too."""

    public_words: tuple[str, ...] = ()


class RuleSettings(Part):
    """Thresholds of the challenge rules; DOMAIN's figures unless the council says otherwise."""

    # C22: share of the words that two texts have in common, 0 to 1.
    same_text: float = Field(default=0.90, ge=0, le=1)
    # C44: a return this many days after the cut-off is late.
    days_of_grace: int = Field(default=0, ge=0)


class Settings(Part):
    """All settings of a workspace."""

    organisation: str = ""
    body: str = "Cabinet"
    forms: FormSettings = FormSettings()
    papers: PaperSettings = PaperSettings()
    reports: ReportSettings = ReportSettings()
    schedule: ScheduleSettings = ScheduleSettings()
    rules: RuleSettings = RuleSettings()
    publishing: PublishingSettings = PublishingSettings()


class Workspace(Part):
    """Where a council's files are: what people put in (`folder`) and what is made (`outputs`)."""

    folder: Path
    outputs: Path
    settings: Settings = Settings()

    @property
    def name(self) -> str:
        """Return the workspace's name, its folder's."""
        return self.folder.name

    @property
    def plan_file(self) -> Path:
        """Return where the authoritative plan is."""
        return self.folder / "plan.xlsx"

    @property
    def calendar_file(self) -> Path:
        """Return where the meetings and periods are."""
        return self.folder / "meetings.xlsx"

    @property
    def ledger_folder(self) -> Path:
        """Return where the ledger and the shelves live."""
        return self.outputs / "ledger"

    @property
    def templates(self) -> Path | None:
        """Return the council's own folder of templates; None when it uses the product's."""
        named = self.settings.papers.templates
        return self.folder / named if named else None

    def returns_folder(self, period: str) -> Path:
        """Return the drop folder of a period's returns."""
        return self.folder / "returns" / period

    def author_file(self, period: str, paper: PaperName) -> Path:
        """Return the author's own words for a paper."""
        return self.folder / "papers" / period / f"{paper.value}.docx"

    def appendices_folder(self, period: str) -> Path:
        """Return where the files of a period's own appendices are put."""
        return self.folder / "papers" / period / "appendices"

    def drafts_folder(self, period: str) -> Path:
        """Return where the drafts of a period lie that authors are working on."""
        return self.folder / "drafts" / period

    def period_outputs(self, period: str) -> Path:
        """Return where what is made for a period goes."""
        return self.outputs / period

    def paper_outputs(self, period: str, paper: PaperName) -> Path:
        """Return where a paper goes."""
        return self.period_outputs(period) / paper.value


def load_workspace(folder: Path, outputs: Path | None = None) -> Workspace:
    """Read a workspace's settings; without a settings.toml the defaults hold.

    Args:
        folder: the workspace, under `inputs/`.
        outputs: where to put what is made; beside `inputs/`, under `outputs/` and the workspace's name, unless given.

    Raises:
        CalledWrongly: there is no such folder.
        Unreadable: settings.toml cannot be read, or holds a setting that is not one.
    """
    folder = folder.resolve()
    if not folder.is_dir():
        raise CalledWrongly(f"There is no workspace at {folder}.", "Give the folder that holds plan.xlsx: --workspace.")
    return Workspace(
        folder=folder,
        outputs=(outputs or folder.parent.parent / "outputs" / folder.name).resolve(),
        settings=_read_settings(folder / "settings.toml"),
    )


def form_key(workspace: Workspace) -> bytes:
    """Return the secret that signs forms: from the environment, the setting's file, or one made once for the ledger."""
    if key := os.environ.get(KEY_VARIABLE):
        return key.encode()
    named = workspace.settings.forms.key_file
    path = workspace.folder / named if named else workspace.ledger_folder / "form.key"
    if named and not path.is_file():
        raise Unreadable(f"The form key {path} named in settings.toml is not there.", "Restore it, or set another.")
    if not path.is_file():
        _make_key(path)
    return path.read_text().strip().encode()


def _make_key(path: Path) -> None:
    """Make a key once, whole: of two runs at once the first one's stays."""
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    temporary.touch(mode=0o600)
    temporary.write_text(os.urandom(32).hex() + "\n")
    with contextlib.suppress(FileExistsError):
        os.link(temporary, path)
    temporary.unlink()


def _read_settings(path: Path) -> Settings:
    if not path.is_file():
        return Settings()
    try:
        return Settings.model_validate(tomllib.loads(path.read_text(encoding="utf-8-sig")))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as problem:
        raise Unreadable(f"{path} is not written as TOML: {problem}.", "Put the line right and run again.") from problem
    except ValidationError as problem:
        first = problem.errors()[0]
        setting = ".".join(str(part) for part in first["loc"])
        wrong = "there is no such setting" if first["type"] == "extra_forbidden" else first["msg"]
        raise Unreadable(
            f"{path}: the setting {setting} is not right: {wrong}.", "See docs/settings.md for what there is."
        ) from problem
