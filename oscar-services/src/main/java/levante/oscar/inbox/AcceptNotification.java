package levante.oscar.inbox;

import levante.kernel.ClusterId;

/**
 * Accepts a storage's notification. What it stands for is committed before this returns, so an
 * answer of 2xx means written.
 */
public final class AcceptNotification {
  /**
   * Decodes every record of a MinIO-shaped notification from the storage of a cluster and commits a
   * delivery for each service whose input matches. When the storage cannot be asked about the
   * object, the notification itself is committed and looked up by {@link #tick()}.
   *
   * @return how many deliveries are new; duplicates are no error
   * @throws levante.kernel.LevanteException INVALID_REQUEST when it is no such JSON
   */
  public int accept(ClusterId cluster, String json) {
    throw new UnsupportedOperationException(cluster + json);
  }

  /** Looks up what was accepted while its storage did not answer. */
  public void tick() {
    throw new UnsupportedOperationException();
  }
}
