"""Sentences of a body that say where one may live to take the job.

Comes in: one line of plain words. Goes out: the places of the first sentence that limits or opens the job to them, with
those words. Must never take the employer's own places, customers or offices for a limit.
"""

import re
from functools import cache
from typing import NamedTuple

from sitegen.model.place import Place
from sitegen.reading.geography.locating import locate
from sitegen.reading.rules import load


class HiringSentence(NamedTuple):
    """Where a sentence says one may live."""

    places: tuple[Place, ...]
    words: str
    stated: bool
    """False for a right to work, from which the place of work only follows."""


_PEOPLE = r"(?:all |any |only |qualified |eligible |remote )*(?:candidates?|applicants?|applications|residents|people|individuals|those|talent|persons?|employees|citizens|everyone|anyone|developers|engineers)"
_WHERE = r"(?:(?:currently |physically |permanently |legally |already |also |remotely )*(?:based|located|living|residing|reside|resides|live|lives|domiciled|resident|situated|working|work|works)\s)?(?:anywhere |from anywhere |remotely |remote |out )?(?:in|from|within|across|throughout|inside)"
_LIMITS = (
    # "You must be based in Spain", "Candidates need to reside in the UK"
    rf"(?:must|should|need(?:s)? to|required to|have to|has to|you will|you'll|you are|you're)\s(?:all\s)?(?:be\s|currently\s|physically\s|already\s|legally\s|permanently\s)*"
    rf"(?:a\sresident\sof|based|located|living|residing|reside|live|domiciled|resident)\s(?:anywhere\s)?(?:in|within|from|across|of)?\b",
    # "open to candidates in …", "We only hire in …", "We accept applications from …"
    rf"(?:open|available|limited|restricted|reserved)\s(?:only\s)?(?:to|for)\s{_PEOPLE}(?:\s(?:who\s(?:are|is|can)\s)?{_WHERE})?",
    rf"(?:consider(?:ing)?|accept(?:ing)?|welcom(?:e|ing)|seeking|looking for|hir(?:e|ing)|employ(?:ing)?)\s{_PEOPLE}\s(?:who\s(?:are|is)\s)?{_WHERE}",
    r"(?:we(?:'re| are)?|currently|only|is)\s(?:currently\s|only\s|also\s|actively\s)*(?:able to\s)?hir(?:e|ing)\s(?:only\s|remotely\s|anywhere\s|talent\s|people\s)*(?:in|from|within|across)",
    # "This role is remote within the US", "The position can be based anywhere in Europe"
    r"(?:role|position|job|opportunity|opening|vacancy|contract)\s(?:is|can be|may be|will be|could be|must be)\s(?:a\s|an\s|open\s|available\s|fully\s|completely\s|entirely\s|100\s?%\s|only\s|also\s|currently\s|primarily\s)*"
    r"(?:remote(?:ly)?|based|located|performed|filled|open|available|virtual|home-based|remote-first|remote-friendly)(?:\sremotely|\srole|\sposition|\sjob|\sopportunity|\swork|\sbased|\sto\sbe\sbased)*\s?[,(]?\s?(?:and\s|but\s|to\s(?:anyone|candidates|people|applicants|residents)\s|for\s(?:anyone|candidates|people|applicants|residents)\s)*(?:(?:can be\s|must be\s|who\s(?:are|is)\s)?(?:based|located|living|residing)\s)?(?:from\s|anywhere\s)*(?:in|within|from|across|throughout|anywhere in)",
    r"(?:work(?:ing)?|can work|job|position|role|employment|opportunity|contract)\s(?:fully\s|100\s?%\s)?(?:remotely|remote)\s(?:from\s)?(?:anywhere\s)?(?:in|within|from|across|throughout)",
    r"(?:100\s?%|fully|full|completely|permanent(?:ly)?|us-based|home)[ -](?:remote|remotely)(?:\s(?:position|role|job|work|opportunity))?\s?[,(–-]?\s?(?:from\s)?(?:anywhere\s)?(?:in|within|from|across|throughout)",
    r"(?:work|live|located|based|remote|applicants|candidates|hiring|hire|people|talent)\s(?:\w+\s){0,2}?(?:from\s|in\s)?anywhere\s(?:in|within|across|on)",
    rf"(?:candidates?|applicants?)\s(?:\w+\s){{0,2}}?(?:based|located|living|residing|resident|domiciled)\s(?:anywhere\s)?(?:in|within)",
)
_RIGHTS = (
    r"(?:authori[sz]ed|authori[sz]ation|eligible|eligibility|permitted|entitled|right|permit|permission)\s(?:to\s|for\s)(?:legally\s|lawfully\s)*(?:work(?:ing)?|employment)\s(?:\w+\s){0,3}?(?:in|within)",
    r"(?:work|employment)\s(?:authori[sz]ation|permit|visa|eligibility)\s(?:in|for|within)",
)
_BODY_LINES = re.compile(rf"(?:{'|'.join(f'(?:{pattern})' for pattern in _LIMITS)})(?!\w)", re.IGNORECASE)
_RIGHT_LINES = re.compile(rf"(?:{'|'.join(f'(?:{pattern})' for pattern in _RIGHTS)})(?!\w)", re.IGNORECASE)
_NATIONAL = re.compile(
    r"\b(?P<place>[A-Z][\w.]*(?:\s[A-Z][\w.]*){0,2})[ -](?:based (?:candidates|applicants|only|employees|residents)|(?:residents|candidates|applicants|citizens) only|only\b(?=\s*[.,;)!]|$))"
)
_GLOBAL = re.compile(
    r"\b(?:(?:work|live|based|hir(?:e|ing)|remote|candidates|applicants|talent|apply|located|team ?members?|position|role|job|open)\b[^.;!?]{0,60}?\b"
    r"(?:(?:from |to )?anywhere (?:in|on|around) the (?:world|globe|planet)|anywhere on earth|worldwide|globally remote|any country))(?!\s+for\s+(?:up to\s+)?\w+\s+(?:weeks?|days?|months?))",
    re.IGNORECASE,
)
_NOT_HERE = re.compile(
    r"\b(?:not|cannot|can't|unable|don't|isn't|aren't|unless|except|excluding|other than|outside)\b|\b(?:weeks?|days|months?|\d+ days?)\s(?:per|a|each|every|of)\b.{0,30}abroad|customers|clients|users|offices\b",
    re.IGNORECASE,
)
_END = re.compile(
    r"[.;!?](?:\s|$)|\)|\s(?:and|or|but|to|with|who|that|which|where|for|as|is|are|must|will|should|due|at|on|by|without|if|when|while|because|preferably|ideally)\s(?![A-Z])|,\s(?:and|or|but|we|you|with|where|who|as|so|the|our|this)\s(?![A-Z])|\s[-–—]\s(?![A-Z])"
)
_SENTENCE = re.compile(r"(?<=[a-z)!?]{2}[.!?])\s+(?=[A-Z])")


