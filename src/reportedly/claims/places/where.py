"""Where it is said to have happened: place names in a report, and the places they mean."""

from __future__ import annotations

from functools import cache

from spacy.tokens import Token

from reportedly.claims.findings.mentions import PlaceMention
from reportedly.claims.places.choose import BIG, NEAREST, WIDE, Choice, choose
from reportedly.claims.places.names_of_others import NamesOfOthers, default_names_of_others
from reportedly.claims.places.place import BARE, Setting, far_apart, place_for, setting_of
from reportedly.claims.places.scan import Candidate, Text, read, scan
from reportedly.claims.places.unknown import unknown_places
from reportedly.claims.places.unlisted import SMALL, unlisted_places
from reportedly.claims.places.weigh import Weighed, weigh_all
from reportedly.claims.text.line_marks import line_start
from reportedly.claims.text.parse import Parsed
from reportedly.claims.text.words import place_list
from reportedly.gazetteers import Entry, Gazetteer
from reportedly.vocabulary import vocabulary

LONGEST_ROW = 6  # names
LONGEST_TITLE = 2  # words with a capital between a region and its "states"
QUARTERS = ("neighbourhood", "camp", "landmark")
STATES_LIE_IN = ("region", "water", "continent")


def find_places(
    parsed: Parsed, gazetteer: Gazetteer, published_country: str | None = None, others: NamesOfOthers | None = None
) -> list[PlaceMention]:
    """Place names in the order of the text. `published_country` (ISO 3166 alpha-2) is where the report comes from;
    `others` are names of parties and voices, without it those of the package.

    A mention whose `place` is None names a place that the gazetteer does not tell apart from its namesakes. A quarter
    or village that no gazetteer holds ("the Old Mill district of Aleppo") is a place without `entry` at the point of
    what contains it.
    """
    text = read(parsed)
    others = others or default_names_of_others()
    scanned = [c for c in scan(text, gazetteer) if _may_be(text, c, others.whole)]
    accepted, entries = _accepted(weigh_all(text, scanned), gazetteer, published_country)
    fitting = _inside_what_holds_them(accepted, entries)
    rests = _rests_of_names(accepted, entries)
    known = [
        _mention(text, candidate, entry, gazetteer, others)
        for candidate, entry in zip(accepted, fitting, strict=True)
        if candidate.first not in rests and (entry is not None or candidate.matches[0].exact)
    ]
    return unlisted_places(text, unknown_places(text, known), gazetteer)


def _may_be(text: Text, candidate: Candidate, voices: frozenset[str]) -> bool:
    """Not a voice's name, an undertaking's, a direction or a bare noun for a kind of place."""
    if text.lower(candidate.first - 1) in text.words.undertakings and text.upper(candidate.first - 1):
        return False
    whole = text.printed[candidate.first] if candidate.last == candidate.first + 1 else ""  # "Hama" cut from "Hamas"
    if candidate.text in voices or whole in voices or candidate.key in text.words.directions:
        return False
    if _is_side_of_another(text, candidate) or _is_in_open_country(text, candidate):
        return False
    return candidate.key not in text.words.articles and text.words.kind_of(candidate.key) is None


def _is_side_of_another(text: Text, candidate: Candidate) -> bool:
    """ "The Northern Province of Aleppo" is no province of Sri Lanka, that "of Sri Lanka" is."""
    sided = text.lower(candidate.first) in text.words.directions and text.lower(candidate.last) == "of"
    if not sided or text.words.kind_of(text.lower(candidate.last - 1)) is None or not text.upper(candidate.last + 1):
        return False
    behind, lands = text.starts[candidate.last + 1], {match.entry.country for match in candidate.matches}
    own = (state.names for state in vocabulary().states.values() if state.id in lands)
    return not any(text.parsed.text.startswith(names, behind) for names in own)


def _is_in_open_country(text: Text, candidate: Candidate) -> bool:
    """ "The Shaar gas field" is not in the quarter of a city that has its name."""
    quarters = bool(candidate.matches) and all(match.entry.kind in QUARTERS for match in candidate.matches)
    after = (text.lower(at) for at in range(candidate.last, candidate.last + 2))
    return quarters and any(word in place_list("open_country") for word in after)


