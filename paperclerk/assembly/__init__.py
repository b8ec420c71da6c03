"""Decisions on paper: plan and updates become a paper as data."""
