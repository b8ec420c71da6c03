"""Marking: how we sign what we write into an owner's own file, so that readers and a second marking know it again."""

# The author of our comments in Word and Excel. What stands under this name is ours: it is never read as the owner's
# word, and a second marking takes it away first.
MARKED_BY = "Paperclerk"
MARKED_BY_INITIALS = "PC"

# The sheet that lists what is wrong in a marked workbook.
PROBLEMS_SHEET = "Problems found"
