"""The tables. Content tables are rebuilt whole at every publication; the others are kept."""

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Date,
    DateTime,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
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

announcement = Table(
    "announcement",
    metadata,
    Column("id", String(64), primary_key=True),
    Column("topic", String(64)),
    Column("district", String(32)),
    Column("first", Date, nullable=False),
    Column("last", Date, nullable=False),
    Column("urgent", Boolean, nullable=False),
)

criterion = Table(
    "criterion",
    metadata,
    Column("entry", String(64), ForeignKey("entry.id"), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("fact", String(16), nullable=False),
    Column("fits", Text, nullable=False),
    Column("ask", Text, nullable=False),
    Column("at_least", Integer),
    Column("at_most", Integer),
    Column("alternatives", Text, nullable=False),
)

district = Table(
    "district",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("latitude", Float, nullable=False),
    Column("longitude", Float, nullable=False),
)

safety = Table("safety", metadata, Column("intent", String(32), primary_key=True))

CONTENT = (
    publication,
    translation,
    fact_source,
    fact,
    phone,
    criterion,
    entry,
    safety,
    holiday,
    announcement,
    district,
    hotline,
    source,
)

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

# A conversation with staff. `chat` is a keyed hash, `address` the sealed conversation key; both go with forgetting.
handover = Table(
    "handover",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("kind", String(12), nullable=False),
    Column("state", String(10), nullable=False),
    Column("language", String(2), nullable=False),
    Column("topic", String(64)),
    Column("chat", String(64), index=True),
    Column("address", LargeBinary),
    Column("thread", Integer),
    Column("hidden", Boolean, nullable=False),
    Column("opened_at", DateTime(timezone=True), nullable=False),
    Column("asked_at", DateTime(timezone=True), nullable=False),
    Column("answered_at", DateTime(timezone=True)),
    Column("raised_at", DateTime(timezone=True)),
    Column("closed_at", DateTime(timezone=True)),
)

# What still has to be delivered for a case, sealed; a row goes when Telegram has taken it.
outbox = Table(
    "outbox",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("handover", Integer, ForeignKey("handover.number"), nullable=False),
    Column("kind", String(10), nullable=False),
    Column("text", LargeBinary, nullable=False),
    Column("source", Integer),
    Column("message", Integer),
    Column("created_at", DateTime(timezone=True), nullable=False),
)

# Numbers of updates that were handled, so that Telegram's repetition after a crash is recognised. Nothing about people.
handled_update = Table(
    "handled_update",
    metadata,
    Column("id", BigInteger, primary_key=True, autoincrement=False),
    Column("handled_at", DateTime(timezone=True), nullable=False, index=True),
)

# Forum topics whose case has been forgotten: they are still to be deleted at Telegram.
stale_thread = Table(
    "stale_thread",
    metadata,
    Column("thread", Integer, primary_key=True, autoincrement=False),
    Column("kind", String(12), nullable=False),
)

# A group of staff that Telegram has given another id (it became a supergroup).
staff_group = Table(
    "staff_group",
    metadata,
    Column("configured", BigInteger, primary_key=True, autoincrement=False),
    Column("migrated_to", BigInteger, nullable=False),
)

subscriber = Table(
    "subscriber",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("chat", String(64), nullable=False, unique=True),
    Column("address", LargeBinary, nullable=False),
    Column("language", String(2), nullable=False),
    Column("agreed_at", DateTime(timezone=True), nullable=False),
)

subscription = Table(
    "subscription",
    metadata,
    Column("subscriber", Integer, ForeignKey("subscriber.id", ondelete="CASCADE"), primary_key=True),
    Column("topic", String(64), primary_key=True),
)

broadcast = Table(
    "broadcast",
    metadata,
    Column("announcement", String(64), primary_key=True),
    Column("approved_at", DateTime(timezone=True), nullable=False),
    Column("finished_at", DateTime(timezone=True)),
    Column("sent", Integer, nullable=False),
    Column("gone", Integer, nullable=False),
    Column("unclear", Integer, nullable=False),
)

# Who is still to get an announcement; the rows go when it has been sent to all, the numbers stay in `broadcast`.
delivery = Table(
    "delivery",
    metadata,
    Column("announcement", String(64), ForeignKey("broadcast.announcement"), primary_key=True),
    Column("subscriber", Integer, ForeignKey("subscriber.id", ondelete="CASCADE"), primary_key=True),
    Column("state", String(8), nullable=False),
    Index("ix_delivery_state", "announcement", "state"),
)

question_count = Table(
    "question_count",
    metadata,
    Column("day", Date, primary_key=True),
    Column("hour", Integer, primary_key=True, autoincrement=False),
    Column("language", String(2), primary_key=True),
    Column("intent", String(32), primary_key=True),
    Column("service", String(64), primary_key=True),
    Column("outcome", String(20), primary_key=True),
    Column("count", Integer, nullable=False),
)

vote_count = Table(
    "vote_count",
    metadata,
    Column("day", Date, primary_key=True),
    Column("language", String(2), primary_key=True),
    Column("intent", String(32), primary_key=True),
    Column("service", String(64), primary_key=True),
    Column("reason", String(10), primary_key=True),
    Column("count", Integer, nullable=False),
)
