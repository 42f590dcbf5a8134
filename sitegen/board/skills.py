"""Skill names → tags: slugs of `reading/rules/skills.toml`, and slugs of their own for names that are not there."""

from functools import cache

from sitegen.model.job import Tag
from sitegen.reading.vocabulary.lexicon import named
from sitegen.slugs import slug_or_hash


@cache
def skill_tag(name: str) -> Tag:
    """The tag of a skill as `Posting.skills` names it.

    >>> skill_tag("C#").slug, skill_tag("Underwater welding").slug
    ('csharp', 'underwater-welding')
    """
    return Tag(named(name) or slug_or_hash(name, "skill"), name)
