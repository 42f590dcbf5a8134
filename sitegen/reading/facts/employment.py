"""The kind of employment: full-time, permanent, contract, internship … as stated, never assumed.

Comes in: employment fields, the title and the body. Goes out: the kinds, in a fixed order. "Benefits for full-time
employees", a "Smart Contract Engineer" and an "Internal Tools" team say nothing about the job.
"""

import re
from collections.abc import Iterable, Sequence
from typing import get_args

from sitegen.model.fact import Fact
from sitegen.model.posting import EmploymentType, Field
from sitegen.model.problem import Problem
from sitegen.reading.late import late
from sitegen.reading.reading import Found, Line, Reading, comes_first, derived, from_body, lost, stated
from sitegen.reading.rules import load
from sitegen.reading.vocabulary.cues import Cues, cue_of, cues_of, lines_with
from sitegen.reading.vocabulary.phrases import alternatives, any_of

Kinds = tuple[EmploymentType, ...]

ORDER: Kinds = get_args(EmploymentType)
_RULES = load("employment")
_WORDS: dict[EmploymentType, str] = {kind: alternatives(_RULES["words"][kind]) for kind in ORDER}
_FIELD = {kind: late(rf"(?<![^\W_])(?:{words})(?![^\W_])", re.IGNORECASE) for kind, words in _WORDS.items()}


def _phrases() -> dict[str, tuple[tuple[EmploymentType, str], ...]]:
    """Cue → the phrases that cannot do without it, each with its kind."""
    found: dict[str, list[tuple[EmploymentType, str]]] = {}
    for kind in ORDER:
        for words in _RULES["words"][kind]:
            found.setdefault(cue_of(words), []).append((kind, words.removesuffix("*").lower()))
    return {cue: tuple(phrases) for cue, phrases in found.items()}


_PHRASES = _phrases()
_CUES = Cues(_PHRASES)
"""Most lines speak of no kind at all."""

# In a title, words that are also the subject of work ("Smart Contract Engineer", "Volunteer Coordinator") count only
# between separators: "(Contract)", "Engineer - Contract", "Contract: Engineer", "6 month contract".
_EDGE = r"(?:^|[(\[|,:;/–—-])\s*(?:urgent\s+)?"
_LENGTH = r"(?:(?:full|part)[- ]time\s+|\d+[- ]months?\s+|\d+m\s+|(?:long|short)[- ]term\s+|\w+\s+\d{4}\s+)?"
_WHAT = r"(?:\s+(?:role|position|job|basis|only|opportunity|remote|hire|to\s+hire|w2|c2c|\d+\s+months?))*"
_END = r"\s*(?=$|[)\]|,:;/–—-])"
_RUN_BY = r"(?!\s+(?:program|programme|coordinator|manager|recruiter|success|marketplace))"
_SUBJECTS_OF_WORK: Kinds = ("contract", "permanent", "temporary", "volunteer")


def _title_pattern(kind: EmploymentType) -> re.Pattern[str]:
    if kind in _SUBJECTS_OF_WORK:
        return late(rf"{_EDGE}{_LENGTH}(?:{_WORDS[kind]}){_WHAT}{_END}", re.IGNORECASE)
    return late(rf"(?<![\w-])(?:{_WORDS[kind]})(?!\w){_RUN_BY}", re.IGNORECASE)


_TITLE = {kind: _title_pattern(kind) for kind in ORDER}


