"""Bytes → postings. One file in, one `Parsed` out; pure, and total: `ingest` never raises, for any bytes."""

from sitegen.reading.ingest import ingest

__all__ = ["ingest"]
