package levante.oscar.supervisor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;
import levante.oscar.dispatch.JobRun.FailureKind;
import levante.oscar.dispatch.JobRun.Published;
import levante.oscar.dispatch.JobSpec;

/**
 * Does the work of a batch around the user's script: every file has its own folder, its own end and
 * its own results. What is wrong with one is not the others'; a storage that does not answer is.
 */
public final class BatchSupervisor {
  private final Supervisor supervisor;
  private final BatchFolder folder;

  /** Does work again for as long as somebody has patience with a storage that is away. */
  public interface Patience {
    /** The work's result. */
    <T> T insist(Supplier<T> work);
  }

  /** A supervisor of a batch in this folder. */
  public BatchSupervisor(Supervisor supervisor, BatchFolder folder) {
    this.supervisor = supervisor;
    this.folder = folder;
  }

  /** Stages every file in; STORAGE_UNREACHABLE. To be called again after a crash is fine. */
  public void stageIn(List<JobSpec> jobs, Patience patience) {
    for (int i = 0; i < jobs.size(); i++) {
      JobSpec job = jobs.get(i);
      WorkFolder work = folder.file(i + 1);
      try {
        patience.insist(() -> supervisor.stageIn(job, work.root()));
        Files.writeString(
            folder.environment(i + 1),
            ScriptContract.exports(ScriptContract.inContainer(job, work)));
      } catch (LevanteException e) {
        if (e.code() == ErrorCode.STORAGE_UNREACHABLE) {
          throw e;
        }
        note(folder.notStagedIn(i + 1), "%s %s".formatted(e.code(), e.getMessage()));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private static void note(Path file, String text) {
    try {
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Publishes the results of every file whose script ended well, and tells how each ended. */
  public List<FileEnd> stageOut(List<JobSpec> jobs, Patience patience) {
    List<FileEnd> ends = new ArrayList<>();
    for (int i = 0; i < jobs.size(); i++) {
      ends.add(stageOut(i + 1, jobs.get(i), patience));
    }
    return ends;
  }

  private FileEnd stageOut(int number, JobSpec job, Patience patience) {
    if (Files.exists(folder.notStagedIn(number))) {
      return notStagedIn(text(folder.notStagedIn(number)));
    }
    if (Files.exists(folder.late(number))) {
      return FileEnd.passedDeadline(job.deadline());
    }
    if (!Files.exists(folder.exitCode(number))) {
      return FileEnd.failed(FailureKind.INFRASTRUCTURE, "the script was not run");
    }
    int code = Integer.parseInt(text(folder.exitCode(number)));
    return code == 0 ? publish(number, job, patience) : FileEnd.ofScript(code);
  }

  private FileEnd publish(int number, JobSpec job, Patience patience) {
    try {
      List<Published> published =
          patience.insist(() -> supervisor.stageOut(job, folder.file(number).root()));
      return FileEnd.well(published);
    } catch (LevanteException e) {
      if (e.code() == ErrorCode.STORAGE_UNREACHABLE) {
        throw e;
      }
      return FileEnd.notPublished(e);
    }
  }

  private static FileEnd notStagedIn(String why) {
    String code = why.substring(0, why.indexOf(' '));
    String message = why.substring(code.length() + 1);
    return code.equals(ErrorCode.OBJECT_NOT_FOUND.name())
        ? FileEnd.failed(
            FailureKind.INPUT_GONE, "the input's version is gone or was overwritten: " + message)
        : FileEnd.failed(FailureKind.INFRASTRUCTURE, "stage-in failed: " + message);
  }

  private static String text(Path file) {
    try {
      return Files.readString(file).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
