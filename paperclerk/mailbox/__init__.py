"""Where returns come in: a drop folder."""
