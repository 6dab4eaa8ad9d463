package levante.oscar.adapter.sandbox.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import levante.kernel.Trees;
import levante.oscar.adapter.sandbox.process.ProcessTable;
import levante.oscar.adapter.sandbox.process.ScriptFolder;
import levante.oscar.adapter.sandbox.process.Scripts;
import levante.oscar.exposed.ExposedSpec;
import levante.oscar.supervisor.WorkFolder;

/** The script of an exposed service, running as a server. */
final class ServerProcess implements AutoCloseable {
  private static final int MOST_LAST_WORDS = 200;

  private final ScriptFolder folder;
  private final OptionalInt user;
  private final Process process;
  private final ExposedSpec spec;

  private ServerProcess(ScriptFolder folder, OptionalInt user, Process process, ExposedSpec spec) {
    this.folder = folder;
    this.user = user;
    this.process = process;
    this.spec = spec;
  }

  /** Starts it; it is not waited for. */
  static ServerProcess start(Path jobsRoot, Scripts scripts, ExposedSpec spec, OptionalInt user)
      throws IOException {
    String name = "exposed." + spec.service().name();
    Path root = jobsRoot.resolve(spec.service().cluster().value()).resolve(name);
    Trees.delete(root);
    ScriptFolder folder = new ScriptFolder(root);
    folder.prepare(jobsRoot);
    WorkFolder work = new WorkFolder(folder.work());
    Files.createDirectories(work.tmp());
    Files.writeString(work.script(), spec.script());
    Files.setPosixFilePermissions(work.script(), PosixFilePermissions.fromString("rwx------"));
    Map<String, String> environment = new TreeMap<>(spec.variables());
    spec.secrets().forEach((key, secret) -> environment.put(key, secret.reveal()));
    environment.put("HOME", work.tmp().toString());
    environment.put("TMPDIR", work.tmp().toString());
    environment.putIfAbsent("LANG", "C.UTF-8");
    environment.replaceAll((key, value) -> value.replace("\0", ""));
    Process process = scripts.start(folder, environment, user);
    return new ServerProcess(folder, user, process, spec);
  }

  boolean isAlive() {
    return process.isAlive();
  }

  private List<ProcessTable.Entry> members(ProcessTable processes) {
    return Scripts.members(processes, folder.leader(), user);
  }

  /** Whether it listens on its port. */
  boolean isReady() {
    return isAlive()
        && ListeningSockets.areOnly(
            spec.exposure().port(),
            members(ProcessTable.read()).stream().map(ProcessTable.Entry::pid).toList());
  }

  /** Whether it has passed the memory of its service; then it is killed. */
  boolean bound(ProcessTable processes) {
    List<ProcessTable.Entry> members = members(processes);
    long bytes = members.stream().mapToLong(ProcessTable.Entry::residentBytes).sum();
    if (bytes <= spec.memory().roundedUp()) {
      return false;
    }
    Scripts.kill(members);
    return true;
  }

  /** How it ended, with the last that it wrote. */
  String lastWords() {
    String log = folder.readLog(1 << 16).strip();
    String last = log.substring(log.lastIndexOf('\n') + 1);
    return "its script has ended%s: %s"
        .formatted(
            folder.exitCode().map(code -> " with " + code).orElse(""),
            last.substring(0, Math.min(last.length(), MOST_LAST_WORDS)));
  }

  /** Kills what is left of it. */
  @Override
  public void close() {
    Scripts.kill(members(ProcessTable.read()));
    process.destroyForcibly();
    try {
      Trees.delete(folder.root());
    } catch (IOException e) {
      // A killed process may still have written; the next start of the server sweeps it away.
      folder.root().toFile().deleteOnExit();
    }
  }
}
