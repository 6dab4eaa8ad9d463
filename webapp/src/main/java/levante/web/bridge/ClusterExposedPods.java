package levante.web.bridge;

import java.util.List;
import levante.kernel.ClusterId;
import levante.oscar.exposed.ExposedAnswer;
import levante.oscar.exposed.ExposedPods;
import levante.oscar.exposed.ExposedRequest;
import levante.oscar.exposed.ExposedSpec;

/** Exposes services of the sandbox's clusters in the sandbox, and of all others on Kubernetes. */
public final class ClusterExposedPods implements ExposedPods {
  private final ClusterKinds kinds;
  private final ExposedPods sandbox;
  private final ExposedPods real;

  /** Over both kinds. */
  public ClusterExposedPods(ClusterKinds kinds, ExposedPods sandbox, ExposedPods real) {
    this.kinds = kinds;
    this.sandbox = sandbox;
    this.real = real;
  }

  @Override
  public List<Seen> list(ClusterId cluster) {
    return of(cluster).list(cluster);
  }

  @Override
  public void hold(ClusterId cluster, ExposedSpec spec) {
    of(cluster).hold(cluster, spec);
  }

  @Override
  public void remove(ClusterId cluster, String name) {
    of(cluster).remove(cluster, name);
  }

  @Override
  public ExposedAnswer ask(ClusterId cluster, ExposedSpec spec, ExposedRequest request) {
    return of(cluster).ask(cluster, spec, request);
  }

  private ExposedPods of(ClusterId cluster) {
    return kinds.isSandbox(cluster) ? sandbox : real;
  }
}
