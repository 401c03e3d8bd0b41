"""Invented profiles, built by hand: what the reports are tested on."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from footprint.catalogue.notes import nobody_visible
from footprint.dossier import Annotation, Dispute, Dossier, Review, Ruled, Ruling
from footprint.exhibit import (
    Account,
    Activity,
    Card,
    Conflict,
    Detail,
    DomainName,
    Edge,
    Exposure,
    Figures,
    Hint,
    Hold,
    Lead,
    Level,
    Mark,
    Post,
    PostCraft,
    Source,
    Standing,
    Step,
    Timeline,
    Trail,
    Unseen,
    Verdict,
)
from footprint.finding import (
    Absent,
    Attribution,
    Evidence,
    Excluded,
    Inconclusive,
    Informative,
    Manual,
    Reason,
    Scored,
    Status,
)
from footprint.message import Message, Text, msg, nmsg
from footprint.profile import (
    SCHEMA,
    Band,
    ConfidenceWord,
    Dimension,
    Facet,
    Gain,
    Index,
    Indicator,
    Profile,
    Publication,
    RubricReference,
    Scope,
)
from footprint.subject import Handle, Mandate, NetworkHandle, Site, Subject
from unit.report.evidence import BLOG, HOSTILE, LONG, NOW, proof
from unit.report.search_pages import by_hand, crafted_pages, crafted_traces, namesake, traces

MADE = PostCraft(Mark.HAS, Mark.HAS, Mark.HAS, Mark.HAS, Mark.HAS)
FEED = proof(f"{BLOG}feed.xml", where="entry[0].published", excerpt="2026-11-13T08:00:00Z")


def indicator(
    name: str,
    en: str,
    fr: str,
    *,
    weight: float = 2.0,
    status: Status | None = None,
    score: float | None = None,
    low: float | None = None,
    high: float | None = None,
    sentence: Message | None = None,
    formula: Message | None = None,
    evidence: tuple[Evidence, ...] = (),
    remedy: Message | None = None,
    gain: Gain | None = None,
) -> Indicator:
    known = score is not None
    return Indicator(
        id=name,
        title=Text(en, fr),
        job_link=Text("The position publishes in the employer's name.", "Le poste publie au nom de l'employeur."),
        weight=weight,
        status=status or (Scored(score) if score is not None else Inconclusive(Reason.NO_CHECK)),
        score=score,
        low=low if low is not None else (score if score is not None else 0.0),
        high=high if high is not None else (score if score is not None else 1.0),
        sentence=sentence or msg("No check looks at this indicator yet."),
        formula=formula,
        evidence=evidence or ((FEED,) if known else ()),
        remedy=remedy,
        gain=gain,
        basis="published" if name in {"pub.fresh", "pub.cadence"} else "convention",
    )


def publication() -> Dimension:
    cadence = Gain(msg("with {target} posts a month instead of {now}", target=4, now=2.1), 0.7, 1.0, 1.1)
    return Dimension(
        id="publication",
        title=Text("Publication", "Publication"),
        weight=20.0,
        score=92,
        low=90,
        high=95,
        coverage=1.0,
        band=Band.EXEMPLARY,
        indicators=(
            indicator(
                "pub.exists",
                "A blog of one's own",
                "Un blog à soi",
                weight=3.6,
                score=1.0,
                sentence=nmsg("{n} substantive post of their own.", "{n} substantive posts of their own.", n=48),
                formula=msg("48 posts, at least 3 needed = 1"),
            ),
            indicator(
                "pub.fresh",
                "Freshness",
                "Fraîcheur",
                weight=3.6,
                score=0.94,
                sentence=nmsg("The last post is {n} day old.", "The last post is {n} days old.", n=9),
                formula=msg("log-normal curve, {days} days: {score:.2f}", days=9, score=0.94),
            ),
            indicator(
                "pub.cadence",
                "Cadence",
                "Cadence",
                weight=3.6,
                score=0.7,
                sentence=msg("{rate} posts a month over twelve months.", rate=2.1),
                formula=msg("ln(1 + {rate}) / ln(1 + {target}) = {score:.2f}", rate=2.1, target=4, score=0.7),
                remedy=msg("Publish on a rhythm that can be held."),
                gain=cadence,
            ),
            indicator(
                "pub.craft",
                "Craft",
                "Métier",
                weight=5.5,
                status=Scored(0.9, 0.8, 0.95),
                score=0.9,
                low=0.8,
                high=0.95,
                sentence=msg("Nine of ten posts have a good title, links and structure."),
                formula=msg("mean of five signs over 10 posts = {score:.2f}", score=0.9),
            ),
        ),
    )


def hosting() -> Dimension:
    return Dimension(
        id="hosting",
        title=Text("Domain and hosting", "Domaine et hébergement"),
        weight=7.0,
        score=67,
        low=50,
        high=75,
        coverage=0.75,
        band=Band.ESTABLISHED,
        indicators=(
            indicator(
                "host.domain",
                "A domain of one's own",
                "Un domaine à soi",
                weight=3.5,
                score=1.0,
                sentence=msg("{domain} is the candidate's own.", domain="camilleroy.example"),
                evidence=(proof(BLOG, where="/html/head/link[2]", excerpt='<link rel="me" href="https://…">'),),
            ),
            indicator(
                "host.https",
                "HTTPS",
                "HTTPS",
                weight=1.75,
                status=Absent(),
                score=0.0,
                sentence=msg("The site does not redirect to HTTPS."),
                remedy=msg("Ask the host for a certificate and a redirect."),
                gain=Gain(msg("with a valid certificate"), 0.0, 1.0, 1.8),
            ),
            indicator(
                "host.links",
                "Links that work",
                "Liens valides",
                weight=1.75,
                status=Inconclusive(Reason.PARTIAL, 0.2, 0.8),
                low=0.2,
                high=0.8,
                sentence=msg("Half of the links could not be followed."),
                evidence=(proof("https://slow.example/", outcome="timeout"),),
            ),
            indicator(
                "host.mail",
                "Mail set-up",
                "Courriel",
                weight=0.0,
                status=Informative(),
                sentence=msg("The domain has mail servers and an SPF record."),
                evidence=(proof("dns:camilleroy.example:MX", outcome="answer", excerpt="10 mail.camilleroy.example."),),
            ),
            indicator(
                "host.disputed",
                "Registration",
                "Enregistrement",
                weight=1.0,
                status=Excluded(Reason.DISPUTED),
                sentence=msg("The candidate contests this finding."),
            ),
            indicator(
                "host.practice",
                "Running a site",
                "Tenir un site",
                weight=0.0,
                status=Manual(),
                sentence=msg("Only an interview can tell."),
            ),
        ),
    )


def unseen_dimension(name: str, en: str, fr: str, weight: float) -> Dimension:
    return Dimension(
        id=name,
        title=Text(en, fr),
        weight=weight,
        score=None,
        low=0,
        high=100,
        coverage=0.0,
        band=None,
        indicators=(indicator(f"{name}.first", f"{en}, first sign", f"{fr}, premier signe", weight=weight),),
    )


def partly(name: str, en: str, fr: str, *, weight: float, score: int, spread: int, band: Band) -> Dimension:
    share = score / 100
    return Dimension(
        id=name,
        title=Text(en, fr),
        weight=weight,
        score=score,
        low=max(score - spread, 0),
        high=min(score + spread, 100),
        coverage=0.8 if spread else 1.0,
        band=band,
        indicators=(
            indicator(
                f"{name}.seen",
                f"{en}, what was seen",
                f"{fr}, ce qui a été vu",
                weight=weight,
                score=share,
                sentence=msg("{count} of {total} signs are there.", count=score // 10, total=10),
                formula=msg("{count} / {total} = {score:.2f}", count=score // 10, total=10, score=share),
                gain=Gain(msg("with one more sign"), share, min(share + 0.1, 1.0), round(weight / 10, 1)),
            ),
        ),
    )


def low_community() -> Dimension:
    return replace(
        unseen_dimension("community", "Community and credibility", "Communauté et crédibilité", 12.0),
        low=25,
        high=85,
        coverage=0.4,
    )


def dimensions() -> tuple[Dimension, ...]:
    return (
        publication(),
        partly("tools", "Tools", "Outils", weight=8.0, score=62, spread=0, band=Band.ESTABLISHED),
        hosting(),
        partly(
            "page",
            "Usability and search friendliness",
            "Ergonomie et référencement",
            weight=10.0,
            score=71,
            spread=8,
            band=Band.ESTABLISHED,
        ),
        partly(
            "watch",
            "Watch and information management",
            "Veille et gestion de l'information",
            weight=10.0,
            score=48,
            spread=0,
            band=Band.BUILDING,
        ),
        partly("networks", "Networks", "Réseaux", weight=12.0, score=75, spread=5, band=Band.ESTABLISHED),
        partly("visibility", "Visibility", "Visibilité", weight=13.0, score=80, spread=12, band=Band.EXEMPLARY),
        partly(
            "protection", "Name protection", "Protection du nom", weight=8.0, score=21, spread=4, band=Band.FEW_TRACES
        ),
        low_community(),
    )


def facets() -> tuple[Facet, ...]:
    return (
        Facet(
            "journalist",
            Text("Journalist", "Journaliste"),
            88,
            84,
            91,
            0.95,
            Band.EXEMPLARY,
            ("pub.exists", "pub.fresh", "pub.cadence"),
        ),
        Facet(
            "information-manager",
            Text("Information manager", "Gestionnaire de l'information"),
            64,
            55,
            72,
            0.82,
            Band.ESTABLISHED,
        ),
        Facet("communicator", Text("Communicator and marketer", "Communicateur-marketing"), None, 31, 90, 0.41, None),
    )


def account(
    network: str,
    title: str,
    niche: str,
    standing: Standing,
    proved: Message,
    *,
    handle: str = "camilleroy",
    level: Level | None = None,
    declared: bool = False,
    reason: Reason | None = None,
    blocker: str | None = None,
    card: Card | None = None,
) -> Account:
    verdicts = {Standing.FREE: Verdict.AVAILABLE, Standing.INVALID: Verdict.INVALID, Standing.UNKNOWN: Verdict.UNKNOWN}
    url = f"https://{network}.example/{handle}"
    asked = standing is not Standing.INVALID
    outcome = {Standing.FREE: "404", Standing.UNKNOWN: "timeout"}.get(standing, "200")
    return Account(
        network=network,
        title=title,
        niche=niche,
        handle=handle,
        url=url,
        verdict=verdicts.get(standing, Verdict.CLAIMED),
        standing=standing,
        proof=proved,
        level=level,
        declared=declared,
        reason=reason,
        blocker=blocker,
        evidence=(proof(f"https://api.{network}.example/users/{handle}", outcome=outcome),) if asked else (),
        card=card,
    )


CARD = Card(
    name="Camille Roy",
    bio="Community manager. I answer, I link, I keep threads readable.",
    links=(BLOG, "https://social.example/@camille"),
    avatar="https://pictures.github.example/u/4711?v=4",
    created="2014-03-09",
    counters=(("followers", 1204), ("following", 87), ("posts", 0)),
)


def accounts() -> tuple[Account, ...]:
    both = msg("Links to {site}, which links back with rel=me.", site="camilleroy.example")
    free = msg("The network says that no account has this name.")
    taken = msg("An account of this name exists; nothing ties it to the candidate.")
    return (
        account("github", "GitHub", "code", Standing.ATTRIBUTED, both, level=Level.A, card=CARD),
        account(
            "mastodon",
            "Mastodon",
            "microblog",
            Standing.ATTRIBUTED,
            msg("Given by the candidate."),
            handle="camille@social.example",
            level=Level.C,
            declared=True,
            card=Card(bio="Communautés, infolettres, accessibilité."),
        ),
        account("youtube", "YouTube", "video", Standing.ATTRIBUTED, both, level=Level.B),
        account("gitlab", "GitLab", "code", Standing.POSSIBLE, taken, level=Level.D),
        account("twitch", "Twitch", "video", Standing.POSSIBLE, taken),
        account(
            "vimeo",
            "Vimeo",
            "video",
            Standing.OTHER,
            msg("The candidate's site names another account on this network."),
        ),
        account("pinterest", "Pinterest", "photo", Standing.FREE, free),
        account("tumblr", "Tumblr", "blog", Standing.FREE, free),
        account(
            "instagram",
            "Instagram",
            "photo",
            Standing.UNKNOWN,
            msg("The network shows profiles only to those who log in."),
            reason=Reason.LOGIN_WALL,
        ),
        account(
            "reddit",
            "Reddit",
            "community",
            Standing.UNKNOWN,
            msg("The question was turned away."),
            reason=Reason.BLOCKED,
            blocker="Cloudflare",
        ),
        account(
            "keybase",
            "Keybase",
            "identity",
            Standing.INVALID,
            msg("The network allows no name of this form."),
            handle="camille-roy",
        ),
    )


def activities() -> tuple[Activity, ...]:
    """An account that shows all, one that shows a part, and one where nothing could be seen."""
    read = (proof("https://api.github.example/users/camilleroy/events"),)
    return (
        Activity(
            "github",
            "GitHub",
            "code",
            "camilleroy",
            "https://github.example/camilleroy",
            last="2026-11-20",
            since="2026-08-24",
            messages=37,
            a_month=12.43,
            replies=0.4,
            reposts=0.0,
            responses=0.65,
            links=9,
            hashtags=(("accessibilité", 6), ("modération", 2)),
            notes=(msg("The network shows the last 90 days only."),),
            evidence=read,
        ),
        Activity(
            "mastodon",
            "Mastodon",
            "microblog",
            "camille@social.example",
            "https://mastodon.example/camille@social.example",
            last="2026-10-02",
            messages=3,
            notes=(msg("Replies can't be seen without logging in."),),
            evidence=read,
        ),
        Activity(
            "youtube",
            "YouTube",
            "video",
            "camilleroy",
            "https://youtube.example/camilleroy",
            notes=(msg("Nothing here can be seen without logging in."),),
        ),
    )


def edges() -> tuple[Edge, ...]:
    github, mastodon = "https://github.example/camilleroy", "https://mastodon.example/camille@social.example"
    return (
        Edge(BLOG, github, "rel=me", (proof(BLOG, where="/html/head/link[2]"),)),
        Edge(BLOG, mastodon, "sameAs", (proof(BLOG, where="/html/head/script[1]"),)),
        Edge(github, BLOG, "profile link", (proof("https://api.github.example/users/camilleroy"),)),
    )


def conflicts() -> tuple[Conflict, ...]:
    """A place that the candidate's page names, and that is not taken for theirs."""
    note = msg("it names another site as its owner's, which does not name it back.")
    return (Conflict("https://forge.example/camilleroy", note, (proof(BLOG, where="/html/body/a[7]"),)),)


