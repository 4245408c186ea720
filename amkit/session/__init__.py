"""The conversation with the account manager: pending, ask, accept, save; and what frames it."""
