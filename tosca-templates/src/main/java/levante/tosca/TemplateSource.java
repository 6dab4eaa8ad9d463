package levante.tosca;

import java.util.Objects;

/**
 * A service template as somebody wrote it.
 *
 * @param name what diagnostics call the file, such as {@code edge-to-cloud.yaml}
 * @param text the YAML
 */
public record TemplateSource(String name, String text) {
  public TemplateSource {
    Objects.requireNonNull(text, "text");
    if (name.isBlank()) {
      throw new IllegalStateException("a template source needs a name for its diagnostics");
    }
  }
}
