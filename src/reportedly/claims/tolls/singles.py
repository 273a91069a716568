"""One person: told by an article, a name, a role or a pronoun; and a few people told by their names."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping
from itertools import islice

from spacy.tokens import Doc, Token

from reportedly.claims.people.numbers import Quantity
from reportedly.claims.people.people import age_of, group_of
from reportedly.claims.people.tables import word_set, words_table
from reportedly.claims.text.token_table import token_table
from reportedly.claims.text.triggers import Hit
from reportedly.claims.tolls.counted import Counted, describes_next, is_part
from reportedly.claims.tolls.deadly import multiple_of

ROW = 14  # tokens of a row of names
HIMSELF = frozenset({"himself", "herself"})
ONE_PERSON = HIMSELF | {"him", "her"}
PEOPLE_ARE = frozenset({"nsubj", "nsubjpass", "dobj"})


def singulars(doc: Doc, taken: set[int]) -> list[Counted]:
    """One person told by an article or in a row with people who are counted: "a woman", "his wife", "another child",
    "the mayor and two guards", "a third was hurt"."""
    never, ordinals = words_table()["singular"]["never"], words_table()["singular"]["ordinals"]
    found: list[Counted] = []
    table = token_table(doc)
    for at, part in enumerate(table.parts):
        if not part or part in ("SPACE", "PUNCT") or at in taken:
            continue
        noun, lower = doc[at], table.lowers[at]
        if lower == "another":
            found += _another(doc, noun)
        if lower in ordinals:
            found += _one_more(doc, noun)
        if noun.tag_ == "NNS" and noun.i and group_of(noun) is not None:
            found += _both(noun)
        if not _is_singular(noun):
            continue
        group = group_of(noun)
        if group is None or noun.lower_ in never or describes_next(noun):
            continue
        if noun.lower_ == "figure" and _is_number(noun):
            continue
        if (noun.i + 1 < len(doc) and noun.nbor(1).tag_ == "POS") or _is_former(noun):
            continue  # "a farmer's wife", "a former detainee"
        article = _article(noun) or _joined_to_one(noun) or _in_row(noun, taken)
        if article is None or (group == "families" and _of_a_size(noun)) or _of_them(article):
            continue
        size = None if group == "families" else 1
        quantity = Quantity(article.i, article.i + 1, article.i, size, size, one=True)
        group = "people" if group == "families" else group
        found.append(Counted(quantity, noun, noun, group, is_part(doc, quantity, noun), article.lower_ == "another"))
    return found


def _of_them(article: Token) -> bool:
    """The child of "one of them a child", who is counted by "one"."""
    before = [t.lower_ for t in article.doc[max(0, article.i - 3) : article.i]]
    return before in (["one", "of", "them"], ["one", "of", "whom"])


def _is_former(held: Token) -> bool:
    """Who was held once."""
    return held.lemma_ in word_set("harmed", "held") and any(t.lower_ in ("former", "ex") for t in held.lefts)


def _both(noun: Token) -> Iterator[Counted]:
    """ "Both soldiers", "both its pilots", "both the pilots"."""
    before = noun.nbor(-1)
    first = before.i - (before.lower_ != "both" and before.i > 0 and before.dep_ in ("poss", "det"))
    if noun.doc[first].lower_ == "both":
        yield Counted(Quantity(first, noun.i, first, 2, 2), noun, noun, group_of(noun) or "people")


def multiples(doc: Doc, harms: Iterable[int]) -> Iterator[Counted]:
    """The victims that one word before a deed counts: "a triple shooting", "a double homicide"."""
    for i in harms:
        found = multiple_of(doc[i]) if doc[i].pos_ in ("NOUN", "PROPN") else None
        if found is not None:
            word, number = found
            yield Counted(Quantity(word.i, word.i + 1, word.i, number, number), doc[i], doc[i], "people")


def _is_number(figure: Token) -> bool:
    """ "A figure based on hospital lists", "a figure that rises": no person."""
    return any(t.dep_ in ("acl", "relcl") or t.lower_ in ("of", "that", "for") for t in figure.rights)


def _article(noun: Token) -> Token | None:
    """The article or possessive that makes the noun one person; none where a number stands with it."""
    table = words_table()["singular"]
    if any(t.dep_ == "nummod" for t in noun.lefts):
        return None
    for token in noun.lefts:
        if token.dep_ == "det" and token.lower_ in table["articles"]:
            return None if token.i and token.nbor(-1).lower_ == "not" else token  # "not a single soldier"
        if token.dep_ == "poss" and noun.lower_ in table["relatives"] and _has_relatives(token):
            return None if _tells_whose(noun) else token
    return None


def _has_relatives(owner: Token) -> bool:
    """ "His", "Weber's", "the clerk's"."""
    return (
        owner.lower_ in words_table()["singular"]["possessives"] or owner.tag_ == "NNP" or group_of(owner) is not None
    )


def _tells_whose(noun: Token) -> bool:
    """ "The mother of his child": only she is spoken of."""
    return noun.dep_ == "pobj" and noun.head.lower_ == "of" and group_of(noun.head.head) is not None


def _joined_to_one(noun: Token) -> Token | None:
    """The others of "a woman and child", "a mother, father and 12-year-old girl" count one too, although they have no
    article of their own."""
    first = noun
    for _ in range(ROW):
        if first.dep_ != "conj" or any(not _tells_age(t) for t in first.lefts if not t.is_punct and t.dep_ != "cc"):
            break
        first = first.head
        if not _is_singular(first) or group_of(first) is None:
            return None
    return noun if first is not noun and _article(first) is not None else None


def _tells_age(word: Token) -> bool:
    """The "12-year-old" of a girl, or a word for how she is related or what she looks like."""
    return word.dep_ == "amod" and word.lower_ in word_set("singular", "ages")


def _in_row(noun: Token, taken: set[int]) -> Token | None:
    """The article of "the mayor and two guards", "four soldiers and the bomber": one person in a row of people of whom
    another is counted."""
    article = next(
        (t for t in noun.lefts if t.lower_ in ("the", "its", *words_table()["singular"]["possessives"])), None
    )
    if article is None or any(t.dep_ == "nummod" for t in noun.lefts):
        return None
    row = [t for t in _row_of(noun) if t.i != noun.i and (group_of(t) is not None or t.pos_ in ("NUM", "PRON"))]
    counted = any(
        t.i in taken or any(n.i in taken for n in t.lefts) or _article(t) or t.lower_ in ONE_PERSON for t in row
    )
    return article if counted else None


def _row_of(noun: Token) -> Iterator[Token]:
    """The words joined to a noun by "and", the noun among them."""
    first = noun
    for _ in range(ROW):
        if first.dep_ != "conj" or first.head.i == first.i:
            break
        first = first.head
    stack = [first]
    while stack:
        token = stack.pop()
        yield token
        stack += [t for t in token.children if t.dep_ == "conj"]


def _one_more(doc: Doc, token: Token) -> Iterator[Counted]:
    """ "Two people were killed and a third was hurt": the ordinal stands for one person more."""
    following = doc[token.i + 1 : token.i + 2]
    harmed = len(following) == 1 and following[0].tag_ in ("VBN", "VBD")  # "three men shot, a fourth wounded"
    if following.text == "of" or doc[max(0, token.i - 1)].lower_ != "a" or not (harmed or token.dep_ in PEOPLE_ARE):
        return
    quantity = Quantity(token.i - 1, token.i + 1, token.i - 1, 1, 1, one=True)
    yield Counted(quantity, token, None, "people", others=True)


def _another(doc: Doc, token: Token) -> Iterator[Counted]:
    """ "A man was killed and another injured": without a noun, and with its harm behind it."""
    verb = next((t for t in doc[token.i + 1 : token.i + 3] if t.pos_ != "AUX"), None)
    if (
        verb is not None
        and verb.tag_ in ("VBN", "VBD")
        and token.i
        and doc[token.i - 1].lower_ in ("and", ",", "while")
    ):
        quantity = Quantity(token.i, token.i + 1, token.i, 1, 1, one=True)
        yield Counted(quantity, token, None, "people", others=True)


def _of_a_size(noun: Token) -> bool:
    """ "A family of five": the number counts, not the family."""
    return any(t.lower_ == "of" and any(n.dep_ == "pobj" for n in t.children) for t in noun.rights)


# --- people without an article or a number ----------------------------------------------------------------------------


def named(doc: Doc, harms: Mapping[int, Hit], definite: Container[str] = ()) -> list[tuple[Counted, Hit]]:
    """People told by a name or a pronoun, with the word of harm: "Slepian was killed", "he was hanged", "the police
    arrested Mohamed", "Adan Rel and Belo Tarn were held". For the effects in `definite` also by a noun: "the victim
    died"."""
    found = []
    for i, hit in harms.items():
        if hit.trigger.effect not in ("killed", "injured", "detained", "abducted"):
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
        if hit.trigger.effect not in ("killed", "injured", "detained", "abducted"):
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
    last = plural.i
    first, names, name = last, 0, False
    for token in reversed(doc[max(doc[harm].sent.start, last - ROW) : last]):
        joint = token.lower_ in ("and", ",")
        if not (joint and name) and token.tag_ != "NNP":
            break
        names += not joint and not name
        name, first = not joint, token.i
    if names < 2 or not name or not any(t.lower_ == "and" for t in doc[first:last]):
        return None
    return Counted(Quantity(first, last, first, names, names, one=True), doc[last - 1], doc[last - 1], "people")


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
    return all(t.lemma_ != noun.lemma_ for t in noun.doc[: noun.i])


