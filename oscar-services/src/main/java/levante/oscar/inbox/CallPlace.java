package levante.oscar.inbox;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import levante.kernel.ClusterId;
import levante.oscar.service.Service;
import levante.oscar.service.ServiceId;
import levante.oscar.service.ServicePath;
import levante.oscar.service.StorageRef;

/**
 * Where the body of one call of a service lies, and the answer to it: in a bucket of the cluster's
 * own storage that no definition can name, so that it triggers nothing.
 *
 * @param id small letters, digits and -; the same for the same call made again
 */
public record CallPlace(ServiceId service, Kind kind, String id) {
  /** The bucket of all calls. */
  public static final String BUCKET = ServicePath.RESERVED_BUCKET;

  private static final Pattern KEY =
      Pattern.compile("([a-z0-9-]+)/(job|run)/([a-z0-9-]{1,64})/(in|out)/.+", Pattern.DOTALL);

  /** Whether somebody waits for the answer. */
  public enum Kind {
    /** Nobody does: results go where the service writes. */
    JOB,
    /** The caller does: results are kept for the answer too. */
    RUN;

    private String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public CallPlace {
    Objects.requireNonNull(service, "service");
    Objects.requireNonNull(kind, "kind");
    if (!id.matches("[a-z0-9-]{1,64}")) {
      throw new IllegalStateException("not the id of a call: " + id);
    }
  }

  /**
   * The place that an object belongs to; empty when it is no call's of a service on this cluster.
   */
  public static Optional<CallPlace> of(ClusterId cluster, String bucket, String key) {
    Matcher matcher = KEY.matcher(key);
    return BUCKET.equals(bucket) && matcher.matches()
        ? Optional.of(
            new CallPlace(
                new ServiceId(cluster, matcher.group(1)),
                Kind.valueOf(matcher.group(2).toUpperCase(Locale.ROOT)),
                matcher.group(3)))
        : Optional.empty();
  }

  /** The place of a delivery of a service; empty when no call made it. */
  public static Optional<CallPlace> of(
      ServiceId service, String storage, String bucket, String key) {
    return of(service.cluster(), bucket, key)
        .filter(place -> place.service.equals(service))
        .filter(place -> storage.equals(service.cluster().value()));
  }

  /** The key of the body. The name is the one that OSCAR's supervisor gives it. */
  public String input() {
    return folder() + "in/event-file-" + id;
  }

  /** What the keys of the answer's files begin with. */
  public String outputs() {
    return folder() + "out/";
  }

  private String folder() {
    return "%s/%s/%s/".formatted(service.name(), kind.word(), id);
  }

  /** The service as the job of this call sees it: it reads the body, and writes the answer too. */
  public Service widened(Service called) {
    List<ServicePath> inputs = new ArrayList<>(called.inputs());
    inputs.add(path(folder() + "in/"));
    List<ServicePath> outputs = new ArrayList<>(called.outputs());
    if (kind == Kind.RUN) {
      outputs.add(path(outputs()));
    }
    return called.over(inputs, outputs);
  }

  /** Named as the storage is in records: no definition calls a provider so. */
  private ServicePath path(String prefix) {
    return new ServicePath(
        service.cluster().value(),
        new StorageRef.OfCluster(service.cluster()),
        BUCKET,
        prefix,
        List.of(),
        List.of());
  }
}
