package levante.oscar.fdl;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import levante.kernel.Diagnostic;
import levante.kernel.SourcePosition;

/**
 * One FDL text, read and valid in itself: services by the cluster they are meant for, in the order
 * of the text, with the storage providers and clusters that the text defines.
 *
 * @param providers by reference, such as {@code minio.default}
 * @param clusterEndpoints the URL of each cluster that the text defines, by its key; credentials of
 *     clusters are read past and never kept
 * @param warnings what was read but will not do what the writer may expect
 */
public record Fdl(
    List<Entry> services,
    Map<String, StorageProvider> providers,
    Map<String, String> clusterEndpoints,
    List<Diagnostic> warnings) {
  /**
   * One service and the cluster it is meant for.
   *
   * @param clusterKey as written: a cluster's id, its name within an infrastructure, or a key of
   *     the text's own {@code clusters}
   * @param position where the service's name stands
   */
  public record Entry(String clusterKey, ServiceDefinition definition, SourcePosition position) {
    public Entry {
      Objects.requireNonNull(clusterKey, "clusterKey");
      Objects.requireNonNull(definition, "definition");
      Objects.requireNonNull(position, "position");
    }
  }

  public Fdl {
    services = List.copyOf(services);
    providers = Collections.unmodifiableMap(new TreeMap<>(providers));
    clusterEndpoints = Collections.unmodifiableMap(new TreeMap<>(clusterEndpoints));
    warnings = List.copyOf(warnings);
  }
}
