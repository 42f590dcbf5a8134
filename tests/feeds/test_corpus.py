"""Feeds of real postings: all of them valid, and no text of an ad damaged on its way. `-s` shows the figures."""

import datetime
import sys
from collections import Counter
from pathlib import Path

import pytest

from sitegen.board import assemble, merge
from sitegen.model.parsed import Parsed
from sitegen.settings import Settings
from tests.feeds.made import ADDRESS, files
from tests.feeds.valid import check_feed, parsed, valid_json, valid_xml

pytestmark = pytest.mark.corpus
EVERY = 10
"""Of the real postings: a feed is looked at for a long time."""


def test_feeds_of_real_postings_are_valid_and_say_what_the_ads_say(
    shared: Path, real_postings: tuple[Parsed, ...]
) -> None:
    read = real_postings[::EVERY]
    settings = Settings(base_url=ADDRESS, expire_after_days=0, time_zone="Europe/Berlin")
    board = assemble(merge(read), settings, datetime.date(2025, 3, 20))
    texts = {f"{ADDRESS}jobs/#{job.id}": job.lead.prose.whole for job in board.jobs.values()}
    made, sizes = files(board), Counter[str]()
    for path, data in made.items():
        sizes[path.rpartition("/")[2]] += len(data)
        if path.endswith(".json"):
            valid_json(data)
            valid_json(data, shared / "checks" / "jsonfeed-1.1.schema.json")
        elif path.endswith("feed.xml"):
            valid_xml(data, "atom")
    for entry in [*check_feed(made["feed.xml"], "atom").entries, *check_feed(made["rss.xml"], "rss").entries]:
        assert texts[entry.id] in entry.content[0].value
    for path in sorted(path for path in made if path.startswith("companies/") and path.endswith("feed.xml"))[::10]:
        assert all(texts[entry.id] in entry.content[0].value for entry in parsed(made[path]).entries), path
    for found in valid_xml(made["jobs.xml"], "aggregator").iterfind("job"):
        assert found.findtext("description") == texts[f"{ADDRESS}jobs/#{found.findtext('referencenumber')}"]
    sys.stdout.write(f"\n{len(read):,} postings, {len(made):,} feeds, {dict(sizes)} bytes\n")
