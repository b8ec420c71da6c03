"""Decisions on data: each rule yields findings."""
