"""By which clue a page of somebody else's is told to be an article, a talk, an entry: the table, in its order.

What the page is marked as comes first, then networks that hold one sort of thing only (on a forge, a repository called
“podcast” is a repository), then its words, then its address. The marks of an article come last: interviews, podcasts
and portraits are published in the same form, by the same software.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from footprint.exhibit import TraceKind

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


class Clue(StrEnum):
    """Where in a page, or its address, something of its sort shows."""

    TYPE = "type"
    """Of schema.org, in JSON-LD or microdata, without the vocabulary."""
    MARK = "mark"
    """`og:type=…`, `generator=…`, a microformat, `enclosure`, `player`."""
    NETWORK = "network"
    """`niche family /path` of a network of the catalogue; `profile` for somebody's page on one."""
    TITLE = "title"
    """Headings and rubrics, folded: lower case, without accents."""
    ADDRESS = "address"
    """`host/path?query`, folded, without `www.`."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A page with a clue that matches is of this kind, unless an earlier rule said otherwise."""

    kind: TraceKind
    clue: Clue
    pattern: re.Pattern[str]


ARTICLES = re.compile(r"(?:\w*NewsArticle|Article|TechArticle|ScholarlyArticle|(?:Live)?BlogPosting|Report|Review)$")
"""Types of what is written, whatever it is about."""
EVENTS = re.compile(r"(?:Event|BusinessEvent|ConferenceEvent|EducationEvent|LiteraryEvent|SocialEvent|Hackathon)$")
"""Types of events at which people speak: not concerts, matches and sales."""
_AT = r"(?:^|[:|\[«(\u2013\u2014-]\s?)"
"""Where a title names its sort: at its start, or after a sign that parts it."""


def _rule(kind: TraceKind, clue: Clue, *patterns: str) -> Rule:
    return Rule(kind, clue, re.compile("|".join(patterns)))


