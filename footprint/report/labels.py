"""The fixed words of a report: headings, captions and the paragraphs on method and rights."""

from __future__ import annotations

from footprint.message import msg

NAME = msg("ADN numérique")
SKIP = msg("Skip to the report")
CONTENTS = msg("Contents")

PICTURE = msg("The picture")
FACETS = msg("By trade")
STANDS_OUT = msg("What stands out")
STRONGEST = msg("Strongest evidence")
LEVERS = msg("What would change most")
PLAN = msg("Your plan")
PUBLICATION = msg("Publication")
ACCOUNTS = msg("Accounts")
EXPOSURE = msg("Name protection")
SEARCH = msg("Search")
UNSEEN = msg("What was not seen")
EVERY = msg("Every indicator")
METHOD = msg("Method and limits")
RIGHTS = msg("Rights of the candidate")
MANDATE = msg("Mandate")
CONDITIONS = msg("Versions and conditions")
HINTS = msg("Advice for the next run")
NEXT = msg("What next")
EXPLAIN = msg("how a number is made, and what would change it")
OPEN = msg("the whole report, with every piece of evidence")

IS_NOT = msg(
    "These are traces that are public and proved to be the candidate's. They are not reputation, not personality, "
    "and no prediction of performance."
)
NOT_REVIEWED = msg("No person has reviewed this report.")
NO_NOTICE = msg("Notice to the candidate: not recorded")
SELF_AUDIT = msg("You audit yourself, so no notice is needed; where this report says “the candidate”, it means you")
HOLDER_ONLY = msg(
    "Only the handle was given. What follows describes the holder of that handle; nothing else ties the handle to "
    "the person."
)
INCOMPLETE = msg("The run was cut short: what had not been read by then counts as not seen.")
SCORE_FULL = msg("Full: the score.")
SCORE_RANGE = msg("Thin band: the range, with everything unseen at its worst and at its best.")
SCORE_HATCHED = msg("Hatched: too little was seen for a score.")
CELLS_SCORE = msg("█ score")
CELLS_UNSEEN = msg("▒ not seen, the score may lie anywhere up to there")
CELLS_REST = msg("░ the rest")

RANGE = msg("Range")
INDEX = msg("Index")
COVERAGE = msg("Coverage")
CONFIDENCE = msg("Confidence")
SOURCES_COUNT = msg("Sites and accounts")
SCORE = msg("Score")
BAND = msg("Band")
DIMENSION = msg("Dimension")
FACET = msg("Trade")
NOT_PUBLISHED = msg("not published")
IN_SHORT = msg("In short")

MONTH = msg("Month")
POSTS = msg("Posts")
PART_LEGEND = msg("Hatched: at least so many")
DATE = msg("Date")
TITLE = msg("Title")
WORDS = msg("Words")
CRAFT = msg("Craft")
CRAFT_NOTE = msg("The marks of a post, in their order: title, length, links, structure, date and signature.")
CRAFT_TITLE = msg("a title of its own, of 20 to 80 characters")
CRAFT_LENGTH = msg("300 to 3,000 words, or a recording with its description")
CRAFT_LINKS = msg("a link to another site")
CRAFT_STRUCTURE = msg("a heading, a list, or a picture that is described")
CRAFT_SIGNED = msg("a date and a signature")
CRAFT_LACKING = msg("Craft: what it lacks, or can't be told")
CRAFT_HAS = msg("has it")
CRAFT_LACKS = msg("lacks it")
CRAFT_UNSEEN = msg("can't be told")
CRAFT_NOT_LOOKED = msg("not looked at")
MONTHS_TABLE = msg("The same, as a table")
UNTITLED = msg("(no title)")
UNDATED = msg("undated")
FEED = msg("Feed")
FIGURES = msg("Figures")
IN_24_MONTHS = msg("Posts in 24 months")
USUAL_GAP = msg("Usual gap")
LONGEST_SILENCE = msg("Longest silence")
POSTS_SEEN = msg("Posts seen")
LAST_POST = msg("Last post")
FIRST_POST = msg("First post seen")
LAST_30 = msg("In the last 30 days")
LAST_90 = msg("In the last 90 days")
LAST_365 = msg("In the last 365 days")
UNDATED_POSTS = msg("Without a date that can be read")
FUTURE_POSTS = msg("Dated after the audit")
MEDIAN_GAP = msg("Median gap, days")
LONGEST_GAP = msg("Longest gap, days")
MONTHS_ACTIVE = msg("Months with a post, of 24")
TITLE_LENGTH = msg("Median title, characters")
WORDS_IN_FEED = msg("Median post in the feed, words")
WORDS_ON_PAGES = msg("Median post on its page, words")
LINKS_A_POST = msg("Median links to others, a post")
DOMAINS_LINKED = msg("Domains linked to")
TAGS = msg("Distinct tags")
NEAR_DUPLICATES = msg("Posts that repeat another")
REPOSTS = msg("Posts taken over from elsewhere")
LIX = msg("Readability (LIX)")
LANGUAGE = msg("Language")
TRAIL = msg("How the feed was looked for")
BLOG = msg("Blog and site")
BLOG_IS = msg("This looks at the blog and the site alone: it is no profile of a person, and has no index.")
DETAILS = msg("Shown, and never counted")

