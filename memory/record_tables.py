"""The tables of people's own records. Their text lies in `sealed_*` columns, like all text of people."""

from datetime import datetime

from sqlalchemy import UniqueConstraint
from sqlmodel import Field

from memory.tables import Table, new_id, now


class PatientRecordRow(Table, table=True):
    """A record somebody showed and confirmed; the same bytes are one record."""

    __tablename__ = "patient_record"
    __table_args__ = (UniqueConstraint("patient_id", "digest"),)

    id: str = Field(default_factory=new_id, primary_key=True)
    patient_id: str = Field(foreign_key="patient.id", index=True)
    turn_id: str = Field(foreign_key="turn.id", index=True)
    """The turn in which it was confirmed; deleting its conversation deletes the record."""
    added_by: str = Field(foreign_key="person.id")
    digest: str = Field(max_length=64)
    """Keyed digest of the bytes: the same file is found, and says nothing."""
    pages: int
    sealed_title: bytes
    sealed_original: bytes | None = None
    """The file as uploaded, base64, where the deployment keeps it."""
    kept_at: datetime = Field(default_factory=now)


class RecordPassageRow(Table, table=True):
    """A piece of a record's text, without identifiers."""

    __tablename__ = "record_passage"

    id: str = Field(default_factory=new_id, primary_key=True)
    record_id: str = Field(foreign_key="patient_record.id", index=True)
    number: int
    page: int | None = None
    sealed_text: bytes


class RecordFactRow(Table, table=True):
    """Which fact was read from which page of a record."""

    __tablename__ = "record_fact"

    fact_id: str = Field(primary_key=True)
    """No foreign key: a fact may be deleted before its record."""
    record_id: str = Field(foreign_key="patient_record.id", index=True)
    page: int | None = None


class ErasedRecordRow(Table, table=True):
    """A record that is gone here and may still stand in a search server's index."""

    __tablename__ = "erased_record"

    record_id: str = Field(primary_key=True)
    patient_id: str
    erased_at: datetime = Field(default_factory=now)


class ShowingRow(Table, table=True):
    """A list that waits for a yes: that there is one, and nothing of it."""

    __tablename__ = "record_showing"

    id: str = Field(primary_key=True)
    patient_id: str = Field(foreign_key="patient.id")
    person_id: str = Field(foreign_key="person.id", index=True)
    shown_at: datetime


METADATA = Table.metadata
"""Of all tables: those of `memory.tables`, and these."""