def exposures() -> tuple[Exposure, ...]:
    free = msg("Nobody holds this name: it can be claimed today.")
    return (
        Exposure(
            "pinterest",
            "Pinterest",
            "camilleroy",
            Hold.FREE,
            key=True,
            priority=1,
            link="https://pinterest.example/join",
            note=free,
        ),
        Exposure(
            "tumblr",
            "Tumblr",
            "camilleroy",
            Hold.FREE,
            key=True,
            priority=2,
            link="https://tumblr.example/register",
            note=free,
        ),
        Exposure(
            "twitch",
            "Twitch",
            "camilleroy",
            Hold.HELD,
            key=False,
            priority=3,
            link="https://twitch.example/camilleroy",
            note=msg("Someone holds this name."),
        ),
        Exposure(
            "reddit",
            "Reddit",
            "camilleroy",
            Hold.UNKNOWN,
            key=False,
            priority=4,
            link="https://reddit.example/camilleroy",
            note=msg("Look by hand: the question was turned away."),
        ),
        *handles_alike(),
    )


def handles_alike() -> tuple[Exposure, ...]:
    mastodon = Exposure(
        "mastodon",
        "Mastodon",
        "camil1eroy@social.example",
        Hold.FREE,
        key=True,
        priority=5,
        link="https://social.example/join",
        note=msg("Nobody has this name there."),
        likeness=msg("a character that looks like another"),
    )
    github = replace(
        mastodon,
        network="github",
        title="GitHub",
        handle="camil1eroy",
        hold=Hold.HELD,
        priority=6,
        link="https://github.example/camil1eroy",
        note=msg("Someone has this name."),
    )
    return mastodon, github


