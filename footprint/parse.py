"""The words of a command line, read once: who is asked about.

| typed | means |
|---|---|
| `@camille`, `camille` | a handle on no network in particular |
| `github:camille` | the account of that name on a network of the catalogue |
| `@camille@piaille.fr`, `mastodon:camille@piaille.fr` | an account on a Mastodon server |
| `camilleroy.example`, `https://camilleroy.example/blog` | a page; `https://` is understood |
| `https://github.com/camille`, `github.com/camille` | the profile page of a known network: the account |

A dotted word is a domain when it ends in a public suffix (`camille.com`, also the reserved `.example` and `.test`),
else a handle (`camille.roy`). A leading `@` always makes it a handle: `@camille.com`.
"""

from __future__ import annotations

import re
import unicodedata
from difflib import get_close_matches
from typing import TYPE_CHECKING

from footprint.errors import SubjectError
from footprint.message import msg
from footprint.subject import Handle, Mandate, NetworkHandle, Site, Subject
from footprint.suffixes import suffixes
from footprint.web.exchange import Failure, FailureKind
from footprint.web.target import Target, target

if TYPE_CHECKING:
    from collections.abc import Iterable

    from footprint.subject import Directory, Identifier

_LONGEST_HANDLE = 100
_LONGEST_NAME = 120
_LONGEST_LINK = 2000
_SHOWN = 60
"""Characters of a word that an error repeats."""
_MASTODON = "mastodon"
"""The network that `@user@server` means."""
_MARKS = "._-"
"""What a handle may hold besides letters and digits."""
_OTHER_SCHEMES = frozenset({"about", "blob", "data", "file", "ftp", "javascript", "tel", "view-source"})


def parse_subject(
    words: Iterable[str],
    *,
    directory: Directory,
    name: str | None = None,
    urls: Iterable[str] = (),
    mandate: Mandate | None = None,
) -> Subject:
    """Read what the candidate gave.

    Args:
        words: handles, accounts and pages, as typed.
        directory: the networks.
        name: full name.
        urls: pages of the candidate's.
        mandate: why the audit may be made.

    Raises:
        SubjectError: a word can't be read, or there is nothing to ask about.
    """
    identifiers = [parse_word(word, directory) for word in words]
    identifiers += [parse_link(url, directory) for url in urls]
    full_name = None if name is None else parse_name(name)
    if not identifiers and full_name is None:
        raise SubjectError(msg("nobody to ask about; give a handle, such as @camille, or see a demo with --demo"))
    return Subject(tuple(dict.fromkeys(identifiers)), full_name, mandate or Mandate())


def parse_word(word: str, directory: Directory) -> Identifier:
    """Read one word; see the table at the top.

    Raises:
        SubjectError: it is nothing that can be looked for.
    """
    text = _cleaned(word)
    head, colon, tail = text.partition(":")
    if "://" in text:
        return _link(text, directory)
    if colon and not (tail.partition("/")[0].isdigit() and _is_domain(head)):
        return _account(text, head.removeprefix("@"), tail, directory)
    if _is_domain(re.split("[/?#:]", text)[0]):
        return _link(f"https://{text}", directory)
    return _on_server(text, directory) if "@" in text[1:] else _handle(text)


def parse_link(text: str, directory: Directory) -> NetworkHandle | Site:
    """Read the address of a page; `https://` may be left out.

    Raises:
        SubjectError: it is no public http(s) address.
    """
    link = _cleaned(text)
    if "://" in link:
        return _link(link, directory)
    if link.partition(":")[0].lower() in _OTHER_SCHEMES:
        raise _other_scheme(link, link.partition(":")[0])
    if not _is_domain(re.split("[/?#:]", link)[0]):
        raise SubjectError(msg("“{word}” is not the address of a page; it begins with https://", word=_shown(link)))
    return _link(f"https://{link}", directory)


def parse_name(text: str) -> str:
    """Read a full name: white space is folded, letters composed (NFC).

    Raises:
        SubjectError: it is empty, too long, or holds what no name holds.
    """
    name = unicodedata.normalize("NFC", " ".join(text.split()))
    _refuse_hidden(name)
    if not any(unicodedata.category(one).startswith("L") for one in name):
        raise SubjectError(msg("the name is empty; give it as --name 'Camille Roy'"))
    if len(name) > _LONGEST_NAME:
        raise _too_long(name, _LONGEST_NAME)
    if "@" in name or "://" in name:
        raise SubjectError(msg("“{name}” is not a name; handles and links stand without --name", name=_shown(name)))
    return name


def printed(identifier: Identifier) -> str:
    """The word that is read as this identifier."""
    match identifier:
        case Handle(name):
            return f"@{name}"
        case NetworkHandle(network, name, None):
            return f"{network}:{name}"
        case NetworkHandle("mastodon", name, instance):
            return f"@{name}@{instance}"
        case NetworkHandle(network, name, instance):
            return f"{network}:{name}@{instance}"
        case Site(url):
            return url


def _cleaned(word: str) -> str:
    text = unicodedata.normalize("NFC", word.strip())
    if not text.removeprefix("@"):
        raise SubjectError(msg("the handle is empty; type it as @camille"))
    _refuse_hidden(text)
    if len(text) > _LONGEST_LINK:
        raise _too_long(text, _LONGEST_LINK)
    return text


