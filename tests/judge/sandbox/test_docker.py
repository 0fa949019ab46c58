"""The docker backend as a whole: restrictions as the daemon sees them, what dies and is replaced, what is left."""

import os
import signal
import subprocess
import sys
import threading
import time
from contextlib import closing
from pathlib import Path

import numpy as np
import pytest

from judge import wire
from judge.judge import Judge
from judge.package.store import FrozenStore
from judge.sandbox.base import Broken, Limits, MemoryLimit, PoolStats, Role, Unavailable
from judge.sandbox.container import image
from judge.sandbox.container import session as sessions
from judge.sandbox.container.daemon import Daemon
from judge.sandbox.docker import DockerConfig, DockerSandbox
from judge.sandbox.toolchain import toolchain
from judge.shared.case_table import packed
from judge.verdict import Verdict
from server.core.metrics import Metrics
from server.judging.queue.base import Backlog
from tests.conftest import CLEAN, MEGABYTE, job_of, play
from tests.outside import children_of, gone, require_docker, supervisor_of, wait_until, zygote_of, zygotes_of

LIMITS = Limits(64 * MEGABYTE, 20.0, MEGABYTE)
SPIN = "def f():\n    while True: pass"


@pytest.fixture(scope="module")
def daemon():
    require_docker()
    with closing(Daemon()) as daemon:
        yield daemon


@pytest.fixture
def own(daemon):
    """A sandbox that a test may break."""
    with closing(DockerSandbox()) as sandbox:
        yield sandbox


@pytest.fixture
def api(daemon):
    return daemon._client.api


def clean(sandbox):
    with sandbox.open(Role.SUBMISSION, LIMITS) as session:
        return play(session, job_of(CLEAN, [{"x": 1}])).value == 2


def working(pid):
    return not gone(pid) and Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] == "R"


def there(api, container):
    return any(each["Id"] == container for each in api.containers(all=True))


def test_the_walls_as_the_daemon_sees_them(own, api):
    own.describe()
    told = api.inspect_container(own.running().id)
    host, config = told["HostConfig"], told["Config"]
    assert host["NetworkMode"] == "none"
    assert host["ReadonlyRootfs"] is True
    assert (host["CapDrop"], host["CapAdd"], host["Privileged"]) == (["ALL"], None, False)
    assert host["SecurityOpt"] == ["no-new-privileges:true"]  # and Docker's own seccomp profile
    assert (host["IpcMode"], host["PidMode"], host["UsernsMode"]) == ("none", "", "")
    assert 0 < host["PidsLimit"] <= 512
    assert 0 < host["Memory"] == host["MemorySwap"]
    assert (host["Binds"], host.get("Mounts"), told["Mounts"], host["Devices"]) == (None, None, [], None)
    assert (host["AutoRemove"], host["LogConfig"]["Type"]) == (True, "none")
    assert (config["User"], config["Image"]) == ("65534:65534", image.tag())
    status = Path(f"/proc/{supervisor_of(own)}/status").read_text()
    assert {"Seccomp:\t2", "NoNewPrivs:\t1", "CapEff:\t0000000000000000", "CapBnd:\t0000000000000000"} <= set(
        status.splitlines()
    )


@pytest.mark.parametrize("how", ["the container", "the supervisor"])
def test_what_is_killed_is_replaced(own, api, how):
    assert clean(own)
    before = own.running().id
    with own.open(Role.SUBMISSION, LIMITS) as session:
        session.send(job_of(SPIN, [{}]))
        session.receive(cpu=5, wall=20)
        if how == "the supervisor":
            os.kill(supervisor_of(own), signal.SIGKILL)
        else:
            api.kill(before)
        with pytest.raises(Broken):
            session.receive(cpu=5, wall=20)
        with pytest.raises(Broken):
            session.send({})
    assert clean(own)
    assert own.running().id != before
    wait_until(lambda: not there(api, before))


def test_a_container_that_stands_still_is_replaced(own, api, monkeypatch):
    monkeypatch.setattr(sessions, "PROBE_SECONDS", 0.1)
    monkeypatch.setattr(sessions, "LIVENESS_SECONDS", 0.5)
    assert clean(own)
    before = own.running().id
    with own.open(Role.SUBMISSION, LIMITS) as session:
        api.pause(before)
        session.send(job_of(CLEAN, [{"x": 1}]))
        with pytest.raises(Broken, match="does not answer"):
            session.receive(cpu=5, wall=20)
    assert clean(own)
    wait_until(lambda: not there(api, before))