def domains() -> tuple[DomainName, ...]:
    """One in each state, and two that look alike."""
    iana = "https://www.iana.org/domains/root/db/{}.html"
    asked = tuple(proof(f"dns:camilleroy.{one}:NS", outcome="answer") for one in ("fr", "com"))
    free = msg("Nobody has registered it: any registrar for .{ending} can.", ending="fr")
    held = msg("Registered on {day:date}; the owner is not known.", day="2011-05-17")
    unknown = msg("The registry of .{ending} can't be asked by programs; ask a registrar.", ending="eu")
    own = msg("A page or an account of the candidate's is there.")
    looks, hyphen = msg("a letter left out"), msg("a hyphen added")
    return (
        DomainName("camilleroy.fr", Hold.FREE, 1, None, free, iana.format("fr"), asked[:1]),
        DomainName("camilleroy.com", Hold.HELD, 2, None, held, "https://camilleroy.com/", asked[1:]),
        DomainName("camilleroy.eu", Hold.UNKNOWN, 3, None, unknown, iana.format("eu")),
        DomainName("camilleroy.example", Hold.OWN, 4, None, own, BLOG, (proof(BLOG),)),
        DomainName("camill-eroy.example", Hold.FREE, 5, hyphen, free, iana.format("example"), asked[:1]),
        DomainName("camileroy.example", Hold.HELD, 6, looks, held, ""),
    )


