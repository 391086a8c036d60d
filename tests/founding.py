"""What the three founding pages say, fact by fact: the row that holds it, and the pages that show it.

Each fact is looked for by the words of its own row, so that a row may be reworded; the words beside it
must be among them, so that a row that lost its fact is noticed.
"""

from dataclasses import dataclass

PACS, RSPN = "pacs", "rspn"
AIMS, CONCLAVES, MOBILISATION = (
    "pacsindia_our_aims", "pacsindia_cbo_conclaves", "rspn_social_mobilisation",
)  # fmt: skip


@dataclass(frozen=True)
class Fact:
    """One fact.

    Attributes:
        column: column of the row that says it.
        words: what must stand there.
        page: page of the app that shows it.
        static: path of the static page that shows it.
        key: column that names the row.
    """

    programme: str
    table: str
    key: str
    row: str
    column: str
    words: tuple[str, ...]
    source_id: str
    page: str
    static: str


def _aim(programme: str, row: str, source_id: str, *words: str) -> Fact:
    static = f"aims/{programme}"
    return Fact(programme, "aims", "aim_id", row, "definition", words, source_id, "aims", static)


def _conclave(number: int, *words: str) -> Fact:
    row = f"pacs-conclaves-{number:02d}"
    return Fact(
        PACS, "statements", "statement_id", row, "text", words, CONCLAVES, "conclaves", "gatherings"
    )  # fmt: skip


def _mobilisation(number: int, *words: str) -> Fact:
    row = f"rspn-mobilisation-{number:02d}"
    return Fact(
        RSPN, "statements", "statement_id", row, "text", words, MOBILISATION, "federations",
        "federations",
    )  # fmt: skip


def _tier(tier: str, column: str, *words: str) -> Fact:
    return Fact(
        RSPN, "ladder", "tier", tier, column, words, MOBILISATION, "federations", "federations"
    )


# Words of the field that the pages explain: the term, and what its meaning must say.
GLOSSARY = {
    "CO": ("hamlet or mohallah", "15 households", "train, save and lend"),
    "VO": ("Community Organisations of one village", "two members", "whole village"),
    "LSO": ("union council", "agenda", "government, donors, NGOs and firms"),
    "LSO network": ("tehsil or district", "Chitral and Ghizer"),
    "Social mobilisation": ("organisations of their own", "think and act together"),
}

FACTS = (
    _conclave(1, "learn", "network", "advocate", "15,000", "capacity building"),
    _conclave(
        2, "2014", "Jharkhand", "Madhya Pradesh", "Odisha", "Uttar Pradesh", "West Bengal", "state"
    ),
    _conclave(3, "2015", "district", "success", "themes"),
    _conclave(4, "Thousands", "seven states", "85 %", "government"),
    _conclave(5, "platform", "learned from one another"),
    _conclave(6, "other places", "same themes", "link up", "lead change together"),
    _conclave(7, "politicians and officials", "entitlements"),
    _conclave(8, "not struggle alone", "energy", "Leadership"),
    _conclave(9, "their development into their own hands", "legacy"),
    _aim(PACS, "pacs-goal", AIMS, "gap in welfare", "claim their rights and entitlements"),
    _aim(PACS, "pacs-partners", AIMS, "partners", "come first"),
    _aim(PACS, "pacs-representation", AIMS, "committees", "villages, blocks and districts",
         "civil-society organisations", "government"),
    _aim(PACS, "pacs-accountability", AIMS, "services", "answer"),
    _aim(PACS, "pacs-learning", AIMS, "open to everybody", "Learning Zone"),
    _aim(PACS, "pacs-legacy-organisations", AIMS, "23,206", "90 districts", "517 blocks",
         "22,404 villages", "confidence", "skill", "negotiate"),
    _aim(PACS, "pacs-legacy-society", AIMS, "seven states", "answerable to every citizen",
         "share", "join in freely"),
    _mobilisation(1, "think", "act", "rural and peri-urban", "three tiers"),
    _tier("primary", "definition", "hamlet or mohallah", "15 households on average"),
    _tier("primary", "activities", "development of each household", "trains", "saves and lends"),
    _tier("village", "definition", "federated", "two nominated members"),
    _tier("village", "activities", "whole village", "infrastructure", "local government"),
    _tier("union", "definition", "union council", "members come from all"),
    _tier("union", "activities", "agenda", "government, donors, NGOs and private firms"),
    _tier("district_network", "definition", "district", "Chitral", "Ghizer"),
    _mobilisation(2, "poorest"),
    _mobilisation(3, "Women"),
    _mobilisation(4, "together"),
    _mobilisation(5, "cohesion"),
    _mobilisation(6, "last", "project"),
    _mobilisation(7, "outsiders", "heard"),
    _mobilisation(8, "Social capital"),
    _mobilisation(9, "grassroots", "donors"),
    _mobilisation(10, "manage", "problems", "money"),
    _mobilisation(11, "savings", "fees", "donations", "outside"),
    _aim(RSPN, "rspn-support", MOBILISATION, "staff", "trainings", "those who train"),
    _aim(RSPN, "rspn-institutions", MOBILISATION, "manuals", "visits", "criticism",
         "recommendations", "good practice"),
    _aim(RSPN, "rspn-ideas", MOBILISATION, "piloted", "monitored", "documented", "shared"),
    _aim(RSPN, "rspn-documentation", MOBILISATION, "case studies", "baseline surveys", "reports",
         "research", "government, donors"),
)  # fmt: skip


@dataclass(frozen=True)
class Figure:
    """One figure of the pages: the rows of `values` that hold it and how the page writes it."""

    programme: str
    indicator_id: str
    value: float
    written: str
    source_id: str
    page: str = "aims"


FIGURES = (
    Figure(PACS, "cbos_formed", 15000, "15,000", CONCLAVES, "conclaves"),
    Figure(PACS, "conclave_excluded_pct", 85, "85", CONCLAVES, "conclaves"),
    Figure(PACS, "partners_all", 225, "225 organisations", AIMS),
    Figure(PACS, "districts", 90, "90 districts", AIMS),
    Figure(PACS, "blocks", 517, "517 blocks", AIMS),
    Figure(PACS, "villages", 22404, "22,404 villages", AIMS),
    Figure(PACS, "people_reached", 9620000, "9,620,000 people", AIMS),
    Figure(PACS, "cbos_led_by_excluded_pct", 93.3, "93.3", AIMS),
    Figure(PACS, "cbos_formed", 23206, "23,206 CBOs", AIMS),
    Figure(PACS, "cbo_members_from_excluded_pct", 95.2, "95.2", AIMS),
    Figure(PACS, "cbo_members", 351926, "351,926 people", AIMS),
    Figure(PACS, "government_meetings", 4835, "4,835 meetings", AIMS),
    Figure(PACS, "other_meetings", 1804, "1,804 meetings", AIMS),
    Figure(PACS, "recommendations", 736, "736 recommendations", AIMS),
    Figure(RSPN, "lsos", 2451, "2,451 LSOs", MOBILISATION),
)
