"""The table of words that show a happening, and a matcher that finds them in a parsed report."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from itertools import chain
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, ValidationError
from spacy.tokens import Doc, Token

from reportedly.claims.text.sentences import first_of_sentence
from reportedly.claims.text.token_table import token_table
from reportedly.claims.text.word_pattern import any_of
from reportedly.claims.text.words import word_list
from reportedly.vocabulary import VocabularyError, vocabulary

TABLE = Path(__file__).parent.parent / "data" / "triggers.toml"
ROLES = ("event", "attack", "harm", "means", "light")
SPOKEN = ("condemn", "demand", "accuse", "threaten")  # kinds in which whoever speaks is who acts
GAP = ".."
LONGEST_GAP = 3
MANY = 20_000  # spellings that are kept with their patterns in order
FORMS = Path(__file__).parent.parent / "data" / "verb_forms.toml"
VERB_TAGS = frozenset({"VERB", "AUX"})
NOUN_TAGS = frozenset(
    {"NOUN", "PROPN", "ADJ", "VERB"}
)  # headlines and lost commas make the tagger take nouns for others
ENDINGS = re.compile(r"(\w+)\[(\w+)\]")  # a stem and the letters that it may end in
_INFLECTED = (("ed", "e"), ("ing", "e"), ("es", "e"))


@cache
def _forms() -> Mapping[str, Any]:
    """The tables of `verb_forms.toml`."""
    table = tomllib.loads(FORMS.read_text(encoding="utf-8"))
    return {name: frozenset(words) if isinstance(words, list) else words for name, words in table.items()}


def is_headline_verb(word: str) -> bool:
    """Whether a word in lower case is a verb of headlines that the tagger takes for a plural noun."""
    return word in _forms()["headline_verbs"]


class Trigger(BaseModel):
    """An entry of `triggers.toml`; the head of that file tells what the fields mean."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str
    kind: str
    role: str
    effect: str | None = None
    also: tuple[str, ...] = ()
    needs: str | None = None
    scope: str | None = None
    verbs: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()


@dataclass(frozen=True)
class Hit:
    """A trigger found in a document: token positions (`end` excluded), the token that carries it, and as what."""

    start: int
    end: int
    anchor: int
    trigger: Trigger
    form: str

    @cached_property
    def role(self) -> str:
        return self.trigger.role


@dataclass(frozen=True)
class Pattern:
    words: tuple[str, ...]
    form: str
    trigger: Trigger

    @cached_property
    def further(self) -> frozenset[str]:
        """The words behind the first one, without which it stands nowhere."""
        return frozenset(self.words[1:]) - {GAP}

    @cached_property
    def thing(self) -> str | None:
        """What is done to, if the pattern is a verb with one such word: it may stand apart from the verb."""
        rest = self.words[1:]
        if self.form != "verb" or len(rest) != 1 + (GAP in rest) or rest[-1] in _forms()["particles"]:
            return None
        return rest[-1]


def load_triggers(path: Path = TABLE) -> tuple[Trigger, ...]:
    """Reads and checks the table. VocabularyError names the entry that is wrong."""
    kinds, effects = vocabulary().ids("event_kinds"), vocabulary().ids("effects")
    triggers = []
    for name, fields in tomllib.loads(path.read_text(encoding="utf-8")).items():
        try:
            trigger = Trigger(id=name, **fields)
        except ValidationError as error:
            raise VocabularyError(f"{path.name}: entry {name}: {error.errors()[0]['msg']}") from error
        wrong = [word for word in (trigger.effect, *trigger.also) if word is not None and word not in effects]
        if trigger.kind not in kinds or trigger.role not in ROLES or wrong:
            raise VocabularyError(f"{path.name}: entry {name}: unknown kind, role or effect")
        triggers.append(trigger)
    return tuple(triggers)


