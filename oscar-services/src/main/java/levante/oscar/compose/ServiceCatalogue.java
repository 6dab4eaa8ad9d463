package levante.oscar.compose;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;

/** Services that are shipped with Levante as FDL, to be used as they are or to begin with. */
public final class ServiceCatalogue {
  private static final List<String> SHIPPED =
      List.of("capital-letters", "anon-and-split", "mask-detector");

  private final List<Entry> entries;

  private ServiceCatalogue(List<Entry> entries) {
    this.entries = List.copyOf(entries);
  }

  /** All that are in the jar, the simplest first. */
  public static ServiceCatalogue shipped() {
    return new ServiceCatalogue(SHIPPED.stream().map(name -> Entry.of(name, read(name))).toList());
  }

  private static String read(String name) {
    String file = "/services/%s.yaml".formatted(name);
    try (InputStream in = ServiceCatalogue.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException("the service is not in the jar: " + file);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  /** All of them. */
  public List<Entry> entries() {
    return entries;
  }

  /** One by its name; TEMPLATE_NOT_FOUND. */
  public Entry entry(String name) {
    return entries.stream()
        .filter(one -> one.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new LevanteException(
                    ErrorCode.TEMPLATE_NOT_FOUND,
                    "there is no service '%s' in the catalogue".formatted(name)));
  }

  /**
   * One service. The first line of its file is its title, the comments below tell what it does.
   *
   * @param name of the service
   * @param cluster what its text calls the cluster
   * @param text FDL of this one service
   */
  public record Entry(String name, String title, String description, String cluster, String text) {
    private static final Pattern FORM =
        Pattern.compile("# (.+)\n((?:# .+\n)+)(functions:\n  oscar:\n    - ([a-z]+):\n(?s:.*))");
    private static final Pattern ELSEWHERE = Pattern.compile("(storage_provider: minio)\\.(\\S+)");

    public Entry {
      Objects.requireNonNull(name, "name");
      Objects.requireNonNull(title, "title");
      Objects.requireNonNull(description, "description");
      Objects.requireNonNull(cluster, "cluster");
      Objects.requireNonNull(text, "text");
    }

    private static Entry of(String name, String file) {
      Matcher matcher = FORM.matcher(file);
      if (!matcher.matches()) {
        throw new IllegalStateException("no service of the catalogue: " + file);
      }
      String description = matcher.group(2).replaceAll("(?m)^# ", "").replace('\n', ' ').strip();
      return new Entry(name, matcher.group(1), description, matcher.group(4), matcher.group(3));
    }

    /**
     * Its FDL for a cluster. What goes to the storage of another cluster that is not there goes to
     * the cluster's own.
     *
     * @param others the names of the clusters of the same infrastructure
     */
    public String on(String chosen, List<String> others) {
      String here =
          text.replaceFirst(
              "(?m)^    - %s:$".formatted(cluster),
              Matcher.quoteReplacement("    - %s:".formatted(FdlLines.scalar(chosen))));
      return ELSEWHERE
          .matcher(here)
          .replaceAll(found -> others.contains(found.group(2)) ? "$0" : "$1");
    }
  }
}
