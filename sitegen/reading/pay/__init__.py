"""Words → pay: amounts, bands and what they are worth a year. Shared by every place where pay is written.

Header strings, front matter, overrides and bodies go through the same grammar; who is believed is decided in
`reading/facts/salary.py`. Nothing here knows postings.
"""
