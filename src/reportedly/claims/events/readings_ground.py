"""What words of ground taken, entered and cut off mean where they stand."""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Doc, Token

from reportedly.claims.parties.subjects import subject_of
from reportedly.claims.people.people import group_of
from reportedly.claims.text.clauses import THINGS
from reportedly.claims.text.dictionary import is_entry
from reportedly.claims.text.triggers import Hit, trigger_of
from reportedly.claims.text.words import whether_list, word_list

FOUGHT_FOR = 3  # tokens before "for control of" in which the fight for it stands


def fell(doc: Doc, hit: Hit) -> Hit | None:
    """A town that falls to somebody, or changes hands, is taken; others only fall, and a town may fall silent."""
    verb = doc[hit.anchor]
    if not any(is_ground(t) for t in _falling(verb)):
        return replace(hit, trigger=trigger_of("killed.verb")) if _fell_in_battle(verb) else None
    return hit if hit.end - hit.start > 1 or all(_says_when(t) for t in verb.rights) else None


def _falling(verb: Token) -> list[Token]:
    """What falls: its subject, a name at the head of the sentence that the parser took for another word, and what is
    "on the verge of falling"."""
    if verb.dep_ == "pcomp" and verb.head.head.lemma_.lower() in whether_list("verges"):
        main = next((t for t in verb.head.head.ancestors if t.pos_ in ("VERB", "AUX")), verb)
        return [t for t in main.lefts if t.dep_ == "nsubj"]
    subjects = [t for t in verb.lefts if t.dep_ == "nsubj"]
    return subjects or [t for t in verb.lefts if t.is_sent_start and t.i + 1 == verb.i]


def lost(doc: Doc, hit: Hit) -> Hit | None:
    """Forces that lose a town, by its name: "the rebels lost Karm", not "the army lost Berg", whom it mourns."""
    verb = doc[hit.anchor]
    subject = subject_of(verb)
    towns = [t for t in verb.rights if t.dep_ == "dobj" and t.pos_ == "PROPN" and t.ent_type_ not in ("PERSON", "DATE")]
    forces = subject is not None and (is_force(subject) or subject.text.isupper())
    return hit if towns and forces and hit.form == "verb" else None


def _fell_in_battle(verb: Token) -> bool:
    """ "Three soldiers fell in the battle": fighters in numbers, where nothing tells where or into what they fell."""
    fallen = [t for t in verb.lefts if t.dep_ == "nsubj" and t.lower_ not in ("who", "that")]
    if verb.dep_ == "relcl" and not fallen:
        fallen = [verb.head]
    counted = any(group_of(t) == "combatants" and any(n.dep_ == "nummod" for n in t.lefts) for t in fallen)
    after = {t.dep_ for t in verb.rights} | {t.lower_ for t in verb.rights if t.dep_ == "prep"}
    return counted and not after & {"prt", "acomp", "dobj", "into", "to", "from", "under", "behind", "off", "below"}


def _says_when(word: Token) -> bool:
    """Whether a word after "the town fell" only tells when it did."""
    if word.dep_ in ("acomp", "attr", "dobj", "oprd", "xcomp", "prt"):
        return False
    return word.dep_ != "prep" or word.lower_ in word_list("before_times")


def entered(doc: Doc, hit: Hit) -> Hit | None:
    """Forces that enter a town take it; others only come in, and who comes into a country is only sent there."""
    verb = doc[hit.anchor]
    if not any(is_force(t) for t in verb.lefts if t.dep_ == "nsubj"):
        return None
    things = [t for t in verb.children if t.dep_ == "dobj" and t.lower_ != "which"]
    things += [t for prep in verb.children if prep.dep_ == "prep" for t in prep.children if t.dep_ == "pobj"]
    if verb.dep_ == "relcl" and not things:
        things.append(verb.head)  # "the village which the rebels entered"
    if any(t.lemma_.lower() in word_list("ground") for t in things):
        return hit
    return replace(hit, trigger=trigger_of("deployment.arrive")) if any(t.pos_ == "PROPN" for t in things) else None


