"""Which ads others may pass on: not those of a source that forbids it, as the setting `no_syndication` names them."""

from collections.abc import Iterable

from sitegen.model.job import Job


def may_be_passed_on(job: Job, forbidden: Iterable[str]) -> bool:
    """True where every source of the job allows it, since the text that is shown is that of one of them."""
    return not any(is_below(posting.path, forbidden) for posting in job.postings)


def is_below(path: str, sources: Iterable[str]) -> bool:
    """True for the path of a posting that is one of the sources, or lies in one that is a folder.

    >>> is_below("list/2025/a.md", ["list"]), is_below("listed/a.md", ["list/"]), is_below("a.md", ["a.md"])
    (True, False, True)
    """
    return any(f"{path}/".startswith(f"{source.strip('/')}/") for source in sources)
