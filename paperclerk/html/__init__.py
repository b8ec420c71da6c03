"""Logs as pages for a browser."""
