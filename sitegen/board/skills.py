"""Skill names → tags."""

from sitegen.model.job import Tag
from sitegen.slugs import slug_or_hash


def skill_tag(name: str) -> Tag:
    """The tag of a canonical skill name."""
    return Tag(slug_or_hash(name.replace("#", " sharp").replace("+", " plus"), "skill"), name)
