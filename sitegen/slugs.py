"""Text → the ASCII slug that stands for it in URLs. Cosmetic: identity is always an id or a folded name elsewhere."""

import hashlib
import re
import unicodedata

_WORD = re.compile(r"[a-z0-9]+")


def slugify(text: str, *, longest: int = 80) -> str:
    """Lower-case ASCII letters and digits joined by single hyphens, cut at a word; may be empty.

    >>> slugify("Ingénieur·e Logiciel — C++ / Go"), slugify("ília"), slugify("数据工程师")
    ('ingenieur-e-logiciel-c-go', 'ilia', '')
    >>> slugify("one two three", longest=9)
    'one-two'
    """
    slug = "-".join(_WORD.findall(text.lower() if text.isascii() else _folded(text)))
    if len(slug) <= longest:
        return slug
    return slug[: longest + 1].rpartition("-")[0] or slug[:longest]


def _folded(text: str) -> str:
    """Letters without case and accents."""
    folded = unicodedata.normalize(
        "NFKD", text.replace("ß", "ss").replace("ø", "o").replace("ł", "l").replace("Ł", "L")
    )
    return "".join(char for char in folded if not unicodedata.combining(char)).casefold()


def slug_or_hash(text: str, prefix: str) -> str:
    """A slug that is never empty nor reserved: names without an ASCII form get `<prefix>-<6 hex digits of SHA-1>`.

    >>> slug_or_hash("Acme, Inc.", "company"), slug_or_hash("株式会社", "company")
    ('acme-inc', 'company-a8bb7f')
    >>> slug_or_hash("CON", "company")
    'company-con'
    """
    slug = slugify(text)
    if _RESERVED.fullmatch(slug):
        return f"{prefix}-{slug}"
    return slug or f"{prefix}-{hashlib.sha1(text.encode(), usedforsecurity=False).hexdigest()[:6]}"


_RESERVED = re.compile(r"con|prn|aux|nul|com[0-9]|lpt[0-9]")
"""Names that no file or folder may have on Windows; a company is free to be called so."""
