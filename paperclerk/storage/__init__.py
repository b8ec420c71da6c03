"""The ledger and the shelves."""
