package levante.provisioner.application;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import levante.kernel.ClusterId;

/** The applications that an infrastructure has on its clusters, by node template. */
public record ManagedApplications(List<ManagedApplication> all) {
  public static final ManagedApplications NONE = new ManagedApplications(List.of());

  public ManagedApplications {
    all =
        all.stream()
            .sorted(
                Comparator.comparing(ManagedApplication::nodeTemplate)
                    .thenComparing(ManagedApplication::cluster))
            .toList();
  }

  /** That of a node template on a cluster. */
  public Optional<ManagedApplication> find(ClusterId cluster, String name) {
    return all.stream()
        .filter(one -> one.cluster().equals(cluster) && one.application().name().equals(name))
        .findFirst();
  }

  /** With that one, in place of one of the same name on the same cluster. */
  public ManagedApplications with(ManagedApplication application) {
    return new ManagedApplications(
        Stream.concat(
                without(application.cluster(), application.application().name()).all.stream(),
                Stream.of(application))
            .toList());
  }

  /** Without the one of that name on that cluster. */
  public ManagedApplications without(ClusterId cluster, String name) {
    return new ManagedApplications(
        all.stream()
            .filter(one -> !one.cluster().equals(cluster) || !one.application().name().equals(name))
            .toList());
  }

  /** Without those of a cluster that goes, and they with it. */
  public ManagedApplications without(ClusterId cluster) {
    return new ManagedApplications(
        all.stream().filter(one -> !one.cluster().equals(cluster)).toList());
  }
}
