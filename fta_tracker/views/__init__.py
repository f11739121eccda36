"""Pure functions from agreements and a day to a Report: its rows, and its picture."""
