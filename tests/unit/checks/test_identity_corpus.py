"""The corpus of invented people (`tests/people/`): is every account found to be whose it truly is?"""

from __future__ import annotations

import gzip
import re
from typing import TYPE_CHECKING

import pytest

from asking import asking
from footprint.clock import StillClock
from footprint.locale import translator
from footprint.report import Format, render
from footprint.web.archive import WarcRecorder
from people.answering import PeopleWeb, Wire
from people.finding import look, tell, tell_all, told
from people.loading import load_people
from small_web import NOW

if TYPE_CHECKING:
    from pathlib import Path

    from footprint.locale import Language
    from footprint.profile import Profile
    from people.loading import Person

PEOPLE = load_people()
LEAST_PEOPLE = 80
LEAST_RECALL = 0.95
LANGUAGES: tuple[Language, ...] = ("en", "fr")
_WORD = re.compile(r"zq\d+xv")


@pytest.mark.parametrize("name", [one.id for one in PEOPLE])
def test_accounts_are_found_to_be_whose_they_are(name: str) -> None:
    said = tell(name)

    lacking = (*said.missed, *said.weaker)
    assert (said.wrong, lacking) == ((), said.declined)
    assert len(lacking) == sum(bool(one.declined) for one in said.person.accounts)  # what is found is declined no more


def test_nearly_every_account_that_can_be_told_is_found() -> None:
    everybody = tell_all()

    told_apart, missed = sum(one.told for one in everybody), sum(len(one.missed) for one in everybody)
    assert 1 - missed / told_apart >= LEAST_RECALL


def test_the_corpus_is_large_and_its_people_have_names_of_their_own() -> None:
    names = [one.id for one in PEOPLE]

    assert len(names) >= LEAST_PEOPLE
    assert len(set(names)) == len(names)


def words_of(person: Person) -> dict[tuple[str, str], str]:
    """A word for every account that is somebody else's."""
    others = [one for one in person.accounts if not one.is_mine and one.whose != "nobody"]
    return {one.key: f"zq{number}xv" for number, one in enumerate(others)}


def strange(person: Person, profile: Profile, text: str) -> set[str]:
    """The words that a text holds of accounts that are not attributed (one that is, is wrong, and told above)."""
    words, attributed = words_of(person), told(person, profile).attributed
    return set(_WORD.findall(text)) & {word for key, word in words.items() if key not in attributed}


# One in four: a recording costs twice what the audit does.
@pytest.mark.parametrize("person", [pytest.param(one, id=one.id) for one in PEOPLE if words_of(one)][::4])
async def test_nothing_that_a_stranger_wrote_is_in_a_report_or_a_recording(person: Person, tmp_path: Path) -> None:
    path = tmp_path / "identity.warc.gz"
    marked = person.marked(words_of(person))
    wire = Wire(marked)

    with WarcRecorder(path, {}, software="footprint/0", moment=NOW) as recorder:
        async with asking(wire.answer, recorder=recorder, resolver=wire, clock=StillClock(NOW)) as web:
            profile = await look(marked, web)

    assert strange(person, profile, gzip.decompress(path.read_bytes()).decode(errors="replace")) == set()
    for language in LANGUAGES:
        assert strange(person, profile, render(profile, Format.JSON, translator(language))) == set()


@pytest.mark.parametrize(
    "person",
    [
        pytest.param(one, id=one.id)
        for one in PEOPLE
        if one.id
        in {"a-ring-of-its-own", "employer-in-the-profile-link", "two-rival-groups", "a-blogroll-of-plain-links"}
    ],
)
@pytest.mark.parametrize("language", LANGUAGES)
async def test_no_format_shows_what_a_stranger_wrote(person: Person, language: Language) -> None:
    profile = await look(person.marked(words_of(person)))

    shown = {form: strange(person, profile, render(profile, form, translator(language))) for form in Format}

    assert not any(shown.values()), shown


async def test_a_word_of_the_candidates_own_account_is_in_the_recording(tmp_path: Path) -> None:
    path = tmp_path / "identity.warc.gz"
    person = next(one for one in PEOPLE if one.id == "site-and-two-accounts-name-each-other")
    wire = Wire(person.marked({one.key: "zq1xv" for one in person.accounts}))

    with WarcRecorder(path, {}, software="footprint/0", moment=NOW) as recorder:
        async with asking(wire.answer, recorder=recorder, resolver=wire, clock=StillClock(NOW)) as web:
            await look(person, web)

    assert _WORD.search(gzip.decompress(path.read_bytes()).decode(errors="replace"))


@pytest.mark.parametrize(
    "name",
    [
        "links-that-go-through-a-redirect", "rel-me-by-mistake-one-way", "spouses-of-one-family-name",
        "a-pseudonym-both-ways-with-a-shop", "a-couple-and-no-name-given",
    ],
)  # fmt: skip
async def test_a_replay_without_what_strangers_wrote_says_the_same(name: str) -> None:
    web = PeopleWeb(next(one for one in PEOPLE if one.id == name))

    first = await look(web.person, web)

    assert await look(web.person, web.replay()) == first


@pytest.mark.parametrize("name", ["a-look-alike-domain", "gravatar-checked-the-accounts", "bluesky-domain-by-dns"])
async def test_the_wire_and_the_table_give_the_same_accounts(name: str) -> None:
    person = next(one for one in PEOPLE if one.id == name)
    wire = Wire(person)

    async with asking(wire.answer, resolver=wire, clock=StillClock(NOW)) as web:
        live = await look(person, web)

    assert set(told(person, live).attributed) == set(told(person, await look(person)).attributed)
