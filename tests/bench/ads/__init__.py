"""Ads that nobody wrote, for boards of any size: employers, titles, texts and the files they stand in.

Everything follows from a seed and a number, through `random.Random` of a text that names both: the same on every
machine. The sentences are small grammars of our own; nothing in them was taken from an ad.
"""
