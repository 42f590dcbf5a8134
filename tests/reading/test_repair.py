from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.model.posting import Field, RawPosting, Repair
from sitegen.reading.repair import repair, repair_text
from sitegen.reading.repair.entities import unescape_posting

CLEAN = """\
Plain words, 20 % off, a tab\tand $120k – $150k.
“Curly quotes” stay, as does it’s, and ‘single’ ones…
Français : « Où êtes-vous ? » À bientôt, Ça va, l’été, cœur, Œuvre, 2 jours de télétravail à Paris
SÃO PAULO, ATENÇÃO, INFORMAÇÕES, MAÇÃ E PÃO, NÃO É ASSIM, Ângela, Âmbito, ÂMBAR, Ã é uma letra
Vitória, Espírito Santo; Córdoba; ¿Qué? ¡Sí! 1º y 2ª; El Niño; Ñandú
Müller & Söhne GmbH, Straße, Übung, ÜBERSETZER (m/w/d), ÄÖÜ, Größe „groß“
Ångström, Årsta, Øresund, Åre, Å i åa, smörgåsbord
Łódź, Kraków, żółć, Ćma, Wrocław, Čeština, Žižkov, Příliš žluťoučký kůň
İstanbul, Türkiye, ığdır, Iași, București, Timișoara, Țară, însă, când, Â din a
Ελλάδα και Αθήνα, Москва и Київ, Привет, Сърбия, תל אביב, دبي, दिल्ली, 東京、大阪 募集, 서울, 深圳
€ 60.000, 60 000 €, £45k, ¥1,000, 20°C, ±3 hours, 84.51°, 1KOMMA5˚, H₂O, x², ½ day, №5, §7, ©2024, Acme® and Acme™
🌎 Remote, 💰 65k, 👩‍💻, 🏳️‍🌈, 🇩🇪, ❤️, 1️⃣, ✅, • bullet, ● bullet, ▪ bullet, → arrow, ﬁne ligature, ＷＩＤＥ
क्षत्रिय, क्‍ष, می‌خواهم
"""


def cp1252(text: str, times: int = 1) -> str:
    """The damage of the seeds: UTF-8 read as Windows-1252, the five undefined bytes kept as C1 controls."""
    for _ in range(times):
        text = text.encode().decode("sloppy-windows-1252")
    return text


@pytest.mark.parametrize("line", CLEAN.splitlines())
def test_a_clean_line_in_any_language_is_untouched(line: str) -> None:
    assert repair(line.encode()) == repair_text(line)
    assert repair_text(line).text == line
    assert repair_text(line).repairs == ()


def test_a_clean_text_in_many_languages_is_untouched_as_a_whole() -> None:
    assert repair(CLEAN.encode()).text == CLEAN


def test_combining_marks_keep_their_normal_form() -> None:
    decomposed = "Cafe\u0301 Zu\u0308rich"
    assert repair_text(decomposed).text == decomposed


def test_the_clean_seed_is_byte_identical(repository: Path) -> None:
    data = (repository / "content/jobs/001_91cf3c101ea4900e.txt").read_bytes()
    assert "’".encode() in data
    assert repair(data).text.encode() == data
    assert repair(data).repairs == ()


@pytest.mark.parametrize("name", ["000_a86095bebd14385f.txt", "002_f125a5005ee4b5bd.txt"])
def test_the_damaged_seeds_are_their_windows_1252_round_trip(repository: Path, name: str) -> None:
    data = (repository / "content/jobs" / name).read_bytes()
    repaired = repair(data)
    assert repaired.text == data.decode().encode("cp1252").decode()
    assert "#### `🌎 " in repaired.text
    assert {each.kind for each in repaired.repairs} == {"mojibake"}


DAMAGED = [
    "We’re hiring – a “data” person",
    "#### `💰 65k` `🌎 Türkiye, Remote`",
    "Ingénieur·e à Montréal, où l’été est très court",
    "Großartige Möglichkeiten für Übersetzer",
    "Работа в Киеве",
    "⚽ and ⚡ and ○ and ● and •",
    "Integration Suite™ (GIS)",
    "Acme’s “quoted” words 🏝️ 🤝",
]


@pytest.mark.parametrize("times", [1, 2])
@pytest.mark.parametrize("text", DAMAGED)
def test_windows_1252_damage_is_undone_once_and_twice(text: str, times: int) -> None:
    assert repair(cp1252(text, times).encode()).text == text


@pytest.mark.parametrize("text", DAMAGED)
def test_latin_1_damage_is_undone(text: str) -> None:
    assert repair_text(text.encode().decode("latin-1")).text == text


def test_a_damaged_span_is_mended_beside_clean_words() -> None:
    text = f"Wir suchen “Köpfe” – {cp1252('für München’s')} Büro 🌎"
    assert repair_text(text).text == "Wir suchen “Köpfe” – für München’s Büro 🌎"


def test_damaged_lines_are_mended_between_clean_ones() -> None:
    lines = ["“Clean” – ÀÉÃ", cp1252("“Damaged” – ÀÉ"), "naïve “clean” café"]
    assert repair_text("\n".join(lines)).text.split("\n") == ["“Clean” – ÀÉÃ", "“Damaged” – ÀÉ", "naïve “clean” café"]


def test_the_whole_text_is_proof_for_a_line_that_reads_both_ways() -> None:
    alone = cp1252("platformą, nową")
    assert repair_text(f"{cp1252('Księgowość i płace – zdalnie’')}\n{alone}").text.endswith("\nplatformą, nową")


