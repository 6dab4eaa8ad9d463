package levante.tosca;

import java.util.Map;
import java.util.Optional;
import levante.tosca.library.BundledProfiles;
import levante.tosca.model.Topology;
import levante.tosca.parse.Problems;
import levante.tosca.parse.YamlReader;
import levante.tosca.resolve.TemplateResolver;

/**
 * Reads service templates: TOSCA Simple Profile in YAML with Levante's own types. Reads no file and
 * no network but its own resources, and is safe for many threads at once. Any text gives an answer
 * in bounded time and memory, never an exception.
 */
public final class TemplateCompiler {
  private final BundledProfiles profiles;

  private TemplateCompiler(BundledProfiles profiles) {
    this.profiles = profiles;
  }

  /**
   * A compiler that knows the normative types and {@code levante-profile.yaml}. It reads the
   * profiles once: make one and keep it.
   */
  public static TemplateCompiler bundled() {
    return new TemplateCompiler(BundledProfiles.load());
  }

  /**
   * Compiles a template. Pure: the same text and inputs give an equal compilation.
   *
   * @param inputs values by input name, as JSON would hold them: text, numbers, booleans, lists and
   *     maps; a text is taken for every scalar type
   */
  public Compilation compile(TemplateSource source, Map<String, Object> inputs) {
    Problems problems = new Problems();
    Optional<Topology> topology = resolve(source, inputs, problems);
    return topology.isPresent() && !problems.hasErrors()
        ? new Compilation.Compiled(topology.get(), problems.inOrder())
        : new Compilation.Rejected(problems.inOrder());
  }

  private Optional<Topology> resolve(
      TemplateSource source, Map<String, Object> inputs, Problems problems) {
    try {
      return YamlReader.read(source.name(), source.text(), problems)
          .flatMap(
              document ->
                  new TemplateResolver(profiles, problems)
                      .resolve(source.name(), document, inputs));
    } catch (Problems.Full full) {
      return Optional.empty();
    }
  }
}
