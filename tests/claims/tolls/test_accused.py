"""Who did it, or is charged with it, is no victim of it."""

import pytest


@pytest.mark.parametrize(
    ("text", "groups"),
    [
        ("The shooting of a man by a 14-year-old boy in Lorn appears accidental.", ["men"]),
        ("Prosecutors filed murder charges against two teens in Lorn.", []),
        ("Police charged two men for a murder in Lorn.", []),
        ("The court indicted a man and two boys for the murder of a judge in Lorn.", ["people"]),
        ("Two women accused of theft were killed in Lorn.", ["women"]),
        ("The trial began after a raid against the rebels killed two boys in Lorn.", ["children"]),
        ("Two boys were killed by a soldier in Lorn.", ["children"]),
    ],
)
def test_who_did_it_or_is_charged_is_not_counted(tolls_of, text, groups):
    assert [group for effect, group, *_ in tolls_of(text) if effect in ("killed", "injured")] == groups