@pytest.mark.parametrize(
    ("damaged", "text"),
    [
        ("prÃªt Ã  lire", "prêt à lire"),
        ("de 8h Ã\xa0 17h, voilÃ !", "de 8h à 17h, voilà !"),
        ("You areÂ an expertÂ of dÃ©tails", "You are an expert of détails"),
        ("l’Ã©tÃ©\nÂ\nfin", "l’été\n\nfin"),
        ("wasnâ€™t it\n  * grÃ¢ce Ã\n  * nous", "wasn’t it\n  * grâce à\n  * nous"),
    ],
)
def test_a_no_break_space_that_was_lost_in_the_damage_is_put_back(damaged: str, text: str) -> None:
    assert repair_text(damaged).text == text


@pytest.mark.parametrize(
    ("data", "text", "kind"),
    [
        (b"\xef\xbb\xbfTitle", "Title", "bom"),
        ("Caf\u00e9\n".encode("utf-16"), "Café\n", "bom"),
        (b"Caf\xe9 \x93quoted\x94 \x80 40k", "Café “quoted” € 40k", "encoding"),
        (b"one stray \x92 byte, caf\xc3\xa9", "one stray ’ byte, café", "encoding"),
        (b"a\r\nb\rc\n", "a\nb\nc\n", "space"),
        ("20\u00a0000\u202fPLN".encode(), "20 000 PLN", "space"),
        ("a\u2028b".encode(), "a b", "space"),
        ("\u200eConnectWise\u200b".encode(), "ConnectWise", "control"),
        ("a\x07b\x00c\u202ed".encode(), "abcd", "control"),
        ("a \u200dstray joiner".encode(), "a stray joiner", "control"),
        ("Program\u00admierer".encode(), "Programmierer", "control"),
        ("\u0093quoted\u0094".encode(), "“quoted”", "mojibake"),
    ],
)
def test_encodings_spaces_and_invisible_characters(data: bytes, text: str, kind: str) -> None:
    repaired = repair(data)
    assert repaired.text == text
    assert {each.kind for each in repaired.repairs} == {kind}


def test_the_ledger_adds_up_the_same_change() -> None:
    repaired = repair_text("first\nweâ€™re, youâ€™re\nR\u00a0D\ntheyâ€™re")
    assert repaired.repairs == (Repair(2, "mojibake", "â€™", "’", 3), Repair(3, "space", "\u00a0", " ", 1))


def test_line_ends_are_one_entry_a_kind() -> None:
    repaired = repair(b"a\nb\r\nc\r\nd\re")
    assert repaired.repairs == (Repair(2, "space", "\r\n", "\n", 2), Repair(2, "space", "\r", "\n", 1))


def test_the_ledger_cuts_long_runs() -> None:
    repaired = repair_text(cp1252("東京" * 100))
    assert max(len(each.before) for each in repaired.repairs) <= 80


texts = st.text(
    st.one_of(st.characters(), st.sampled_from("ÃÂâ€™œ\x9dð\u00a0 \r\n\t&aé\u200d\u00ad\x85🌎")), max_size=80
)


@given(st.one_of(st.binary(max_size=80), texts.map(lambda text: text.encode("utf-8", "surrogatepass"))))
def test_repair_reads_any_bytes_and_says_what_it_changed(data: bytes) -> None:
    repaired = repair(data)
    repaired.text.encode()
    assert repaired.repairs or repaired.text.encode() == data


@given(texts)
def test_repair_is_idempotent(text: str) -> None:
    once = repair_text(text)
    assert repair_text(once.text) == type(once)(once.text, ())


@given(texts)
def test_repair_keeps_the_number_of_lines(text: str) -> None:
    lines = text.replace("\r\n", "\n").replace("\r", "\n").count("\n")
    assert repair_text(text).text.count("\n") == lines


def raw(body: str, kind: str = "markdown", title: str = "T") -> RawPosting:
    fields = (Field("title", title, "header", 1),)
    return RawPosting(path="a.md", format="paste", fields=fields, body=body, body_kind=kind, body_line=5)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("R&amp;D and Q&amp;A", "R&D and Q&A"),
        ("you&nbsp;lead, you&rsquo;re &#8211; it&#x27;s", "you lead, you’re – it's"),
        ("R&amp;amp;D", "R&D"),
        ("A &amp; B\nAT&T", "A &amp; B\nAT&T"),  # as many bare ampersands as entities: not escaped
        ("The entity `&nbsp;` and “&amp;”", "The entity `&nbsp;` and “&amp;”"),
        ("<b>R&amp;D</b>", "<b>R&amp;D</b>"),
        ("&lt;script&gt;alert(1)&lt;/script&gt; &amp; more", "&lt;script&gt;alert(1)&lt;/script&gt; &amp; more"),
        ("a &lt; b &amp; c", "a &lt; b & c"),
        ("R&D; and 5 &unknown; words", "R&D; and 5 &unknown; words"),
    ],
)
def test_entities_of_an_escaped_text_are_undone_by_weight(body: str, text: str) -> None:
    posting, changes = unescape_posting(raw(body))
    assert posting.body == text
    assert bool(changes) == (body != text)


def test_entities_of_html_stay() -> None:
    assert unescape_posting(raw("R&amp;D", "html"))[0].body == "R&amp;D"


def test_entities_in_a_header_are_undone_and_ledgered() -> None:
    posting, changes = unescape_posting(raw("AT&T, M&M, H&M", title="R&amp;D Lead"))
    assert [field.value for field in posting.fields] == ["R&D Lead"]
    assert [tuple(change) for change in changes] == [(1, "entity", "&amp;", "&", 1)]


@given(st.text(st.sampled_from("&;<>lgtamp#x36025 \n"), max_size=60))
def test_unescaping_never_makes_markup(body: str) -> None:
    after = unescape_posting(raw(body))[0].body
    assert after.count("<") == body.count("<")
    assert after.count(">") == body.count(">")
