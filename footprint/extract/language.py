"""In which language texts are written: French and English by their function words, others as declared."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

LEAST = 50
"""Words under which the text decides nothing."""
MOST = 20_000
"""Words that are counted."""
_SHARE = 0.12
"""Share of a text that its language's words below have at least: in running French or English it is a quarter to a
third, in other languages they are met by chance."""
_LEAD = 1.25
"""How many times the words of one language must outnumber those of each other."""
_WORD = re.compile(r"[^\W\d_]+")
_FUNCTION_WORDS = {
    "fr": "le la les l un une des du de d et est à au aux en dans pour par sur pas ne n que qui qu ce cette ces c il "
    "elle ils elles je j nous vous on se s sa son ses leur leurs mais ou où avec sans plus sont était être ont été",
    "en": "the a an of and to in is it its was were are be been that this these those for on with as at by from not "
    "but or which who you your he she they we his her their our have has had will would can there what when i",
    "es": "el la los las un una de del y a en que es se no por con su sus al lo para como más",
    "it": "il la lo i gli le un una di del della e a in che è si non per con su al da come più",
    "pt": "o a os as um uma de do da dos das e em que é se não por com no na ao para como mais",
    "de": "der die das den dem ein eine und ist in im zu von mit auf nicht für es sich als auch an",
    "nl": "de het een en is in op te van met niet voor dat die zijn er aan ook als bij",
}
"""The most frequent words of grammar. Of the last five languages just enough that they are not taken for the first
two, with which they share many."""
_TAG = re.compile(r"^[a-z]{2,3}(?=$|[-_])")
_TOLD = ("fr", "en")


def language_of(texts: Iterable[str], declared: str = "") -> str:
    """The language of texts: `fr` or `en` when their words tell, else as declared, else empty.

    What the text shows goes before what is declared: software declares the language of its menus. Where the text is
    long enough and is neither French nor English, a declaration of one of these is not believed.

    Args:
        texts: plain text; all of them together.
        declared: a BCP 47 tag, such as `fr-CA`, or empty.
    """
    words = _words(texts)
    tag = _TAG.match(declared.strip().lower())
    named = tag[0] if tag else ""
    if len(words) < LEAST:
        return named
    counts = Counter(words)
    shares = {one: sum(counts[word] for word in known.split()) / len(words) for one, known in _FUNCTION_WORDS.items()}
    best, other = sorted(shares, key=lambda one: -shares[one])[:2]
    if best in _TOLD and shares[best] >= _SHARE and shares[best] >= _LEAD * shares[other]:
        return best
    return "" if named in _TOLD else named


def _words(texts: Iterable[str]) -> list[str]:
    found: list[str] = []
    for text in texts:
        found += _WORD.findall(text.lower())
        if len(found) >= MOST:
            break
    return found[:MOST]
