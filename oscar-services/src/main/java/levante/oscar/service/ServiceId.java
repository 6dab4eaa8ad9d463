package levante.oscar.service;

import java.util.Comparator;
import java.util.Objects;
import levante.kernel.ClusterId;

/** A service's name is unique on its cluster. */
public record ServiceId(ClusterId cluster, String name) implements Comparable<ServiceId> {
  private static final Comparator<ServiceId> ORDER =
      Comparator.comparing(ServiceId::cluster).thenComparing(ServiceId::name);

  public ServiceId {
    Objects.requireNonNull(cluster, "cluster");
    Objects.requireNonNull(name, "name");
  }

  @Override
  public int compareTo(ServiceId other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return cluster + "/" + name;
  }
}
