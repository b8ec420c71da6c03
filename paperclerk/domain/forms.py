"""The form that goes out: one lead's deliverables for one period, as data for the Word and Excel writers."""

from datetime import date

from paperclerk.domain.names import tag
from paperclerk.domain.periods import Period, for_people
from paperclerk.domain.places import Noun
from paperclerk.domain.plan import Deliverable
from paperclerk.domain.ratings import RagScheme
from paperclerk.domain.returns import Update
from paperclerk.domain.signature import FormMetadata


class FormItem(Noun):
    """One deliverable on a form, with what was last reported of it, if anything."""

    deliverable: Deliverable
    recommendation: int
    recommendation_title: str
    last: Update | None = None
    last_period: str = ""


class ReturnForm(Noun):
    """The pre-filled blank of one lead for one period.

    `owner` is the lead's post title. `answers` fills boxes in, keyed by tag (`D4_2_rag`) with what a person would type
    or choose there; a blank that goes out has none.
    """

    organisation: str
    plan_title: str
    plan_version: str
    period: Period
    owner: str
    contact: str = ""
    returns_due: date
    scheme: RagScheme
    items: tuple[FormItem, ...]
    answers: dict[str, str] = {}

    @property
    def file_stem(self) -> str:
        """Return the form's file name without its ending: `return_2031-03_Director_of_Finance`."""
        words = "".join(letter if letter.isalnum() else " " for letter in self.owner).split()
        return f"return_{self.period.key}_{'_'.join(words)}"

    def metadata(self, key_id: str) -> FormMetadata:
        """Return what the form carries about itself out of sight, to be signed."""
        prefill = {tag(item.deliverable.id, "due"): for_people(item.deliverable.due) for item in self.items}
        return FormMetadata(
            form_id=f"{self.period.key}-{self.file_stem}-{self.plan_version}",
            key_id=key_id,
            plan_title=self.plan_title,
            plan_version=self.plan_version,
            period=self.period.key,
            owner=self.owner,
            prefill=prefill,
        )
