"""What is told of two profiles, case by case."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from footprint.comparing import Cause, Caveat, Comparison, Distance, Incomparable, Number, Turn, compare
from footprint.comparing.numbers import distance
from footprint.dossier import Dispute, Dossier
from footprint.exhibit import (
    DomainName,
    Hold,
    Level,
    SearchAim,
    SearchKind,
    SearchPage,
    SearchResult,
    SearchStatus,
    Standing,
    Trace,
    TraceKind,
    Unseen,
    Verdict,
    Whose,
)
from footprint.finding import Absent, Attribution, Excluded, Inconclusive, Reason, Scored
from footprint.message import msg
from footprint.profile import Scope
from footprint.subject import Handle, NetworkHandle, Site, Subject
from unit.report.evidence import NOW, proof
from unit.report.sample import account, indicator, published

if TYPE_CHECKING:
    from footprint.exhibit import Account
    from footprint.finding import Evidence, Status
    from footprint.profile import Indicator, Profile

WHOLE = published()
PLACE = "https://paper.example/portrait"


def told(old: Profile, new: Profile) -> Comparison:
    found = compare(old, new)
    assert isinstance(found, Comparison)
    return found


def with_account(standing: Standing | None, *, level: Level | None = None, wall: bool = False) -> Profile:
    """The sample with one account on one more network, or none."""
    if standing is None:
        return replace(WHOLE, accounts=())
    one = account("newnet", "NewNet", "code", standing, msg("because"), level=level)
    seen: Account = replace(one, verdict=Verdict.UNKNOWN, reason=Reason.BLOCKED) if wall else one
    return replace(WHOLE, accounts=(seen,))


A, P, X, F, U = Standing.ATTRIBUTED, Standing.POSSIBLE, Standing.OTHER, Standing.FREE, Standing.UNKNOWN


@pytest.mark.parametrize(
    ("then", "now", "turn"),
    [
        pytest.param(F, P, Turn.TAKEN, id="somebody took the free name"),
        pytest.param(F, X, Turn.TAKEN, id="somebody else took the free name"),
        pytest.param(F, A, Turn.APPEARED, id="the candidate took the free name"),
        pytest.param(A, F, Turn.WENT, id="the candidate's account is gone"),
        pytest.param(P, F, Turn.FREED, id="somebody left the name"),
        pytest.param(P, A, Turn.PROVED, id="the account is proved now"),
        pytest.param(A, P, Turn.UNPROVED, id="the proof was not seen"),
        pytest.param(A, U, Turn.UNSEEN, id="a wall stands before it"),
        pytest.param(U, A, Turn.SEEN, id="the wall is gone"),
        pytest.param(F, U, Turn.UNSEEN, id="whether the name is free can't be told"),
        pytest.param(None, A, Turn.MET, id="never met before"),
        pytest.param(A, None, Turn.MISSED, id="not met any more"),
        pytest.param(None, F, None, id="a free name that nobody asked for"),
        pytest.param(None, U, None, id="a wall that nobody met"),
        pytest.param(P, P, None, id="as before"),
    ],
)
def test_what_became_of_an_account(then: Standing | None, now: Standing | None, turn: Turn | None) -> None:
    assert [one.turn for one in told(with_account(then), with_account(now)).accounts] == ([turn] if turn else [])


def test_a_declared_account_behind_a_wall_was_not_seen() -> None:
    changes = told(with_account(A), with_account(A, wall=True)).accounts

    assert [one.turn for one in changes] == [Turn.UNSEEN]


def test_a_better_proof_is_told_with_both_levels() -> None:
    (change,) = told(with_account(A, level=Level.C), with_account(A, level=Level.A)).accounts

    assert (change.turn, change.level_before, change.level_after) == (Turn.CHANGED, Level.C, Level.A)


def test_of_a_likeness_no_level_is_told() -> None:
    (change,) = told(with_account(F), with_account(P, level=Level.D)).accounts

    assert (change.level_before, change.level_after) == (None, None)


def test_nothing_of_a_stranger_is_evidence() -> None:
    def answering(digest: str) -> Profile:
        whole = with_account(P)
        (one,) = whole.accounts
        # the same exchange stands behind an indicator too, as a count of names does
        shown = replace(one.evidence[0], sha256=digest)
        counted = replace(indicator("name.handles", "Handles", "Noms", score=0.5), evidence=(shown,))
        dimension = replace(whole.dimensions[0], indicators=(counted,))
        return replace(whole, accounts=(replace(one, evidence=(shown,)),), dimensions=(dimension,))

    assert told(answering("a"), answering("b")).evidence == ()


H = Hold


@pytest.mark.parametrize(
    ("then", "now", "turn"),
    [
        pytest.param(H.FREE, H.HELD, Turn.TAKEN, id="somebody registered it"),
        pytest.param(H.FREE, H.OWN, Turn.APPEARED, id="the candidate registered it"),
        pytest.param(H.HELD, H.FREE, Turn.FREED, id="it ran out"),
        pytest.param(H.OWN, H.HELD, Turn.UNPROVED, id="no page of theirs was seen there"),
        pytest.param(H.HELD, H.OWN, Turn.PROVED, id="a page of theirs is there"),
        pytest.param(H.FREE, H.UNKNOWN, Turn.UNSEEN, id="the registry was silent"),
        pytest.param(H.UNKNOWN, H.HELD, Turn.SEEN, id="the registry answered"),
        pytest.param(None, H.OWN, Turn.MET, id="new to the report"),
        pytest.param(None, H.FREE, None, id="never asked for"),
        pytest.param(H.HELD, H.HELD, None, id="as before"),
    ],
)
def test_what_became_of_a_domain(then: Hold | None, now: Hold | None, turn: Turn | None) -> None:
    def domain(hold: Hold | None) -> Profile:
        one = DomainName("camille.example", hold or H.FREE, 1, None, msg("so it is"), "")
        return replace(WHOLE, domains=(one,) if hold else ())

    assert [one.turn for one in told(domain(then), domain(now)).domains] == ([turn] if turn else [])


def with_site(*, there: bool, unseen: bool = False, answer: Evidence | None = None) -> Profile:
    """The sample with one page of the candidate's: shown, hidden, or asked for in vain."""
    site = replace(WHOLE.sources[0], url=PLACE, attribution=Attribution.CONFIRMED, evidence=())
    asked = indicator("host.links", "Links", "Liens", score=0.5, evidence=(answer,) if answer else ())
    return replace(
        WHOLE,
        sources=(site,) if there else (),
        unseen=(Unseen(msg("page"), Reason.BLOCKED, msg("look"), PLACE),) if unseen else (),
        dimensions=(replace(WHOLE.dimensions[0], indicators=(asked,)),),
    )


