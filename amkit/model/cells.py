"""The cells of lookup tables: texts, numbers, yes and no, as they are written."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Annotated, Any, TypeAlias


class AsWritten:
    """Tells pydantic to take a cell for what it is written as, and nothing else for a cell."""

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> Any:
        from pydantic_core import core_schema  # noqa: PLC0415  only where a file is read; heavy

        kinds = {bool: "yes or no", int: "whole", Decimal: "number"}
        return core_schema.tagged_union_schema(
            {
                "text": core_schema.str_schema(),
                "yes or no": core_schema.bool_schema(),
                "whole": core_schema.int_schema(),
                "number": core_schema.decimal_schema(),
            },
            discriminator=lambda given: kinds.get(type(given), "text"),
        )

    def __get_pydantic_json_schema__(self, schema: Any, handler: Any) -> dict[str, Any]:
        return {"type": ["string", "boolean", "number"]}  # to a schema, a whole number is one too


Cell: TypeAlias = str | bool | int | Decimal
Table: TypeAlias = Mapping[str, Mapping[str, Annotated[Cell, AsWritten()]]]
"""Rows by name, each with its columns by name."""