def timeline() -> Timeline:
    counts = (0, 1, 2, 2, 3, 2, 1, 0, 0, 2, 2, 3, 2, 2, 1, 4, 2, 2, 3, 2, 2, 2, 1, 2)
    months = tuple(
        (f"{2024 + (11 + place) // 12}-{(11 + place) % 12 + 1:02d}", count) for place, count in enumerate(counts)
    )
    return Timeline(
        feed=f"{BLOG}feed.xml",
        title="Le carnet de Camille",
        months=months,
        last="2026-11-13",
        median_gap=13.0,
        longest_gap=74,
        complete_from="2025-03-01",
        posts=(
            Post(f"{BLOG}2026/11/orage", "Tenir un fil pendant un orage", "2026-11-13", 1240, MADE),
            Post(
                f"{BLOG}2026/10/commentaires",
                "Répondre à cent commentaires",
                "2026-10-29",
                860,
                replace(MADE, links=Mark.LACKS),
            ),
            Post("", "", "", 190, replace(MADE, title=Mark.LACKS, structure=Mark.UNSEEN, signed=Mark.LACKS)),
        ),
        evidence=(FEED,),
        kind="rss",
        page=BLOG,
        requests=2,
        figures=FIGURES,
        trail=(
            Step(msg("given"), msg("a page, not a feed"), proof(BLOG)),
            Step(msg("announced by the page"), msg("a feed with posts"), FEED),
        ),
    )