ALL_OF_THEM = msg("Show them all")
NETWORK = msg("Network")
HANDLE = msg("Handle")
DECLARED = msg("given by the candidate")
KEY_NETWORK = msg("key network")
CLAIM_FIRST = msg("To claim first")
ALSO_FREE = msg("Also free")
HELD = msg("Held by someone else")
HELD_NOTE = msg("Not attributed to the candidate; nothing was read there.")
HOLD_UNKNOWN = msg("Could not be told")
OWN = msg("The candidate's own")
DOMAINS = msg("Domains of the name")
DOMAIN = msg("Domain")
REGISTER_FIRST = msg("To register first")
REGISTERED = msg("Registered by someone who is not known")
ENDING = msg("Who runs this ending")
LOOKALIKES = msg("What looks like the name")
LOOKALIKES_NOTE = msg("A likeness is no sign of ill will: who has such a name, and why, was not asked.")
HANDLES_ALIKE = msg("Handles that look like it")
DOMAINS_ALIKE = msg("Domains that look like it")
NAME_ALIKE = msg("Name")
LIKENESS = msg("How it differs")
SIGN_UP = msg("Sign up")
LOOK = msg("Look by hand")
STATE = msg("State")
MEANING = msg("What it means")

BIO = msg("Bio")
CARD_LINKS = msg("Links")
SIGNED_UP = msg("Signed up on")
AVATAR = msg("Picture")
ON_ACCOUNT = msg("What it says and shows")
NO_LIFE = msg("What happens there is not known.")
NOT_KNOWN = msg("Not known")
LAST_SIGN = msg("Last sign of life")
COVERED = msg("Covered since")
MESSAGES = msg("Messages since then")
A_MONTH = msg("Messages a month")
REPLIES = msg("Replies to others")
REPOSTED = msg("Handed on from others")
RESPONSES = msg("Met with a response")
LINKING = msg("Messages with a link elsewhere")
HASHTAGS = msg("Hashtags")
CONTESTED = msg("Named by the candidate's pages, and not taken for theirs")
MENTIONED = msg("Mentioned, and not followed")
MENTIONED_NOTE = msg("A mention proves nothing: whose these are was not asked, and nothing there counts.")

NAMES = msg("Names")
NAMES_IS = msg(
    "This says where the name exists, and who holds it as far as that is proved. It is no profile of a person."
)
CLAIM_NEXT = msg("What to claim first")
SOMEONES_OWN = msg("Held by someone")
FREE = msg("free")
TAKEN = msg("taken, not told by whom")
SOMEONE_ELSES = msg("someone else's")
UNTOLD = msg("can't be told")
LOGIN_NEEDED = msg("a login is needed to look")
NOTHING_SHOWN = msg("nothing shows under this name, which does not prove that nobody has it")
BARRED = msg("No such name is possible there")
NOTHING_FREE = msg("No name is free on a network that was seen.")
NOTHING_HELD = msg("Nobody else was seen to hold the name.")
WHERE = msg("Where")
PROOF = msg("Proof")
TO_DO = msg("What to do")
TELL_APART = msg("tell whose accounts they are, by a site of the person's own")
KEEP = msg("the same as a page to keep, with every piece of evidence")
HOW_ASKED = msg("how a network is asked, and when its answers are believed")

