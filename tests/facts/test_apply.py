"""Where to apply. An address that nobody may click safely, or that is for something else, is worse than none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.model.posting import Field
from sitegen.reading.facts.apply import find_apply, parse_apply
from sitegen.reading.vocabulary.addresses import mailto, web_url
from tests.facts.readings import field, reading


def apply_of(body: str, *fields: Field) -> str | None:
    fact = find_apply(reading(body, *fields)).fact
    return fact.value if fact else None


@pytest.mark.parametrize(
    "url",
    [
        "https://example.org/jobs/1",
        "http://example.org",
        "https://jobs.example.co.uk:8443/a/b?x=1&y=2#utm_source=board",
        "https://example.org/stelle/müller",
        "https://bücher.example/jobs",
        "https://example.org/apply#app~ref=abc%20d",
    ],
)
def test_a_good_address_stays_as_it_is(url: str) -> None:
    assert web_url(url) == url == parse_apply(url)


SCHEMES = [
    "javascript:alert(1)",
    "data:text/html,x",
    "file:///etc/passwd",
    "ftp://example.org/a",
    "//example.org/a",
    "/apply",
]
HOSTS = [
    "https://",
    "https://user:secret@example.org",
    "https://user@example.org",
    "https://localhost/a",
    "https://example",
]
SIGNS = [
    "https://example.org/\x00",
    "https://example.org/\u202egpj",
    'https://example.org/"onclick="x',
    "https://exa mple.org",
]
BROKEN = [
    "https://example.org\\@other.org",
    "https://[::1",
    "https://example.org:99999/",
    "https://example.org/" + "a" * 3000,
    "",
]


@pytest.mark.parametrize("words", [*SCHEMES, *HOSTS, *SIGNS, *BROKEN])
def test_a_bad_address_is_refused(words: str) -> None:
    assert web_url(words) is None
    assert parse_apply(words) is None


@pytest.mark.parametrize(
    ("words", "url"),
    [
        ("jobs@example.org", "mailto:jobs@example.org"),
        ("MAILTO:jobs+dev@mail.example.org", "mailto:jobs+dev@mail.example.org"),
        ("mailto:jobs@example.org?subject=Developer", "mailto:jobs@example.org?subject=Developer"),
        ("mailto:jobs@example.org?bcc=other@example.org", "mailto:jobs@example.org"),
        ("careers@zoom", None),
        ("a..b@example.org", None),
        ("@example.org", None),
        ("jobs@example.org,other@example.org", None),
        ("jobs@example.org?subject=a\nBcc: x@example.org", "mailto:jobs@example.org"),
    ],
)
def test_an_e_mail_address_becomes_a_mailto(words: str, url: str | None) -> None:
    if "\n" in words:
        assert mailto(words) is None
    else:
        assert mailto(words) == url


@pytest.mark.parametrize(
    ("words", "url"),
    [
        ("www.example.org/jobs", "https://www.example.org/jobs"),
        ("Send your CV to jobs@example.org!", "mailto:jobs@example.org"),
        ("Fill in https://example.org/form.", "https://example.org/form"),
        ("https://example.org/a or https://example.org/b", "https://example.org/a"),
        ("jo@example.org, mo@example.org", "mailto:jo@example.org"),
    ],
)
def test_the_first_address_of_an_apply_field_counts(words: str, url: str | None) -> None:
    assert parse_apply(words) == url


def test_a_bad_field_is_reported_and_the_next_one_counts() -> None:
    fields = [field("apply", "javascript:alert(1)", line=4), field("apply", "https://example.org/a", line=9)]
    found = find_apply(reading("", *fields))
    assert found.fact
    assert (found.fact.value, found.fact.evidence.line) == ("https://example.org/a", 9)
    assert [(problem.code, problem.line, problem.severity) for problem in found.problems] == [("bad-url", 4, "warning")]


def test_an_empty_override_means_no_address() -> None:
    assert apply_of("Apply at https://example.org/a", field("apply", "", "override")) is None


@pytest.mark.parametrize(
    ("body", "url"),
    [
        ("To apply, use https://example.org/form.", "https://example.org/form"),
        ("**How to apply**\nhttps://example.org/form", "https://example.org/form"),
        ("To apply: _https://example.org/form_", "https://example.org/form"),
        ("[Apply now](https://example.org/form) or read on", "https://example.org/form"),
        ("To apply click [here](https://example.org/form).", "https://example.org/form"),
        ('<p>Ready? <a class="b" href="https://example.org/form">Apply here</a></p>', "https://example.org/form"),
        ("Please send your CV to Jo at jobs@example.org.", "mailto:jobs@example.org"),
        ("Bewerben Sie sich: jobs@example.org", "mailto:jobs@example.org"),
        ("Email us your resume: jobs@example.org, or apply at https://example.org/a", "https://example.org/a"),
        ("Send your CV to jobs@example.org\nApply online: https://example.org/a", "https://example.org/a"),
    ],
)
def test_a_sentence_that_asks_to_apply_gives_the_address(body: str, url: str) -> None:
    assert apply_of(body) == url


@pytest.mark.parametrize(
    "body",
    [
        "If you need an accommodation to apply, write to help@example.org.",
        "For assistance with your application due to a disability, email help@example.org.",
        "Beware of scams: we only write from @example.org. Report fraud about applications to security@example.org.",
        "Read our privacy policy for applicants: https://example.org/privacy",
        "Visit https://example.org to learn more about us.",
        "Example (https://example.org) makes complex applications simple.",
        "If you apply and need help, email us at careers@zoom",
        "[Our blog](https://example.org/blog)",
        "Add jobs@example.org to your contacts to receive updates on your application.",
        "[Apply](javascript:alert(1))",
    ],
)
def test_addresses_for_other_things_are_left_alone(body: str) -> None:
    assert apply_of(body) is None


def test_a_contact_is_the_last_resort() -> None:
    contact = field("contact", "Jo Doe <jo@example.org>", "front matter")
    fact = find_apply(reading("", contact)).fact
    assert fact
    assert (fact.value, fact.evidence.stated) == ("mailto:jo@example.org", False)
    assert apply_of("Apply: https://example.org/a", contact) == "https://example.org/a"
    assert apply_of("", field("contact", "Jo Doe")) is None


def test_the_evidence_is_the_line_of_the_body() -> None:
    fact = find_apply(reading("Hello\n\nApply at https://example.org/a today.")).fact
    assert fact
    assert (fact.evidence.line, fact.evidence.words) == (7, "Apply at https://example.org/a today.")


@given(
    st.text(),
    st.sampled_from(
        ["{}", "Apply at https://{}", "[Apply]({})", "apply <a href='{}'>here</a>", "send your cv to a@{}"]
    ),
)
def test_whatever_stands_there_only_safe_addresses_come_out(words: str, form: str) -> None:
    for url in (apply_of(form.replace("{}", words)), apply_of("", field("apply", form.replace("{}", words)))):
        assert url is None or url.startswith("mailto:") or web_url(url) == url
        assert url is None or not set(url) & set("<>\"' \n\t\x00")
