"""What can be wrong with a programme's register of villages and groups."""

from data.messages import mark_message
from data.problem_words.words import Words

_CODE = mark_message("Correct the code, or leave it empty.")
_ROW = mark_message("Mend that row.")

_FILES = {
    "parquet": Words(
        mark_message("This is no whole Parquet file ({fault})."), mark_message("Save it again.")
    ),
    "rows-joined": Words(
        mark_message("The rows cannot be told apart ({fault})."),
        mark_message("Close all quotation marks."),
    ),
    "register-empty": Words(
        mark_message("The register has no table of villages."),
        mark_message("Add villages.csv and describe it."),
    ),
    "register-about": Words(
        mark_message("The description does not say when the register was written, or what its source is."),
        mark_message("Write “as_of” and “source_id” under “register”."),
    ),
    "register-down": Words(
        mark_message("The programme’s register of villages and groups cannot be asked at this moment."),
        mark_message("Look whether its database runs, and is where LEARNING_ZONE_REGISTER says."),
    ),
    "register-old": Words(
        mark_message("The register was changed after its figures were made, or they were never made."),
        mark_message("Run `python -m data.register_intake prepare` on {programme}."),
    ),
}  # fmt: skip
_CELLS = {
    "line-break": Words(
        mark_message("The cell holds a line break."),
        mark_message("Close the quotation mark, or delete it."),
    ),
    "written-oddly": Words(
        mark_message("“{cell}” is not written as this column is."),
        mark_message("Look at the first faults of the column."),
    ),
    "row-code": Words(
        mark_message("“{cell}” stands in several rows."),
        mark_message("Keep one of the rows, or give them different codes; none is used until then."),
    ),
    "not-a-term": Words(
        mark_message("“{cell}” is not known."), mark_message("Use one of: {words}.")
    ),
    "unknown-source": Words(
        mark_message("“{cell}” is not known."),
        mark_message("Add it to the table sources of the programme, or correct the code."),
    ),
    "unknown-place": Words(
        mark_message("“{cell}” is not known."),
        mark_message("Use the code of a district in places/places.csv."),
    ),
    "place-abroad": Words(
        mark_message("“{cell}” lies in another country than the programme ({country})."),
        mark_message("Correct the code of the place."),
    ),
    "place-level": Words(
        mark_message("“{cell}” is neither a district nor a sub-district."),
        mark_message("Use the code of a district in places/places.csv."),
    ),
    "later": Words(
        mark_message("“{cell}” is later than the register itself ({written})."),
        mark_message("Correct it, or say in datapackage.json when the register was written."),
    ),
    "point-half": Words(
        mark_message("Half of the point is missing."),
        mark_message("Fill in latitude and longitude, or neither."),
    ),
    "point-outside": Words(
        mark_message("The point of “{village}” lies outside its district ({district})."),
        mark_message("Correct the point or the district, or empty both cells of the point."),
    ),
    "point-swapped": Words(
        mark_message("The point of “{village}” lies outside its district ({district})."),
        mark_message("Latitude and longitude stand in each other's column: exchange them."),
    ),
}  # fmt: skip
_GROUPS = {
    "unknown-village": Words(
        mark_message("The village “{cell}” is not in the register."),
        mark_message("Add the village to the table villages, or correct the code."),
    ),
    "village-left-out": Words(
        mark_message("The row of the village “{cell}” has a fault and is left out."), _ROW
    ),
    "no-place": Words(
        mark_message("The group has neither a village nor a place."),
        mark_message("Fill in one of the two."),
    ),
    "women": Words(
        mark_message("The group has more women ({cell}) than members."),
        mark_message("Correct one of the two."),
    ),
    "unknown-parent": Words(mark_message("The group “{cell}” is not in the register."), _CODE),
    "parent-left-out": Words(
        mark_message("The row of the group “{cell}” has a fault and is left out."), _ROW
    ),
    "circle": Words(mark_message("“{cell}” leads back to the group itself."), _CODE),
    "parent-tier": Words(
        mark_message("“{cell}” is of the same or a lower tier than the group that belongs to it."),
        mark_message("Name a federation of a higher tier, or correct one of the two tiers."),
    ),
}
WORDS = {**_FILES, **_CELLS, **_GROUPS}
