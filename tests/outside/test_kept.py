"""What was made for the last build is taken from it, but only what is still as it was published."""

from pathlib import Path

from sitegen.model.page import Output
from sitegen.outside import kept
from sitegen.outside.publish import publish


def test_a_file_of_the_last_build_is_known_until_somebody_changes_it(tmp_path: Path) -> None:
    site = tmp_path / "_site"
    assert kept.of(site)("social/a.png") is None
    publish([Output("social/a.png", b"picture"), Output("social/b.png", b"other")], site, board=tmp_path / "board")
    (site / "social" / "b.png").write_bytes(b"changed")
    (site / "social" / "c.png").write_bytes(b"not ours")
    found = kept.of(site)
    assert [found(f"social/{name}.png") for name in "abcd"] == [b"picture", None, None, None]
    (site / "social" / "a.png").unlink()
    assert found("social/a.png") is None
