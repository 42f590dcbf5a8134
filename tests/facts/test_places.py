"""Locations as people and machines write them. Strings are short and general; their shapes were seen in real ads."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.model.place import HiringIn
from sitegen.reading.facts.hiring_in import find_hiring_in
from sitegen.reading.facts.places import find_places
from sitegen.reading.geography import gazetteer
from sitegen.reading.geography.hiring import hiring_sentence
from sitegen.reading.geography.locating import locate
from sitegen.reading.rules import load
from tests.facts.readings import field, reading


def shape(line: str) -> str:
    """`Austin TX US + CA + @emea`: city, region, country and area of each place; the words in quotes where unknown."""
    shapes = []
    for place in locate(line).places:
        known = filter(None, (place.city, place.region, place.country, place.area and f"@{place.area}"))
        shapes.append(" ".join(known) or repr(place.text))
    return " + ".join(shapes)


SINGLE = {
    "Canada": "CA",
    "Remote, Brazil": "BR",
    "remote,Remote, Kenya": "KE",
    "Remote - U.S.": "US",
    "US-Remote": "US",
    "Remote within the US": "US",
    "TELECOMMUTE Bulgaria": "BG",
    "Norway (Remote)": "NO",
    "India (Remote-First)": "IN",
    "100% remote Spain": "ES",
    "Türkiye, Remote": "TR",
    "Turkey": "TR",
    "Czech Republic": "CZ",
    "Holland": "NL",
    "Viet Nam": "VN",
    "Deutschland": "DE",
    "Remote, ES": "ES",
    "Tanzania, United Republic Of": "TZ",
    "Trinidad & Tobago": "TT",
    "Saint Kitts and Nevis": "KN",
    "Dodoma, Tanzania, United Republic Of": "Dodoma TZ",
    "Remote in Poland only": "PL",
}
CITIES = {
    "Lyon, France": "Lyon FR",
    "Remote,München, Germany": "Munich DE",
    "Lisboa": "Lisbon PT",
    "Krakow": "Kraków PL",
    "Montréal, Canada": "Montréal QC CA",
    "Timișoara, Romania": "Timişoara RO",
    "Sao Paulo": "São Paulo BR",
    "Bengalaru": "Bengaluru IN",
    "NYC or Remote": "New York NY US",
    "Kleinstadt, Germany": "Kleinstadt DE",
    "Lyon 🇫🇷": "Lyon FR",
    "75008 Paris": "Paris FR",
    "D-10115 Berlin": "Berlin DE",
    "London SW1A 1AA": "London GB",
    "Greater Boston Area": "Boston MA US",
    "Taipei City, Taiwan": "Taipei TW",
    "Bala Cynwyd (Philadelphia Area)": "Bala Cynwyd PA US",
    "San Francisco Bay Area": "San Francisco Bay Area CA US",
}
REGIONS = {
    "Remote - Ontario, Canada": "ON CA",
    "Texas": "TX US",
    "Remote,Springfield, NEW JERSEY": "Springfield NJ US",
    "Alpharetta, GA, USA": "Alpharetta GA US",
    "Vadodara, Gujarat, India": "Vadodara Gujarat IN",
    "Warsaw, Masovian Voivodeship, Poland": "Warsaw Masovian Voivodeship PL",
    "Quezon City, National Capital Region, Philippines, Philippines": "Quezon City National Capital Region PH",
    "Vitória, Espírito Santo": "Vitória Espírito Santo BR",
    "Kyiv, Kyiv city, Ukraine": "Kyiv Kyiv Oblast UA",
    "Washington, D.C.": "Washington DC US",
    "Melbourne VIC": "Melbourne VIC AU",
}
LARGE_TO_SMALL = {
    "remote,Massachusetts - Boston": "Boston MA US",
    "remote,Canada - Toronto": "Toronto ON CA",
    "California - Smalltown": "Smalltown CA US",
    "Taiwan, Taipei": "Taipei TW",
    "Costa Rica, San Jose": "San José CR",
    "Brazil (São Paulo - Remote)": "São Paulo BR",
    "Mexico - Jalisco - Remote": "Jalisco MX",
    "US - New York, NY": "New York NY US",
    "US-MD-Lanham": "Lanham MD US",
    "DE-Berlin": "Berlin DE",
}
SEVERAL = {
    "Sydney or Singapore": "Sydney NSW AU + SG",
    "Remote; New York City; or State College, PA": "New York NY US + State College PA US",
    "Austin, TX, Portland, OR, or Remote within Canada or United States": "Austin TX US + Portland OR US + CA + US",
    "Remote,San Francisco, CA,Boston, MA,London, UK": "San Francisco CA US + Boston MA US + London GB",
    "Remote,Austin, TX,US": "Austin TX US + US",
    "Remote, US, Brazil, Sydney, Australia": "US + BR + Sydney NSW AU",
    "Chennai OR Remote": "Chennai IN",
    "Boston, MA OR Denver, CO OR REMOTE": "Boston MA US + Denver CO US",
    "Vilnius, Kaunas, Remote, Hybrid": "Vilnius LT + Kaunas LT",
    "Debrecen, Pécs, Hungary": "Debrecen HU + Pécs HU",
    "Frankfurt, Berlin": "Frankfurt DE + Berlin DE",
    "Remote US Canada": "US + CA",
    "Canada - Remote (BC, AB or ON only)": "CA + BC CA + AB CA + ON CA",
    "California, Washington, North Carolina, USA": "CA US + WA US + NC US",
    "London - remote first in UK": "London GB + GB",
    "UK/EU": "GB + @eu",
    "Berlin, Hamburg oder München": "Berlin DE + Hamburg DE + Munich DE",
}
CODES = {
    "CA CO GA MA MD OR LA IN DE AL": " + ".join(f"{code} US" for code in "CA CO GA MA MD OR LA IN DE AL".split()),
    "Remote, OR": "OR US",
    "Vancouver, CA": "Vancouver BC CA",
    "San Jose, CA": "San Jose CA US",
    "Berlin, DE": "Berlin DE",
    "Wilmington, DE": "Wilmington DE US",
    "Amsterdam, NH, NL": "Amsterdam NL",
    "Toronto, ON, CA": "Toronto ON CA",
    "LA, CA": "Los Angeles CA US",
    "Georgia - Atlanta": "Atlanta GA US",
    "Tbilisi, Tbilisi, Georgia": "Tbilisi GE",
    "Georgia, Armenia": "GE + AM",
    "Atlanta, Georgia": "Atlanta GA US",
}
AREAS = {
    "Remote,APAC": "@apac",
    "Anywhere (LATAM)": "@latam",
    "Remote, anywhere in Europe": "@europe",
    "Remote-UK&I": "@uk-and-ireland",
    "Africa & Middle East": "@mea",
    "Remote - North America/Europe": "@north-america + @europe",
    "CANADA - Remote, EMEA - Remote": "CA + @emea",
    "Remote (anywhere on the globe)": "@worldwide",
    "Worldwide - Remote": "@worldwide",
    "Anywhere": "@worldwide",
    "Global Remote (Non-US)": "@worldwide",
}
NOWHERE = dict.fromkeys(
    (
        "Remote", "remote,Remote", "Remote,., .", "Remote,...., ", "Hybrid or Remote", "", "-", "Fully Remote",
        "Remote - EST", "Office", "Select locations", "N/A", "Multiple Locations", "Work From Home", "None",
    ),
    "",
)  # fmt: skip
UNCLEAR = {
    "Cambridge": "'Cambridge'",
    "Springfield": "Springfield US",
    "Acme Studios (US Remote)": "'Acme Studios' + US",
}
FAMILIES = (SINGLE, CITIES, REGIONS, LARGE_TO_SMALL, SEVERAL, CODES, AREAS, NOWHERE, UNCLEAR)


@pytest.mark.parametrize(("line", "expected"), [case for family in FAMILIES for case in family.items()])
def test_a_location_line_is_read(line: str, expected: str) -> None:
    assert shape(line) == expected


@pytest.mark.parametrize(
    ("line", "text"),
    [
        ("Remote - United States", "United States"),
        ("remote,Massachusetts - Boston", "Boston, Massachusetts"),
        ("Remote,Dallas, TEXAS", "Dallas, Texas"),
        ("Ghent (Remote)", "Ghent"),
        ("Quezon City, Philippines, Philippines", "Quezon City, Philippines"),
    ],
)
def test_the_text_of_a_place_holds_neither_the_mode_nor_brackets(line: str, text: str) -> None:
    assert [place.text for place in locate(line).places] == [text]


@pytest.mark.parametrize(
    ("line", "modes"),
    [
        ("Remote, Spain", ("remote",)),
        ("Spain", ()),
        ("Tampa, FL (Hybrid/Remote/Onsite)", ("in person", "hybrid", "remote")),
        ("Anywhere (LATAM)", ("remote",)),
        ("Worldwide", ("remote",)),
        ("Home office", ("remote",)),
        ("Lyon - télétravail", ("remote",)),
    ],
)
def test_a_location_line_says_the_work_mode(line: str, modes: tuple[str, ...]) -> None:
    assert locate(line).modes == modes


@given(
    st.text(max_size=120)
    | st.lists(st.sampled_from("Remote , ; - ( ) / or OR in IN CA US Paris , ,".split())).map(" ".join)
)
def test_any_line_is_read_without_fault(line: str) -> None:
    assert all(place.text.strip() for place in locate(line).places)


def test_a_long_list_of_countries_is_read() -> None:
    names = [str(name) for name in ("Austria", "Belgium", "Chile", "Denmark", "Egypt")] * 50
    assert shape(",".join(names)) == "AT + BE + CL + DK + EG"
    assert shape(",".join(names * 10)) == "AT + BE + CL + DK + EG"


@pytest.mark.parametrize("unit", ["a ", "in the ", "based in ", "- ", "(", "Paris (", "Aa or "])
def test_a_long_line_of_prose_is_read_without_fault(unit: str) -> None:
    assert len(locate(unit * 5000).places) <= 2


def test_every_rule_file_is_consistent() -> None:
    codes = gazetteer.country_codes()
    assert all(area.members and area.members <= codes for area in gazetteer.areas().values())
    assert codes.issuperset(load("countries")["aliases"])
    assert codes.issuperset(load("regions")["regions"])
    assert {city.country for row in gazetteer.cities().values() for city in row} <= codes
    assert set(load("cities")["close"]) <= codes


# Where the places of a posting come from.


def places(*args: object, **known: object) -> list[str]:
    fact = find_places(reading(*args, **known)).fact  # type: ignore[arg-type]
    return [place.text for place in fact.value] if fact else []


def test_several_location_fields_are_all_read() -> None:
    assert places("", field("location", "Oslo"), field("location", "Bergen, Norway")) == ["Oslo", "Bergen, Norway"]


def test_an_override_replaces_the_header_even_where_it_only_names_a_mode() -> None:
    assert places("", field("location", "Porto", "override"), field("location", "Lisbon")) == ["Porto"]
    assert places("", field("location", "Remote", "override"), field("location", "Lisbon")) == []


def test_an_empty_override_means_not_stated() -> None:
    denied = (field("location", "", "override"), field("location", "Lisbon"))
    assert places("Location: Lisbon", *denied) == []
    assert find_hiring_in(reading("You must live in Spain.", field("hiring_in", "", "override"))).fact is None


@pytest.mark.parametrize(
    "body",
    [
        "Location: Denver, CO",
        "Work location: Denver, CO (Hybrid)",
        "**Available Locations:** Denver, CO",
        "Location\n: Denver, CO",
        "Location:\nDenver, CO",
        "The pay range for this position in Denver, CO is 90 to 95 a day.",
    ],
)
def test_without_a_header_a_labelled_line_states_the_place(body: str) -> None:
    assert places(f"About the job\n{body}\nMore text.") == ["Denver, CO"]


def test_prose_below_a_label_is_no_place() -> None:
    assert places("Location\nWe have an office in New York City and people all over the world, come and see us.") == []


def test_a_title_names_a_place_in_brackets() -> None:
    assert places("", field("title", "Senior Engineer (Remote - Poland)")) == ["Poland"]
    assert places("", field("title", "Senior Engineer (Go)")) == []


@pytest.mark.parametrize(
    ("title", "found"),
    [
        ("Recruiter - Payments Engineering, United Kingdom", ["United Kingdom"]),
        ("Engineer (Platform Team, Germany)", ["Germany"]),
        ("Engineer (Remote, Growth, Canada)", ["Canada"]),
        ("Engineer (Design Systems, Berlin)", []),
        ("Engineer (Brazil - Payments)", []),
        ("Engineer (Payments, CA)", []),
        ("Tester (QA/QC)", []),
        ("Engineer (AI Team)", []),
        ("Trainer - software company (ID: 4711)", []),
        ("Engineer (US)", ["US"]),
        ("Engineer (Remote, US & Canada)", ["US", "Canada"]),
        ("Engineer - Portland, OR", ["Portland, OR"]),
        ("Engineer (Leeds, UK)", ["Leeds, UK"]),
    ],
)
def test_only_names_of_the_gazetteer_are_places_in_a_title(title: str, found: list[str]) -> None:
    assert places("", field("title", title)) == found


def test_a_field_without_a_place_is_reported() -> None:
    found = find_places(reading("", field("location", "see the website for more")))
    assert found.fact is None
    assert [problem.code for problem in found.problems] == ["bad-location"]


# Who may apply.


def hiring(body: str, *header: str, title: str = "") -> str:
    fields = [field("location", line) for line in header] + ([field("title", title)] if title else [])
    located = find_places(reading(body, *fields)).fact
    known = reading(body, *fields, places=located.value) if located else reading(body, *fields)
    fact = find_hiring_in(known).fact
    return " ".join((*fact.value.countries, *(f"@{area}" for area in fact.value.areas))) if fact else ""


@pytest.mark.parametrize(("sentence", "expected"), load("hiring")["examples"].items())
def test_a_sentence_says_where_one_may_live(sentence: str, expected: list[str]) -> None:
    found = hiring_sentence(sentence)
    assert sorted(place.area or place.country or "" for place in (found.places if found else ())) == expected


def test_a_city_implies_its_country_and_says_that_it_is_derived() -> None:
    assert hiring("", "Remote,Lyon, France") == "FR"
    places = find_places(reading("", field("location", "Lyon"))).fact
    fact = find_hiring_in(reading("", places=places.value if places else ())).fact
    assert fact
    assert fact.value == HiringIn(("FR",))
    assert not fact.evidence.stated


def test_remote_alone_is_not_worldwide() -> None:
    assert hiring("We build tools.", "Remote") == ""
    assert hiring("Work from anywhere.", "Remote") == ""
    assert hiring("You can work from anywhere in the world.", "Remote") == "@worldwide"


def test_anywhere_in_an_area_is_that_area() -> None:
    assert hiring("", "Anywhere (LATAM)") == "@latam"
    assert hiring("You can work from anywhere in the US.", "Remote") == "US"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("This role is restricted to Canada.", "CA"),
        ("The role is limited to Germany and France.", "DE FR"),
        ("You need an employment visa for Japan.", "JP"),
        ("We are looking for people who are in Portugal.", "PT"),
    ],
)
def test_a_sentence_about_where_one_may_live_is_read_by_whatever_word_it_has(text: str, expected: str) -> None:
    assert hiring(text) == expected


def test_a_body_may_widen_the_header_but_not_contradict_it() -> None:
    assert hiring("This role is open to candidates residing in Canada or the United States.", "Remote - US") == "CA US"
    assert hiring("You must be based in Japan.", "Remote - US") == "US"
    assert hiring("We hire from anywhere in the world.", "Remote - US") == "US"


def test_a_title_widens_only_as_a_place_to_live() -> None:
    assert hiring("", "Riga", title="Engineer (Remote within EMEA)") == "@emea"
    assert hiring("", "Riga", title="Sales Lead (EMEA)") == "LV"


def test_a_right_to_work_is_derived() -> None:
    fact = find_hiring_in(reading("Applicants must be authorized to work in the United States.")).fact
    assert fact
    assert fact.value == HiringIn(("US",))
    assert not fact.evidence.stated


def test_benefits_and_pay_zones_are_no_limit() -> None:
    assert hiring("Dental insurance (full time US only)", "Remote") == ""
    assert hiring("401(k) for US-based employees", "Remote") == ""
