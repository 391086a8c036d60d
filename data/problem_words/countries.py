"""What is said of the places and boundaries of a country that the site does not have yet."""

from collections.abc import Mapping

from data.messages import mark_message
from data.problem_words.words import Words

_DESCRIBE = mark_message(
    "Write it into the entry of the file in datapackage.json, or at the top of the file itself."
)
_RIGHT_CODE = mark_message("Correct the code, or add the place to the table places.")

_PLACES: Mapping[str, Words] = {
    "country-other": Words(
        mark_message(
            "The sheet has the places of {countries}, and the programme is of “{country}”."
        ),
        mark_message("Write {countries} as the country of the programme, or leave the sheet out."),
    ),
    "country-level-none": Words(
        mark_message("No place of the level {level} is given for {country}."),
        mark_message("Add a row for each of them; pages and maps go by them."),
    ),
    "place-there": Words(
        mark_message("“{code}” is the code of a place that is here already."),
        mark_message("Leave the row out, or give the new place another code."),
    ),
    "place-other-country": Words(
        mark_message("The row names the country “{other}”, and the programme is of {country}."),
        mark_message("Write {country}, or leave the row out."),
    ),
    "place-has-parent": Words(
        mark_message("A country lies in no other place."), mark_message("Empty the cell.")
    ),
    "place-no-parent": Words(
        mark_message("Nothing says what this place of the level {level} lies in."),
        mark_message("Write the code of the {above} that it lies in."),
    ),
    "place-parent-unknown": Words(
        mark_message("“{parent}” is the code of no place on this sheet."),
        mark_message("Write the code of the {above} that it lies in, or add a row for it."),
    ),
    "place-parent-level": Words(
        mark_message(
            "A place of the level {level} cannot lie in “{parent}”, which is of the level {other}."
        ),
        mark_message("Write the code of the {above} that it lies in."),
    ),
    "place-name-twice": Words(
        mark_message("“{name}” is the name of {other}, too, which lies in the same place."),
        mark_message("Correct one of the two names, or leave one of the two rows out."),
    ),
    "place-no-shape": Words(
        mark_message("No boundaries show {place}: it stands in tables and on no map."),
        mark_message(
            "Add its shape, or write into drawn_as which places' shapes show it; leave it if it has none."
        ),
    ),
}
_SHAPES: Mapping[str, Words] = {
    "kind-shapes": Words(
        mark_message("This is a file of boundaries, and no places of a new country come with it."),
        mark_message(
            "Give the table places and the programme of that country with it, or leave it out."
        ),
    ),
    "shapes-large": Words(
        mark_message("The file of boundaries is larger than {most} MB."),
        mark_message("Draw the borders with fewer corners; 1 MB is enough for most countries."),
    ),
    "shapes-json": Words(
        mark_message("The file of boundaries is damaged ({fault})."),
        mark_message("Export it again as GeoJSON or TopoJSON."),
    ),
    "shapes-unread": Words(
        mark_message("The boundaries cannot be read as GeoJSON or TopoJSON ({fault})."),
        mark_message("Export them again as a FeatureCollection of areas."),
    ),
    "shapes-degrees": Words(
        mark_message("Shape {number} begins at {point}, which is no longitude and latitude."),
        mark_message("Export the file in degrees (WGS 84, EPSG:4326)."),
    ),
    "shapes-no-codes": Words(
        mark_message("No property of the shapes is the code of one of the places that were given."),
        mark_message("Write the code of its place into each shape as “place_id”: {example}."),
    ),
    "shapes-level": Words(
        mark_message("These are boundaries of the level {level}, which are not taken."),
        mark_message("Give those of the country, its states and its districts."),
    ),
    "shapes-twice": Words(
        mark_message("Boundaries of the level {level} are also in “{other}”; these were left out."),
        mark_message("Put all of a level into one file."),
    ),
    "shapes-lack": Words(
        mark_message("No boundaries of the level {level} are given for {country}."),
        mark_message(
            "Add a GeoJSON or TopoJSON in which each shape has the code of its place, such as {example}."
        ),
    ),
    "shapes-say-no": Words(
        mark_message("Nothing says the “{key}” of these boundaries."), _DESCRIBE
    ),
    "shape-kind": Words(
        mark_message("Shape {number} is no area ({kind})."),
        mark_message("Give it as Polygon or MultiPolygon."),
    ),
    "shape-unknown": Words(
        mark_message(
            "Shape {number} has the code “{code}”, which no given place of {country} has."
        ),
        _RIGHT_CODE,
    ),
    "shape-level": Words(
        mark_message(
            "Shape {number} ({code}) is of the level {level}, and the others are {other}."
        ),
        mark_message("Put it into the file of its level."),
    ),
    "shape-twice": Words(
        mark_message("Shape {number} has the code “{code}”, which shape {other} has, too."),
        mark_message("Join the two to one MultiPolygon, or correct the code."),
    ),
    "shape-outside": Words(
        mark_message("The shape of {place} lies outside of {parent}."),
        mark_message("Look whether its code is right, and longitude stands before latitude."),
    ),
    "shape-beyond": Words(
        mark_message("{share} per cent of the shape of {place} lie outside of {parent}."),
        mark_message("Compare the two files; leave it if their borders differ a little."),
    ),
}
WORDS: Mapping[str, Words] = {**_PLACES, **_SHAPES}
