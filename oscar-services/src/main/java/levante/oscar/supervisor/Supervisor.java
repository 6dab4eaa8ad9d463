package levante.oscar.supervisor;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;
import levante.oscar.dispatch.JobRun.Published;
import levante.oscar.dispatch.JobSpec;
import levante.oscar.storage.ObjectStorages;

/**
 * Does a job's work around the user's script: input and script into the work folder, results out of
 * it. Every step may be repeated after a crash.
 */
public final class Supervisor {
  private final ObjectStorages storages;
  private final ResultPublisher publisher;

  /** A supervisor that reaches storages through these clients. */
  public Supervisor(ObjectStorages storages) {
    this.storages = storages;
    this.publisher = new ResultPublisher(storages);
  }

  /**
   * Makes the work folder with the script and exactly the version of the input that started the
   * job.
   *
   * @return the input file
   * @throws levante.kernel.LevanteException OBJECT_NOT_FOUND when that version is gone or was
   *     overwritten, STORAGE_UNREACHABLE, STORAGE_REFUSED, INTERNAL when the disk is full
   */
  public Path stageIn(JobSpec job, Path workFolder) {
    WorkFolder work = new WorkFolder(workFolder);
    Path input = inputFile(job, work);
    try {
      for (Path folder : List.of(work.input(), work.output(), work.tmp())) {
        Files.createDirectories(folder);
      }
      empty(work.input());
      Files.writeString(work.script(), job.script());
      Files.setPosixFilePermissions(work.script(), PosixFilePermissions.fromString("rwxr-xr-x"));
    } catch (IOException e) {
      throw new LevanteException(
          ErrorCode.INTERNAL, "cannot prepare %s: %s".formatted(workFolder, e.getMessage()), e);
    }
    storages.open(job.input().storage()).download(job.input().object(), input);
    return input;
  }

  /** An interrupted stage-in may have left a part of a file. */
  private static void empty(Path folder) throws IOException {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
      for (Path file : files) {
        Files.delete(file);
      }
    }
  }

  /** Where the input of a job lies in its work folder, on this machine. */
  public Path inputFile(JobSpec job, WorkFolder work) {
    return work.input().resolve(InputName.here(job.input().object().key()));
  }

  /**
   * The environment of the script in a work folder of this machine; see {@link ScriptContract}.
   *
   * @return by name, sorted
   */
  public Map<String, String> environment(JobSpec job, Path workFolder) {
    String name = InputName.here(job.input().object().key());
    return ScriptContract.of(job, new WorkFolder(workFolder), name);
  }

  /**
   * Publishes every result to every output it passes the filters of. Only to be called after the
   * script ended with 0. What a crashed call has already published is not uploaded again.
   *
   * @throws levante.kernel.LevanteException STORAGE_UNREACHABLE, STORAGE_REFUSED, OBJECT_NOT_FOUND
   *     (no such bucket), RESULT_NAME_TOO_LONG (nothing is published then)
   */
  public List<Published> stageOut(JobSpec job, Path workFolder) {
    return publisher.publish(job, new WorkFolder(workFolder).output());
  }
}
