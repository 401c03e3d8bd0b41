# ruff: noqa: RUF001 (French)
"""The whole way of somebody who uses the local page, in French, in a real browser: from the form until all is gone."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect
from pypdf import PdfReader

from browsing import browser

if TYPE_CHECKING:
    from collections.abc import Generator
    from pathlib import Path

    from playwright.sync_api import Page

pytestmark = [pytest.mark.browser, pytest.mark.timeout(180)]

DIMENSIONS = (
    "Publication", "Outils", "Domaine et hébergement", "Ergonomie et référencement",
    "Veille et gestion de l’information", "Réseaux", "Visibilité", "Protection du nom", "Communauté et crédibilité",
)  # fmt: skip
NUMBER = "Fraîcheur"
WORDS = "Ce billet n’est pas de moi."


@contextmanager
def served(folder: Path) -> Generator[tuple[str, subprocess.Popen[str]]]:
    """`footprint serve --demo` on a port of its own, with a data folder of its own."""
    settings = folder / "settings.toml"
    settings.write_text(f'data_folder = "{folder / "kept"}"\n', encoding="utf-8")
    words = [sys.executable, "-m", "footprint", "serve", "--demo", "--port", "0", "--config", str(settings)]
    environ = {name: value for name, value in os.environ.items() if not name.startswith("FOOTPRINT_")}
    process = subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environ)
    assert process.stdout is not None
    try:
        yield process.stdout.readline().strip(), process
    finally:
        process.kill()
        process.communicate()


def order(page: Page, address: str) -> str:
    """An audit, ordered by keyboard and watched to its end; the address of its page."""
    page.goto(address)
    page.get_by_label("Pseudos, comptes et pages").press_sequentially("@camilleroy")
    page.get_by_label("Poste").fill("Chargée de communication")
    page.get_by_label("Jour où la personne a été informée").fill("2026-11-01")
    page.get_by_role("button", name="Commencer l’audit").press("Enter")
    expect(page.get_by_text("Vous pouvez fermer cette page").or_(page.get_by_role("article"))).to_be_visible()
    page.get_by_role("link", name="Ouvrir le rapport").wait_for()
    return page.url


def read(page: Page, audit: str) -> None:
    """The report with its nine dimensions, and the way back."""
    page.get_by_role("link", name="Ouvrir le rapport").click()
    for one in DIMENSIONS:
        expect(page.get_by_role("link", name=one, exact=True).first).to_be_visible()
    page.get_by_role("link", name="Retour à l’audit").click()

    assert page.url == audit


def print_(page: Page, folder: Path) -> None:
    """The PDF says what the report does."""
    with page.expect_download() as saved:
        page.get_by_role("link", name="Imprimer en PDF").click()
    file = folder / saved.value.suggested_filename
    saved.value.save_as(file)
    pdf = PdfReader(file)
    first = pdf.pages[0].extract_text()

    assert re.fullmatch(r"2026-11-22-\w{6}\.pdf", file.name)
    assert pdf.metadata is not None
    assert "Camille Roy" in (pdf.metadata.title or "")
    assert 10 < len(pdf.pages) < 80
    assert ("Camille Roy" in first, "Fourchette" in first) == (True, True)


def contest(page: Page) -> None:
    """A note, a dispute and its ruling, each told where it was made."""
    page.get_by_role("link", name="Annoter ou contester un chiffre").first.click()
    page.get_by_role("link", name=NUMBER).click()
    page.get_by_label("Annotation", exact=True).fill("Le blog a changé d’adresse.")
    page.get_by_role("button", name="Ajouter l’annotation").click()
    expect(page.get_by_role("status")).to_contain_text("L’annotation figure")
    page.get_by_label("Ce qui est faux").fill(WORDS)
    page.get_by_role("button", name="Contester").click()
    expect(page.get_by_role("status")).to_contain_text("hors du score")
    page.get_by_label("La personne a raison").check()
    page.get_by_label("Qui tranche").fill("Lou Ferran")
    page.get_by_label("Pourquoi").fill("Le billet est d’une autre.")
    page.get_by_role("button", name="Consigner la décision").click()
    expect(page.get_by_text("Lou Ferran")).to_be_visible()
    page.get_by_role("link", name="Retour à l’audit").click()
    expect(page.get_by_text(WORDS)).to_be_visible()


def review(page: Page) -> None:
    """Somebody says that they read it."""
    page.get_by_role("link", name="Consigner une relecture").first.click()
    page.get_by_label("Qui l’a lu").fill("Lou Ferran")
    page.get_by_label("Dans quel but").fill("présélection")
    page.get_by_role("button", name="Consigner la relecture").click()
    expect(page.get_by_role("status")).to_contain_text("relecture")


def delete(page: Page) -> None:
    """Everything about the person, told once."""
    page.get_by_role("link", name="Supprimer cet audit").click()
    page.get_by_label("Tout ce qui est conservé sur cette personne").check()
    page.get_by_label("Oui, supprimer définitivement").check()
    page.get_by_role("button", name="Supprimer maintenant").click()
    expect(page.get_by_role("status")).to_contain_text("1 audit est supprimé")


def test_an_audit_is_ordered_watched_read_contested_and_deleted_on_the_page_alone(tmp_path: Path) -> None:
    with served(tmp_path) as (address, process), browser() as chromium:
        page = chromium.new_page(locale="fr-FR", accept_downloads=True)
        said: list[str] = []
        page.on("console", lambda message: said.append(message.text))
        audit = order(page, address)
        read(page, audit)
        print_(page, tmp_path)
        contest(page)
        review(page)
        delete(page)
        answer = page.goto(audit)
        page.close()
        process.send_signal(signal.SIGINT)
        code = process.wait(10)
        _, told = process.communicate()

    assert answer is not None
    assert (answer.status, code, told.count("\n")) == (404, 0, 1)
    assert said == ["Failed to load resource: the server responded with a status of 404 (Not Found)"]
    left = b"".join(one.read_bytes() for one in (tmp_path / "kept").rglob("*") if one.is_file())
    assert b"camilleroy" not in left.lower()
