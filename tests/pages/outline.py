"""What a page says, without how it is marked up: title, headings, links, text by class. Pages are compared by it."""

from html.parser import HTMLParser

import msgspec

from sitegen.model.board import Board
from sitegen.pages import plan
from sitegen.render import environment, render
from tests.boards import theme

VOID = {"meta", "link", "input", "br", "hr", "img"}


class Element(msgspec.Struct):
    tag: str
    attributes: dict[str, str]
    words: list[str] = []

    @property
    def text(self) -> str:
        return " ".join("".join(self.words).replace("\u00a0", " ").split())

    @property
    def classes(self) -> list[str]:
        return self.attributes.get("class", "").split()


class Outline(HTMLParser):
    """Every element of a page in order, each with all the text inside it."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.html = html
        self.elements: list[Element] = []
        self._open: list[Element] = []
        self._inert = 0
        self.feed(html)
        assert not self._open, f"not closed: {[element.tag for element in self._open]}"

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attrs}, [])
        self.elements.append(element)
        if tag not in VOID:
            self._open.append(element)
        if tag == "template":
            self._inert = len(self.elements)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append(Element(tag, {name: value or "" for name, value in attrs}, []))

    def handle_endtag(self, tag: str) -> None:
        assert self._open, f"</{tag}> closes nothing"
        assert self._open[-1].tag == tag, f"</{tag}> closes <{self._open[-1].tag}>"
        self._open.pop()
        if tag == "template":  # what a script may fill in is no part of the page yet
            del self.elements[self._inert :]

    def handle_data(self, data: str) -> None:
        for element in self._open:
            element.words.append(data)

    def all(self, tag: str = "", css: str = "") -> list[Element]:
        return [e for e in self.elements if (not tag or e.tag == tag) and (not css or css in e.classes)]

    def one(self, tag: str = "", css: str = "") -> Element:
        found = self.all(tag, css)
        assert len(found) == 1, f"{len(found)} of <{tag} class={css}>"
        return found[0]

    def texts(self, tag: str = "", css: str = "") -> list[str]:
        return [element.text for element in self.all(tag, css)]

    @property
    def title(self) -> str:
        return self.one("title").text

    @property
    def headings(self) -> list[tuple[int, str]]:
        return [(int(e.tag[1]), e.text) for e in self.elements if e.tag in ("h1", "h2", "h3")]

    @property
    def links(self) -> dict[str, str]:
        return {element.text: element.attributes["href"] for element in self.all("a")}

    @property
    def robots(self) -> str:
        return next((m.attributes["content"] for m in self.all("meta") if m.attributes.get("name") == "robots"), "")


def site(board: Board) -> dict[str, Outline]:
    """Every page of a board by path."""
    env = environment(theme(), board)
    return {page.path: Outline(render(page, env).data.decode()) for page in plan(board)}
