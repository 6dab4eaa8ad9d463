package levante.provisioner.application;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;
import levante.kernel.Secret;
import levante.provisioner.application.DesiredApplication.Chart;
import levante.provisioner.naming.InfrastructureId;
import levante.tosca.data.AttributeSource;
import levante.tosca.data.Properties;
import levante.tosca.model.NodeTemplate;
import levante.tosca.model.Requirement;
import levante.tosca.model.Topology;

/**
 * Reads off a topology the applications on clusters that Levante raises: those of Levante's own
 * types, and those of IM's that stand on such a cluster or on the machine that controls it. The
 * playbooks that IM's types bring are not run for these.
 */
public final class ApplicationReader {
  private static final String OWN = "levante.nodes.ClusterApplication";
  private static final String CHART = "levante.nodes.HelmChart";
  private static final String MANIFEST = "levante.nodes.KubernetesManifest";
  private static final String CONTAINER = "levante.nodes.ContainerService";
  private static final String IM_CHART = "tosca.nodes.indigo.Helm.Chart";
  private static final String IM_OBJECT = "tosca.nodes.indigo.KubernetesObject";
  private static final String HOST = "host";
  private static final String DEFAULT = "default";

  private final Topology topology;
  private final Function<NodeTemplate, Optional<String>> clusters;

  /**
   * Of that topology.
   *
   * @param clusters the cluster that is raised as that node template, or that it controls
   */
  public ApplicationReader(Topology topology, Function<NodeTemplate, Optional<String>> clusters) {
    this.topology = topology;
    this.clusters = clusters;
  }

  /** Whether it is of one of Levante's own kinds, wherever it stands. */
  public static boolean isOwn(NodeTemplate node) {
    return node.isA(OWN);
  }

  /** Whether it stands on a cluster that is raised, and is of a kind that is put there. */
  public boolean isServed(NodeTemplate node) {
    boolean isKnown =
        Stream.of(CHART, MANIFEST, CONTAINER, IM_CHART, IM_OBJECT).anyMatch(node::isA);
    return isKnown && !node.isAbstract() && cluster(node).isPresent();
  }

  private Optional<String> cluster(NodeTemplate node) {
    Set<String> seen = new TreeSet<>();
    Optional<NodeTemplate> at = Optional.of(node);
    while (at.isPresent() && seen.add(at.get().name())) {
      Optional<String> cluster = clusters.apply(at.get());
      if (cluster.isPresent()) {
        return cluster;
      }
      at = topology.targets(at.get(), HOST).stream().findFirst();
    }
    return Optional.empty();
  }

  /**
   * What shall be, by name.
   *
   * @throws LevanteException INVALID_REQUEST when values or objects are no YAML, or two charts
   *     would be one release
   */
  public List<DesiredApplication> applications() {
    List<NodeTemplate> nodes = topology.nodeTemplates().stream().filter(this::isServed).toList();
    Set<String> names = nodes.stream().map(NodeTemplate::name).collect(Collectors.toSet());
    List<DesiredApplication> applications =
        nodes.stream()
            .map(node -> application(node, after(node, names)))
            .sorted(Comparator.comparing(DesiredApplication::nodeTemplate))
            .toList();
    requireOwnReleases(applications);
    return applications;
  }

  private static void requireOwnReleases(List<DesiredApplication> applications) {
    Set<String> taken = new TreeSet<>();
    for (DesiredApplication one : applications) {
      one.chart()
          .map(chart -> String.join("/", one.cluster(), one.namespace(), chart.release()))
          .filter(release -> !taken.add(release))
          .ifPresent(
              release -> {
                throw refused(one.nodeTemplate(), "another chart is release " + release);
              });
    }
  }

  private static List<String> after(NodeTemplate node, Set<String> names) {
    return node.requirements().stream()
        .filter(need -> !need.name().equals(HOST))
        .map(Requirement::target)
        .filter(names::contains)
        .distinct()
        .sorted()
        .toList();
  }

  private DesiredApplication application(NodeTemplate node, List<String> after) {
    String cluster = cluster(node).orElseThrow();
    if (node.isA(CHART)) {
      return chart(node, cluster, after);
    }
    if (node.isA(IM_CHART)) {
      return imChart(node, cluster, after);
    }
    String objects =
        node.isA(CONTAINER)
            ? new ContainerObjects(InfrastructureId.label(node.name()), node.properties()).text()
            : text(node, node.isA(MANIFEST) ? "manifest" : "spec").orElse("");
    return objects(node, cluster, after, objects);
  }

