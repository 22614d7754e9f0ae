"""Maps: land, areas and named places."""