@pytest.mark.parametrize(
    ("now", "turn"),
    [
        pytest.param(with_site(there=False), Turn.MISSED, id="it is only missing"),
        pytest.param(with_site(there=False, unseen=True), Turn.UNSEEN, id="it was blocked"),
        pytest.param(with_site(there=False, answer=proof(PLACE, outcome="503")), Turn.MISSED, id="an error"),
        pytest.param(with_site(there=False, answer=proof(PLACE, outcome="404")), Turn.WENT, id="it said so itself"),
        pytest.param(with_site(there=False, answer=proof(PLACE, outcome="410")), Turn.WENT, id="gone for good"),
    ],
)
def test_a_site_has_gone_only_where_it_said_so(now: Profile, turn: Turn) -> None:
    assert [one.turn for one in told(with_site(there=True), now).sources] == [turn]


def with_trace(count: int) -> Profile:
    trace = Trace(TraceKind.COMMENT, "paper.example", PLACE, "Paper", count)
    return replace(WHOLE, traces=(trace,) if count else ())


@pytest.mark.parametrize(
    ("then", "now", "turn"), [(0, 2, Turn.MET), (2, 0, Turn.MISSED), (2, 5, Turn.CHANGED), (2, 2, None)]
)
def test_what_became_of_a_trace(then: int, now: int, turn: Turn | None) -> None:
    assert [one.turn for one in told(with_trace(then), with_trace(now)).traces] == ([turn] if turn else [])


