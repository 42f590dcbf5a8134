"""The owner's skills.toml and rates.toml: what they change, and what is said of faults in them."""

from decimal import Decimal

import pytest

from sitegen.board.pay import yearly
from sitegen.board.skills import skill_tag
from sitegen.errors import SettingsError
from sitegen.model.parsed import SourceFile
from sitegen.model.rules import PACKAGED_ONLY, Rates, Skill, Vocabulary
from sitegen.model.salary import Salary
from sitegen.reading import ingest
from sitegen.reading.pay.rates import parse_rates, usd_rates
from sitegen.reading.vocabulary.lexicon import lexicon
from sitegen.reading.vocabulary.skills_file import parse_skills, parse_with_clashes
from sitegen.reading.vocabulary.technologies import judged, mentions
from sitegen.toml_text import place

OVENS = """
[skills]
ovenware = { label = "Ovenware", also = ["Oven Ware"], unsure = ["Oven"], near = ["python"] }
python = { also = ["Snakelang"] }
flask = { drop = true }
"""


def skills_of(text: str, vocabulary: Vocabulary) -> list[str]:
    (posting,) = ingest(SourceFile("jobs/a.txt", f"Title: Baker\n\n{text}".encode()), vocabulary).postings
    return [skill.value for skill in posting.skills.value] if posting.skills else []


def test_new_skills_more_names_and_dropped_ones_are_read() -> None:
    vocabulary = parse_skills(OVENS)
    assert skills_of("You know Oven Ware, Snakelang and Oven, Flask.", vocabulary) == ["Ovenware", "Python"]
    assert skills_of("You know Python and Flask, Oven Ware.", PACKAGED_ONLY) == ["Python", "Flask"]


def test_a_skill_of_the_owner_has_its_own_slug() -> None:
    vocabulary = parse_skills('[skills]\nloaf = { label = "Bread Oven 360" }')
    assert skill_tag("Bread Oven 360", vocabulary).slug == "loaf"
    assert skill_tag("Bread Oven 360").slug == "bread-oven-360"


def test_an_added_context_keeps_the_packaged_ones() -> None:
    vocabulary = parse_skills("[skills]\nkafka = { no = ['cafe §'] }")
    assert [m.slug for m in mentions("Streams with Kafka.", lexicon(vocabulary))] == ["kafka"]
    assert [each.why for each in judged("The cafe Kafka", lexicon(vocabulary))] == ["refused context"]
    assert [each.why for each in judged("You read Franz Kafka", lexicon(vocabulary))] == ["refused context"]


def test_a_renamed_skill_keeps_its_old_spellings() -> None:
    names = lexicon(parse_skills('[skills]\ngo = { label = "Golang" }'))
    assert names.label("go") == "Golang"
    assert names.named("go") == "go"


def test_several_files_add_up_in_their_order() -> None:
    first = parse_skills('[skills]\nloaf = { label = "Loaf" }')
    both = parse_with_clashes('[skills]\ncrumb = { label = "Crumb", near = ["loaf"] }', "more.toml", first)
    assert [row.slug for row in both.skills] == ["loaf", "crumb"]


def test_an_empty_file_changes_nothing() -> None:
    assert parse_skills("# nothing yet") == PACKAGED_ONLY
    assert parse_rates("") == Rates()
    assert lexicon(parse_skills("")) is lexicon()


BAD_SKILLS = {
    "[skills\nx": (1, "not valid TOML", "toml.io"),
    "[skill]\nx = 1": (1, "unknown key `skill`", "[skills]"),
    "skills = 3": (1, "not a table", "[skills.cobol]"),
    "[skills]\ngo = 'Go'": (2, "not a table", "label"),
    '[skills]\n\noven = { label = "Oven", allso = ["x"] }': (3, "unknown key `allso`", "Did you mean `also`?"),
    '[skills.oven]\nlabel = "Oven"\nalso = "Stove"': (3, "`also`: Expected `array`", "list of strings"),
    '[skills.oven]\nalso = ["Stove"]': (1, "no label", "Add label"),
    '[skills.pyton]\nalso = ["Snake"]': (1, "no label", "Did you mean `python`?"),
    '[skills."Big Oven"]\nlabel = "Oven"': (1, "cannot stand in an address", "a-z"),
    "[skills.pyton]\ndrop = true": (2, "no skill is called `pyton`", "Did you mean `python`?"),
    "[skills.python]\nlabel = 'Py'\ndrop = true": (3, "dropped and described", "Keep one"),
    "[skills.oven]\nlabel = 'Oven'\nno = [\n  '§ x',\n  '§ (of',\n]": (5, "`no`: missing )", "regular expression"),
    "[skills.oven]\nlabel = 'Oven'\nalso = ['++']": (3, "no letter or digit", "Take it out"),
    "[skills]\noven = { label = 'Oven', unsure = ['Oven'], near = ['pyton'] }": (
        2, "no skill is called `pyton`", "Did you mean `python`?"),
    "[skills]\noven = { label = 'Oven' }\nstove = { label = 'Stove', also = ['oven'] }": (
        3, "'oven' names two skills: `stove` and `oven`", "oven = { drop = true }"),
    "[skills]\noven = { label = 'Oven', also = ['Golang'] }": (2, "'Golang' names two skills: `oven` and `go`", "drop"),
    "[skills]\npython = { also = ['Golang'] }": (2, "'Golang' names two skills: `python` and `go`", "go = { drop"),
}  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), BAD_SKILLS.items(), ids=range(len(BAD_SKILLS)))
def test_a_faulty_skills_file_says_where_and_how_to_mend_it(text: str, expected: tuple[int, str, str]) -> None:
    line, message, hint = expected
    with pytest.raises(SettingsError) as caught:
        parse_skills(text)
    assert caught.value.where == f"content/skills.toml:{line}"
    assert message in caught.value.message
    assert hint in caught.value.hint


