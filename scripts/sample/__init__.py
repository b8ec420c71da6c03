"""The sample workspace's content: an invented council, its plan, and three months of returns."""
