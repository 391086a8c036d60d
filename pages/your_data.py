"""Your data: sheets of an editor, checked, compared with what is published, and taken along as a package."""

from components.views import your_data

your_data.show_header()
if your_data.is_open():
    your_data.show_templates()
    with your_data.hide_cells():
        work = your_data.take_files()
        if work is not None:
            your_data.show_recognised(work)
            your_data.show_problems(work)
            your_data.ask_repairs(work)
            work = your_data.offer_preview(work)
            work = your_data.show_changes(work)
            your_data.offer_package(work)
