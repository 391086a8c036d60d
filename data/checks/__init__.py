"""Is the data in order? One engine for the command, the editor's desk and the tests."""
