package levante.tosca.declare;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import levante.kernel.SourcePosition;
import levante.tosca.define.TypeReader;
import levante.tosca.library.BundledProfiles;
import levante.tosca.library.TypeLibrary;
import levante.tosca.parse.Cursor;
import levante.tosca.parse.Field;
import levante.tosca.parse.Nearest;
import levante.tosca.parse.ProblemCode;
import levante.tosca.parse.Problems;
import levante.tosca.types.TypeDefinition;

/** Reads the head of a template: version, imports, its own types. */
public final class ServiceTemplateReader {
  private static final List<String> VERSIONS =
      List.of(
          "tosca_simple_yaml_1_0",
          "tosca_simple_yaml_1_1",
          "tosca_simple_yaml_1_2",
          "tosca_simple_yaml_1_3");
  private static final List<String> READ =
      List.of(
          "tosca_definitions_version",
          "namespace",
          "metadata",
          "template_name",
          "template_author",
          "template_version",
          "description",
          "dsl_definitions",
          "imports",
          "data_types",
          "capability_types",
          "relationship_types",
          "node_types",
          "interface_types",
          "artifact_types",
          "group_types",
          "policy_types",
          "topology_template");
  private static final List<String> READ_OVER = List.of("repositories");

  private final BundledProfiles profiles;
  private final Problems problems;

  public ServiceTemplateReader(BundledProfiles profiles, Problems problems) {
    this.profiles = profiles;
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
    checkVersion(file, document);
    KnownKeys.check(document, READ, READ_OVER, problems);
    SortedMap<String, String> metadata = metadata(document);
    List<TypeDefinition> types = new TypeReader(problems).readAll(document);
    String name =
        Optional.ofNullable(metadata.get("template_name"))
            .or(() -> document.get("template_name").flatMap(Cursor::scalar))
            .filter(one -> !one.isBlank())
            .orElse(file.replaceFirst("\\.ya?ml$", ""));
    return Optional.of(
        new ServiceTemplate(
            name,
            document.get("description").flatMap(at -> at.text(problems)),
            metadata,
            types,
            imported(document).with(types),
            document.get("topology_template")));
  }

  private void checkVersion(String file, Cursor document) {
    Optional<Cursor> version = document.get("tosca_definitions_version");
    if (version.isEmpty()) {
      problems.error(
          ProblemCode.MISSING_TOSCA_VERSION,
          SourcePosition.startOf(file),
          "tosca_definitions_version",
          "the template has to say tosca_definitions_version: tosca_simple_yaml_1_3");
    } else if (!version.get().scalar().filter(VERSIONS::contains).isPresent()) {
      String written = version.get().scalar().orElse("");
      problems.error(
          ProblemCode.UNKNOWN_TOSCA_VERSION,
          version.get(),
          "'%s' is not a version that is read here%s"
              .formatted(Cursor.shortened(written), Nearest.hint(written, VERSIONS)));
    }
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

  private TypeLibrary imported(Cursor document) {
    TypeLibrary library = profiles.normative();
    for (Cursor item : document.get("imports").map(at -> at.items(problems)).orElse(List.of())) {
      Optional<Cursor> file = file(item);
      if (file.isPresent() && isOwnProfile(file.get())) {
        library = profiles.levante();
      }
    }
    return library;
  }

  // An import is a name, a map with a file, or a name for one of these.
  private Optional<Cursor> file(Cursor item) {
    if (!item.isMap()) {
      return item.text(problems).map(text -> item);
    }
    Optional<Cursor> file = item.get("file");
    List<Field> fields = item.fields();
    if (file.isEmpty() && fields.size() == 1) {
      Cursor named = fields.get(0).value();
      file = named.isMap() ? named.get("file") : Optional.of(named);
    }
    if (file.isEmpty()) {
      problems.error(
          ProblemCode.SYNTAX_ERROR, item, "an import is the name of a file, or a map with 'file'");
    }
    return file.filter(at -> at.text(problems).isPresent());
  }

  private boolean isOwnProfile(Cursor file) {
    String name = file.scalar().orElse("");
    if (name.equals(BundledProfiles.LEVANTE)) {
      return true;
    }
    problems.error(
        ProblemCode.IMPORT_REFUSED,
        file,
        "'%s' cannot be imported%s"
            .formatted(
                Cursor.shortened(name), Nearest.hint(name, List.of(BundledProfiles.LEVANTE))));
    return false;
  }
}