def _the_one(noun: Token) -> bool:
    """ "The victim", "his brother": one person by a noun that names people."""
    never = words_table()["singular"]["never"]
    told = any(t.dep_ in ("det", "poss") for t in noun.lefts) or _in_headline(noun)
    many = any(t.lower_ in ("no", "not", "every", "each", "any") or t.dep_ in ("nummod", "conj") for t in noun.children)
    named_so = (noun.lower_ not in never or noun.lower_ in words_table()["singular"]["with_the"]) and group_of(
        noun
    ) not in (None, "families")
    return told and not many and named_so and _is_singular(noun)


def _in_headline(noun: Token) -> bool:
    """Headlines leave out articles and forms of "be": "child killed in raid"."""
    return not any(t.pos_ in ("DET", "AUX") for t in noun.doc[max(0, noun.i - 8) : noun.i + 8])


def _is_singular(noun: Token) -> bool:
    return (noun.pos_ in ("NOUN", "PROPN") and noun.tag_ in ("NN", "NNP")) or age_of(noun) is not None


def _is_one_person(token: Token) -> bool:
    if token.lower_ in ("he", "she", "him"):
        return True
    joined = any(t.dep_ in ("det", "nummod", "cc", "conj") for t in token.children)
    after_mark = token.i > 0 and token.nbor(-1).text == "-"
    return token.tag_ == "NNP" and not joined and not after_mark and not token.text.isupper()
