"""Texts that break what reads them carelessly, and ways to make more."""

from __future__ import annotations

from hypothesis import strategies as st

FORMULAS = [
    "=1+1", "+31 20 123", "-5", "@SUM(A1)", "\t=1", "\r=1", "|calc", "%x", "＝1", "＋1",
    "－1", "＠x",
    "\ufeff=1", "\u200b=1", " =1", "=HYPERLINK(\"http://x\",\"y\")", "=cmd|'/c calc'!A0", "'=1",
    "''=1", "a;=1", "a,@x", "a\n-b", "'", "''", "it's",
]  # fmt: skip
NAUGHTY = [
    " ", "\n", "a\r\nb", "'; DROP TABLE answer; --", '"', '""', "\\", "%s %d ?", "{{ x }}", "é",
    "e\u0301", "😀👨\u200d👩\u200d👧", "\u202eevil", "\u200b", "ﬁ ｗｉｄｅ", "<script>", "\x1b[31m",
    "a" * 100_000, "\ufeff", "𝕏", "مرحبا", "Ω≈ç√∫", "1;2", "NULL", "\t", "no", "true", "~", "1e3",
    "0x1", "08", "- a", "a: b", "# c", "|", "a\u2028b", "a\x85b", "\x7f", "a\n\n b \n",
    "2027-01-01",
    *FORMULAS,
]  # fmt: skip

texts = st.one_of(
    st.sampled_from([text for text in NAUGHTY if len(text) < 100]),
    st.text(
        alphabet=st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=30
    ),
    st.text(alphabet=st.sampled_from("'=+-@|%;,\t\r\n \"\\:#a\ufeff\u200b＝"), max_size=12),
)
"""Any text that a store keeps."""
