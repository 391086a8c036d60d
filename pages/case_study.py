"""One case study, by its address ``case_study?story=...``; the rest of the address is its list."""

from components.views import case_study

case = case_study.asked_case()
if case is not None:
    case_study.show_case(case)
