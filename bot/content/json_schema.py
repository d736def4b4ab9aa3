"""JSON Schemas of the content files, for completion and inline errors in editors."""

from typing import Any

from pydantic import TypeAdapter

from bot.content import schema
from bot.content.folder import SINGLE

_KINDS: dict[str, Any] = {
    "service": schema.OpenEntry,
    "confidential_service": schema.ConfidentialEntry,
    "institution": schema.OpenEntry,
    "confidential_institution": schema.ConfidentialInstitution,
    "announcement": schema.Announcement,
    **{name.removesuffix(".yml"): shape for name, shape in SINGLE.items()},
}


def json_schema() -> dict[str, dict[str, Any]]:
    """Return the schema of each kind of file by name (JSON Schema 2020-12)."""
    return {
        name: {"$schema": "https://json-schema.org/draft/2020-12/schema", **TypeAdapter(shape).json_schema()}
        for name, shape in _KINDS.items()
    }
