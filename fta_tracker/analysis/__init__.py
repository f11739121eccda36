"""Pure functions over agreements: what follows from a log, its targets, and a day."""
