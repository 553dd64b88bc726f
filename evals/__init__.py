"""Scored sets, benchmarks and the batch runner; not part of a running Lantern."""