def test_a_spelling_is_free_once_the_other_skill_is_dropped() -> None:
    text = "[skills]\ngo = { drop = true }\noven = { label = 'Oven', also = ['Golang'] }"
    assert lexicon(parse_skills(text)).named("golang") == "oven"


RATES = '[usd]\nEUR = { rate = 2, date = "2026-10-31", source = "bank" }\n[sources]\nbank = "The bank of the bakers"'


def test_an_owners_rate_takes_the_place_of_the_packaged_one() -> None:
    rates = parse_rates(RATES)
    salary = Salary(Decimal(50000), Decimal(60000), "EUR", "year", text="")
    pay, packaged = yearly(salary, rates), yearly(salary)
    assert pay is not None
    assert packaged is not None
    assert (pay.minimum, pay.maximum) == (100000, 120000)
    assert packaged.minimum != 100000
    table = usd_rates(rates)
    assert (table["EUR"].date, table["EUR"].source) == ("2026-10-31", "The bank of the bakers")
    assert table["GBP"] == usd_rates()["GBP"]


def test_every_packaged_rate_has_a_date_and_the_words_of_its_source() -> None:
    for rate in usd_rates().values():
        assert rate.date >= "2024"
        assert len(rate.source) > 10


BAD_RATES = {
    "EUR = 1": (1, "unknown key `EUR`", "[usd]"),
    "usd = 1": (1, "not a table", "[usd]"),
    "[usd]\nEur = { rate = 1 }": (2, "no currency that pay is read in", "Did you mean `EUR`?"),
    "[usd]\nEUR = 1.1": (2, "not a table", "rate ="),
    "[usd]\nEUR = { rate = 1.1, day = 2024 }": (2, "unknown key `day`", "date"),
    "[usd]\nEUR = { rate = 1.1, source = 'x' }": (2, "no date", "2026"),
    "[usd]\n[usd.EUR]\nrate = 1.1\ndate = 'today'\nsource = 'x'": (4, "'today' is no date", "2026-10"),
    "[usd]\nEUR = { rate = '1,1', date = 2026, source = 'x' }": (2, "'1,1' is no rate", "1.09"),
    "[usd]\nEUR = { rate = -1, date = 2026, source = 'x' }": (2, "-1 is no rate", "1.09"),
    "[usd]\nEUR = { rate = nan, date = 2026, source = 'x' }": (2, "is no rate", "1.09"),
    "[usd]\nUSD = { rate = 2, date = 2026, source = 'x' }": (2, "its rate is 1", "Take"),
}


@pytest.mark.parametrize(("text", "expected"), BAD_RATES.items(), ids=range(len(BAD_RATES)))
def test_a_faulty_rates_file_says_where_and_how_to_mend_it(text: str, expected: tuple[int, str, str]) -> None:
    line, message, hint = expected
    with pytest.raises(SettingsError) as caught:
        parse_rates(text)
    assert caught.value.where == f"content/rates.toml:{line}"
    assert message in caught.value.message
    assert hint in caught.value.hint


def test_a_date_without_quotes_is_a_date_too() -> None:
    (rate,) = parse_rates("[usd]\nEUR = { rate = 1.1, date = 2026-10-31, source = 'x' }").rates
    assert rate.date == "2026-10-31"


def test_the_line_of_a_key_is_not_that_of_its_name_elsewhere() -> None:
    text = "# label =\n[skills.a]\nlabel = 'x'\n[skills.b]\nlabel = 'y'\nalso = ['label = z']"
    assert place(text, "f", "skills", "b", "label") == "f:5"
    assert place(text, "f", "skills", "b", "drop") == "f:4"
    assert place(text, "f", "nothing") == "f"


def test_vocabularies_are_compared_by_value() -> None:
    assert hash(Vocabulary((Skill(slug="a", label="A"),))) == hash(Vocabulary((Skill(slug="a", label="A"),)))
