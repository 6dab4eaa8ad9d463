package levante.oscar.fdl;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.snakeyaml.engine.v2.nodes.Node;

/**
 * Reads FDL, and OSCAR's JSON form of one service (JSON is YAML), into the same values. A text is
 * at most 1 MiB and 32 levels deep.
 */
public final class FdlReader {
  /** A text is at most so many bytes long. */
  public static final int MOST_BYTES = 1 << 20;

  /**
   * Reads a whole FDL.
   *
   * @param file how the text is called in diagnostics
   * @throws levante.kernel.LevanteException INVALID_FDL with every problem found
   */
  public Fdl read(String file, String text) {
    Problems problems = new Problems(file);
    Node root = new YamlText(file, text).compose();
    List<Fdl.Entry> services = new ArrayList<>();
    Map<String, StorageProvider> providers = new TreeMap<>();
    Map<String, String> clusters = new TreeMap<>();
    Fields.of(problems, root, "")
        .ifPresent(
            fields -> {
              providers.putAll(providers(fields));
              clusters.putAll(clusters(fields));
              functions(fields).forEach(item -> services.addAll(entries(item, providers)));
              fields.refuseOthers();
            });
    refuseDuplicates(problems, services);
    problems.refuseIfAny();
    return new Fdl(services, providers, clusters, problems.warnings());
  }

  /**
   * Reads the body of {@code POST /system/services}: one service, its providers inside.
   *
   * @param clusterKey the cluster that the service is posted to; what the body calls it is the
   *     client's own name for it and does not count
   * @throws levante.kernel.LevanteException INVALID_FDL with every problem found
   */
  public Fdl readService(String file, String text, String clusterKey) {
    Problems problems = new Problems(file);
    Node root = new YamlText(file, text).compose();
    List<Fdl.Entry> services = new ArrayList<>();
    Map<String, StorageProvider> providers = new TreeMap<>();
    Map<String, String> clusters = new TreeMap<>();
    Fields.of(problems, root, "")
        .ifPresent(
            fields -> {
              providers.putAll(providers(fields));
              clusters.putAll(clusters(fields));
              entry(clusterKey, fields, providers).ifPresent(services::add);
            });
    problems.refuseIfAny();
    return new Fdl(services, providers, clusters, problems.warnings());
  }

  private static Map<String, StorageProvider> providers(Fields fields) {
    return fields.fields("storage_providers").map(ProviderReader::read).orElse(Map.of());
  }

  /** Credentials of clusters are checked for their type only: they are of no use to us. */
  private static Map<String, String> clusters(Fields fields) {
    Map<String, String> endpoints = new TreeMap<>();
    Optional<Fields> clusters = fields.fields("clusters");
    if (clusters.isEmpty()) {
      return endpoints;
    }
    for (String key : clusters.get().names()) {
      clusters
          .get()
          .fields(key)
          .ifPresent(
              cluster -> {
                cluster.text("endpoint").ifPresent(endpoint -> endpoints.put(key, endpoint));
                cluster.text("auth_user");
                cluster.text("auth_password");
                cluster.flag("ssl_verify");
                cluster.refuseOthers();
              });
    }
    return endpoints;
  }

  private static List<Fields> functions(Fields fields) {
    List<Fields> items = new ArrayList<>();
    Optional<Fields> functions = fields.fields("functions");
    if (functions.isEmpty()) {
      if (fields.take("functions").isEmpty()) {
        fields
            .problems()
            .error(fields.node(), "functions", "MISSING_REQUIRED", "'functions' is required");
      }
      return items;
    }
    List<Node> oscar = functions.get().list("oscar");
    if (oscar.isEmpty() && functions.get().take("oscar").isEmpty()) {
      functions.get().required("oscar");
    }
    int index = 0;
    for (Node item : oscar) {
      Fields.of(fields.problems(), item, "functions/oscar/" + index++).ifPresent(items::add);
    }
    functions.get().refuseOthers();
    return items;
  }

  private static List<Fdl.Entry> entries(Fields item, Map<String, StorageProvider> providers) {
    List<Fdl.Entry> entries = new ArrayList<>();
    if (item.names().isEmpty()) {
      item.problems()
          .error(item.node(), item.path(), "MISSING_REQUIRED", "a cluster and its service");
    }
    for (String clusterKey : item.names()) {
      if (item.take(clusterKey).isEmpty()) {
        item.required(clusterKey);
      }
      item.fields(clusterKey)
          .flatMap(fields -> entry(clusterKey, fields, providers))
          .ifPresent(entries::add);
    }
    return entries;
  }

  private static Optional<Fdl.Entry> entry(
      String clusterKey, Fields fields, Map<String, StorageProvider> providers) {
    return new ServiceReader(fields, providers)
        .read()
        .map(
            definition ->
                new Fdl.Entry(clusterKey, definition, fields.problems().at(fields.key("name"))));
  }

  private static void refuseDuplicates(Problems problems, List<Fdl.Entry> services) {
    TreeSet<String> seen = new TreeSet<>();
    for (Fdl.Entry entry : services) {
      String name = entry.definition().name();
      if (!seen.add(entry.clusterKey() + "/" + name)) {
        String message = "service '%s' stands twice for cluster '%s'";
        problems.error(
            entry.position(),
            "functions/oscar",
            "DUPLICATE",
            message.formatted(name, entry.clusterKey()));
      }
    }
  }
}
