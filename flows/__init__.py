"""Doors: Prefect flows, thin, and the same deeds at a shell."""
