package levante.provisioner.observe;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import levante.kernel.ClusterId;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;
import levante.provisioner.application.ClusterApplications;
import levante.provisioner.cloud.CloudId;
import levante.provisioner.cloud.Machine;
import levante.provisioner.configure.ClusterSite;
import levante.provisioner.configure.ClusterSite.Founding;
import levante.provisioner.configure.ClusterSite.Front;
import levante.provisioner.configure.NodeConfigurator;
import levante.provisioner.configure.ObjectStorageProvider;
import levante.provisioner.desired.DesiredCluster;
import levante.provisioner.naming.MachineId;
import levante.provisioner.plan.Estate;
import levante.provisioner.plan.Observation;
import levante.provisioner.plan.Observed;
import levante.provisioner.version.NodeVersion;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks the ports what they list. A failure of whatever sort becomes Incomplete, never empty. */
public final class Observer {
  private static final Logger LOG = LoggerFactory.getLogger(Observer.class);

  private final NodeConfigurator configurator;
  private final ObjectStorageProvider storages;
  private final Optional<ClusterApplications> applications;

  /**
   * Asking these.
   *
   * @param applications empty where nobody puts applications onto clusters
   */
  public Observer(
      NodeConfigurator configurator,
      ObjectStorageProvider storages,
      Optional<ClusterApplications> applications) {
    this.configurator = configurator;
    this.storages = storages;
    this.applications = applications;
  }

  /**
   * What the outside lists of one infrastructure.
   *
   * @param machines its machines, by the clouds that were asked
   */
  public Observation observe(Estate estate, Map<CloudId, Observed<Machine>> machines) {
    Map<ClusterId, Observed<String>> nodes = new TreeMap<>();
    Map<ClusterId, Observed<String>> installed = new TreeMap<>();
    Map<ClusterId, Map<String, NodeVersion>> versions = new TreeMap<>();
    for (DesiredCluster cluster : estate.desired().clusters()) {
      ClusterSite site = site(estate, cluster, machines);
      nodes.put(site.id(), asked(ErrorCode.CLUSTER_UNREACHABLE, () -> configurator.nodes(site)));
      asked(ErrorCode.CLUSTER_UNREACHABLE, () -> List.of(configurator.versions(site)))
          .items()
          .forEach(run -> versions.put(site.id(), run));
      installed.put(site.id(), applications(estate, site));
    }
    Observed<String> stored =
        estate.desired().storages().isEmpty() && estate.storages().isEmpty()
            ? new Observed.Complete<>(List.of())
            : asked(ErrorCode.STORAGE_UNREACHABLE, () -> storages.list(estate.id()));
    return new Observation(machines, nodes, stored)
        .withApplications(installed)
        .withVersions(versions);
  }

  /** A cluster that neither has nor shall have an application is not asked for any. */
  private Observed<String> applications(Estate estate, ClusterSite site) {
    boolean isConcerned =
        estate.desired().applications().stream()
                .anyMatch(one -> one.cluster().equals(site.spec().name()))
            || estate.applications().all().stream()
                .anyMatch(one -> one.cluster().equals(site.id()));
    return isConcerned && applications.isPresent()
        ? asked(ErrorCode.CLUSTER_UNREACHABLE, () -> applications.get().list(site))
        : new Observed.Complete<>(List.of());
  }

  /**
   * Where the cluster is asked: not of a machine that is gone, but of another one that has the
   * cluster on its disk. When there is none, the cluster is gone too.
   */
  private static ClusterSite site(
      Estate estate, DesiredCluster cluster, Map<CloudId, Observed<Machine>> machines) {
    Estate there = estate;
    ClusterSite site = there.site(cluster.spec());
    while (site.front().filter(front -> isGone(front, machines)).isPresent()) {
      there = there.without(site.front().orElseThrow().machine());
      site = there.site(cluster.spec());
      if (site.founding() != Founding.DONE) {
        return new ClusterSite(cluster.spec(), Optional.empty(), List.of(), site.founding());
      }
    }
    return site;
  }

  private static boolean isGone(Front front, Map<CloudId, Observed<Machine>> machines) {
    return machines.values().stream().allMatch(observed -> listsNot(observed, front.machine()));
  }

  private static boolean listsNot(Observed<Machine> observed, MachineId machine) {
    return observed.match(
        complete -> complete.items().stream().noneMatch(one -> one.id().equals(machine)),
        incomplete -> false);
  }

  /** All of a list, or that it could not be had; a failure without a code gets the one given. */
  public static <T> Observed<T> asked(ErrorCode silence, Supplier<List<T>> question) {
    try {
      return new Observed.Complete<>(question.get());
    } catch (LevanteException failure) {
      return new Observed.Incomplete<>(failure.code(), failure.getMessage());
    } catch (RuntimeException bug) {
      LOG.atWarn().setCause(bug).addKeyValue("code", silence).log("a port failed without a code");
      return new Observed.Incomplete<>(silence, "it failed: " + bug);
    }
  }
}
