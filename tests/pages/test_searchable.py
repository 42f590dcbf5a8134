"""What Pagefind is given to read."""

from typing import Any

from sitegen.model.job import Job
from sitegen.model.place import Place
from sitegen.searchable import documents
from tests.boards import board, closed, job, prose, salary
from tests.pages.outline import Outline


def document(*jobs: Job, **settings: Any) -> Outline:
    first = next(documents(board(*jobs, **settings)))
    return Outline(first.data.decode())


def test_one_document_a_listed_job_at_the_address_of_its_page() -> None:
    made = board(job("Engineer"), closed(job("Gone")), job("Tester", "Bolt"))
    paths = [output.path for output in documents(made)]
    assert paths == ["jobs/engineer-acme-2025-03/index.html", "jobs/tester-bolt-2025-03/index.html"]


def test_a_board_without_jobs_has_no_documents() -> None:
    assert not list(documents(board()))


def test_title_company_and_place_weigh_more_than_the_text() -> None:
    made = document(job("Engineer", "Acme", places=[Place("Toronto")], hiring=("CA",)))
    weights = {
        e.text: e.attributes["data-pagefind-weight"] for e in made.all("p") if "data-pagefind-weight" in e.attributes
    }
    assert weights == {"Engineer": "7", "Acme": "5", "Toronto, Canada": "3"}


def test_only_the_words_of_the_job_are_searched() -> None:
    made = document(job(body=prose("We build bridges.", legal="Equal opportunity."), skills=["Kubernetes"]))
    body = made.one("body")
    assert "data-pagefind-body" in body.attributes
    assert "We build bridges." in body.text
    assert "Kubernetes" in body.text
    assert "Equal opportunity" not in body.text
    assert "Openings" not in body.text


def test_what_a_row_shows_is_no_metadata() -> None:
    made = document(job("Engineer", pay=salary(52, 75, "USD", "hour"), level="senior"))
    assert not [e for e in made.all("meta") if "data-pagefind-meta" in e.attributes]
    assert "52" not in made.one("body").text


def test_words_of_a_posting_are_no_markup() -> None:
    made = document(job("<b>C++</b> & more", '"quoted" <i>Ltd</i>', body=prose("a < b")))
    assert not made.all("b")
    assert not made.all("i")
    assert made.title == "<b>C++</b> & more"


def test_every_document_is_in_the_language_of_the_board() -> None:
    assert document(job(language="fr"), language="pt-BR").one("html").attributes["lang"] == "pt-BR"
