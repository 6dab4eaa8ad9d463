package levante.web.health;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import levante.elasticity.listen.ScalingListener;
import levante.elasticity.state.Census;
import levante.kernel.ClusterId;

/** Whether the scaling loop sees the elastic clusters; it is told at each of its looks. */
public final class ClusterSight implements ScalingListener, Probe {
  private final Map<ClusterId, Census> counted = new ConcurrentHashMap<>();

  @Override
  public void counted(ClusterId cluster, Census census) {
    counted.put(cluster, census);
  }

  @Override
  public void left(ClusterId cluster) {
    counted.remove(cluster);
  }

  @Override
  public Part.Kind kind() {
    return Part.Kind.CLUSTER;
  }

  @Override
  public List<Part> look() {
    return counted.entrySet().stream()
        .map(one -> part(one.getKey(), one.getValue()))
        .sorted(Comparator.comparing(Part::name))
        .toList();
  }

  private static Part part(ClusterId cluster, Census census) {
    return census
        .waiting()
        .map(
            waiting ->
                Part.good(
                    Part.Kind.CLUSTER, cluster.value(), "is seen; pods that wait: " + waiting))
        .orElseGet(() -> Part.bad(Part.Kind.CLUSTER, cluster.value(), "cannot be seen"));
  }
}
