"""Docstrings describe values."""

from __future__ import annotations

import pytest

from generator.api import docstrings

NAMES = {"iotId": "iot_id", "lockUserId": "lock_user_id", "userId": "user_id", "type": "type", "cron": "cron"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Given with iotId.", "Given with iot_id."),
        ("Kind of the key that lockUserId names.", "Kind of the key that lock_user_id names."),
        ("Where `userId` is given", "Where `user_id` is given"),
        ("iotId,userId", "iot_id,user_id"),
        ("The type of a cron expression", "The type of a cron expression"),
        ("myuserId and userIds", "myuserId and userIds"),
        ("The path /thing/iotId/x stays", "The path /thing/iotId/x stays"),
        ("See app.scenes.createInHome.", "See app.scenes.create_in_home."),
        ("cloud.things.getInfo gives it", "cloud.things.get_info gives it"),
    ],
)
def test_names_of_the_wire_are_those_of_python(text: str, expected: str) -> None:
    """Camel-case names of siblings and operations are written as the reader calls them; other words are left alone."""
    assert docstrings.in_python(text, NAMES) == expected
