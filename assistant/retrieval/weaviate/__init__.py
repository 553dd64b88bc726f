"""Finds passages in Weaviate; the only place that imports its client."""
