"""The records that travel between the stages, one domain noun a module: frozen, typed, without behaviour that decides.

Nothing here imports anything else of sitegen.
"""
