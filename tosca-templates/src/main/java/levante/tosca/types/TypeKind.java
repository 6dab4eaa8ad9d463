package levante.tosca.types;

import java.util.List;
import java.util.stream.Stream;

/** The kinds of type, each with the section that defines it and the keys of a definition. */
public enum TypeKind {
  NODE(
      "node_types",
      "tosca.nodes.",
      List.of(
          "attributes", "properties", "capabilities", "requirements", "interfaces", "artifacts")),
  CAPABILITY(
      "capability_types",
      "tosca.capabilities.",
      List.of("attributes", "properties", "valid_source_types")),
  RELATIONSHIP(
      "relationship_types",
      "tosca.relationships.",
      List.of("attributes", "properties", "interfaces", "valid_target_types")),
  DATA(
      "data_types",
      "tosca.datatypes.",
      List.of("properties", "constraints", "entry_schema", "key_schema"));

  private final String section;
  private final String prefix;
  private final List<String> keys;

  TypeKind(String section, String prefix, List<String> keys) {
    this.section = section;
    this.prefix = prefix;
    List<String> common = List.of("derived_from", "version", "metadata", "description");
    this.keys = Stream.concat(common.stream(), keys.stream()).toList();
  }

  /** The key under which templates define such types. */
  public String section() {
    return section;
  }

  /** What the names of the normative ones begin with. */
  public String prefix() {
    return prefix;
  }

  /** The keys that a definition may have. */
  public List<String> keys() {
    return keys;
  }

  /** A word for sentences. */
  public String word() {
    return switch (this) {
      case NODE -> "node type";
      case CAPABILITY -> "capability type";
      case RELATIONSHIP -> "relationship type";
      case DATA -> "data type";
    };
  }
}
