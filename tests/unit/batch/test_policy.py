"""Whether behaviours show in a profile: in three values, and never by a total."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from footprint.batch.outcome import Ruled
from footprint.batch.policy import load_policy, policy_names, ruled
from footprint.batch.policy.lint import lint
from footprint.batch.policy.sight import Sight, compare, exactly
from footprint.errors import PolicyError
from footprint.exhibit import Figures, Standing, Trail, Unseen, Verdict
from footprint.finding import Absent, Excluded, Inconclusive, Manual, Reason, Scored, Status
from footprint.locale import translator
from footprint.message import msg
from footprint.rubric import load_rubric
from footprint.subject import Site, Subject
from unit.report.evidence import BLOG
from unit.report.sample import account, indicator, published

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from footprint.batch.outcome import RuleOutcome
    from footprint.profile import Profile

ENGLISH, FRENCH = translator("en"), translator("fr")
FULL = load_rubric("full")
NETWORKS = dict.fromkeys(FULL.key_networks, True) | dict.fromkeys(FULL.named_networks, False)
WORDS = 'title = { en = "a", fr = "b" }\nwhy = { en = "c", fr = "d" }\n'
HEAD = 'id = "own"\nversion = 1\ntitle = { en = "own", fr = "à soi" }\n'
PARTIAL = Reason.PARTIAL


@pytest.fixture
def rule(tmp_path: Path) -> Callable[[str, Profile], RuleOutcome]:
    def outcome(lines: str, profile: Profile) -> RuleOutcome:
        own = tmp_path / "own.toml"
        own.write_text(f"{HEAD}[rules.one]\n{WORDS}{lines}\n", encoding="utf-8")
        (one,) = ruled(load_policy(str(own)), profile, FULL)
        return one

    return outcome


def measured(name: str, status: Status) -> Profile:
    """A profile whose indicator has this status; it has no other of that name."""
    profile = published()
    others = tuple(
        replace(each, indicators=tuple(one for one in each.indicators if one.id != name)) for each in profile.dimensions
    )
    first = replace(others[0], indicators=(*others[0].indicators, indicator(name, "t", "t", status=status)))
    return replace(profile, dimensions=(first, *others[1:]))


@pytest.mark.parametrize(
    ("name", "bound", "status", "expected"),
    [
        ("name.handles", "at_least = 4", Scored(4), Ruled.HOLDS),
        ("name.handles", "at_least = 4", Scored(3), Ruled.FAILS),
        ("name.handles", "at_least = 4", Scored(3, 3, 9), Ruled.UNKNOWN),
        ("name.handles", "at_least = 4", Scored(5, 5, 9), Ruled.HOLDS),
        ("name.handles", "at_least = 4", Scored(5, 2, 9), Ruled.UNKNOWN),
        ("name.handles", "at_least = 4", Inconclusive(PARTIAL, 4, 9), Ruled.HOLDS),
        ("name.handles", "at_least = 4", Inconclusive(PARTIAL, 0, 3), Ruled.FAILS),
        ("name.handles", "at_least = 4", Inconclusive(PARTIAL, None, 3), Ruled.FAILS),
        ("name.handles", "at_least = 4", Inconclusive(PARTIAL, 4, None), Ruled.HOLDS),
        ("name.handles", "at_least = 4", Inconclusive(Reason.BLOCKED), Ruled.UNKNOWN),
        ("name.handles", "at_least = 4", Absent(), Ruled.FAILS),
        ("name.handles", "at_most = 4", Absent(), Ruled.HOLDS),
        ("name.handles", "at_least = 4", Excluded(Reason.DISPUTED), Ruled.UNKNOWN),
        ("name.handles", "at_least = 4", Manual(), Ruled.UNKNOWN),
        ("name.handles", "at_least = 2\nat_most = 4", Scored(3, 2, 4), Ruled.HOLDS),
        ("name.handles", "at_least = 2\nat_most = 4", Scored(3, 3, 5), Ruled.UNKNOWN),
        # Days since the last post: the worst for the score is the highest measure, and without a post there is none.
        ("pub.fresh", "at_most = 90", Scored(9), Ruled.HOLDS),
        ("pub.fresh", "at_most = 90", Scored(120, 120, 0), Ruled.UNKNOWN),
        ("pub.fresh", "at_most = 90", Inconclusive(PARTIAL, None, 100), Ruled.FAILS),
        ("pub.fresh", "at_most = 90", Inconclusive(PARTIAL, None, 9), Ruled.UNKNOWN),
        ("pub.fresh", "at_most = 90", Absent(), Ruled.FAILS),
        ("host.links", "at_most = 0.1", Scored(0.05, 0.08, 0.05), Ruled.HOLDS),
        ("host.links", "at_most = 0.1", Absent(), Ruled.FAILS),
        ("host.linkz", "at_most = 0.1", Absent(), Ruled.UNKNOWN),
        # Too many replies count for less again, so that the ends of the score are not those of the measure.
        ("com.conv", "at_most = 0.7", Scored(0.1, 0.1, 0.3), Ruled.UNKNOWN),
        ("com.conv", "at_most = 0.7", Scored(0.1), Ruled.HOLDS),
    ],
)
def test_a_rule_is_decided_only_where_the_bounds_of_a_finding_decide_it(
    name: str, bound: str, status: Status, expected: Ruled, rule: Callable[[str, Profile], RuleOutcome]
) -> None:
    outcome = rule(f'kind = "indicator"\nindicator = "{name}"\n{bound}', measured(name, status))

    assert outcome.ruled is expected, outcome


@given(
    seen=st.lists(st.integers(0, 6), min_size=3, max_size=3).map(sorted),
    bounds=st.tuples(st.none() | st.integers(0, 6), st.none() | st.integers(0, 6)),
)
@settings(max_examples=80, deadline=None)
def test_hiding_a_part_never_decides_otherwise_than_seeing_it(
    seen: list[int], bounds: tuple[int | None, int | None]
) -> None:
    low, truth, high = seen

    hidden, whole = compare(Sight(low, high), *bounds), compare(exactly(truth), *bounds)

    assert hidden in {whole, Ruled.UNKNOWN}


def feeds(*days: int | None, undated: int = 0, shut: Reason | None = None) -> Profile:
    """Own feeds whose last post is so old, all places seen but one that is shut."""
    base = measured("pub.fresh", Scored(3))
    (one,) = base.timelines
    made = tuple(replace(one, figures=replace(one.figures, days_since_last=day, undated=undated)) for day in days)
    return replace(base, timelines=made, trails=(Trail(BLOG, (), shut),))


def fresh(status: Status) -> Profile:
    """A silent feed, and what is known of freshness by the indicator."""
    return replace(measured("pub.fresh", status), timelines=feeds(120).timelines, trails=())


def with_figures(figures: Figures) -> Profile:
    return replace(feeds(9), timelines=tuple(replace(one, figures=figures) for one in feeds(9).timelines))


def without_posts() -> Profile:
    base = with_figures(Figures())
    return replace(base, timelines=tuple(replace(one, posts=()) for one in base.timelines))


NO_FEED = replace(measured("pub.exists", Absent()), timelines=(), trails=())
INSIDE = replace(
    measured("pub.exists", Scored(0.5)),
    timelines=tuple(replace(one, page="https://github.example/camilleroy") for one in published().timelines),
    trails=(),
)
HOSTED = replace(
    feeds(9),
    timelines=tuple(replace(one, page="https://camille.wordpress.example/") for one in published().timelines),
    accounts=(
        replace(
            account("wordpress", "WordPress", "blog", Standing.ATTRIBUTED, msg("x")),
            url="https://camille.wordpress.example/",
        ),
    ),
)


@pytest.mark.parametrize(
    ("figure", "profile", "expected"),
    [
        pytest.param("days_since_last", feeds(9), Ruled.HOLDS, id="active"),
        pytest.param("days_since_last", feeds(120), Ruled.FAILS, id="silent"),
        pytest.param("days_since_last", feeds(120, 9), Ruled.HOLDS, id="one of two is active"),
        pytest.param("days_since_last", feeds(120, undated=1), Ruled.UNKNOWN, id="an undated post may be newer"),
        pytest.param("days_since_last", feeds(120, shut=Reason.BLOCKED), Ruled.UNKNOWN, id="a place that was shut"),
        pytest.param("days_since_last", feeds(9, shut=Reason.BLOCKED), Ruled.HOLDS, id="active all the same"),
        pytest.param("days_since_last", replace(feeds(120), complete=False), Ruled.UNKNOWN, id="cut short"),
        pytest.param("days_since_last", NO_FEED, Ruled.FAILS, id="no feed"),
        pytest.param("days_since_last", INSIDE, Ruled.FAILS, id="a feed inside a network is not one's own"),
        pytest.param("days_since_last", HOSTED, Ruled.HOLDS, id="a host that a network gives is one's own"),
        pytest.param("days_since_last", replace(feeds(9), timelines=()), Ruled.UNKNOWN, id="a feed that is not shown"),
        pytest.param(
            "days_since_last", replace(INSIDE, trails=feeds(9, shut=PARTIAL).trails), Ruled.UNKNOWN, id="shut"
        ),
        pytest.param("days_since_last", fresh(Inconclusive(Reason.TIMEOUT)), Ruled.UNKNOWN, id="freshness not seen"),
        pytest.param("days_since_last", fresh(Scored(120, 120, 0)), Ruled.UNKNOWN, id="something newer may be hidden"),
        pytest.param("days_since_last", fresh(Scored(0)), Ruled.FAILS, id="fresh at its best and cadence seen whole"),
        pytest.param("days_since_last", with_figures(Figures(posts=3)), Ruled.UNKNOWN, id="no post has a date"),
        pytest.param("days_since_last", with_figures(Figures()), Ruled.UNKNOWN, id="written before there were figures"),
        pytest.param("days_since_last", without_posts(), Ruled.FAILS, id="a feed without a post"),
        pytest.param("longest_gap_days", feeds(9), Ruled.HOLDS, id="a gap that was seen whole"),
    ],
)
def test_a_figure_is_that_of_the_best_own_feed_and_fails_only_where_none_can_be_hidden(
    figure: str, profile: Profile, expected: Ruled, rule: Callable[[str, Profile], RuleOutcome]
) -> None:
    whole = tuple(replace(one, figures=replace(one.figures, window_truncated=False)) for one in profile.timelines)

    outcome = rule(f'kind = "figure"\nfigure = "{figure}"\nat_most = 90', replace(profile, timelines=whole))

    assert outcome.ruled is expected, outcome


@pytest.mark.parametrize(
    ("bound", "expected"),
    [
        ('figure = "last_365"\nat_least = 20', Ruled.HOLDS),
        ('figure = "last_365"\nat_least = 21', Ruled.UNKNOWN),
        ('figure = "last_90"\nat_least = 5', Ruled.FAILS),
        ('figure = "median_gap_days"\nat_most = 14', Ruled.UNKNOWN),
    ],
)
def test_a_feed_that_ends_early_has_at_least_what_it_carries(
    bound: str, expected: Ruled, rule: Callable[[str, Profile], RuleOutcome]
) -> None:
    assert rule(f'kind = "figure"\n{bound}', feeds(9)).ruled is expected


@pytest.mark.parametrize(
    ("lines", "expected", "seen"),
    [
        ('networks = ["github", "mastodon"]\nat_least = 2', Ruled.HOLDS, "2"),
        ('networks = ["github", "pinterest"]\nat_least = 2', Ruled.FAILS, "1"),
        ('networks = ["github", "vimeo"]\nat_least = 2', Ruled.FAILS, "1"),
        ('networks = ["github", "gitlab"]\nat_least = 2', Ruled.UNKNOWN, "1\u20132"),
        ('networks = ["github", "instagram"]\nat_least = 2', Ruled.UNKNOWN, "1\u20132"),
        ('networks = ["github", "bluesky"]\nat_least = 2', Ruled.UNKNOWN, "1\u20132"),
        ("at_least = 10", Ruled.UNKNOWN, "3\u201315"),
    ],
)
def test_a_name_is_not_held_only_where_the_network_says_so(
    lines: str, expected: Ruled, seen: str, rule: Callable[[str, Profile], RuleOutcome]
) -> None:
    asked = replace(published(), subject=replace(published().subject, name=None))

    outcome = rule(f'kind = "held"\n{lines}', asked)

    assert outcome.ruled is expected
    assert f"Seen: {seen}" in ENGLISH.say(outcome.said)


def test_an_account_under_another_name_is_theirs_and_does_not_hold_the_name(
    rule: Callable[[str, Profile], RuleOutcome],
) -> None:
    other = account("github", "GitHub", "code", Standing.ATTRIBUTED, msg("x"), handle="old-nick")
    free = account("github", "GitHub", "code", Standing.FREE, msg("x"))
    profile = replace(published(), accounts=(other, free))
    lines = 'networks = ["github"]\nat_least = 1'

    assert free.verdict is Verdict.AVAILABLE
    assert rule(f'kind = "accounts"\n{lines}', profile).ruled is Ruled.HOLDS
    assert rule(f'kind = "held"\n{lines}', profile).ruled is Ruled.FAILS


def test_without_a_name_there_is_none_to_hold(rule: Callable[[str, Profile], RuleOutcome]) -> None:
    profile = replace(published(), subject=Subject((Site(BLOG),), "Camille Roy"))

    outcome = rule('kind = "held"\nat_least = 1', profile)

    assert (outcome.ruled, outcome.reason) == (Ruled.UNKNOWN, Reason.NOT_DECLARED)


BLOCKED = Unseen(msg("a"), Reason.BLOCKED, msg("b"))


@pytest.mark.parametrize(
    ("lines", "profile", "expected"),
    [
        ('kind = "coverage"\nat_least = 0.75', published(), Ruled.HOLDS),
        ('kind = "coverage"\nat_least = 0.95', published(), Ruled.FAILS),
        ('kind = "coverage"\ndimension = "community"\nat_least = 0.5', published(), Ruled.FAILS),
        ('kind = "coverage"\ndimension = "elsewhere"\nat_least = 0.5', published(), Ruled.UNKNOWN),
        ('kind = "confidence"\nat_least = 0.85', published(), Ruled.HOLDS),
        (
            'kind = "confidence"\nat_least = 0.85',
            replace(published(), index=replace(published().index, confidence=None)),
            Ruled.UNKNOWN,
        ),
        ('kind = "unseen"\nat_most = 2', published(), Ruled.HOLDS),
        ('kind = "unseen"\nat_most = 1', published(), Ruled.FAILS),
        ('kind = "unseen"\nreasons = ["blocked"]\nat_most = 0', published(), Ruled.HOLDS),
        ('kind = "unseen"\nreasons = ["blocked"]\nat_most = 0', replace(published(), unseen=(BLOCKED,)), Ruled.FAILS),
        ('kind = "unseen"\nat_most = 2', replace(published(), complete=False), Ruled.UNKNOWN),
    ],
)
def test_rules_about_the_data(
    lines: str, profile: Profile, expected: Ruled, rule: Callable[[str, Profile], RuleOutcome]
) -> None:
    assert rule(lines, profile).ruled is expected


def test_what_could_not_be_seen_fails_only_where_the_policy_says_so_and_it_is_told(
    rule: Callable[[str, Profile], RuleOutcome],
) -> None:
    lines = 'kind = "indicator"\nindicator = "name.handles"\nat_least = 4\n'
    hidden = measured("name.handles", Inconclusive(Reason.BLOCKED))
    plain, strict = rule(lines, hidden), rule(lines + 'unknown = "fails"', hidden)

    assert (plain.ruled, plain.reason) == (Ruled.UNKNOWN, Reason.BLOCKED)
    assert (strict.ruled, strict.reason) == (Ruled.FAILS, Reason.BLOCKED)
    assert "which this rule counts as failing" in ENGLISH.say(strict.said)
    partly = rule(lines + 'unknown = "fails"', measured("name.handles", Scored(3, 3, 9)))
    assert "Seen: 3\u20139; the rest could not be seen" in ENGLISH.say(partly.said)


def test_numbers_follow_the_language_and_nothing_else_of_the_person_is_told(
    rule: Callable[[str, Profile], RuleOutcome],
) -> None:
    outcome = rule('kind = "coverage"\nat_least = 0.75', published())

    assert ENGLISH.say(outcome.said) == "Seen: 0.91. Asked for: ≥ 0.75."
    assert "0,91" in FRENCH.say(outcome.said)


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        ('kind = "index"\nat_least = 60', "no rule may ask for a total, a score or a rank"),
        ('kind = "total"\nat_least = 60', "no rule may ask for a total, a score or a rank"),
        ('kind = "indicator"\nindicator = "pub.fresh"\nscore = 0.5', "no rule may ask for a total, a score or a rank"),
        ('kind = "dimension"\ndimension = "publication"\nat_least = 60', "the score of a dimension or a facet"),
        ('kind = "facet"\nfacet = "journalist"\nat_least = 60', "the score of a dimension or a facet"),
        ('kind = "confidnce"\nat_least = 0.5', "confidence"),
        ('kind = "confidence"\nat_lest = 0.5', "did you mean “at_least”?"),
    ],
)
def test_a_policy_that_may_not_be_is_not_loaded(
    lines: str, said: str, rule: Callable[[str, Profile], RuleOutcome]
) -> None:
    with pytest.raises(PolicyError, match=r".") as caught:
        rule(lines, published())

    assert said in ENGLISH.say(caught.value.message)


def test_a_policy_that_can_not_be_read_is_told(tmp_path: Path) -> None:
    (tmp_path / "own.toml").write_bytes(b"\xff")

    with pytest.raises(PolicyError, match="not UTF-8"):
        load_policy(str(tmp_path / "own.toml"))
    with pytest.raises(PolicyError, match="No such file"):
        lint(str(tmp_path / "gone.toml"), rubric=FULL, networks=NETWORKS, measured=())


def test_a_policy_that_does_not_exist_is_told_with_those_that_do() -> None:
    with pytest.raises(PolicyError, match="give one of example"):
        load_policy("exampel")


@pytest.fixture
def linted(tmp_path: Path) -> Callable[[str], list[tuple[str, int, str]]]:
    def look(text: str) -> list[tuple[str, int, str]]:
        own = tmp_path / "own.toml"
        own.write_text(text, encoding="utf-8")
        remarks = lint(str(own), rubric=FULL, networks=NETWORKS, measured=tuple(FULL.indicators))
        return [(one.gravity.value, one.line, ENGLISH.say(one.said)) for one in remarks]

    return look


@pytest.mark.parametrize("name", policy_names())
def test_nothing_is_wrong_with_a_shipped_policy(name: str) -> None:
    assert lint(name, rubric=FULL, networks=NETWORKS, measured=tuple(FULL.indicators)) == ()


ONE = f"{HEAD}[rules.one]\n{WORDS}"
FRESH = 'kind = "indicator"\nindicator = "pub.fresh"\n'


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("rules = [", 0, "not valid TOML"),
        (HEAD, 0, "rules is missing"),
        (
            HEAD.replace('"own"', '"example"', 1) + f"[rules.one]\n{WORDS}{FRESH}at_most = 9",
            1,
            "name of another policy",
        ),
        (ONE + FRESH + "at_mots = 90", 9, "did you mean “at_most”?"),
        (
            f'{HEAD}[rules.one]\ntitle = {{ en = "a", fr = "b" }}\n{FRESH}at_most = 9',
            4,
            "why is missing: nobody may be",
        ),
        (ONE.replace('fr = "d"', 'fr = ""') + FRESH + "at_most = 9", 4, "why.fr is empty: say why"),
        (ONE.replace('fr = "b"', 'fr = " "') + FRESH + "at_most = 9", 4, "title.fr is empty"),
        (ONE.replace('{ en = "a", fr = "b" }', '"a"') + FRESH + "at_most = 9", 5, "in both languages: en and fr"),
        (ONE + FRESH.replace("fresh", "frsh") + "at_most = 9", 4, "did you mean “pub.fresh”?"),
        (ONE + 'kind = "held"\nnetworks = ["githb"]\nat_least = 1', 4, "did you mean “github”?"),
        (ONE + 'kind = "held"\nnetworks = ["qqqqq"]\nat_least = 1', 4, "“qqqqq” is not known"),
        (f'{HEAD}[rules]\none = {{ kind = "confidence", at_least = 2 }}', 0, "why is missing"),
        (ONE + 'kind = "held"\nnetworks = ["github", "github"]\nat_least = 1', 4, "names “github” twice"),
        (ONE + 'kind = "coverage"\ndimension = "page "\nat_least = 0.5', 4, "did you mean “page”?"),
        (ONE + 'kind = "figure"\nfigure = "posts_90"\nat_least = 1', 8, "figure must be one of posts, last_30"),
        (ONE + 'kind = "unseen"\nreasons = ["blockd"]\nat_most = 0', 8, "must be one of blocked"),
        (ONE + 'kind = "index"\nat_least = 60', 4, "no rule may ask for a total"),
        (ONE + FRESH, 4, "asks for nothing; give at_least or at_most"),
        (ONE + FRESH + "at_least = 90\nat_most = 9", 4, "so that nobody can do both"),
        (ONE + FRESH + "at_most = -1", 4, "outside of what the measure can be (≥ 0)"),
        (ONE + 'kind = "coverage"\nat_least = 75', 4, "outside of what the measure can be (0\u20131)"),
        (ONE + 'kind = "held"\nnetworks = ["github"]\nat_least = 2', 4, "can be (0\u20131)"),
        (ONE + 'kind = "indicator"\nindicator = "pub.regular"\nat_least = 13', 4, "can be (0\u201312)"),
        (ONE + 'kind = "confidence"\nat_least = 0', 4, "is true of everybody"),
        (ONE + FRESH + f"at_most = 9\n[rules.two]\n{WORDS}{FRESH}at_least = 30", 10, "rules.two contradicts rules.one"),
        (ONE + FRESH + 'at_most = "9"', 9, "at_most must be a number"),
    ],
)
def test_each_fault_of_a_policy_is_said_with_its_line(
    text: str, line: int, said: str, linted: Callable[[str], list[tuple[str, int, str]]]
) -> None:
    remarks = linted(text)

    assert [one for one in remarks if one[0] == "wrong" and one[1] == line and said in one[2]], remarks
    assert [one for *_, one in remarks if "\n" in one] == []


def test_all_that_is_wrong_is_said_at_once(linted: Callable[[str], list[tuple[str, int, str]]]) -> None:
    two = f'[rules.two]\n{WORDS}kind = "held"\nnetworks = ["githb"]\nat_least = 3\n'

    assert [one for one, *_ in linted(ONE + FRESH + two)] == ["wrong"] * 3


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (ONE + FRESH + 'at_most = 9\nunknown = "fails"', "counts what could not be seen against the person"),
        (ONE + FRESH + "at_least = 9", "less is better; did you mean at_most?"),
        (ONE + 'kind = "indicator"\nindicator = "name.handles"\nat_most = 3', "more is better; did you mean at_least?"),
        (ONE + 'kind = "held"\nnetworks = ["linkedin"]\nat_least = 1', "“linkedin” can't show that a name is free"),
        (ONE + FRESH + f"at_most = 9\n[rules.two]\n{WORDS}{FRESH}at_most = 9", "asks for the same as rules.one"),
    ],
)
def test_what_may_be_meant_so_is_a_warning(
    text: str, said: str, linted: Callable[[str], list[tuple[str, int, str]]]
) -> None:
    ((gravity, line, told),) = linted(text)

    assert (gravity, line > 0, said in told) == ("warning", True, True)


def test_two_rules_about_one_thing_may_go_together(linted: Callable[[str], list[tuple[str, int, str]]]) -> None:
    assert linted(ONE + FRESH + f"at_most = 90\n[rules.two]\n{WORDS}{FRESH}at_most = 30") == []
    assert linted(ONE + 'kind = "unseen"\nat_most = 3') == []


def test_an_indicator_that_no_check_looks_at_is_a_warning(tmp_path: Path) -> None:
    own = tmp_path / "own.toml"
    own.write_text(ONE + FRESH + "at_most = 9", encoding="utf-8")

    (remark,) = lint(str(own), rubric=FULL, networks=NETWORKS, measured=())

    assert "no installed check looks at pub.fresh" in ENGLISH.say(remark.said)
