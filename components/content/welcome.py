"""The words that greet a visitor, in the app and on the pages without scripts."""

from components.language.messages import gettext_noop

TITLE = gettext_noop("What villagers organised for, and what came of it")
LEAD = gettext_noop(
    "Two large programmes helped poor rural families to organise: one in India, one in Pakistan. "
    "Here are their places, their figures and their stories, each with its source."
)
