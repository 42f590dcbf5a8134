"""A category as a folder or a field names it → the tag that pages show.

Comes in: a name. Goes out: a Tag with an ASCII slug. An unknown name keeps its own words: nothing is guessed from it.
"""

from functools import cache

from sitegen.model.job import Tag
from sitegen.reading.rules import load
from sitegen.slugs import slug_or_hash


def category_tag(name: str) -> Tag:
    """The category of this name, whatever its case and spacing.

    >>> category_tag("Nodejs").label, category_tag("C#").slug, category_tag("Embedded  Systems").slug
    ('Node.js', 'csharp', 'embedded-systems')
    """
    label = " ".join(name.split())
    return _known().get(label.casefold()) or Tag(slug_or_hash(label, "category"), label)


def is_catch_all(tag: Tag) -> bool:
    """True for the category of what fits no other: it says nothing about the job.

    >>> is_catch_all(category_tag("Others")), is_catch_all(category_tag("Python"))
    (True, False)
    """
    return tag.slug in _catch_alls()


@cache
def _known() -> dict[str, Tag]:
    return {
        name.casefold(): Tag(row["slug"], row["label"])
        for row in load("categories")["category"]
        for name in row["names"]
    }


@cache
def _catch_alls() -> frozenset[str]:
    return frozenset(row["slug"] for row in load("categories")["category"] if row.get("catch_all"))
