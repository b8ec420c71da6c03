"""The office: nouns, decisions, edges and deeds."""
