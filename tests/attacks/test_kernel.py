"""The kernel's surface: what is not on the list is refused, whatever its arguments."""

import os
from pathlib import Path

import pytest

from judge.inside import bpf
from judge.sandbox.base import Died
from judge.shared.protocol import Depth
from tests.attacks.conftest import only_x86_64
from tests.outside import may_look_into, zygote_of

SURFACE = {  # x86_64: (number, arguments)
    "unshare a user namespace": (272, 0x10000000),
    "unshare a mount namespace": (272, 0x20000),
    "setns": (308, 3, 0),
    "mount": (165, 0, 0, 0, 0, 0),
    "umount": (166, 0, 0),
    "the new mount calls": (428, -100, 0, 0),
    "fsopen": (430, 0, 0),
    "pivot_root": (155, 0, 0),
    "chroot": (161, 0),
    "chdir": (80, 0),
    "bpf": (321, 0, 0, 0),
    "io_uring_setup": (425, 8, 0),
    "io_uring_register": (427, 3, 0, 0, 0),
    "io_setup": (206, 1, 0),
    "keyctl": (250, 0, 0),
    "add_key": (248, 0, 0, 0, 0, 0),
    "request_key": (249, 0, 0, 0, 0),
    "userfaultfd": (323, 0),
    "perf_event_open": (298, 0, 0, -1, -1, 0),
    "modify_ldt": (154, 0, 0, 0),
    "arch_prctl": (158, 0x1002, 0),
    "personality": (135, 0xFFFFFFFF),
    "syslog": (103, 3, 0, 0),
    "reboot": (169, 0, 0, 0, 0),
    "kexec_load": (246, 0, 0, 0, 0),
    "init_module": (175, 0, 0, 0),
    "finit_module": (313, 3, 0, 0),
    "iopl": (172, 3),
    "ioperm": (173, 0, 8, 1),
    "swapon": (167, 0, 0),
    "acct": (163, 0),
    "quotactl": (179, 0, 0, 0, 0),
    "settimeofday": (164, 0, 0),
    "clock_settime": (227, 0, 0),
    "adjtimex": (159, 0),
    "sethostname": (170, 0, 0),
    "name_to_handle_at": (303, -100, 0, 0, 0, 0),
    "open_by_handle_at": (304, 3, 0, 0),
    "fanotify_init": (300, 0, 0),
    "inotify_init1": (294, 0),
    "signalfd4": (289, -1, 0, 8, 0),
    "timerfd_create": (283, 0, 0),
    "timer_create": (222, 0, 0, 0),
    "epoll_create1": (291, 0),
    "splice": (275, 0, 0, 1, 0, 1, 0),
    "tee": (276, 0, 1, 1, 0),
    "vmsplice": (278, 1, 0, 0, 0),
    "sendfile": (40, 1, 0, 0, 1),
    "copy_file_range": (326, 0, 0, 1, 0, 1, 0),
    "setuid": (105, 0),
    "setresuid": (117, 0, 0, 0),
    "setgroups": (116, 0, 0),
    "capset": (126, 0, 0),
    "prctl dumpable": (157, 4, 1, 0, 0, 0),
    "prctl death signal": (157, 1, 0, 0, 0, 0),
    "prctl seccomp": (157, 22, 2, 0),
    "seccomp": (317, 1, 0, 0),
    "seccomp listener": (317, 1, 8, 0),
    "landlock": (444, 0, 0, 1),
    "pkey_alloc": (330, 0, 0),
    "mlock": (149, 0, 4096),
    "mlockall": (151, 3),
    "remap_file_pages": (216, 0, 0, 0, 0, 0),
    "mbind": (237, 0, 0, 0, 0, 0, 0),
    "uselib": (134, 0),
    "vhangup": (153,),
    "lookup_dcookie": (212, 0, 0, 0),
    "cachestat": (451, 3, 0, 0, 0),
    "set_mempolicy": (238, 0, 0, 0),
}


