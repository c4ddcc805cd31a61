"""The application as `make demo` serves it: a worker that does not outlive its server.

A web server that is killed cannot stop its worker, which would go on holding the port without a
database behind it. So the worker asks the kernel to end it when its parent ends.
"""

import ctypes
import signal
import sys

from inbeeld.config.wsgi import application

__all__ = ["application"]

_PR_SET_PDEATHSIG = 1
if sys.platform == "linux":
    ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGTERM)
