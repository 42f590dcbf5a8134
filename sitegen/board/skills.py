"""Skill names → tags: slugs of the lexicon, and slugs of their own for names that are not there."""

from functools import cache

from sitegen.model.job import Tag
from sitegen.model.rules import PACKAGED_ONLY, Vocabulary
from sitegen.reading.vocabulary.lexicon import lexicon
from sitegen.slugs import slug_or_hash


@cache
def skill_tag(name: str, vocabulary: Vocabulary = PACKAGED_ONLY) -> Tag:
    """The tag of a skill as `Posting.skills` names it.

    >>> skill_tag("C#").slug, skill_tag("Underwater welding").slug
    ('csharp', 'underwater-welding')
    """
    return Tag(lexicon(vocabulary).named(name) or slug_or_hash(name, "skill"), name)
