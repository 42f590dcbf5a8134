"""What an employer's postings repeat: a fold on the page of a job, a quotation on the page of the company."""

import msgspec

from sitegen.model.prose import SafeHtml
from tests.boards import board, job, prose
from tests.pages.outline import site


def test_a_job_folds_what_is_about_its_employer() -> None:
    told = msgspec.structs.replace(prose("You will bake."), employer=SafeHtml(b"<p>Acme is a bakery.</p>"))
    made = site(board(job("Baker", body=told)))["jobs/baker-acme-2025-03/index.html"]
    assert made.one("details", "fold").text == "About Acme, as in its other postingsAcme is a bakery."
    assert not [note for note in made.texts("p", "note") if "only this text" in note]


def test_a_company_is_quoted_with_its_source() -> None:
    found = board(job("Baker"))
    quoted = tuple(msgspec.structs.replace(each, quote="Acme is a <bakery>.") for each in found.companies)
    made = site(msgspec.structs.replace(found, companies=quoted))["companies/acme/index.html"]
    assert made.one("blockquote").text == "Acme is a <bakery>."
    assert made.one("figcaption").text == "From Acme’s own postings"


def test_where_nothing_is_said_about_a_company_nothing_is_shown() -> None:
    made = site(board(job("Baker")))
    assert not made["companies/acme/index.html"].all("figure")
    assert not made["jobs/baker-acme-2025-03/index.html"].all("details", "fold")
