"""What words for places mean: the gazetteer, location lines, and the sentences that limit who may apply."""
