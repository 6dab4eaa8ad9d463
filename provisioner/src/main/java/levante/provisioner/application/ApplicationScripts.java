package levante.provisioner.application;

import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import levante.provisioner.application.DesiredApplication.Chart;
import levante.provisioner.configure.Distribution;
import levante.provisioner.install.InstallScript;

/**
 * How applications are put onto a cluster and taken off it by its own control plane;
 * docs/reference/cluster-applications.md has the source of every flag.
 */
public final class ApplicationScripts {
  /**
   * Where Helm comes from.
   *
   * @param releases a URL, or a folder of the machine, as get.helm.sh has it
   * @param version with its {@code v}
   */
  public record Helm(String releases, String version) {
    /** Helm's own; the newest of the third line. Source: the versions of helm.sh/helm/v3. */
    public static final Helm PUBLIC = new Helm("https://get.helm.sh", "v3.22.0");

    public Helm {
      Objects.requireNonNull(releases, "releases");
      Objects.requireNonNull(version, "version");
    }
  }

  /**
   * How a control plane is asked.
   *
   * @param kubectl the words that begin every command
   * @param config the administrator's kubeconfig
   * @param folder of Levante's, where Helm is put
   */
  public record Control(String kubectl, String config, String folder) {
    /** That of a distribution that is asked by kubectl. */
    public static Control of(Distribution distribution, String folder) {
      return switch (distribution) {
        case K3S -> new Control("k3s kubectl", "/etc/rancher/k3s/k3s.yaml", folder);
        case KUBERNETES -> new Control("kubectl", "/etc/kubernetes/admin.conf", folder);
        case SLURM -> throw new IllegalStateException("no application stands on Slurm");
      };
    }
  }

  private final Helm helm;
  private final Control control;

  /** With that Helm, on that control plane. */
  public ApplicationScripts(Helm helm, Control control) {
    this.helm = helm;
    this.control = control;
  }

  /** What puts an application there, or makes another one of it; takes minutes. */
  public InstallScript apply(DesiredApplication application) {
    Map<String, String> values = values(application.name());
    values.put("ACTION", "apply");
    values.put("NAMESPACE", application.namespace());
    values.put("DIGEST", application.digest());
    values.put("KIND", application.chart().isPresent() ? "chart" : "objects");
    values.put("RELEASE", application.chart().map(Chart::release).orElse(""));
    values.put("CHART", application.chart().map(Chart::chart).orElse(""));
    values.put("REPOSITORY", application.chart().flatMap(Chart::repository).orElse(""));
    values.put("VERSION", application.chart().flatMap(Chart::version).orElse(""));
    values.put("HELM_RELEASES", helm.releases());
    values.put("HELM_VERSION", helm.version());
    return InstallScript.of("application", values)
        .with("TEXT", application.text())
        .with("SETS", application.sets());
  }

  /** What takes an application away with all that was applied for it; takes minutes. */
  public InstallScript remove(String name) {
    Map<String, String> values = values(name);
    values.put("ACTION", "remove");
    values.put("HELM_RELEASES", helm.releases());
    values.put("HELM_VERSION", helm.version());
    return InstallScript.of("application", values);
  }

  /** What prints a {@link Sighting}. */
  public InstallScript look(String name) {
    return InstallScript.of("application-look", values(name));
  }

  /** What prints a line an application, by its name. */
  public InstallScript list() {
    Map<String, String> values = values("");
    values.remove("NAME");
    return InstallScript.of("application-list", values);
  }

  private Map<String, String> values(String name) {
    Map<String, String> values = new TreeMap<>();
    values.put("NAME", name);
    values.put("KUBECTL", control.kubectl());
    values.put("CONFIG", control.config());
    values.put("FOLDER", control.folder());
    return values;
  }
}
