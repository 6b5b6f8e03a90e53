"""Runs a command and prints what it cost: CPU and wall-clock seconds, peak memory."""

import os
import subprocess
import sys
import time

started = time.perf_counter()
process = subprocess.Popen(sys.argv[1:], stdout=subprocess.DEVNULL)  # noqa: S603 - our own command
_, status, usage = os.wait4(process.pid, 0)
wall = time.perf_counter() - started
cpu = usage.ru_utime + usage.ru_stime
memory = usage.ru_maxrss / (1024 if sys.platform != "darwin" else 1024**2)
name = " ".join(sys.argv[1:])
code = os.waitstatus_to_exitcode(status)
cost = f"{cpu:6.2f} s CPU {wall:6.2f} s wall {memory:6.0f} MiB"
sys.stdout.write(f"{cost}  exit {code}  {name}\n")
