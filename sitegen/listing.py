"""Jobs in list order → the numbered pages of a list, with the months as they fall on each page.

Comes in: jobs, a page size, the path of the first page. Goes out: `ListPage`s. There is always a first page.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby

import msgspec

from sitegen.model.job import Job
from sitegen.model.posting import PostingDate


class Month(msgspec.Struct, frozen=True):
    """The jobs of one month that fall on one page."""

    date: PostingDate | None
    """Without a day; None for jobs whose date is not known."""
    count: int
    """Jobs of that month in the whole list, not only on this page."""
    jobs: tuple[Job, ...]


class ListPage(msgspec.Struct, frozen=True, kw_only=True):
    """One page of a list."""

    base: str
    """Site path of the first page."""
    number: int
    last: int
    total: int
    """Jobs in the whole list."""
    months: tuple[Month, ...]


def list_pages(base: str, jobs: Sequence[Job], per_page: int) -> Iterator[ListPage]:
    """The pages of a list, page 1 even where there are no jobs."""
    dated = [(month_of(job), job) for job in jobs]
    counts = Counter(month for month, _ in dated)
    last = max(1, -(-len(jobs) // per_page))
    for number in range(1, last + 1):
        on_page = dated[(number - 1) * per_page : number * per_page]
        months = tuple(
            Month(month, counts[month], tuple(job for _, job in members))
            for month, members in groupby(on_page, lambda pair: pair[0])
        )
        yield ListPage(base=base, number=number, last=last, total=len(jobs), months=months)


def month_of(job: Job) -> PostingDate | None:
    """The month a job is listed under."""
    return PostingDate(job.dated.year, job.dated.month) if job.dated else None


def page_numbers(current: int, last: int) -> list[int | None]:
    """What a pagination shows: the ends, the neighbours, None for a gap of two or more.

    >>> page_numbers(5, 190), page_numbers(1, 3)
    ([1, None, 4, 5, 6, None, 190], [1, 2, 3])
    >>> page_numbers(3, 9)
    [1, 2, 3, 4, None, 9]
    """
    wanted = {1, last, *range(max(1, current - 1), min(last, current + 1) + 1)}
    if current == 1:
        wanted |= set(range(1, min(last, 3) + 1))
    shown: list[int | None] = []
    previous = 0
    for number in sorted(wanted):
        if number - previous == 2:
            shown.append(number - 1)
        elif number - previous > 2:
            shown.append(None)
        shown.append(number)
        previous = number
    return shown