def _handle(text: str) -> Handle:
    name = text.removeprefix("@")
    if len(name) > _LONGEST_HANDLE:
        raise _too_long(text, _LONGEST_HANDLE)
    if any(one.isspace() for one in name):
        raise SubjectError(
            msg("“{word}”: a handle has no spaces; a full name goes with --name", word=_shown(text)),
        )
    odd = [one for one in name if one not in _MARKS and unicodedata.category(one)[0] not in "LMN"]
    if odd or not name.strip(_MARKS):
        raise SubjectError(
            msg("“{word}” can't be a handle; one is made of letters, digits, '.', '_' and '-'", word=_shown(text))
        )
    return Handle(name)


def _account(text: str, network: str, name: str, directory: Directory) -> NetworkHandle:
    known = network.strip().lower()
    if known not in directory.ids:
        raise _unknown_network(text, known, directory)
    handle = name.strip().removeprefix("@")
    if not handle:
        raise SubjectError(msg("“{word}”: the handle is missing after the colon", word=_shown(text)))
    user, at, server = handle.rpartition("@")
    found = NetworkHandle(known, user, server.lower()) if at else NetworkHandle(known, handle)
    if directory.accepts(found):
        return found
    if not at and directory.accepts(NetworkHandle(known, handle, "server.example")):
        raise SubjectError(
            msg(
                "“{word}”: this network has many servers; name one: {network}:{handle}@server",
                word=_shown(text),
                network=known,
                handle=_shown(handle),
            )
        )
    raise SubjectError(
        msg(
            "“{word}”: {network} can't have such a handle; check its spelling (footprint networks)",
            word=_shown(text),
            network=known,
        )
    )


def _on_server(text: str, directory: Directory) -> NetworkHandle:
    """`@user@server`; the same without the first `@` only for a server that is known, else it is an email address."""
    user, _, server = text.removeprefix("@").partition("@")
    found = NetworkHandle(_MASTODON, user, server.lower())
    if not directory.accepts(found):
        raise SubjectError(
            msg("“{word}” can't be read; an account on a server is typed @camille@piaille.fr", word=_shown(text))
        )
    if text.startswith("@") or directory.recognise(f"https://{found.instance}/@{user}") is not None:
        return found
    raise SubjectError(
        msg(
            "“{word}” looks like an email address, which is not asked for; give a handle, or @{word} for an account on "
            "a Mastodon server",
            word=_shown(text),
        )
    )


def _link(url: str, directory: Directory) -> NetworkHandle | Site:
    scheme, _, rest = url.partition("://")
    if scheme.lower() not in {"http", "https"}:
        raise _other_scheme(url, scheme)
    if "@" in re.split(r"[/?#\\]", rest)[0]:
        raise SubjectError(msg("the link holds a user name or a password before its host; remove everything up to “@”"))
    if any(one.isspace() for one in url):
        raise SubjectError(msg("“{word}”: a link has no spaces; write them as %20", word=_shown(url)))
    match target(url):
        case Target(url=found):
            return directory.recognise(found) or Site(found)
        case Failure(FailureKind.BLOCKED_ADDRESS):
            raise SubjectError(
                msg("“{word}” is not on the public web; give a page that anybody can open", word=_shown(url))
            )
        case Failure():
            raise SubjectError(
                msg(
                    "“{word}” can't be read as the address of a page; it looks like https://camille.example",
                    word=_shown(url),
                )
            )


def _is_domain(word: str) -> bool:
    if "." not in word or "@" in word:
        return False
    found = suffixes().extract_str(word)
    return bool(found.domain and found.suffix)


def _refuse_hidden(text: str) -> None:
    hidden = next((one for one in text if not one.isprintable() and not one.isspace()), None)
    if hidden is not None:
        raise SubjectError(
            msg(
                "“{word}” holds a character that can't be seen (U+{code}); type it again by hand",
                word=_shown(text),
                code=f"{ord(hidden):04X}",
            )
        )


def _unknown_network(text: str, network: str, directory: Directory) -> SubjectError:
    if network in _OTHER_SCHEMES:
        return _other_scheme(text, network)
    if network == "mailto":
        return SubjectError(
            msg("“{word}” is an email address, which is not asked for; give a handle", word=_shown(text))
        )
    near = get_close_matches(network, directory.ids, n=1)
    if near:
        return SubjectError(
            msg(
                "“{word}”: unknown network “{network}”; did you mean “{near}”? (footprint networks)",
                word=_shown(text),
                network=_shown(network),
                near=near[0],
            )
        )
    return SubjectError(
        msg(
            "“{word}”: unknown network “{network}” (footprint networks lists those that are known)",
            word=_shown(text),
            network=_shown(network),
        )
    )


def _other_scheme(text: str, scheme: str) -> SubjectError:
    return SubjectError(
        msg(
            "“{word}”: {scheme} addresses can't be asked; give a page that begins with https://",
            word=_shown(text),
            scheme=_shown(scheme.lower()),
        )
    )


def _too_long(text: str, longest: int) -> SubjectError:
    return SubjectError(
        msg("“{word}” is too long: at most {longest} characters are read", word=_shown(text), longest=longest)
    )


def _shown(text: str) -> str:
    """What an error repeats of a word: cut, and without anything that a terminal would act on."""
    cut = text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…"
    return "".join(one if one.isprintable() else f"\\u{ord(one):04x}" for one in cut)
