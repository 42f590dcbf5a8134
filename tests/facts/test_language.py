"""The language of a body."""

import pytest

from sitegen.reading.facts.language import find_language, language_of
from tests.facts.readings import field, reading

SENTENCES = {
    "en": "We are looking for an engineer who will work with our team on the platform and the tools around it.",
    "de": "Wir suchen eine Entwicklerin für unser Team, die mit uns an der Plattform arbeitet und nicht am Code.",
    "fr": "Nous recherchons une développeuse pour notre équipe, qui travaille avec nous sur les outils.",
    "es": "Buscamos una desarrolladora para nuestro equipo que trabaje con nosotros en las herramientas.",
    "pt": "Procuramos uma desenvolvedora para a nossa equipa que trabalhe connosco na plataforma e também nos dados.",
    "it": "Cerchiamo una sviluppatrice per il nostro team che lavori con noi sugli strumenti della casa.",
    "nl": "Wij zoeken een ontwikkelaar voor ons team die met ons aan het platform werkt en ook van de data houdt.",
    "pl": "Szukamy programistki do naszego zespołu, która będzie z nami pracować nad platformą oraz przy danych.",
    "sv": "Vi söker en utvecklare till vårt team som vill arbeta med oss på plattformen och även med data hos kunder.",
    "da": "Vi søger en udvikler til vores team, som vil være med på platformen og også arbejde med data hos os.",
    "fi": "Etsimme kehittäjää, joka on osa tiimiä ja työskentelee alustan sekä datan kanssa, mutta ei yksin.",
    "cs": "Hledáme vývojářku do našeho týmu, která bude s námi pracovat na platformě a také při práci s daty.",
    "ro": "Căutăm o dezvoltatoare pentru echipa noastră care să lucreze cu noi la platformă și la date.",
    "hu": "Fejlesztőt keresünk a csapatba, aki velünk dolgozik a platformon és az adatokkal is, mert ez sok.",
    "tr": "Ekibimiz için platform üzerinde bizimle çalışacak ve veri konusunda deneyim sahibi biri gerekiyor.",
    "uk": "Ми шукаємо розробницю до нашої команди, яка буде з нами працювати над платформою та її інструментами.",
    "ru": "Мы ищем разработчика в нашу команду, который будет работать с нами над платформой и её инструментами.",
    "zh": "我们正在寻找一位工程师加入我们的团队，与我们一起开发平台和工具。",
    "ja": "私たちは、プラットフォームとツールを一緒に開発するエンジニアを募集しています。",
}


@pytest.mark.parametrize(("language", "sentence"), SENTENCES.items())
def test_a_language_is_told(language: str, sentence: str) -> None:
    assert language_of([sentence]) == language


@pytest.mark.parametrize("text", ["", "Python, Django, PostgreSQL, AWS", "https://example.org/en/careers/ops", "Acme"])
def test_too_little_text_has_no_language(text: str) -> None:
    assert language_of([text]) is None


def test_english_boilerplate_around_a_foreign_ad_does_not_decide() -> None:
    assert language_of([SENTENCES["en"]] + [SENTENCES["fr"]] * 2 + [SENTENCES["en"]]) == "fr"


def test_a_foreign_sentence_in_an_english_ad_does_not_decide() -> None:
    assert language_of([SENTENCES["en"]] * 4 + [SENTENCES["de"]]) == "en"


def test_english_tool_names_do_not_make_an_ad_english() -> None:
    assert language_of([SENTENCES["de"], "Continuous Integration, Machine Learning, Site Reliability"]) == "de"


def test_addresses_are_not_words() -> None:
    assert (
        language_of([SENTENCES["en"], "https://acme.example.com/es/la/de/los/y/que/del/una/por/con/para/se/no"]) == "en"
    )


def test_a_field_states_the_language() -> None:
    fact = find_language(reading(SENTENCES["en"], field("language", "pt_BR", "front matter"))).fact
    assert fact
    assert fact.value == "pt-BR"
    assert fact.evidence.stated


def test_an_empty_override_means_not_stated() -> None:
    assert find_language(reading(SENTENCES["en"], field("language", "", "override"))).fact is None


def test_the_evidence_is_a_line_in_that_language() -> None:
    fact = find_language(reading(f"Acme\n{SENTENCES['fr']}\n{SENTENCES['fr']}")).fact
    assert fact
    assert fact.evidence.line == 6
    assert not fact.evidence.stated
