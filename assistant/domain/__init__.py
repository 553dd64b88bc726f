"""The words of this application, as types. Imports nothing else of ours."""

from assistant.domain.answers import (
    Answer,
    AnswerKind,
    BlockKind,
    Citation,
    DraftBlock,
    Finding,
    QuickReply,
)
from assistant.domain.facts import (
    ChangeKind,
    Fact,
    FactChange,
    FactKind,
    FactStatus,
    RememberedFact,
    Subject,
)
from assistant.domain.identifiers import (
    IdentifierKind,
    IdentifierSpan,
    Scrubbed,
)
from assistant.domain.library import (
    Condition,
    ConditionClause,
    Document,
    FoundPassage,
    Passage,
    SectionRole,
    Source,
)
from assistant.domain.people import (
    Actor,
    Role,
    ScrubbedText,
)
from assistant.domain.records import (
    ForgottenRecord,
    FoundFact,
    KeptRecord,
    ReadRecord,
    RecordOrigin,
    RecordPassage,
    RecordQuote,
)
from assistant.domain.safety import (
    RedFlag,
    SitePolicy,
    Triage,
    Urgency,
    most_urgent,
)
from assistant.domain.understanding import (
    Completeness,
    Continuation,
    Intent,
    RankedIntent,
)

__all__ = [
    "Actor",
    "Answer",
    "AnswerKind",
    "BlockKind",
    "ChangeKind",
    "Citation",
    "Completeness",
    "Condition",
    "ConditionClause",
    "Continuation",
    "Document",
    "DraftBlock",
    "Fact",
    "FactChange",
    "FactKind",
    "FactStatus",
    "Finding",
    "ForgottenRecord",
    "FoundFact",
    "FoundPassage",
    "IdentifierKind",
    "IdentifierSpan",
    "Intent",
    "KeptRecord",
    "Passage",
    "QuickReply",
    "RankedIntent",
    "ReadRecord",
    "RecordOrigin",
    "RecordPassage",
    "RecordQuote",
    "RedFlag",
    "RememberedFact",
    "Role",
    "Scrubbed",
    "ScrubbedText",
    "SectionRole",
    "SitePolicy",
    "Source",
    "Subject",
    "Triage",
    "Urgency",
    "most_urgent",
]
