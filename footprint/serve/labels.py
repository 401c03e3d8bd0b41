"""The words of the local page, by what they are for."""

from __future__ import annotations

from footprint.message import msg

NAME = msg("footprint")
SKIP = msg("Go to the page")
HOME = msg("New audit")
AUDITS = msg("Audits that are kept")
SETTINGS = msg("Settings")
NOTICE = msg("Notice for candidates")
NAVIGATION = (("/", HOME), ("/audits", msg("Audits")), ("/notice", msg("Notice")), ("/settings", SETTINGS))
"""Where one can go from every page."""
SITE = msg("This program")
DEMO_NAME = msg("Demo")
DEMO = msg("An invented world with invented people. Nothing leaves this machine.")

TITLE = msg("Audit what a candidate shows of themself on the web")
LEAD = msg(
    "Give what the candidate gave you. Only that is followed; of accounts that are not shown to be theirs nothing but "
    "their existence is kept."
)
CANDIDATE = msg("The candidate")
CANDIDATE_NOTE = msg("One handle, account or page is enough. The more the candidate gave you, the more can be shown.")
WHO_NOTE = msg("Such as @camille, github:camille, @camille@mastodon.example or camille.example; a blank between two.")
NAME_NOTE = msg("As the candidate writes it. It goes to the search engines that are ticked below, and to nobody else.")
LINKS_NOTE = msg("Pages of theirs, such as a blog or a portfolio. One a line.")
SELF_NOTE = msg("Then no mandate is needed, and the report says what to claim and what to do next.")
MANDATE = msg("Why this audit may be made")
MANDATE_NOTE = msg(
    "The candidate must have been told beforehand. What stands here is printed in the report; without it, the report "
    "says that no notice is recorded."
)
MANDATE_NEEDED = msg(
    "All of it is needed here, except for an audit of yourself: your settings refuse an audit without it."
)
NOTICE_LINK = msg("Write the notice")
RUBRIC_NOTE = msg("What counts for the position, and how much.")
WORD_NOTE = msg("Searched for together with the name; empty for the usual one.")
EXTENDED_NOTE = msg("Takes longer. Otherwise those are asked that count most.")
BEFORE = msg("What happens now")
AUDITS_LEAD = msg("The newest first. There is no other order: nobody is compared with anybody.")
NOBODY_FOUND = msg("Nothing is kept about them.")
WHOLE = msg("The whole audit")
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
LOST = msg("footprint does not answer: it may have been ended. This page goes on by itself once it is started again.")
NO_SCRIPT = msg("This page looks again every five seconds.")
FINISHED = msg("done")
TROUBLE = msg("That did not work")
BACK = msg("To the first page")

SETTINGS_LEAD = msg(
    "Settings are read from a file, from variables whose names begin with FOOTPRINT_, and from what the command was "
    "given; the later count more. Nothing can be changed on this page. The file is"
)
FROM = msg("stated in")
AMISS = msg("does not work")
ENGINES = msg("Search engines, and who is told what")
KEYS_NOTE = msg("Of a key is only told whether it is set. Whoever sees this page can't read it here.")
ASKED = msg("asked in audits")
NOT_ASKED = msg("not asked")
GOES_TO = msg("Queries go to")
OWN_SERVER = msg("a server of your own, once its address is set")
KEY = msg("Key:")
ADDRESS = msg("Address:")
SET = msg("set")
NOT_SET = msg("not set")
KEY_PAGE = msg("where a key is had")

NOTICE_LEAD = msg(
    "What a candidate is told before an audit, made from what that audit will do. It is the same for everybody who "
    "applies for the position."
)
NOTICE_GO = msg("Write it anew")
BLANKS = msg("Left blank in the notice, since it is not stated:")
NOTICE_TAKE = msg("Send it")
NOTICE_CHECKED = msg(
    "The notice ends with its fingerprint. When the audit is ordered with the same choices and the day of the notice, "
    "the audit makes its own notice and its report names that one's fingerprint: if both are equal, the candidate was "
    "told what was done."
)
NOTICE_ORDER = msg("Order an audit with these choices")
EXPIRED = msg("Delete what is past its last day")
