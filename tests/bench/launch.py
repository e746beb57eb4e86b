"""A small process that runs one command and prints as JSON what it cost.

It is started as a script, without `site`, and imports little: on Linux a process's peak memory
counts that of the process it was forked from, so the one that measures has to be smaller than any
that is measured (it has 9 MB).

    python -IS launch.py LOG COMMAND …

`cpu` and `wall` are seconds, cpu of the command and of every process that it waited for; `memory`
is the peak of the largest single one of them in bytes.
"""

import json
import os
import sys
import time


def main(log: str, *command: str) -> None:
    """Run the command with its output in the file ``log``."""
    output = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o644)
    both = [(os.POSIX_SPAWN_DUP2, output, 1), (os.POSIX_SPAWN_DUP2, output, 2)]
    start = time.perf_counter()
    pid = os.posix_spawn(command[0], command, os.environ, file_actions=both)
    _, status, usage = os.wait4(pid, 0)
    wall = time.perf_counter() - start
    cost = {
        "status": os.waitstatus_to_exitcode(status),
        "cpu": usage.ru_utime + usage.ru_stime,
        "wall": wall,
        "memory": usage.ru_maxrss * (1 if sys.platform == "darwin" else 1024),
    }
    sys.stdout.write(json.dumps(cost))


if __name__ == "__main__":
    main(*sys.argv[1:])
