"""Tolls: every way in which prose counts the harmed, and the numbers that count nobody."""

import pytest


@pytest.mark.parametrize(
    ("sentence", "toll"),
    [
        ("The shelling killed 14 people in Karvel.", ("killed", "people", 14, 14)),
        ("Fourteen villagers were killed in the shelling.", ("killed", "civilians", 14, 14)),
        ("Twenty-one people died in the flames.", ("killed", "people", 21, 21)),
        ("One hundred and fifty-five people were killed in the fighting.", ("killed", "people", 155, 155)),
        ("Dozens of people were killed in the raid.", ("killed", "people", 24, 99)),
        ("Two dozen farmers were abducted by gunmen.", ("abducted", "civilians", 24, 24)),
        ("Half a dozen guards were killed at the gate.", ("killed", "combatants", 6, 6)),
        ("At least 12 civilians were killed in the air strike.", ("killed", "civilians", 12, None)),
        ("More than 40 fighters died in the clashes.", ("killed", "combatants", 41, None)),
        ("More than a hundred fighters were killed.", ("killed", "combatants", 101, None)),
        ("Up to 60 soldiers were killed in the ambush.", ("killed", "combatants", 1, 60)),
        ("Fewer than 10 people were killed.", ("killed", "people", 1, 9)),
        ("Between 20 and 30 people were killed by the blast.", ("killed", "people", 20, 30)),
        ("The blast injured 20 to 25 people.", ("injured", "people", 20, 25)),
        ("The blast injured 20-25 people.", ("injured", "people", 20, 25)),
        ("About 30 people were killed in the air raid.", ("killed", "people", 27, 33)),
        ("Nearly 50 people were wounded.", ("injured", "people", 45, 50)),
        ("A family of five was killed when a shell hit their house.", ("killed", "people", 5, 5)),
        ("Several people were killed.", ("killed", "people", 3, None)),
        ("Several hundred rebels were killed.", ("killed", "combatants", 300, 999)),
        ("A few dozen people were killed.", ("killed", "people", 36, 99)),
        ("The rocket killed a girl.", ("killed", "children", 1, 1)),
        ("The fighting displaced half a million people.", ("displaced", "people", 500_000, 500_000)),
        ("The raid led to the martyrdom of three farmers.", ("killed", "civilians", 3, 3)),
        ("Fighting killed 1,234 people.", ("killed", "people", 1234, 1234)),
        ("Fighting killed 1.234 people.", ("killed", "people", 1234, 1234)),
        ("The fighting displaced 300 000 people.", ("displaced", "people", 300_000, 300_000)),
        ("A tract claims that 10,000,000,000 people were killed.", ("killed", "people", 10**10, 10**10)),
        ("Police detained 120 protesters.", ("detained", "people", 120, 120)),
        ("16 fishermen are missing after the boat was shelled.", ("missing", "people", 16, 16)),
        ("About 70 miners remain trapped in the besieged town.", ("trapped", "people", 63, 77)),
        ("Some 2,500 residents were evacuated from the district.", ("evacuated", "civilians", 2250, 2750)),
        ("The blast brought the death toll to 31.", ("killed", "people", 31, 31)),
    ],
)
def test_a_toll_is_read_with_its_bounds(tolls_of, sentence, toll):
    assert [read[:4] for read in tolls_of(sentence)] == [toll]


@pytest.mark.parametrize(
    ("sentence", "tolls"),
    [
        (
            "Three women and two children were killed in the shelling.",
            [("killed", "women", 3, 3), ("killed", "children", 2, 2)],
        ),
        (
            "Seven people were killed and 15 others wounded in the blast.",
            [("killed", "people", 7, 7), ("injured", "people", 15, 15)],
        ),
        (
            "A rocket fell on the mill, killing a man, named as Jan Adler, and two of his children.",
            [("killed", "men", 1, 1), ("killed", "children", 2, 2)],
        ),
        ("The shelling left 12 dead and 30 wounded.", [("killed", "people", 12, 12), ("injured", "people", 30, 30)]),
        (
            "Gunmen kidnapped three engineers and two drivers.",
            [("abducted", "people", 3, 3), ("abducted", "civilians", 2, 2)],
        ),
        (
            "The shelling killed four people in Karvel and seven in Lorn.",
            [("killed", "people", 4, 4), ("killed", "people", 7, 7)],
        ),
    ],
)
def test_lists_and_splits_are_tolls_of_their_own(tolls_of, sentence, tolls):
    assert [read[:4] for read in tolls_of(sentence)] == tolls


