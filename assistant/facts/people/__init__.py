"""Says whose fact something is."""
