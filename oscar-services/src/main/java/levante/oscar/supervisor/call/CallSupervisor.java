package levante.oscar.supervisor.call;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import levante.kernel.LevanteException;
import levante.kernel.Trees;
import levante.oscar.dispatch.JobRun.FailureKind;
import levante.oscar.dispatch.JobRun.Published;
import levante.oscar.dispatch.JobSpec;
import levante.oscar.supervisor.FileEnd;
import levante.oscar.supervisor.OutputFiles;
import levante.oscar.supervisor.ScriptContract;
import levante.oscar.supervisor.Supervisor;
import levante.oscar.supervisor.WorkFolder;

/**
 * Does the work of calls around the script that a {@link CallScript} runs: one call at a time, each
 * in a folder of its own that is gone when its answer was read.
 */
public final class CallSupervisor implements AutoCloseable {
  /** Said of a call whose shell has ended; why it has, its place may know. */
  public static final String LOST = "the script's container ended while it ran";

  /** A shell answers at once when a script has ended, or has been killed at its deadline. */
  private static final Duration GRACE = Duration.ofSeconds(30);

  /**
   * Source: POSIX, 128 and the number of SIGKILL, which is how the kernel ends who has no memory.
   */
  private static final int KILLED = 137;

  private final Supervisor supervisor;
  private final CallFolder folder;
  private final Handover handover;
  private final int mostLogBytes;
  private final Pipes pipes;
  private final ReentrantLock busy = new ReentrantLock();
  private long calls;
  private CompletableFuture<Void> lastIsGone = CompletableFuture.completedFuture(null);
  private boolean left;

  /** Gives a folder and what is in it to whoever runs the script. */
  @FunctionalInterface
  public interface Handover {
    /** The same user runs it. */
    Handover NONE = folder -> {};

    /** Gives it. */
    void give(Path folder) throws IOException;
  }

  private CallSupervisor(
      Supervisor supervisor, CallFolder folder, Handover handover, int mostLogBytes, Pipes pipes) {
    this.supervisor = supervisor;
    this.folder = folder;
    this.handover = handover;
    this.mostLogBytes = mostLogBytes;
    this.pipes = pipes;
  }

  /**
   * Prepares the folder for its shell.
   *
   * @param script the text that is run for each call
   * @param mostLogBytes of what it writes are told, its beginning
   */
  public static CallSupervisor open(
      Supervisor supervisor, CallFolder folder, String script, Handover handover, int mostLogBytes)
      throws IOException {
    Files.createDirectories(folder.root());
    clear(folder);
    Files.writeString(folder.script(), script);
    Files.setPosixFilePermissions(folder.script(), PosixFilePermissions.fromString("rwxr-xr-x"));
    Pipes pipes = Pipes.open(folder);
    handover.give(folder.root());
    return new CallSupervisor(supervisor, folder, handover, mostLogBytes, pipes);
  }

