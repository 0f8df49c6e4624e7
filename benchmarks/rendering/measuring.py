"""What one run of a program cost: CPU seconds and the largest memory of its own process.

    python measuring.py LIMIT COMMAND...    prints [exit code, CPU seconds, peak MB]

The command is started by a small process of its own: a child's peak memory begins with that of the process it comes from.
"""

from __future__ import annotations

import json
import os
import resource
import signal
import subprocess
import sys
from collections.abc import Mapping, Sequence
from typing import NamedTuple


class Cost(NamedTuple):
    """CPU seconds (user and system) from the start of the program to its end, and peak memory in MB."""

    seconds: float
    megabytes: float
    finished: bool


def cost(command: Sequence[str], *, limit: int, environment: Mapping[str, str] | None = None) -> Cost:
    """Run a command to its end, or until it has used ``limit`` seconds of CPU.

    Raises subprocess.CalledProcessError when it fails by itself.
    """
    starter = [sys.executable, "-S", __file__, str(limit), *command]
    environment = {**os.environ, **(environment or {})}
    done = subprocess.run(starter, env=environment, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=True)
    code, seconds, megabytes = json.loads(done.stdout)
    if code not in (0, -signal.SIGXCPU, -signal.SIGKILL):  # the limit's two signals
        raise subprocess.CalledProcessError(code, command)
    return Cost(seconds, megabytes, code == 0)


def measured(limit: int, command: Sequence[str]) -> tuple[int, float, float]:
    """(exit code, CPU seconds, peak MB) of a child."""
    resource.setrlimit(resource.RLIMIT_CPU, (limit, limit + 1))  # the child's too; ours is idle
    silent = [(os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0)]
    child = os.posix_spawn(command[0], command, os.environ, file_actions=silent)
    _, status, usage = os.wait4(child, 0)
    return os.waitstatus_to_exitcode(status), usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


if __name__ == "__main__":
    print(json.dumps(measured(int(sys.argv[1]), sys.argv[2:])))