FIGURES = Figures(
    posts=41,
    undated=1,
    future=1,
    last_30=2,
    last_90=4,
    last_365=20,
    first_date="2025-03-01",
    last_date="2026-11-13",
    days_since_last=9,
    median_gap_days=13.25,
    longest_gap_days=74.0,
    window_truncated=True,
    title_length_median=31.0,
    words_median=142.0,
    words_median_page=860.0,
    links_median=2.5,
    tags_distinct=17,
    domains_distinct=23,
    near_duplicates=1,
    reposts=2,
    months_active=19,
    language="fr",
    lix_median=43.2,
    notes=(msg("came back on {day:date} after {days} days of silence", day="2026-08-02", days=190),),
)


def details() -> tuple[Detail, ...]:
    return (
        Detail("camilleroy.example", msg("Software"), msg("WordPress 6.8"), (proof(BLOG, where="meta[generator]"),)),
        Detail("camilleroy.example", msg("Mail"), msg("it takes mail, and says who may send it")),
    )


def unseen() -> tuple[Unseen, ...]:
    note = msg("Ask the candidate for the link, and look together.")
    return (
        Unseen(msg("LinkedIn"), Reason.LOGIN_WALL, note, "https://www.linkedin.com/in/camilleroy"),
        Unseen(msg("Two pages of {site}", site="camilleroy.example"), Reason.TIMEOUT, msg("Try again later.")),
    )


def published() -> Profile:
    """A person with a blog and accounts: index and range are given."""
    return Profile(
        schema=SCHEMA,
        tool="0.1.0",
        subject=Subject(
            (Handle("camilleroy"), NetworkHandle("mastodon", "camille", "social.example"), Site(BLOG)), "Camille Roy"
        ),
        date=NOW,
        seed=20261122,
        locale="fr-FR",
        rubric=RubricReference("full", 1, Text("full rubric", "grille complète"), "5e" * 32),
        catalogue="ca" * 32,
        holder_only=False,
        complete=True,
        index=Index(Publication.PUBLISHED, 64, 58, 67, 0.91, 0.9, ConfidenceWord.HIGH, 5),
        dimensions=dimensions(),
        facets=facets(),
        accounts=accounts(),
        exposures=exposures(),
        domains=domains(),
        sources=(
            Source(
                BLOG,
                "Le carnet de Camille",
                Attribution.CONFIRMED,
                (proof(BLOG),),
                level=Level.C,
                proof=msg("Given by the candidate."),
            ),
        ),
        timelines=(timeline(),),
        searches=namesake(),
        traces=traces(),
        unseen=unseen(),
        details=details(),
        trails=(Trail("https://vitrine.example/", (Step(msg("given"), msg("a page, not a feed"), proof(BLOG)),)),),
        activities=activities(),
        edges=edges(),
        leads=(Lead("https://conference.example/2026/programme", BLOG, "a[href]"),),
        conflicts=conflicts(),
        hints=(
            Hint(msg("GitHub limits anonymous questions: set FOOTPRINT_GITHUB_TOKEN for {n} an hour.", n=5000)),
            Hint(msg("Configure a search engine to see what a search finds.")),
        ),
    )