@pytest.mark.parametrize(
    ("sentence", "groups"),
    [
        ("Two soldiers were killed and five were wounded in Karvel.", ["combatants", "combatants"]),
        ("Two soldiers were killed in Karvel. Three more died on Tuesday.", ["combatants", "combatants"]),
        ("Shells killed four civilians in Karvel and wounded 11.", ["civilians", "civilians"]),
        ("Shells killed four civilians in Karvel. Eleven people were hurt in Lorn.", ["civilians", "people"]),
        ("A mine killed a 9-year-old shepherd and a 40-year-old farmer.", ["children", "civilians"]),
        ("Two Red Crescent drivers and three employees of the UN were killed.", ["aid_workers", "aid_workers"]),
        ("Nine members of the National Defence Forces died.", ["combatants"]),
        ("Three policemen were killed by a bomb.", ["police"]),
        ("At least 40 civilians have been killed and around 300 injured.", ["civilians", "civilians"]),
        ("At least 23 NLF members were killed in Karvel.", ["combatants"]),
        ("An ambulance driver lost his life in Karvel.", ["medics"]),
        ("The brigade lost 22 men in the battle of Karvel.", ["combatants"]),
        ("She lost her brother in the raid on Karvel.", ["men"]),
        ("Both soldiers died in the raid on Karvel.", ["combatants"]),
    ],
)
def test_who_they_were_follows_from_the_words_around_a_number(tolls_of, sentence, groups):
    assert [read[1] for read in tolls_of(sentence)] == groups


@pytest.mark.parametrize(
    ("sentence", "toll"),
    [
        ("Three soldiers fell when their post was bombed.", ("killed", "combatants", 3, 3)),
        ("A helicopter crashed near Karvel and both its pilots perished.", ("killed", "combatants", 2, 2)),
        ("A bomb went off in Karvel, claiming the life of the driver.", ("killed", "civilians", 1, 1)),
        ("One soldier who had been wounded in the attack passed away.", ("killed", "combatants", 1, 1)),
        ("Nine passengers were found slain near Karvel.", ("killed", "civilians", 9, 9)),
        ("Shells hit Karvel and we buried eleven people.", ("killed", "people", 11, 11)),
        ("Eleven people remained buried under the rubble in Karvel.", ("trapped", "people", 11, 11)),
        ("The army said it had captured 40 rebels.", ("detained", "combatants", 40, 40)),
        ("Gunmen seized 16 teachers from their school.", ("abducted", "civilians", 16, 16)),
        ("Over 900 people are still held in the jails of the regime.", ("detained", "people", 901, None)),
    ],
)
def test_harm_is_told_by_many_words(tolls_of, sentence, toll):
    assert [read[:4] for read in tolls_of(sentence)] == [toll]


