package levante.provisioner.reconcile;

import java.time.Instant;
import java.util.Optional;
import levante.kernel.LevanteException;
import levante.provisioner.application.ApplicationResult;
import levante.provisioner.application.ClusterApplications;
import levante.provisioner.application.ManagedApplication;
import levante.provisioner.application.ManagedApplications;
import levante.provisioner.configure.ClusterSite;
import levante.provisioner.configure.ObjectStorageProvider;
import levante.provisioner.configure.StorageResult;
import levante.provisioner.plan.Estate;
import levante.provisioner.plan.ManagedStorage;
import levante.provisioner.plan.Step;

/** Makes what stands on clusters, and takes it away: object storages and applications. */
final class ClusterContents {
  private final ObjectStorageProvider storages;
  private final Optional<ClusterApplications> applications;

  /**
   * By these.
   *
   * @param applications empty where nobody puts applications onto clusters: then none was planned
   */
  ClusterContents(ObjectStorageProvider storages, Optional<ClusterApplications> applications) {
    this.storages = storages;
    this.applications = applications;
  }

  Estate make(Estate estate, Step.MakeStorage step) {
    StorageResult result = storages.ensure(step.storage());
    Optional<ManagedStorage.Access> access =
        result.match(
            ready ->
                Optional.of(
                    new ManagedStorage.Access(
                        ready.endpoint(), ready.accessKey(), ready.secretKey())),
            going -> Optional.empty());
    String waitsFor = result.match(ready -> "", StorageResult.InProgress::what);
    return estate.plus(new ManagedStorage(step.nodeTemplate(), step.storage(), access, waitsFor));
  }

  void delete(Estate estate, Step.DeleteStorage step) {
    storages.delete(estate.id(), step.storage());
  }

  Estate apply(Estate estate, Step.ApplyApplication step, Instant now) {
    ManagedApplications all = estate.applications();
    ManagedApplication managed =
        all.find(step.cluster().id(), step.application().name())
            .orElseGet(() -> ManagedApplication.of(step.application(), step.cluster().id()));
    return estate.with(all.with(managed.after(applied(estate.site(step.cluster()), step), now)));
  }

  /** Silence is no failure of the application's. */
  private ApplicationResult applied(ClusterSite site, Step.ApplyApplication step) {
    try {
      return applications.orElseThrow().apply(site, step.application());
    } catch (LevanteException silent) {
      return new ApplicationResult.Underway(silent.getMessage());
    }
  }

  Estate remove(Estate estate, Step.RemoveApplication step) {
    ApplicationResult result =
        applications.orElseThrow().remove(estate.site(step.cluster()), step.application());
    ManagedApplications all = estate.applications();
    return all.find(step.cluster().id(), step.application())
        .map(managed -> estate.with(all.with(managed.leaving(result))))
        .orElse(estate);
  }
}