def took(doc: Doc, hit: Hit) -> Hit | None:
    """Forces that take a town, by its name or as ground."""
    verb = doc[hit.anchor]
    subject = subject_of(verb)
    if subject is not None and subject.lower_ in ("they", "it") and verb.dep_ == "ccomp":
        subject = subject_of(verb.head) or subject  # "the rebels said they had taken the town"
    if subject is None or not (is_force(subject) or subject.ent_type_ in ("ORG", "NORP")):
        return None
    things = [t for t in verb.children if t.dep_ == "dobj"]
    taken = [t for thing in things for t in (thing, *thing.conjuncts)]
    return hit if any(is_ground(t) and t.lemma_.lower() not in word_list("taken") for t in taken) else None


def at_home(doc: Doc, hit: Hit) -> Hit | None:
    """Who storms a house fights no battle, nor does who fights for his life."""
    verb = doc[hit.anchor]
    if hit.form != "verb":
        return hit
    lemma = verb.lemma_.lower()
    if lemma == "return" and any(t.lemma_.lower() in word_list("guns") for t in verb.lefts):
        return replace(hit, trigger=trigger_of("shelling.verb"))  # "artillery returned fire"
    if lemma == "storm":
        return None if {t.lemma_.lower() for t in verb.children if t.dep_ in THINGS} & word_list("civil") else hit
    goal = {t.lemma_.lower() for prep in verb.children if prep.lower_ == "for" for t in prep.children}
    return None if lemma == "fight" and goal & word_list("struggles") else hit


def contested(doc: Doc, hit: Hit) -> Hit | None:
    """ "Battles for control of the town": nobody has it yet."""
    head = doc[hit.anchor].head
    before = doc[max(head.i - FOUGHT_FOR, 0) : head.i]
    return None if head.lower_ == "for" and any(t.lemma_.lower() in word_list("contests") for t in before) else hit


def divided(doc: Doc, hit: Hit) -> Hit | None:
    """A town or a country that is divided between those who hold it; a council or a party holds different views."""
    what = [t for t in doc[hit.anchor].children if t.dep_ in THINGS]
    names = (t for t in what if t.pos_ == "PROPN" and not t.text.isupper())
    return hit if any(names) or any(t.lemma_.lower() in word_list("ground") for t in what) else None


def cut_way(doc: Doc, hit: Hit) -> Hit | None:
    """A road or a supply that is cut or blocked is part of a siege."""
    verb = doc[hit.anchor]
    if hit.form != "verb":
        return None
    cut = [t for t in verb.children if t.dep_ in THINGS]
    if verb.dep_ in ("acl", "relcl"):
        cut.append(verb.head)
    return hit if any(t.lemma_.lower() in word_list("ways") for t in cut) else None


def spoken(doc: Doc, hit: Hit) -> Hit | None:
    """ "Talks have been cut off", "cut off all contacts": nobody is besieged."""
    verb = doc[hit.anchor]
    things = (t for t in verb.children if t.dep_ in THINGS)
    return None if any(t.lemma_.lower() in word_list("broken_off") for t in things) else hit


def advance(doc: Doc, hit: Hit) -> Hit | None:
    """ "Advance against the rebels" is fighting; "advance into the town" takes ground."""
    token = doc[hit.anchor]
    against = any(t.lower_ in ("against", "towards", "toward") and t.dep_ == "prep" for t in token.children)
    return replace(hit, trigger=trigger_of("battle.verb")) if against and token.lemma_ == "advance" else hit


def purpose(doc: Doc, hit: Hit) -> Hit | None:
    """Ground that an operation, an attempt or a fight is for is not taken yet: the fight is what happens."""
    token = doc[hit.anchor]
    if hit.form != "verb" or not any(t.lower_ == "to" and t.dep_ == "aux" for t in token.lefts):
        return hit
    if token.dep_ in ("xcomp", "advcl", "acl") and token.head.lemma_.lower() in word_list("struggling"):
        return replace(hit, trigger=trigger_of("battle.purpose"))
    return hit