def _accepted(
    weighed: list[Weighed], gazetteer: Gazetteer, home: str | None
) -> tuple[list[Candidate], list[Entry | None]]:
    """The names that are places and their entries: first those that need no help, then those that lie among them."""
    sure = [item.candidate for item in weighed if item.weight() > 0.0]
    first = choose(sure, gazetteer, home)
    known = {id(candidate) for candidate in sure}
    accepted = [item.candidate for item in weighed if _is_place(item, first, id(item.candidate) in known)]
    last = first if accepted == sure else choose(accepted, gazetteer, home)
    return accepted, [last.entries[number] for number in range(len(accepted))]


def _rests_of_names(candidates: list[Candidate], entries: list[Entry | None]) -> set[int]:
    """Where names begin that only go on with one that no gazetteer holds: "Kani" in "the Syrian town of Sari Kani", and
    wherever else it goes on with that one."""
    pairs = list(zip(candidates, entries, strict=True))
    foreign = {one.key for one, entry in pairs if one.of_people and entry is None}
    return {one.last for one, entry in pairs if entry is None and one.key in foreign}


def _inside_what_holds_them(candidates: list[Candidate], entries: list[Entry | None]) -> list[Entry | None]:
    """The entries; none for a small place that lies in another province than what the words put it in: "Letna, Karm
    province" is no Letna of Lorn, nor is it wherever else the report names it."""
    pairs = list(zip(candidates, entries, strict=True))
    found = {one.first: (one, entry) for one, entry in pairs}
    around = [found.get(-1 if one.container is None else one.container) for one in candidates]
    strays = [entry is not None and _elsewhere(entry, outer) for (_, entry), outer in zip(pairs, around, strict=True)]
    wrong = {entry.id for entry, stray in zip(entries, strays, strict=True) if entry and stray}
    told = zip(entries, strays, around, strict=True)
    return [None if stray or (entry and outer is None and entry.id in wrong) else entry for entry, stray, outer in told]


def _elsewhere(entry: Entry, outer: tuple[Candidate, Entry | None] | None) -> bool:
    told, around = outer or (None, None)
    if told is None or around is None or not around.admin1 or not entry.admin1:
        return False
    division = around.kind in ("adm1", "adm2") or told.noun is not None  # of a row of towns none holds another
    other = (entry.country, entry.admin1) != (around.country, around.admin1)
    return division and other and (entry.country != around.country or (_small(entry) and far_apart(entry, around)))


def _is_place(item: Weighed, first: Choice, known: bool) -> bool:
    """Whether a name is one of a place, by what else lies around it where that can tell."""
    if item.weight() > 0.0 or item.weight(NEAREST) <= 0.0:
        return item.weight() > 0.0
    return item.weight(first.near(item.candidate, known)) > 0.0


def _mention(
    text: Text, candidate: Candidate, entry: Entry | None, gazetteer: Gazetteer, others: NamesOfOthers
) -> PlaceMention:
    span = (candidate.start, candidate.end, candidate.text)
    setting = Setting("in") if candidate.people else setting_of(text, candidate)
    place = place_for(entry, gazetteer, span, setting) if entry else None
    relation = "dateline" if _dateline(text, candidate) else setting.relation
    use = "place" if relation == "dateline" else _use(text, candidate, entry, others)
    small = _placed(candidate) and all(_small(match.entry) for match in candidate.matches)
    unsure = SMALL if small or candidate.of_people else "ambiguous"
    rule = unsure if entry is None else "gazetteer" if candidate.locative or candidate.noun else BARE
    return PlaceMention(*span, place, relation, use, rule)


def _placed(candidate: Candidate) -> bool:
    return (candidate.locative or candidate.noun is not None) and not candidate.people


def _small(entry: Entry) -> bool:
    return entry.kind not in WIDE and entry.population < BIG and not entry.capital


def _use(text: Text, candidate: Candidate, entry: Entry | None, others: NamesOfOthers) -> str:
    """ "people" for a demonym, "party" where a country or capital stands for its state, else "place"."""
    if candidate.people:
        return "people"
    in_name = others.surround(text.parsed.text, candidate.start, candidate.text.lower().split()[0])
    if in_name or _is_group_of_states(text, candidate, entry):
        return "party"
    if text.lower(candidate.last) == "-" and text.lower(candidate.last + 1) == "based":
        return "party"
    if text.lower(candidate.last) in text.words.pacts:
        return "party"  # "the Pretoria agreement" is named for where it was signed
    if entry is not None and (entry.kind == "continent" or entry.name.lower() in text.words.world_regions):
        return "place" if _is_told_where(text, candidate) else "party"
    if entry is None or not (entry.kind == "country" or entry.capital):
        return "place"
    return _use_of_state(text, candidate, country=entry.kind == "country")