@pytest.mark.parametrize(
    ("text", "effects"),
    [
        ("Ten soldiers were among the dead a doctor at a hospital in Karvel said.", [("killed", 10)]),
        ("The blast killed more than 60 people one of the deadliest since the deal.", [("killed", 61)]),
        (
            "The shells left three people dead one of them a child and hurt six.",
            [("killed", 3), ("killed", 1), ("injured", 6)],
        ),
        ("The monitor said 78 of the dead were shot in their homes.", [("killed", 78)]),
        ("A former detainee who spent nine months in Branch 215 told of torture.", []),
        ("Shelling killed five civilians in Karvel. Two of the five were volunteers.", [("killed", 5), ("killed", 2)]),
        (
            "The shelling hurt two in Lorn. It killed 19 people in Karvel. Among the victims are seven children.",
            [("injured", 2), ("killed", 19), ("killed", 7)],
        ),
        ("The wounded who crossed the border since Monday have reached 43.", [("injured", 43)]),
        (
            "The group murdered 122 people in Karvel. The monitor had given a figure of 63 on Monday.",
            [("killed", 122), ("killed", 63)],
        ),
        ("A source spoke of about 60 dead and thirty taken away alive.", [("killed", 54), ("abducted", 30)]),
        ("Clashes hit five towns and curfews were imposed in six of them after two people died.", [("killed", 2)]),
        ("Gunmen led away 230 cattle from Karvel.", []),
        (
            "A hospital received the bodies of nine civilians amongst them four children.",
            [("killed", 9), ("killed", 4)],
        ),
        ("Raids left, by its own count, 104 people dead and a base burned to the ground.", [("killed", 104)]),
        ("The ministry gave figures of 40 tonnes and said that five people died.", [("killed", 5)]),
        ("The monitor counted 290 deaths in the east since May and 50 in the west.", [("killed", 290), ("killed", 50)]),
        ("Gunmen fired on an ambulance, killing a nurse and its driver.", [("killed", 1), ("killed", 1)]),
        (
            "The army ambushed a group, killing 12 rebels. Among the dead were Omar Berg and Adan Rel.",
            [("killed", 12), ("killed", 2)],
        ),
    ],
)
def test_nobody_is_counted_twice_or_for_another(claims_of, text, effects):
    assert [(toll.effect, toll.low) for claim in claims_of(text) for toll in claim.tolls] == effects


def test_one_number_for_dead_and_wounded_is_one_toll_of_both(claims_of):
    (toll,) = claims_of("The bombardment killed and wounded 40 people.")[0].tolls
    assert {toll.effect, *toll.also} == {"killed", "injured"}
    assert (toll.low, toll.high) == (40, 40)


@pytest.mark.parametrize(
    "sentence",
    [
        "No one was injured in the attack.",
        "Nobody was injured in the explosion.",
        "No soldier was injured in the raid.",
    ],
)
def test_nobody_harmed_is_a_toll_of_zero(tolls_of, sentence):
    assert [read[:4] for read in tolls_of(sentence)] == [("injured", "people", 0, 0)]


def test_no_casualties_are_a_toll_of_zero_with_its_words(claims_of):
    (toll,) = claims_of("No casualties were reported after the blast.")[0].tolls
    assert (toll.low, toll.high, toll.evidence.exact) == (0, 0, "No casualties")


@pytest.mark.parametrize(
    ("sentence", "lows"),
    [
        ("A 45-year-old woman was killed by a sniper.", [1]),
        ("In 2012 the army shelled the town, killing nine people.", [9]),
        ("On 14 March shells killed eight people.", [8]),
        ("At 10:35 shells killed eight people.", [8]),
        ("The attack destroyed 12 vehicles and killed three soldiers.", [3]),
        ("The army seized 2 million dollars and killed six smugglers.", [6]),
        ("Four villagers, aged 12 to 60, were killed.", [4]),
        ("Two cousins, ages 5 and 8, were killed in Lorn.", [2]),
        ("A 4 yo boy was killed in Lorn.", []),
        ("A mine killed a farmer, and his sons, 7 and 8, were badly hurt.", [1, 2]),
        ("A girl, three, was killed by the blast. Karvel mourns the death of Mara Quill, three", [1]),
        ("A three -year-old girl was killed by the blast.", [1]),
        ("Karvel mourns the 2-and-a-half-year-old's death.", []),
        ("A father of five was killed by the blast.", [1]),
        ("Woman shot dead in Lorn, says Channel 4", [1]),
        ("Case No. 74: Mara Quill was shot dead in Lorn.", [1]),
        ("The 911 caller's brother was found dead.", [1]),
        ("He took two steps and shot him.", [1]),
        ("The strike hit a school 12 kilometres from the town.", []),
        ("Three air strikes hit the town.", []),
        ("The air force carried out 40 raids on the town.", []),
    ],
)
def test_ages_dates_money_distances_and_things_are_no_tolls(tolls_of, sentence, lows):
    assert [low for _, _, low, _, _ in tolls_of(sentence)] == lows


