"""Makes this process a host of another kind, judges in a sandbox there, and prints what came of it as JSON.

    python -m tests.judge.sandbox.probe [--user UID] [--level LEVEL] [--lacks KIND]...

What the host lacks is taken away by a seccomp filter. `--user 0` stays root, with an interpreter open to everybody.
"""

import argparse
import errno
import json
import os
import pwd
from contextlib import closing
from pathlib import Path

from judge.inside import bpf, kernel
from judge.sandbox.base import Limits, Role, Unavailable
from judge.sandbox.linux import LinuxSandbox
from tests.conftest import MEGABYTE, job_of, play

NAMESPACE_FLAGS = 0x7E020000 | 0x02000000  # of clone: mount, cgroup, UTS, IPC, user, PID, network
EPERM, ENOSYS = bpf.refuse(errno.EPERM), bpf.refuse(errno.ENOSYS)
LACKING = {
    "namespaces": {
        "clone": ((bpf.clear(0, NAMESPACE_FLAGS), bpf.ALLOW), ((), EPERM)),
        "clone3": (((), ENOSYS),),
        **dict.fromkeys(("unshare", "mount", "umount2", "pivot_root", "sethostname", "mount_setattr"), (((), EPERM),)),
    },
    "landlock": {f"landlock_{each}": (((), ENOSYS),) for each in ("create_ruleset", "add_rule", "restrict_self")},
    "mount_setattr": {"mount_setattr": (((), ENOSYS),)},
    "seccomp": {"seccomp": (((), ENOSYS),)},
}
SOURCE = """
import os
import pwd
def f(path):
    answers = []
    for attempt in (os.fork, lambda: open(path).read(), lambda: open(path, "w"), lambda: os.kill(1, 0), os.listdir):
        try:
            attempt()
            answers.append("done")
        except OSError as error:
            answers.append(type(error).__name__)
    return answers, os.getuid()
"""


def become(uid):
    """An ordinary user to whom the interpreter is open, whoever owns the home that it lies in."""
    kernel.call("unshare", kernel.CLONE_NEWNS)
    kernel.mount("none", "/", flags=kernel.MS_REC | kernel.MS_PRIVATE)
    home = Path(pwd.getpwuid(os.getuid()).pw_dir)  # whatever HOME says
    inner = sorted({Path(each) for each in (os.__file__, __file__) if Path(each).is_relative_to(home)})
    if inner:
        kept = home / inner[0].relative_to(home).parts[0]
        kernel.mount(str(kept), "/mnt", flags=kernel.MS_BIND | kernel.MS_REC)
        kernel.mount("tmpfs", str(home), "tmpfs", 0, "mode=755")
        kept.mkdir()
        kernel.mount("/mnt", str(kept), flags=kernel.MS_BIND | kernel.MS_REC)
    os.setgroups([])
    os.setresgid(uid, uid, uid)
    os.setresuid(uid, uid, uid)


def lack(kinds):
    rules = {name: rule for kind in kinds for name, rule in LACKING[kind].items()}
    kernel.prctl(kernel.PR_SET_NO_NEW_PRIVS, 1)
    kernel.load_filter(kernel.Filter(bpf.assemble(bpf.architecture(), rules, bpf.ALLOW)))


def judge(level):
    with closing(LinuxSandbox(level=level)) as sandbox:
        try:
            found = sandbox.describe()
        except Unavailable as reason:
            return {"unavailable": str(reason)}
        with sandbox.open(Role.SUBMISSION, Limits(64 * MEGABYTE, 20.0, MEGABYTE)) as session:
            answers, uid = play(session, job_of(SOURCE, [{"path": __file__}])).value
        with sandbox.open(Role.ORACLE, Limits(512 * MEGABYTE, 20.0, MEGABYTE)) as session:
            oracle = play(session, job_of("import pytest\ndef f():\n    return 7", [{}])).value
    layers = {layer.name: [layer.stands, layer.detail] for layer in found.layers}
    return {"level": found.name, "layers": layers, "answers": answers, "uid": uid, "oracle": oracle}


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--user", type=int)
    parser.add_argument("--level")
    parser.add_argument("--lacks", action="append", choices=LACKING, default=[])
    told = parser.parse_args()
    if told.user is not None:
        become(told.user)
    if told.lacks:
        lack(told.lacks)
    print(json.dumps(judge(told.level)))


if __name__ == "__main__":
    main()