def range_only() -> Profile:
    """Between half and three quarters seen; a mandate is recorded and a person has looked."""
    mandate = Mandate(
        purpose="Recruitment",
        position="Community manager",
        controller="Atelier des Quais",
        legal_basis="Legitimate interest",
        notice_reference="RH-2026-114",
        notice_date="2026-11-02",
    )
    whole = published()
    return replace(
        whole,
        subject=replace(whole.subject, mandate=mandate),
        index=Index(Publication.RANGE_ONLY, None, 41, 78, 0.63, 0.7, ConfidenceWord.MEDIUM, 4),
        timelines=(silent(),),
        dossier=said_of_it(),
    )


def said_of_it() -> Dossier:
    """A dispute that waits, two that were ruled on, a note, one on what the report lacks, and a review."""
    upheld = Ruled(Ruling.UPHELD, "Lou Ferran", NOW, "The site moved; its old address was looked at.")
    rejected = Ruled(Ruling.REJECTED, "Lou Ferran", NOW, "The feed is the candidate's own.")
    return Dossier(
        id="k7f3q2",
        expires=date(2027, 5, 22),
        notice="ab" * 32,
        annotations=(
            Annotation("pub.fresh", "I was on leave until the autumn, and *said so* on the site.", NOW),
            Annotation("gone.indicator", "This one was in the report that I saw.", NOW),
        ),
        disputes=(
            Dispute("pub.cadence", "The posts of my old site are missing.", NOW),
            Dispute("host.https", "This is not my site any more.", NOW, upheld),
            Dispute("pub.exists", "This blog is not mine.", NOW, rejected),
        ),
        reviews=(Review("Lou Ferran", NOW, "shortlist"),),
    )


def hostile_dossier() -> Dossier:
    """A candidate and a reviewer who try to act on the reader's screen."""
    ruled = Ruled(Ruling.UPHELD, HOSTILE, NOW, HOSTILE)
    return Dossier(
        id=HOSTILE,
        expires=date(2027, 5, 22),
        notice=HOSTILE,
        annotations=(Annotation("pub.exists", HOSTILE, NOW), Annotation(HOSTILE, "long " * 5000, NOW)) * 40,
        disputes=(Dispute("pub.exists", LONG * 20, NOW, ruled), Dispute("pub.fresh", HOSTILE, NOW)),
        reviews=(Review(HOSTILE, NOW, HOSTILE), Review(LONG, NOW, LONG)),
    )


def silent() -> Timeline:
    """A feed that says almost nothing."""
    return replace(
        timeline(), title="", months=(), last="", median_gap=None, longest_gap=None, complete_from="", posts=()
    )


def withheld() -> Profile:
    """Almost everything blocked: no number is said, and the list of what was not seen is what remains."""
    whole = published()
    return replace(
        whole,
        subject=Subject((Handle("camilleroy"),), mandate=Mandate(self_audit=True)),
        holder_only=True,
        complete=False,
        index=Index(Publication.WITHHELD, None, 9, 91, 0.18, None, None, 1),
        dimensions=tuple(unseen_dimension(one.id, one.title.en, one.title.fr, one.weight) for one in whole.dimensions),
        facets=(),
        accounts=tuple(one for one in whole.accounts if one.standing is not Standing.ATTRIBUTED),
        activities=(),
        edges=(),
        leads=(),
        conflicts=(),
        sources=(),
        timelines=(),
        searches=(),
        traces=(),
    )


def bare() -> Profile:
    """All was seen, and there is little: nothing stands out, nothing is left to say."""
    whole = published()
    some = indicator("pub.exists", "A blog of one's own", "Un blog à soi", score=0.3, sentence=msg("A few notes."))
    return replace(
        whole,
        subject=Subject((NetworkHandle("github", "camilleroy"),)),
        index=replace(whole.index, value=30, low=30, high=30, coverage=1.0),
        dimensions=(replace(whole.dimensions[0], score=30, low=30, high=30, band=Band.BUILDING, indicators=(some,)),),
        facets=(),
        accounts=(),
        activities=(),
        edges=(),
        leads=(),
        conflicts=(),
        exposures=(),
        domains=(),
        sources=(),
        timelines=(),
        searches=(),
        traces=(),
        unseen=(),
        hints=(),
    )


