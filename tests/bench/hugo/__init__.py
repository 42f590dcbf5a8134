"""A board as a Hugo project: the other side of the benchmark.

Comes in: our own `Board`. Goes out: a folder of which `hugo build` makes the same pages, feeds and files, in markup of
the same size. Hugo is given for nothing what is not a site generator's work: what the readers found in each ad, which
ads are the same job, which jobs are similar, what a group pays, and facts in words (`$90k–120k`, `12 March 2025`).
Markdown, templates, taxonomies, counts, pages of lists, feeds and files for machines are Hugo's. What a template may
draw once is drawn once (`partialCached`), as with us.
"""
