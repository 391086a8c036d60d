"""The words that greet a visitor, in the app and on the pages without scripts."""

TITLE = "What villagers organised for, and what came of it"
LEAD = (
    "Two large programmes helped poor rural families to organise: one in India, one in Pakistan. "
    "Here are their places, their figures and their stories, each with its source."
)
