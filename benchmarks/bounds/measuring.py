"""One measurement in a process of its own: CPU seconds and the most memory it held, with a limit of CPU seconds."""

from __future__ import annotations

import json
import resource
import signal
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

HERE = Path(__file__).parent


class Cost(NamedTuple):
    """CPU seconds, megabytes, and what came of it ("over the limit", an error, or a count)."""

    seconds: float
    megabytes: int
    outcome: str


def measure(command: list[str], limit: int) -> Cost:
    """What a command costs; it is ended at ``limit`` CPU seconds."""
    out = subprocess.run(
        [sys.executable, str(HERE / "measuring.py"), str(limit), *command], capture_output=True, text=True, check=False
    )
    seconds, megabytes, code, said = json.loads(out.stdout)
    if code == -signal.SIGXCPU:
        return Cost(seconds, megabytes, "OVER THE LIMIT")
    return Cost(seconds, megabytes, said if code in (0, 1) else f"exit {code}: {said}")


def _main(limit: int, command: list[str]) -> None:
    done = subprocess.run(
        command,
        capture_output=True,
        text=True,
        check=False,
        errors="replace",
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_CPU, (limit, limit + 5)),
    )
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    said = " ".join((done.stderr.strip() or done.stdout.strip()).split())[-80:]
    print(json.dumps([round(used.ru_utime + used.ru_stime, 1), used.ru_maxrss // 1024, done.returncode, said]))


if __name__ == "__main__":
    _main(int(sys.argv[1]), sys.argv[2:])
