"""Edge: looking into a PDF, its pages as pictures."""