@pytest.mark.parametrize(
    ("sentence", "tolls"),
    [
        ("Two people are in critical condition after a blast in Lorn.", [("injured", 2)]),
        ("Three were killed in the blast and two others are in serious condition.", [("killed", 3), ("injured", 2)]),
        ("A man was killed and another was injured in the blast.", [("killed", 1), ("injured", 1)]),
        ("3 Dead, 1 Critical After Blast in Lorn", [("killed", 3)]),
        ("Two men are dead and three others are in hospital with gunshot wounds.", [("killed", 2), ("injured", 3)]),
        ("Twelve people were rushed to Lorn General Hospital.", [("injured", 12)]),
        ("Five people were shot, one fatally, on Monday.", [("injured", 5), ("killed", 1)]),
        ("A toddler who was critically injured on Monday has died.", [("killed", 1)]),
        ("A teenager who was hit by gunfire on Monday has passed away.", [("killed", 1)]),
        ("12 dead, 30 wounded in blast in Lorn", [("killed", 12), ("injured", 30)]),
        ("The bridge of Lorn is in critical condition after the shelling.", []),
    ],
)
def test_the_state_of_the_hurt_is_harm_and_goes_with_its_own_number(tolls_of, sentence, tolls):
    assert [(effect, low) for effect, _, low, _, _ in tolls_of(sentence)] == tolls


@pytest.mark.parametrize(
    ("text", "dead"),
    [
        ("The blast hurt five people in Lorn. The five victims were taken away.", []),
        ("A blast killed nine people in Lorn. The five victims sustained light injuries.", [9]),
    ],
)
def test_victims_need_not_be_dead(tolls_of, text, dead):
    assert [low for effect, _, low, _, _ in tolls_of(text) if effect == "killed"] == dead


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("A bomb attack in Lorn left 12 victims.", [("killed", 12, ("injured",))]),
        ("The raid on Lorn claimed 12 victims, four of them dead.", [("killed", 12, ("injured",)), ("killed", 4, ())]),
        ("The shelling of Lorn killed nine people. Five of the victims were children.", None),
        ("The court in Lorn heard 12 victims.", []),
    ],
)
def test_victims_are_dead_or_hurt_where_nothing_tells_which(claims_of, text, told):
    tolls = [(toll.effect, toll.low, toll.also) for claim in claims_of(text) for toll in claim.tolls]
    assert tolls == told if told is not None else ("injured",) not in [also for *_, also in tolls]


def test_who_is_in_critical_condition_is_one_of_those_hurt(claims_of):
    (claim,) = claims_of("Five people were hurt by shells in Lorn and one remains in critical condition.")
    assert [(toll.low, toll.scope) for toll in claim.tolls] == [(5, "incident"), (1, "part")]


def test_the_state_of_some_is_told_sentences_later(claims_of):
    claims = claims_of("Four people were wounded by shells in Lorn. On Monday, two were in critical condition.")
    assert [(toll.low, toll.scope) for claim in claims for toll in claim.tolls] == [(4, "incident"), (2, "part")]


@pytest.mark.parametrize(
    ("sentence", "scopes"),
    [
        ("The teacher is one of five people injured in the blast.", [(1, "part"), (5, "incident")]),
        ("Five people were injured, one seriously, in the blast.", [(5, "incident"), (1, "part")]),
        ("Four people were shot, one critically, in an attack on Mill Street.", [(4, "incident"), (1, "part")]),
        ("4 People Wounded, 1 Critically, in Daylight Attack in Lorn", [(4, "incident"), (1, "part")]),
        ("Four people were wounded in a daylight attack on Lorn.", [(4, "incident")]),
    ],
)
def test_one_of_five_is_a_part_and_daylight_no_period(claims_of, sentence, scopes):
    found = [(toll.low, toll.scope) for claim in claims_of(sentence) for toll in claim.tolls]
    assert sorted(found) == sorted(scopes)