IDENTITY = msg("Identity")
ATTRIBUTION = msg("Whose it is")
LEVEL = msg("Level")
LEVELS = msg("What the levels mean")
WHY = msg("Why")
SITES = msg("Sites")
SITE = msg("Site")
NO_SITE = msg("No site is known to be the candidate's.")
NO_ACCOUNT = msg("No account was met.")
GRAPH = msg("The graph")
EDGES = msg("What names what")
NO_EDGE = msg("None of these places was seen to name another.")
NAMED_BY = msg("Named by")
NAMED = msg("Address")
SPOT = msg("Where it stands")
CONFLICTS = msg("What speaks against it")
LEADS = msg("Leads")
LEADS_NOTE = msg("Named in passing, which proves nothing: listed, and not followed.")
TELL_OWN = msg("tie accounts to the person, by a site of theirs")
DRAW = msg("a picture of it")
TIER_GIVEN = msg("Given")
TIER_PROVED = msg("Proved")
TIER_LIKELY = msg("Likely")
TIER_MARGIN = msg("Not taken for the candidate's")
NAME_GIVEN = msg("the name to look for")
DOUBTED = msg("something speaks against it")
BOTH_WAYS = msg("each names the other")
ONE_WAY = msg("names, and is not named back")

RANK = msg("Rank")
RESULT = msg("Result")
WHOSE = msg("Whose")
FOLLOW = msg("Follow the query by hand")
NOT_OPENED = msg("can't tell: its page was not seen")
SEARCH_IS = msg(
    "This looks at what search engines show and at traces on sites of others: it is no profile of a person, and has no "
    "index."
)
NUMBERS = msg("The numbers")
SIDE_BY_SIDE = msg("The first ten, engine beside engine; nothing is averaged")
ONE_BY_ONE = msg("Place by place")
PLACE = msg("Place")
KIND = msg("Kind")
SMALL = msg("Small indexes")
SMALL_NOTE = msg(
    "Found there or not found there, never a rank; that a small index does not have something says nothing."
)
ENTRIES = msg("Encyclopedias and knowledge bases")
BY_HAND = msg("To look at by hand")
BY_HAND_NOTE = msg("No program was asked here. Each link opens the same search for you to look at.")
LEFT = msg("What may still be asked")
NO_SEARCH = msg("Nothing was searched for.")
TRACES = msg("Traces on sites of others (cailloux)")
TRACES_NOTE = msg(
    "Digital pebbles: pages of others that speak of the candidate, and what they left there themselves, the newest "
    "first. They are shown, and add nothing to the numbers by being listed."
)
NO_TRACE = msg(
    "No trace of the candidate was seen on sites of others. There may be some on pages that were not looked at."
)

DETAILS_LIMIT = msg("It says how the place is made, not who made it so.")

INTERVIEW = msg("Interview sheet")
EMPLOYER = msg("First, for the employer")
DAY_ONE = msg("Needed on day one")
DAY_ONE_NOTE = msg("Choose five, and write their numbers here; the other criteria can be learned on the job.")
CHOICES = msg("The criteria, to choose from")
ASKED = msg("To ask")
MORE = msg("If there is time")
ANSWERED = msg("Seen well enough: nothing is asked")
ADVICE = msg("Before you ask")
WHY_ASKED = msg("Why it is asked")
SEEN = msg("What the audit saw")
LIMIT = msg("Limit")
CRITERIA = msg("Criteria it serves")
CRITERIA_FROM = msg(
    "The numbers, and the words in guillemets, are those of a French blog post of June 2009 on hiring social media "
    "managers, from which footprint comes; the rest says the same in the words of today."
)
CRITERION = msg("Criterion")
BY_CRITERION = msg("Criterion by criterion")
BY_CRITERION_NOTE = msg("What became of each criterion: a number that can be opened, or a question.")
ONLY_ASKED = msg("Nothing public tells it: it is asked in the interview.")
NATURES = msg("The tags")
NOTES = msg("Notes")
WHOLE_SHEET = msg(
    "The whole sheet, to print, with the limit of each question: write the report as data with -o report.json, then "
    "footprint interview report.json -o sheet.html."
)
GLOSSARY = msg("Words of the trade")

