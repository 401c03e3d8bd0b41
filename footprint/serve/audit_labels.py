"""The words of the pages about an audit that is kept, by what they are for."""

from __future__ import annotations

from footprint.message import msg

REPORT = msg("Open the report")
PDF = msg("Print as PDF")
SHEET = msg("Interview sheet")
COPY = msg("Copy for the candidate")
NEXT = msg("What you can do with it")

FACTS = msg("About this audit")
JUDGED = msg("Judged")
KEPT_UNTIL = msg("Kept until")
ID = msg("Kept as")
TO_REVIEW = msg("Record a review")
TO_DISPUTES = msg("See what is disputed")
BACK = msg("Back to the audit")

PICTURE = msg("The picture")
TRADES = msg("By trade")
IN_SHORT = msg("In short")
STANDS_OUT = msg("What stands out")
STRONGEST = msg("Strongest evidence")
LEVERS = msg("What would change most")

SAID = msg("What people said of it")
NOTHING_SAID = msg("Nobody has said anything about a number yet.")
SAY = msg("Note or dispute a number")
REVIEWS = msg("Reviews")
RULE = msg("Rule on it")
WAITING = msg("Waiting for a ruling")

JUDGEMENTS = msg("How it was judged")
JUDGEMENTS_NOTE = msg(
    "The recording stays as it is. Another rubric judges it anew, asks nobody anything, and stands beside the earlier "
    "judgements; the newest is the one that is shown."
)
SHOWN = msg("shown")
RUBRIC = msg("Rubric")
OWN_RUBRIC = msg("The rubric that the audit was made by")
JUDGE = msg("Judge by this rubric")
RUBRIC_FAULT = msg("Choose one of the rubrics that are listed.")

OTHERS = msg("Other audits of this person")
COMPARE = msg("What changed")

FILES = msg("The report as a file")
FILES_NOTE = msg("A file that leaves this page is yours to look after: deleting the audit does not delete it.")
FORMS = {
    "html": msg("Web page"),
    "pdf": msg("PDF"),
    "md": msg("Markdown"),
    "txt": msg("Plain text"),
    "json": msg("Data (JSON)"),
    "svg": msg("Picture of what names what (SVG)"),
}
TONGUES = {"en": msg("English"), "fr": msg("French")}
BOTH = msg("both languages")
NO_FORM = msg("A report can be had as HTML, Markdown, JSON, plain text, SVG or PDF.")

REMARKS = msg("Notes and disputes")
REMARKS_LEAD = msg(
    "A note stands beside a number and leaves it as it is. A dispute takes the number out of the score until a person "
    "has ruled. Choose the number that it is about."
)
UNSCORED = msg("This audit has no numbers that could be disputed.")
VALUE = msg("Value")
STATUS = msg("State")
FORMULA = msg("Formula")
EVIDENCE = msg("Evidence")
IN_REPORT = msg("See it in the report, with its evidence")
ALL_NUMBERS = msg("All numbers of this audit")
DISPUTED = msg("disputed")

SO_FAR = msg("Said so far")
NOTE = msg("Add a note")
NOTE_HINT = msg(
    "In the candidate's words, or yours for them. Every later report shows it beside the number; the number stays."
)
NOTE_TEXT = msg("Note")
NOTE_SEND = msg("Add the note")
DISPUTE = msg("Dispute this number")
DISPUTE_HINT = msg(
    "The number leaves the score at once, and stays out until a person has ruled. The audit is judged anew from its "
    "recording; the earlier judgement is kept beside the new one."
)
DISPUTE_TEXT = msg("What is wrong with it")
DISPUTE_SEND = msg("Dispute it")
RULING = msg("Rule on the dispute")
RULING_HINT = msg("A ruling is a person's decision, and carries a name. The audit is judged anew from its recording.")
RULED = msg("Ruling")
UPHELD = msg("The candidate is right: the number stays out of the score.")
REJECTED = msg("The finding stands, and counts again.")
RULED_BY = msg("Who rules")
RULED_BECAUSE = msg("Why")
RULING_SEND = msg("Record the ruling")
RULING_FAULT = msg("Choose one of the two.")
NOTHING_TO_RULE = msg("No dispute of this number waits for a ruling.")
NO_NUMBER = msg("This audit has no number of that name. Its list of numbers has all that can be noted or disputed.")
RULING_REASON = msg("Reason for the ruling")

REVIEW = msg("Record a review")
REVIEW_LEAD = msg(
    "No decision about anybody may rest on a number alone. Say who read the report, and what for; every later report "
    "says so in its head."
)
REVIEW_BY = msg("Who read it")
REVIEW_FOR = msg("What for")
REVIEW_FOR_HINT = msg("Such as a short list, or an interview.")
REVIEW_SEND = msg("Record the review")

SHEET_TITLE = msg("Interview sheet")
SHEET_LEAD = msg(
    "What the audit could not see, or could not answer, as questions to the candidate. Tick what the position needs on "
    "day one: those questions come first. The sheet prints with room for notes."
)
SHEET_OPEN = msg("Open the sheet")
SHEET_PDF = msg("Sheet as PDF")
NO_SHEET = msg("Only a whole audit has an interview sheet: this one looked at a part, and nearly all is left to ask.")

COPY_TITLE = msg("Copy for the candidate")
COPY_LEAD = msg(
    "Everything that is kept about the candidate, for the candidate: every number with its evidence, formula and "
    "weight, what would change it, who was asked what, and how to contest it. About other people it says nothing."
)
COPY_HOW = msg("Hand over both files. The page is to be read; the data is for programs, and holds both languages.")
NO_COPY = msg("The copy can be had as HTML, JSON or PDF.")
COPY_PAGE = {"en": msg("Page in English"), "fr": msg("Page in French")}
COPY_PDF = {"en": msg("PDF in English"), "fr": msg("PDF in French")}
COPY_DATA = msg("Data (JSON)")

DELETE = msg("Delete")
DELETE_LINK = msg("Delete this audit, or everything about this person")
DELETE_WHAT = msg("What is to be deleted")
DELETE_ONE = msg("This audit alone")
DELETE_ALL = msg("Everything that is kept about this person")
EXTENT_FAULT = msg("Choose what is to be deleted.")
DELETE_NAMESAKES = msg(
    "These are all audits for which one of the same handles, pages or names was given. Two people may bear one name: "
    "look at the list. What is past its last day, and so is no longer listed, goes with it."
)
STAYS = msg("What stays")
STAYS_TEXT = msg(
    "Reports and copies that were downloaded, printed or exported, and recordings that were written elsewhere: those "
    "are yours to delete. So are backups of this disk."
)
FOR_GOOD = msg("It goes from the files themselves, and can't be brought back.")
SURE = msg("Yes, delete it for good")
SURE_FAULT = msg("Tick this to delete; nothing has been deleted yet.")
DELETE_SEND = msg("Delete it now")
DELETED = msg("Deleted")
DELETED_TOLD = msg("This is told once, and kept nowhere.")
KEEP = msg("Keep it")

EXPIRED = msg("Past their last day")
EXPIRED_LEAD = msg("These audits are no longer read. Only their name and date are known here.")
NOTHING_EXPIRED = msg("No audit is past its last day.")

TOLD = {
    "note": msg("The note stands beside the number now."),
    "dispute": msg("The number is disputed, and out of the score until a person rules. The audit was judged anew."),
    "ruling": msg("The ruling is recorded. The audit was judged anew."),
    "review": msg("The review is recorded."),
    "judged": msg("The audit was judged anew; this is the new judgement."),
}
