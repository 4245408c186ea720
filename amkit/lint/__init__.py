"""The linter: rules over protocol files, and findings as text for people and machines."""