class TriggerIndex:
    """Finds the longest trigger that starts at each token."""

    def __init__(self, triggers: Sequence[Trigger]) -> None:
        self._by_first: dict[str, list[Pattern]] = {}
        self._ordered: dict[tuple[tuple[str, ...], str], list[Pattern]] = {}
        for trigger in triggers:
            for form, phrases in (("verb", trigger.verbs), ("noun", trigger.nouns), ("adjective", trigger.adjectives)):
                for phrase in phrases:
                    words = tuple(phrase.split())
                    self._by_first.setdefault(words[0], []).append(Pattern(words, form, trigger))
        self._quick = re.compile(rf"\b(?:{_any_stem(_stems(self._by_first, triggers))})")

    def worth(self, text: str) -> bool:
        """Whether any trigger might stand in the text: the first cut, a plain search for the stems of their words."""
        return self._quick.search(text.lower()) is not None

    def hits(self, doc: Doc) -> list[Hit]:
        """Hits in order; one token carries one hit, the longest phrase wins. Untagged tokens carry none."""
        table = token_table(doc)
        keys = list(map(_keys, table.lowers, table.lemmas, table.parts))
        present = set(chain.from_iterable(keys))
        things = cache(lambda at: list(_things(doc[at])))
        found: list[Hit] = []
        taken: set[int] = set()
        for i, part in enumerate(table.parts):
            known = self._candidates(keys[i], part) if part and i not in taken else ()
            candidates = [pattern for pattern in known if pattern.further <= present]
            if not candidates:
                continue
            token = doc[i]
            for pattern in candidates:
                hit = _match(doc, keys, i, pattern, things) if _fits(token, pattern) else None
                if hit is not None:
                    found.append(hit)
                    if GAP not in pattern.words:
                        taken.update(range(hit.start, hit.end))
                    break
        return found

    def _candidates(self, keys: tuple[str, ...], pos: str) -> Sequence[Pattern]:
        """Longest phrase first; of equally long ones first the one whose form is the token's part of speech."""
        if self._by_first.keys().isdisjoint(keys):
            return ()
        known = self._ordered.get((keys, pos))
        if known is None:
            own = "verb" if pos in VERB_TAGS else "noun" if pos in ("NOUN", "PROPN") else "adjective"
            merged = {id(p): p for key in keys for p in self._by_first.get(key, ())}
            known = sorted(merged.values(), key=lambda p: (-sum(word != GAP for word in p.words), p.form != own))
            if len(self._ordered) < MANY:
                self._ordered[keys, pos] = known
        return known


@cache
def trigger_index() -> TriggerIndex:
    """The index over the package's own table."""
    return TriggerIndex(load_triggers())


@cache
def _by_id() -> Mapping[str, Trigger]:
    return {trigger.id: trigger for trigger in load_triggers()}


def trigger_of(name: str) -> Trigger:
    """An entry of the package's table, for words that mean it only where they stand so."""
    return _by_id()[name]


@lru_cache(maxsize=MANY)
def _keys(lower: str, lemma: str, part: str) -> tuple[str, ...]:
    """The spellings under which a token is looked up: its form, its lemma, and a singular for capitalised plurals."""
    if not part:
        return (lower,)
    lemma = lemma.lower()
    keys = [lower]
    if lemma != lower and lemma:
        keys.append(lemma)
    for ending, base in _INFLECTED if part == "VERB" else ():
        if lower.endswith(ending) and len(lower) > 4:
            keys.append(lower.removesuffix(ending) + base)  # the lemmatizer takes "raped" for a form of "rap"
    if part == "PROPN" and lower.endswith("s") and len(lower) > 4:
        keys += [lower[:-1], lower[:-2]] if lower.endswith("es") else [lower[:-1]]
    return tuple(keys)


def _match(
    doc: Doc, keys: Sequence[tuple[str, ...]], i: int, pattern: Pattern, things: Callable[[int], Sequence[Token]]
) -> Hit | None:
    """The hit of a pattern whose first word stands at a token that it may begin with."""
    at, last = i + 1, i
    gap = False
    for word in pattern.words[1:]:
        if word == GAP:
            gap = True
            continue
        reach = min(len(keys), at + (LONGEST_GAP + 1 if gap else 1))
        while at < reach and not (word in keys[at] and _may_be(doc[at], word, pattern)):
            at += 1
        if at >= reach:
            return _match_apart(keys, i, pattern, things)
        last, at, gap = at, at + 1, False
    anchor = i if pattern.form == "verb" else _noun_head(doc, i, last)
    return Hit(i, last + 1, anchor, pattern.trigger, pattern.form)


def _match_apart(
    keys: Sequence[tuple[str, ...]], i: int, pattern: Pattern, things: Callable[[int], Sequence[Token]]
) -> Hit | None:
    """A verb whose thing stands before it or further off: "the convoy was blocked", "weapons that it sent", "sent more
    than a thousand heavily armed soldiers"."""
    word = pattern.thing
    for thing in things(i) if word is not None else ():
        if word in keys[thing.i]:
            return Hit(min(i, thing.i), max(i, thing.i) + 1, i, pattern.trigger, pattern.form)
    return None


