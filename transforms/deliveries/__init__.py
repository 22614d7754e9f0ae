"""A delivered file at the door: found, decoded, cut into cells, checked against its contract, accounted for."""
