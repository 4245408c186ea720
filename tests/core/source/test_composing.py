"""Protocols that take over steps of others: what comes out, and where complaints point."""

from __future__ import annotations

from textwrap import indent

import pytest

from amkit.errors import NotFound, ProtocolError
from amkit.model.protocol import Protocol
from amkit.model.text import Text
from amkit.source.composing import MOST_DEPTH, written
from amkit.source.protocols import load_document, load_protocol, protocol_in

HEAD = "amkit: 2\nid: {id}\nversion: 1.0.0\ntitle: Talk\npurpose: Agree\n"
BASE = HEAD.format(id="base") + """\
minutes: 12.5
roles: {buyer: {title: Buyer}}
tables: {sizes: {small: {visits: 2}}}
renamed: {hello: greet}
phases:
  - id: talk
    moment: during
    steps:
      - {id: greet, title: Greet, role: buyer, record: {mood: {}, name: {}}}
      - id: more
        title: More
        steps:
          - {id: goals, title: Goals, record: {goals: {kind: goal, many: true}}}
          - {id: last, title: Last, say: "{{ answers.gaols }}"}
  - id: after
    moment: after
    steps:
      - {id: mail, title: Mail, record: {sent: {type: yes_no}}}
""".replace("minutes: 12.5", "minutes: 12")  # fmt: skip


class Files:
    """Protocols by name, as a library gives them."""

    def __init__(self, **texts: str) -> None:
        self.texts = texts

    def fetch(self, name: str, _asking: str) -> tuple[str, bytes]:
        if name not in self.texts:
            raise NotFound(Text(f"there is no {name}", f"er is geen {name}"))
        return f"{name}.yaml", self.texts[name].encode()

    def load(self, name: str) -> Protocol:
        path, raw = self.fetch(name, "")
        whole = load_document(raw, path, self.fetch)
        protocol = protocol_in(whole)
        assert load_protocol(written(whole.data), "stored.yaml") == protocol
        return protocol

    def refused(self, name: str = "talk") -> list[str]:
        with pytest.raises(ProtocolError) as error:
            self.load(name)
        assert all(finding.text.nl for finding in error.value.findings)
        return [f"{finding.place}: {finding.text.en}" for finding in error.value.findings]


def talk(steps: str, more: str = "") -> str:
    phases = "phases:\n  - id: own\n    moment: during\n    steps:\n"
    return HEAD.format(id="talk") + more + phases + indent(steps.strip("\n"), "      ") + "\n"


def extending(more: str) -> str:
    return "amkit: 2\nid: talk\nversion: 2.0.0\nextends: base\n" + more


def ids(protocol: Protocol) -> list[list[str]]:
    return [[step.id for at, step in protocol.steps() if at is phase] for phase in protocol.phases]


def test_the_steps_of_the_same_moment_are_included() -> None:
    steps = "- {id: one, title: One}\n- include: base\n- {id: two, title: Two}"
    made = Files(talk=talk(steps), base=BASE).load("talk")

    assert ids(made) == [["one", "greet", "goals", "last", "two"]]
    assert [step.id for step in made.phases[0].steps] == ["one", "greet", "more", "two"]
    assert made.roles["buyer"].title.en == "Buyer"
    assert made.tables["sizes"]["small"]["visits"] == 2
    assert made.title.en == "Talk"


def test_named_steps_are_included_in_that_order_wherever_they_stand() -> None:
    group = (
        "- id: group\n  title: Group\n  steps:\n    - {include: base, steps: [mail, goals, hello]}"
    )
    own = "roles: {buyer: {title: Ours}}\nrenamed: {aims: goals}\n"
    made = Files(talk=talk(group, own), base=BASE).load("talk")

    assert ids(made) == [["mail", "goals", "greet"]]
    assert [role.title.en for role in made.roles.values()] == ["Ours"]
    assert made.renamed == {"aims": "goals", "hello": "greet"}


