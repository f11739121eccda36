"""How agreements look: pictures as plain values, and their words; imported when someone looks."""
