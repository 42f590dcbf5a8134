"""Postings → groups of postings that are one job: same title and employer, and the same address or words.

Nothing is lost by it: every posting of a group stays, the oldest leads. It must never join two titles or two employers.
"""

import hashlib
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from urllib.parse import urlsplit

from sitegen.board.company_names import company_key
from sitegen.model.posting import Posting
from sitegen.slugs import slugify

_TRACKING = re.compile(r"(?:^|(?<=&))(?:utm_\w{1,20}|gh_src|source|lever-source)=[^&]*&?")
_NUMBER = re.compile(r"\d{5,}|(?=[a-z]*\d[a-z]*\d)[a-z0-9]{8,}", re.IGNORECASE)
"""What stands in the address of one job only: `4231957`, the parts of a UUID. A year is not enough."""


def group(postings: Iterable[Posting]) -> list[tuple[Posting, ...]]:
    """The postings, grouped; in a group the oldest first, then by path. Linear in the number of postings."""
    ordered = sorted(postings, key=_age)
    titles = {posting.path: title(posting) for posting in ordered}
    addresses = _addresses(ordered, titles)
    employers = _employers(ordered, addresses)
    openings = {path: (name, employers[path]) for path, name in titles.items()}
    ads = Counter(openings.values())

    def same_words(posting: Posting) -> Hashable:
        opening = openings[posting.path]
        words = ads[opening] > 1 and _words(posting)  # the words of the others need not be looked at
        return words and (opening, words)

    def same_address(posting: Posting) -> Hashable:
        address = addresses.get(posting.path)
        return address and (openings[posting.path], address)

    return _joined(ordered, (same_words, same_address))


def title(posting: Posting) -> str:
    """The title as it is compared: case and spacing say nothing. Empty where there is none."""
    return " ".join(posting.title.value.casefold().split()) if posting.title else ""


def _age(posting: Posting) -> tuple[tuple[int, int, int], str]:
    date = posting.posted.value if posting.posted else None
    return (date.year, date.month, date.day or 99) if date else (9999, 99, 99), posting.path


def _words(posting: Posting) -> str:
    words = " ".join(posting.prose.text.casefold().split())
    return words and hashlib.sha1(words.encode(), usedforsecurity=False).hexdigest()


def _addresses(postings: Iterable[Posting], titles: Mapping[str, str]) -> Mapping[str, str]:
    """Path → the address that is this job's own. One that stands under several titles is a careers page."""
    found = {posting.path: address_of_job(posting) for posting in postings}
    names: dict[str, set[str]] = defaultdict(set)
    for path, address in found.items():
        names[address].add(titles[path])
    return {path: address for path, address in found.items() if address and len(names[address]) == 1}


def address_of_job(posting: Posting) -> str:
    """The apply address without what only counts clicks; empty where it does not name one job, but a page of all."""
    name = title(posting)
    url = urlsplit(posting.apply.value) if posting.apply else urlsplit("")
    if url.scheme not in ("http", "https") or not name:
        return ""
    query = _TRACKING.sub("", url.query).rstrip("&")
    place = "?".join(filter(None, (url.path.rstrip("/"), query))) + (f"#{url.fragment}" if url.fragment else "")
    words = slugify(name)
    if _NUMBER.search(place) or (len(words) > 2 and words in slugify(place, longest=2000)):
        return url.netloc.lower() + place
    return ""


def _employers(postings: Iterable[Posting], addresses: Mapping[str, str]) -> Mapping[str, str]:
    """Path → key of the employer; one that is not named is the one that others with the address name, if only one."""
    known = {posting.path: company_key(posting.company.value) if posting.company else "" for posting in postings}
    at: dict[str, set[str]] = defaultdict(set)
    for path, address in addresses.items():
        at[address] |= {known[path]} - {""}
    return {path: key or _only(at.get(addresses.get(path, ""), set())) for path, key in known.items()}


def _only(names: set[str]) -> str:
    return next(iter(names)) if len(names) == 1 else ""


def _joined(
    postings: Sequence[Posting], identities: Iterable[Callable[[Posting], Hashable]]
) -> list[tuple[Posting, ...]]:
    """Postings that share an identity of any kind, directly or over others, in the order of their oldest."""
    first = list(range(len(postings)))

    def root(number: int) -> int:
        while first[number] != number:
            first[number] = number = first[first[number]]
        return number

    for identity in identities:
        seen: dict[Hashable, int] = {}
        for number, posting in enumerate(postings):
            if key := identity(posting):
                one, other = sorted((root(number), root(seen.setdefault(key, number))))
                first[other] = one
    groups: dict[int, list[Posting]] = defaultdict(list)
    for number, posting in enumerate(postings):
        groups[root(number)].append(posting)
    return [tuple(members) for members in groups.values()]
