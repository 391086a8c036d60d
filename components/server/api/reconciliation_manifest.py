"""What the reconciliation service says of itself: kinds of places, what can be asked of them, and where."""

from collections.abc import Iterable, Mapping
from typing import Any

from components.content import navigation
from components.facts import tables
from components.language import lists
from components.server import address
from data import resolution
from data.place import SUBDISTRICT

VERSION = "0.2"
TYPES = {
    "country": "Country",
    "state": "State or province",
    "district": "District",
    SUBDISTRICT: "Block, tehsil or other sub-district",
    resolution.VILLAGE: "Village",
}
WITHIN = "within"
PROPERTIES = {
    WITHIN: "Lies in (name or code)",
    "state": "State or province",
    "district": "District",
    "country": "Country",
    "lat": "Latitude",
    "lon": "Longitude",
}
WIDTH, HEIGHT = 400, 150


def manifest(site: str) -> Mapping[str, Any]:
    """What the service can do, and where."""
    own = f"{site}/api/v1/reconcile"
    suggested = {
        kind: {
            "service_url": own,
            "service_path": f"/suggest/{kind}",
            **({"flyout_service_path": f"/flyout/{kind}?id=${{id}}"} if kind == "entity" else {}),
        }
        for kind in ("entity", "type", "property")
    }
    return {
        "versions": [VERSION],
        "name": f"{navigation.APP_NAME}: places of {lists.join_with_and(_countries())}",
        "identifierSpace": f"{site}/api/v1/places/",
        "schemaSpace": f"{site}/api/v1/openapi.json",
        "documentation": f"{site}{address.of_document('about')}",
        "logo": f"{site}/favicon.png",
        "view": {"url": f"{site}/place?id={{{{id}}}}"},
        "defaultTypes": describe_types(TYPES),
        "suggest": suggested,
        "preview": {"url": f"{own}/preview?id={{{{id}}}}", "width": WIDTH, "height": HEIGHT},
        "extend": {
            "propose_properties": {"service_url": own, "service_path": "/properties"},
            "property_settings": [],
        },
    }


def _countries() -> list[str]:
    known = tables.gazetteer().places.values()
    return [place.name for place in known if place.level == "country"]


def describe_types(codes: Iterable[str]) -> list[dict[str, str]]:
    """Kinds of places by their codes, as the protocol writes them."""
    return [{"id": code, "name": TYPES.get(code, code)} for code in codes]
