"""The sample's settings.toml, with a word on each setting for whoever copies it."""

from sample.filling import CONTACT
from sample.posts import COUNCIL

SETTINGS = f"""\
# Settings of the sample workspace. Every setting has a default; these are the ones a council looks at first.
# What there is: docs/settings.md. A misspelt setting is refused, not ignored.

organisation = "{COUNCIL}"
body = "Cabinet"

[forms]
# The key that signs return forms. THIS ONE IS PUBLIC AND FOR THE SAMPLE ONLY: anybody can read it here. A council
# leaves this line out and sets PAPERCLERK_FORM_KEY, or lets the first run make a key beside its ledger.
key_file = "form.key"
# Printed on each form: where owners send it back to.
contact = "{CONTACT}"

[papers]
# cabinet-report, stabilisation-plan and assurance-pack are all made unless fewer are named here.
# The year of the Cabinet report's layout: 2023, 2024 or general.
layout = "2024"
# The stabilisation plan in "four-columns" or "six-columns" on a page that lies, or as "cards", one a recommendation.
table = "four-columns"
# A folder of the council's own templates would be named here: templates = "templates"
# LibreOffice makes a PDF beside each Word file.
pdf = true

[schedule]
# `paperclerk serve` runs the cycle on weekdays at six in the morning, for the latest period that has closed.
cron = "0 6 * * 1-5"
timezone = "Europe/London"
active = true

[rules]
# C22: a text that has this share of its words in common with last month's is asked about.
same_text = 0.90
# C44: days after the cut-off before a return is late.
days_of_grace = 0
"""