def test_a_protocol_extends_another() -> None:
    files = Files(base=BASE, talk=extending("""\
title: Own
change:
  hello: {title: Hello, role: null, record: {mood: {type: date}, name: null}}
  talk: {title: The talk}
drop: [last, mail]
add:
  - {before: greet, steps: [{id: first, title: First}]}
  - {after: goals, steps: [{id: second, title: Second}]}
  - {into: after, steps: [{id: third, title: Third, record: {third: {}}}]}
"""))  # fmt: skip
    made = files.load("talk")

    assert (made.id, made.version, made.title.en, made.minutes.low) == ("talk", "2.0.0", "Own", 12)
    assert ids(made) == [["first", "greet", "goals", "second"], ["third"]]
    greet = made.phases[0].steps[1]
    assert (greet.title.en, greet.role, list(greet.record)) == ("Hello", "", ["mood"])
    assert greet.record["mood"].type == "date"
    assert made.phases[0].title.en == "The talk"
    assert files.load("base").phases[0].steps[0].title.en == "Greet"


def test_what_extends_can_be_extended_and_can_include() -> None:
    files = Files(
        base=BASE,
        middle=extending("drop: [goals]\n").replace("id: talk", "id: middle"),
        other=talk("- {id: extra, title: Extra}").replace("id: talk", "id: other"),
        talk=extending("add: [{after: last, steps: [{include: other}]}]").replace(
            "extends: base", "extends: middle"
        ),
    )
    assert ids(files.load("talk")) == [["greet", "last", "extra"], ["mail"]]


def test_complaints_point_into_the_file_where_the_text_stands() -> None:
    wrong = BASE.replace("say:", "sya:").replace("{type: yes_no}", "{type: yes_not}")
    files = Files(base=wrong, talk=extending("change:\n  greet: {titel: Hello}\nowner: 3\n"))

    assert files.refused() == [
        'base.yaml:19:37: there is no “sya” here; did you mean “say”?',
        'base.yaml:23:55: there is no answer type “yes_not”; did you mean “yes_no”?',
        'talk.yaml:6:11: there is no “titel” here; did you mean “title”?',
        'talk.yaml:7:8: expected text, found a number; put it in quotes',
    ]  # fmt: skip


def test_a_name_that_both_have_is_told_with_both_places() -> None:
    files = Files(base=BASE, talk=talk("- {id: greet, title: Own}\n- include: base"))

    assert files.refused() == [
        "base.yaml:14:10: “greet” is used twice; it was at talk.yaml:10:10 already. "
        "Give this one its own name"
    ]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (talk("- include: basis"), ["talk.yaml:10:18: there is no basis"]),
        (talk("- {include: base, steps: [gaols, [x]]}"),
         ["talk.yaml:10:40: expected text, found a list"]),
        (talk("- {include: base, steps: [gaols]}"),
         ["talk.yaml:10:33: there is no “gaols” here; did you mean “goals”?"]),
        (talk("- {include: base, title: X}"),
         ["talk.yaml:10:25: there is no “title” here; there are: include, steps"]),
        (talk("- include: base").replace("during", "before"),
         ["talk.yaml:10:18: “base” has no steps for “before”; name the ones that are meant: "
          "steps: [ID]"]),
        (extending("drop: [x]\nchange: {y: {title: Z}}\nadd: [{after: w, steps: []}]\n"),
         ["talk.yaml:6:10: there is no “y” here; there are: talk, greet, more, goals, last, "
          "after, mail",
          "talk.yaml:5:8: there is no “x” here; there are: talk, greet, more, goals, last, "
          "after, mail",
          "talk.yaml:7:15: there is no “w” here; there are: talk, greet, more, goals, last, "
          "after, mail"]),
        (extending("add: [{after: greet, before: greet, steps: []}, {steps: []}]\n"),
         ["talk.yaml:5:7: say in one way where these steps come: after, before or into, with an id",
          "talk.yaml:5:49: say in one way where these steps come: after, before or into, with an "
          "id"]),
        (extending("add: [{aftr: greet, steps: []}]\n"),
         ["talk.yaml:5:8: there is no “aftr” here; did you mean “after”?"]),
        (extending("phases: []\n"),
         ["talk.yaml:5:1: a protocol that extends another has no phases of its own; use change, "
          "drop and add"]),
        (extending("").replace("extends: base", "extends: 3"),
         ["talk.yaml:4:10: expected text, found a number; put it in quotes"]),
    ],
)  # fmt: skip
def test_what_cannot_be_taken_over_is_told_where_it_is_asked(text: str, said: list[str]) -> None:
    assert sorted(Files(base=BASE, talk=text).refused()) == sorted(said)


