"""Records people show: the door they come in by, and the list they confirm."""
