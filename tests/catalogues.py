"""Collects every sentence into the French catalogues and compiles them: `python tests/catalogues.py`.

A sentence that is new stands untranslated in the `.po` file until someone writes it; a test refuses that.
"""

from __future__ import annotations

from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

from babel.messages import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
CATALOGUES = {
    "footprint": (ROOT / "footprint", ROOT / "footprint" / "locale"),
    "footprint_checks": (ROOT / "checks" / "footprint_checks", ROOT / "checks" / "footprint_checks" / "locale"),
}
_DAY = datetime(2026, 11, 22, tzinfo=UTC)
"""One date for every header: what changed is in the history."""
KEYWORDS: dict[str, tuple[int, ...] | None] = {"msg": None, "nmsg": (1, 2)}
METHODS = [("**.py", "python"), ("**.j2", "jinja2")]


def po_file(domain: str) -> Path:
    """The French sentences of a domain, for people."""
    return CATALOGUES[domain][1] / "fr" / "LC_MESSAGES" / f"{domain}.po"


def collected(domain: str) -> Catalog:
    """Every sentence of a domain's source, untranslated."""
    catalogue = Catalog(
        locale="fr",
        domain=domain,
        header_comment=f"# The French of {domain}. Made by tests/catalogues.py; the words are written by hand.",
        project=domain,
        version="0",
        copyright_holder="The footprint authors",
        msgid_bugs_address="none",
        last_translator="The footprint authors",
        language_team="fr",
        fuzzy=False,
        creation_date=_DAY,
        revision_date=_DAY,
    )
    found = extract_from_dir(CATALOGUES[domain][0], METHODS, keywords=KEYWORDS)
    for _, _, message, _, _ in found:
        catalogue.add(message)
    return catalogue


def translated(domain: str) -> Catalog:
    """The French sentences of a domain."""
    with po_file(domain).open("rb") as file:
        return read_po(file, locale="fr", domain=domain)


def compiled(catalogue: Catalog) -> bytes:
    """The binary form that gettext reads."""
    buffer = BytesIO()
    write_mo(buffer, catalogue)
    return buffer.getvalue()


def refresh(domain: str) -> list[str]:
    """Bring the files of a domain up to date; returns what is still to be translated."""
    wanted = collected(domain)
    known = {one.id: one.string for one in translated(domain)} if po_file(domain).exists() else {}
    for one in wanted:
        if one.id and known.get(one.id):
            one.string = known[one.id]
    po_file(domain).parent.mkdir(parents=True, exist_ok=True)
    with po_file(domain).open("wb") as file:
        write_po(file, wanted, width=118, sort_output=True, omit_header=False, no_location=True)
    po_file(domain).with_suffix(".mo").write_bytes(compiled(translated(domain)))
    return [str(one.id) for one in wanted if one.id and not is_translated(one)]


def is_translated(message: Message) -> bool:
    """It has words in French, in every number."""
    return bool(message.string) and all(message.string or ())


if __name__ == "__main__":
    for name in CATALOGUES:
        for sentence in refresh(name):
            print(f"{name}: {sentence}")