# In a body, a kind counts with what a job is called behind it: "a full-time, remote position", "contract basis".
_BETWEEN = r"(?:[,/\s]+(?!(?:employees?|of|for|to|with|from|in|the|nor)\b)[\w-]+){0,3}[,/\s]+"
_AS_A_JOB = rf"(?:\s*\([^()]{{0,40}}\))?{_BETWEEN}(?:{alternatives(_RULES['job']['words'])})\b"
_A = r"\b(?:this|our|the|an?|is a|remote|paid|summer|winter|unpaid)\s+(?:[\w-]+\s+){0,2}"
_BODY_FORMS: dict[EmploymentType, str] = {
    kind: rf"(?<![\w-])(?:{words}){_AS_A_JOB}" for kind, words in _WORDS.items()
} | {
    "internship": rf"{_A}internship\b|\bas an? (?:\w+\s)?intern\b",
    "apprenticeship": rf"{_A}apprenticeship\b|\ben alternance\b",
    "volunteer": r"\b(?:this is|a)\s+(?:an?\s+)?(?:volunteer|unpaid|pro[- ]bono)\s+(?:role|position|gig|job|project)\b",
}
_BODY = {kind: late(form, re.IGNORECASE) for kind, form in _BODY_FORMS.items()}
_ALSO = late(
    r"(?:\b(?:en|un|contrat|[Cc]ontrat :|type :)\s|^\W*)(?:(?P<permanent>CDI)|(?P<temporary>CDD))\b|\b(?P<clt>CLT)\b"
    r"|\b(?P<contract>independent contractor|B2B contract|contrato PJ)\b"
    r"|\b(?:in|en|à|a)\s+(?P<full>Vollzeit|temps plein|tiempo completo|jornada completa)\b|\bfull[- ]time hours\b"
)
"""What states a kind without a word for job. CDI is also a Java API, so it needs a French word before it."""
_SUBJECT, _NOT_THE_JOB, _LEGAL = (
    late(any_of(_RULES[table]["words"]), re.IGNORECASE) for table in ("subject", "not_the_job", "legal")
)
_FUTURE = late(r"\b(?:future|potential|into|to|former)\s*(?:\w+\s)?$", re.IGNORECASE)
_LABEL = late(rf"\W*(?:{alternatives(_RULES['labels']['words'])})\s*[:–—-]\s*(?P<value>.*)", re.IGNORECASE)


def find_employment(reading: Reading) -> Found[Kinds]:
    """The kinds of employment that a field, else the title, else the body states."""
    if reading.denied("employment"):
        return Found()
    problems: list[Problem] = []
    for field in reading.fields("employment"):
        kinds = parse_employment(field.value)
        if kinds:
            return _weighed(reading, [stated(kinds, field)], problems)
        if field.origin in ("override", "front matter"):
            message = f'employment: "{field.value[:80]}" is no kind of employment'
            problems.append(reading.problem(field, "bad-employment", message, f"Known: {', '.join(ORDER)}."))
    return _weighed(reading, [], problems)


OPPOSITES: tuple[tuple[EmploymentType, EmploymentType], ...] = (
    ("full-time", "part-time"), ("permanent", "contract"), ("permanent", "temporary"), ("permanent", "freelance"),
)  # fmt: skip


def _weighed(reading: Reading, found: list[Found[Kinds] | None], problems: list[Problem]) -> Found[Kinds]:
    """The strongest of what is found, the title and the text, and the others that say something else."""
    weighed = (*found, _in_title(reading.fields("title")), _in_body(reading.lines))
    facts = [each.fact for each in weighed if each and each.fact]
    if not facts:
        return Found(None, tuple(problems))
    believed, *others = facts
    passed = (
        lost(
            other,
            ", ".join(other.value),
            "the title comes first" if _is_title(believed) else comes_first(believed.evidence.origin),
            contradicts=_exclude(believed.value, other.value),
        )
        for other in others
        if not set(other.value) <= set(believed.value)
    )
    return Found(believed, tuple(problems), tuple(passed))


def _is_title(fact: Fact[Kinds]) -> bool:
    return not fact.evidence.stated


def _exclude(one: Kinds, other: Kinds) -> bool:
    """True where a kind of one is the opposite of one of the other, and neither offers both."""
    pairs = (*OPPOSITES, *((right, left) for left, right in OPPOSITES))
    return any(left in one and right in other and left not in other and right not in one for left, right in pairs)


