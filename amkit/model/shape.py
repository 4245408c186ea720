"""What the models of files have in common: how pydantic reads them."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, Any, TypeAlias

SHAPE: dict[str, Any] = {"extra": "forbid", "use_attribute_docstrings": True}
"""How pydantic reads these classes: unknown keys are errors, docstrings are descriptions."""


class AsExpression:
    """Tells pydantic that a number stands for the expression that it is."""

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> Any:
        from pydantic_core import core_schema  # noqa: PLC0415  only where a file is read; heavy

        def written(given: Any) -> Any:
            number = isinstance(given, int | Decimal) and not isinstance(given, bool)
            return str(given) if number else given

        return core_schema.no_info_before_validator_function(written, core_schema.str_schema())

    def __get_pydantic_json_schema__(self, schema: Any, handler: Any) -> dict[str, Any]:
        return {"type": ["string", "number"]}


Threshold: TypeAlias = Annotated[str, AsExpression()]
