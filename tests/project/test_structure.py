"""The invariants of ARCHITECTURE.md that the source itself shows: purity, one direction, one maker of trusted HTML."""

import ast
import importlib
from collections.abc import Iterator
from pathlib import Path
from types import FunctionType, ModuleType
from typing import Any

import pytest

import sitegen

PACKAGE = Path(sitegen.__file__).parent
SOURCES = sorted(PACKAGE.rglob("*.py"))

LAYERS = (
    ("errors", "slugs", "inert", "progress"),
    ("toml_text",),
    ("settings",),
    ("model",),
    ("reading", "listing", "paths"),
    ("board",),
    ("display",),
    ("markup", "feeds"),
    ("pages", "exports", "searchable", "coverage", "links"),
    ("explanation", "taxonomy", "annotations", "health"),
    ("contribution",),
    ("assets", "social", "templating"),
    ("fingerprint",),
    ("ingredients",),
    ("render", "collect"),
    ("outside",),
    ("summary",),
    ("build",),
    ("live",),
    ("cli",),
    ("__main__",),
)
"""Each row may import from the rows above it."""
OUTSIDE = {"outside", "build", "live", "cli", "__main__"}

DISK = "fileinput glob importlib io mmap os pathlib pickle shelve shutil sqlite3 tempfile zipfile"
NETWORK = (
    "aiohttp anyio asyncio ftplib http httpcore httpx requests smtplib socket ssl starlette urllib.request urllib3 "
    "uvicorn"
)
CLOCK = "sched time zoneinfo"
PROCESS = "atexit concurrent ctypes multiprocessing pagefind platform signal subprocess sys threading watchfiles"
CHANCE_AND_CONSOLE = "click getpass logging random rich secrets uuid webbrowser"
IMPURE_MODULES = set(" ".join((DISK, NETWORK, CLOCK, PROCESS, CHANCE_AND_CONSOLE)).split())
PURE = {"pathlib.PurePosixPath", "http.HTTPStatus", "io.BytesIO"}
"""What of them only calculates."""
IMPURE_CALLS = {"open", "print", "input", "exit", "breakpoint", "today", "now", "utcnow", "read_text", "read_bytes"}
PACKAGE_DATA = {"importlib", "read_text", "read_bytes"}
"""What the readers may use, to load the package's own rules with importlib.resources; pathlib they may not."""


def name_of(source: Path) -> str:
    """`reading.facts.salary` for a file of the package."""
    parts = source.relative_to(PACKAGE).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def imports(source: Path) -> Iterator[str]:
    """Full names of what a file imports, wherever in it."""
    for node in ast.walk(ast.parse(source.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{source}: imports are written in full"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def calls(source: Path) -> Iterator[ast.Call]:
    return (node for node in ast.walk(ast.parse(source.read_text(encoding="utf-8"))) if isinstance(node, ast.Call))


def called_name(call: ast.Call) -> str:
    match call.func:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name
    return ""


def pure_sources() -> list[Path]:
    return [source for source in SOURCES if name_of(source).partition(".")[0] not in OUTSIDE]


def test_only_cli_build_and_outside_import_what_touches_the_world() -> None:
    for source in pure_sources():
        allowed = PACKAGE_DATA if name_of(source).startswith("reading") else set()
        for name in set(imports(source)) - PURE:
            impure = {module for module in IMPURE_MODULES - allowed if f"{name}.".startswith(f"{module}.")}
            assert not impure, f"{source.name} imports {name}"


def test_only_cli_build_and_outside_open_files_print_or_look_at_the_clock() -> None:
    for source in pure_sources():
        allowed = PACKAGE_DATA if name_of(source).startswith("reading") else set()
        for call in calls(source):
            assert called_name(call) not in IMPURE_CALLS - allowed, f"{source.name}:{call.lineno}"


def test_only_the_command_line_prints_or_exits() -> None:
    for source in SOURCES:
        if name_of(source).partition(".")[0] != "cli":
            for call in calls(source):
                assert called_name(call) not in {"print", "exit", "SystemExit"}, f"{source.name}:{call.lineno}"


def test_imports_point_one_way() -> None:
    rank = {name: number for number, row in enumerate(LAYERS) for name in row}
    for source in SOURCES:
        mine = name_of(source).partition(".")[0]
        for name in imports(source):
            package, _, rest = name.partition(".")
            theirs = rest.partition(".")[0]
            if package != "sitegen" or theirs in {mine, "", "__version__"} or not mine:
                continue
            assert theirs in rank, f"{theirs} has no layer"
            assert rank[theirs] < rank[mine], f"{name_of(source)} imports {name}"


def test_every_module_has_a_layer() -> None:
    tops = {name_of(source).partition(".")[0] for source in SOURCES} - {""}
    assert tops <= {name for row in LAYERS for name in row}


def test_trusted_html_is_made_in_one_module() -> None:
    makers = {name_of(source) for source in SOURCES for call in calls(source) if called_name(call) == "SafeHtml"}
    assert [name.rpartition(".")[2] for name in makers] == ["prose"]
    assert all(name.startswith("reading.") for name in makers)


def test_nothing_else_calls_text_trusted() -> None:
    for source in SOURCES:
        assert "markupsafe" not in {name.partition(".")[0] for name in imports(source)}, source
        for call in calls(source):
            assert called_name(call) != "Markup", f"{source.name}:{call.lineno}"


def test_no_template_switches_escaping_off(repository: Path) -> None:
    templates = [path for path in (repository / "templates").rglob("*") if path.is_file()]
    assert templates
    for template in templates:
        text = template.read_text(encoding="utf-8").replace(" ", "")
        assert "|safe" not in text, template
        assert "autoescape" not in text, template


def test_every_template_environment_escapes() -> None:
    made = [call for source in SOURCES for call in calls(source) if called_name(call).endswith("Environment")]
    assert made
    for call in made:
        escapes = [word.value for word in call.keywords if word.arg == "autoescape"]
        assert [ast.unparse(value) for value in escapes] == ["True"]


TABLES = {"reading/formats": "FORMATS", "reading/facts": "FACTS", "pages": "PAGES", "exports": "EXPORTS"}


@pytest.mark.parametrize("folder", [folder for folder in TABLES if (PACKAGE / folder).is_dir()])
def test_every_module_of_a_folder_is_in_its_table(folder: str) -> None:
    prefix = f"sitegen.{folder.replace('/', '.')}"
    modules = {f"{prefix}.{path.stem}" for path in (PACKAGE / folder).glob("*.py")} - {f"{prefix}.__init__"}
    listed = set(modules_of(getattr(importlib.import_module(prefix), TABLES[folder])))
    used = {name for module in listed & modules for name in modules if uses(importlib.import_module(module), name)}
    assert listed & modules, f"{TABLES[folder]} is empty"
    assert modules - listed - used == set(), f"not in {TABLES[folder]}, nor used by what is"


def modules_of(value: Any) -> Iterator[str]:
    """Modules of the functions in a table, whatever its rows are made of."""
    if isinstance(value, FunctionType):
        yield value.__module__
    elif isinstance(value, ModuleType):
        yield value.__name__
    elif isinstance(value, dict):
        yield from modules_of(tuple(value.values()))
    elif isinstance(value, tuple | list):
        for item in value:
            yield from modules_of(item)


def uses(module: ModuleType, name: str) -> bool:
    assert module.__file__ is not None
    return any(f"{found}.".startswith(f"{name}.") for found in imports(Path(module.__file__)))
