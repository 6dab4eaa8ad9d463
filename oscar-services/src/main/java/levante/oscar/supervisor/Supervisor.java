package levante.oscar.supervisor;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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
  /**
   * Linux takes no longer text in an environment: 128 KiB with name and end. Source: execve(2),
   * MAX_ARG_STRLEN.
   */
  private static final int MOST_VARIABLE_BYTES = (128 << 10) - 64;

  private static final ObjectMapper JSON = new ObjectMapper();

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

  private static Path inputFile(JobSpec job, WorkFolder work) {
    return work.input().resolve(InputName.of(job.input().object().key()));
  }

  /**
   * The script's contract with OSCAR and the service's own variables. The contract wins. {@code
   * STORAGE_OBJECT_KEY} is the object's key without its bucket, as faas-supervisor's events have
   * it; an {@code EVENT} that no environment can hold is left empty.
   *
   * @return by name, sorted
   */
  public Map<String, String> environment(JobSpec job, Path workFolder) {
    WorkFolder work = new WorkFolder(workFolder);
    Map<String, String> all = new TreeMap<>(job.variables());
    job.secrets().forEach((name, secret) -> all.put(name, secret.reveal()));
    all.put("INPUT_FILE_PATH", inputFile(job, work).toString());
    all.put("TMP_INPUT_DIR", work.input().toString());
    all.put("TMP_OUTPUT_DIR", work.output().toString());
    all.put("STORAGE_OBJECT_KEY", job.input().object().key());
    all.put("EVENT_TIME", eventTime(job.input()));
    all.put("EVENT", fitting(job.input().event()));
    all.put("JOB_UUID", job.name().value());
    all.put("OSCAR_SERVICE_NAME", job.service());
    return Collections.unmodifiableMap(all);
  }

  private static String fitting(String event) {
    return event.getBytes(StandardCharsets.UTF_8).length > MOST_VARIABLE_BYTES ? "" : event;
  }

  private static String eventTime(JobSpec.Input input) {
    String written = input.object().lastModified().toString();
    try {
      JsonNode time = JSON.readTree(input.event()).at("/Records/0/eventTime");
      return time.isTextual() ? time.textValue() : written;
    } catch (JsonProcessingException e) {
      // An event without JSON (a plain call) has no time of its own.
      return written;
    }
  }

  /**
   * Publishes every result to every output it passes the filters of. Only to be called after the
   * script ended with 0. What a crashed call has already published is not uploaded again.
   *
   * @throws levante.kernel.LevanteException STORAGE_UNREACHABLE, STORAGE_REFUSED, OBJECT_NOT_FOUND
   *     (no such bucket)
   */
  public List<Published> stageOut(JobSpec job, Path workFolder) {
    return publisher.publish(job, new WorkFolder(workFolder).output());
  }
}
