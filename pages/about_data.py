"""About the data: tables, sources, definitions, gaps, totals that differ, licences, how to cite."""

from components import catalogue, filters, frame, pickers, reconciled

frame.header(
    "About the data",
    "Where every figure comes from, what is missing, what contradicts what, and how to take it along.",
)

match filters.switch("section", "Section", catalogue.SECTIONS):
    case "tables":
        catalogue.tables(pickers.package())
    case "sources":
        catalogue.sources(pickers.package())
    case "definitions":
        catalogue.definitions(pickers.package())
    case "gaps":
        catalogue.gaps()
    case "totals":
        reconciled.totals(pickers.programme())
    case "glossary":
        catalogue.glossary()
    case "cite":
        catalogue.licences_and_citation()
