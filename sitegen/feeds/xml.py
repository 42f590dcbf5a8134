"""Text as XML 1.0: what comes in is any text, what goes out is well-formed whatever the text has in it.

Characters that XML 1.0 cannot have at all, not even as a reference (section 2.2), are left out; all others survive.
"""

from collections.abc import Mapping
from html import escape

DECLARATION = '<?xml version="1.0" encoding="utf-8"?>\n'

_CONTROLS = bytes(set(range(0x20)) - set(b"\t\n\r"))
_NOTHING: Mapping[str, str] = {}


def allowed(text: str) -> str:
    r"""The text without the characters that XML 1.0 cannot have: most control characters, surrogates, U+FFFE, U+FFFF.

    >>> allowed("a\x00b\x1b[31m\ufffe\ud800 \U0001f9c1\n")
    'ab[31m 🧁\n'
    """
    if text.isprintable():  # as every title is, and most excerpts
        return text
    # In UTF-8 these bytes stand for nothing else, and taking them out there is twice as quick as any pattern.
    kept = text.encode("utf-8", "ignore").translate(None, _CONTROLS).decode()
    return kept.replace("\ufffe", "").replace("\uffff", "")


def element(name: str, text: str | None = None, attributes: Mapping[str, str] = _NOTHING) -> str:
    """An element with this text in it, or an empty one.

    >>> element("title", "R&D ]]> <b>"), element("link", attributes={"href": "https://example.org/?a&b"})
    ('<title>R&amp;D ]]&gt; &lt;b&gt;</title>', '<link href="https://example.org/?a&amp;b"/>')
    """
    opening = name + "".join(f' {key}="{escape(allowed(value))}"' for key, value in attributes.items())
    return f"<{opening}/>" if text is None else f"<{opening}>{escape(allowed(text), quote=False)}</{name}>"


def cdata(name: str, text: str) -> str:
    """An element whose text stands in CDATA, for readers that expect nothing else; the end mark of one is cut in two.

    >>> cdata("title", "R&D"), cdata("title", "a]]>b")
    ('<title><![CDATA[R&D]]></title>', '<title><![CDATA[a]]]]><![CDATA[>b]]></title>')
    """
    return f"<{name}><![CDATA[{allowed(text).replace(']]>', ']]]]><![CDATA[>')}]]></{name}>"
