"""What the words for places mean: the gazetteer, the reader of location lines, and the sentences that limit who may apply."""
