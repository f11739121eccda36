"""What is recorded: pure edits of agreements, and the difference between two states of a record."""
