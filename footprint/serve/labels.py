"""The words of the local page, by what they are for."""

from __future__ import annotations

from footprint.message import msg

NAME = msg("footprint")
SKIP = msg("Go to the page")
HOME = msg("New audit")
AUDITS = msg("Audits that are kept")
SETTINGS = msg("Settings")
NOTICE = msg("Notice for candidates")
SITE = msg("This program")
LANGUAGES = {"en": msg("In English"), "fr": msg("In French")}
DEMO = msg("This is the demo: an invented world with invented people. Nothing leaves this machine.")

TITLE = msg("Audit what a candidate shows of themself on the web")
LEAD = msg(
    "Give what the candidate gave you. Only that is followed; of accounts that are not shown to be theirs nothing but "
    "their existence is kept."
)
WHO_NOTE = msg("Such as @camille, github:camille, @camille@mastodon.example or camille.example; several with blanks.")
NAME_NOTE = msg("As the candidate writes it; it is what search engines are asked for.")
LINKS_NOTE = msg("Pages of theirs: a blog, a portfolio. One a line.")
SELF_NOTE = msg("Then no mandate is needed, and the report says what to claim and what to do next.")
MANDATE = msg("Why this audit may be made")
MANDATE_NOTE = msg("The candidate must have been told beforehand. What stands here is printed in the report.")
MORE = msg("More choices")
SEARCH_NOTE = msg("Every query holds the person's name. Ticked engines are sent it; none is, if none is ticked.")
NO_SEARCH = msg("No search engine is set up: the report will show the searches to make by hand.")
RESULTS_NOTE = msg("A list as CSV or JSON, see the README; it is kept with the recording.")
GO = msg("Begin the audit")
PEOPLE = msg("People of the demo")
OPTIONAL = msg("optional")

UNDERWAY = msg("Under way")
KEPT = msg("Kept")
NOTHING_KEPT = msg("Nothing is kept yet.")
ALL_KEPT = msg("All audits that are kept")
DATE = msg("Date")
WHO = msg("Who")
WHAT = msg("What")
SCORE = msg("Range and index")
STATE = msg("State")
FIND = msg("Find")
FIND_WHO = msg("A handle, an account, a page or a name")

STOP = msg("End it now, and keep what is gathered")
DISCARD = msg("Discard it")
RETRY = msg("Try again")
STOPPING = msg("Ending: what is gathered is being judged.")
WAITING = msg("Waiting for its turn: audits are made one after the other, so that no site is asked twice at once.")
AGAIN = msg("Begun again after footprint was restarted. What had been read whole is not asked for again.")
CLOSE = msg("You may close this page: the audit goes on, and is kept when it is done.")
NO_SCRIPT = msg("This page looks again every five seconds.")
FINISHED = msg("done")
TROUBLE = msg("That did not work")
BACK = msg("To the first page")

EXPIRED = msg("Delete what is past its last day")
