package levante.provisioner.testing;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;
import levante.provisioner.application.ApplicationResult;
import levante.provisioner.application.ClusterApplications;
import levante.provisioner.application.DesiredApplication;
import levante.provisioner.configure.ClusterSite;

/** Applications in memory; one serves at the second look, and is gone at once. */
public final class FakeApplications implements ClusterApplications {
  private final Map<String, Map<String, DesiredApplication>> made = new TreeMap<>();
  private final TreeMap<String, String> looked = new TreeMap<>();
  private final TreeMap<String, String> failing = new TreeMap<>();
  private boolean isSilent;

  /** What that application's steps end with from now on; empty for nothing. */
  public void fail(String name, Optional<String> how) {
    how.ifPresentOrElse(reason -> failing.put(name, reason), () -> failing.remove(name));
  }

  /** Whether the clusters answer no more. */
  public void silent(boolean silent) {
    this.isSilent = silent;
  }

  /** Somebody else took it away. */
  public void lose(String name) {
    made.values().forEach(all -> all.remove(name));
    looked.remove(name);
  }

  /** What stands under that name. */
  public Optional<DesiredApplication> find(String name) {
    return made.values().stream()
        .flatMap(all -> Optional.ofNullable(all.get(name)).stream())
        .findFirst();
  }

  private Map<String, DesiredApplication> on(ClusterSite cluster) {
    if (isSilent) {
      throw new LevanteException(ErrorCode.CLUSTER_UNREACHABLE, "nobody answers");
    }
    return made.computeIfAbsent(cluster.id().value(), id -> new TreeMap<>());
  }

  @Override
  public ApplicationResult apply(ClusterSite cluster, DesiredApplication application) {
    String name = application.name();
    on(cluster).put(name, application);
    if (failing.containsKey(name)) {
      return new ApplicationResult.Failed(failing.get(name));
    }
    String digest = application.digest();
    return digest.equals(looked.put(name, digest))
        ? new ApplicationResult.Done()
        : new ApplicationResult.Underway("its objects are made");
  }

  @Override
  public ApplicationResult remove(ClusterSite cluster, String name) {
    on(cluster).remove(name);
    looked.remove(name);
    return new ApplicationResult.Done();
  }

  @Override
  public List<String> list(ClusterSite cluster) {
    return List.copyOf(on(cluster).keySet());
  }
}
