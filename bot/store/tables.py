"""The tables. Content tables are rebuilt whole at every publication; the others are kept."""

from sqlalchemy import (
    Boolean,
    Column,
    Date,
    DateTime,
    Float,
    ForeignKey,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    Time,
    UniqueConstraint,
)

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(column_0_label)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)

publication = Table(
    "publication",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("fingerprint", String(64), nullable=False),
    Column("published_at", DateTime(timezone=True), nullable=False),
)

entry = Table(
    "entry",
    metadata,
    Column("id", String(64), primary_key=True),
    Column("position", Integer, nullable=False),
    Column("institution_id", String(64), ForeignKey("entry.id")),
    Column("guidance", Boolean, nullable=False),
    Column("confidential", Boolean, nullable=False),
)

# Every text in every language, by what it belongs to: owner is a kind and an id, field and position say which text.
translation = Table(
    "translation",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("owner", String(80), nullable=False, index=True),
    Column("field", String(40), nullable=False),
    Column("position", Integer, nullable=False),
    Column("language", String(2), nullable=False),
    Column("text", Text, nullable=False),
    Column("older", Date),  # the day of a text that is behind the other languages
)

fact = Table(
    "fact",
    metadata,
    Column("owner", String(80), primary_key=True),
    Column("field", String(40), primary_key=True),
    Column("sample", Boolean, nullable=False),
    Column("assured_date", Date),
    Column("opening_hours", Text),
    Column("latitude", Float),
    Column("longitude", Float),
)

fact_source = Table(
    "fact_source",
    metadata,
    Column("owner", String(80), primary_key=True),
    Column("field", String(40), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("source_id", String(64), ForeignKey("source.id"), nullable=False),
)

phone = Table(
    "phone",
    metadata,
    Column("owner", String(80), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("hotline_id", String(32), ForeignKey("hotline.id"), nullable=False),
)

source = Table(
    "source",
    metadata,
    Column("id", String(64), primary_key=True),
    Column("title", Text, nullable=False),
    Column("publisher", Text, nullable=False),
    Column("url", Text, nullable=False),
    Column("published", String(10), nullable=False),
)

hotline = Table(
    "hotline",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("position", Integer, nullable=False),
    Column("number", String(32)),
    Column("opening_hours", Text),
    Column("assured_date", Date, nullable=False),
    Column("sources", Text, nullable=False),
)

holiday = Table(
    "holiday",
    metadata,
    Column("position", Integer, primary_key=True),
    Column("first", Date, nullable=False),
    Column("last", Date, nullable=False),
    Column("closes", Time),
    Column("opening_hours", Text),
    Column("instead_of", Text),
    Column("may_differ", Boolean, nullable=False),
    Column("institutions", Text, nullable=False),
    Column("feast", String(20)),
)

safety = Table("safety", metadata, Column("intent", String(32), primary_key=True))

CONTENT = (publication, translation, fact_source, fact, phone, entry, safety, holiday, hotline, source)

# A person's chosen language, by a keyed hash of the chat (docs/privacy.md).
preference = Table(
    "preference",
    metadata,
    Column("chat", String(64), primary_key=True),
    Column("language", String(2), nullable=False),
    Column("updated_at", DateTime(timezone=True), nullable=False, index=True),
)

# Masked words of a question that could not be answered, kept on the asker's wish; `person` is a keyed hash of chat
# and month, so that it tells people apart and can be joined with nothing.
unanswered = Table(
    "unanswered",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("day", Date, nullable=False, index=True),
    Column("language", String(2), nullable=False),
    Column("text", Text, nullable=False),
    Column("person", String(64), nullable=False),
    UniqueConstraint("person", "text"),
)
