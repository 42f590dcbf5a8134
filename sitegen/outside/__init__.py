"""The only modules that touch disk, clock, network and processes: how a board is read, and how its site is left.

Everything between them is pure: these modules hand over records and take records, and decide nothing about jobs.
"""
