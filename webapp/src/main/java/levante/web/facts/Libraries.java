package levante.web.facts;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The libraries of the application by which a person knows it, told by the names of their files.
 */
public final class Libraries {
  private static final Pattern FILE = Pattern.compile(".*?([^/]+?)-([0-9][^/]*)[.]jar");

  /** Those that databases, clouds, clusters, storages, pages and schedules depend on. */
  private static final List<String> THAT_MATTER =
      List.of(
          "HikariCP",
          "bcprov-jdk18on",
          "flyway-core",
          "h2",
          "htmx.org",
          "jclouds-core",
          "jdbi3-core",
          "jte-runtime",
          "kubernetes-client",
          "minio",
          "oauth2-oidc-sdk",
          "postgresql",
          "quartz",
          "s3proxy",
          "snakeyaml-engine",
          "sshj");

  private Libraries() {}

  /** The version of each that is among those files, by name. */
  public static Map<String, String> among(Collection<String> files) {
    Map<String, String> versions = new TreeMap<>();
    for (String file : files) {
      Matcher parts = FILE.matcher(file);
      if (parts.matches() && THAT_MATTER.contains(parts.group(1))) {
        versions.put(parts.group(1), parts.group(2));
      }
    }
    return versions;
  }
}
