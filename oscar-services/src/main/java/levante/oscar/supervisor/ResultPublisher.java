package levante.oscar.supervisor;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;
import levante.oscar.dispatch.JobName;
import levante.oscar.dispatch.JobRun.Published;
import levante.oscar.dispatch.JobSpec;
import levante.oscar.storage.ObjectStorage;
import levante.oscar.storage.ObjectStorages;
import levante.oscar.storage.StoredObject;

/**
 * Uploads a job's results. Each carries the name of its job and its MD5, so that a publisher that
 * starts again after a crash finds what is up already: a second upload would be a second event, and
 * with it a second job downstream.
 */
final class ResultPublisher {
  static final String JOB = "levante-job";
  static final String MD5 = "levante-md5";
  private static final int BUFFER = 64 << 10;

  private final ObjectStorages storages;

  ResultPublisher(ObjectStorages storages) {
    this.storages = storages;
  }

  List<Published> publish(JobSpec job, Path outputFolder) {
    List<Published> published = new ArrayList<>();
    try {
      List<Path> files = OutputFiles.in(outputFolder);
      for (Path file : files) {
        checkKeys(job, OutputFiles.name(outputFolder, file));
      }
      for (Path file : files) {
        String relative = OutputFiles.name(outputFolder, file);
        String md5 = md5(file);
        for (JobSpec.Output output : job.outputs()) {
          if (passes(output, file.getFileName().toString())) {
            StoredObject object = publish(job.name(), output, relative, new Content(file, md5));
            published.add(new Published(output.storage().id(), object));
          }
        }
      }
    } catch (IOException e) {
      throw new LevanteException(
          ErrorCode.INTERNAL, "cannot read the results: " + e.getMessage(), e);
    }
    return published;
  }

  /** All are known before the first is uploaded. */
  private static void checkKeys(JobSpec job, String relative) {
    for (JobSpec.Output output : job.outputs()) {
      String key = output.keyPrefix() + relative;
      int bytes = StoredObject.keyBytes(key);
      if (bytes > StoredObject.MOST_KEY_BYTES) {
        throw new LevanteException(
            ErrorCode.RESULT_NAME_TOO_LONG,
            "a key may have %d bytes, that of this result has %d: %s"
                .formatted(StoredObject.MOST_KEY_BYTES, bytes, key));
      }
    }
  }

  private record Content(Path file, String md5) {}

  private StoredObject publish(
      JobName job, JobSpec.Output output, String relative, Content content) {
    ObjectStorage storage = storages.open(output.storage());
    String key = output.keyPrefix() + relative;
    Optional<StoredObject> there = storage.stat(output.bucket(), key);
    if (there.isPresent() && isOurs(storage, there.get(), job, content)) {
      return there.get();
    }
    return storage.upload(
        output.bucket(),
        key,
        content.file(),
        ContentTypes.of(relative),
        Map.of(JOB, job.value(), MD5, content.md5()));
  }

  private static boolean isOurs(
      ObjectStorage storage, StoredObject there, JobName job, Content content) {
    Map<String, String> metadata = storage.metadata(there.bucket(), there.key());
    return job.value().equals(metadata.get(JOB)) && content.md5().equals(metadata.get(MD5));
  }

  static boolean passes(JobSpec.Output output, String fileName) {
    return (output.prefixes().isEmpty()
            || output.prefixes().stream().anyMatch(fileName::startsWith))
        && (output.suffixes().isEmpty() || output.suffixes().stream().anyMatch(fileName::endsWith));
  }

  private static String md5(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file, java.nio.file.LinkOption.NOFOLLOW_LINKS)) {
      MessageDigest digest = MessageDigest.getInstance("MD5");
      byte[] buffer = new byte[BUFFER];
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        digest.update(buffer, 0, read);
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has MD5", e);
    }
  }
}
