package levante.oscar.adapter.sandbox.warm;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import levante.kernel.Trees;
import levante.oscar.adapter.sandbox.process.JobUser;
import levante.oscar.adapter.sandbox.process.ProcessTable;
import levante.oscar.adapter.sandbox.process.ScriptFolder;
import levante.oscar.adapter.sandbox.process.Scripts;
import levante.oscar.dispatch.JobSpec;
import levante.oscar.pool.PodAnswer;
import levante.oscar.supervisor.Supervisor;
import levante.oscar.supervisor.call.CallFolder;
import levante.oscar.supervisor.call.CallScript;
import levante.oscar.supervisor.call.CallSupervisor;
import levante.oscar.supervisor.call.EndedCall;

/** The shell of one pod and its supervisor, which is this very process. */
final class WarmShell implements AutoCloseable {
  private static final Duration START = Duration.ofSeconds(10);

  private final ScriptFolder folder;
  private final OptionalInt user;
  private final CallSupervisor supervisor;
  private final Process process;
  private final Optional<ScriptFolder.Leader> leader;

  private WarmShell(
      ScriptFolder folder, OptionalInt user, CallSupervisor supervisor, Process process) {
    this.folder = folder;
    this.user = user;
    this.supervisor = supervisor;
    this.process = process;
    this.leader =
        ProcessTable.read().entries().stream()
            .filter(entry -> entry.pid() == process.pid())
            .map(entry -> new ScriptFolder.Leader(entry.pid(), entry.started()))
            .findFirst();
  }

  /** Where shells live, and what they find there. */
  record Ground(Path jobsRoot, Supervisor supervisor, Scripts scripts, int mostLogBytes) {}

  /** Starts one and waits until it answers. */
  static WarmShell start(Ground ground, Path root, JobSpec template, OptionalInt user)
      throws IOException {
    ScriptFolder folder = new ScriptFolder(root);
    Trees.delete(root);
    folder.prepare(ground.jobsRoot());
    CallFolder calls = new CallFolder(folder.work());
    CallSupervisor.Handover handover =
        path -> {
          if (user.isPresent()) {
            JobUser.give(path, user.getAsInt());
          }
        };
    CallSupervisor supervisor =
        CallSupervisor.open(
            ground.supervisor(), calls, template.script(), handover, ground.mostLogBytes());
    CallScript.Reach reach = user.isPresent() ? CallScript.Reach.ALL : CallScript.Reach.OWN;
    List<String> command = CallScript.command(calls, template.script(), template.deadline(), reach);
    Process process = ground.scripts().startShell(folder.work(), command, user);
    WarmShell shell = new WarmShell(folder, user, supervisor, process);
    if (!supervisor.isReady(START)) {
      shell.close();
      throw new IOException("the shell of %s does not answer".formatted(root.getFileName()));
    }
    return shell;
  }

  boolean isAlive() {
    return process.isAlive();
  }

  boolean isBusy() {
    return supervisor.isBusy();
  }

  /** Empty when it is busy, or has left. */
  Optional<PodAnswer> run(JobSpec call, Path body) throws IOException {
    try (InputStream bytes = Files.newInputStream(body)) {
      Optional<EndedCall> ran = supervisor.run(call, bytes);
      if (ran.isEmpty()) {
        return Optional.empty();
      }
      try (EndedCall ended = ran.get()) {
        return Optional.of(PodAnswer.of(ended.end(), ended::writeFiles));
      }
    }
  }

  /** Kills what its script has started when that takes more memory than it may. */
  void bound(ProcessTable processes, long bytes) {
    List<ProcessTable.Entry> scripts =
        members(processes).stream().filter(entry -> entry.pid() != process.pid()).toList();
    if (scripts.stream().mapToLong(ProcessTable.Entry::residentBytes).sum() > bytes) {
      Scripts.kill(scripts);
    }
  }

  private List<ProcessTable.Entry> members(ProcessTable processes) {
    return Scripts.members(processes, leader, user);
  }

  /** Lets its call end, and takes no other. */
  void leave(Duration longest) {
    supervisor.leave(longest);
  }

  /** Kills what is left of it. */
  @Override
  public void close() {
    process.destroyForcibly();
    Scripts.kill(members(ProcessTable.read()));
    supervisor.lost();
    supervisor.close();
    try {
      Trees.delete(folder.root());
    } catch (IOException e) {
      // A killed process may still have written; the next start of the server sweeps it away.
      folder.root().toFile().deleteOnExit();
    }
  }
}
