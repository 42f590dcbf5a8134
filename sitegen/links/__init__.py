"""Apply links: what a host answered → whether the ad is still there, and what its owner may do about it. Pure.

`answer` is what was heard, `page` reads the words of a page, `redirects` where an address leads, `verdict` judges, and
`report` says it with file, line and fix. Asking is done by `outside/links.py`; nothing here closes an ad.
"""
