"""People without an article or a number: told by a name, a role or a pronoun, alone, in a row or beside others."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping
from itertools import islice

from spacy.tokens import Doc, Token

from reportedly.claims.people.numbers import Quantity
from reportedly.claims.people.people import group_of
from reportedly.claims.people.tables import word_set, words_table
from reportedly.claims.text.sentences import first_of_sentence
from reportedly.claims.text.token_table import token_table
from reportedly.claims.text.triggers import Hit
from reportedly.claims.tolls.counted import Counted
from reportedly.claims.tolls.parts import is_part
from reportedly.claims.tolls.singles import is_singular

ROW = 14  # tokens of a row of names
HIMSELF = frozenset({"himself", "herself"})
ALONE = ("killed", "injured", "detained", "abducted")  # effects of which one person may be told without a number


def named(doc: Doc, harms: Mapping[int, Hit], definite: Container[str] = ()) -> list[tuple[Counted, Hit]]:
    """People told by a name or a pronoun, with the word of harm: "Rel was killed", "he was hanged", "the police
    arrested Mohamed", "Adan Rel and Belo Tarn were held". For the effects in `definite` also by a noun: "the victim
    died"."""
    found = []
    for i, hit in harms.items():
        if hit.trigger.effect not in ALONE or _escaped(doc, i, hit):
            continue
        own = _himself(doc, hit)
        if own is not None:
            found.append((own, hit))
            continue
        victims = _victims(doc, i, hit)
        several = _row_of_names(doc, i, victims)
        by_noun = hit.trigger.effect in definite
        one = [t for t in victims if _is_one_person(t) or ((by_noun or _is_new(t)) and _the_one(t))]
        if several is not None:
            found.append((several, hit))
        elif len(one) == 1:
            token = one[0]
            quantity = Quantity(token.i, token.i + 1, token.left_edge.i, 1, 1, one=True)
            found.append((Counted(quantity, token, token, _group_by_title(token), is_part(doc, quantity, token)), hit))
    return found


def _escaped(doc: Doc, i: int, hit: Hit) -> bool:
    """ "He could have died": whom a pronoun stands for tells or is told of, and lives."""
    if hit.form != "verb" or not {"could", "would"} & {t.lower_ for t in doc[i].lefts if t.dep_ == "aux"}:
        return False
    have = any(t.lower_ == "have" and t.dep_ in ("aux", "auxpass") for t in doc[i].lefts)
    return have and any(t.pos_ == "PRON" for t in _victims(doc, i, hit))


def names_among(doc: Doc, harms: Mapping[int, Hit]) -> Iterator[tuple[Counted, Hit]]:
    """ "Among the dead were Omar Berg and Adan Rel": those who are named are some of them."""
    for i, hit in harms.items():
        if hit.form == "verb" or i < 2 or doc[i - 2].lower_ not in ("among", "amongst"):
            continue
        first = i + 2
        if first >= len(doc) or doc[i + 1].lower_ not in ("were", "are"):
            continue
        last = first
        while last < len(doc) and (doc[last].tag_ == "NNP" or doc[last].lower_ in ("and", ",")):
            last += 1
        names = sum(1 for t in doc[first:last] if t.lower_ in ("and", ",")) + 1
        if names > 1 and doc[last - 1].tag_ == "NNP" and any(t.lower_ == "and" for t in doc[first:last]):
            quantity = Quantity(first, last, first, names, names, one=True)
            yield Counted(quantity, doc[last - 1], None, "people", part=True, others=True), hit


def reflexives(doc: Doc, harms: Mapping[int, Hit]) -> list[tuple[Counted, Hit]]:
    """The one who dies by his own deed beside others who are counted: "killed himself and four soldiers"."""
    found = []
    for hit in harms.values():
        himself = next(_selves(doc[hit.anchor]), None)
        row = himself is not None and (himself.dep_ == "conj" or any(t.dep_ == "conj" for t in himself.children))
        own = _himself(doc, hit) if row else None
        if own is not None:
            found.append((own, hit))
    return found


