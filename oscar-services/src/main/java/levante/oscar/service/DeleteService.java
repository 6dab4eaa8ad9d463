package levante.oscar.service;

import levante.kernel.OwnerId;

/**
 * Deletes a service. Its rules are taken away, its waiting deliveries and running jobs are
 * cancelled by the next ticks; buckets and their objects stay.
 */
public final class DeleteService {
  private final ServiceStore store;
  private final ServiceReconciler reconciler;

  /** Over a store; the reconciler is woken after each change. */
  public DeleteService(ServiceStore store, ServiceReconciler reconciler) {
    this.store = store;
    this.reconciler = reconciler;
  }

  /** Deletes the owner's service; SERVICE_NOT_FOUND. */
  public void delete(ServiceId id, OwnerId owner) {
    new FindServices(store).find(id, owner);
    store.delete(id);
    reconciler.tick();
  }
}
