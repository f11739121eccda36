"""Fuzzing, by hand: see `readers`."""
