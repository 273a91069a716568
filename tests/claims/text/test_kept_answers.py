import spacy

from reportedly.claims.text.kept import kept_for_hit, kept_for_token


def test_a_token_is_asked_about_once():
    asked = []

    @kept_for_token
    def length(token):
        asked.append(token.i)
        return len(token)

    doc = spacy.blank("en")("Shells hit Lorn")
    assert [length(token) for token in (*doc, *doc)] == [6, 3, 4] * 2
    assert asked == [0, 1, 2]


def test_that_there_is_no_answer_is_kept_as_well():
    asked = []

    @kept_for_token
    def number(token):
        asked.append(token.i)
        return int(token.text) if token.text.isdigit() else None

    doc = spacy.blank("en")("Shells hit 12")
    assert [number(doc[1]), number(doc[1]), number(doc[2])] == [None, None, 12]
    assert asked == [1, 2]


def test_documents_share_no_answers():
    @kept_for_token
    def text(token):
        return token.text

    english = spacy.blank("en")
    one, other = english("Shells hit Lorn"), english("Rebels took Karm")
    assert [text(one[0]), text(other[0])] == ["Shells", "Rebels"]


def test_hits_that_are_alike_are_asked_about_each_for_itself():
    asked = []

    @kept_for_hit
    def words(doc, hit):
        asked.append(hit)
        yield from doc[hit[0] : hit[1]].text.split()

    doc = spacy.blank("en")("Shells hit Lorn")
    one, other = [[0, 2], [0, 2]]
    assert words(doc, one) == words(doc, one) == words(doc, other) == ("Shells", "hit")
    assert len(asked) == 2
