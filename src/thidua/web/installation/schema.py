"""How the database stands to the program: new, older, as it should be, or newer."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, Literal

from django.apps.registry import Apps
from django.core.management import call_command
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor

from thidua.web.installation.errors import InstallationError

Migration = tuple[str, str]
"""App and name."""


@dataclass(frozen=True, slots=True)
class Schema:
    """``pending``: what an upgrade would do, in order. ``unknown``: what a newer program has done."""

    applied: frozenset[Migration]
    pending: tuple[Migration, ...]
    unknown: tuple[Migration, ...]

    @property
    def state(self) -> Literal["new", "older", "current", "newer"]:
        """How it stands."""
        if self.unknown:
            return "newer"
        if not self.applied:
            return "new"
        return "older" if self.pending else "current"


def schema() -> Schema:
    """How the database stands. Raises InstallationError where it does not answer."""
    try:
        connection.ensure_connection()
    except DatabaseError as wrong:
        raise InstallationError(f"Không kết nối được cơ sở dữ liệu: {str(wrong).strip().splitlines()[0]}") from wrong
    executor = MigrationExecutor(connection)
    loader = executor.loader
    ours = loader.migrated_apps
    applied = frozenset(key for key in loader.applied_migrations if key[0] in ours)
    known = set(loader.disk_migrations) | set(loader.replacements)
    plan = executor.migration_plan(loader.graph.leaf_nodes())
    pending = tuple((one.app_label, one.name) for one, _ in plan)
    return Schema(applied, pending, tuple(sorted(applied - known)))


def models_at(applied: Iterable[Migration]) -> Apps:
    """The models as they were once these migrations had been done."""
    loader = MigrationExecutor(connection).loader
    return loader.project_state(_last(loader.graph, applied)).apps


def build(applied: Iterable[Migration]) -> None:
    """Bring a new database to where these migrations had brought another, and no further.

    Raises InstallationError for migrations that this program has not.
    """
    executor = MigrationExecutor(connection)
    applied = set(applied)
    unknown = sorted(applied - set(executor.loader.graph.nodes))
    if unknown:
        raise InstallationError(
            "Bản sao lưu do một phiên bản mới hơn của thidua lập ra; hãy cài phiên bản ấy rồi khôi phục."
        )
    executor.migrate(_last(executor.loader.graph, applied))


def migrate(say: Callable[[str], None]) -> None:
    """Bring the database to this program's schema, one migration after the other, each whole or not at all."""
    executor = MigrationExecutor(connection, lambda act, migration=None, fake=False: _say(act, migration, say))
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    executor.migrate(executor.loader.graph.leaf_nodes(), plan)
    # Once more as a command, which finds nothing to do but the rows that Django keeps of the models themselves.
    call_command("migrate", verbosity=0, interactive=False)


def _say(act: str, migration: Any, say: Callable[[str], None]) -> None:
    if act == "apply_success" and migration is not None:
        say(f"Đã chuyển đổi {migration.app_label} · {migration.name}")


def _last(graph: Any, applied: Iterable[Migration]) -> list[Migration]:
    """Those of the migrations that none of the others builds upon within its app."""
    kept = set(applied) & set(graph.nodes)
    return sorted(key for key in kept if not any(child.key in kept for child in graph.node_map[key].children))
