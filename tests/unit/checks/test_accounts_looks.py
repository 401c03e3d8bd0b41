"""Do two names, handles and pictures look like one person's?"""

from __future__ import annotations

from io import BytesIO

import pytest
from PIL import Image, ImageDraw

from footprint.subject import NetworkHandle, Site
from footprint_checks.accounts.looks import Impression, Likeness, Persona, Says, likeness
from footprint_checks.accounts.pictures import ALIKE, PIXELS, are_alike, dhash

CLAIRE = "Claire Dumoulin"


@pytest.mark.parametrize(
    ("theirs", "found"),
    [
        ("DUMOULIN Claire", Likeness.SAME),
        ("Claire M. Dumoulin", Likeness.SAME),
        ("Claire du Moulin", Likeness.SAME),
        ("C. Dumoulin", Likeness.SAME),
        ("Claire Dumoulin | infolettres 🌿", Likeness.SAME),
        ("Cláire  DUMOULÍN", Likeness.SAME),
        ("Clara Dumoulin", Likeness.NEAR),
        ("Claire Dumoullin", Likeness.OPEN),
        ("Claire", Likeness.OPEN),
        ("kestrel", Likeness.OPEN),
        ("", Likeness.OPEN),
        ("Atelier Dumoulin", Likeness.OPEN),
        ("Клэр Дюмулен", Likeness.OPEN),
        ("Agence Lumen", Likeness.FIRM),
        ("Les Voix du Port", Likeness.FIRM),
        ("Pierre Dumoulin", Likeness.OTHER),
        ("Claire Martin", Likeness.NEAR),
        ("Clai Dumoulin", Likeness.NEAR),
        ("Encre légère", Likeness.FIRM),
        ("Zoé Kerouac", Likeness.OTHER),
    ],
)
def test_names_are_told_apart_and_what_is_near_stays_open(theirs: str, found: Likeness) -> None:
    assert likeness(CLAIRE, theirs) is found


@pytest.mark.parametrize(
    ("mine", "theirs", "found"),
    [
        ("Jean-Pierre Martel", "JP Martel", Likeness.SAME),
        ("Claire Dumoulin", "Christine Dumoulin", Likeness.OTHER),
        ("Jan Vandenbroucke", "Jana Vandenbroucke", Likeness.OPEN),
        ("Hanna Lindqvist", "Johan Lindqvist", Likeness.OTHER),
        ("Lena Schwarzenbacher", "Leon Schwarzenbacher", Likeness.NEAR),
        ("Katherine Doyle", "Kate Doyle", Likeness.NEAR),
        ("Sergei Ivanov", "Sergey Ivanoff", Likeness.OPEN),
    ],
)
def test_relatives_are_told_from_other_spellings(mine: str, theirs: str, found: Likeness) -> None:
    assert likeness(mine, theirs) is found


def test_a_single_name_says_nothing_beside_a_full_one() -> None:
    assert Persona(("Ronja", "Ronja Ek")).likeness("Viktor Sand") is Likeness.OTHER


def test_a_proved_pseudonym_is_nobody_elses_and_a_relatives_name_is_none() -> None:
    known = Persona(("Judith Falk",)).also_known(("Night Heron", "Ole Falk"), ())

    assert known.impression(NetworkHandle("github", "x"), Says(("Night Heron",))).name is Likeness.OPEN
    assert known.impression(NetworkHandle("github", "x"), Says(("Ole Falk",))).name is Likeness.OTHER


@pytest.mark.parametrize("theirs", ["Thanh N.", "N. Thanh", "Thanh"])
def test_a_name_cut_to_its_initials_stays_open(theirs: str) -> None:
    assert likeness("Nguyễn Thị Thanh", theirs) is Likeness.OPEN


@pytest.mark.parametrize("handle", ["tnguyen", "thanhnguyen", "nguyenthithanh"])
def test_a_handle_may_be_made_of_a_name_whose_family_comes_first(handle: str) -> None:
    assert Persona(("Nguyễn Thị Thanh",)).impression(NetworkHandle("github", handle), Says()).handle


