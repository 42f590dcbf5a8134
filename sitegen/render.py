"""Page + theme → Output. The only module that knows Jinja.

Comes in: a `Theme`, a `Board`, `Page`s. Goes out: files. Never prints a string without escaping it: autoescape is on
for every template, and `SafeHtml` is the only trusted markup. Every template fault is a ThemeError with its line.
"""

import base64
import hashlib
import traceback
from collections.abc import Callable

from jinja2 import BytecodeCache, Environment, FunctionLoader, StrictUndefined, TemplateError, TemplateSyntaxError

from sitegen import display, markup, social
from sitegen.assets import assets_digest
from sitegen.errors import ThemeError
from sitegen.model.board import Board
from sitegen.model.page import Output, Page
from sitegen.model.theme import Theme
from sitegen.templating import QuickEnvironment

HEAD_SCRIPT = "head.js"
"""Template of the one inline script; the policy allows it by its hash."""

ORIGINALS = "sitegen/"
"""Below it each packaged template has its second name."""

POLICY = (
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'{script}; style-src 'self'; img-src 'self' data:; "
    "connect-src 'self'; worker-src 'self'; form-action 'self'; base-uri 'none'"
)
"""The strictest policy that Pagefind runs under, as a meta tag."""

FAULTS = (
    TemplateError, ThemeError, TypeError, ValueError, LookupError, AttributeError, ArithmeticError, RecursionError,
)  # fmt: skip
"""What a template can raise; the last one where it includes itself."""


def environment(
    theme: Theme, board: Board, table_path: str = "", *, compiled: BytecodeCache | None = None
) -> Environment:
    """Everything a template can use, with every template of the owner's compiled; `table_path` is the site path of the
    job table, `compiled` may have the code of templates that were compiled before with the same settings, assets and
    day.

    Raises ThemeError for a template that does not compile.
    """
    sources = dict(theme.sources)

    def load(name: str) -> tuple[str, str, Callable[[], bool]] | None:
        if name not in theme.templates:
            return None
        return theme.templates[name], sources.setdefault(name, name), lambda: True

    env = QuickEnvironment(
        loader=FunctionLoader(load),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        cache_size=-1,
        bytecode_cache=compiled,
    )
    display.install(env, board)
    markup.install(env, board)
    base = board.settings.base_path
    digest = assets_digest(theme)

    def asset(name: str) -> str:
        if name not in theme.assets:
            raise ThemeError(f"there is no static/assets/{name}")
        return f"{base}assets/{digest}/{name}"

    env.filters["url"] = lambda path: base + path
    env.filters["absolute"] = lambda path: board.settings.base_url.rstrip("/") + "/" + path
    env.filters["asset"] = asset
    env.globals["csp"] = _policy(theme)
    env.globals["table_path"] = table_path
    env.globals["social_picture"] = social.pictures(board, theme).of
    env.globals["colours"] = social.theme_colours(theme)
    env.globals["touch_icon"] = social.touch_icon_path(theme)
    env.globals["once"] = _once()
    _compile(env, theme)
    return env


def _once() -> Callable[..., str]:
    """`once(macro, …)` is `macro(…)`, drawn once for all pages: the same row, the same facet stands in many lists.

    Records are told apart by identity, which is quick; each is kept, so that no other can take its place in memory.
    """
    drawn: dict[tuple[object, ...], tuple[tuple[object, ...], str]] = {}

    def once(macro: Callable[..., str], *arguments: object) -> str:
        key = (macro, *map(id, arguments))
        if key not in drawn:
            drawn[key] = (arguments, macro(*arguments))
        return drawn[key][1]

    return once


def _compile(env: Environment, theme: Theme) -> None:
    """Compiles what the owner wrote. A packaged template has no fault to tell, and is compiled when a page needs it."""
    for name, source in sorted(theme.templates.items()):
        if theme.templates.get(ORIGINALS + name.removeprefix(ORIGINALS)) == source:
            continue
        try:
            env.get_template(name)
        except TemplateSyntaxError as error:
            raise ThemeError(
                error.message or "does not compile", where=f"{error.filename or name}:{error.lineno}"
            ) from None


def _policy(theme: Theme) -> str:
    # Jinja drops one newline at the end of a template, so the script on the page has none either.
    script = theme.templates.get(HEAD_SCRIPT, "").removesuffix("\n")
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    return POLICY.format(script=f" 'sha256-{digest}'" if script else "")


def render(page: Page, env: Environment) -> Output:
    """The file of a page. Raises ThemeError with the template's line where a template fails."""
    try:
        html = env.get_template(page.template).render(page.context)
    except FAULTS as error:
        message = error.message if isinstance(error, ThemeError) else f"{type(error).__name__}: {error}"
        raise ThemeError(
            message, where=_template_line(error) or page.template, hint=f"While rendering {page.path}."
        ) from error
    return Output(page.path, html.encode())


def _template_line(error: BaseException) -> str:
    """Jinja rewrites the frames of templates, so the last frame that is no Python file is where it went wrong."""
    frames = traceback.extract_tb(error.__traceback__)
    return next((f"{f.filename}:{f.lineno}" for f in reversed(frames) if not f.filename.endswith((".py", ">"))), "")
