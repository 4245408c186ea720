"""The terminal: what is shown, and how replies come in. Everything shown is made harmless first."""