def test_a_file_that_cannot_be_taken_over_says_why_itself() -> None:
    taking = talk("- include: base")
    assert Files(base="id: &x y\n", talk=taking).refused()[0].startswith("base.yaml:1:5: ")
    old = BASE.replace("amkit: 2", "amkit: 1")
    assert Files(base=old, talk=taking).refused() == [
        "base.yaml:1:8: this file is written in amkit format 1; `amkit migrate base.yaml` "
        "rewrites it in 2"
    ]


def test_a_circle_is_shown_whole() -> None:
    files = Files(
        talk=talk("- include: two"),
        two=talk("- include: three").replace("id: talk", "id: two"),
        three=extending("").replace("base", "two"),
    )
    assert files.refused() == [
        "three.yaml:4:10: these protocols take each other over, round and round: "
        "two.yaml → three.yaml → two.yaml"
    ]
    assert files.refused("three")[0].endswith("three.yaml → two.yaml → three.yaml")


def test_only_so_many_build_on_one_another() -> None:
    texts = {f"p{n}": talk(f"- include: p{n + 1}") for n in range(MOST_DEPTH)}
    files = Files(**texts, **{f"p{MOST_DEPTH}": talk("- {id: end, title: End}")})

    assert ids(files.load("p1")) == [["end"]]
    (said,) = files.refused("p0")
    assert said.startswith(
        "p7.yaml:10:18: more than 8 protocols build on one another here: p0.yaml →"
    )


def test_nothing_is_taken_over_where_there_is_no_library() -> None:
    with pytest.raises(ProtocolError, match="there is no protocol “base” here"):
        load_protocol(talk("- include: base").encode(), "talk.yaml")


@pytest.mark.parametrize("phases", ["3", "[3]", "[{id: a, moment: during, steps: [3, {id: [x]}]}]"])
def test_what_is_no_protocol_is_for_the_models_to_say(phases: str) -> None:
    odd = HEAD.format(id="base") + f"roles: 3\nrenamed: 4\nphases: {phases}\n"
    for text in (talk("- {include: base, steps: [x]}"), extending("drop: [x]\nroles: {}\n"),
                 extending("change: {a: {steps: [4, {include: base}]}}")):  # fmt: skip
        assert Files(base=odd, talk=text).refused()


def test_numbers_and_texts_stay_what_they_are_in_what_a_run_keeps() -> None:
    data = {"a": ["1", True, None, 'q"\n'], "b": load_document(
        b"x: 0.0000001\ny: 12\n", "x.yaml", Files().fetch).data}  # fmt: skip
    again = load_document(written(data), "x.yaml", Files().fetch).data
    assert again == data


def test_an_earlier_name_stands_for_a_name_that_there_is() -> None:
    files = Files(talk=talk("- {id: one, title: One}", "renamed: {one: two, old: one}\n"))

    assert files.refused() == [
        "talk.yaml:6:11: “one” is in use; an earlier name is one that nothing has any more",
        "talk.yaml:6:16: there is no “two” here; there are: one",
    ]


@pytest.mark.parametrize("group", [False, True])
def test_files_that_include_each_other_many_times_stay_bounded(group: bool) -> None:
    head = "- id: g{n}\n  title: G\n  steps:\n" if group else ""
    one = "    - include: p{next}\n" if group else "- include: p{next}\n"
    texts = {
        f"p{n}": talk((head + one * 30).format(n=n, next=n + 1)) for n in range(MOST_DEPTH - 1)
    }
    files = Files(**texts, **{f"p{MOST_DEPTH - 1}": talk("- {id: end, title: End}")})

    (said,) = files.refused("p0")
    assert "more than 2000 steps are included by now" in said