def named_beside(doc: Doc, harms: Mapping[int, Hit]) -> Iterator[tuple[Counted, Hit]]:
    """The one told by a name or a pronoun before others who are counted: "Colonel Berg and two guards were killed",
    "killing him and his driver"."""
    for i, hit in harms.items():
        if hit.trigger.effect not in ALONE:
            continue
        for token in _victims(doc, i, hit):
            person = token.lower_ in ("he", "she", "him", "her") or (
                token.tag_ == "NNP" and any(t.dep_ == "compound" for t in token.lefts)
            )
            if person and any(_is_counted(t) for t in token.children if t.dep_ == "conj"):
                quantity = Quantity(token.i, token.i + 1, token.left_edge.i, 1, 1, one=True)
                yield Counted(quantity, token, token, _group_by_title(token)), hit


def _is_counted(noun: Token) -> bool:
    """ "Two guards", "his driver", "two of his men"."""
    own = any(t.dep_ == "nummod" or t.lower_ in words_table()["singular"]["possessives"] for t in noun.lefts)
    return (own and group_of(noun) is not None) or (noun.pos_ == "NUM" and any(t.lower_ == "of" for t in noun.rights))


def _group_by_title(name: Token) -> str:
    """Whom a name belongs to by the words beside it: "journalist Mara Quill", "Mara Quill, a nurse,"."""
    own = group_of(name)
    if own is not None and name.tag_ != "NNP":
        return own
    beside = (t for t in name.children if t.dep_ in ("compound", "appos", "nmod", "amod"))
    groups = (group_of(t) for t in beside if t.lower_ not in words_table()["singular"]["not_titles"])
    return next((group for group in groups if group is not None), own or "people")


def _victims(doc: Doc, i: int, hit: Hit) -> list[Token]:
    """Who suffers a verb of harm ("was killed", "killed him") or is in the state it left ("was pronounced dead")."""
    if hit.form == "verb" and doc[i].dep_ == "acl" and doc[i].tag_ == "VBN":
        return [doc[i].head]  # "the child killed in the raid"
    if hit.form == "verb":
        passive = any(t.dep_ == "auxpass" for t in doc[i].children)
        suffers = doc[i].lemma_ in word_set("harmed", "by_oneself") | word_set("harmed", "suffering")
        suffers = suffers or (doc[i].tag_ in ("VBD", "VBN") and not _has_object(doc[i]))
        roles = ("nsubjpass",) if passive else ("nsubj",) if suffers else ("dobj",)
        found = [t for t in doc[i].children if t.dep_ in roles]
        if not found and doc[i].dep_ == "conj" and doc[i].lemma_ in word_set("harmed", "by_oneself"):
            found = [t for t in doc[i].head.children if t.dep_ == "nsubj"]  # "he had two wounds and died"
        found = [_whose(t) if t.lemma_ == "life" else t for t in found]
        return [doc[i].head if t.lower_ == "who" and doc[i].dep_ == "relcl" else t for t in found]
    among = doc[i].head
    if hit.form != "verb" and among.lower_ == "among" and among.head.lemma_ == "be":
        return [t for t in among.head.children if t.dep_ == "nsubj"]  # "the groom was among the dead"
    if hit.form == "adjective" and doc[i].dep_ in ("acomp", "oprd"):
        whom = "dobj" if doc[i].head.lemma_ == "leave" else "nsubj"  # "the raid left the clerk dead"
        return [t for t in doc[i].head.children if t.dep_ in (whom, "nsubjpass")]
    return []


def _whose(life: Token) -> Token:
    """ "Claiming the life of the driver"."""
    return next((t for of in life.rights if of.lower_ == "of" for t in of.rights if t.dep_ == "pobj"), life)


def _has_object(verb: Token) -> bool:
    """Whether a verb is done to somebody, also by way of one joined to it: "shot and killed a judge"."""
    joined = (t for t in verb.children if t.dep_ == "conj" and t.pos_ == "VERB")
    return any(t.dep_ == "dobj" for one in (verb, *joined) for t in one.children)