def parse_employment(words: str) -> Kinds:
    """The kinds that an employment field names.

    >>> parse_employment("permanent / part-time"), parse_employment("FULL_TIME"), parse_employment("fulltime_permanent")
    (('part-time', 'permanent'), ('full-time',), ('full-time', 'permanent'))
    >>> parse_employment("contract, 6 months (extendable)"), parse_employment("international")
    (('contract',), ())
    """
    apart = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", words)
    return _kinds(kind for kind in ORDER if _FIELD[kind].search(apart) or _FIELD[kind].search(words))


def _kinds(found: Iterable[EmploymentType]) -> Kinds:
    """In fixed order; a "permanent contract" or "employment contract" is no contract work."""
    kinds = set(found)
    return tuple(kind for kind in ORDER if kind in kinds and not (kind == "contract" and "permanent" in kinds))


def _in_title(titles: Iterable[Field]) -> Found[Kinds] | None:
    for field in titles:
        kinds = title_kinds(field.value)
        if kinds:
            return derived(kinds, field.origin, field.line, field.value)
    return None


def title_kinds(title: str) -> Kinds:
    """The kinds that a title names.

    >>> title_kinds("Contract: Senior Engineer"), title_kinds("Writer (part-time, freelance)")
    (('contract',), ('part-time', 'freelance'))
    >>> title_kinds("Smart Contract Engineer"), title_kinds("Internal Tools Engineer")
    ((), ())
    """
    return tuple(kind for kind in _possible(title.lower()) if _TITLE[kind].search(title))


def _in_body(lines: Sequence[Line]) -> Found[Kinds] | None:
    label: Line | None = None
    possible = {line.number for line in lines_with(lines, _CUES) if _possible(line.lower)}
    for line in lines:
        kinds = (_labelled(line, label) or _stated_in(line.text)) if line.number in possible else ()
        if kinds:
            return from_body(kinds, line.number, line.text[:200])
        label = line if len(line.text) < 60 else None
    return None


def _possible(lower: str) -> Kinds:
    """The kinds whose words may be in a text, given in lower case."""
    kinds = {kind for cue in _CUES & cues_of(lower) for kind, words in _PHRASES[cue] if words in lower}
    return tuple(kind for kind in ORDER if kind in kinds) if kinds else ()


def _labelled(line: Line, above: Line | None) -> Kinds:
    """`Job type: full-time`, the value under such a label, or one cell of `Company | Role | Contract`."""
    match = _LABEL.fullmatch(line.text)
    if match and len(match["value"]) < 80:
        return parse_employment(match["value"])
    if above and len(line.text) < 40 and (over := _LABEL.fullmatch(f"{above.text.rstrip(':')}:")) and not over["value"]:
        return parse_employment(line.text)
    cells = [cell.strip() for cell in line.text.split("|")]
    if len(cells) > 2:
        return _kinds(kind for kind in ORDER for cell in cells if len(cell) < 40 and _FIELD[kind].fullmatch(cell))
    return ()


def _stated_in(text: str) -> Kinds:
    """The kinds that a sentence says the job is.

    >>> _stated_in("This is a 6-month contract position."), _stated_in("We offer benefits to full-time employees.")
    (('contract',), ())
    """
    for sentence in re.split(r"(?<=[.!?;])\s+", text):
        possible = _possible(sentence.lower())
        if not possible or _LEGAL.search(sentence):
            continue
        if _NOT_THE_JOB.search(sentence) and not re.search(r"\bthis\b", sentence, re.IGNORECASE):
            continue
        found = [kind for kind in possible if (match := _BODY[kind].search(sentence)) and _is_subject(sentence, match)]
        also = _ALSO.search(sentence)
        if also:
            default: EmploymentType = "permanent" if also["clt"] else "full-time"
            found.append(next((kind for kind in ORDER if also.groupdict().get(kind)), default))
        if found:
            return _kinds(found)
    return ()


def _is_subject(sentence: str, match: re.Match[str]) -> bool:
    before = sentence[: match.start()]
    is_introduced = not before.strip() or _SUBJECT.search(before[-60:] + match.group())
    return bool(is_introduced) and not re.search(
        r"\b(?:future|potential|into|to|former)\s*(?:\w+\s)?$", before, re.IGNORECASE
    )
