"""One module a command, imported when invoked: its options, and the report it asks for."""
