package levante.tosca.declare;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import levante.tosca.define.TypeReader;
import levante.tosca.define.VersionReader;
import levante.tosca.imports.ImportLoader;
import levante.tosca.imports.Imported;
import levante.tosca.imports.Repositories;
import levante.tosca.parse.Cursor;
import levante.tosca.parse.ProblemCode;
import levante.tosca.parse.Problems;
import levante.tosca.types.ToscaVersion;
import levante.tosca.types.TypeDefinition;

/** Reads the head of a template: version, imports, its own types. */
public final class ServiceTemplateReader {
  private static final List<String> READ =
      List.of(
          "tosca_definitions_version",
          "namespace",
          "tosca_default_namespace",
          "metadata",
          "template_name",
          "template_author",
          "template_version",
          "description",
          "dsl_definitions",
          "imports",
          "repositories",
          "data_types",
          "capability_types",
          "relationship_types",
          "node_types",
          "interface_types",
          "artifact_types",
          "group_types",
          "policy_types",
          "topology_template");

  private final ImportLoader imports;
  private final Problems problems;

  public ServiceTemplateReader(ImportLoader imports, Problems problems) {
    this.imports = imports;
    this.problems = problems;
  }

  /** The template, or nothing when the document is not even a map. */
  public Optional<ServiceTemplate> read(String file, Cursor document) {
    if (!document.isMap()) {
      problems.error(
          ProblemCode.SYNTAX_ERROR,
          document,
          "a template is a map that begins with tosca_definitions_version, not "
              + document.shape());
      return Optional.empty();
    }
    ToscaVersion version =
        VersionReader.read(file, document, problems).orElse(ToscaVersion.newest());
    checkKeys(document);
    SortedMap<String, String> metadata = metadata(document);
    Imported imported = imports.load(document, version);
    List<TypeDefinition> types = new TypeReader(problems).readAll(document);
    return Optional.of(
        new ServiceTemplate(
            name(file, document, metadata),
            document.get("description").flatMap(at -> at.text(problems)),
            metadata,
            Stream.concat(imported.types().stream(), types.stream()).toList(),
            imported.library().with(types),
            Repositories.read(document, problems),
            document.get("topology_template")));
  }

  private static String name(String file, Cursor document, SortedMap<String, String> metadata) {
    return Optional.ofNullable(metadata.get("template_name"))
        .or(() -> document.get("template_name").flatMap(Cursor::scalar))
        .or(() -> Optional.ofNullable(metadata.get("name")))
        .filter(one -> !one.isBlank())
        .orElseGet(() -> file.replaceFirst("^.*/(?=.)", "").replaceFirst("\\.ya?ml$", ""));
  }

  private void checkKeys(Cursor document) {
    document.checkKeys(problems, READ);
    document.get("dsl_definitions").ifPresent(at -> at.expectMap(problems));
  }

  private SortedMap<String, String> metadata(Cursor document) {
    SortedMap<String, String> metadata = new TreeMap<>();
    document
        .get("metadata")
        .ifPresent(
            at ->
                at.fields(problems)
                    .forEach(
                        field ->
                            field
                                .value()
                                .scalar()
                                .ifPresent(text -> metadata.put(field.name(), text))));
    return metadata;
  }
}
