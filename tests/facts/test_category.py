"""Categories as folders and fields name them."""

from sitegen.board.categories import category_tag, is_catch_all
from sitegen.model.job import Tag
from sitegen.reading.facts.category import find_category
from tests.facts.readings import field, reading


def test_the_first_field_wins_and_the_path_comes_last() -> None:
    fact = find_category(reading("", field("category", "Ovens"), field("category", "Golang", "path"))).fact
    assert fact is not None
    assert (fact.value, fact.evidence.origin) == ("Ovens", "header")


def test_the_folder_is_taken_as_it_is_named() -> None:
    fact = find_category(reading("", field("category", "C#", "path"))).fact
    assert fact is not None
    assert fact.value == "C#"


def test_placeholders_and_empty_overrides_are_no_category() -> None:
    assert find_category(reading("", field("category", "None"))).fact is None
    assert find_category(reading("", field("category", "", "override"), field("category", "PHP", "path"))).fact is None
    assert find_category(reading("")).fact is None


def test_known_folders_have_their_own_labels() -> None:
    labels = {name: category_tag(name).label for name in ("C#", "Golang", "Nodejs", "Nontech", "Others", "PHP")}
    assert labels == {
        "C#": "C# and .NET",
        "Golang": "Go",
        "Nodejs": "Node.js",
        "Nontech": "Non-technical",
        "Others": "Other technical",
        "PHP": "PHP",
    }


def test_unknown_names_keep_their_words_under_an_ascii_slug() -> None:
    assert category_tag("Pâtisserie & Co") == Tag("patisserie-co", "Pâtisserie & Co")
    assert category_tag("製パン").slug.startswith("category-")


def test_only_the_catch_all_says_nothing() -> None:
    assert [name for name in ("Others", "Other", "PHP", "Nontech") if is_catch_all(category_tag(name))] == [
        "Others",
        "Other",
    ]