def names_only() -> Profile:
    """Only names were looked at: nothing is said of the person, and the index means nothing."""
    whole = published()
    protection = next(one for one in whole.dimensions if one.id == "protection")
    hidden = msg(
        "{network} shows nothing under this name, and that does not prove that nobody holds it.", network="Lemmy"
    )
    servers = tuple(
        replace(
            account("lemmy", "Lemmy", "community", Standing.UNKNOWN, hidden, handle=f"camilleroy@{one}.example"),
            reason=Reason.NOT_OBSERVABLE,
        )
        for one in ("first", "second", "third")
    )
    walled = account("linkedin", "LinkedIn", "professional", Standing.UNKNOWN, msg("Not asked."))
    taken = account(
        "mastodon", "Mastodon", "microblog", Standing.OTHER, msg("Another."), handle="camilleroy@else.example"
    )
    exposed = whole.exposures[3]
    return replace(
        whole,
        scope=Scope.NAMES,
        index=Index(Publication.WITHHELD, None, 9, 91, 0.18, None, None, 1),
        dimensions=(replace(protection, score=None, band=None, coverage=0.25),),
        facets=(),
        accounts=(*whole.accounts, *servers, replace(walled, reason=Reason.NOT_OBSERVABLE, evidence=()), taken),
        exposures=(
            *whole.exposures,
            replace(exposed, network="lemmy", title="Lemmy", handle=servers[0].handle, link=servers[0].url),
            replace(exposed, network="linkedin", title="LinkedIn", link=walled.url),
            *(
                replace(
                    whole.exposures[0],
                    network=title.lower(),
                    title=title,
                    key=False,
                    link=f"https://{title.lower()}.example/join",
                    note=nobody_visible(title),
                )
                for title in ("Codeberg", "Blogger")
            ),
        ),
        timelines=(),
        searches=(),
        traces=(),
    )


def bad_card() -> Card:
    """An account that says of its holder what it should not."""
    return Card(
        name=HOSTILE,
        bio=f"{HOSTILE} {LONG * 10}",
        links=("javascript:alert(1)", f"https://a.example/{LONG * 10}", "https://a.example/<b>|x"),
        avatar="data:image/svg+xml,<svg onload=alert(1)>",
        created=HOSTILE,
        counters=((HOSTILE, 3),),
    )


def hostile() -> Profile:
    """An applicant, and sites, that try to act on the reader's screen."""
    whole = published()
    script = "javascript:alert(document.domain)"
    bad = proof(script, excerpt=HOSTILE, where=HOSTILE)
    first, *rest = whole.dimensions
    lead, *others = first.indicators
    told = replace(lead, sentence=msg("The page says {words}.", words=HOSTILE), evidence=(bad,))
    return replace(
        whole,
        subject=Subject((Handle(HOSTILE), Site(script), Site("data:text/html,x")), f"{LONG} {HOSTILE}"),
        dimensions=(replace(first, indicators=(told, *others)), *rest),
        accounts=(
            replace(whole.accounts[0], title=HOSTILE, handle=HOSTILE, url=script, evidence=(bad,), card=bad_card()),
            replace(whole.accounts[-2], title=LONG, blocker=HOSTILE, niche="\x1b[1mniche"),
        ),
        activities=(
            replace(
                whole.activities[0],
                handle=HOSTILE,
                url=script,
                last=HOSTILE,
                since=HOSTILE,
                hashtags=((HOSTILE, 3), (LONG * 10, 2)),
                notes=(msg("{note}", note=HOSTILE),),
                evidence=(bad,),
            ),
        ),
        edges=(Edge(script, HOSTILE, HOSTILE, (bad,)), Edge(script, f"{BLOG}{LONG * 10}", HOSTILE)),
        leads=(Lead(script, HOSTILE, HOSTILE), Lead(f"{BLOG}{LONG * 10}", script, HOSTILE)),
        conflicts=(Conflict(HOSTILE, msg("{note}", note=HOSTILE), (bad,)),),
        exposures=(
            replace(whole.exposures[0], title=HOSTILE, link="vbscript:x"),
            replace(whole.exposures[-1], handle=HOSTILE, link=script),
        ),
        domains=(
            replace(whole.domains[0], domain=HOSTILE, link=script),
            replace(whole.domains[-1], domain=HOSTILE, link=script, note=msg("{words}", words=HOSTILE)),
        ),
        sources=(Source(script, HOSTILE, Attribution.LIKELY, (bad,)),),
        timelines=(
            replace(
                whole.timelines[0],
                title=HOSTILE,
                feed=script,
                last="yesterday",
                months=(("soon", 1),),
                complete_from=HOSTILE,
                posts=(Post(script, HOSTILE, "2026-13-45", 3),),
                kind=HOSTILE,
                page=script,
                figures=replace(FIGURES, last_date=HOSTILE, language=HOSTILE, notes=(msg("{note}", note=HOSTILE),)),
                trail=(Step(msg("{why}", why=HOSTILE), msg("{came}", came=HOSTILE), bad),),
            ),
        ),
        trails=(Trail(script, (Step(msg("{why}", why=HOSTILE), msg("{came}", came=HOSTILE), bad),)),),
        details=(Detail(HOSTILE, msg("{label}", label=HOSTILE), msg("{said}", said=HOSTILE), (bad,)),),
        searches=crafted_pages(),
        traces=crafted_traces(),
        unseen=(Unseen(msg("{what}", what=HOSTILE), Reason.BROKEN, msg("{note}", note=HOSTILE), script),),
        hints=(Hint(msg("{hint}", hint=HOSTILE)),),
        dossier=hostile_dossier(),
    )