  private static DesiredApplication objects(
      NodeTemplate node, String cluster, List<String> after, String objects) {
    if (!isUrl(objects)) {
      YamlCheck.ofObjects(objects)
          .ifPresent(
              wrong -> {
                throw refused(node.name(), wrong);
              });
    }
    return new DesiredApplication(
        node.name(),
        cluster,
        text(node, "namespace").orElse(DEFAULT),
        Optional.empty(),
        Secret.of(objects),
        Secret.of(""),
        after);
  }

  private static DesiredApplication chart(NodeTemplate node, String cluster, List<String> after) {
    String name = text(node, "chart").orElseThrow();
    Optional<String> repository = text(node, "repository");
    return chart(
        node,
        new DesiredApplication(
            node.name(),
            cluster,
            text(node, "namespace").orElse(DEFAULT),
            Optional.of(
                new Chart(
                    text(node, "release").orElseGet(() -> InfrastructureId.label(node.name())),
                    name,
                    isUrl(name) ? Optional.empty() : repository,
                    text(node, "version"))),
            Secret.of(node.properties().text("values").orElse("")),
            Secret.of(""),
            after));
  }

  /** As IM's own playbook has it: the chart's name in lower case is release and namespace. */
  private static DesiredApplication imChart(NodeTemplate node, String cluster, List<String> after) {
    String name = text(node, "name").orElse("");
    String lower = name.toLowerCase(Locale.ROOT);
    Optional<String> url = text(node, "chart_url");
    return chart(
        node,
        new DesiredApplication(
            node.name(),
            cluster,
            text(node, "namespace").orElse(lower),
            Optional.of(
                new Chart(
                    lower,
                    url.orElse(name),
                    url.isPresent() ? Optional.empty() : text(node, "repository_url"),
                    text(node, "version").filter(version -> !version.equals("latest")))),
            Secret.of(node.properties().text("values_file").orElse("")),
            Secret.of(sets(node)),
            after));
  }

  private static DesiredApplication chart(NodeTemplate node, DesiredApplication application) {
    Chart chart = application.chart().orElseThrow();
    if (!isUrl(chart.chart()) && chart.repository().isEmpty()) {
      throw refused(
          node.name(), "chart '%s' needs the URL of its repository".formatted(chart.chart()));
    }
    if (!chart.chart().matches("[A-Za-z0-9][^\\s]*")) {
      throw refused(node.name(), "'%s' is no chart's name".formatted(chart.chart()));
    }
    YamlCheck.ofValues(application.text().reveal())
        .ifPresent(
            wrong -> {
              throw refused(node.name(), wrong);
            });
    return application;
  }

  private static boolean isUrl(String text) {
    return text.matches("(?s)(oci|https?)://\\S+");
  }

  /** A comma would begin the next one. */
  private static String sets(NodeTemplate node) {
    List<String> lines = new ArrayList<>();
    known(node.properties(), "values")
        .ifPresent(
            values ->
                ((Map<?, ?>) values)
                    .forEach(
                        (key, value) ->
                            lines.add(key + "=" + value.toString().replace(",", "\\,"))));
    if (lines.stream().anyMatch(line -> line.contains("\n"))) {
      throw refused(node.name(), "values of several lines belong into values_file");
    }
    return lines.stream().map(line -> line + "\n").collect(Collectors.joining());
  }

  private static Optional<String> text(NodeTemplate node, String property) {
    return node.properties().text(property).filter(text -> !text.isBlank());
  }

  /** A list or a map as it is known before anything runs. */
  static Optional<Object> known(Properties properties, String name) {
    return properties
        .value(name)
        .map(
            value ->
                value
                    .evaluate(AttributeSource.NOTHING_RUNS)
                    .orElseThrow(
                        () ->
                            new LevanteException(
                                ErrorCode.INVALID_TEMPLATE,
                                "the property '%s' needs a running machine, but has to be known"
                                        .formatted(name)
                                    + " before")));
  }

  private static LevanteException refused(String nodeTemplate, String why) {
    return new LevanteException(
        ErrorCode.INVALID_REQUEST, "node template '%s': %s".formatted(nodeTemplate, why));
  }
}
