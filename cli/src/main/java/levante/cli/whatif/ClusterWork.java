package levante.cli.whatif;

import com.fasterxml.jackson.core.type.TypeReference;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import levante.cli.client.Calls;
import levante.cli.failure.CliFailure;
import levante.elasticity.trace.Trace;
import levante.elasticity.trace.TraceReader;

/** The work that a running server has recorded of a cluster, and the nodes of that cluster. */
final class ClusterWork {
  private final Calls calls;
  private final String cluster;

  ClusterWork(Calls calls, String cluster) {
    this.calls = calls;
    this.cluster = cluster;
  }

  /** As the server writes it: the nodes of the cluster's largest pool. */
  record World(
      String pool,
      int pools,
      BigDecimal cpu,
      BigDecimal memoryMib,
      BigDecimal gpu,
      int maxNodes,
      BigDecimal eurPerHour,
      Optional<Long> bootS,
      long idleS) {
    /** Which pool was taken, and how long a boot takes. */
    String sentence() {
      return "replayed on pool %s%s: up to %d nodes of %s cores and %s MiB, %s EUR/h each; a boot takes %s"
          .formatted(
              pool,
              pools > 1 ? ", the largest of %d".formatted(pools) : "",
              maxNodes,
              cpu.toPlainString(),
              memoryMib.toPlainString(),
              eurPerHour.toPlainString(),
              bootS
                  .map("%d s, the median of the last ones"::formatted)
                  .orElse("120 s, as long as none has come"));
    }
  }

  World world() {
    return calls.get(path("/world"), new TypeReference<>() {});
  }

  /**
   * The work of so long until now; what was left out of it is told in the notes.
   *
   * @throws CliFailure when there is none
   */
  Trace last(Duration length, String typed) {
    String text = calls.get(path("?last=" + length));
    List<String> rows =
        text.lines().filter(line -> !line.isBlank() && !line.startsWith("#")).toList();
    if (rows.size() < 2) {
      throw new CliFailure(
          "no work is recorded of cluster %s in the last %s; the server records every pod of it from"
                  .formatted(cluster, typed)
              + " when it looks after it: let something run there, or give a longer --last");
    }
    try {
      Trace trace =
          new TraceReader("the work of " + cluster, 1)
              .read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
      return new Trace(trace.jobs(), comments(text));
    } catch (IOException inMemory) {
      throw new UncheckedIOException(inMemory);
    }
  }

  private static List<String> comments(String text) {
    return text.lines()
        .filter(line -> line.startsWith("# "))
        .map(line -> line.substring(2))
        .toList();
  }

  private String path(String rest) {
    return "/api/v1/clusters/" + Calls.encode(cluster) + "/work" + rest;
  }
}
