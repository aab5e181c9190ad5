"""The Windows twin of `liaison_desk.system`."""

from __future__ import annotations

import sys

if sys.platform != "win32":
    raise ImportError("for Windows only")

import ctypes
import subprocess
from ctypes import wintypes
from pathlib import Path

_EXTENDED_LIMITS = 9
_LIMIT_PROCESS_TIME = 0x0002
_LIMIT_ACTIVE_PROCESSES = 0x0008
_LIMIT_PROCESS_MEMORY = 0x0100
_LIMIT_DIE_ON_UNHANDLED_EXCEPTION = 0x0400
_NO_CRASH_DIALOG = 0x0001 | 0x0002
_NO_HEAP_IN_REPORT = 1
_OWNER_AND_SYSTEM_ONLY = "D:P(A;OICI;FA;;;SY)(A;OICI;FA;;;OW)"
_DACL = 0x0004
_PROTECTED_DACL = 0x80000000
_SDDL_REVISION = 1

_kernel = ctypes.WinDLL("kernel32", use_last_error=True)
_security = ctypes.WinDLL("advapi32", use_last_error=True)


class _BasicLimits(ctypes.Structure):
    """JOBOBJECT_BASIC_LIMIT_INFORMATION."""

    _fields_ = (
        ("PerProcessUserTimeLimit", wintypes.LARGE_INTEGER),
        ("PerJobUserTimeLimit", wintypes.LARGE_INTEGER),
        ("LimitFlags", wintypes.DWORD),
        ("MinimumWorkingSetSize", ctypes.c_size_t),
        ("MaximumWorkingSetSize", ctypes.c_size_t),
        ("ActiveProcessLimit", wintypes.DWORD),
        ("Affinity", ctypes.c_size_t),
        ("PriorityClass", wintypes.DWORD),
        ("SchedulingClass", wintypes.DWORD),
    )


class _Counters(ctypes.Structure):
    """IO_COUNTERS."""

    _fields_ = tuple(
        (name, ctypes.c_ulonglong)
        for name in (
            "ReadOperationCount",
            "WriteOperationCount",
            "OtherOperationCount",
            "ReadTransferCount",
            "WriteTransferCount",
            "OtherTransferCount",
        )
    )


class _ExtendedLimits(ctypes.Structure):
    """JOBOBJECT_EXTENDED_LIMIT_INFORMATION."""

    _fields_ = (
        ("BasicLimitInformation", _BasicLimits),
        ("IoInfo", _Counters),
        ("ProcessMemoryLimit", ctypes.c_size_t),
        ("JobMemoryLimit", ctypes.c_size_t),
        ("PeakProcessMemoryUsed", ctypes.c_size_t),
        ("PeakJobMemoryUsed", ctypes.c_size_t),
    )


_kernel.CreateJobObjectW.restype = wintypes.HANDLE
_kernel.CreateJobObjectW.argtypes = (wintypes.LPVOID, wintypes.LPCWSTR)
_kernel.SetInformationJobObject.restype = wintypes.BOOL
_kernel.SetInformationJobObject.argtypes = (wintypes.HANDLE, ctypes.c_int, wintypes.LPVOID, wintypes.DWORD)
_kernel.AssignProcessToJobObject.restype = wintypes.BOOL
_kernel.AssignProcessToJobObject.argtypes = (wintypes.HANDLE, wintypes.HANDLE)
_kernel.GetCurrentProcess.restype = wintypes.HANDLE
_kernel.GetCurrentProcess.argtypes = ()
_kernel.LocalFree.restype = wintypes.HLOCAL
_kernel.LocalFree.argtypes = (wintypes.HLOCAL,)
_security.ConvertStringSecurityDescriptorToSecurityDescriptorW.restype = wintypes.BOOL
_security.ConvertStringSecurityDescriptorToSecurityDescriptorW.argtypes = (
    wintypes.LPCWSTR,
    wintypes.DWORD,
    ctypes.POINTER(wintypes.LPVOID),
    ctypes.POINTER(wintypes.DWORD),
)
_security.SetFileSecurityW.restype = wintypes.BOOL
_security.SetFileSecurityW.argtypes = (wintypes.LPCWSTR, wintypes.DWORD, wintypes.LPVOID)


def limit_process(memory_bytes: int, processor_seconds: int) -> None:
    """Bound the calling process for good: memory, processor time, no process of its own, no crash report.

    `memory_bytes` counts committed memory: beyond it, allocations fail with MemoryError. Beyond `processor_seconds`
    the system ends the process. The job lives as long as the process; its handle is never closed on purpose.
    """
    limits = _ExtendedLimits()
    limits.BasicLimitInformation.LimitFlags = (
        _LIMIT_PROCESS_TIME | _LIMIT_ACTIVE_PROCESSES | _LIMIT_PROCESS_MEMORY | _LIMIT_DIE_ON_UNHANDLED_EXCEPTION
    )
    # in units of 100 nanoseconds
    limits.BasicLimitInformation.PerProcessUserTimeLimit = processor_seconds * 10_000_000
    limits.BasicLimitInformation.ActiveProcessLimit = 1
    limits.ProcessMemoryLimit = memory_bytes
    job = _kernel.CreateJobObjectW(None, None)
    if not job:
        raise _last_error()
    _demand(_kernel.SetInformationJobObject(job, _EXTENDED_LIMITS, ctypes.byref(limits), ctypes.sizeof(limits)))
    _demand(_kernel.AssignProcessToJobObject(job, _kernel.GetCurrentProcess()))
    withhold_crash_dumps()


def withhold_crash_dumps() -> None:
    """Keep the memory of the calling process, keys and names included, out of any crash report."""
    _kernel.SetErrorMode(_NO_CRASH_DIALOG)
    _kernel.WerSetFlags(_NO_HEAP_IN_REPORT)


def make_private_folder(path: Path) -> Path:
    """Create the folder if need be, make it readable by its owner alone, and return it."""
    path.mkdir(parents=True, exist_ok=True)
    descriptor = wintypes.LPVOID()
    _demand(
        _security.ConvertStringSecurityDescriptorToSecurityDescriptorW(
            _OWNER_AND_SYSTEM_ONLY, _SDDL_REVISION, ctypes.byref(descriptor), None
        )
    )
    try:
        _demand(_security.SetFileSecurityW(str(path), _DACL | _PROTECTED_DACL, descriptor))
    finally:
        _kernel.LocalFree(descriptor)
    return path


def background_flags() -> int:
    """Return the `creationflags` of a child process without a window."""
    return subprocess.CREATE_NO_WINDOW


def _demand(succeeded: int) -> None:
    """Raise OSError with the reason Windows gives when a call did not succeed."""
    if not succeeded:
        raise _last_error()


def _last_error() -> OSError:
    return ctypes.WinError(ctypes.get_last_error())
