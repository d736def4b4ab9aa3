"""The groups of staff: which cases go where, also after Telegram has given a group another id."""

from dataclasses import dataclass

from bot.model import Language
from bot.people import CaseKind
from bot.store.cases import Cases


@dataclass(frozen=True, slots=True)
class Groups:
    """Ids as configured; the group for protection has its own small set of members."""

    staff: int | None
    protection: int | None
    language: Language
    cases: Cases

    def of(self, kind: CaseKind) -> int | None:
        """Return the present id of the group for a kind of case."""
        configured = self.protection if kind is CaseKind.PROTECTION else self.staff
        return None if configured is None else self.cases.group(configured)

    def kind_of(self, chat: int) -> CaseKind | None:
        """Return the kind of cases that a chat is for; QUESTION stands for complaints too. None for other chats."""
        if self.protection is not None and chat == self.cases.group(self.protection):
            return CaseKind.PROTECTION
        if self.staff is not None and chat == self.cases.group(self.staff):
            return CaseKind.QUESTION
        return None

    def migrated(self, old: int, new: int) -> None:
        """Keep the new id of a group of ours."""
        for configured in (self.staff, self.protection):
            if configured is not None and self.cases.group(configured) == old:
                self.cases.migrated(configured, new)