OWN = SearchResult(2, "paper.example", Whose.OWN, PLACE, "Portrait")


def searched(*results: SearchResult, status: SearchStatus = SearchStatus.OK) -> Profile:
    page = SearchPage("Engine", SearchKind.RANK, SearchAim.NAME, "Camille", "fr-FR", status, results, "")
    return replace(WHOLE, searches=(page,))


@pytest.mark.parametrize(
    ("now", "turn"),
    [
        pytest.param(searched(SearchResult(2, "other.example", Whose.SOMEONE_ELSE)), Turn.WENT, id="out of the list"),
        pytest.param(
            searched(SearchResult(2, "paper.example", Whose.CANNOT_TELL, is_open=True)), Turn.UNSEEN, id="may be there"
        ),
        pytest.param(searched(replace(OWN, rank=5)), Turn.CHANGED, id="lower down"),
    ],
)
def test_what_became_of_a_search_result(now: Profile, turn: Turn) -> None:
    (change,) = told(searched(OWN), now).searches

    assert (change.turn, [one.turn for one in change.places]) == (Turn.CHANGED, [turn])


def test_a_blocked_engine_moved_nothing() -> None:
    (change,) = told(searched(OWN), searched(status=SearchStatus.BLOCKED)).searches

    assert (change.turn, change.places) == (Turn.UNSEEN, ())


@pytest.mark.parametrize(
    ("then", "now", "turn"),
    [
        pytest.param(proof(PLACE), replace(proof(PLACE), sha256="f"), Turn.CHANGED, id="another hash"),
        pytest.param(proof(PLACE), proof(PLACE, outcome="404"), Turn.WENT, id="not there any more"),
        pytest.param(proof(PLACE), proof(PLACE, outcome="timeout"), Turn.UNSEEN, id="silent"),
        pytest.param(proof(PLACE, outcome="403"), proof(PLACE), Turn.SEEN, id="let in"),
        pytest.param(proof(PLACE, outcome="403"), proof(PLACE, outcome="timeout"), None, id="never seen"),
        pytest.param(proof(PLACE), proof(PLACE), None, id="the same"),
    ],
)
def test_what_became_of_evidence(then: Evidence, now: Evidence, turn: Turn | None) -> None:
    found = told(with_site(there=True, answer=then), with_site(there=True, answer=now)).evidence

    assert [one.turn for one in found if one.url == PLACE] == ([turn] if turn else [])


def test_what_was_not_seen_is_seen_only_where_something_of_it_is_shown() -> None:
    unseen = with_site(there=False, unseen=True)

    assert [one.turn for one in told(unseen, with_site(there=True)).unseen] == [Turn.SEEN]
    assert [one.turn for one in told(unseen, with_site(there=False)).unseen] == [Turn.MISSED]


def judged(
    status: Status, *, low: float = 0.5, high: float = 0.5, score: float | None = 0.5, digest: str = "a", said: int = 1
) -> Indicator:
    one = indicator(
        "x.y", "X", "X", status=status, score=score, low=low, high=high, sentence=msg("{said} seen", said=said)
    )
    return replace(one, evidence=(replace(proof(PLACE), sha256=digest),))


def with_indicator(one: Indicator, *, rubric: str = "r", days: int = 0) -> Profile:
    return replace(
        WHOLE,
        dimensions=(replace(WHOLE.dimensions[0], indicators=(one,)),),
        rubric=replace(WHOLE.rubric, digest=rubric),
        date=NOW + timedelta(days=days),
    )


BLIND = judged(Inconclusive(Reason.BLOCKED), low=0, high=1, score=None, said=0)
SEEN = judged(Scored(2.0))


