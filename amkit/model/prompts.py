"""What a step asks the account manager to record: one class per answer type.

A prompt's `type` names its answer type. Where a file leaves it out, it is `entry` for a prompt
with a `kind`, and `text` otherwise.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated, Any, Literal, TypeAlias, get_args

from amkit.model.scorecards import Band, Item
from amkit.model.shape import SHAPE, Threshold
from amkit.model.text import Text

Audience = Literal["internal", "client"]
KindName = Literal[
    "contract", "result", "stakeholder", "expectation", "goal", "joint_goal",
    "opportunity", "risk", "action", "decision", "profile", "swot", "request",
]  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class BasePrompt:
    """What every prompt can say."""

    __pydantic_config__ = SHAPE

    prompt: Text = Text()
    """What to record, as the account manager reads it."""
    label: Text = Text()
    """Its short name in notes and plans; the prompt itself where there is none."""
    help: Text = Text()
    """More explanation, shown on request."""
    example: Text = Text()
    """A good answer, shown as an example."""
    required: bool = False
    """Whether leaving it open asks for a reason."""
    audience: Audience = "internal"
    """Who may read the answer: us alone, or the customer too."""
    when: str = ""
    """Condition under which it is asked."""
    default: str = ""
    """Expression that proposes an answer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """What must hold, and what to say where it does not."""

    __pydantic_config__ = SHAPE

    that: str
    """Expression that must not be false; what cannot be told yet is no mistake."""
    message: Text
    """What to say where it is false."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ValuePrompt(BasePrompt):
    """What a prompt for one value can say besides."""

    comment: Text = Text()
    """What to ask behind the answer, as free text that may be left empty."""
    comment_when: str = ""
    """Condition under which the comment is asked; always where there is none."""
    checks: tuple[Check, ...] = ()
    """What must hold of a reply, which is called `it` there."""
    compute: str = ""
    """Expression that works the answer out; it is shown and not asked, and can be changed."""
    edit: Literal["free", "never", "append"] = "free"
    """Whether an answer can be changed, stays as it was given, or is only added to."""
    secret: bool = False
    """Whether it does not show while it is typed, nor later in the walk; the note for us has it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TextPrompt(ValuePrompt):
    """Text: one line, several lines, or the customer's own words to the letter."""

    type: Literal["text", "long_text", "quote"] = "text"
    max_length: int | None = None
    """Most characters it may have."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ListPrompt(ValuePrompt):
    """A list of short texts, one at a line."""

    type: Literal["list", "tags"]
    min: int = 0
    """Fewest items."""
    max: int | None = None
    """Most items."""


@dataclass(frozen=True, slots=True, kw_only=True)
class YesNoPrompt(ValuePrompt):
    """Yes or no; or yes, partly or no."""

    type: Literal["yes_no", "yes_no_partly"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """One of the answers of a choice."""

    __pydantic_config__ = SHAPE

    id: str
    """The answer as conditions and templates read it."""
    text: Text
    """The answer as people read it."""
    when: str = ""
    """Condition under which it can be chosen."""
    why_not: Text = Text()
    """What to say where it cannot."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChoicePrompt(ValuePrompt):
    """One of some options, or several of them."""

    type: Literal["choice", "choices"]
    options: tuple[Option, ...]
    """The answers to choose from."""
    min: int = 0
    """Fewest that must be chosen (`choices`)."""
    max: int | None = None
    """Most that may be chosen (`choices`)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ScalePrompt(ValuePrompt):
    """A whole number on a scale whose ends have a meaning."""

    type: Literal["scale"]
    min: int = 1
    """The lowest step."""
    max: int = 5
    """The highest step."""
    low: Text
    """What the lowest step means."""
    high: Text
    """What the highest step means."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberPrompt(ValuePrompt):
    """A number: whole, decimal, or a percentage."""

    type: Literal["integer", "decimal", "percent"]
    min: Decimal | None = None
    """The smallest it may be."""
    max: Decimal | None = None
    """The largest it may be."""
    unit: Text = Text()
    """What it counts, such as days."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MoneyPrompt(ValuePrompt):
    """An amount of money."""

    type: Literal["money"]
    currency: str = "EUR"
    """ISO 4217 code used where the reply names none."""
    min: Threshold = ""
    """The smallest it may be: a number or an expression."""
    max: Threshold = ""
    """The largest it may be: a number or an expression."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DatePrompt(ValuePrompt):
    """A date."""

    type: Literal["date"]
    min: str = ""
    """The first day it may be: an expression, such as `today`."""
    max: str = ""
    """The last day it may be: an expression, such as `today + months(3)`."""
    past: bool = False
    """Whether a day without a year, such as Monday or 1 June, is the last one that was."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DurationPrompt(ValuePrompt):
    """A length of time, such as 30 minutes or 2 weeks."""

    type: Literal["duration"]
    min: str = ""
    """The shortest it may be: an expression, such as `days(1)`."""
    max: str = ""
    """The longest it may be: an expression, such as `weeks(6)`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkPrompt(ValuePrompt):
    """The address of a page, a file or a mailbox."""

    type: Literal["link"]


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonPrompt(ValuePrompt):
    """A person: a stakeholder of the account, or one of us."""

    type: Literal["person"]
    side: Literal["ours", "theirs", "any"] = "any"
    """Whose person it is."""


