"""Prose of local government out of a grammar: sentences of realistic length, the same ones for the same seed.

Nobody wrote these papers and no council decided anything in them. The sentences hold what makes
reading papers hard: figures and dates that may come to stand at the beginning of a line, abbreviations with stops,
references to sections and paragraphs, hyphens, brackets, quotation marks and dashes.
"""

import random
import re

_SLOTS: dict[str, tuple[str, ...]] = {
    "who": (
        "the Council",
        "the service",
        "the programme board",
        "Corporate Leadership Team",
        "the Audit and Risk Committee",
        "the Director of Finance",
        "the improvement team",
        "the Monitoring Officer",
        "the project sponsor",
        "the Panel",
        "each directorate",
        "the shared procurement team",
        "the housing service",
        "Members",
        "the external auditor",
    ),
    "did": (
        "has completed",
        "has reviewed",
        "has begun",
        "has agreed the scope of",
        "has reported on",
        "has set out",
        "has carried out",
        "has consulted residents on",
        "has brought forward",
        "has tested",
        "has commissioned",
    ),
    "thing": (
        "the review of delegated decisions",
        "a single register of contracts",
        "the self-assessment against the best value themes",
        "the medium-term financial strategy",
        "the housing repairs backlog",
        "a plan for the capital receipts",
        "the reconciliation of the suspense accounts",
        "the scheme of delegation",
        "a workforce plan for hard-to-fill posts",
        "the asset register",
        "the complaints procedure",
        "an options appraisal for the leisure centres",
        "the arrangements for school transport",
        "a data-quality audit",
        "the terms of reference of the working group",
        "the pay and grading model",
        "the business case for the depot",
        "the corporate risk register",
    ),
    "why": (
        "so that decisions are taken on complete information",
        "because the previous arrangements had not been kept up",
        "in order to reduce the call on reserves",
        "to give Members earlier sight of pressures",
        "so that residents see a difference on the ground",
        "in response to the findings of the peer challenge",
        "as required by section 3 of the Local Government Act 1999",
        "in line with the Code of Corporate Governance",
        "following the report considered in private on {date}",
        "to meet the duty set out in paragraph {ref} below",
    ),
    "when": (
        "by {date}",
        "before the end of the financial year",
        "no later than {date}",
        "during the first quarter of 2031/32",
        "within twelve months",
        "between {date} and {date}",
        "at its meeting on {date}",
        "from {date}",
    ),
    "date": (
        "31 March 2032",
        "1 April 2031",
        "14 May 2031",
        "30 September 2031",
        "7 January 2032",
        "22 July 2031",
        "3rd November 2031",
        "18th June 2031",
        "12 December 2031",
        "29 February 2032",
    ),
    "money": (
        "£1.2 million",
        "£340,000",
        "£4.75m",
        "£18,500",
        "£2.6 million",
        "£975k",
        "£12.05 million",
        "£60,000",
        "some £3.1 million",
    ),
    "count": ("12", "37", "104", "two", "sixteen", "1,250", "four", "86", "9", "310"),
    "part": ("2.4 per cent", "11%", "three-quarters", "one in six", "38 per cent", "0.5%", "just over half"),
    "ref": ("3.2", "4.1", "5.3", "2.1", "6.2", "7.1"),
    "things": (
        "invoices older than 90 days",
        "high-priority audit actions",
        "households in temporary accommodation",
        "staff who answered the survey",
        "planning appeals",
        "vacant posts",
        "school places",
        "responses to the consultation",
        "contracts without a named owner",
        "homes that fall short of the standard",
        "outstanding complaints",
    ),
    "adverb": ("substantially", "broadly", "slightly", "steadily", "significantly", "only partly"),
    "move": ("improved", "fallen", "risen", "kept pace with demand", "been brought back into line", "changed"),
    "short": (
        "s.114",
        "No. 4",
        "i.e. the general fund",
        "e.g. adult social care",
        "para. 2",
        "Sch. 12A",
        "c. 2,000 homes",
    ),
    "body": (
        "Cabinet",
        "the Overview and Scrutiny Committee",
        "Full Council",
        "the Improvement Board",
        "the Finance Sub-Committee",
        "the Pensions Panel",
        "the Joint Consultative Forum",
    ),
}

