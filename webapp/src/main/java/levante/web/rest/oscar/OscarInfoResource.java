package levante.web.rest.oscar;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Locale;
import levante.web.LevanteVersion;

/** What serves this wire. */
@Path("/oscar/{cluster}/system/info")
@RequestScoped
public class OscarInfoResource {
  @Inject private OscarCluster cluster;

  @PathParam("cluster")
  private String id;

  /**
   * OSCAR's form.
   *
   * @param version of Levante
   * @param gitCommit empty: the build does not keep it
   * @param platform as Go says it, such as {@code linux/amd64}
   * @param kubernetesVersion the cluster's distribution, which is what is known of it
   */
  public record InfoView(
      String version, String gitCommit, String platform, String kubernetesVersion) {}

  /** The versions. */
  @GET
  @Produces(MediaType.APPLICATION_JSON)
  public InfoView info() {
    String distribution = cluster.distribution(id).name().toLowerCase(Locale.ROOT);
    return new InfoView(LevanteVersion.CURRENT, "", platform(), distribution);
  }

  private static String platform() {
    String processor = System.getProperty("os.arch", "");
    String go = processor.equals("aarch64") ? "arm64" : processor.replace("x86_64", "amd64");
    return System.getProperty("os.name", "").toLowerCase(Locale.ROOT) + "/" + go;
  }
}
