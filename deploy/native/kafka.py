"""A real Apache Kafka of our own: jars by Maven, one node in KRaft combined mode, free loopback ports."""

import os
import re
import shutil
import subprocess
import tempfile
import uuid
from base64 import urlsafe_b64encode
from pathlib import Path
from xml.etree import ElementTree as ET

from kafka.admin import KafkaAdminClient
from kafka.errors import KafkaError

from deploy.native.process import NotStarted, Process, free_port, listens

FOLDER = Path(__file__).resolve().parents[1] / "kafka"
POM = FOLDER / "pom.xml"
LEAST_JAVA = 17
JVM = ("-Xms256m", "-Xmx512m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Djava.awt.headless=true")
PROPERTIES = """\
process.roles=broker,controller
node.id=1
controller.quorum.voters=1@127.0.0.1:{controller}
controller.listener.names=CONTROLLER
listeners=PLAINTEXT://127.0.0.1:{port},CONTROLLER://127.0.0.1:{controller}
advertised.listeners=PLAINTEXT://127.0.0.1:{port}
listener.security.protocol.map=PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT
log.dirs={data}
auto.create.topics.enable=false
num.partitions=3
offsets.topic.num.partitions=5
offsets.topic.replication.factor=1
transaction.state.log.num.partitions=5
transaction.state.log.replication.factor=1
transaction.state.log.min.isr=1
share.coordinator.state.topic.replication.factor=1
share.coordinator.state.topic.min.isr=1
group.initial.rebalance.delay.ms=0
broker.heartbeat.interval.ms=500
broker.session.timeout.ms=3000
controlled.shutdown.max.retries=1
"""


def version() -> str:
    """Read the version of Kafka that the pom names."""
    names = {"m": "http://maven.apache.org/POM/4.0.0"}
    found = ET.parse(POM).findtext("m:properties/m:kafka.version", namespaces=names)  # noqa: S314 our own file
    return str(found)


def java_version() -> int:
    """Give the major version of the machine's Java, 0 without one."""
    java = shutil.which("java")
    if java is None:
        return 0
    said = subprocess.run([java, "-version"], capture_output=True, text=True, check=False).stderr
    match = re.search(r'version "(\d+)', said)
    return int(match[1]) if match else 0


def jars_folder() -> Path:
    """Where the jars are kept, outside the tree and between runs."""
    cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    return cache / "mms" / f"kafka-{version()}"


def jars_are_here() -> bool:
    """Whether the cache holds the jars of exactly this pom."""
    kept = jars_folder() / POM.name
    return kept.exists() and kept.read_bytes() == POM.read_bytes()


def ensure_jars() -> Path:
    """Fetch the jars once; several processes may do it at the same time."""
    folder = jars_folder()
    if jars_are_here():
        return folder
    folder.parent.mkdir(parents=True, exist_ok=True)
    fresh = Path(tempfile.mkdtemp(prefix=f"{folder.name}.", dir=folder.parent))
    goal = ["dependency:copy-dependencies", f"-DoutputDirectory={fresh}", "-DincludeScope=runtime"]
    done = subprocess.run(
        ["mvn", "-q", "-B", "-f", str(POM), *goal], capture_output=True, text=True, check=False
    )
    if done.returncode:
        shutil.rmtree(fresh)
        raise NotStarted(f"Maven could not fetch Kafka:\n{(done.stdout + done.stderr)[-2000:]}")
    shutil.copy(POM, fresh / POM.name)
    _put(fresh, folder)
    return folder


def _put(fresh: Path, folder: Path) -> None:
    """Rename into place; whoever came first with the same jars wins."""
    if folder.exists() and not jars_are_here():
        folder.rename(fresh.with_suffix(".old"))
        shutil.rmtree(fresh.with_suffix(".old"))
    try:
        fresh.rename(folder)
    except OSError:
        shutil.rmtree(fresh)
        if not jars_are_here():
            raise


class Kafka:
    """One broker with its own folder; restarts keep the port and the data."""

    def __init__(self, home: Path, *, port: int = 0) -> None:
        self.home = home.absolute()
        self.home.mkdir(parents=True, exist_ok=True)
        self.port = port or free_port()
        self.properties = self.home / "server.properties"
        argv = [*self._java(ensure_jars()), "kafka.Kafka", str(self.properties)]
        self.process = Process("kafka", argv, self.home.with_name(f"{self.home.name}.log"), cwd=self.home)

    @property
    def bootstrap(self) -> str:
        """The address for clients, `host:port`."""
        return f"127.0.0.1:{self.port}"

    def _java(self, jars: Path) -> list[str]:
        logging = f"-Dlog4j2.configurationFile={FOLDER / 'log4j2.properties'}"
        return ["java", *JVM, logging, "-cp", f"{jars}/*"]

    def start(self) -> None:
        """Format the storage if it is new, start the broker and wait until it answers."""
        self._configure()
        if not (self.home / "data" / "meta.properties").exists():
            self._format()
        self.process.start()
        self.process.until(self.answers, seconds=90)

    def _configure(self) -> None:
        text = PROPERTIES.format(port=self.port, controller=free_port(), data=self.home / "data")
        self.properties.write_text(text)

    def _format(self) -> None:
        cluster = urlsafe_b64encode(uuid.uuid4().bytes).decode().rstrip("=")
        # one word: an id may begin with a dash
        arguments = [
            "kafka.tools.StorageTool",
            "format",
            "-c",
            str(self.properties),
            f"--cluster-id={cluster}",
        ]
        argv = [*self._java(jars_folder()), *arguments]
        done = subprocess.run(argv, capture_output=True, text=True, check=False)
        if done.returncode:
            raise NotStarted(f"Kafka's storage was not formatted:\n{done.stdout}{done.stderr}")

    def answers(self) -> bool:
        """Whether the broker answers ApiVersions and is registered in its own cluster."""
        if not listens(self.port):
            return False
        try:
            admin = KafkaAdminClient(bootstrap_servers=self.bootstrap, request_timeout_ms=2000)
        except KafkaError:
            return False
        try:
            return bool(admin.describe_cluster()["brokers"])
        except KafkaError:
            return False
        finally:
            admin.close()

    def stop(self) -> None:
        """Stop in order (SIGTERM)."""
        self.process.stop()

    def kill(self) -> None:
        """Kill without warning (SIGKILL)."""
        self.process.kill()

    def restart(self) -> None:
        """Stop in order and start again on the same port with the same data."""
        self.stop()
        self.start()
