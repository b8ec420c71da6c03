"""Readers: bytes in, typed nouns out, every value with its place and as it was written."""
