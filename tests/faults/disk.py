"""A small disk that can be filled; to make one takes the right to mount, which containers and users may lack."""

import subprocess
from pathlib import Path


class SmallDisk:
    """A file system of a few megabytes; `problem` says why there is none."""

    def __init__(self, folder: Path, megabytes: int) -> None:
        self.folder = folder
        command = ["mount", "-t", "tmpfs", "-o", f"size={megabytes}m", "none", str(folder)]
        self.problem = subprocess.run(command, check=False, capture_output=True, text=True).stderr

    def fill(self) -> None:
        """Leave no room on it."""
        with (self.folder / "ballast").open("ab", buffering=0) as ballast:
            try:
                while True:
                    ballast.write(bytes(4096))
            except OSError:
                return

    def free(self) -> None:
        """Make room on it again."""
        (self.folder / "ballast").unlink()

    def close(self) -> None:
        """Let go of it."""
        subprocess.run(["umount", "--lazy", str(self.folder)], check=True)
