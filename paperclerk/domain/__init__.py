"""Nouns: frozen models and pure functions on them."""
