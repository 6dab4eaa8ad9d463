package levante.oscar.supervisor;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import levante.oscar.dispatch.JobRun.Published;
import levante.oscar.dispatch.JobSpec;
import levante.oscar.storage.ObjectStorages;

/**
 * Does a job's work around the user's script: input and script into the work folder, results out of
 * it. Every step may be repeated after a crash.
 */
public final class Supervisor {
  /** A supervisor that reaches storages through these clients. */
  public Supervisor(ObjectStorages storages) {
    throw new UnsupportedOperationException(storages.toString());
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
    throw new UnsupportedOperationException(job.toString() + workFolder);
  }

  /**
   * The script's contract with OSCAR and the service's own variables. The contract wins.
   *
   * @return by name, sorted
   */
  public Map<String, String> environment(JobSpec job, Path workFolder) {
    throw new UnsupportedOperationException(job.toString() + workFolder);
  }

  /**
   * Publishes every result to every output it passes the filters of. Only to be called after the
   * script ended with 0. What a crashed call has already published is not uploaded again.
   *
   * @throws levante.kernel.LevanteException STORAGE_UNREACHABLE, STORAGE_REFUSED, OBJECT_NOT_FOUND
   *     (no such bucket)
   */
  public List<Published> stageOut(JobSpec job, Path workFolder) {
    throw new UnsupportedOperationException(job.toString() + workFolder);
  }
}
