"""What has not come about, or not yet: "has yet to enter the town", "plans to leave were dropped", "nearly took it",
"considered sending troops", "fear an assault", "are about to storm it", "on the verge of taking it"."""

from __future__ import annotations

from spacy.tokens import Token

from reportedly.claims.events.whether_noun import is_definite
from reportedly.claims.findings.happening import ATTACKS
from reportedly.claims.text.clauses import SUBJECTS, is_negated
from reportedly.claims.text.words import whether_list

Status = tuple[str, str]
DEEDS = (*ATTACKS, "capture", "withdrawal", "siege")
UNFAILING = (*ATTACKS, "ceasefire_violation", "accuse", "siege")  # a truce that collapsed was broken


def undone(token: Token, kind: str) -> Status | None:
    """Denied, planned or possible, and the word that says so, of a happening told by a noun or a verb; None where no
    such word stands there. An attack that is beaten off has been mounted."""
    if token.pos_ in ("VERB", "AUX"):
        soon = _about_to(token) or _on_the_verge(token)
        return soon or _not_yet(token, token.head) or _weighed(token) or _nearly(token) or _of_failing(token, kind)
    if token.dep_ in SUBJECTS:
        return _of_verb_over(token, kind)
    return _foreseen(token, kind)


def _not_yet(token: Token, have: Token) -> Status | None:
    """ "Has yet to enter the town"."""
    yet = have.lemma_ == "have" and any(t.lower_ == "yet" for t in have.rights)
    to_do = token.dep_ == "xcomp" or any(t.dep_ == "xcomp" for t in have.rights)
    return ("denied", "yet") if yet and to_do and not is_negated(have) else None


def _about_to(verb: Token) -> Status | None:
    """ "Are about to attack the base"; what only comes to somebody may come: "the town was about to fall"."""
    doc, at = verb.doc, verb.i - 1
    if at > 1 and doc[at].lower_ == "be":
        at -= 1
    if at < 2 or (doc[at].lower_, doc[at - 1].lower_) != ("to", "about") or doc[at - 2].lemma_ == "how":
        return None
    if any(word.lower_ in ("not", "n't", "n’t") for word in doc[max(0, at - 3) : at - 1]):
        return "denied", "not about to"
    befalls = doc[at + 1].lower_ == "be" or verb.lemma_.lower() in whether_list("befalling")
    return ("possible" if befalls else "planned"), "about to"


def _on_the_verge(verb: Token) -> Status | None:
    """ "On the verge of capturing the town"."""
    of, noun = verb.head, verb.head.head
    if verb.dep_ != "pcomp" or of.lower_ != "of" or noun.lower_ not in whether_list("verges"):
        return None
    return ("possible", noun.text) if noun.head.lower_ in ("on", "at", "to") else None


def _weighed(verb: Token) -> Status | None:
    """ "Considered sending troops", "ruled out sending them", "fear that the army will storm the town"."""
    head = verb.head
    if verb.tag_ == "VBG" and verb.dep_ in ("xcomp", "advcl", "pcomp", "ccomp") and verb.i > head.i:
        if head.lemma_.lower() in whether_list("weighs") and not is_negated(head):
            return "possible", head.text
        out = head if head.lower_ == "out" else next((t for t in head.rights if t.lower_ == "out"), None)
        if out is not None and out.i == verb.i - 1 and out.nbor(-1).lemma_.lower() == "rule":
            return ("possible" if is_negated(out.nbor(-1)) else "denied"), "ruled out"
    feared = verb.dep_ == "ccomp" and head.lemma_.lower() in whether_list("fears") and verb.i > head.i
    ahead = any(t.dep_ == "aux" and t.lower_ in whether_list("future") for t in verb.lefts)
    return ("possible", head.text) if feared and ahead else None


def _nearly(verb: Token) -> Status | None:
    """ "Almost took the town", but not "almost 90 died", nor what is almost all done."""
    before = verb.nbor(-1) if verb.i else None
    if before is None or before.lower_ not in ("almost", "nearly") or before.head.i != verb.i:
        return None
    return ("denied", before.text) if verb.lemma_.lower() in whether_list("at_once") else None


