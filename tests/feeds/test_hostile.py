"""Texts that break feeds: each is read back by parsers of others as it was written, in every format."""

import datetime
import json
from typing import Any

import msgspec
import pytest

from sitegen.board import assemble, merge
from sitegen.model.board import Board
from sitegen.model.company import CompanyNotes
from sitegen.model.parsed import SourceFile
from sitegen.model.prose import Prose, SafeHtml
from sitegen.reading import ingest
from sitegen.settings import Settings
from tests.boards import board, job, prose
from tests.feeds.made import ADDRESS, files
from tests.feeds.valid import check_feed, valid_json, valid_xml

HOSTILE = {
    "ampersand": "R&D &amp; Sales &lt;b&gt; &#x26; &nbsp;",
    "markup": "<script>alert(1)</script><b>Bold</b> <!-- note -->",
    "end of script": "</script></title></entry></item></job>",
    "end of CDATA": "a ]]> b ]]]]>> c <![CDATA[ d",
    "declarations": '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e "boom">]>&e;',
    "quotes": "\"double\" 'single' `back`",
    "emoji": "Baker \U0001f9c1\U0001f468\u200d\U0001f373 \U0001f1eb\U0001f1f7",
    "bidi": "\u202eevil\u202c \u2066שלום\u2069 \u200f\u061c",
    "beyond the plane": "\U0010fffd \ue000 \ufffd",
    "json": '{"a": "b\\n"} \\u0041 \u2028 \u2029',
}
FORBIDDEN = "a\x00b\x01c\x0bd\x0ce\x1b[31mf\x1fg\ufffeh\uffffij]]\x00>k"
"""What XML cannot have; the last one is an end of CDATA once the control character is gone."""
SEEN = "abcde[31mfghij]]>k"


def whole(board: Board) -> dict[str, dict[str, Any]]:
    """By format, the title, employer and text of the only job of a board, as the feeds say them."""
    made = files(board)
    atom = check_feed(made["feed.xml"], "atom").entries[0]
    rss = check_feed(made["rss.xml"], "rss").entries[0]
    item = valid_json(made["feed.json"])["items"][0]
    found = valid_xml(made["jobs.xml"], "aggregator").find("job")
    assert found is not None
    return {
        "atom": {"title": atom.title, "author": atom.author, "text": atom.content[0].value, "says": atom.summary},
        "rss": {"title": rss.title, "author": rss.author, "text": rss.content[0].value},
        "json": {"title": item["title"], "author": item["authors"][0]["name"], "text": item["content_html"]},
        "jobs": {
            "title": f"{found.findtext('title')} at {found.findtext('company')}",
            "author": found.findtext("company"),
            "text": found.findtext("description"),
        },
    }


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_any_text_is_read_back_as_it_was_written(text: str) -> None:
    title = f"Baker {text}"
    employer = f"Co {text}"
    html = f"<p>{text}</p> &amp; &lt;i&gt; ]]&gt;"  # no parser may look into it
    made = job(
        title, employer, body=Prose(SafeHtml(html.encode()), SafeHtml(b"<p>Legal.</p>"), (), text, text.encode())
    )
    for name, said in whole(board(made, base_url=ADDRESS, name=text, description=text)).items():
        # U+2028 and U+2029 end a line for feedparser, which makes one blank of white space in a title.
        assert said["title"].split() == f"{title} at {employer}".split(), name
        assert said["author"].split() == employer.split(), name
        assert said["text"].endswith(f"{html}\n<p>Legal.</p>"), name


def test_what_xml_cannot_have_is_left_out_and_nothing_else() -> None:
    made = job(f"Baker {FORBIDDEN}", FORBIDDEN, body=prose(FORBIDDEN))
    made = msgspec.structs.replace(made, id="1a2b3c", slug="baker-1a2b3c")
    settings: dict[str, Any] = {"base_url": ADDRESS, "name": f"Board {FORBIDDEN}", "description": FORBIDDEN}
    exported = {name: data for name, data in files(board(made, **settings)).items() if "/" not in name}
    assert check_feed(exported["feed.xml"], "atom").feed.title == f"Board {SEEN}"
    entry = check_feed(exported["feed.xml"], "atom").entries[0]
    assert (entry.title, entry.summary) == (f"Baker {SEEN} at {SEEN}", SEEN)
    assert entry.content[0].value.endswith(f"<p>{SEEN}</p>")
    assert check_feed(exported["rss.xml"], "rss").entries[0].title == f"Baker {SEEN} at {SEEN}"
    assert valid_xml(exported["jobs.xml"], "aggregator").findtext("job/title") == f"Baker {SEEN}"
    # JSON can have all of it, and says it by escapes.
    assert json.loads(exported["feed.json"])["items"][0]["title"] == f"Baker {FORBIDDEN} at {FORBIDDEN}"


POSTINGS = {
    "front.md": """---
title: "R&D <Lead> ]]> \\U0001F9C1 \\u202Eevil\\u202C \\x1B"
company: "Crumb & </script> Söhne"
posted: 2025-03-13
---
Body with ]]> and </script> and <script>alert(1)</script> and \u202eevil\u202c and \U0001f9c1 and \x07bells,
written by someone who wanted to see whether it would still be there, and it is: R&D &amp; more &lt;b&gt;.
""",
    "heading.md": """# [Chef \U0001f468\u200d\U0001f373 & Co. ]]> </title>](https://example.org/?a=1&b=2)
### Pots & <Pans>
#### `$1 - $2`

&lt;p&gt;A body that is itself escaped HTML &amp;amp; more&lt;/p&gt; with a ]]> in it, long enough to be called a text.
""",
    "paste.txt": """Title: Night Porter \x1b & <b>
Company: Doors ]]> Inc

The porter keeps the doors & the </script> keys, all night long, in every house that has a ]]> on its door. \ufffe
""",
}


def test_hostile_postings_come_through_from_the_file_to_every_feed() -> None:
    parsed = merge(tuple(ingest(SourceFile(f"jobs/{name}", text.encode())) for name, text in POSTINGS.items()))
    notes = CompanyNotes(slug="pots-pans", about=prose("]]>"))
    settings = Settings(base_url=ADDRESS, name="A & B ]]>", skill_minimum=1, place_minimum=1)
    made = assemble(msgspec.structs.replace(parsed, companies=(notes,)), settings, datetime.date(2025, 3, 20))
    assert len(made.jobs) == len(POSTINGS)
    exported = files(made)
    items = {item["id"]: item for item in valid_json(exported["feed.json"])["items"]}
    texts = {f"{ADDRESS}jobs/#{job.id}": job.lead.prose.whole for job in made.jobs.values()}
    assert set(items) == set(texts)
    assert all(item["content_html"].endswith(texts[name]) for name, item in items.items())
    assert any("]]&gt; and &lt;/script&gt;" in text for text in texts.values())
    for entry in [*check_feed(exported["rss.xml"], "rss").entries, *check_feed(exported["feed.xml"], "atom").entries]:
        assert entry.title == items[entry.id]["title"]
        assert entry.content[0].value == items[entry.id]["content_html"]
    for found in valid_xml(exported["jobs.xml"], "aggregator").iterfind("job"):
        assert found.findtext("description") == texts[f"{ADDRESS}jobs/#{found.findtext('referencenumber')}"]
    for path, data in exported.items():
        if path.endswith("feed.xml"):
            check_feed(data, "atom")
        elif path.endswith("feed.json"):
            valid_json(data)