OneValue: TypeAlias = (
    TextPrompt | ListPrompt | YesNoPrompt | ChoicePrompt | ScalePrompt | NumberPrompt
    | MoneyPrompt | DatePrompt | DurationPrompt | LinkPrompt | PersonPrompt
)  # fmt: skip
"""What asks for one value."""


class ByType:
    """Tells pydantic which prompt class reads a prompt: its `type`, or what stands for it."""

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> Any:
        from pydantic import Discriminator, Tag  # noqa: PLC0415  only where a file is read; heavy

        members = tuple(Annotated[cls, Tag(cls.__name__)] for cls in get_args(source))
        union: Any = members[0]
        for member in members[1:]:
            union = union | member
        return handler.generate_schema(Annotated[union, Discriminator(class_name_of)])


OneValueByType: TypeAlias = Annotated[OneValue, ByType()]


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryPrompt(BasePrompt):
    """An entry of the account's record, or several: its fields are asked one by one."""

    type: Literal["entry"] = "entry"
    kind: KindName
    """What is recorded: a contract, a result, a stakeholder, …"""
    fields: tuple[str, ...] = ()
    """Which of the kind's fields are asked; its main field always is. None named: all."""
    many: bool = False
    """Whether several can be recorded."""
    from_record: bool = True
    """Whether what the record knows already is proposed; actions and decisions never are."""
    min: int = 0
    """Fewest entries (`many`)."""
    max: int | None = None
    """Most entries (`many`)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A row of a table, or a column of a matrix."""

    __pydantic_config__ = SHAPE

    id: str
    """Its name in conditions and answers files."""
    text: Text
    """Its name for people."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TablePrompt(BasePrompt):
    """A table: its cells are asked row by row."""

    type: Literal["table"]
    columns: Mapping[str, OneValueByType]
    """What each row asks, by name; there, `row` is what the row holds so far."""
    rows: tuple[Row, ...] = ()
    """The rows there are. None: rows are added, each named by its first column."""
    min: int = 0
    """Fewest rows, where they are added."""
    max: int | None = None
    """Most rows, where they are added."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MatrixPrompt(BasePrompt):
    """A table of which every cell asks the same."""

    type: Literal["matrix"]
    rows: tuple[Row, ...]
    """The rows, in order."""
    columns: tuple[Row, ...]
    """The columns, in order."""
    cell: OneValueByType
    """What each cell asks."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ScorecardPrompt(BasePrompt):
    """Weighted items that are scored one by one, and what the whole means."""

    type: Literal["scorecard"]
    items: tuple[Item, ...]
    """What is scored. What does not apply passes its weight on to the items beside it."""
    min: int = 1
    """The lowest step of the scale."""
    max: int = 5
    """The highest step of the scale."""
    low: Text
    """What the lowest step means."""
    high: Text
    """What the highest step means."""
    bands: tuple[Band, ...] = ()
    """What scores mean; the one that is worked out can be overruled, with the reason."""
    stale_after: int | None = None
    """After how many days the scores of the last run are no longer proposed."""

    def located(self) -> Iterator[tuple[tuple[str | int, ...], Item]]:
        """Yield every item, groups too, with the keys it stands at below the prompt."""
        for number, item in enumerate(self.items):
            for keys, inner in item.located():
                yield ("items", number, *keys), inner


Sheet: TypeAlias = TablePrompt | MatrixPrompt | ScorecardPrompt
"""What asks for several values that belong together."""
Prompt: TypeAlias = OneValue | EntryPrompt | Sheet
PromptByType: TypeAlias = Annotated[Prompt, ByType()]

PROMPT_CLASS: dict[str, type[Prompt]] = {
    "text": TextPrompt, "long_text": TextPrompt, "quote": TextPrompt,
    "list": ListPrompt, "tags": ListPrompt,
    "yes_no": YesNoPrompt, "yes_no_partly": YesNoPrompt,
    "choice": ChoicePrompt, "choices": ChoicePrompt,
    "scale": ScalePrompt,
    "integer": NumberPrompt, "decimal": NumberPrompt, "percent": NumberPrompt,
    "money": MoneyPrompt, "date": DatePrompt, "duration": DurationPrompt, "link": LinkPrompt,
    "person": PersonPrompt, "entry": EntryPrompt,
    "table": TablePrompt, "matrix": MatrixPrompt, "scorecard": ScorecardPrompt,
}  # fmt: skip
"""Which class reads each answer type."""


def class_of(given: Any) -> type[Prompt] | None:
    """Return the class that reads a prompt as it stands in a file, None for an unknown type."""
    if not isinstance(given, dict):
        return None
    named = given.get("type", "entry" if "kind" in given else "text")
    return PROMPT_CLASS.get(named) if isinstance(named, str) else None


def class_name_of(given: Any) -> str | None:
    """Return the name of that class; pydantic chooses by it."""
    known = class_of(given)
    return known.__name__ if known else None