@pytest.mark.parametrize(
    ("then", "now", "cause"),
    [
        pytest.param(with_indicator(SEEN), with_indicator(SEEN, days=9), None, id="nothing"),
        pytest.param(with_indicator(SEEN), with_indicator(BLIND), Cause.UNSEEN, id="blocked"),
        pytest.param(with_indicator(BLIND), with_indicator(SEEN), Cause.SEEN, id="seen again"),
        pytest.param(
            with_indicator(SEEN),
            with_indicator(judged(Scored(2.0, 1.0, 4.0), low=0.4, high=0.6, said=2)),
            Cause.UNSEEN,
            id="a part was not seen",
        ),
        pytest.param(
            with_indicator(BLIND),
            with_indicator(judged(Inconclusive(Reason.TIMEOUT), low=0, high=1, score=None)),
            Cause.REASON,
            id="another wall",
        ),
        pytest.param(
            with_indicator(SEEN),
            with_indicator(judged(Scored(4.0), low=0.9, high=0.9, score=0.9, digest="b", said=4), days=9),
            Cause.EVIDENCE,
            id="more posts",
        ),
        pytest.param(
            with_indicator(SEEN),
            with_indicator(judged(Absent(), low=0, high=0, score=0, digest="b", said=0)),
            Cause.EVIDENCE,
            id="nothing any more",
        ),
        pytest.param(
            with_indicator(SEEN),
            with_indicator(judged(Scored(1.0), low=0.2, high=0.2, score=0.2, said=4), days=9),
            Cause.TIME,
            id="only older",
        ),
        pytest.param(
            with_indicator(SEEN),
            with_indicator(judged(Excluded(Reason.DISPUTED), low=0, high=0, score=None)),
            Cause.DISPUTED,
            id="disputed",
        ),
        pytest.param(
            with_indicator(judged(Excluded(Reason.DISPUTED), low=0, high=0, score=None)),
            with_indicator(SEEN),
            Cause.RESTORED,
            id="ruled on",
        ),
        pytest.param(
            with_indicator(SEEN),
            with_indicator(judged(Scored(2.0), low=0.8, high=0.8, score=0.8), rubric="other"),
            Cause.RULE,
            id="another curve",
        ),
        pytest.param(
            with_indicator(judged(Scored(2.0, 1.0, 4.0), low=0.4, high=0.6)),
            with_indicator(judged(Inconclusive(Reason.PARTIAL, 1.0, 4.0), low=0.2, high=0.9, score=None), rubric="o"),
            Cause.RULE,
            id="too wide for another curve",
        ),
        pytest.param(
            with_indicator(SEEN),
            with_indicator(judged(Excluded(Reason.NOT_IN_RUBRIC), low=0, high=0, score=None), rubric="other"),
            Cause.RULE,
            id="left out by a rubric",
        ),
    ],
)
def test_why_an_indicator_changed(then: Profile, now: Profile, cause: Cause | None) -> None:
    (change,) = told(then, now).indicators

    assert change.cause is cause


def test_both_sentences_and_measures_are_told() -> None:
    (change,) = told(with_indicator(SEEN), with_indicator(BLIND)).indicators

    assert change.before is not None
    assert change.after is not None
    assert (change.before.measure, change.after.measure) == (2.0, None)
    assert (str(change.before.sentence), str(change.after.sentence)) == ("1 seen", "0 seen")


@pytest.mark.parametrize(
    ("then", "now", "wanted"),
    [
        pytest.param((60, 58, 62), (60, 58, 62), Distance.SAME, id="the same"),
        pytest.param((60, 60, 60), (66, 66, 66), Distance.CLOSE, id="six points"),
        pytest.param((60, 60, 60), (67, 67, 67), Distance.HIGHER, id="seven points"),
        pytest.param((67, 67, 67), (60, 60, 60), Distance.LOWER, id="seven points down"),
        pytest.param((50, 40, 70), (90, 70, 95), Distance.CLOSE, id="ranges that touch"),
        pytest.param((50, 40, 69), (90, 70, 95), Distance.HIGHER, id="ranges that do not"),
        pytest.param((None, 0, 10), (90, 80, 95), Distance.UNKNOWN, id="no score"),
    ],
)
def test_how_far_two_scores_are(
    then: tuple[int | None, int, int], now: tuple[int | None, int, int], wanted: Distance
) -> None:
    assert distance(Number(*then, 1.0), Number(*now, 1.0), same_rules=True) is wanted
    assert distance(Number(*then, 1.0), Number(*now, 1.0), same_rules=False) is Distance.OTHER_RULES


