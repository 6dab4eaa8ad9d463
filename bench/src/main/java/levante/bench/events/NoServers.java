package levante.bench.events;

import java.util.List;
import levante.kernel.ClusterId;
import levante.oscar.exposed.ExposedAnswer;
import levante.oscar.exposed.ExposedPods;
import levante.oscar.exposed.ExposedRequest;
import levante.oscar.exposed.ExposedSpec;

/** No service of the measurement is exposed. */
final class NoServers implements ExposedPods {
  @Override
  public List<Seen> list(ClusterId cluster) {
    return List.of();
  }

  @Override
  public void hold(ClusterId cluster, ExposedSpec spec) {
    throw new IllegalStateException("nobody exposes " + spec.name());
  }

  @Override
  public void remove(ClusterId cluster, String name) {
    throw new IllegalStateException("nobody exposes " + name);
  }

  @Override
  public ExposedAnswer ask(ClusterId cluster, ExposedSpec spec, ExposedRequest request) {
    throw new IllegalStateException("nobody exposes " + spec.name());
  }
}
