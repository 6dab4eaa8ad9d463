package levante.provisioner.infrastructure;

import levante.kernel.LevanteException;
import levante.provisioner.history.EventHistory;

/** Makes an infrastructure out of a template. Nothing is bought here; the loop does it. */
public final class CreateInfrastructure {
  private final InfrastructureStore store;
  private final InfrastructureDrafts drafts;
  private final EventHistory history;

  /** On that store. */
  public CreateInfrastructure(
      InfrastructureStore store, InfrastructureDrafts drafts, EventHistory history) {
    this.store = store;
    this.drafts = drafts;
    this.history = history;
  }

  /**
   * Keeps template, owner and credentials in one write.
   *
   * @return the new infrastructure, or the one that the same owner's same key made before
   * @throws LevanteException INVALID_TEMPLATE with all diagnostics; INVALID_REQUEST when no size of
   *     the cloud is large enough or no credential is of use; ALREADY_EXISTS when the key's
   *     infrastructure is deleted already
   */
  public Infrastructure from(NewInfrastructure wish) {
    throw new UnsupportedOperationException(store + " " + drafts + " " + history + wish);
  }
}
