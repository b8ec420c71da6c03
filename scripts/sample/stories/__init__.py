"""What each lead said of each deliverable in January, February and March 2031, in that order."""
