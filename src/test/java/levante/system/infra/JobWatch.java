package levante.system.infra;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import levante.kernel.testbed.RealCluster;

/** Sees the Jobs of a real Kubernetes come into being, by its own API. */
public final class JobWatch implements AutoCloseable {
  private final Process watch;
  private final Map<String, Long> seen = new LinkedHashMap<>();

  /** Of this cluster, from now on. */
  public JobWatch(RealCluster cluster) {
    try {
      watch =
          cluster
              .kubectl("get", "jobs", "--all-namespaces", "--watch", "--output", "name")
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread reader = new Thread(this::read, "job-watch");
    reader.setDaemon(true);
    reader.start();
  }

  private void read() {
    try (BufferedReader lines = watch.inputReader(StandardCharsets.UTF_8)) {
      for (String job = lines.readLine(); job != null; job = lines.readLine()) {
        saw(job);
      }
    } catch (IOException ended) {
      // It is closed.
      return;
    }
  }

  private synchronized void saw(String job) {
    seen.putIfAbsent(job, System.nanoTime());
  }

  /** When each was seen first, by {@link System#nanoTime()}, in order. */
  public synchronized List<Long> sightings() {
    return new ArrayList<>(seen.values());
  }

  @Override
  public void close() {
    watch.destroyForcibly();
  }
}