def _row_of_names(doc: Doc, harm: int, victims: list[Token]) -> Counted | None:
    """Several people told by nothing but their names, as a subject before "were": "Adan Rel and Belo Tarn were held".
    By the words alone, since a name in two words often breaks the parse."""
    if len(victims) != 1 or victims[0].tag_ != "NNP" or victims[0].i > harm:
        return None
    plural = next((t for t in doc[harm].lefts if t.lower_ in ("were", "are", "have")), None)
    if plural is None:
        return None
    last = _before_where_from(doc, plural.i)
    first, names, name = last, 0, False
    for token in reversed(doc[max(first_of_sentence(doc[harm]), last - ROW) : last]):
        joint = token.lower_ in ("and", ",")
        if token.pos_ == "NUM" and not name and token.i and doc[token.i - 1].text == ",":
            continue  # "Adan Rel, 25, and Belo Tarn, 31,"
        if token.dep_ == "pobj" and names:
            name = True
            break  # "on Tuesday, Adan Rel and Belo Tarn"
        if not (joint and name) and token.tag_ != "NNP" and not (token.text == "," and not name):
            break
        names += not joint and not name
        name = not joint
        first = first if joint else token.i
    if names < 2 or not name or not any(t.lower_ == "and" for t in doc[first:last]):
        return None
    return Counted(Quantity(first, last, first, names, names, one=True), doc[last - 1], doc[last - 1], "people")


def _before_where_from(doc: Doc, end: int) -> int:
    """The end of a row of names before ", both of Dalmar,"."""
    if doc[end - 1].text != ",":
        return end
    both = next((t.i for t in reversed(doc[max(1, end - 7) : end]) if t.lower_ in ("both", "all")), end)
    return both - 1 if both < end and doc[both - 1].text == "," else end


def _himself(doc: Doc, hit: Hit) -> Counted | None:
    """ "Killed himself", "turned the gun on himself", "took her own life": the one who does it is counted."""
    verb = doc[hit.anchor]
    inside = [t for t in doc[hit.start : hit.end] if t.lower_ in (*HIMSELF, "own")]
    for token in (*_selves(verb), *inside):
        above = [verb, *islice(verb.ancestors, 3)]
        subject = next((t for one in above for t in one.children if t.dep_ == "nsubj"), None)
        group = group_of(subject) if subject is not None else None
        return Counted(Quantity(token.i, token.i + 1, token.i, 1, 1, one=True), token, token, group or "people")
    return None


def _selves(verb: Token) -> Iterator[Token]:
    """The "himself" that is the object of a verb, or one of several: "killed his two sons and himself"."""
    for noun in verb.children:
        if noun.dep_ == "conj" and noun.lower_ in HIMSELF:
            yield noun  # "shot his wife and then himself"
        if noun.dep_ == "dobj":
            yield from (t for t in (noun, *noun.children) if t.lower_ in HIMSELF and t.dep_ in ("dobj", "conj"))


def _is_new(noun: Token) -> bool:
    """Whether the report has not spoken of such a person before: "the judge was shot" tells of one who was not told."""
    return token_table(noun.doc).first(noun.lemma_) >= noun.i


def _the_one(noun: Token) -> bool:
    """ "The victim", "his brother": one person by a noun that names people."""
    never = words_table()["singular"]["never"]
    told = any(t.dep_ in ("det", "poss") for t in noun.lefts) or _in_headline(noun)
    many = any(t.lower_ in ("no", "not", "every", "each", "any") or t.dep_ in ("nummod", "conj") for t in noun.children)
    named_so = (noun.lower_ not in never or noun.lower_ in words_table()["singular"]["with_the"]) and group_of(
        noun
    ) not in (None, "families")
    return told and not many and named_so and is_singular(noun)


def _in_headline(noun: Token) -> bool:
    """Headlines leave out articles and forms of "be": "child killed in raid"."""
    return not any(t.pos_ in ("DET", "AUX") for t in noun.doc[max(0, noun.i - 8) : noun.i + 8])


def _is_one_person(token: Token) -> bool:
    if token.lower_ in ("he", "she", "him"):
        return True
    joined = any(t.dep_ in ("det", "nummod", "cc", "conj") for t in token.children)
    after_mark = token.i > 0 and token.nbor(-1).text == "-"
    return token.tag_ == "NNP" and not joined and not after_mark and not token.text.isupper()