def hostile_names() -> Profile:
    """The same attempts in a report on names."""
    whole = hostile()
    return replace(whole, scope=Scope.NAMES, domains=(*whole.domains, *domains()[:1]))


def blog_only() -> Profile:
    """The same person's blog and site alone."""
    whole = published()
    kept = tuple(one for one in whole.dimensions if one.id == "publication")
    return replace(
        whole,
        subject=Subject((Site(BLOG),)),
        dimensions=kept,
        facets=(),
        accounts=(),
        activities=(),
        edges=(),
        leads=(),
        conflicts=(),
        exposures=(),
        domains=(),
        searches=(),
        traces=(),
        hints=(),
        scope=Scope.BLOG,
    )


def found_by_name() -> Dimension:
    """The three numbers of a search: full, in part, and not seen."""
    asked = (namesake()[0].evidence[0],)
    return Dimension(
        id="visibility",
        title=Text("Visibility", "Visibilité"),
        weight=13.0,
        score=78,
        low=70,
        high=95,
        coverage=0.75,
        band=Band.ESTABLISHED,
        indicators=(
            indicator(
                "vis.name",
                "Found by name",
                "Trouvable par le nom",
                weight=6.5,
                score=0.67,
                low=0.67,
                high=0.9,
                sentence=msg("Brave shows three pages of the candidate's among the first ten."),
                formula=msg("{seen} / {full} = {score:.2f}", seen=0.49, full=0.727, score=0.67),
                evidence=asked,
                gain=Gain(msg("with one of the candidate's pages at place {rank}", rank=3), 0.67, 0.82, 1.0),
            ),
            indicator("vis.handle", "Found by handle", "Trouvable par le pseudo", weight=3.25),
            indicator(
                "vis.first",
                "First result",
                "Premier résultat",
                weight=3.25,
                score=1.0,
                sentence=msg("The first result is the candidate's."),
                formula=msg("as measured"),
                evidence=asked,
            ),
        ),
    )


def search_only() -> Profile:
    """What engines show, and the traces, alone."""
    return replace(
        blog_only(),
        subject=published().subject,
        scope=Scope.SEARCH,
        dimensions=(found_by_name(),),
        sources=(),
        timelines=(),
        details=(),
        trails=(),
        searches=namesake(),
        traces=traces(),
    )


def search_by_hand() -> Profile:
    """No engine is configured, and no trace was seen."""
    return replace(search_only(), searches=by_hand(), traces=(), unseen=())


def hostile_search() -> Profile:
    """The attempts of a hostile applicant, in what engines show and in traces."""
    whole = hostile()
    return replace(search_only(), subject=whole.subject, searches=whole.searches, traces=whole.traces)


PROFILES = {
    "blog": blog_only,
    "published": published,
    "range-only": range_only,
    "withheld": withheld,
    "bare": bare,
    "hostile": hostile,
    "names": names_only,
    "hostile-names": hostile_names,
    "search": search_only,
    "search-by-hand": search_by_hand,
    "hostile-search": hostile_search,
}