RECORD = msg("What was said of this report")
DISPUTES = msg("Disputed")
DISPUTED = msg("disputed")
REMARKS = msg("Notes from the candidate")
REVIEWS = msg("Reviewed by a person")
RULING_REASON = msg("Reason given")
STORED_AS = msg("Stored as")
KEPT_UNTIL = msg("Not read after")
NOTICE_ON_FILE = msg("Notice for this audit, SHA-256")

INDICATORS = msg("Indicators")
STATUS = msg("Status")
FORMULA = msg("Formula")
EVIDENCE = msg("Evidence")
WHY_NEEDED = msg("Why the position needs it")
REMEDY = msg("What can be done")
GAIN = msg("What would change it")
WEIGHT = msg("Weight")
BASIS = msg("Basis")
TRADES = msg("Counts for")
CITED = msg("Evidence, by number")
CITED_NOTE = msg("Each answer that this report rests on stands here once, with its address, time and SHA-256.")
DIGEST = msg("SHA-256")
NO_EVIDENCE = msg("No evidence: nothing could be opened here.")
NOTHING = msg("Nothing to show.")

TOOL = msg("footprint")
RUBRIC = msg("Rubric")
RUBRIC_DIGEST = msg("Rubric, SHA-256")
CATALOGUE_DIGEST = msg("Catalogue of networks, SHA-256")
PROFILE_VERSION = msg("Profile format")
MADE_AT = msg("Date of the audit")
SEED = msg("Random seed")
LOCALE = msg("Language and region of searches")

PURPOSE = msg("Purpose")
POSITION = msg("Position")
CONTROLLER = msg("Responsible")
LEGAL_BASIS = msg("Legal basis")
NOTICE = msg("Notice to the candidate")
NOTICE_DIGEST = msg("SHA-256 of the notice that this audit makes")

METHOD_TEXT = (
    msg(
        "A profile says what is publicly evidenced and attributed to the candidate, for one version of one rubric, at "
        "one date. The rules are fixed: the same evidence and the same rubric give the same profile."
    ),
    msg(
        "An account counts only when it is proved to be the candidate's. About any other account one thing is kept: "
        "whether the name exists there."
    ),
    msg(
        "What could not be seen lowers no score. It widens the range, from everything unseen at its worst to "
        "everything unseen at its best, and lowers the coverage, the share of the rubric that was seen."
    ),
    msg(
        "A dimension is the weighted mean of its indicators that were seen; the index is the weighted mean of the "
        "dimensions, each counted by what was seen of it. A dimension of which less than half was seen shows no score."
    ),
    msg(
        "The index is given when three quarters of the rubric were seen, the range alone when half was, and both "
        "need at least three sites or accounts of the candidate's. Anything less is no score, never a low one."
    ),
    msg(
        "In words, a dimension under 25 shows few traces, under 50 it is building up, under 80 it is established, and "
        "from 80 on it is exemplary. Two profiles less than 7 points apart, or whose ranges overlap, can't be told "
        "apart."
    ),
    msg(
        "Never scored: followers, likes, engagement, sentiment, grammar, photos, the age of an account, place, "
        "language, and any account that is not attributed to the candidate."
    ),
)

RIGHTS_TEXT = (
    msg("See this report and every piece of evidence in it, and receive a copy."),
    msg("Contest a finding: it leaves the score until a person has ruled on it."),
    msg("Add a note to a finding, which stays with it."),
    msg("Ask that a person looks at the report before anything is decided."),
    msg("Ask for a correction, or for the report to be erased."),
)
RIGHTS_LEAD = msg("The candidate may:")
NOT_LEGAL = msg("Engineering notes, not legal advice: the law that applies depends on the place and the position.")