_SENTENCES = (
    "{Who} {did} {thing} {why}.",
    "{Who} {did} {thing} and will report to {body} {when}.",
    "At the end of the period there were {count} {things}, against {count} a year before; this has {adverb} {move}.",
    "The cost of {thing} is estimated at {money}, of which {money} falls in 2031/32 and the remainder in later years.",
    "It is proposed that {thing} be brought back to {body} {when}, together with an account of what has been spent.",
    "Section {ref} of this report describes {thing} in more detail.",
    "The number of {things} has {adverb} {move} since {date}, though {part} are still outside the target.",
    "{Who} was asked (see paragraph {ref}) to look again at {thing} {why}.",
    "A saving of {money} a year depends on {thing} being in place {when}.",
    "Further work is needed on {thing} – in particular on {things} – before {body} can be given full assurance.",
    "In the words of one respondent, ‘{who} {did} a great deal, but we have yet to see {thing}’.",
    "Where a decision would exceed {money} it is reserved to {body}; below that sum, {short}, officers may take it.",
    "The position is set out in Appendix A and was noted by {body} on {date}.",
    "{Who} and {who} have met {count} times since {date} to agree how {thing} should be taken forward.",
    "There are {count} actions, {count} of which are complete, {count} on course and the rest delayed {why}.",
    "Members will recall that {body} resolved on {date} to ask {who} for a further report.",
    "No additional budget is sought: the cost of {money} will be met from the transformation reserve ({short}).",
    "Both the long-term forecast and the year-end position have {adverb} {move}, as {who} had expected.",
    "This would allow {who} to deal with {part} of {things} {when}.",
    "Officers have taken account of the advice in the auditor’s letter of {date} and of the “lessons learned” paper.",
)

_TITLES = (
    "Reshaping the customer service offer",
    "Quarterly monitoring of the recovery programme",
    "Review of the scheme of delegation",
    "Housing repairs: lessons and next steps",
    "Annual review of the asset strategy",
    "Response to the peer challenge",
    "A new model for leisure services",
    "Update on the improvement plan",
)

_NAMES = (
    "Ayodele Marsh",
    "Beatrix Holloway",
    "Callum Westerby",
    "Deepa Rowntree",
    "Ewan Tarleton",
    "Farida Ostler",
    "Giles Penhallow",
    "Hester Quill",
    "Imran Dockray",
    "Josephine Lark",
    "Kwame Littler",
    "Lowri Stannage",
)

_POSTS = (
    "Director of Finance",
    "Monitoring Officer",
    "Head of Legal Services",
    "Assistant Director, Housing",
    "Director of Place",
    "Chief Executive",
    "Head of Internal Audit",
    "Head of Democratic Services",
    "Director of Adults and Health",
    "Head of People and Change",
    "Section 151 Officer",
    "Head of Property",
)


class Prose:
    """A writer of sentences; the same seed writes the same ones."""

    def __init__(self, seed: str) -> None:
        """Begin with a seed."""
        self.chance = random.Random(seed)

    def _filled(self, text: str) -> str:
        while found := re.search(r"\{(\w+)\}", text):
            slot = found[1]
            word = self.chance.choice(_SLOTS[slot.lower()])
            if slot[0].isupper():
                word = word[0].upper() + word[1:]
            text = text[: found.start()] + word + text[found.end() :]
        return text

    def sentence(self) -> str:
        """Return a sentence."""
        return self._filled(self.chance.choice(_SENTENCES))

    def paragraph(self, least: int = 2, most: int = 5) -> str:
        """Return a paragraph of so many sentences."""
        return " ".join(self.sentence() for _ in range(self.chance.randint(least, most)))

    def point(self) -> str:
        """Return a point of a list: it begins small and ends with a semicolon."""
        return self._filled(self.chance.choice(("{thing} {when};", "{thing}, {why};", "{count} {things}, or {part};")))

    def deed(self) -> str:
        """Return something to be decided or done, beginning with a verb."""
        verb = self.chance.choice(
            ("Agree", "Note", "Approve", "Complete", "Publish", "Commission", "Recommend to {body}", "Bring forward")
        )
        return self._filled(f"{verb} {{thing}} {{why}}.")

    def phrase(self) -> str:
        """Return a few words, as a cell of a table holds them."""
        text = self._filled(self.chance.choice(("{thing}", "{things}", "{thing} {when}")))
        return text[0].upper() + text[1:]

    def title(self) -> str:
        """Return the title of a paper."""
        return self.chance.choice(_TITLES)

    def name(self) -> str:
        """Return somebody's name."""
        return self.chance.choice(_NAMES)

    def post(self) -> str:
        """Return a post."""
        return self.chance.choice(_POSTS)

    def date(self) -> str:
        """Return a date."""
        return self.chance.choice(_SLOTS["date"])
