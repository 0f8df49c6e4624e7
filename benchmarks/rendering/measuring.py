"""What one run of a program cost: CPU seconds and the largest memory of its own process."""

from __future__ import annotations

import os
import resource
import signal
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial


@dataclass(frozen=True, slots=True)
class Cost:
    """CPU seconds (user and system) from the start of the program to its end, and peak memory in MB."""

    seconds: float
    megabytes: float
    finished: bool


def cost(command: Sequence[str], *, limit: int, environment: Mapping[str, str] | None = None) -> Cost:
    """Run a command to its end, or until it has used ``limit`` seconds of CPU.

    Raises subprocess.CalledProcessError when it fails by itself.
    """
    environment = {**os.environ, **(environment or {})}
    with subprocess.Popen(
        command,
        env=environment,
        preexec_fn=partial(resource.setrlimit, resource.RLIMIT_CPU, (limit, limit + 1)),
        stderr=subprocess.DEVNULL,
    ) as process:
        _, status, usage = os.wait4(process.pid, 0)  # of this one process, whatever ran before
        process.returncode = os.waitstatus_to_exitcode(status)
    seconds = usage.ru_utime + usage.ru_stime
    if process.returncode not in (0, -signal.SIGXCPU, -signal.SIGKILL):  # the limit's two signals
        raise subprocess.CalledProcessError(process.returncode, command)
    return Cost(seconds, usage.ru_maxrss / 1024, process.returncode == 0)
