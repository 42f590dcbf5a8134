"""sitegen turns a folder of messy job postings into a static job board.

What comes in is a board folder (`content/`, optional `templates/` and `static/`), what goes out is a folder that
any file host can serve. The stages are in `build.py`, in the order in which they run.
"""

__version__ = "0.1.0"
