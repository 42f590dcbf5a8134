"""The records that travel between the stages, one domain noun a module: frozen, typed, without behaviour that decides.

Nothing here imports anything else of sitegen. Records of which a board has many are made with `gc=False`: frozen and
made of what was there before, they are in no circle of references, so that Python need not look for one.
"""
