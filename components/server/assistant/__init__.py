"""Tools for assistants (Model Context Protocol): every answer with source, date, doubt, licence and page.

What is ambiguous is asked back, what may not be compared is refused with the reason, and every derived
value is computed here. Read-only; LEARNING_ZONE_MCP=off switches the address off.
"""
