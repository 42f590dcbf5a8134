"""The way to a page as a BreadcrumbList: what its breadcrumb shows, and the page itself."""

from sitegen.model.board import Board


def breadcrumbs(board: Board, *steps: tuple[str, str]) -> dict[str, object] | None:
    """The list of `(name, site path)`, from the widest page to this one.

    None for fewer than two steps, which Google does not show, and where nobody has said at which address the board
    will live: the items are addresses.
    """
    if len(steps) < 2 or not board.settings.base_url:
        return None
    return {
        "@context": "https://schema.org",
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": number, "name": name, "item": board.settings.base_url + path}
            for number, (name, path) in enumerate(steps, start=1)
        ],
    }