  /** An earlier supervisor may have left folders of calls here. */
  private static void clear(CallFolder folder) throws IOException {
    try (DirectoryStream<Path> left =
        Files.newDirectoryStream(
            folder.root(), path -> Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS))) {
      for (Path call : left) {
        Trees.delete(call);
      }
    }
  }

  /** Whether the shell answers within that time. A call that is under way makes it wait. */
  public boolean isReady(Duration longest) {
    busy.lock();
    try {
      pipes.say(CallScript.READY);
      Optional<String> line = pipes.hear(longest);
      while (line.isPresent() && !line.get().equals(CallScript.READY)) {
        line = pipes.hear(longest);
      }
      return line.isPresent();
    } finally {
      busy.unlock();
    }
  }

  /** Whether a call is under way. */
  public boolean isBusy() {
    return busy.isLocked();
  }

  /**
   * Runs the script for a call, once the folder of the one before is gone; empty, and nothing is
   * done, while another is under way or when this one has left.
   *
   * @param body becomes the input file; read to its end
   */
  public Optional<EndedCall> run(JobSpec call, InputStream body) throws IOException {
    if (!busy.tryLock()) {
      return Optional.empty();
    }
    try {
      if (left || !isAlone()) {
        return Optional.empty();
      }
      WorkFolder work = folder.call(++calls);
      EndedCall ended = new EndedCall(ran(call, work, body), work);
      lastIsGone = ended.gone();
      return Optional.of(ended);
    } finally {
      busy.unlock();
    }
  }

  /** A caller has its answer a moment before the folder of it is gone. */
  private boolean isAlone() {
    try {
      lastIsGone.get(GRACE.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } catch (ExecutionException | TimeoutException e) {
      return false;
    }
  }

  private CallEnd ran(JobSpec call, WorkFolder work, InputStream body) throws IOException {
    try {
      stageIn(call, work, body);
    } catch (IOException e) {
      return CallEnd.failed(
          FileEnd.failed(FailureKind.INFRASTRUCTURE, "stage-in failed: " + e.getMessage()), "");
    }
    pipes.forget();
    pipes.say(work.root().toString());
    return ended(call, work);
  }

  private void stageIn(JobSpec call, WorkFolder work, InputStream body) throws IOException {
    for (Path made : List.of(work.input(), work.output(), work.tmp())) {
      Files.createDirectories(made);
    }
    Files.copy(body, supervisor.inputFile(call, work));
    Files.writeString(
        CallFolder.environment(work),
        ScriptContract.exports(supervisor.environment(call, work.root())));
    handover.give(work.root());
  }

  private CallEnd ended(JobSpec call, WorkFolder work) throws IOException {
    Optional<Integer> code = exitCode(call.deadline(), work);
    String log = log(work);
    if (code.isEmpty()) {
      return CallEnd.failed(FileEnd.failed(FailureKind.INFRASTRUCTURE, LOST), log);
    }
    if (Files.exists(CallFolder.late(work))) {
      return CallEnd.failed(FileEnd.passedDeadline(call.deadline()), log);
    }
    if (code.get() == KILLED) {
      String why = "the script was killed, as it is for more memory than its service has";
      return CallEnd.failed(FileEnd.failed(FailureKind.OUT_OF_MEMORY, why), log);
    }
    return code.get() == 0
        ? published(call, work, log)
        : CallEnd.failed(FileEnd.ofScript(code.get()), log);
  }

  /**
   * Empty when the shell lost the call: it was started again, and comes to what was said after the
   * call without having come to the call.
   */
  private Optional<Integer> exitCode(Duration deadline, WorkFolder work) {
    String mine = work.root() + " ";
    Optional<String> line = pipes.hear(deadline.plus(GRACE));
    while (line.isPresent() && !line.get().startsWith(mine)) {
      if (line.get().equals(CallScript.READY)) {
        return Optional.empty();
      }
      if (line.get().equals(CallScript.BEGAN)) {
        pipes.say(CallScript.READY);
      }
      line = pipes.hear(deadline.plus(GRACE));
    }
    return line.map(text -> Integer.valueOf(text.substring(mine.length())));
  }

  private String log(WorkFolder work) throws IOException {
    if (!Files.exists(CallFolder.log(work), LinkOption.NOFOLLOW_LINKS)) {
      return "";
    }
    try (InputStream bytes =
        Files.newInputStream(CallFolder.log(work), LinkOption.NOFOLLOW_LINKS)) {
      return new String(bytes.readNBytes(mostLogBytes), StandardCharsets.UTF_8);
    }
  }

  private CallEnd published(JobSpec call, WorkFolder work, String log) throws IOException {
    List<Published> outputs;
    try {
      outputs = call.outputs().isEmpty() ? List.of() : supervisor.stageOut(call, work.root());
    } catch (LevanteException e) {
      return CallEnd.failed(FileEnd.notPublished(e), log);
    }
    List<CallEnd.Made> files = new ArrayList<>();
    for (Path file : OutputFiles.in(work.output())) {
      files.add(new CallEnd.Made(OutputFiles.name(work.output(), file), Files.size(file)));
    }
    return new CallEnd(FileEnd.well(outputs), log, files);
  }

  /**
   * Takes no more calls, lets the one that is under way end, and tells the shell to end.
   *
   * @param longest so long at most; the shell is told in any case
   */
  public void leave(Duration longest) {
    boolean mine = false;
    try {
      mine = busy.tryLock(longest.toMillis(), TimeUnit.MILLISECONDS);
      left = true;
      pipes.say(CallScript.LEAVE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      if (mine) {
        busy.unlock();
      }
    }
  }

  /**
   * Says that the shell has ended and is not started again; the call under way, if any, is lost.
   */
  public void lost() {
    pipes.hearAlso(CallScript.READY);
  }

  @Override
  public void close() {
    pipes.close();
  }
}