def test_a_number_of_people_without_harm_is_no_toll(tolls_of):
    assert tolls_of("Some 300 delegates met in Karvel after the raid.") == []


def test_the_quote_of_a_toll_holds_its_number_and_its_harm(claims_of):
    (toll,) = claims_of("Rescuers said the raid killed 17 people in Karvel.")[0].tolls
    assert toll.evidence.exact == "killed 17 people"


@pytest.mark.parametrize(
    ("sentence", "tolls"),
    [
        ("Ten members of two families were killed in the raid.", [("killed", "people", 10, 10)]),
        ("Four people were wounded, two of whom later died.", [("injured", 4), ("killed", 2)]),
        ("Two of the wounded died on Tuesday.", [("killed", 2)]),
        ("The deaths of 15 hostages were confirmed.", [("killed", 15)]),
        ("Five prisoners were executed.", [("killed", 5)]),
        ("Nine people are in custody.", [("detained", 9)]),
        ("Four soldiers and 11 gunmen made up the rest of the dead.", [("killed", 4), ("killed", 11)]),
        ("Nine lives were lost in the flood of shells.", [("killed", 9)]),
        ("More than 100 people have died, eight of them nurses.", [("killed", 101), ("killed", 8)]),
        ("Two brothers, aged 9 and 11, were killed by a mine.", [("killed", 2)]),
        ("One man was killed on Friday and one on Saturday.", [("killed", 1), ("killed", 1)]),
        ("Several hundred people were killed.", [("killed", 300)]),
        ("The gas caused over 30 cases of suffocation.", [("injured", 31)]),
        (
            "A bomb went off, killing 32 people and wounding dozens a medical source said.",
            [("killed", 32), ("injured", 24)],
        ),
        ("Hundreds of civilians left the besieged town on buses.", [("evacuated", 200)]),
        ("Buses transported 250 people out of the besieged district.", [("evacuated", 250)]),
        ("Trains transported 250 people to the fair after a shell killed a man.", [("killed", 1)]),
        ("Multiple people were killed in the raid.", [("killed", 3)]),
    ],
)
def test_numbers_find_their_harm(tolls_of, sentence, tolls):
    read = tolls_of(sentence)
    assert [(r[0], r[2]) for r in read] == [(t[0], t[-1]) for t in tolls]


@pytest.mark.parametrize("word", ["Many", "Numerous", "Countless", "An unknown number of"])
def test_a_number_that_nobody_gives_has_no_bounds(tolls_of, word):
    assert [read[2:4] for read in tolls_of(f"{word} villagers were killed in the raid.")] == [(None, None)]


@pytest.mark.parametrize(
    "sentence",
    [
        "A court sentenced five men to death.",
        "The insurer paid 32 death claims of 100,000 shillings each.",
        "As many as 40 raids were flown.",
    ],
)
def test_words_of_death_that_harm_nobody_make_no_toll(tolls_of, sentence):
    assert tolls_of(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "tolls"),
    [
        ("Around 50 buses carrying 3,000 people left the besieged town.", [("evacuated", 3000)]),
        ("A first group of 400 people has left the besieged district.", [("evacuated", 400)]),
        ("An estimated 20,000 besieged civilians need food.", [("trapped", 18000)]),
        ("The group carried out an attack in the besieged town.", []),
        ("Soldiers carrying 40 wounded comrades were shelled.", [("injured", 40)]),
    ],
)
def test_people_brought_out_and_people_kept_in_are_counted(tolls_of, sentence, tolls):
    assert [(read[0], read[2]) for read in tolls_of(sentence)] == tolls


def test_a_word_before_a_deed_counts_its_victims(claims_of):
    (toll,) = claims_of("A quadruple shooting shook Karvel on Monday.")[0].tolls
    assert (toll.effect, toll.low, toll.also) == ("injured", 4, ("killed",))
    (toll,) = claims_of("Police looked into a triple homicide in Karvel.")[0].tolls
    assert (toll.effect, toll.low, toll.also) == ("killed", 3, ())


