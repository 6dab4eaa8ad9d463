package levante.provisioner.credential;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;
import levante.kernel.OwnerId;
import levante.provisioner.cloud.CloudCredential;
import levante.provisioner.cloud.CloudProvider;
import levante.provisioner.cloud.Clouds;
import levante.provisioner.infrastructure.Infrastructure;
import levante.provisioner.infrastructure.InfrastructureStore;
import levante.provisioner.naming.InfrastructureId;

/**
 * What users do with the clouds that they keep with Levante. Each is asked before it is kept: one
 * that refuses the credentials is not kept, one that does not answer is, and says so.
 */
public final class ManageClouds {
  private final StoredCloudStore store;
  private final InfrastructureStore infrastructures;
  private final Clouds clouds;
  private final Clock clock;

  /**
   * What became of a cloud that was to be kept.
   *
   * @param isNew whether nothing was kept under its name before
   */
  public record Kept(StoredCloud cloud, boolean isNew) {
    public Kept {
      Objects.requireNonNull(cloud, "cloud");
    }
  }

  /** Of that store. */
  public ManageClouds(
      StoredCloudStore store, InfrastructureStore infrastructures, Clouds clouds, Clock clock) {
    this.store = Objects.requireNonNull(store, "store");
    this.infrastructures = Objects.requireNonNull(infrastructures, "infrastructures");
    this.clouds = Objects.requireNonNull(clouds, "clouds");
    this.clock = Objects.requireNonNull(clock, "clock");
  }

  /** An owner's clouds, by name. */
  public List<StoredCloud> list(OwnerId owner) {
    return store.list(owner);
  }

  /** One of them; CLOUD_NOT_FOUND. */
  public StoredCloud get(CloudRef ref) {
    return StoredClouds.found(store, ref);
  }

  /** Opens one to look at what it offers; CLOUD_NOT_FOUND. */
  public CloudProvider open(CloudRef ref) {
    return clouds.open(List.of(get(ref).line()));
  }

  /** The infrastructures that are on it and have not ended, whosever they are now, by id. */
  public List<InfrastructureId> users(CloudRef ref) {
    return store.users(ref);
  }

  /** The same as they are, read one by one: for where more than their ids is wanted. */
  public List<Infrastructure> infrastructures(CloudRef ref) {
    return users(ref).stream().flatMap(id -> infrastructures.find(id).stream()).toList();
  }

  /**
   * Asks a cloud, and keeps it in the place of what was kept under that name, if anything was.
   *
   * @throws LevanteException as {@link #add} or {@link #change} does
   */
  public Kept keep(CloudRef ref, CloudCredential given) {
    return store.find(ref).isPresent()
        ? new Kept(change(ref, given), false)
        : new Kept(add(ref, given), true);
  }

  /**
   * Asks a cloud, and keeps it.
   *
   * @throws LevanteException ALREADY_EXISTS, INVALID_REQUEST when the line opens none,
   *     CLOUD_CREDENTIALS_REFUSED when the cloud does not let it in
   */
  public StoredCloud add(CloudRef ref, CloudCredential given) {
    if (store.find(ref).isPresent()) {
      throw new LevanteException(
          ErrorCode.ALREADY_EXISTS, "there is a cloud called %s".formatted(ref.name()));
    }
    CloudCredential line = StoredCloud.line(ref, given);
    StoredCloud cloud = new StoredCloud(ref, line, now(), admitted(line));
    store.insert(cloud);
    return cloud;
  }

  /**
   * Gives a cloud other credentials, which count from now on for all infrastructures on it.
   *
   * @throws LevanteException as {@link #add} does; CLOUD_IN_USE when they may be another account's,
   *     in which the machines that there are would seem to be gone
   */
  public StoredCloud change(CloudRef ref, CloudCredential given) {
    StoredCloud old = get(ref);
    CloudCredential line = StoredCloud.line(ref, given);
    CloudCheck check = admitted(line);
    if (!old.isSameAccount(line)) {
      requireMachines(ref, line);
    }
    StoredCloud cloud = new StoredCloud(ref, line, now(), check);
    store.update(cloud);
    return cloud;
  }

  /** Asks a cloud again and keeps what it says; CLOUD_NOT_FOUND. */
  public StoredCloud check(CloudRef ref) {
    StoredCloud old = get(ref);
    CloudCheck asked = ask(old.line());
    StoredCloud cloud =
        old.with(
            asked.works()
                ? asked
                : new CloudCheck(asked.at(), asked.trouble(), old.check().regions()));
    store.update(cloud);
    return cloud;
  }

  /** Forgets a cloud; CLOUD_NOT_FOUND, CLOUD_IN_USE while an infrastructure is on it. */
  public void remove(CloudRef ref) {
    store.remove(get(ref).ref());
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }

  private CloudCheck admitted(CloudCredential line) {
    CloudCheck check = ask(line);
    check
        .trouble()
        .filter(trouble -> trouble.code() == ErrorCode.CLOUD_CREDENTIALS_REFUSED)
        .ifPresent(
            trouble -> {
              throw new LevanteException(trouble.code(), trouble.sentence() + "; nothing was kept");
            });
    return check;
  }

  private CloudCheck ask(CloudCredential line) {
    CloudProvider cloud = clouds.open(List.of(line));
    if (cloud.isSimulated()) {
      throw new LevanteException(
          ErrorCode.INVALID_REQUEST, "the sandbox needs no credentials, so none are kept for it");
    }
    try {
      return new CloudCheck(
          now(),
          Optional.empty(),
          cloud.regions().stream()
              .map(
                  region ->
                      new CloudCheck.RegionCheck(
                          region,
                          cloud.sizes(region).size(),
                          cloud.images(region).size(),
                          cloud.quota(region)))
              .toList());
    } catch (LevanteException failure) {
      if (failure.code().kind() != ErrorCode.Kind.UPSTREAM) {
        throw failure;
      }
      return new CloudCheck(
          now(),
          Optional.of(new CloudCheck.Trouble(failure.code(), failure.getMessage())),
          List.of());
    }
  }

  /** What is not in the list of another account has not gone: nobody may think so. */
  private void requireMachines(CloudRef ref, CloudCredential line) {
    CloudProvider cloud = clouds.open(List.of(line));
    for (Infrastructure infrastructure : infrastructures(ref)) {
      boolean known =
          infrastructure.machines().stream().noneMatch(machine -> machine.launched())
              || cloud.list(infrastructure.id()).stream().findAny().isPresent();
      if (!known) {
        throw new LevanteException(
            ErrorCode.CLOUD_IN_USE,
            ("with these credentials the cloud lists no machine of %s (%s), so they are another"
                    + " account's; store them under another name")
                .formatted(infrastructure.name(), infrastructure.id()));
      }
    }
  }
}