@pytest.mark.parametrize(
    ("handle", "fits"),
    [
        ("claire-d", True),
        ("Claire_D", True),
        ("clairedumoulin", True),
        ("dumoulin.claire", True),
        ("cdumoulin", True),
        ("claire-d.bsky.social", True),
        ("claire-d1", False),
        ("kestrel", False),
    ],
)
def test_a_handle_is_the_candidates_or_made_of_the_name(handle: str, fits: bool) -> None:  # noqa: FBT001
    persona = Persona((CLAIRE,), ("claire-d",))

    assert persona.impression(NetworkHandle("github", handle), Says()).handle is fits


@pytest.mark.parametrize(
    ("url", "fits"),
    [
        ("https://clairedumoulin.example/", True),
        ("https://blog.claire-d.example/a/b", True),
        ("https://pages.example/~claire-d/", True),
        ("https://agence.example/equipe/claire-d", False),
        ("https://example/", False),
    ],
)
def test_a_page_bears_the_name_in_its_host_or_first_folder(url: str, fits: bool) -> None:  # noqa: FBT001
    assert Persona((CLAIRE,), ("claire-d",)).impression(Site(url), Says()).handle is fits


@pytest.mark.parametrize(
    ("look", "agrees"),
    [
        (Impression(Likeness.SAME), True),
        (Impression(handle=True), True),
        (Impression(picture=True), True),
        (Impression(Likeness.OTHER, handle=True, picture=True), False),
        (Impression(Likeness.FIRM, handle=True), False),
        (Impression(handle=True, is_group=True), False),
        (Impression(), False),
    ],
)
def test_a_handle_or_a_picture_counts_where_no_other_name_stands(look: Impression, agrees: bool) -> None:  # noqa: FBT001
    assert look.agrees is agrees
    assert Impression.of(look.kept()) == look


@pytest.mark.parametrize("kept", [None, [], {"name": "x"}, {"name": 3}])
def test_what_is_no_impression_is_read_as_none(kept: None) -> None:
    assert Impression.of(kept) is None


def drawn(*shapes: tuple[int, int, int, int], size: int = 120, form: str = "PNG") -> bytes:
    picture = Image.new("RGB", (120, 120), (235, 230, 220))
    pen = ImageDraw.Draw(picture)
    for number, box in enumerate(shapes):
        pen.ellipse(box, fill=(30 + 60 * number, 90, 160 - 40 * number))
    return encoded(picture.resize((size, size)), form)


def encoded(picture: Image.Image, form: str = "PNG") -> bytes:
    held = BytesIO()
    picture.save(held, form)
    return held.getvalue()


OWL = ((20, 20, 60, 60), (70, 30, 110, 90), (30, 80, 50, 115))
FOX = ((60, 5, 115, 50), (10, 60, 50, 110), (5, 5, 30, 30))


def test_a_picture_is_known_again_when_it_was_made_smaller() -> None:
    first, again = dhash(drawn(*OWL)), dhash(drawn(*OWL, size=48, form="JPEG"))

    assert first is not None
    assert again is not None
    assert are_alike(first, again)


def test_two_pictures_are_told_apart() -> None:
    first, other = dhash(drawn(*OWL)), dhash(drawn(*FOX))

    assert first is not None
    assert other is not None
    assert (first ^ other).bit_count() > 2 * ALIKE


BOMB = encoded(Image.new("1", (PIXELS // 1000 + 1, 1001)))


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(drawn(), id="flat"),
        pytest.param(drawn(*OWL)[:400], id="cut-off"),
        pytest.param(b"<svg/>", id="no-picture"),
        pytest.param(b"", id="nothing"),
        pytest.param(BOMB, id="too-many-pixels"),
    ],
)
def test_what_says_nothing_has_no_hash(body: bytes) -> None:
    assert dhash(body) is None
