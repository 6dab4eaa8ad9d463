package levante.web.rest.v1.nodes;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import levante.elasticity.state.Census;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How many; {@code waiting} is absent when the cluster could not be seen. */
@Schema(name = "NodeCounts")
public record CountView(Instant at, Optional<Integer> waiting, Map<String, Integer> nodes) {
  static CountView of(Census census) {
    Map<String, Integer> nodes = new LinkedHashMap<>();
    census.nodes().forEach((state, count) -> nodes.put(state.word(), count));
    return new CountView(census.at(), census.waiting(), nodes);
  }
}
