"""fta: a tracker of free trade agreement negotiations."""

__version__ = "0.1.0"
