"""The layers of Pakistan: provinces, districts of 2017 and of 2022, tehsils, and the context."""

import re

import geopandas as gpd

from data.boundaries.recipe import coverage, sources
from data.boundaries.recipe.layer import Layer

GEOBOUNDARIES_LAYER = "9618217"
PROVINCES = {
    "AJK": "Azad Jammu and Kashmir",
    "B": "Balochistan",
    "GB": "Gilgit-Baltistan",
    "ICT": "Islamabad Capital Territory",
    "KP": "Khyber Pakhtunkhwa",
    "P": "Punjab",
    "S": "Sindh",
}
DISPUTED = ("AJK", "GB")
STATUS = "administered by Pakistan, disputed with India"
OTHER_ZONE = "Jammu and Kashmir and Ladakh"
OTHER_ADMINISTRATION = "India (the layer gives one undivided shape; Aksai Chin not told apart)"
CONTEXT_TOLERANCE = 0.02


def layers(found: sources.Sources) -> list[Layer]:
    """Provinces, districts of two dates, tehsils and the disputed area, borders in common.

    Raises:
        ValueError: the tehsils of the source are not those of the crosswalk.
    """
    everything = coverage.clean(_tehsils(found))
    tehsils = everything[everything["province_code"] != ""]
    districts_2022 = _districts_2022(tehsils)
    return [
        _provinces(districts_2022),
        Layer(
            "pakistan_adm2",
            "districts",
            ("id", "province_id", "province", "district", "district_2017", "area_km2"),
            districts_2022,
        ),
        _districts_2017(districts_2022),
        _tehsil_layer(tehsils),
        _context(everything),
    ]


def place_id(province_code: str, district: str, year: int = 2017) -> str:
    """Code of a district, made from its province and name: ``PK17-kp-lower-dir``."""
    slug = re.sub(r"[^a-z]+", "-", f"{province_code} {district}".lower()).strip("-")
    return f"PK{year % 100}-{slug}"


def _tehsils(found: sources.Sources) -> gpd.GeoDataFrame:
    shapes = sources.sub_districts(found, GEOBOUNDARIES_LAYER)
    table = sources.crosswalk("pakistan_tehsils")
    if set(shapes["shape_id"]) != set(table["shape_id"]):
        raise ValueError("the source has other tehsils than the crosswalk")
    tehsils = shapes.merge(table, on="shape_id", validate="one_to_one")
    tehsils["subdistrict"] = [
        re.sub(r"[_\-]+", " ", name).strip().title() for name in tehsils["subdistrict"]
    ]
    tehsils["province"] = tehsils["province_code"].map(PROVINCES)
    return tehsils


def _districts_2022(tehsils: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    keys = ["province", "district_2022", "district_2017"]
    merged = coverage.without_specks(coverage.merge(tehsils, keys))
    merged["area_km2"] = coverage.area_km2(merged.geometry)
    districts = coverage.simplify(coverage.clean(merged), coverage.DISTRICT_TOLERANCE)
    districts["province_id"] = _province_ids(districts)
    known_in_2017 = set(districts["district_2017"])
    districts["id"] = [
        place_id(code, name, 2017 if name in known_in_2017 else 2023)
        for code, name in zip(_codes(districts), districts["district_2022"], strict=True)
    ]
    return districts.rename(columns={"district_2022": "district"})


def _districts_2017(districts_2022: gpd.GeoDataFrame) -> Layer:
    merged = coverage.merge(districts_2022, ["province", "district_2017"])
    districts = merged.rename(columns={"district_2017": "district"})
    districts["area_km2"] = coverage.area_km2(districts.geometry)
    districts["province_id"] = _province_ids(districts)
    districts["id"] = _district_ids(districts, "district")
    columns = ("id", "province_id", "province", "district", "area_km2")
    return Layer("pakistan_adm2_2017", "districts", columns, districts)


def _provinces(districts: gpd.GeoDataFrame) -> Layer:
    provinces = coverage.merge(districts, ["province"])
    provinces["id"] = _province_ids(provinces)
    provinces["status"] = [STATUS if code in DISPUTED else "" for code in _codes(provinces)]
    return Layer("pakistan_adm1", "provinces", ("id", "province", "status"), provinces)


def _tehsil_layer(tehsils: gpd.GeoDataFrame) -> Layer:
    shapes = coverage.simplify(tehsils, coverage.SUB_DISTRICT_TOLERANCE)
    shapes["district_id"] = _district_ids(shapes, "district_2017")
    columns = ("shape_id", "district_id", "province", "district", "district_2017")
    return Layer(
        "pakistan_adm3_2017",
        "tehsils",
        (*columns, "subdistrict", "note"),
        shapes.rename(columns={"district_2022": "district"}),
    )


def _context(everything: gpd.GeoDataFrame) -> Layer:
    """The disputed area, drawn for orientation: no programme figure belongs to it."""
    wanted = everything["province_code"].isin((*DISPUTED, ""))
    area = everything[wanted].assign(zone=everything["province"].fillna(OTHER_ZONE))
    zones = coverage.simplify(coverage.merge(area, ["zone"]), CONTEXT_TOLERANCE)
    zones["administered_by"] = [
        OTHER_ADMINISTRATION if zone == OTHER_ZONE else "Pakistan" for zone in zones["zone"]
    ]
    return Layer("kashmir_context", "areas", ("zone", "administered_by"), zones)


def _codes(shapes: gpd.GeoDataFrame) -> list[str]:
    code_of = {name: code for code, name in PROVINCES.items()}
    return [code_of[province] for province in shapes["province"]]


def _province_ids(shapes: gpd.GeoDataFrame) -> list[str]:
    return [f"PK-{code}" for code in _codes(shapes)]


def _district_ids(shapes: gpd.GeoDataFrame, column: str) -> list[str]:
    return [place_id(code, name) for code, name in zip(_codes(shapes), shapes[column], strict=True)]