def _use_of_state(text: Text, candidate: Candidate, *, country: bool) -> str:
    """The use of a name of a country, or else of a capital."""
    before = text.lower(candidate.first - 1)
    if before == "by" or (before == "the" and text.lower(candidate.first - 2) == "by"):
        return "party"
    words = text.words
    after = text.lower(candidate.last)
    after = text.lower(candidate.last + 1) if after in ("-", "'s", "’s") else after
    owning = text.lower(candidate.last) in ("'s", "’s")
    if (country or owning) and after in words.state_nouns:
        return "party"
    owning = owning or text.lower(candidate.last) == "s"  # an apostrophe was lost
    if country and not owning and before == "from" and _are_people(text, candidate.first - 2):
        return "people"  # "a doctor from Chad" tells whence he is, as "a Chadian doctor" does
    if country and text.lower(candidate.first - 1) == "of" and text.lower(candidate.first - 2) in words.state_nouns:
        return "party"
    head = _first_of_row(text.token(candidate.last - 1))
    verb = head.head
    if before == "between" and head.head.dep_ == "prep" and verb.head.lemma_ in words.dealings:
        return "party"  # "mediates between Kinshasa and Kigali"
    if before == "on" and head.head.dep_ == "prep" and verb.head.lemma_ in ("call", "urge"):
        return "party"  # "called on Ankara to stop it"
    acts = verb.lemma_ in words.speech_verbs or (verb.pos_ == "VERB" and verb.lemma_ not in words.undergoing)
    acts = head.dep_ == "nsubj" and (country or acts)
    return "party" if acts and not candidate.locative else "place"


def _are_people(text: Text, at: int) -> bool:
    return at >= 0 and (text.lower(at) in _groups() or text.token(at).lemma_.lower() in text.words.from_abroad)


@cache
def _groups() -> frozenset[str]:
    """Words for people of whom a report counts some; troops "from" a country may as well be on their way out of it."""
    groups = vocabulary().groups.values()
    return frozenset(word for group in groups for word in group.words) - place_list("may_leave")


def _is_group_of_states(text: Text, candidate: Candidate, entry: Entry | None) -> bool:
    """Whether a wide name is that of states together: "Gulf states", "Balkan nations", "Gulf Arab states", that act.
    Something may lie in the Gulf states, but not in the province of Balkan."""
    wide = any(match.entry.kind in STATES_LIE_IN for match in candidate.matches)
    after = candidate.last
    while wide and after - candidate.last < LONGEST_TITLE and text.upper(after):
        after += 1
    if not wide or text.lower(after) not in place_list("states_together"):
        return False
    return not candidate.locative or entry is None or entry.kind not in STATES_LIE_IN


def _is_told_where(text: Text, candidate: Candidate) -> bool:
    """Whether a continent or region of the world tells where by its preposition, and does not only describe: "in
    Europe", not "Europe's plant" or "in Middle East politics"."""
    after = text.lower(candidate.last)
    if after in ("'s", "’s", "'", "’") or text.token(candidate.last - 1).dep_ in ("compound", "nmod", "amod", "poss"):
        return False
    at = candidate.first - 1
    while text.lower(at) in text.words.directions or text.lower(at) == "the":
        at -= 1
    return text.lower(at) in text.words.spanning


def _first_of_row(token: Token) -> Token:
    """The first of names joined by "and", which stands in the clause for all of them."""
    for _ in range(LONGEST_ROW):
        if token.dep_ != "conj" or token.head.pos_ != "PROPN":
            return token
        token = token.head
    return token


def _dateline(text: Text, candidate: Candidate) -> bool:
    """ "BEIRUT (Reuters) -", "GOMA, DR Congo —" at the head of a paragraph, or where line ends were lost."""
    first, start = text.printed[candidate.first], text.starts[candidate.first]
    if not first.isupper() or text.capitals:
        return False
    if text.lower(candidate.last) == "(" and len(first) > 3:
        return True
    line = line_start(text.parsed.text, start)
    if text.parsed.text[line:start].strip():
        return False
    return any(text.lower(at) in ("-", "–", "—", "--", "(") for at in range(candidate.last, candidate.last + 6))