def test_a_dead_zygote_costs_its_sessions_alone(own):
    assert clean(own)
    before, (zygote,) = own.running().id, zygotes_of(own)
    with own.open(Role.SUBMISSION, LIMITS) as session:
        session.send(job_of(SPIN, [{}]))
        session.receive(cpu=5, wall=20)
        os.kill(zygote, signal.SIGKILL)
        with pytest.raises(Broken):
            session.receive(cpu=5, wall=20)
    assert clean(own)
    assert own.running().id == before
    wait_until(lambda: zygotes_of(own) != [zygote] and len(zygotes_of(own)) == 1)  # its children are reaped, too


def test_the_zygote_of_a_role_is_known_whatever_their_age(own):
    """An author's is older than that of submissions that replaced a dead one, and may have any pid."""
    assert clean(own)
    with own.open(Role.AUTHOR, LIMITS) as one:
        one.peak_memory()  # once it is there to be asked
        author, first = zygote_of(own, Role.AUTHOR), zygote_of(own)
        os.kill(first, signal.SIGKILL)
        wait_until(lambda: gone(first))
        assert clean(own)
        assert zygote_of(own, Role.AUTHOR) == author
        assert zygote_of(own) not in (first, author)
        with own.open(Role.SUBMISSION, LIMITS) as session:
            session.send(job_of(SPIN, [{}]))
            session.receive(cpu=5, wall=20)
            wait_until(lambda: any(working(pid) for pid in children_of(zygote_of(own))))
            assert not any(working(pid) for pid in children_of(author))
    assert {role: made.starts for role, made in own.stats().items()} == {Role.SUBMISSION: 2, Role.AUTHOR: 1}


def test_what_is_made_is_counted_over_all_containers(own, api):
    assert own.stats() == {}  # and no container is started to ask
    assert own._running is None
    assert clean(own)
    before = own.stats()
    assert before[Role.SUBMISSION].starts == 1
    assert before[Role.SUBMISSION].children >= 1 + own.config.spares
    killed = own.running()
    api.kill(killed.id)
    wait_until(lambda: killed.connection.lost)
    assert own.stats() == before  # as it was last heard of
    assert clean(own)
    after = own.stats()[Role.SUBMISSION]
    assert after.starts == 2
    assert after.children >= before[Role.SUBMISSION].children + 1 + own.config.spares


def test_a_container_that_stands_still_is_not_waited_for(own, api):
    assert clean(own)
    before, running = own.stats(), own.running()
    api.pause(running.id)
    try:
        assert [own.stats() for _ in range(2)] == [before] * 2
        assert (
            sum(thread.name == "container-stats" for thread in threading.enumerate()) == 1
        )  # one question waits for all
        assert not running.connection.lost
    finally:
        api.unpause(running.id)
    assert clean(own)
    assert own.stats()[Role.SUBMISSION].children > before[Role.SUBMISSION].children


def test_the_judge_tells_what_was_made(judge, problem_of):
    problem = problem_of("relu")
    before = judge.stats().get("submission", PoolStats(0, 0)).children
    assert list(judge.run(problem, judge.prepare(problem), problem.reference))[-1].verdict is Verdict.ACCEPTED
    metrics = Metrics()
    metrics.watch(lambda: Backlog(0, 0, 0.0), judge.stats)
    told = judge.stats()
    assert told["submission"].children > before
    samples = metrics.text().decode()
    for role, made in told.items():
        assert f'gradus_zygote_starts_total{{role="{role}"}} {made.starts}.0' in samples
        assert f'gradus_children_total{{role="{role}"}} {made.children}.0' in samples


def test_a_verdict_comes_all_the_same(own, api, problem_of, tmp_path):
    """The container is killed under a submission: it is judged again in a new one."""
    judge, problem = Judge(own, FrozenStore(tmp_path)), problem_of("relu")
    frozen = judge.prepare(problem)
    events = judge.run(problem, frozen, problem.reference)
    next(events), next(events)
    api.kill(own.running().id)
    assert list(events)[-1].verdict is Verdict.ACCEPTED


