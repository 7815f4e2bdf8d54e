# Generated from spec/services/cloud/tokens.yaml by `python -m generator generate`. Change the spec, not this file.
"""Objects of the tokens service."""

from __future__ import annotations

from pydantic import AliasChoices, Field

from feiyan_runtime import Model


class CloudToken(Model):
    """A cloud token and how long it lives."""

    cloud_token: str | None = Field(
        default=None,
        validation_alias=AliasChoices("cloudToken", "iotToken"),
        serialization_alias="cloudToken",
        repr=False,
    )
    """The token."""
    expire_in: int | None = None
    """Time until the token ends. In milliseconds."""
    expires_in: int | None = None
    """Time until the token ends, in the form of the examples. In seconds."""
    isolation_id: str | None = None
    """Id of the isolation scope of the project."""
