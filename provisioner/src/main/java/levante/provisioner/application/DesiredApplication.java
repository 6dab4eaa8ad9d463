package levante.provisioner.application;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import levante.kernel.Secret;
import levante.provisioner.install.InstallScript;
import levante.provisioner.naming.InfrastructureId;

/**
 * An application that shall stand on a cluster: a chart that Helm installs, or objects that are
 * applied.
 *
 * @param cluster the node template of the cluster
 * @param chart empty for objects
 * @param text the chart's values, or the objects, as YAML; a text that begins with {@code http} is
 *     where the objects are found
 * @param sets further values, a line each as Helm's {@code --set} takes them
 * @param after the node templates of the applications that have to be ready before
 */
public record DesiredApplication(
    String nodeTemplate,
    String cluster,
    String namespace,
    Optional<Chart> chart,
    Secret text,
    Secret sets,
    List<String> after) {
  /**
   * What Helm installs.
   *
   * @param release what Helm calls the installation
   * @param chart a name in the repository, or a URL of its own
   * @param version empty for the newest
   */
  public record Chart(
      String release, String chart, Optional<String> repository, Optional<String> version) {
    public Chart {
      Objects.requireNonNull(release, "release");
      Objects.requireNonNull(chart, "chart");
      Objects.requireNonNull(repository, "repository");
      Objects.requireNonNull(version, "version");
    }

    /** A URL as all may see it, without who signs in by it. */
    private static String shown(String url) {
      return url.replaceFirst("//[^/@]*@", "//");
    }

    private String versionInWords() {
      return version.orElse("the newest");
    }
  }

  public DesiredApplication {
    Objects.requireNonNull(nodeTemplate, "nodeTemplate");
    Objects.requireNonNull(cluster, "cluster");
    Objects.requireNonNull(namespace, "namespace");
    Objects.requireNonNull(chart, "chart");
    Objects.requireNonNull(text, "text");
    Objects.requireNonNull(sets, "sets");
    after = List.copyOf(after);
  }

  /** Its name on the cluster. */
  public String name() {
    return InfrastructureId.label(nodeTemplate);
  }

  /** The same for what is put onto the cluster in the same way; tells nothing of the secrets. */
  public String digest() {
    return InstallScript.digest(
        Stream.of(nodeTemplate, cluster, namespace, chart, text.reveal(), sets.reveal())
            .map(part -> InstallScript.digest(part.toString()))
            .toList()
            .toString());
  }

  /** What it is, for a person. */
  public String what() {
    return chart
        .map(
            one ->
                "chart %s%s, %s"
                    .formatted(
                        Chart.shown(one.chart()),
                        one.version().map(" "::concat).orElse(""),
                        one.repository().map(Chart::shown).orElse("by its own URL")))
        .orElse("Kubernetes objects");
  }

  /** What is different from an older wish, for a person; empty when it is the same application. */
  public String differences(DesiredApplication old) {
    List<String> said = new ArrayList<>();
    tell(said, "cluster", old.cluster, cluster);
    tell(said, "namespace", old.namespace, namespace);
    tell(said, "kind", old.kind(), kind());
    if (chart.isPresent() && old.chart.isPresent()) {
      tell(said, "chart", Chart.shown(old.chart.get().chart()), Chart.shown(chart.get().chart()));
      tell(said, "repository", repository(old), repository(this));
      tell(said, "version", old.chart.get().versionInWords(), chart.get().versionInWords());
      tell(said, "release", old.chart.get().release(), chart.get().release());
    }
    if (!text.equals(old.text) || !sets.equals(old.sets)) {
      said.add(chart.isPresent() ? "its values change" : "its objects change");
    }
    return String.join(", ", said);
  }

  private String kind() {
    return chart.isPresent() ? "chart" : "objects";
  }

  private static String repository(DesiredApplication application) {
    return application.chart.flatMap(Chart::repository).map(Chart::shown).orElse("none");
  }

  private static void tell(List<String> said, String what, String before, String now) {
    if (!before.equals(now)) {
      said.add("%s from %s to %s".formatted(what, before, now));
    }
  }
}
