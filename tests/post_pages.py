"""Pages of invented posts in the ways that blogs are built, with the truth about each."""

from __future__ import annotations

import random
from dataclasses import dataclass
from functools import cache

_SENTENCES = {
    "fr": (
        "Ce matin le marché de la place a retrouvé ses étals après trois semaines de travaux",
        "Les habitants du quartier racontent volontiers comment la rue a changé",
        "Une association propose des ateliers gratuits pour apprendre à publier sur le web",
        "Nous avons noté les horaires, les tarifs et les adresses utiles",
        "Il faut parfois relire ses propres notes pour comprendre ce que nous cherchait",
        "La bibliothèque ouvre désormais le dimanche, de dix heures à treize heures",
        "Chaque semaine, une dizaine de bénévoles trient les documents et les décrivent",
        "Le plus difficile reste de choisir ce que nous garde et ce que nous jette",
    ),
    "en": (
        "This morning the market was back on the square after three weeks of works",
        "People who live nearby are happy to tell how the street has changed",
        "A small association offers free workshops on publishing for the web",
        "We wrote down the opening hours, the prices and the useful addresses",
        "Sometimes you have to read your own notes again to see what you were after",
        "The library now opens on Sundays from ten until one",
        "Every week a dozen volunteers sort the papers and describe them",
        "The hardest part is still to choose what to keep and what to throw away",
    ),
}
TITLES = {"fr": "Le marché revient sur la place", "en": "The market is back on the square"}
_BYLINES = {"fr": "Par Camille Roy, le 14 octobre 2026", "en": "By Camille Roy, 14 October 2026"}
_MENUS = {"fr": ("Accueil", "À propos", "Articles", "Contact"), "en": ("Home", "About", "Posts", "Contact")}
_PARAGRAPH = 60
"""Words."""
KINDS = ("wordpress", "hugo", "h-entry", "bare", "columns", "tables", "microdata", "spip", "substack")


@dataclass(frozen=True)
class PostedPage:
    """A page, and the number of words of its post."""

    body: bytes
    words: int


@cache
def posted(kind: str, language: str, words: int) -> PostedPage:
    """A page with two links to others, headings and a list, between menu, side bar, comments and foot."""
    text, count = _body(language, words)
    title, byline = TITLES[language], _BYLINES[language]
    menu = "".join(f'<li><a href="/{one}/">{one}</a></li>' for one in _MENUS[language])
    nav, side, comments, foot = f"<nav><ul>{menu}</ul></nav>", _side(language), _comments(language), _foot(language)
    match kind:
        case "wordpress":
            main = (
                f'<header class="site-header">{nav}</header><main id="main"><article class="post hentry"><header>'
                f'<h1 class="entry-title">{title}</h1><div class="entry-meta">{byline}</div></header>'
                f'<div class="entry-content">{text}<div class="sharedaddy"><a href="https://twitter.com/intent/tweet">'
                f"Twitter</a></div></div></article>{comments}</main>{side}{foot}"
            )
        case "hugo":
            main = f'{nav}<main><article><h1>{title}</h1><p class="meta">{byline}</p>{text}</article></main>{foot}'
        case "h-entry":
            main = (
                f'{nav}<article class="h-entry"><h1 class="p-name">{title}</h1><p>{byline}</p>'
                f'<div class="e-content">{text}</div></article>{side}{comments}{foot}'
            )
        case "bare":
            main = f"<h1>{title}</h1><p>{byline}</p>{text}<hr><p><a href=/>↑</a></p>"
        case "columns":
            main = (
                f"<div class=top>{nav}</div><div class=left><h1>{title}</h1><div class=by>{byline}</div>"
                f"<div class=text>{text}</div></div><div class=right>{side}</div>{foot}"
            )
        case "tables":
            main = (
                f"<table><tr><td colspan=2>{nav}</td></tr><tr><td>{side}</td><td><h1>{title}</h1><p>{byline}</p>{text}"
                f"</td></tr></table>{foot}"
            )
        case "microdata":
            main = (
                f'{nav}<div itemscope itemtype="https://schema.org/BlogPosting"><h1 itemprop="headline">{title}</h1>'
                f'<div itemprop="articleBody">{text}</div></div>{side}{foot}'
            )
        case "spip":
            main = (
                f'<div id="entete">{nav}</div><div id="contenu"><h1>{title}</h1><p class="info-publi">{byline}</p>'
                f'<div class="texte">{text}</div></div><div id="navigation">{side}</div><div id="pied">{foot}</div>'
            )
        case _:
            main = (
                f'{nav}<article class="post"><h1 class="post-title">{title}</h1><div class="byline">{byline}</div>'
                f'<div class="available-content"><div class="body markup">{text}</div></div></article>{comments}{foot}'
            )
    head = f"<meta charset=utf-8><title>{title} | Carnet</title>"
    page = f"<!doctype html><html lang={language}><head>{head}</head><body>{main}</body></html>"
    return PostedPage(page.encode(), count)


def _body(language: str, words: int) -> tuple[str, int]:
    parts: list[str] = []
    count = 0
    for number, paragraph in enumerate(paragraphs(language, words, 1)):
        told = paragraph.split()
        count += len(told)
        if number and number % 3 == 0:
            parts.append(f"<h2>Chapitre {number}</h2>")
            count += 2
        if number < 2:
            told[2:4] = [f'<a href="https://source{number}.test/page">{told[2]}', f"{told[3]}</a>"]
        parts.append(f"<p>{' '.join(told)}</p>")
    parts.append("<ul><li>un premier point</li><li>un second point</li></ul>")
    return "".join(parts), count + 6


@cache
def paragraphs(language: str, words: int, seed: int) -> tuple[str, ...]:
    """Invented sentences, none of them twice, in paragraphs of sixty words."""
    choice = random.Random(seed)  # noqa: S311 (a text, not a secret)
    made: list[str] = []
    told: list[str] = []
    while sum(len(one.split()) for one in made) + len(told) < words:
        sentence = choice.choice(_SENTENCES[language]).split()
        sentence[choice.randrange(len(sentence))] += f"e{choice.randrange(1000)}"
        told += [*sentence[:-1], f"{sentence[-1]}."]
        if len(told) >= _PARAGRAPH:
            made.append(" ".join(told))
            told = []
    return (*made, " ".join(told)) if told else tuple(made)


def _side(language: str) -> str:
    links = "".join(f'<li><a href="/p{one}/">{text}</a></li>' for one, text in enumerate(paragraphs(language, 60, 2)))
    return f'<aside class="sidebar"><h3>Archives</h3><ul>{links}</ul><p>{paragraphs(language, 40, 3)[0]}</p></aside>'


def _comments(language: str) -> str:
    told = (paragraphs(language, 40, seed)[0] for seed in (4, 5, 6))
    listed = "".join(f'<li class="comment"><p>{one}</p></li>' for one in told)
    return f'<section id="comments" class="comments-area"><h2>3</h2><ol class="comment-list">{listed}</ol></section>'


def _foot(language: str) -> str:
    return f"<footer><p>© 2026 Carnet. {paragraphs(language, 25, 7)[0]}</p></footer>"