def _things(verb: Token) -> Iterator[Token]:
    """What is done to: objects, passive subjects, the noun that a participle or a relative clause hangs on."""
    things = [t for t in verb.children if t.dep_ in ("dobj", "nsubjpass")]
    if verb.tag_ == "VBN" and verb.dep_ == "acl":
        things.append(verb.head)
    for thing in things:
        yield thing
        yield from thing.conjuncts
        if thing.lemma_.lower() in word_list("shares"):  # "lost 30 percent of the territory"
            yield from (t for prep in thing.rights if prep.lower_ == "of" for t in prep.rights if t.dep_ == "pobj")


def _may_be(token: Token, word: str, pattern: Pattern) -> bool:
    """An inflected verb is no part of a noun: "insurgents attacked" is no "insurgent attack"."""
    return pattern.form != "noun" or token.tag_ not in ("VBD", "VBN") or token.lower_ == word


def _noun_head(doc: Doc, first: int, last: int) -> int:
    """The token of a phrase on which the others hang."""
    for i in range(last, first - 1, -1):
        if not first <= doc[i].head.i <= last or doc[i].head.i == i:
            return i
    return last


def _fits(token: Token, pattern: Pattern) -> bool:
    if pattern.form == "verb":
        verb = token.pos_ in VERB_TAGS or (is_headline_verb(token.lower_) and _between_numbers(token))
        if GAP in pattern.words and (token.dep_ == "aux" and pattern.words[0] == "have"):
            return False  # "has killed several fighters": nobody has them
        return verb and not (token.dep_ == "amod" and GAP in pattern.words and not _after_noun(token))
    if pattern.form == "noun":
        return token.pos_ in NOUN_TAGS and (token.pos_ != "VERB" or len(pattern.words) > 1)
    return token.pos_ in ("ADJ", "VERB", "NOUN", "PROPN", "ADV", "ADP")


def _after_noun(verb: Token) -> bool:
    """Whether what the parser takes for a participle before a noun acts: "rebels from Lorn fired rockets"."""
    return verb.i > first_of_sentence(verb) and verb.nbor(-1).pos_ in ("NOUN", "PROPN")


def _between_numbers(token: Token) -> bool:
    """ "Blast kills 30 injures 90": without a comma the tagger takes the second verb for a noun."""
    return 0 < token.i < len(token.doc) - 1 and token.nbor(-1).pos_ == token.nbor(1).pos_ == "NUM"


def _stems(first_words: Mapping[str, object], triggers: Sequence[Trigger]) -> set[str]:
    """Patterns for the beginnings of the words that tell most of a happening; light verbs and articles tell little."""
    light = {word.split()[0] for t in triggers if t.role == "light" for word in t.verbs}
    rest = {p for t in triggers if t.role != "light" for p in (*t.verbs, *t.nouns, *t.adjectives)}
    stems: set[str] = set()
    for phrase in rest:
        words = [word for word in phrase.split() if word not in (GAP, "-") and word not in _forms()["particles"]]
        if not words:
            continue  # no word of its own: it is found where another word lets the sentence through
        telling = [word for word in words if word not in light and len(word) > 2]
        stems.update(_stem(max(reversed(telling or words), key=len)))  # of two alike the thing, not its verb
    return {stem for stem in stems if not any(stem != other and stem.startswith(other) for other in stems)}


def _any_stem(stems: Set[str]) -> str:
    """A pattern for any of the stems, most of which are plain letters with or without two ways to end."""
    plain, others = set(), []
    for stem in sorted(stems):
        ends = ENDINGS.fullmatch(stem)
        if ends is not None:
            plain |= {ends[1] + letter for letter in ends[2]}
        elif stem.isalpha():
            plain.add(stem)
        else:
            others.append(stem)
    return "|".join([any_of(plain), *others] if plain else others)


def _stem(word: str) -> tuple[str, ...]:
    """Patterns with which every inflected form begins: "besiege" and "besieging", "carry" and "carries"."""
    if word in _forms()["stems"]:
        return tuple(_forms()["stems"][word])
    if word[-1] in "ey" and len(word) > 2:
        return (f"{re.escape(word[:-1])}[{word[-1]}i]",)
    return (re.escape(word),)
