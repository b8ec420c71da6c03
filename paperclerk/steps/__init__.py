"""Deeds: one file a deed; the only place where edges meet decisions."""
