"""Makers of the project's own Word templates, one a paper."""
