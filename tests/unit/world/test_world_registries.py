"""The registries of this world speak as RDAP servers do, and name owners that nobody should read."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from footprint_checks.exposure.candidates import endings

if TYPE_CHECKING:
    import httpx

COM = "https://rdap.verisign.com/com/v1/domain"


async def test_the_list_names_a_registry_for_every_ending_but_one(visitor: httpx.AsyncClient) -> None:
    answer = await visitor.get("https://data.iana.org/rdap/dns.json")

    served = {ending for spoken, _ in answer.json()["services"] for ending in spoken}
    assert set(endings("fr-FR")) - served == {"eu"}
    assert "example" in served


@pytest.mark.parametrize(
    ("url", "status"),
    [
        (f"{COM}/camilleroy.com", 200),
        (f"{COM}/CAMILLEROY.COM", 200),
        (f"{COM}/camille-roy.com", 404),
        ("https://rdap.verisign.com/com/v1/help", 400),
        ("https://rdap.publicinterestregistry.org/rdap/domain/camilleroy.org", 429),
        ("https://data.iana.org/rdap/asn.json", 404),
    ],
)
async def test_a_registry_answers_in_its_own_form(visitor: httpx.AsyncClient, url: str, status: int) -> None:
    answer = await visitor.get(url)

    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/rdap+json"
    assert status == 200 or answer.json()["errorCode"] == status


async def test_a_record_names_an_owner(visitor: httpx.AsyncClient) -> None:
    record = (await visitor.get(f"{COM}/camilleroy.com")).json()

    assert record["ldhName"] == "CAMILLEROY.COM"
    assert record["events"][1] == {"eventAction": "registration", "eventDate": "2011-05-17T09:12:00Z"}
    assert "Roy Camille Optique SARL" in str(record["entities"])
