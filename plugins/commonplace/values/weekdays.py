"""Days of the week, as options name them."""

from typing import Annotated

from pydantic import AfterValidator, BeforeValidator, WithJsonSchema

from commonplace.problems import closest
from commonplace.values.text import mistake, plain_text

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


def _weekday(text: str) -> str:
    if text.lower() not in WEEKDAYS:
        likely = closest(text, list(WEEKDAYS))
        raise mistake("field-choice", found=text, allowed=", ".join(WEEKDAYS), suggestion=likely)
    return text.lower()


WeekDay = Annotated[
    str,
    BeforeValidator(plain_text),
    AfterValidator(_weekday),
    WithJsonSchema({"enum": list(WEEKDAYS)}),
]
"""A day of the week by its English name, in small letters."""