def cleared(doc: Doc, hit: Hit) -> Hit | None:
    """Who clears mines or rubble away, or a town of them, takes no ground."""
    verb = doc[hit.anchor]
    if hit.form != "verb" or verb.lemma_.lower() not in ("clear", "rid", "cleanse"):
        return hit
    things = [t for t in verb.children if t.dep_ in THINGS]
    of = [t for t in verb.subtree if t.i > verb.i and t.dep_ == "pobj" and t.head.lower_ == "of"]
    return None if any(t.lemma_.lower() in word_list("cleared_away") for t in (*things, *of)) else hit


def occupied(doc: Doc, hit: Hit) -> Hit | None:
    """ "The hills that it still occupies", "continues to occupy": ground is held, not taken."""
    verb = doc[hit.anchor]
    if verb.lemma_.lower() != "occupy" or hit.form != "verb" or hit.end - hit.start > 1:
        return hit
    goes_on = any(t.lower_ in ("still", "currently") for t in verb.lefts)
    goes_on = goes_on or (verb.dep_ == "xcomp" and verb.head.lemma_ in ("continue", "keep"))
    present = verb.tag_ in ("VBZ", "VBP") and not any(t.dep_ in ("aux", "auxpass") for t in verb.lefts)
    return replace(hit, trigger=trigger_of("control.held")) if goes_on or present else hit


def held(doc: Doc, hit: Hit) -> Hit | None:
    """ "Front-held" tells who holds a place; "held" and "hold" alone do so only with ground as their object."""
    token = doc[hit.anchor]
    if token.i and doc[token.i - 1].text == "-":
        return replace(hit, form="adjective") if runs_no_body(doc, hit) is not None else None
    if hit.form == "adjective":
        return None
    things = [t for t in token.children if t.dep_ in THINGS]
    if token.dep_ == "relcl" and all(t.lower_ in ("that", "which") for t in things):
        things = [token.head]  # "the last town that the army still holds"
    ground = any(t.lemma_.lower() in word_list("ground") | word_list("sides") for t in things)
    who = [t for t in token.children if t.dep_ in ("nsubj", "agent")]
    if ground and who:
        return hit
    return replace(hit, trigger=trigger_of("control.town")) if held_towns(token) else None


def held_towns(verb: Token) -> list[Token]:
    """The names that stand for themselves in "government forces still held Karm": they may be those of places."""
    things = [t for t in verb.rights if t.dep_ in THINGS]
    things += [other for t in things for other in t.conjuncts]
    named = all(t.text[:1].isupper() for t in things)
    who = [t for t in verb.lefts if t.dep_ == "nsubj"]
    if verb.dep_ == "relcl" and all(t.lower_ in ("that", "which", "who") for t in who):
        who = [verb.head]  # "the army, which still holds Karm"
    forces = any(is_force(t) or t.pos_ == "PROPN" for t in who)
    # "holds Karm responsible", "holds the country together", "holds Lorn to a draw"
    more = any(
        t.dep_ in ("oprd", "acomp", "ccomp", "xcomp", "prt") or t.lower_ in ("to", "together") for t in verb.rights
    )
    return things if things and named and forces and not more else []


def runs_no_body(doc: Doc, hit: Hit) -> Hit | None:
    """ "The rebel-run ministry", "the Front-controlled agency" tell who speaks, and no ground that is held."""
    over = doc[hit.end - 1].head
    bodies = word_list("run_bodies")
    runs = over.i >= hit.end and (over.lower_ in bodies or over.lemma_.lower() in bodies)
    return None if hit.form != "noun" and doc[hit.end - 1].dep_ in ("amod", "compound") and runs else hit


def is_ground(noun: Token) -> bool:
    """Whether a noun is ground, by its word, or a name that is no person's."""
    if noun.lemma_.lower() in word_list("ground") or (noun.pos_ == "PROPN" and noun.ent_type_ != "PERSON"):
        return True
    return noun.pos_ != "PROPN" and noun.text[:1].isupper() and not is_entry(noun.lower_)  # "Bakhmut fell"


def is_force(subject: Token) -> bool:
    """Whether a subject is a force, also as one of a number: "hundreds of fighters", "the army's tanks"."""
    inside = (t for prep in subject.rights if prep.lower_ == "of" for t in prep.rights if t.dep_ == "pobj")
    return any(t.lemma_.lower() in word_list("sent") for t in (subject, *subject.conjuncts, *inside))
