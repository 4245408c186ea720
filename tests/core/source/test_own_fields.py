"""Fields of a workspace's own: what settings can say, and what is said of what they cannot."""

from __future__ import annotations

import tomllib

import pytest

from amkit.errors import SettingsError
from amkit.model.prompts import ChoicePrompt, NumberPrompt, TextPrompt
from amkit.model.text import Text
from amkit.source.own_fields import TYPES, Own, own_fields


def fields(text: str) -> Own:
    return own_fields(tomllib.loads(text)["fields"], text, "amkit.toml")


def wrong(text: str) -> list[str]:
    with pytest.raises(SettingsError) as caught:
        fields(text)
    return caught.value.text.en.splitlines()


def test_a_field_has_a_type_and_a_label() -> None:
    own = fields(
        """
[fields.contract]
sla = {type = "text", label = {en = "SLA", nl = "Afspraak"}}
sites = {type = "integer", label = "Sites"}
room_left = {}
level = {type = "choice", options = ["gold", "silver"]}
tone = {type = "choice", options = {soft = {en = "Soft", nl = "Zacht"}, hard = "Hard"}}
"""
    )["contract"]

    assert own["sla"] == TextPrompt(label=Text("SLA", "Afspraak"), prompt=Text("SLA", "Afspraak"))
    assert isinstance(own["sites"], NumberPrompt)
    assert own["room_left"].label == Text("room left", "room left")
    level, tone = own["level"], own["tone"]
    assert isinstance(level, ChoicePrompt)
    assert isinstance(tone, ChoicePrompt)
    assert [option.id for option in level.options] == ["gold", "silver"]
    assert [option.text.nl for option in tone.options] == ["Zacht", "Hard"]


@pytest.mark.parametrize("name", TYPES)
def test_each_type_can_be_had(name: str) -> None:
    options = ', options = ["a"]' if name == "choice" else ""
    own = fields(f'[fields.goal]\nx = {{type = "{name}"{options}}}\n')

    assert own["goal"]["x"].type == name


def test_everything_that_is_wrong_is_told_with_line_and_keys() -> None:
    found = wrong(
        """
[fields.contract]
sla = {type = "txt"}
value = {}
id = {}
"Odd one" = {}
cost = {type = "scorecard"}
level = {type = "choice"}
empty = {type = "choice", options = []}
near = {type = 3, label = "x"}
note = {options = ["x"], labels = "x"}
word = {label = ""}
both = {label = {en = "x", fr = "y"}}
flat = "text"
[fields.contrakt]
x = {}
"""
    )

    assert found == [
        "amkit.toml:3:1: fields.contract.sla.type: there is no “txt” here; did you mean “text”?",
        "amkit.toml:4:1: fields.contract.value: “value” has a meaning already; "
        "give this field another name",
        "amkit.toml:5:1: fields.contract.id: “id” has a meaning already; "
        "give this field another name",
        "amkit.toml:6:1: fields.contract.Odd one: “Odd one” is no name; "
        "use a-z, 0-9, _, begin with a letter, at most 64",
        "amkit.toml:7:1: fields.contract.cost.type: a field of your own has one of the types "
        "text, date, money, integer, percent, yes_no, choice",
        'amkit.toml:8:1: fields.contract.level.options: a choice has options: ["gold", "silver"]',
        'amkit.toml:9:1: fields.contract.empty.options: a choice has options: ["gold", "silver"]',
        "amkit.toml:10:1: fields.contract.near.type: there is no “3” here; there are: text, date, "
        "money, integer, percent, yes_no, choice",
        "amkit.toml:11:1: fields.contract.note.labels: there is no “labels” here; "
        "did you mean “label”?",
        "amkit.toml:11:1: fields.contract.note.options: only a choice has options",
        "amkit.toml:12:1: fields.contract.word.label: expected a text",
        "amkit.toml:13:1: fields.contract.both.label.fr: there is no “fr” here; there are: en, nl",
        "amkit.toml:14:1: fields.contract.flat: expected names with values",
        "amkit.toml:15:1: fields.contrakt: there is no “contrakt” here; did you mean “contract”?",
    ]


def test_a_field_may_be_a_table_of_its_own() -> None:
    text = '[fields.goal.x]\nlabel = "X"\ntype = "choice"\noptions = [""]\n'

    assert wrong(text) == ["amkit.toml:4:1: fields.goal.x.options.: expected a text"]


def test_a_table_that_is_none_is_told() -> None:
    assert wrong('fields = "x"\n') == ["amkit.toml:1:1: fields: expected names with values"]
    assert wrong("fields.goal = 3\n") == ["amkit.toml:1:1: fields.goal: expected names with values"]