SUBMISSIONS = {
    "right": ("", Verdict.ACCEPTED),
    "wrong": ("\ndef relu(x):\n    return x\n", Verdict.WRONG_ANSWER),
    "endless": ("\ndef relu(x):\n    while True: pass\n", Verdict.TIME_LIMIT),
    "idle": ("\nimport time\ndef relu(x):\n    time.sleep(60)\n", Verdict.TIME_LIMIT),
    "too much memory": ("\ndef relu(x):\n    return bytearray(1 << 40)\n", Verdict.MEMORY_LIMIT),
    "an early end": ("\nimport os\ndef relu(x):\n    os._exit(0)\n", Verdict.RUNTIME_ERROR),
}


@pytest.fixture(scope="module")
def judge(daemon, tmp_path_factory):
    with Judge(DockerSandbox(), FrozenStore(tmp_path_factory.mktemp("frozen"))) as judge:
        yield judge


@pytest.mark.parametrize(("added", "verdict"), SUBMISSIONS.values(), ids=SUBMISSIONS)
def test_submissions_from_end_to_end(judge, problem_of, added, verdict):
    """Frozen in the container, and judged in it."""
    problem = problem_of("relu")
    report = list(judge.run(problem, judge.prepare(problem), problem.reference + added))[-1]
    assert (report.verdict, bool(report.sentence)) == (verdict, True)


def test_scale_cases_are_timed_inside(judge, problem_of):
    problem = problem_of("sparse-attention")
    report = list(judge.run(problem, judge.prepare(problem), problem.reference))[-1]
    assert report.verdict is Verdict.ACCEPTED
    assert report.cpu > 0


def test_the_toolchain_is_the_containers(judge):
    """PoolStats of this interpreter, the image computes as this machine does."""
    assert dict(judge.sandbox.toolchain()) == dict(toolchain())


def test_oracles_are_for_the_other_backend(own):
    with pytest.raises(Unavailable, match="linux backend alone"):
        own.open(Role.ORACLE, LIMITS)


def test_a_file_is_sent_once_and_nobody_can_write_to_it(own, tmp_path):
    data = bytes(wire.encode({"x": np.zeros(100_000)}))
    path = tmp_path / "inputs.bin"
    path.write_bytes(data)
    # 4 is the session's own page for what it prints
    source = "import os, mmap, stat\ndef f(x):\n    answers = []\n    for fd in range(5, 64):\n        try:\n"
    source += "            if stat.S_ISCHR(os.fstat(fd).st_mode):\n                continue\n"  # the null device
    source += "        except OSError:\n            continue\n"
    source += "        for way in (lambda: os.write(fd, b'!'), lambda: mmap.mmap(fd, 4096, mmap.MAP_SHARED)):\n"
    source += "            try:\n                way()\n                answers.append('done')\n"
    source += "            except OSError as error:\n                answers.append(type(error).__name__)\n"
    source += "        os.lseek(fd, 0, 2)\n    return answers, x[0]"
    job = job_of(source, [{"x": 0}], changed={"cases": packed([(0, 0, 0, len(data), False)], {0: {}})})
    for _ in range(3):
        with own.open(Role.SUBMISSION, LIMITS) as session, path.open("rb") as file:
            session.send(job, [file.fileno()])
            session.receive(cpu=5, wall=20)
            (run,) = session.receive(cpu=5, wall=20)["runs"]
            answers, first = wire.decode(run["ok"])
        assert first == 0.0
        assert set(answers) == {"OSError", "PermissionError"}  # a way that can only be read, and no shared page
    held = [each.readlink() for each in Path(f"/proc/{supervisor_of(own)}/fd").iterdir()]
    assert sum("memfd:stored-file" in str(each) for each in held) == 1


def test_files_go_when_there_are_too_many(own, tmp_path, monkeypatch):
    monkeypatch.setattr("judge.sandbox.container.connection.FILE_STORE_BYTES", 3 * MEGABYTE)
    for i in range(5):
        (tmp_path / str(i)).write_bytes(bytes([i]) * MEGABYTE)
        with own.open(Role.SUBMISSION, LIMITS) as session, (tmp_path / str(i)).open("rb") as file:
            session.send(job_of(CLEAN, [{"x": 1}]), [file.fileno()])
            session.receive(cpu=5, wall=20)
    held = [each.readlink() for each in Path(f"/proc/{supervisor_of(own)}/fd").iterdir()]
    assert sum("memfd:stored-file" in str(each) for each in held) == 3


