package levante.oscar.dispatch;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import levante.kernel.OwnerId;
import levante.oscar.service.ServiceId;
import levante.oscar.storage.StoredObject;

/**
 * One attempt at one delivery. Written down before the cluster is asked to run it; final once its
 * result is recorded.
 *
 * @param delivery the digest of the delivery key
 * @param storage the identity of the storage that the input lies in
 * @param attempt from 1
 * @param failure present exactly in state FAILED
 * @param outputs what it uploaded, each with the identity of its storage; filled in SUCCEEDED only
 */
public record Job(
    JobName name,
    ServiceId service,
    OwnerId owner,
    String delivery,
    String storage,
    StoredObject input,
    int attempt,
    JobRun.State state,
    Optional<String> node,
    Optional<JobRun.Failure> failure,
    List<JobRun.Published> outputs,
    Instant created,
    Optional<Instant> started,
    Optional<Instant> finished) {
  public Job {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(service, "service");
    Objects.requireNonNull(owner, "owner");
    Objects.requireNonNull(delivery, "delivery");
    Objects.requireNonNull(storage, "storage");
    Objects.requireNonNull(input, "input");
    Objects.requireNonNull(created, "created");
    outputs = List.copyOf(outputs);
    if (failure.isPresent() != (state == JobRun.State.FAILED)) {
      throw new IllegalStateException("%s is %s, failure %s".formatted(name, state, failure));
    }
  }
}
