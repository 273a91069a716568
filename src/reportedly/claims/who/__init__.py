"""Who did it to whom: phrases, what other claims lend, and the weighing of all that the report offers."""