def test_sessions_leave_nothing_behind(own):
    """Whatever they do, descriptors and memory of judge and supervisor, and processes stay flat."""
    sources = [CLEAN, "def f(x):\n    return 1 / 0", "def f(:", "import os\nos._exit(1)"]

    def round_of(n):
        for i in range(n):
            with own.open(Role.SUBMISSION, LIMITS) as session:
                if i % 5 < 4:  # one is closed unused
                    play(session, job_of(sources[i % 5], [{"x": 1}]))

    def readings():
        (zygote,) = zygotes_of(own)
        pids = (os.getpid(), supervisor_of(own), zygote)
        wait_until(lambda: len(list(Path(f"/proc/{zygote}/task/{zygote}/children").read_text().split())) <= 2)
        fds = [len(list(Path(f"/proc/{pid}/fd").iterdir())) for pid in pids]
        return fds, [int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * 4096 for pid in pids]

    round_of(30)
    descriptors, memory = readings()
    round_of(200)
    descriptors_now, memory_now = readings()
    assert all(now <= before + 2 for before, now in zip(descriptors, descriptors_now, strict=True))
    assert all(now - before < 3 * MEGABYTE for before, now in zip(memory, memory_now, strict=True))


def test_a_full_container_costs_the_session_that_fills_it(daemon):
    """The kernel ends a child first: not the supervisor, not the zygote, and not a neighbour that holds little."""
    limits = Limits(2048 * MEGABYTE, 60.0, MEGABYTE)
    source = "def f():\n    kept = []\n    while True:\n        kept.append(bytearray(b'x' * (1 << 20)))"
    with closing(DockerSandbox(DockerConfig(memory=300 * MEGABYTE))) as sandbox:
        assert clean(sandbox)
        before = sandbox.running().id, zygotes_of(sandbox)
        with sandbox.open(Role.SUBMISSION, LIMITS) as neighbour:
            with sandbox.open(Role.SUBMISSION, limits) as session:
                stopped = play(session, job_of(source, [{}]), cpu=30, wall=60).stopped
            assert play(neighbour, job_of(CLEAN, [{"x": 1}])).value == 2
        assert type(stopped) is MemoryLimit
        assert clean(sandbox)
        assert (sandbox.running().id, zygotes_of(sandbox)) == before


def test_many_sessions_at_one_time(own):
    opened = [own.open(Role.SUBMISSION, LIMITS) for _ in range(20)]
    for session in opened:
        session.send(job_of(CLEAN, [{"x": 1}] * 10))
    for session in opened:
        assert session.receive(cpu=5, wall=20) == {"loaded": True}
        cases = [session.receive(cpu=5, wall=20) for _ in range(10)]
        assert [case["i"] for case in cases] == list(range(10))
        session.close()


def test_zygotes_are_recycled(daemon):
    with closing(DockerSandbox(DockerConfig(recycle=10))) as sandbox:
        seen = set()

        def third():
            assert clean(sandbox)
            seen.update(zygotes_of(sandbox))
            return len(seen) >= 3

        wait_until(third, 60.0)
        wait_until(lambda: clean(sandbox) and sum(not gone(pid) for pid in seen) <= 2)


# --- the end of the judge ---------------------------------------------------------------------------------------

HOLDER = f"""
import sys
from judge.sandbox.docker import DockerSandbox
from judge.sandbox.base import Limits, Role
from tests.conftest import job_of
sandbox = DockerSandbox()
session = sandbox.open(Role.SUBMISSION, Limits({64 * MEGABYTE}, 60.0, 1000))
session.send(job_of("while True: pass", [{{}}]))
print(sandbox.running().id, flush=True)
sys.stdin.read()
"""


def test_the_container_ends_with_the_judge(api, daemon):
    """kill -9 of the process that holds the sandbox, while a submission spins."""
    command = [sys.executable, "-c", HOLDER]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as holder:
        container = holder.stdout.readline().strip()
        assert there(api, container)
        holder.kill()
    wait_until(lambda: not there(api, container), 20.0)


def test_what_a_dead_judge_left_is_swept_at_the_next_start(own, api, daemon):
    """A container that was never started has no stdin that could end."""
    with subprocess.Popen(["true"]) as dead:
        dead.wait()
    orphan = daemon.create(image.tag(), 64 * MEGABYTE)  # of ours, so that it stays
    label = daemon_label(dead.pid)
    left = api.create_container(image.tag(), labels={image.LABEL: label})["Id"]
    other = api.create_container(image.tag(), labels={image.LABEL: f"elsewhere:{dead.pid}"})["Id"]
    try:
        assert clean(own)
        assert not there(api, left)
        assert there(api, orphan)
        assert there(api, other)  # of another machine that uses this daemon
    finally:
        for each in (orphan, other):
            daemon.remove(each)