@only_x86_64
@pytest.mark.parametrize("arguments", SURFACE.values(), ids=SURFACE)
def test_the_kernels_surface(attack, confined, arguments):
    before = machine(confined)
    assert attack(f"def f():\n    return call(*{arguments!r})").value in {1, 38}
    assert machine(confined) == before


def machine(confined):
    """What such calls would change, as this host and (where it can be read) the zygote see it."""
    zygote = Path(f"/proc/{zygote_of(confined)}")
    own = [each.readlink() for each in (zygote / "ns").iterdir()] if may_look_into(zygote.name) else []
    mounts = (zygote / "mountinfo").read_text() if own and confined.describe().name == Depth.NAMESPACES else ""
    return os.uname()[:5], Path.cwd(), Path("/proc/swaps").read_text(), own, mounts


def test_rounding_and_tiny_numbers_end_with_the_process(attack):
    """The processor's floating-point control: set for oneself alone."""
    source = """
        def f(change):
            if change:
                ctypes.CDLL("libm.so.6").fesetround(0x800)
            one, tiny = (float(text) for text in ("1", "2e-308"))  # not folded while it is compiled
            return [one / 3, tiny / 16]
    """
    clean = attack(source, {"change": False}).value
    changed = attack(source, {"change": True}).value
    assert changed[0] > clean[0]
    assert attack(source, {"change": False}).value == clean == [1.0 / 3.0, 2e-308 / 16]


@only_x86_64
def test_every_system_call_that_is_not_on_the_list(attack):
    """All numbers there are, and some that are not yet; but uretprobe and uprobe, which newer kernels exempt from any
    filter (a debugger's trampoline makes them, and whoever else does is ended by SIGILL).
    """
    special = (
        *("clock_gettime", "clock_getres", "clock_nanosleep"),
        "openat",
        "open",
        "fcntl",
        "ioctl",
        "sched_getaffinity",
        "getpgid",
        "getsid",
        "tgkill",
        "sendto",
        "sendmsg",
    )
    listed = {335, 336, *(bpf.number(name, "x86_64") for name in (*bpf.PERMITTED, *special))}
    numbers = [each for each in range(600) if each not in listed]
    source = "def f(numbers):\n    return [n for n in numbers if call(n, 0, 0, 0, 0, 0, 0) not in (1, 38)]"
    assert attack(source, {"numbers": numbers}).value == []


@only_x86_64
def test_the_other_tables_of_system_calls(attack):
    """Numbers of x32 are unknown; the calls of 32-bit programs are death."""
    assert attack("def f():\n    return [call(0x40000000 | n, 0, 0, 0) for n in (0, 39, 520)]").value == [38] * 3
    source = """
        import mmap
        def f():
            code = mmap.mmap(-1, 4096, prot=mmap.PROT_READ | mmap.PROT_WRITE | mmap.PROT_EXEC)
            code.write(b"\\xb8\\x14\\x00\\x00\\x00\\xcd\\x80\\xc3")  # mov eax, 20 (getpid); int 0x80; ret
            return ctypes.CFUNCTYPE(ctypes.c_int)(ctypes.addressof(ctypes.c_char.from_buffer(code)))()
    """
    assert type(attack(source).stopped) is Died


def test_files_of_other_users_that_run_as_root(attack):
    source = "def f():\n    return [refused(os.execv, p, [p]) for p in ('/usr/bin/su', '/usr/bin/passwd', '/bin/ping')]"
    assert all(attack(source).value)


def test_it_has_no_rights(attack):
    source = """
        def f():
            header = (ctypes.c_uint32 * 2)(0x20080522, 0)
            sets = (ctypes.c_uint32 * 6)(*[0xffffffff] * 6)
            answer = call(125, header, sets)
            return os.getgroups(), os.getuid() == 0, answer
    """
    groups, _root, answer = attack(source).value
    assert answer == 1  # capget is not on the list
    assert groups in ([], [65534], os.getgroups() if os.getuid() else [])  # an ordinary user's own stay
