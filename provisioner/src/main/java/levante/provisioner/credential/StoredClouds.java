package levante.provisioner.credential;

import java.util.List;
import java.util.Objects;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;
import levante.provisioner.cloud.CloudCredential;
import levante.provisioner.cloud.CloudProvider;
import levante.provisioner.cloud.Clouds;

/** Puts what is stored in the place of what refers to it, at each opening anew. */
public final class StoredClouds implements Clouds {
  private final Clouds others;
  private final StoredCloudStore store;

  /** In front of those. */
  public StoredClouds(Clouds others, StoredCloudStore store) {
    this.others = Objects.requireNonNull(others, "others");
    this.store = Objects.requireNonNull(store, "store");
  }

  /**
   * {@inheritDoc}
   *
   * @throws LevanteException CLOUD_NOT_FOUND when a stored cloud is not there
   */
  @Override
  public CloudProvider open(List<CloudCredential> credentials) {
    return others.open(credentials.stream().map(this::signingIn).toList());
  }

  private CloudCredential signingIn(CloudCredential line) {
    return CloudRef.in(line).map(ref -> found(store, ref).line()).orElse(line);
  }

  static StoredCloud found(StoredCloudStore store, CloudRef ref) {
    return store
        .find(ref)
        .orElseThrow(
            () ->
                new LevanteException(
                    ErrorCode.CLOUD_NOT_FOUND,
                    "%s has no cloud called %s; add it, or name another"
                        .formatted(ref.owner(), ref.name())));
  }
}