NUMBERS = st.tuples(st.integers(0, 100), st.integers(0, 100), st.integers(0, 100)).map(
    lambda found: Number(sorted(found)[1], min(found), max(found), 1.0)
)


@settings(max_examples=200)
@given(NUMBERS, NUMBERS)
def test_of_ranges_that_overlap_no_direction_is_told(then: Number, now: Number) -> None:
    there, back = (distance(*pair, same_rules=True) for pair in ((then, now), (now, then)))

    if then.low <= now.high and now.low <= then.high:
        assert there in {Distance.SAME, Distance.CLOSE}
    opposite = {Distance.HIGHER: Distance.LOWER, Distance.LOWER: Distance.HIGHER}
    assert back is opposite.get(there, there)


def given_as(
    *identifiers: Handle | NetworkHandle | Site, name: str | None = None, scope: Scope = Scope.WHOLE
) -> Profile:
    return replace(WHOLE, subject=Subject(identifiers, name), scope=scope)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        pytest.param(given_as(Handle("camille")), given_as(Handle("tess")), "two people", id="two people"),
        pytest.param(
            given_as(NetworkHandle("github", "camille")),
            given_as(NetworkHandle("reddit", "camille")),
            "two people",
            id="one handle on two networks",
        ),
        pytest.param(
            given_as(Handle("camille")),
            given_as(Handle("camille"), scope=Scope.NAMES),
            "different things (audit and names)",
            id="two scopes",
        ),
    ],
)
def test_what_can_not_be_compared_is_refused(old: Profile, new: Profile, said: str) -> None:
    found = compare(old, new)

    assert isinstance(found, Incomparable)
    assert said in str(found.why)


def test_one_identifier_in_common_is_enough() -> None:
    site = Site("https://camille.example/")
    found = told(given_as(Handle("Camille"), site), given_as(Handle("camille")))

    assert found.caveats == (Caveat.OTHER_GIVEN,)


def test_by_another_rubric_scores_stand_side_by_side() -> None:
    light = replace(WHOLE, rubric=replace(WHOLE.rubric, id="light", digest="l"), dimensions=WHOLE.dimensions[:3])
    found = told(WHOLE, light)

    assert found.caveats == (Caveat.OTHER_RUBRIC,)
    assert {one.distance for one in (found.index, *found.dimensions) if one} == {Distance.OTHER_RULES}
    assert {one.points for one in (found.index, *found.dimensions) if one} == {None}
    assert [one.id for one in found.dimensions if one.after is None] == [one.id for one in WHOLE.dimensions[3:]]


@pytest.mark.parametrize(
    ("new", "caveat"),
    [
        pytest.param(replace(WHOLE, rubric=replace(WHOLE.rubric, digest="x")), Caveat.EDITED_RUBRIC, id="rubric"),
        pytest.param(replace(WHOLE, catalogue="x"), Caveat.OTHER_CATALOGUE, id="catalogue"),
        pytest.param(replace(WHOLE, tool="9"), Caveat.OTHER_TOOL, id="tool"),
        pytest.param(replace(WHOLE, locale="en-CA"), Caveat.OTHER_LOCALE, id="locale"),
        pytest.param(replace(WHOLE, searches=()), Caveat.OTHER_SEARCHES, id="searches"),
        pytest.param(replace(WHOLE, complete=False), Caveat.CUT_SHORT_NOW, id="cut short"),
        pytest.param(replace(WHOLE, date=WHOLE.date - timedelta(days=1)), Caveat.REVERSED, id="reversed"),
        pytest.param(
            replace(WHOLE, dossier=Dossier(disputes=(Dispute("pub.fresh", "no", NOW),))),
            Caveat.OTHER_DISPUTES,
            id="disputes",
        ),
    ],
)
def test_what_makes_them_less_comparable_is_told(new: Profile, caveat: Caveat) -> None:
    assert caveat in told(WHOLE, new).caveats


def test_names_alone_have_no_number() -> None:
    names = replace(WHOLE, scope=Scope.NAMES)
    found = told(names, names)

    assert (found.index, found.dimensions, found.indicators) == (None, (), ())