RULES: tuple[Rule, ...] = (
    # What a page is, by its own mark, before what may merely be on it.
    _rule(TraceKind.PROFILE, Clue.TYPE, r"ProfilePage$"),
    _rule(TraceKind.COMMENT, Clue.TYPE, r"(?:QAPage|DiscussionForumPosting)$"),
    _rule(TraceKind.REPOSITORY, Clue.TYPE, r"SoftwareSourceCode$"),
    _rule(TraceKind.PODCAST, Clue.TYPE, r"(?:Podcast|Radio)(?:Episode|Series|Season)$"),
    _rule(TraceKind.TALK, Clue.TYPE, EVENTS.pattern),
    # An enclosure is what a podcast is made of (RSS 2.0); a mere player may read an article aloud: see the end.
    _rule(TraceKind.PODCAST, Clue.MARK, r"enclosure$"),
    _rule(TraceKind.TALK, Clue.MARK, r"h-event$|og:type=event$"),
    _rule(TraceKind.PROFILE, Clue.MARK, r"og:type=profile$"),
    # Wikis give their namespaces away in the address (Manual:Namespace of MediaWiki), and call all pages articles.
    _rule(
        TraceKind.WIKI_EDIT,
        Clue.ADDRESS,
        r"[^?]+\?(?:.*&)?(?:diff|oldid)=\d",
        r"[^?]+/special:(?:mobilediff|diff|contributions|permalink)/",
        r"(?:[\w-]+\.)?openstreetmap\.org/changeset/\d",
    ),
    _rule(TraceKind.PROFILE, Clue.ADDRESS, r"[^?]+/(?:user|utilisat(?:eur|rice)):[^/?]+$"),
    _rule(TraceKind.COMMENT, Clue.ADDRESS, r"[^?]+/(?:[a-z_ ]+_)?(?:talk|discussion)(?:_[a-z_]+)?:[^?]"),
    _rule(TraceKind.ENTRY, Clue.MARK, r"generator=(?:mediawiki|dokuwiki|xwiki|yeswiki)"),
    _rule(
        TraceKind.ENTRY,
        Clue.ADDRESS,
        r"(?:[\w-]+\.)*(?:wiki(?:pedia|data|media|books|source|quote|versity|news|voyage)|wiktionary)\.org/.",
        # Files of authors that libraries keep, and those of works.
        r"(?:data\.bnf\.fr|idref\.fr|viaf\.org|isni\.org|openlibrary\.org|musicbrainz\.org)/.",
    ),
    # Networks of the catalogue.
    _rule(TraceKind.PROFILE, Clue.NETWORK, r"profile$"),
    _rule(
        TraceKind.COMMENT,
        Clue.NETWORK,
        r"code \S+ /.+/(?:issues|pulls?|merge_requests|discussions)/\d",
        r"\S+ forum /.",
    ),
    _rule(
        TraceKind.REPOSITORY,
        Clue.NETWORK,
        # What forges keep for themselves among the names of people.
        r"code \S+ /(?!(?:about|apps|blog|collections|docs|events|explore|features|marketplace|orgs|search|settings"
        r"|sponsors|stars|topics|users)/)[^/]+/[^/?]",
    ),
    _rule(TraceKind.ENTRY, Clue.NETWORK, r"wiki \S+ /."),
    _rule(TraceKind.TALK, Clue.NETWORK, r"(?:slides|events) \S+ /."),
    # Words of the title. Archives of an author say so in WordPress's words.
    _rule(
        TraceKind.PROFILE,
        Clue.TITLE,
        r".*\b(?:author at|aut(?:eur|rice) (?:a|sur|chez))\b",
        r"(?:profile?s? (?:de|d'|of)\b|user profile|about the author|a propos de l'aut(?:eur|rice))",
        r".*'s profile$",
    ),
    # “Entretien” is also upkeep, and both words are about getting hired.
    _rule(
        TraceKind.INTERVIEW,
        Clue.TITLE,
        rf".*?{_AT}(?:l'|an? |une? )?(?:interviews?|itw)\b"
        r"(?!\W*(?:questions?|tips?|guides?|prep|process|skills?|techniques?|advice|coach|d'embauche|de recrutement))",
        r".*\binterviews? (?:avec|with)\b",
        r".*\binterview(?:ed by|ee? par)\b",
        r".*\bentretiens? (?:avec|exclusif|croise|fleuve)\b",
        r".*\b(?:grand|long) entretien\b",
        r"entretiens?(?:$| ?[:|])",
        r".*\b(?:\d{1,2}|trois|cinq|dix|quelques|three|five|ten) questions (?:a|to|for|with)\b(?! (?:ask|se |poser))",
        r".*\bq ?(?:&|and) ?a with\b",
        r".*\b(?:en |in )conversation (?:avec|with)\b",
    ),
    _rule(
        TraceKind.PODCAST,
        Clue.TITLE,
        rf".*?{_AT}(?:le |un |the |a |nouveau |new )?podcasts?\b(?!\W*(?:recommend|recommand|prefer|favou?rite))",
        r".*\bpodcast ?(?:episode ?)?(?:#|n°)? ?\d",
        r".*\b(?:episode|ep\.) ?(?:#|n°)? ?\d{1,4}\b",
        r".*\bs\d{1,2} ?ep?\d{1,3}\b",
        # On the radio; gases are emitted too.
        rf".*?{_AT}(?:l'|une )?emission(?: ?[:#]| (?:avec|du|de radio)\b)",
    ),
    # What tells of a talk afterwards is no talk.
    _rule(TraceKind.ARTICLE, Clue.TITLE, r".*\b(?:compte[ -]rendu|retour sur|recap|write-?up)\b"),
    _rule(
        TraceKind.TALK,
        Clue.TITLE,
        r".*(?<!press )(?<!video )\bconferences?\b(?! (?:de presse|call))",
        r".*\bconferenci(?:er|ere)",
        # Whatever inclusive ending follows: intervenant·e·s, intervenant(e)s, orateurs.
        r".*\b(?:intervenant|orateur|oratrice)",
        r".*\b(?:keynote|panel+ist|webinaire|webinar|table ronde|tables rondes|round ?table|colloque|symposium)",
        r".*\b(?:seminaires?|seminars?|workshops?|meet-?ups?|barcamp|masterclass|talks)\b",
        r".*\bateliers? (?:sur|pour|d')",
        rf".*?{_AT}(?:our |the |nos |les |le |l')?"
        r"(?:speakers?|talk|ateliers?(?= ?:|$)|interventions?|schedule|agenda)\b",
        r".*\b(?:talk|intervention) (?:by|at|de|a|au|aux)\b",
        # A programme of teaching, or of a candidate in an election, is none of an event.
        r"(?:le |the )?program(?:me)?\b(?! (?:de formation|de recherche|electoral|scolaire|manager|pedagogique))",
        r".*\bjournees? (?:d'etudes?|professionnelles?|techniques?)",
    ),
    _rule(
        TraceKind.ARTICLE,
        Clue.TITLE,
        rf".*?{_AT}(?:portraits?|tribunes?|chroniques?|op-ed)\b",
        r".*\bportrait (?:de|d'|of)\b",
        r".*\b(?:guest (?:post|article|blog)|(?:billet|article) invite)",
    ),
    # Words of the address, where the title keeps silent.
    _rule(
        TraceKind.INTERVIEW,
        Clue.ADDRESS,
        r"[^/]+/(?:.*/)?(?:interviews?|entretiens?)(?:/|$|-(?:avec|de|with|of)-)",
        r"[^?]+-interview(?:/|$|\.html?)",
    ),
    _rule(
        TraceKind.PODCAST,
        Clue.ADDRESS,
        r"[^/]+/(?:.*/)?(?:podcasts?|episodes?|emissions)/",
        r"[^/]+/(?:.*/)?(?:podcast-|(?:episode|ep)-?\d)",
        r"podcasts?\.",
    ),
    _rule(TraceKind.ARTICLE, Clue.ADDRESS, r"[^/]+/(?:.*[/-])?(?:compte-rendu|recap|retour-sur)-"),
    _rule(
        TraceKind.TALK,
        Clue.ADDRESS,
        r"[^/]+/(?:.*/)?(?:talks?|conferences?|speakers?|intervenante?s?|interventions?|orateurs?|programme?|schedule"
        r"|agenda|sessions?|workshops?|ateliers?|events?|evenements?|meetups?|webinaires?|webinars?|keynotes?)"
        r"(?:/|$|\.html?|\.php)",
        r"[^/]+/(?:.*/)?(?:conference|webinaire|webinar|talk|keynote|table-ronde|colloque|journee-d-?etudes?)-",
    ),
    # The address itself: hosts and folders of known sorts.
    _rule(
        TraceKind.PODCAST,
        Clue.ADDRESS,
        r"(?:open\.spotify|(?:[\w-]+\.)?deezer)\.com/(?:[\w-]+/)?(?:episode|show)/",
        r"(?:[\w-]+\.)*(?:ausha\.co|acast\.com|buzzsprout\.com|libsyn\.com|podbean\.com|simplecast\.com|transistor\.fm)/",
    ),
    _rule(
        TraceKind.REPOSITORY,
        Clue.ADDRESS,
        r"[^?]+/(?:-/(?:tree|blob)|src/(?:branch|commit|tag)|(?:tree|blob)/(?:main|master))(?:/|$)",
        r"(?:git|gitlab|forge)\.[^/]+/[^/?]+/[^/?]|git\.sr\.ht/~[^/]+/[^/]",
    ),
    _rule(
        TraceKind.COMMENT,
        Clue.ADDRESS,
        r"[^/]+/(?:.*/)?(?:forums?|topics?|sujets?|threads?|viewtopic\.php|showthread\.php)(?:[/?]|$)",
        r"[^/]+/t/[^/]+/\d",
        r"(?:forums?|discuss|discourse|communaute)\.[^/]+/.",
    ),
    _rule(TraceKind.ENTRY, Clue.ADDRESS, r"[^/]+/(?:.*/)?wiki/.", r"wiki\.[^/]+/."),
    _rule(
        TraceKind.PROFILE,
        Clue.ADDRESS,
        r"[^/]+/(?:.*/)?(?:authors?|auteurs?|autrices?|membres?|members?|people|team|equipe|annuaire|users?|profile?s?)/.",
    ),
    # The form, which says no more than that it was published. Many newspapers have a player that reads aloud.
    _rule(TraceKind.ARTICLE, Clue.TYPE, ARTICLES.pattern),
    _rule(TraceKind.ARTICLE, Clue.MARK, r"og:type=article$|h-entry$"),
    _rule(TraceKind.PODCAST, Clue.MARK, r"player$"),
    _rule(
        TraceKind.ARTICLE,
        Clue.ADDRESS,
        r"[^/]+/(?:.*/)?(?:blog|articles?|actualites?|news|portraits?|tribunes?|chroniques?|billets?|posts?)/[^/?]",
        r"[^/]+/(?:.*/)?(?:19|20)\d\d/\d\d/[^/?]",
    ),
)


def kind_of(clues: Mapping[Clue, Sequence[str]]) -> TraceKind:
    """What the first rule says of which a clue matches, from its start; `PAGE` where none does."""
    found = (rule.kind for rule in RULES if any(rule.pattern.match(one) for one in clues.get(rule.clue, ())))
    return next(found, TraceKind.PAGE)
