"""Numbers of people: numerals and vague words, which nouns are people, ages and addresses that count nobody."""
