package levante.tosca;

import java.util.Map;

/**
 * Reads service templates: TOSCA Simple Profile in YAML with Levante's own types. Reads no file and
 * no network but its own resources, and is safe for many threads at once. Any text gives an answer
 * in bounded time and memory, never an exception.
 */
public final class TemplateCompiler {
  private TemplateCompiler() {}

  /** A compiler that knows the normative types and {@code levante-profile.yaml}. */
  public static TemplateCompiler bundled() {
    return new TemplateCompiler();
  }

  /**
   * Compiles a template. Pure: the same text and inputs give an equal compilation.
   *
   * @param inputs values by input name, as JSON would hold them: text, numbers, booleans, lists and
   *     maps; a text is taken for every scalar type
   */
  public Compilation compile(TemplateSource source, Map<String, Object> inputs) {
    throw new UnsupportedOperationException(source.name() + inputs.size());
  }
}