def daemon_label(pid):
    from judge.sandbox.container.daemon import owner

    return owner().replace(f":{os.getpid()}", f":{pid}")


def test_closing_ends_all(daemon, api):
    sandbox = DockerSandbox()
    with sandbox.open(Role.SUBMISSION, LIMITS) as session:
        session.send(job_of("while True: pass", [{}]))
        container = sandbox.running().id
        sandbox.close()
        with pytest.raises(Broken):
            session.receive(cpu=1, wall=5)
    wait_until(lambda: not there(api, container))
    with pytest.raises(Broken):
        sandbox.open(Role.SUBMISSION, LIMITS)


# --- what is missing, in a sentence -----------------------------------------------------------------------------


def sentence_of(sandbox):
    with closing(sandbox), pytest.raises(Unavailable) as caught:
        sandbox.describe()
    return str(caught.value)


def test_no_sdk(monkeypatch):
    monkeypatch.setitem(sys.modules, "docker", None)
    assert "pip install docker" in sentence_of(DockerSandbox())


def test_no_daemon(monkeypatch, tmp_path):
    monkeypatch.setenv("DOCKER_HOST", f"unix://{tmp_path}/nobody.sock")
    assert "Start it" in sentence_of(DockerSandbox())


def test_no_daemon_at_an_address(monkeypatch):
    monkeypatch.setenv("DOCKER_HOST", "tcp://127.0.0.1:1")
    assert "Start it" in sentence_of(DockerSandbox())


def test_no_permission(tmp_path):
    if os.getuid() != 0:
        pytest.skip("only root can become another user")
    program = """
import os, sys
from judge.sandbox.base import Unavailable
from judge.sandbox.docker import DockerSandbox
import docker
from judge.sandbox.container import daemon
os.setgroups([]); os.setresgid(65534, 65534, 65534); os.setresuid(65534, 65534, 65534)
try:
    DockerSandbox().describe()
except Unavailable as reason:
    print(reason)
"""
    import socket

    path = tmp_path / "docker.sock"
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(path))
        server.listen()
        path.chmod(0o600)
        for folder in tmp_path.parents:
            if folder.stat().st_uid == 0 and folder != Path("/"):
                folder.chmod(folder.stat().st_mode | 0o111)
        tmp_path.chmod(0o711)
        environment = {**os.environ, "DOCKER_HOST": f"unix://{path}"}
        command = [sys.executable, "-c", program]
        done = subprocess.run(command, check=True, env=environment, capture_output=True, text=True)
    assert "group docker" in done.stdout


def test_no_image(daemon, monkeypatch):
    monkeypatch.setattr(image, "REPOSITORY", "gradus-sandbox-of-nobody")
    assert "has not been built. Run: gradus sandbox build" in sentence_of(DockerSandbox())


def test_an_image_of_another_version(daemon, monkeypatch):
    monkeypatch.setattr(image, "tag", lambda: f"{image.REPOSITORY}:0123456789abcdef")
    assert "another version of Gradus. Run: gradus sandbox build" in sentence_of(DockerSandbox())


def test_the_tag_changes_with_our_code(monkeypatch, tmp_path):
    before = image.tag()
    changed = tmp_path / "confine.py"
    changed.write_text("# another\n")
    code = [(name, changed if name.endswith("inside/confine.py") else path) for name, path in image.code()]
    monkeypatch.setattr(image, "code", lambda: code)
    assert image.tag() != before


def test_time_that_a_session_waits_for_the_judge_is_nobodys_fault(own):
    """The judge takes longer over an answer than the child may be silent, and the child waits for its next inputs."""
    patience = 2.0  # seconds of silence that the child is allowed
    with own.open(Role.SUBMISSION, LIMITS) as session:
        session.send(job_of(CLEAN, [{"x": 0}], gated=True))
        session.receive(cpu=5, wall=20)
        assert session.receive(cpu=5, wall=patience) == {"next": 0}
        time.sleep(1.5 * patience)  # the judge's own time
        session.send({"data": bytes(wire.encode({"x": 1}))})
        assert wire.decode(session.receive(cpu=5, wall=20)["runs"][0]["ok"]) == 2