@pytest.mark.parametrize(
    ("sentence", "tolls"),
    [
        ("Two of the assailants were shot dead.", [("killed", 2)]),
        ("The bodies of three men with bullet wounds were found near Karvel.", [("killed", 3)]),
        ("Six bodies were brought to the hospital after the strike.", [("killed", 6)]),
        ("Mortars claimed two lives and caused injuries to 11 others.", [("killed", 2), ("injured", 11)]),
        ("Three brothers who had queued for bread lost their lives.", [("killed", 3)]),
        ("Her son lost a leg in the raid.", [("injured", 1)]),
        ("The bomb left four recruits dead and five more in critical condition.", [("killed", 4), ("injured", 5)]),
        ("Casualties from the blast: 11 killed, 21 wounded.", [("killed", 11), ("injured", 21)]),
        ("There were 11 deaths and 21 injuries in the blast.", [("killed", 11), ("injured", 21)]),
        ("Sixteen people died in the raid, four of whom were children.", [("killed", 16), ("killed", 4)]),
        ("2118 people were killed in July 1740 of whom by the army.", [("killed", 2118), ("killed", 1740)]),
        ("85 detainees died under torture, a figure based on leaked lists.", [("killed", 85)]),
        ("The strike killed five, wiping out two units.", [("killed", 5)]),
    ],
)
def test_who_was_harmed_is_counted_however_it_is_told(tolls_of, sentence, tolls):
    assert [(effect, low) for effect, _, low, _, _ in tolls_of(sentence)] == tolls


def test_a_total_and_those_of_it_who_were_young_are_kept_apart(tolls_of):
    tolls = tolls_of("Shells fell on Karvel and doctors put the toll at 27 nine of them minors.")
    assert [(group, low, scope) for _, group, low, _, scope in tolls] == [
        ("people", 27, "incident"),
        ("children", 9, "part"),
    ]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The army ambushed rebels in Kell and killed eight of them.", [("combatants", 8, "incident")]),
        (
            "Shells killed nine people in Kell. Five of them died at once.",
            [("people", 9, "incident"), ("people", 5, "part")],
        ),
    ],
)
def test_some_of_those_fought_are_no_part_of_a_toll(tolls_of, text, told):
    assert [(group, low, scope) for _, group, low, _, scope in tolls_of(text)] == told


def test_whom_he_led_on_a_chase_he_did_not_kill(claims_of):
    claims = claims_of("He is accused of killing two of the deputies and leading dozens of police officers on a chase.")
    assert [(toll.low, toll.effect) for claim in claims for toll in claim.tolls] == [(2, "killed")]


@pytest.mark.parametrize(
    ("text", "dead"),
    [
        ("Police arrested a boy. The victim, Ida Berg, was also 15. She died Sunday.", [1]),
        ("Two of the four people who were shot died.", [2]),
        ("A guard who had been wounded died.", [1]),
    ],
)
def test_an_age_and_the_whole_of_a_part_are_not_counted_as_dead(claims_of, text, dead):
    assert [t.low for claim in claims_of(text) for t in claim.tolls if t.effect == "killed"] == dead


def test_who_was_missing_and_is_safe_is_missing_no_more(tolls_of):
    assert tolls_of("Four nurses who had been reported missing in the town are safe.") == []


def test_who_is_treated_by_a_nurse_who_says_so_is_hurt(tolls_of):
    found = tolls_of("A nurse said she had treated nine people after the raid.")
    assert [(effect, low) for effect, _, low, _, _ in found] == [("injured", 9)]


def test_fighters_are_captured_by_a_bare_number(tolls_of):
    found = {
        (effect, low) for effect, _, low, _, _ in tolls_of("The brigade killed four rebels and captured six in Lorn.")
    }
    assert found == {("killed", 4), ("detained", 6)}


def test_those_who_embrace_martyrdom_died(tolls_of):
    assert [(effect, low) for effect, _, low, _, _ in tolls_of("Three soldiers embraced martyrdom.")] == [("killed", 3)]
