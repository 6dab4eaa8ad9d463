package levante.oscar.testing;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import levante.kernel.ClusterId;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;
import levante.oscar.exposed.ExposedAnswer;
import levante.oscar.exposed.ExposedPods;
import levante.oscar.exposed.ExposedRequest;
import levante.oscar.exposed.ExposedSpec;
import levante.oscar.exposed.Header;

/** Exposed services whose pods are ready at once and answer as a test says. */
public final class MemoryExposedPods implements ExposedPods {
  /** What is held, by name. */
  public final Map<String, ExposedSpec> held = new TreeMap<>();

  /** What pods were asked. */
  public final List<ExposedRequest> asked = new ArrayList<>();

  /** What they answer, besides "hello". */
  public final List<Header> says = new ArrayList<>();

  /** How often anything was held. */
  public int holds;

  private boolean silent;
  private Optional<String> refusal = Optional.empty();

  /** The cluster does not answer any more, or does again. */
  public void fallSilent(boolean now) {
    silent = now;
  }

  /** The cluster takes none any more. */
  public void refuse(String why) {
    refusal = Optional.of(why);
  }

  private void answer() {
    if (silent) {
      throw new LevanteException(ErrorCode.CLUSTER_UNREACHABLE, "it is silent");
    }
  }

  @Override
  public List<Seen> list(ClusterId cluster) {
    answer();
    return held.values().stream()
        .filter(spec -> spec.service().cluster().equals(cluster))
        .map(spec -> new Seen(spec.name(), spec.version(), 1, Optional.empty()))
        .toList();
  }

  @Override
  public void hold(ClusterId cluster, ExposedSpec spec) {
    answer();
    holds++;
    refusal.ifPresent(
        why -> {
          throw new LevanteException(ErrorCode.INVALID_REQUEST, why);
        });
    held.put(spec.name(), spec);
  }

  @Override
  public void remove(ClusterId cluster, String name) {
    answer();
    held.remove(name);
  }

  @Override
  public ExposedAnswer ask(ClusterId cluster, ExposedSpec spec, ExposedRequest request) {
    answer();
    asked.add(request);
    return ExposedAnswer.of(
        200, says, new ByteArrayInputStream("hello".getBytes(StandardCharsets.UTF_8)));
  }
}
