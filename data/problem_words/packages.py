"""What is said of descriptions, layers of shapes, ground, and of what tables say of each other."""

from collections.abc import Mapping

from data.messages import mark_message
from data.problem_words.words import Words

_DESCRIBE = mark_message("Run `python -m data.describe` on the folder.")
_BOUNDARIES = mark_message("Use the name of a layer in boundaries/datapackage.json.")

WORDS: Mapping[str, Words] = {
    "names-damaged": Words(
        mark_message("The list of village names is damaged ({fault})."),
        mark_message("Delete the file and start the site again; it is made anew."),
    ),
    "description-missing": Words(
        mark_message("The description is missing."),
        mark_message("Put a Data Package descriptor there."),
    ),
    "description-no-json": Words(
        mark_message("This is not JSON ({fault})."), mark_message("Mend it with a JSON editor.")
    ),
    "description-lacks": Words(mark_message("The description lacks {fault}."), _DESCRIBE),
    "description": Words(mark_message("{fault}"), mark_message("Mend the description.")),
    "description-old": Words(
        mark_message("The columns of the table {table} are described as they were once."), _DESCRIBE
    ),
    "description-says-no": Words(
        mark_message("The description says no “{key}”."), mark_message("Write it.")
    ),
    "first-released": Words(
        mark_message("“first_released” is {day}: no day, or one after “created” ({created})."),
        mark_message("Write the day on which the package was first released, such as 2026-11-22."),
    ),
    "file-untold": Words(
        mark_message("The description does not name this file, so it is not read."), _DESCRIBE
    ),
    "double-name": Words(
        mark_message("The name “{name}” is the name of {other} as well."),
        mark_message("Write “{folder}” as “name”."),
    ),
    "no-country": Words(
        mark_message("The description does not say the country of the programme."),
        mark_message("Write the place id of the country as “programme.country”."),
    ),
    "country": Words(
        mark_message("The country “{country}” is not among the places."),
        mark_message("Correct the code of the country."),
    ),
    "no-sources": Words(
        mark_message("The package has no table of sources."),
        mark_message("Add sources.csv and describe it."),
    ),
    "layer-none": Words(
        mark_message("The description names no layer of shapes for the level {level}."),
        mark_message("Write “programme.layers.{level}”; without it there is no map."),
    ),
    "layer-unknown": Words(mark_message("There is no layer of shapes “{layer}”."), _BOUNDARIES),
    "layer-abroad": Words(
        mark_message("The layer “{layer}” shows another country or level."),
        mark_message("Use a layer of {country} for the level {level}."),
    ),
    "headline": Words(
        mark_message("The headline “{indicator}” has no figure for {country}."),
        mark_message("Add a row for the country to values.csv, or empty the cell."),
    ),
    "shapes-layer": Words(
        mark_message("There is no layer “{layer}”."),
        mark_message("Describe it there as a resource with a “layer” entry."),
    ),
    "shapes-other": Words(
        mark_message("This is not the TopoJSON that was described ({fault})."),
        mark_message("Restore the file, or correct its “layer” entry in the description."),
    ),
    "shapes-part": Words(
        mark_message("The layer “{layer}” has no shape of “{place}”."),
        mark_message("Add its shapes, or leave the place without a map of what is inside it."),
    ),
    "shapes-missing": Words(mark_message("The file is missing."), mark_message("Put it back.")),
    "shapes-damaged": Words(
        mark_message("The file is damaged ({fault})."),
        mark_message("Restore it from the last good version."),
    ),
    "shapes-no-object": Words(
        mark_message("The file is damaged (no object)."), mark_message("Restore it.")
    ),
    "shapes-inside": Words(
        mark_message("No shape lies inside."), mark_message("Leave it without a map.")
    ),
    "shapes-districts": Words(
        mark_message("There are no districts of {country}."),
        mark_message("Add a layer of districts."),
    ),
    "ground-unreadable": Words(
        mark_message("The layer cannot be read ({fault})."),
        mark_message("Put the file back, or delete the folder."),
    ),
    "ground-described": Words(
        mark_message("This does not describe a layer ({fault})."),
        mark_message("Restore it, or delete the folder."),
    ),
    "ground-lacks": Words(
        mark_message("The table lacks {columns}."),
        mark_message("Make it again with `python -m data.villages.recipe`, or delete the folder."),
    ),
    "ground-damaged": Words(
        mark_message("The file is damaged ({fault})."),
        mark_message("Restore the file, or delete the folder."),
    ),
    "change-table": Words(
        mark_message("There is no table “{table}”."),
        mark_message("Write the package and its table with a slash between them."),
    ),
    "change-key": Words(
        mark_message("This is not a key of the table."),
        mark_message("Write its parts as in {key}."),
    ),
    "change-gone": Words(
        mark_message("No row has this key, so nothing stands there now."),
        mark_message("Correct the key, or leave the cell empty if the row is gone."),
    ),
    "change-column": Words(
        mark_message("The table has no column “{column}”."),
        mark_message("Write the name of the column as it stands in the header."),
    ),
    "addition-none": Words(
        mark_message("“{table}” has no row of this indicator from this source."),
        mark_message("Correct the ids, or take the row out."),
    ),
    "change-withheld": Words(
        mark_message("The changed row is withheld, and this list would tell of it."),
        mark_message("Take the change out of the list."),
    ),
    "change-today": Words(
        mark_message("The cell says “{today}” today."),
        mark_message("Correct this cell, or list the later change, too."),
    ),
    "change-source": Words(
        mark_message("“{source}” is no source of the package and has no web address."),
        mark_message("Write a source_id of the same package, or a text with a web address."),
    ),
}
