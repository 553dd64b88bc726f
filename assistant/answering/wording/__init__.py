"""The fixed words of the program, and remembered facts in words."""