def _of_failing(verb: Token, kind: str) -> Status | None:
    """ "Plans to evacuate them were dropped", "failed in their attempt to capture the town"."""
    noun = verb.head
    if verb.dep_ != "acl" or noun.lemma_.lower() not in whether_list("attempts"):
        return None
    over = noun.head
    if kind in ATTACKS:
        beaten = over.lemma_.lower() in whether_list("beating_off") | whether_list("failing")
        return ("asserted", over.text) if beaten else None  # "an attempt to storm the base failed": they fought
    if noun.dep_ in SUBJECTS:
        return _failed(noun, over)
    failed = noun.dep_ == "pobj" and noun.head.lower_ == "in" and over.head.lemma_.lower() == "fail"
    return ("denied", over.head.text) if failed else None


def _failed(subject: Token, verb: Token) -> Status | None:
    """Whether a verb tells of its subject that nothing came of it; "was dropped" only where it suffers it."""
    lemma = verb.lemma_.lower()
    fails = lemma in whether_list("failing") and subject.dep_ == "nsubj"
    off = any(t.lower_ == "off" for t in verb.rights)
    given_up = subject.dep_ == "nsubjpass" and (lemma in whether_list("giving_up") or (lemma == "call" and off))
    return ("denied", verb.text) if (fails or given_up) and not is_negated(verb) else None


def _of_verb_over(noun: Token, kind: str) -> Status | None:
    """What the verb makes of its subject: "aid has yet to arrive", "talks are due on Monday", "a truce was to begin",
    "the evacuation was called off"."""
    verb = noun.head
    goals = [t for t in verb.rights if t.dep_ == "xcomp"]
    soon = _about_to(next((t for t in verb.subtree if t.i > verb.i and t.tag_ == "VB"), verb))
    if soon is not None and noun.i < verb.i:
        return soon  # "the talks were about to begin"
    if verb.lemma_ == "have" and goals:
        return _not_yet(noun, verb)
    if verb.lemma_ == "be" and verb.tag_ in ("VBD", "VBP", "VBZ") and not is_negated(verb):
        begins = [t for t in goals if t.tag_ == "VB" and t.lemma_.lower() in whether_list("beginnings")]
        if begins and any(t.lower_ == "to" for t in begins[0].lefts):
            return "planned", verb.text
        due = next((t for t in verb.rights if t.dep_ == "acomp" and t.lower_ in whether_list("due")), None)
        return ("planned", due.text) if due is not None and not _goes_on(due) else None
    if noun.dep_ == "nsubjpass" and _is_put_off(verb):
        return "planned", verb.text
    expected = noun.dep_ == "nsubjpass" and verb.lower_ in whether_list("due") and not goals
    if expected and not is_negated(verb):
        return "planned", verb.text
    return None if kind in UNFAILING else _failed(noun, verb)


def _is_put_off(verb: Token) -> bool:
    """ "Was postponed", "were put off"."""
    off = verb.lemma_ == "put" and any(t.lower_ == "off" for t in verb.rights)
    return (off or verb.lemma_.lower() in whether_list("putting_off")) and not is_negated(verb)


def _goes_on(due: Token) -> bool:
    """ "Due to resume", which is told elsewhere, and "due to a mistake"."""
    return any(t.dep_ == "xcomp" or t.lower_ == "to" for t in due.rights)


def _foreseen(noun: Token, kind: str) -> Status | None:
    """ "Residents fear an assault", "are close to a truce", "on the verge of a truce"."""
    over = noun.head
    if noun.dep_ == "dobj" and over.lemma_.lower() in whether_list("fears") and not is_definite(noun):
        return "possible", over.text
    if noun.dep_ != "pobj":
        return None
    near = over.head
    beside = near.lower_ in ("close", "closer", "near", "nearer") and near.dep_ in ("acomp", "advmod")
    if over.lower_ == "of" and near.lower_ == "ahead" and kind in DEEDS and not is_definite(noun):
        return "planned", near.text  # "massed troops ahead of an offensive"
    close = over.lower_ == "to" and beside
    return ("possible", near.text) if close or (over.lower_ == "of" and near.lower_ in whether_list("verges")) else None
