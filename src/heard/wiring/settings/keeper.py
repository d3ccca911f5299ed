"""Changes settings for those who may: checked like the files, written into them, in force at once, in the audit."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from heard.errors import Outdated, SettingsError
from heard.settings import Settings, read_settings
from heard.storage.access import audit
from heard.storage.store import Store
from heard.wiring.settings.files import SETTINGS, SettingsFiles, Standing
from heard.wiring.settings.in_force import SettingsInForce
from heard.wiring.settings.rewriting import with_value

Rewrite: TypeAlias = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Change:
    """Who changes what, in the words of the audit, and the version that they know; None: whatever stands there."""

    by: str
    deed: str
    what: str
    knows: str | None = None


@dataclass(frozen=True, slots=True)
class SettingsKeeper:
    """What doors ask about the files of the settings."""

    store: Store
    files: SettingsFiles
    in_force: SettingsInForce

    @property
    def version(self) -> str:
        """What is another as soon as something else stands in the files."""
        return self._version(self.files.stand())

    def change(self, change: Change, kind: str, rewrite: Rewrite) -> None:
        """Have a file say something else; SettingsError, and nothing is changed, if that cannot be used."""
        with self.files.alone():
            standing = self._standing(change)
            texts = _rewritten(standing, kind, rewrite)
            # Who sends what stands there already must not lose what could be brought back.
            if texts != {path: standing.texts[path] for path in texts}:
                self._write(change, texts)

    def undo(self, change: Change) -> None:
        """Bring back what stood in the files before they were last changed from here; once more, and it is undone."""
        with self.files.alone():
            self._standing(change)
            self._write(change, self.files.before())

    def preview(self, kind: str, rewrite: Rewrite) -> Settings:
        """The settings as they would be; SettingsError where they could not be used. Nothing is changed."""
        return self._checked(_rewritten(self.files.stand(), kind, rewrite))

    def _standing(self, change: Change) -> Standing:
        """What stands there; Outdated where it is not what whoever changes it knows."""
        standing = self.files.stand()
        if change.knows not in {None, self._version(standing)}:
            raise Outdated("The settings were changed meanwhile; read them anew, then change them.")
        return standing

    def _version(self, standing: Standing) -> str:
        """By the key of the store: whoever reads it must not be able to try out what else stands there."""
        return self.store.vault.digest("settings", standing.told).hex()[:32]

    def _write(self, change: Change, texts: Mapping[Path, str]) -> None:
        self._checked(texts)
        with self.store.writing() as session:
            audit.record(session, change.by, change.deed, change.what)
            # Within it: what could not be written is not told of.
            self.files.write(texts)
        self.in_force.look()

    def _checked(self, texts: Mapping[Path, str]) -> Settings:
        """What the files would say with these texts; the sentence of an error names a file and not where it lies."""
        try:
            return read_settings(self.files.path, texts)
        except SettingsError as problem:
            raise SettingsError(str(problem).replace(f"{self.files.path.parent}/", "")) from None


def _rewritten(standing: Standing, kind: str, rewrite: Rewrite) -> Mapping[Path, str]:
    """What the files would say that a change touches; one that was never written is named by the settings then."""
    path = standing.path(kind)
    texts = {path: rewrite(standing.texts[path])}
    if kind == SETTINGS or standing.named(kind):
        return texts
    return texts | {standing.main: with_value(standing.texts[standing.main], kind, path.name)}
