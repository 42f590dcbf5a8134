"""Words of strangers → words that nothing obeys: no terminal, no CI runner, no Markdown renderer, no issue tracker.

Comes in: text, some of it from postings. Goes out: the same words to read. It must never drop a word: what steers is
marked, taken apart or escaped.
"""

import re
import unicodedata

STEERING = ("Cc", "Cf", "Zl", "Zp")
"""Unicode categories of control and format characters and of separators of lines."""
MARK = "\ufffd"
RUNNER_ORDER = re.compile(r"^(\s*:)(?=:)|(##)(?=\[)")
"""What a CI runner obeys where it stands in a log: `::error::…` at the start of a line, `##[…]` anywhere."""

_PUNCTUATION = re.compile(r"(?![%,;?'\"])[!-/:-@\[-`{-~]")
"""All of ASCII's but what no Markdown gives a meaning to."""
_REFERENCE = re.compile(r"(@)(?=\w)|(#|\bGH-)(?=\d)|(:)(?=//)", re.IGNORECASE)
"""What GitHub makes a mention or a reference of, in comments and in messages of commits alike: `@name`, `#12`,
`fixes GH-12`, `closes https://…/issues/12`."""
_SKIP = re.compile(r"(\[)(?=(?:skip ci|ci skip|no ci|skip actions|actions skip)\])", re.IGNORECASE)
"""What makes GitHub run no workflow for a commit: `[skip ci]` in the title of a job, and the board is not built."""


def line(text: str) -> str:
    r"""One line, with marks in place of characters that steer terminals or turn the direction of writing.

    >>> line(f"a{chr(27)}[31mb{chr(0x202E)}c\nd") == f"a{MARK}[31mb{MARK}c d"
    True
    """
    plain = " ".join(text.splitlines()).expandtabs()
    return "".join(MARK if unicodedata.category(char) in STEERING else char for char in plain)


def harmless(text: str) -> str:
    r"""One line for a terminal or a log, which a CI runner may read too.

    >>> harmless("one\n::error::two"), harmless("  ::error::b"), harmless("##[group]")
    ('one ::error::two', '  : :error::b', '## [group]')
    """
    return RUNNER_ORDER.sub(lambda found: f"{found[0]} ", line(text))


def markdown(text: str) -> str:
    """One line of GitHub's Markdown that shows the words as they are: no markup, mention, reference, link or cell.

    Punctuation is written as numbers, which no parser takes for structure; an empty comment keeps what GitHub looks for
    after parsing apart.

    >>> markdown("**@ann** | #1"), markdown("50 % of 3")
    ('&#42;&#42;&#64;<!-- -->ann&#42;&#42; &#124; &#35;<!-- -->1', '50 % of 3')
    """
    apart = _REFERENCE.sub(lambda found: f"{found[0]}\0", line(text))
    return _numbered(apart).replace("\0", "<!-- -->")


def code(text: str) -> str:
    """The words as an inline `<code>`, where GitHub looks for no mentions and references either; empty for none.

    >>> code("a`|@b")
    '<code>a&#96;&#124;&#64;b</code>'
    """
    shown = line(text)
    return f"<code>{_numbered(shown)}</code>" if shown else ""


def heading(text: str, longest: int = 120) -> str:
    """One line for the title of a pull request or the message of a commit, which are not parsed as Markdown.

    >>> heading("Clerk @ann, fixes #12, C# and Go"), heading("Baker [skip  CI]")
    ('Clerk @ ann, fixes # 12, C# and Go', 'Baker [ skip CI]')
    """
    words = " ".join(line(text).split())
    apart = _SKIP.sub(r"\1 ", _REFERENCE.sub(lambda found: f"{found[0]} ", words))
    return apart if len(apart) <= longest else f"{apart[: longest - 1].rstrip()}…"


def _numbered(text: str) -> str:
    return _PUNCTUATION.sub(lambda found: f"&#{ord(found[0])};", text)
