"""The rulebook: every rule a finding can come from, with its severity and its name, each written once.

C01-C60 are the challenge rules of the field (only those built are listed). F is about a file, V about one value in a
return, P about the plan workbook, I about a plan taken out of a report or a plan for recovery, A about an author's
file, Q about a paper as a paper, T about templates, X about what comes out.
"""

from enum import StrEnum
from typing import NamedTuple


class Severity(StrEnum):
    """How much a finding matters; `block` stops publication until answered or accepted on record."""

    BLOCK = "block"
    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


class RuleEntry(NamedTuple):
    """A rule's severity and its name as a reviewer reads it."""

    severity: Severity
    title: str


_B, _H, _M, _L = Severity

RULEBOOK: dict[str, RuleEntry] = {
    # challenge rules: rules/*.py
    "C01": RuleEntry(_H, "Green although the due or forecast date has passed"),
    "C03": RuleEntry(_H, "The rating improved with no new evidence"),
    "C04": RuleEntry(_H, "The rating went from Red to Green in one step"),
    "C05": RuleEntry(_M, "The rating fell from Green to Red in one step"),
    "C06": RuleEntry(_H, "The forecast moved later with no reason"),
    "C07": RuleEntry(_B, "A baseline date was changed"),
    "C10": RuleEntry(_B, "Complete with no evidence"),
    "C11": RuleEntry(_B, "Complete with no completion date, or one after the period"),
    "C20": RuleEntry(_H, "Amber or Red with no dated path to green"),
    "C22": RuleEntry(_H, "The text is nearly the same as last period's"),
    "C34": RuleEntry(_B, "A deliverable of the plan is missing from the return, or from the new paper"),
    "C35": RuleEntry(_H, "The wording is not what was published"),
    "C36": RuleEntry(_M, "Something in the new paper that the published one did not have"),
    "C37": RuleEntry(_M, "The officers named are not those of the published paper"),
    "C38": RuleEntry(_M, "Two papers compared that may not be the ones meant"),
    "C41": RuleEntry(_B, "Not signed off, or changed after sign-off"),
    "C44": RuleEntry(_B, "Return late or missing"),
    "C45": RuleEntry(_H, "The paper gives last time's rating otherwise than it was published"),
    "C59": RuleEntry(_B, "A paper shows another rating than the owner signed"),
    # files: parsers/register.py, paperclerk/mailbox, rules/identity.py, rules/standing.py, steps/gather_returns.py
    "F01": RuleEntry(_B, "Not one of our return forms"),
    "F02": RuleEntry(_B, "The file is broken and cannot be read"),
    "F03": RuleEntry(_B, "The file is not what its name says"),
    "F04": RuleEntry(_B, "The file is empty"),
    "F05": RuleEntry(_B, "The file is locked with a password"),
    "F06": RuleEntry(_B, "The file holds something unsafe"),
    "F07": RuleEntry(_B, "The file is too large to be a return"),
    "F08": RuleEntry(_B, "A form for another plan"),
    "F09": RuleEntry(_B, "A form for another period"),
    "F10": RuleEntry(_B, "A return of somebody who leads nothing in the plan"),
    "F11": RuleEntry(_H, "The form's own mark is missing or was altered"),
    "F12": RuleEntry(_B, "A rating of somebody else's deliverable"),
    "F13": RuleEntry(_L, "The same file was received before"),
    "F14": RuleEntry(_M, "A later return replaces an earlier one"),
    "F15": RuleEntry(_M, "Part of a message was not a return"),
    "F16": RuleEntry(_M, "The form is from an earlier version of the plan"),
    "F17": RuleEntry(_M, "The file holds macros, which were not run"),
    "F18": RuleEntry(_M, "A line of received.csv cannot be used"),
    "F19": RuleEntry(_L, "A file of an older format, converted before it was read"),
    # one value in a return: parsers/cells.py, parsers/word_return.py, parsers/excel_return.py
    "V01": RuleEntry(_B, "The rating is not one of the scheme's"),
    "V02": RuleEntry(_H, "The status is not one of the list's"),
    "V03": RuleEntry(_H, "A date that cannot be read with certainty"),
    "V04": RuleEntry(_H, "A percentage, or a step of the risk matrix, that cannot be read with certainty"),
    "V05": RuleEntry(_H, "A name that is not in the officer register"),
    "V06": RuleEntry(_L, "Text stands beside the box it belongs in"),
    "V07": RuleEntry(_L, "Tracked changes, read as if accepted"),
    "V08": RuleEntry(_H, "Two values for one field"),
    "V09": RuleEntry(_L, "A value was read otherwise than it was written"),
    "V10": RuleEntry(_H, "Text longer than a return can hold"),
    "V11": RuleEntry(_M, "Not in the agreed plan"),
    "V12": RuleEntry(_B, "A required answer is missing"),
    "V13": RuleEntry(_L, "A comment in the margin, for the reviewer"),
    "V14": RuleEntry(_M, "A name or label no longer points at its answer"),
    "V15": RuleEntry(_M, "Part of an answer cannot be carried over"),
    "V16": RuleEntry(_H, "A cell shows an error, or a formula without its result"),
    "V17": RuleEntry(_M, "Text stands outside the boxes and was not read"),
    "V18": RuleEntry(_L, "Text that may be the owner's stands outside the boxes"),
    "V19": RuleEntry(_H, "The file is damaged where an answer or a label stands"),
    "V20": RuleEntry(_M, "An answer is the result of a formula"),
    "V21": RuleEntry(_M, "The file reaches outside itself; nothing was fetched"),
    "V22": RuleEntry(_M, "Answers stand where nobody sees them"),
    "V23": RuleEntry(_H, "An answer comes from outside the workbook and was not taken"),
    # plan.xlsx and meetings.xlsx: parsers/plan_workbook.py, parsers/meetings_workbook.py, rules/baseline.py
    "P01": RuleEntry(_B, "A number stands twice in the plan"),
    "P02": RuleEntry(_B, "A post that is not on the Officers sheet"),
    "P03": RuleEntry(_B, "A deliverable with no due date"),
    "P04": RuleEntry(_B, "A cell of the plan is empty or cannot be read"),
    "P05": RuleEntry(_B, "A sheet or column of the plan is missing"),
    "P06": RuleEntry(_B, "A row belongs to no recommendation"),
    "P07": RuleEntry(_M, "A due date after the plan's end"),
    "P08": RuleEntry(_B, "The plan has not been adopted"),
    "P09": RuleEntry(_H, "The plan differs from the adopted version"),
    "P12": RuleEntry(_B, "An adopted deliverable is no longer in the plan"),
    "P10": RuleEntry(_M, "A post with two meanings"),
    "P11": RuleEntry(_L, "A cell of the plan was read otherwise than it was written"),
    # plan import: parsers/pdf_report.py, parsers/plan_table.py
    "I01": RuleEntry(_M, "A due date taken from a heading, not from the deliverable"),
    "I02": RuleEntry(_M, "A paragraph taken as a dependency"),
    "I03": RuleEntry(_L, "Bullets attached to the paragraph before them"),
    "I04": RuleEntry(_M, "A list with no marks, split at sentence ends"),
    "I05": RuleEntry(_B, "No plan table was found"),
    "I06": RuleEntry(_H, "Numbers of the recommendations are missing or repeated"),
    "I07": RuleEntry(_M, "Text of the table that could not be placed"),
    "I08": RuleEntry(_M, "The lead was taken as the first officer named"),
    "I09": RuleEntry(_H, "Pages without text"),
    "I10": RuleEntry(_L, "Lines joined or parted without certainty"),
    "I11": RuleEntry(_H, "Deliverables for which the report gives no date"),
    "I12": RuleEntry(_M, "Officers parted by commas that may be one post or several"),
    "I13": RuleEntry(_M, "A due date taken from a deliverable's own words, or counted from a quarter"),
    "I14": RuleEntry(_M, "Actions taken as deliverables of their own"),
    "I15": RuleEntry(_L, "A merged cell taken for every recommendation it stands beside"),
    # reports read as documents: parsers/outline.py
    "I20": RuleEntry(_M, "Pages of a pack that belong to none of its reports"),
    "I21": RuleEntry(_M, "A question of the front page answered twice"),
    "I22": RuleEntry(_H, "A report without headings"),
    "I23": RuleEntry(_M, "A page that may begin another report"),
    "I26": RuleEntry(_H, "A part of a Word file that was not read"),
    "I27": RuleEntry(_H, "Pages set in a font that does not say its letters"),
    "I28": RuleEntry(_L, "Text aslant over a page, set aside"),
    # an Improvement and Recovery Plan: parsers/plan_links.py
    "I30": RuleEntry(_B, "A link to an action that is not in the plan"),
    "I31": RuleEntry(_B, "Links between actions that lead round in a ring"),
    "I32": RuleEntry(_B, "A link to a plan that is not there"),
    "I33": RuleEntry(_H, "A statutory recommendation without a response"),
    "I34": RuleEntry(_H, "A figure without a target"),
    "I35": RuleEntry(_B, "A row under an aim, a priority or a plan that is not there"),
    "I36": RuleEntry(
        _M, "A response that does not say what is done, by whom or by when, or that no action carries out"
    ),
    "I37": RuleEntry(_M, "A linked action with a date or lead of its own"),
    "I38": RuleEntry(_M, "An aim or priority that nothing stands under"),
    "I39": RuleEntry(_M, "Two actions in the same words that are not linked"),
    # authors' files: parsers/author_report.py
    "A01": RuleEntry(_B, "The author's file has no front-page table"),
    "A02": RuleEntry(_B, "A required section has no words yet"),
    "A03": RuleEntry(_H, "A heading that the report does not know"),
    "A04": RuleEntry(_B, "A front-page question is not answered"),
    "A05": RuleEntry(_B, "The author has not written this paper's words"),
    "A06": RuleEntry(_M, "Something in the author's file is not carried over"),
    "A07": RuleEntry(_L, "Tracked changes in the author's file, read as if accepted"),
    "A08": RuleEntry(_B, "A mark of exemption that cannot be understood"),
    # papers as papers: rules/paper_*.py
    "Q01": RuleEntry(_H, "A section that the layout requires is missing"),
    "Q02": RuleEntry(_H, "A section with nothing under its heading"),
    "Q03": RuleEntry(_M, "What every report is expected to speak of is not headed anywhere"),
    "Q04": RuleEntry(_H, "A follow-up of the front page is not answered"),
    "Q05": RuleEntry(_M, "A follow-up for which the front page has no row is not answered either"),
    "Q06": RuleEntry(_H, "An appendix called exempt in a report that says nothing is"),
    "Q07": RuleEntry(_H, "A placeholder was left in the text"),
    "Q08": RuleEntry(_M, "Something in the text is still to be confirmed"),
    "Q09": RuleEntry(_L, "Something in a table is still to be confirmed"),
    "Q10": RuleEntry(_M, "A sentence that does not end"),
    "Q11": RuleEntry(_L, "A paragraph without the full stop that the others have"),
    "Q12": RuleEntry(_M, "Words that lead up to something, and nothing comes"),
    "Q13": RuleEntry(_M, "A reference to something that is not in the report"),
    "Q14": RuleEntry(_M, "Said to be in one section, and another is about it"),
    "Q15": RuleEntry(_M, "An appendix is cited and not listed"),
    "Q16": RuleEntry(_L, "An appendix is listed and not cited"),
    "Q17": RuleEntry(_M, "The list of contents differs from the headings"),
    "Q18": RuleEntry(_M, "Numbers missing, repeated or out of order"),
    "Q19": RuleEntry(_L, "A number printed otherwise than its neighbours"),
    "Q20": RuleEntry(_M, "A post or committee is written in two ways"),
    "Q21": RuleEntry(_M, "Two names of people that differ by one letter"),
    "Q22": RuleEntry(_L, "An abbreviation that is never written out"),
    "Q23": RuleEntry(_L, "An abbreviation written out more than once"),
    "Q24": RuleEntry(_M, "An abbreviation written in two ways"),
    "Q25": RuleEntry(_M, "A date behind the meeting spoken of as ahead, or the other way"),
    "Q26": RuleEntry(_M, "A day that does not exist, or is another weekday"),
    "Q27": RuleEntry(_M, "The meeting is dated on no working day"),
    "Q28": RuleEntry(_M, "What seems the same thing is given two figures"),
    "Q29": RuleEntry(_M, "What seems the same event is given two days"),
    "Q30": RuleEntry(_H, "A total that its figures do not add up to"),
    "Q31": RuleEntry(_H, "A tracked change left in the file"),
    "Q32": RuleEntry(_H, "A comment left in the file"),
    "Q33": RuleEntry(_H, "Hidden text left in the file"),
    "Q34": RuleEntry(_M, "Names of people left in the file's properties"),
    "Q35": RuleEntry(_M, "A heading that has no heading style"),
    "Q36": RuleEntry(_M, "Levels of headings skipped, or no highest one"),
    "Q37": RuleEntry(_M, "No title, or another language than British English"),
    "Q38": RuleEntry(_M, "A table without a heading row"),
    "Q39": RuleEntry(_M, "A picture without alternative text"),
    "Q40": RuleEntry(_M, "Meaning in colour alone"),
    "Q41": RuleEntry(_M, "Highlighted words left in the file"),
    "Q42": RuleEntry(_M, "A list typed by hand, which is no list to a screen reader"),
    "Q43": RuleEntry(_M, "Words that stand out too little from what is behind them"),
    "Q44": RuleEntry(_M, "A link that does not say where it leads"),
    "Q45": RuleEntry(_L, "A table with merged cells"),
    "Q46": RuleEntry(_L, "Empty paragraphs, rows or columns in place of spacing"),
    "Q47": RuleEntry(_L, "A table without a title or description"),
    "Q48": RuleEntry(_M, "The PDF is not tagged"),
    "Q49": RuleEntry(_M, "Words outside the tags of the PDF"),
    "Q50": RuleEntry(_M, "A row of the front page is left blank"),
    # a council's templates: steps/check_template.py
    "T01": RuleEntry(_B, "A tag asks for what the paper does not have"),
    "T02": RuleEntry(_B, "A tag is not written as it should be"),
    "T03": RuleEntry(_B, "A loop or condition does not close where it began"),
    "T04": RuleEntry(_B, "The template does not show what the paper must say"),
    "T05": RuleEntry(_B, "A generated region is missing, or there twice"),
    "T06": RuleEntry(_B, "The template holds what acts by itself or comes from elsewhere"),
    "T07": RuleEntry(_B, "A style or list is named that the template does not have"),
    "T08": RuleEntry(_B, "A tag stands where nothing is filled in"),
    "T09": RuleEntry(_B, "What comes out is not what the paper holds"),
    "T10": RuleEntry(_L, "Empty paragraphs come out"),
    "T11": RuleEntry(_H, "Two tables come out as one"),
    "T12": RuleEntry(_M, "A comment or tracked change is left in the template"),
    "T13": RuleEntry(_B, "A tag that cannot be tried with any sample"),
    "T20": RuleEntry(_B, "A tag could go on without end or take all memory"),
    "T21": RuleEntry(_B, "Papers made with it would not be read by everybody"),
    "T22": RuleEntry(_B, "The template bears a marking under which nothing is published"),
    "T23": RuleEntry(_L, "Papers made with it would be harder to read for some"),
    # what comes out
    "X01": RuleEntry(_M, "The PDF was not made"),
    "X02": RuleEntry(_M, "Characters that cannot stand in a Word file were left out"),
    "X03": RuleEntry(_M, "A rating was published and the new paper has none"),
    # papers traced: rules/traced.py
    "X20": RuleEntry(_B, "The manifest of a paper does not fit it"),
    "X21": RuleEntry(_B, "Not one of our papers, or nothing says what it was made from"),
    # what may not be published: rules/publicity.py, rules/leaks.py
    "X22": RuleEntry(_B, "Something exempt stands in what was made for everybody"),
    "X23": RuleEntry(_B, "A file made for everybody holds what readers do not see"),
    "X24": RuleEntry(_B, "The Commissioners’ comments are awaited"),
    "X25": RuleEntry(_B, "A marking under which nothing is published"),
    "X26": RuleEntry(_B, "Something is exempt and the public-interest statement is missing"),
    "X27": RuleEntry(_B, "The front page does not say that something is exempt, and something is"),
    # how a report is taken, and what it owes: rules/report_procedure.py, report_contents.py, clearances.py
    "X35": RuleEntry(_H, "What is said of urgency, notice or call-in is incomplete or cannot be understood"),
    "X36": RuleEntry(_H, "The dates leave less notice than the law wants"),
    "X37": RuleEntry(_M, "The meetings a report goes through do not fit together, or one has no outcome"),
    "X38": RuleEntry(_M, "It is said that there are no implications, and not why"),
    "X39": RuleEntry(_H, "A clearance is void, since the text was changed after it"),
    "X40": RuleEntry(_B, "A clearance that the council wants is not there, or is void"),
    "X41": RuleEntry(_H, "The Commissioners’ block is incomplete or cannot be understood"),
    "X42": RuleEntry(_M, "The options do not say which is recommended, or why"),
    "X43": RuleEntry(_H, "An appendix is exempt, and the front page does not say so as it must"),
    "X44": RuleEntry(_B, "The front page calls an appendix exempt, and the appendix is not marked so"),
    # the author's pictures: parsers/author_report.py
    "X45": RuleEntry(_B, "A picture of the author's has no alternative text"),
    # the contents list: steps/page_numbers.py
    "X46": RuleEntry(_L, "The pages of a contents list are filled in only when the paper is opened"),
    # gaps in a template: word/template_gaps.py
    "X47": RuleEntry(_H, "A heading cell of a template's table is empty"),
    "X48": RuleEntry(_M, "A tag of a template may have been lost"),
    # the front page and the marks: rules/publicity.py; what was published before: steps/stand_public.py
    "X60": RuleEntry(_B, "The front page says that something is exempt, and nothing is marked"),
    "X61": RuleEntry(_B, "The front page names other paragraphs of Schedule 12A than the marks"),
    "X62": RuleEntry(_B, "Something published before shows what must not be public now"),
}
