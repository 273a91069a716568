"""Tolls: how many people were harmed, how, and who they were. Works outward from each quantity to a word of harm."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

from spacy.tokens import Doc, Token

from reportedly.claims.numbers import Quantity, find_quantities
from reportedly.claims.triggers import Hit
from reportedly.vocabulary import vocabulary

TABLE = Path(__file__).parent / "data" / "how_many.toml"
SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
INSIDE = frozenset(
    {"nummod", "quantmod", "conj", "appos", "amod", "compound", "nmod", "det", "npadvmod", "dep", "predet"}
)
INTRANSITIVE = frozenset({"die", "perish", "succumb", "flee", "disappear", "go"})
LOOK = 6  # tokens to either side in which a plain neighbour counts when the parse gives no path


@dataclass(frozen=True)
class TollMention:
    """A toll in the text: token positions of its words (`end` excluded), the hit that shows the harm, and what it counts."""

    start: int
    end: int
    hit: Hit
    effect: str
    group: str
    low: int | None
    high: int | None
    part: bool = False
    vague: str | None = None
    others: bool = False
    rule: str = ""
    also: tuple[str, ...] = ()


@dataclass(frozen=True)
class Counted:
    """A quantity with the noun it counts; `noun` None where it stands alone ("17 were killed")."""

    quantity: Quantity
    head: Token
    noun: Token | None
    group: str
    part: bool = False
    others: bool = False


def find_tolls(doc: Doc, hits: Sequence[Hit], dates: Sequence[tuple[int, int]] = ()) -> list[TollMention]:
    """All tolls of a document, in order. `hits` are the triggers found in it, `dates` the spans (code points) of
    calendar dates and clock times, whose numbers count nobody."""
    harms = {hit.anchor: hit for hit in hits if hit.role == "harm" and hit.trigger.effect is not None}
    if not harms:
        return []
    taken = {i for start, end in dates for i in _tokens_between(doc, start, end)}
    quantities = [q for q in find_quantities(doc, taken)]
    counted = [c for c in (_counted(doc, q) for q in quantities) if c is not None]
    counted += _singulars(doc, {i for c in counted for i in range(c.quantity.start, c.quantity.end)})
    counted += _named(doc, harms)
    counted.sort(key=lambda c: c.quantity.start)
    tolls: list[TollMention] = []
    for item in counted:
        tolls += _tolls_of(doc, item, harms, tolls)
    tolls += _none_harmed(doc, harms)
    return _settle(tolls)


def _tokens_between(doc: Doc, start: int, end: int) -> range:
    span = doc.char_span(start, end, alignment_mode="expand")
    return range(span.start, span.end) if span is not None else range(0)


# --- what a quantity counts -------------------------------------------------------------------------------------------


@cache
def _table() -> Mapping[str, Any]:
    return tomllib.loads(TABLE.read_text(encoding="utf-8"))


@cache
def person_nouns() -> Mapping[str, str]:
    """Lower-case nouns (plurals and singulars, one or two words) to the group that they name."""
    words: dict[str, str] = {}
    for group, nouns in _table()["people"].items():
        for noun in nouns:
            words[noun] = words[_plural(noun)] = group
    for entry in vocabulary().groups.values():
        words |= dict.fromkeys(entry.words, entry.id)
    return words


@cache
def things() -> frozenset[str]:
    nouns = _table()["things"]
    return frozenset(nouns) | {_plural(noun) for noun in nouns}


def _plural(noun: str) -> str:
    if noun.endswith("man"):
        return noun[:-2] + "en"
    return noun[:-1] + "ies" if noun.endswith("y") and noun[-2] not in "aeiou" else noun + "s"


def group_of(noun: Token) -> str | None:
    """The group that a noun names: with the word before it ("aid workers"), by itself, or "people" for a plural
    nationality; None where it names no people."""
    words = person_nouns()
    if noun.i:
        pair = words.get(f"{noun.nbor(-1).lower_} {noun.lower_}")
        if pair is not None:
            return pair
    own = words.get(noun.lower_) or words.get(noun.lemma_.lower())
    if own in ("people", "combatants") and noun.lower_ in (
        "members",
        "member",
        "forces",
        "force",
        "staff",
        "elements",
        "leader",
        "leaders",
    ):
        return _group_of_members(noun)
    if own is not None:
        return own
    if (
        noun.pos_ in ("PROPN", "NOUN", "ADJ")
        and noun.text[:1].isupper()
        and noun.lower_.endswith(("ans", "ians", "is", "ese", "ish", "kurds", "arabs"))
    ):
        return "people"
    return None


def _group_of_members(noun: Token) -> str:
    """ "Members of the al-Nusra Front" are combatants; members of a family, a council or the staff are people."""
    words = {token.lower_ for token in noun.subtree}
    civil = {
        "family",
        "council",
        "parliament",
        "staff",
        "household",
        "civil",
        "civilian",
        "community",
        "tribe",
        "clan",
        "team",
        "church",
        "crew",
        "medical",
        "minority",
    }
    if noun.lower_ in ("forces", "force", "elements"):
        return "combatants"
    if words & civil or noun.lower_ == "staff":
        return "people"
    capital = any(token.text[:1].isupper() for token in noun.subtree if token.i > noun.i)
    return (
        "combatants"
        if capital or words & {"group", "militia", "army", "security", "police", "militant", "terrorist"}
        else "people"
    )


def _counted(doc: Doc, quantity: Quantity) -> Counted | None:
    """The noun a quantity counts, or None where it counts no people (a year, a distance, vehicles, an age)."""
    if not doc[quantity.start].pos_ or _is_calendar(doc, quantity) or _is_age(doc, quantity):
        return None
    noun, others = _noun_after(doc, quantity)
    head = noun or doc[quantity.end - 1]
    if noun is not None and any(t.pos_ == "DET" and t.lower_ in ("the", "this", "that") for t in doc[quantity.end : noun.i]):
        return None  # "1285 The army's units ...": a number that stands by itself
    if noun is not None and (noun.lower_ in things() or noun.lemma_.lower() in things()) and group_of(noun) is None:
        return None
    group = group_of(noun) if noun is not None else None
    if noun is not None and group is None and noun.pos_ not in ("NOUN", "PROPN", "ADJ", "VERB"):
        return None
    part = _is_part(doc, quantity, head)
    return Counted(quantity, head, noun, group or "people", part, others)


def _noun_after(doc: Doc, quantity: Quantity) -> tuple[Token | None, bool]:
    """The counted noun: by the parse, else the first noun of people in the words that follow; and whether it is "others"."""
    last = doc[quantity.end - 1]
    others = any(
        token.lower_ in ("others", "other", "more", "another") for token in doc[quantity.end : quantity.end + 3]
    )
    candidates: list[Token] = []
    head = last.head
    if (
        last.dep_ in ("nummod", "amod", "quantmod", "compound", "det", "nmod")
        and head.i >= quantity.end
        and head.i - quantity.end <= 6
    ):
        candidates.append(head)
    following = doc[quantity.end : quantity.end + 6]
    for token in following:
        if (
            token.is_punct
            or (token.pos_ in ("VERB", "AUX") and group_of(token) is None)
            or token.lower_ in ("in", "and", "by", "on", "at", "with", "to", "from", "for", "near")
        ):
            break
        if token.lower_ in ("them", "whom", "those"):
            return None, others
        if group_of(token) is not None and not _is_modifier(token):
            candidates.insert(0, token)
            break
        if (
            token.pos_ in ("NOUN", "PROPN")
            and not _is_modifier(token)
            and not (token.dep_ in ("compound", "nmod") and token.head.i > token.i)
        ):
            candidates.insert(0, token)
            break
    return (candidates[0] if candidates else None), others


def _is_modifier(token: Token) -> bool:
    """A word of people that only describes the next one ("rebel fighters", "police officers", "militant group")."""
    if token.i + 1 >= len(token.doc) or token.dep_ not in ("compound", "amod", "nmod"):
        return False
    following = token.nbor(1)
    return following.pos_ in ("NOUN", "PROPN") and token.head.i > token.i and group_of(following) is not None


def _is_calendar(doc: Doc, quantity: Quantity) -> bool:
    """A year, a day of a month, a clock time, money, a percentage."""
    token = doc[quantity.start]
    before = doc[quantity.start - 1] if quantity.start else None
    after = doc[quantity.end] if quantity.end < len(doc) else None
    months = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
    plain = quantity.low == quantity.high and token.text.isdigit()
    joined = ("-", "/", ".")
    if plain and any(
        t is not None and t.text in joined and n is not None and n.text[:1].isdigit() and not t.whitespace_
        for t, n in ((after, _at(doc, quantity.end + 1)), (before, _at(doc, quantity.start - 2)))
    ):
        return True
    if (
        plain
        and len(token.text) == 4
        and 1900 <= int(token.text) <= 2100
        and (after is None or group_of(after) is None)
    ):
        return True
    if (
        plain
        and int(token.text) <= 31
        and any(t is not None and t.lower_[:3] in months and t.text[:1].isupper() for t in (before, after))
    ):
        return True
    if after is not None and after.lower_ in ("%", "percent", "per", "a.m.", "p.m.", "gmt", "am", "pm"):
        return True
    return before is not None and (
        before.text in ("$", "€", "£", "#", ":", "/")
        or before.lower_ in ("no.", "number", "resolution", "article", "age", "aged")
    )


def _at(doc: Doc, i: int) -> Token | None:
    return doc[i] if 0 <= i < len(doc) else None


def _is_age(doc: Doc, quantity: Quantity) -> bool:
    """ "a 45-years-old woman", "20-year-old", "Slepian, 52,"."""
    after = [token.lower_ for token in doc[quantity.end : quantity.end + 4]]
    if (
        after[:1] == ["-"]
        and len(after) > 1
        and after[1].startswith(
            ("year", "month", "day", "hour", "minute", "story", "storey", "mile", "km", "nation", "member", "point")
        )
    ):
        return True
    if after[:1] and after[0].startswith(("year", "month")) and "old" in after:
        return True
    return (
        after[:1] == [","]
        and quantity.start > 0
        and doc[quantity.start - 1].text == ","
        and quantity.high is not None
        and quantity.high < 100
    )


def _is_part(doc: Doc, quantity: Quantity, head: Token) -> bool:
    """Whether the words before or after say that this is a subset of a number given before."""
    table = _table()["part"]
    before = [token.lower_ for token in doc[max(0, quantity.from_ - 4) : quantity.from_]]
    after = [token.lower_ for token in doc[quantity.end : quantity.end + 3]]
    if after[:1] == ["of"] and len(after) > 1 and after[1] in table["of"]:
        return True
    if any(word in table["words"] for word in before[-3:]):
        return True
    for token in (head, *list(head.ancestors)[:2]):
        if token.dep_ == "conj" and token.head.i < quantity.start and _is_introduced(token.head):
            return True
    following = [token.lower_ for token in doc[head.i + 1 : head.i + 6]]
    return "among" in following and any(
        w in ("dead", "killed", "injured", "wounded", "victims", "casualties") for w in following
    )


def _is_introduced(token: Token) -> bool:
    chain = [token]
    while chain[-1].dep_ == "conj" and len(chain) < 6:
        chain.append(chain[-1].head)
    return any(t.head.lower_ in _table()["part"]["words"] for t in chain)


def _named(doc: Doc, harms: Mapping[int, Hit]) -> list[Counted]:
    """One person told by a name or a pronoun: "Slepian was killed", "he was hanged", "the police arrested Mohamed"."""
    found = []
    for i, hit in harms.items():
        if hit.form != "verb" or hit.trigger.effect not in ("killed", "injured", "detained", "abducted"):
            continue
        passive = any(t.dep_ == "auxpass" for t in doc[i].children)
        for token in doc[i].children:
            if token.dep_ != ("nsubjpass" if passive else "dobj") and not (
                token.dep_ == "nsubj" and doc[i].lemma_ in INTRANSITIVE
            ):
                continue
            name = (
                token.tag_ == "NNP"
                and not any(t.dep_ in ("det", "nummod", "cc") for t in token.children)
                and not token.text.isupper()
            )
            if name or token.lower_ in ("he", "she", "him"):
                quantity = Quantity(token.i, token.i + 1, token.left_edge.i, 1, 1, one=True)
                found.append(Counted(quantity, token, token, "people"))
    return found


def _singulars(doc: Doc, taken: set[int]) -> list[Counted]:
    """One person told by an article or by "one", "another": "a woman", "his wife", "another child", "one was killed"."""
    found = []
    for noun in doc:
        if noun.i in taken or noun.pos_ not in ("NOUN", "PROPN") or noun.tag_ not in ("NN", "NNP"):
            continue
        group = group_of(noun)
        if (
            group is None
            or _is_modifier(noun)
            or noun.lower_
            in (
                "force",
                "police",
                "staff",
                "crew",
                "personnel",
                "dead",
                "enemy",
                "toll",
                "body",
                "life",
                "casualty",
                "fatality",
                "leader",
                "wounded",
                "injured",
                "official",
            )
        ):
            continue
        article = next(
            (
                t
                for t in noun.lefts
                if t.lower_ in ("a", "an", "another", "his", "her", "their") and t.dep_ in ("det", "poss")
            ),
            None,
        )
        if article is None or any(t.dep_ == "nummod" for t in noun.lefts):
            continue
        own = article.lower_ in ("his", "her", "their")
        if own and noun.lower_ not in (
            "wife",
            "husband",
            "son",
            "daughter",
            "brother",
            "sister",
            "father",
            "mother",
            "child",
            "bodyguard",
        ):
            continue
        size = None if group == "families" else 1
        if group == "families" and any(
            t.lower_ == "of" and any(n.dep_ == "pobj" for n in t.children) for t in noun.rights
        ):
            continue  # "a family of five": the number counts
        quantity = Quantity(article.i, article.i + 1, article.i, size, size, one=True)
        found.append(Counted(quantity, noun, noun, group, _is_part(doc, quantity, noun), article.lower_ == "another"))
    return found


# --- from a quantity to the harm --------------------------------------------------------------------------------------


def _tolls_of(doc: Doc, item: Counted, harms: Mapping[int, Hit], before: Sequence[TollMention]) -> list[TollMention]:
    if item.noun is None and item.quantity.vague in ("several", "few"):
        return []  # "some were arrested": no number
    hit, rule = _harm_of(doc, item, harms, before)
    if hit is None:
        return []
    group = item.group
    if item.noun is None or item.noun.lower_ in ("others", "other", "more", "people", "persons") and item.others:
        group = _inherited(item, before)
    effect = hit.trigger.effect or "killed"
    also = _also(doc, hit, harms)
    toll = TollMention(
        start=min(item.quantity.from_, item.head.i),
        end=max(item.quantity.end, item.head.i + 1),
        hit=hit,
        effect=effect,
        group=group,
        low=item.quantity.low,
        high=item.quantity.high,
        part=item.part,
        vague=item.quantity.vague,
        others=item.others,
        rule=rule,
        also=also,
    )
    second = _second_harm(doc, hit, harms)
    return (
        [toll]
        if second is None
        else [toll, replace(toll, hit=second, effect=second.trigger.effect or "killed", also=())]
    )


def _harm_of(
    doc: Doc, item: Counted, harms: Mapping[int, Hit], before: Sequence[TollMention]
) -> tuple[Hit | None, str]:
    """The word of harm that a number belongs to, and the rule that found it: the plainest first."""
    of_them = item.part and item.noun is None and before and item.quantity.low is not None
    rules = (
        ("shared", lambda: _by_sharing(doc, item, before) if of_them else None),
        ("adjacent", lambda: _by_adjacency(doc, item, harms)),
        ("parse", lambda: _by_parse(item, harms)),
        ("neighbour", lambda: None if item.quantity.one else _by_neighbour(doc, item, harms)),
        ("shared", lambda: _by_sharing(doc, item, before)),
    )
    for name, rule in rules:
        hit = rule()
        if hit is not None:
            return hit, name
    return None, ""


def _by_adjacency(doc: Doc, item: Counted, harms: Mapping[int, Hit]) -> Hit | None:
    """ "killed 30 people", "30 people were killed": the verb stands beside the number, whatever the parser made of it."""
    if item.head.i in harms:  # "22 injured", "39 deaths"
        return harms[item.head.i]
    i = item.quantity.from_ - 1
    hit = harms.get(i)
    if (
        hit is not None
        and hit.form == "verb"
        and doc[i].tag_ in ("VB", "VBD", "VBG", "VBZ", "VBP", "VBN")
        and not _after_be(doc, i)
    ):
        return hit
    i = item.head.i + 1
    auxiliary = False
    while i < len(doc) and i < item.head.i + 6 and (doc[i].pos_ == "AUX" or doc[i].pos_ == "ADV"):
        auxiliary = auxiliary or doc[i].lemma_ == "be"
        i += 1
    hit = harms.get(i)
    if hit is not None and hit.form == "verb" and auxiliary and doc[i].tag_ in ("VBN", "VBD"):
        return hit
    return None


def _after_be(doc: Doc, i: int) -> bool:
    """Whether a form of "be" stands before the verb: then what follows it is not its object."""
    before = [t for t in doc[max(0, i - 3) : i] if t.pos_ not in ("ADV",)]
    return bool(before) and before[-1].lemma_ == "be"


def _second_harm(doc: Doc, hit: Hit, harms: Mapping[int, Hit]) -> Hit | None:
    """ "rounded up and executed": two things done one after the other to the same people."""
    for child in doc[hit.anchor].children:
        other = harms.get(child.i)
        if (
            child.dep_ == "conj"
            and other is not None
            and other.trigger.effect != hit.trigger.effect
            and child.i - hit.anchor <= 3
        ):
            own = any(t.dep_ in ("dobj", "nsubjpass", "nsubj", "nummod") for t in child.children)
            if not own and {other.trigger.effect, hit.trigger.effect} != {"killed", "injured"}:
                return other
    return None


def _inherited(item: Counted, before: Sequence[TollMention]) -> str:
    """ "others" and bare numbers count the people named just before, in the same sentence."""
    last = next((toll for toll in reversed(before) if not toll.part), None)
    if last is None or not (item.others or item.part):
        return "people"
    near = item.head.sent.start <= last.start
    return last.group if near and last.group in ("combatants", "civilians") else "people"


def _also(doc: Doc, hit: Hit, harms: Mapping[int, Hit]) -> tuple[str, ...]:
    """Effects counted by the same number: "killed and wounded 40", "killed or wounded"."""
    also = list(hit.trigger.also)
    for j in (hit.anchor + 2, hit.anchor - 2):
        other = harms.get(j)
        if (
            other is not None
            and doc[(hit.anchor + j) // 2].lower_ in ("and", "or", "/")
            and other.trigger.effect != hit.trigger.effect
        ):
            also.append(str(other.trigger.effect))
    return tuple(also)


def _by_parse(item: Counted, harms: Mapping[int, Hit]) -> Hit | None:
    """Follows the dependencies from the counted noun to a word of harm whose victim it can be."""
    token = item.head
    described, amod = None, False
    for child in token.children:  # "people killed in ...", "the three injured persons", "soldiers who were killed"
        done_to = child.tag_ != "VBG" and not (child.dep_ == "relcl" and not _passive_relative(child, harms))
        if child.i in harms and done_to and child.dep_ in ("acl", "relcl", "amod", "acomp", "nmod", "appos"):
            described, amod = harms[child.i], child.dep_ == "amod"
    above = _climb(item, token, harms)
    died = above is not None and above.trigger.effect == "killed" and above.form == "verb"
    if described is None or (amod and died):
        return above  # "six injured civilians died"
    return described


def _passive_relative(verb: Token, harms: Mapping[int, Hit]) -> bool:
    """ "who were killed" and "who died", not "who killed"."""
    if any(t.dep_ in ("nsubjpass", "auxpass") for t in verb.children) or verb.lemma_ in INTRANSITIVE:
        return True
    hit = harms.get(verb.i)
    return hit is not None and hit.form != "verb"


def _climb(item: Counted, token: Token, harms: Mapping[int, Hit]) -> Hit | None:
    for _ in range(7):
        if token.i in harms and token is not item.head:
            return harms[token.i]
        head = token.head
        if head.i == token.i:
            return None
        if head.i in harms:
            return harms[head.i] if _is_victim(token, head, harms[head.i]) else None
        below = _predicate(token, head, harms)
        if below is not None:
            return below
        if token.dep_ not in INSIDE and not (
            token.dep_ in ("pobj", "prep", "dobj", "attr", "oprd") and _light(token, head)
        ):
            return None
        token = head
    return None


def _light(token: Token, head: Token) -> bool:
    """Words through which the count reaches the harm: "including", "of", "toll of", "members of", "lives of"."""
    words = (
        "including",
        "of",
        "among",
        "to",
        "by",
        "at",
        "rise",
        "reach",
        "stand",
        "number",
        "total",
        "hit",
        "climb",
        "life",
        "body",
        "member",
        "toll",
        "with",
        "leave",
    )
    return token.lemma_.lower() in words or head.lemma_.lower() in words


def _is_victim(token: Token, head: Token, hit: Hit) -> bool:
    """Whether the word that hangs on a word of harm is the harmed, not the harming."""
    if hit.form != "verb":
        return token.dep_ in (*INSIDE, "prep", "pobj", "nsubj", "dobj", "poss", "attr", "relcl", "npadvmod")
    if token.dep_ in ("dobj", "obj", "nsubjpass", "attr", "oprd", "dative", "nummod", "npadvmod", "dep", "appos"):
        return True
    if token.dep_ == "nsubj":
        passive = (
            head.tag_ == "VBN"
            and not any(t.dep_ in ("dobj", "obj") for t in head.children)
            and not any(t.lower_ in ("has", "have", "had") for t in head.lefts)
        )
        return (
            passive or head.lemma_.lower() in INTRANSITIVE or hit.trigger.effect in ("displaced", "missing", "trapped")
        )
    if token.dep_ in ("prep", "pobj"):
        return (
            token.lower_ in ("including", "of", "to", "among")
            and hit.trigger.effect is not None
            and token.lower_ != "by"
        )
    return token.dep_ == "conj"


def _predicate(token: Token, head: Token, harms: Mapping[int, Hit]) -> Hit | None:
    """Harm told of a subject or object by another verb: "left 12 dead", "12 were found dead", "the toll rose to 70"."""
    if token.dep_ not in (*SUBJECTS, "dobj", "attr", "pobj", "prep", "conj", "ccomp", "dep", "npadvmod"):
        return None
    for child in head.children:
        if child.i in harms and child.i != token.i:
            hit = harms[child.i]
            noun = hit.form == "noun"
            if child.dep_ == "ccomp" and head.lemma_ not in ("leave", "find", "see", "get", "have"):
                continue
            if child.dep_ in ("acomp", "oprd", "xcomp", "acl", "advmod", "ccomp", "amod", "attr") and not (
                noun and child.dep_ == "attr" and token.dep_ not in SUBJECTS
            ):
                return hit
            if (
                noun
                and child.dep_ in SUBJECTS
                and token.dep_ in ("attr", "dobj", "prep", "pobj", "npadvmod")
                and child.lemma_.lower() in ("toll", "death", "dead", "number", "fatality", "casualty", "victim")
            ):
                return hit
        if child.dep_ == "prep" and child.lower_ == "among" and token.dep_ in SUBJECTS:  # "a child was among the dead"
            for inner in child.children:
                if inner.i in harms:
                    return harms[inner.i]
    return None


def _by_neighbour(doc: Doc, item: Counted, harms: Mapping[int, Hit]) -> Hit | None:
    """Without a path in the parse: the nearest word of harm in the same sentence with nothing but light words between."""
    sentence = item.head.sent
    best: tuple[int, Hit] | None = None
    for i, hit in harms.items():
        if not sentence.start <= i < sentence.end:
            continue
        between = doc[item.head.i + 1 : i] if i > item.head.i else doc[i + 1 : item.quantity.from_]
        if item.noun is None and sum(t.pos_ not in ("ADV", "AUX") for t in between) > 0:
            continue  # a bare number counts only beside the word itself
        if len(between) > LOOK or any(_blocks(token, hit, i > item.head.i) for token in between):
            continue
        if (
            i < item.quantity.from_
            and hit.form == "verb"
            and doc[i].tag_ == "VBN"
            and any(t.dep_ == "nsubjpass" for t in doc[i].children)
        ):
            continue
        if best is None or len(between) < best[0]:
            best = len(between), hit
    return best[1] if best else None


def _blocks(token: Token, hit: Hit, after: bool) -> bool:
    if token.is_punct and token.text in (",", ";", ":", "(", ")", '"', "."):
        return True
    if token.pos_ in ("VERB",) and token.lemma_ not in (
        "be",
        "have",
        "report",
        "confirm",
        "fear",
        "leave",
        "rise",
        "reach",
    ):
        return True
    if token.pos_ in ("NUM",) or token.lower_ in ("by", "when", "after", "while", "since"):
        return True
    return not after and token.pos_ in ("NOUN", "PROPN") and hit.form != "noun"


def _by_sharing(doc: Doc, item: Counted, before: Sequence[TollMention]) -> Hit | None:
    """A number that goes on with the harm told just before: "including 5 children", "two of them women", "10 in Tanzania"."""
    if not before or item.quantity.from_ - before[-1].end > 25:
        return None
    last, sentence = before[-1], item.head.sent
    if not sentence.start <= last.start < sentence.end:
        return None
    return last.hit if item.part or _is_split(doc, item) else None


def _is_split(doc: Doc, item: Counted) -> bool:
    """A bare number with a place of its own: "213 in Nairobi and 11 in Tanzania"."""
    following = doc[item.quantity.end : item.quantity.end + 4]
    if (
        item.noun is not None
        or item.quantity.one
        or not len(following)
        or following[0].lower_ not in ("in", "at", "near")
    ):
        return False
    return any(t.pos_ == "PROPN" for t in following[1:])


def _none_harmed(doc: Doc, harms: Mapping[int, Hit]) -> list[TollMention]:
    """ "No casualties were reported", "nobody was hurt": a toll of zero."""
    found = []
    for i, hit in harms.items():
        determiner = next((t for t in doc[i].lefts if t.lower_ == "no" and t.dep_ == "det"), None)
        subject = next(
            (
                t
                for t in doc[i].lefts
                if t.lower_ in ("nobody", "none") or (t.lower_ == "one" and t.i and t.nbor(-1).lower_ == "no")
            ),
            None,
        )
        first = determiner or subject
        if first is None or hit.trigger.effect not in ("killed", "injured"):
            continue
        found.append(
            TollMention(
                first.i, i + 1, hit, str(hit.trigger.effect), "people", 0, 0, rule="none", also=hit.trigger.also
            )
        )
    return found


def _settle(tolls: list[TollMention]) -> list[TollMention]:
    """One toll for each number; a second one over the same words is dropped."""
    settled: list[TollMention] = []
    seen: set[tuple[int, str]] = set()
    for toll in tolls:
        key = (toll.start, toll.effect)
        if key not in seen:
            seen.add(key)
            settled.append(replace(toll))
    return settled
