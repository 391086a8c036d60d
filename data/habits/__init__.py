"""How people write numbers, dates and answers in their own tables, and what they can mean by it."""