def hiring_sentence(line: str) -> HiringSentence | None:
    """The first sentence of a line that says where one may live.

    >>> hiring_sentence("You must be based in Spain or Portugal to apply.").places[1].country
    'PT'
    >>> hiring_sentence("We are based in Berlin and sell to customers in Spain.")
    """
    if not _CUES.search(line):
        return None
    for sentence in _SENTENCE.split(line):
        if match := _GLOBAL.search(sentence):
            if not _NOT_HERE.search(sentence[: match.end()]):
                return HiringSentence((Place(text="Anywhere", area="worldwide"),), _cut(sentence), True)
        for match in _BODY_LINES.finditer(sentence):
            if places := _places_after(sentence, match):
                return HiringSentence(places, _cut(sentence), True)
        for match in _NATIONAL.finditer(sentence):
            if places := _certain(match["place"]):
                return HiringSentence(places, _cut(sentence), True)
        for match in _RIGHT_LINES.finditer(sentence):
            if places := _places_after(sentence, match):
                return HiringSentence(places, _cut(sentence), False)
    return None


_CUES = re.compile(
    r"\b(?:based|locat|resid|liv|remote|hir|candidat|applica|anywhere|worldwide|authori|eligib|permi|right to|only\b|open to|domicil|world|globe)",
    re.IGNORECASE,
)


def _places_after(sentence: str, match: re.Match[str]) -> tuple[Place, ...]:
    """The places behind a cue, up to where the clause ends; none where the clause denies or speaks of others."""
    if _NOT_HERE.search(sentence[max(0, match.start() - 40) : match.end()]):
        return ()
    clause = sentence[match.end() : match.end() + 160].strip(" :,")
    if end := _END.search(clause):
        clause = clause[: end.start()]
    return _certain(clause)


@cache
def _certain(clause: str) -> tuple[Place, ...]:
    """Places of a clause, where every one of its words is a known place; a single city only where it is large."""
    places = locate(clause).places
    if (
        not places
        or any(not (place.country or place.area) for place in places)
        and not places[0].country
        and not places[0].area
    ):
        return ()
    return tuple(place for place in places if place.country or place.area)


def _cut(sentence: str) -> str:
    return sentence if len(sentence) <= 200 else sentence[:199].rstrip() + "…"
