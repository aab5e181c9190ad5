"""The window: the only part that knows Qt.

PySide puts an `__import__` of its own in place of Python's, for programs that say `from __feature__ import …`. It reads
the source of every module imported after it, and `linecache` keeps the text: a seventh of the start and 24 MB. Python's
own is put back, under the name PySide documents, and what was read is let go.
"""

import builtins
import linecache
from importlib import import_module

import_module("PySide6.QtCore")
builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)
linecache.clearcache()
