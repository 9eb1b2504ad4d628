"""Programs that refuse to run as root, or should not: who they run as, and folders they can reach."""

import hashlib
import os
import pwd
import shutil
import stat
from dataclasses import dataclass
from pathlib import Path

ELSEWHERE = Path("/var/tmp")  # noqa: S108 survives a restart, and our folder in it is closed to others


@dataclass(frozen=True)
class Account:
    """The system account of a program. When we are not root everything simply runs as ourselves."""

    name: str

    @property
    def argv(self) -> list[str]:
        """The words before the command that make it run as this account."""
        if os.geteuid() != 0:
            return []
        return ["setpriv", f"--reuid={self.name}", f"--regid={_group(self.name)}", "--clear-groups", "--"]

    def folder(self, wanted: Path) -> Path:
        """Make a folder that belongs to the account: where wanted, or elsewhere if it cannot get there."""
        wanted = wanted.absolute()
        place = wanted if os.geteuid() != 0 or _reachable(wanted) else ELSEWHERE / _alias(wanted)
        place.mkdir(parents=True, exist_ok=True)
        place.chmod(stat.S_IRWXU)
        self.give(place)
        return place

    def give(self, path: Path) -> None:
        """Hand a file or folder of ours over to the account."""
        if os.geteuid() == 0:
            user = pwd.getpwnam(self.name)
            os.chown(path, user.pw_uid, user.pw_gid)

    @property
    def exists(self) -> bool:
        """Whether this machine has the account and the means to become it."""
        if os.geteuid() != 0:
            return True
        known = any(entry.pw_name == self.name for entry in pwd.getpwall())
        return known and shutil.which("setpriv") is not None


def _group(name: str) -> int:
    return pwd.getpwnam(name).pw_gid


def _reachable(path: Path) -> bool:
    return all(parent.stat().st_mode & stat.S_IXOTH for parent in path.parents if parent.exists())


def _alias(path: Path) -> str:
    return f"mms-{hashlib.sha256(str(path).encode()).hexdigest()[:12]}"
