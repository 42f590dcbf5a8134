"""Technologies in texts. The sentences beside each everyday word are in rules/skills.toml and read from there."""

import re

import pytest

from sitegen.model.posting import Field
from sitegen.reading.facts.skills import find_skills
from sitegen.reading.rules import load
from sitegen.reading.vocabulary.lexicon import lexicon
from sitegen.reading.vocabulary.technologies import mentions
from sitegen.slugs import slugify
from tests.facts.readings import field, reading

SKILLS = load("skills")["skills"]
AMBIGUOUS = (
    "go r c react swift spring rust ruby dart nodejs express chef salt flask apache-spark excel word access outlook "
    "unity sketch ada julia scratch looker google-cloud segment snowflake oracle kafka hive pig apache-beam airflow"
).split()


def sentences(kind: str) -> list[tuple[str, str]]:
    return [(slug, sentence) for slug, row in SKILLS.items() for sentence in row.get(kind, ())]


def named(text: str) -> list[str]:
    return [lexicon().label(mention.slug) for mention in mentions(text)]


def skills(body: str, *fields: Field, company: str | None = None) -> list[str]:
    known = {"company": company} if company else {}
    fact = find_skills(reading(body, *fields, countries=(), **known)).fact
    return [skill.value for skill in fact.value] if fact else []


@pytest.mark.parametrize(("slug", "sentence"), sentences("examples"))
def test_a_sentence_that_names_it(slug: str, sentence: str) -> None:
    assert slug in [mention.slug for mention in mentions(sentence)]


@pytest.mark.parametrize(("slug", "sentence"), sentences("refused"))
def test_a_sentence_that_only_looks_like_it(slug: str, sentence: str) -> None:
    assert slug not in [mention.slug for mention in mentions(sentence)]


@pytest.mark.parametrize("slug", AMBIGUOUS)
def test_every_everyday_word_has_a_rule_with_examples(slug: str) -> None:
    row = SKILLS[slug]
    assert "unsure" in row or "no" in row or "exact" in row
    assert row["examples"]
    assert row["refused"]


def test_the_data_is_sound() -> None:
    assert len(SKILLS) >= 350
    assert len({row["label"] for row in SKILLS.values()}) == len(SKILLS)
    for slug, row in SKILLS.items():
        assert slug == slugify(slug)
        assert all(re.compile(pattern) for kind in ("yes", "no") for pattern in row.get(kind, ())), slug
        assert set(row.get("near", ())) <= SKILLS.keys(), slug
        assert set(row) <= {"label", "also", "exact", "unsure", "near", "yes", "no", "examples", "refused"}, slug


WRITTEN = {
    "Python (e.g., pandas, sklearn, pytorch) and SQL": ["Python", "pandas", "scikit-learn", "PyTorch", "SQL"],
    "cloud services (such as AWS, Google, Azure)": ["AWS", "Google Cloud", "Azure"],
    "Kubeflow and (Py)Spark": ["Kubeflow", "Spark"],
    "toolkits (TensorFlow, PyTorch, Spacy, etc.)": ["TensorFlow", "PyTorch", "spaCy"],
    "services like AWS Sagemaker; AWS CloudWatch": ["Amazon SageMaker", "CloudWatch"],
    "Node.JS, NodeJS, node js": ["Node.js", "Node.js", "Node.js"],
    "React.js/Next.js/Vue": ["React", "Next.js", "Vue.js"],
    "C/C++/C#": ["C", "C++", "C#"],
    ".NET and ASP.NET Core": [".NET", "ASP.NET"],
    "Python3 and Java 17, HTML5/CSS3": ["Python", "Java", "HTML", "CSS"],
    "Postgres, K8s, GCP": ["PostgreSQL", "Kubernetes", "Google Cloud"],
    "PL/SQL on SQL Server": ["PL/SQL", "SQL Server"],
    "GitLab CI/CD": ["GitLab CI"],
    "React Native apps": ["React Native"],
    "We like Rust.Python is fine": ["Rust", "Python"],
}


@pytest.mark.parametrize(("text", "names"), WRITTEN.items())
def test_the_same_technology_by_all_its_names(text: str, names: list[str]) -> None:
    assert named(text) == names


@pytest.mark.parametrize(
    "text",
    [
        "Agile, Scrum, CI/CD, microservices, machine learning, NLP, REST APIs, TDD",
        "Backed by investors like Stripe and Snowflake.",
        "Write to jobs@docker.com or see https://github.com",
        "Our R&D budget, our Series C, our go-to-market",
    ],
)
def test_methods_investors_and_addresses_are_no_skills(text: str) -> None:
    assert named(text) == []


def test_skills_stand_in_the_order_of_the_text_each_with_its_own_evidence() -> None:
    fact = find_skills(reading("We bake.\nOvens run on Linux.\nYou know Python and Linux.")).fact
    assert fact is not None
    assert [(skill.value, skill.evidence.line) for skill in fact.value] == [("Linux", 6), ("Python", 7)]
    assert fact.evidence == fact.value[0].evidence


def test_the_title_comes_first() -> None:
    assert skills("You know Python.", field("title", "Baker (Rust, Kafka)")) == ["Rust", "Kafka", "Python"]


def test_an_employers_own_name_is_no_skill_of_its_jobs() -> None:
    assert skills("Docker makes containers for Linux.", company="Docker, Inc.") == ["Linux"]
    assert skills("Docker makes containers for Linux.", company="Crumb") == ["Docker", "Linux"]


def test_tags_that_are_known_technologies_count_after_the_text() -> None:
    tags = field("skill", "golang", "front matter", 8), field("skill", "teamwork, Django", "front matter", 9)
    assert skills("You know Python.", *tags) == ["Python", "Go", "Django"]


def test_the_owners_list_is_the_whole_list() -> None:
    own = field("skill", "golang, Sourdough", "override")
    assert skills("You know Python.", own) == ["Go", "Sourdough"]
    assert skills("You know Python.", field("skill", "", "override")) == []
