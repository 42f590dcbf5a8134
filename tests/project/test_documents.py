"""The README and the documents beside it say what the program does, no more and no less."""

import ast
import re
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import click
import pytest

import sitegen
from sitegen.cli import main
from sitegen.model.parsed import SourceFile
from sitegen.reading import ingest
from sitegen.reading.pay.rates import parse_rates
from sitegen.reading.vocabulary.skills_file import parse_skills
from sitegen.settings import Settings
from sitegen.taxonomy import examine

KEBAB = re.compile(r"[a-z]+(?:-[a-z]+)*")
PACKAGE = Path(sitegen.__file__).parent


@pytest.fixture(scope="module")
def readme(repository: Path) -> str:
    return (repository / "README.md").read_text(encoding="utf-8")


def commands() -> dict[str, click.Command]:
    assert isinstance(main, click.Group)
    context = click.Context(main)
    found = {name: main.get_command(context, name) for name in main.list_commands(context)}
    return {name: command for name, command in found.items() if command}


@pytest.mark.parametrize("name", commands())
def test_every_command_has_help_and_is_in_the_readme(name: str, readme: str) -> None:
    assert commands()[name].help
    assert f"`sitegen {name}" in readme


def test_the_readme_names_no_command_that_does_not_exist(readme: str) -> None:
    assert set(re.findall(r"`sitegen ([a-z]+)", readme)) <= set(commands())


@pytest.mark.parametrize("name", commands())
def test_every_option_has_help(name: str) -> None:
    options = [parameter for parameter in commands()[name].params if isinstance(parameter, click.Option)]
    assert [option.name for option in options if not option.help] == []


def test_the_table_of_settings_is_complete_and_in_order(readme: str) -> None:
    table = readme.partition("## Settings")[2].partition("\n## ")[0]
    rows = re.findall(r"^\| `(\w+)` \| (.*?) \|", table, re.MULTILINE)
    assert [name for name, _ in rows] == list(Settings.__struct_fields__)


def test_the_defaults_in_the_table_are_true(readme: str) -> None:
    table = readme.partition("## Settings")[2].partition("\n## ")[0]
    defaults = Settings()
    for name, shown in re.findall(r"^\| `(\w+)` \| `(.*?)` \|", table, re.MULTILINE):
        value = getattr(defaults, name)
        assert shown == (f'"{value}"' if isinstance(value, str) else str(value).lower()), name


def examples(readme: str, language: str) -> list[bytes]:
    return [block.encode() for block in re.findall(rf"```{language}\n(.*?)```", readme, re.DOTALL)]


def test_the_example_postings_say_what_they_seem_to_say(readme: str) -> None:
    postings = examples(readme, "markdown")
    assert len(postings) == 2
    for data in postings:
        parsed = ingest(SourceFile("jobs/baker.md", data))
        assert parsed.problems == ()
        (posting,) = parsed.postings
        assert posting.title
        assert posting.company
        assert posting.salary
        assert posting.hiring_in or posting.places
        assert posting.apply
        assert (posting.title.value, posting.company.value) == ("Night Baker", "Crumb & Sons")
        assert (posting.salary.value.maximum, posting.salary.value.currency) == (Decimal(2800), "EUR")


def test_the_example_sidecar_wins_over_the_posting(readme: str) -> None:
    (posting,) = ingest(SourceFile("jobs/baker.md", examples(readme, "markdown")[0])).postings
    assert posting.salary
    sidecar, *_ = examples(readme, "toml")
    parsed = ingest(SourceFile("jobs/baker.md", examples(readme, "markdown")[0], sidecar))
    assert parsed.problems == ()
    (corrected,) = parsed.postings
    assert corrected.salary is None
    assert corrected.closed
    assert str(corrected.closed.value.on) == "2026-11-15"


def test_make_help_and_the_readme_name_real_targets(repository: Path, readme: str) -> None:
    makefile = (repository / "Makefile").read_text(encoding="utf-8")
    targets = set(makefile.partition(".PHONY:")[2].partition("\n")[0].split())
    contributing = (repository / "CONTRIBUTING.md").read_text(encoding="utf-8")
    assert set(re.findall(r"make (\w+)  ", makefile)) == targets - {"help"}
    assert set(re.findall(r"`make (\w+)", readme + contributing)) <= targets


@pytest.mark.parametrize(
    "name", ["README.md", "CONTRIBUTING.md", "ARCHITECTURE.md", "CHANGELOG.md", "docs/problems.md"]
)
def test_links_between_documents_lead_somewhere(repository: Path, name: str) -> None:
    document = repository / name
    for target in re.findall(r"\]\((?!https?:|#|mailto:)([^)#]+)", document.read_text(encoding="utf-8")):
        assert (document.parent / target).exists(), target


CODE_POSITION = {"Problem": 2, "_warning": 2, "problem": 1, "_left_out": 1, "Fault": 0}
"""Where the code stands among the arguments of what makes a problem, or passes it on to `Problem`."""


def problem_codes() -> set[str]:
    """Every code that the source gives to a problem."""
    return {code for function, call in calls() for code in codes_of(function, call)}


def calls() -> Iterator[tuple[str, ast.Call]]:
    """Calls of the package, with the name of the function they stand in."""
    for source in PACKAGE.rglob("*.py"):
        tree = ast.parse(source.read_text(encoding="utf-8"))
        functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]
        inside = {id(call): function.name for function in functions for call in ast.walk(function)}
        yield from ((inside.get(id(node), ""), node) for node in ast.walk(tree) if isinstance(node, ast.Call))


def codes_of(function: str, call: ast.Call) -> Iterator[str]:
    name = ast.unparse(call.func).rpartition(".")[2]
    if name not in CODE_POSITION:
        return
    named = [word.value for word in call.keywords if word.arg == "code"]
    code = named[0] if named else call.args[CODE_POSITION[name]]
    words = [str(node.value) for node in ast.walk(code) if isinstance(node, ast.Constant)]
    assert words or ast.unparse(code) == "fault.code" or function in CODE_POSITION, f"{function} hides a code"
    yield from words


def test_every_problem_code_is_documented_and_no_other(repository: Path) -> None:
    text = (repository / "docs" / "problems.md").read_text(encoding="utf-8")
    documented = re.findall(r"^\| `([a-z-]+)` \|", text, re.MULTILINE)
    assert documented == sorted(documented)
    assert set(documented) == problem_codes()
    assert all(KEBAB.fullmatch(code) for code in documented)


def test_the_example_rules_are_what_they_seem_to_be(readme: str) -> None:
    _, skills, rates = (example.decode() for example in examples(readme, "toml"))
    told = examine(parse_skills(skills), None)
    assert told.own == ("abas", "python", "flask", "oven")
    assert told.is_sound
    (rate,) = parse_rates(rates).rates
    assert (rate.currency, rate.date) == ("EUR", "2026-10-31")
