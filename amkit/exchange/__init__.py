"""In and out: rows, cards and whole accounts into what is said of a record, and back."""
