package levante.oscar.adapter.sandbox;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import levante.oscar.adapter.sandbox.process.JobUser;
import levante.oscar.adapter.sandbox.process.ProcessTable;
import levante.oscar.adapter.sandbox.process.ScriptFolder;
import levante.oscar.adapter.sandbox.process.ScriptFolder.Claim;
import levante.oscar.adapter.sandbox.process.Scripts;
import levante.oscar.adapter.sandbox.process.UserLeases;
import levante.oscar.adapter.sandbox.run.RunFolders;
import levante.oscar.adapter.sandbox.run.SandboxRun;
import levante.oscar.supervisor.Supervisor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The scripts of the runs: their folders, users and processes. */
final class RunScripts implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(RunScripts.class);

  private static final int MOST_LAST_WORDS = 200;

  private final RunFolders folders;
  private final SandboxJobConfig config;
  private final Scripts scripts;
  private final boolean ownUsers;
  private final UserLeases leases;
  private final Map<Path, Process> started = new ConcurrentHashMap<>();

  RunScripts(SandboxJobConfig config) {
    this.config = config;
    this.folders = new RunFolders(config.jobsRoot());
    this.scripts = new Scripts(config.toolFolders(), config.mostLogBytes());
    this.leases = new UserLeases(UserLeases.FOLDER, config.firstUid(), config.mostUids());
    Optional<String> obstacle =
        JobUser.obstacle(config.jobsRoot(), config.toolFolders(), config.firstUid());
    this.ownUsers = obstacle.isEmpty();
    obstacle.ifPresent(
        why ->
            log.atWarn()
                .addKeyValue("reason", why)
                .log("scripts run as the server's own user, not under users of their own"));
  }

  /** Whether scripts run under users of their own. */
  boolean ownUsers() {
    return ownUsers;
  }

  Duration exitGrace() {
    return config.exitGrace();
  }

  ScriptFolder folder(SandboxRun run) {
    return folders.of(run);
  }

  /** A user for one more script, or the server's; absent while all are taken. */
  Optional<Lease> user(List<SandboxRun> open) {
    if (!ownUsers) {
      return Optional.of(new Lease(OptionalInt.empty()));
    }
    Set<Integer> inUse =
        open.stream().flatMapToInt(run -> run.user().stream()).boxed().collect(Collectors.toSet());
    OptionalInt uid = leases.lease(inUse, ProcessTable.read());
    return uid.isPresent() ? Optional.of(new Lease(uid)) : Optional.empty();
  }

  /** The user that a script may have. */
  record Lease(OptionalInt uid) {}

  ScriptFolder prepare(SandboxRun run) throws IOException {
    folders.removeOlder(run);
    ScriptFolder folder = folders.of(run);
    folder.prepare(folders.root());
    return folder;
  }

  void start(SandboxRun run, Supervisor supervisor) throws IOException {
    ScriptFolder folder = folders.of(run);
    Process process =
        scripts.start(folder, supervisor.environment(run.job(), folder.work()), run.user());
    started.put(folder.root(), process);
  }

  Optional<Integer> exitCode(SandboxRun run) {
    return folders.of(run).exitCode();
  }

  private List<ProcessTable.Entry> members(SandboxRun run, ProcessTable processes) {
    return Scripts.members(processes, folders.of(run).leader(), run.user());
  }

  long memory(SandboxRun run, ProcessTable processes) {
    return members(run, processes).stream().mapToLong(ProcessTable.Entry::residentBytes).sum();
  }

  /** Whether nothing of a script runs any more. */
  boolean isQuiet(SandboxRun run, ProcessTable processes) {
    // The table may be older than the script; it is read again before that is believed.
    return members(run, processes).isEmpty() && members(run, ProcessTable.read()).isEmpty();
  }

  /**
   * Kills what is left of a script, and sees to it that nothing of it starts; whether it is done.
   */
  boolean end(SandboxRun run) {
    ScriptFolder folder = folders.of(run);
    boolean spoken = folder.leader().isPresent() || folder.close() == Claim.VOID;
    List<ProcessTable.Entry> members = members(run, ProcessTable.read());
    Scripts.kill(members);
    return spoken && members.isEmpty();
  }

  /** Whether the process that ran the script is gone and has left no exit code. */
  boolean vanished(SandboxRun run, ProcessTable processes) {
    ScriptFolder folder = folders.of(run);
    boolean gone =
        switch (folder.claim()) {
          case VOID -> true;
          case NONE -> !isStarting(folder) && folder.close() == Claim.VOID;
          case TAKEN -> !isAlive(run, processes) && !isAlive(run, ProcessTable.read());
        };
    return gone && folder.exitCode().isEmpty();
  }

  private boolean isAlive(SandboxRun run, ProcessTable processes) {
    return run.boot().map(ProcessTable.bootId()::equals).orElse(false)
        && folders
            .of(run)
            .leader()
            .flatMap(leader -> processes.find(leader.pid(), leader.started()))
            .isPresent();
  }

  private boolean isStarting(ScriptFolder folder) {
    return Optional.ofNullable(started.get(folder.root())).map(Process::isAlive).orElse(false);
  }

  /** The script's last line, for a message; empty when it wrote nothing. */
  String lastWords(SandboxRun run) {
    String[] lines = folders.of(run).readLog(config.mostLogBytes()).split("\n");
    for (int i = lines.length - 1; i >= 0; i--) {
      String line = lines[i].strip();
      if (!line.isEmpty()) {
        return "; its last line: "
            + (line.length() > MOST_LAST_WORDS ? line.substring(0, MOST_LAST_WORDS) : line);
      }
    }
    return "; it wrote nothing";
  }

  String log(SandboxRun run) {
    return folders.of(run).readLog(config.mostLogBytes());
  }

  /** Removes what only a running script needs. */
  void clean(SandboxRun run) {
    started.remove(folders.of(run).root());
    try {
      folders.of(run).removeWork();
    } catch (IOException e) {
      log.atWarn().addKeyValue("job", run.name()).setCause(e).log("work folder not removed");
    }
  }

  void forget(SandboxRun run) {
    folders.remove(run);
  }

  /** Ends the processes and removes the folders that belong to no run that is under way. */
  void sweep(List<SandboxRun> runs) {
    try {
      ProcessTable processes = ProcessTable.read();
      Set<Long> kept =
          runs.stream()
              .filter(run -> !run.state().isFinal())
              .flatMap(run -> members(run, processes).stream())
              .map(ProcessTable.Entry::pid)
              .collect(Collectors.toSet());
      List<ProcessTable.Entry> strays =
          processes.entries().stream()
              .filter(entry -> !kept.contains(entry.pid()))
              .filter(entry -> isOurs(entry.pid()))
              .toList();
      if (!strays.isEmpty()) {
        log.atInfo().addKeyValue("processes", strays.size()).log("ends scripts without a run");
        Scripts.kill(strays);
      }
      folders.sweep(runs.stream().map(folders::jobFolder).collect(Collectors.toSet()));
    } catch (IOException e) {
      log.atWarn().setCause(e).log("folders without a run are not removed");
    }
  }

  private boolean isOurs(long pid) {
    Path root = folders.root();
    return pid != ProcessHandle.current().pid()
        && ProcessTable.workFolder(pid).map(folder -> folder.startsWith(root)).orElse(false);
  }

  @Override
  public void close() {
    leases.close();
  }
}
