"""What of a check everybody may be shown who gives us a sheet: nothing that the site withholds."""

from dataclasses import replace

from data.checks.report import Report
from data.tables import hide_withheld


def without_withheld(report: Report) -> Report:
    """A report without withheld rows of the tables that were not given, and without doubts of them."""
    given = {one.name for one in report.tables}
    files = {one.file for one in report.tables}
    readings = {
        name: read if name in given else hide_withheld(read)
        for name, read in report.readings.items()
    }
    doubts = tuple(one for one in report.doubts if one.file in files)
    return replace(report, readings=readings, doubts=doubts)
