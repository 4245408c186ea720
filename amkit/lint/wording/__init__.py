"""How sentences are looked at that a customer hears: what the wording rules share."""
