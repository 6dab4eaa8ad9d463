package levante.tosca;

import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A service template as somebody wrote it, with what it needs and cannot be had elsewhere.
 *
 * @param name what diagnostics call the file, such as {@code edge-to-cloud.yaml}
 * @param text the YAML
 * @param parents what it is merged into, the first lowest; empty for what {@code metadata/parents}
 *     names
 * @param files other files by their path, such as those of an archive; imports look here first
 */
public record TemplateSource(
    String name, String text, List<TemplateSource> parents, SortedMap<String, String> files) {
  public TemplateSource {
    Objects.requireNonNull(text, "text");
    parents = List.copyOf(parents);
    files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
    if (name.isBlank()) {
      throw new IllegalStateException("a template source needs a name for its diagnostics");
    }
  }

  /** A template that stands alone. */
  public TemplateSource(String name, String text) {
    this(name, text, List.of(), Collections.emptySortedMap());
  }

  /** The same template, merged into these parents. */
  public TemplateSource onto(List<TemplateSource> wanted) {
    return new TemplateSource(name, text, wanted, files);
  }
}
