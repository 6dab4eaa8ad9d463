package levante.tosca.types;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The kinds of type, each with the section that defines it and the keys of a definition. */
public enum TypeKind {
  NODE("node_types", "tosca.nodes."),
  CAPABILITY("capability_types", "tosca.capabilities."),
  RELATIONSHIP("relationship_types", "tosca.relationships."),
  DATA("data_types", "tosca.datatypes."),
  INTERFACE("interface_types", "tosca.interfaces."),
  ARTIFACT("artifact_types", "tosca.artifacts."),
  GROUP("group_types", "tosca.groups."),
  POLICY("policy_types", "tosca.policies.");

  private static final List<String> COMMON =
      List.of("derived_from", "version", "metadata", "description", "properties");

  private final String section;
  private final String prefix;

  TypeKind(String section, String prefix) {
    this.section = section;
    this.prefix = prefix;
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
    return Stream.concat(COMMON.stream(), own().stream()).toList();
  }

  /** The key that lists the types it may be used with, of the kind {@link #allowedKinds}. */
  public Optional<String> allowedKey() {
    return switch (this) {
      case CAPABILITY -> Optional.of("valid_source_types");
      case RELATIONSHIP -> Optional.of("valid_target_types");
      case GROUP -> Optional.of("members");
      case POLICY -> Optional.of("targets");
      default -> Optional.empty();
    };
  }

  /** What kinds the types that it may be used with are of. */
  public List<TypeKind> allowedKinds() {
    return switch (this) {
      case CAPABILITY, GROUP -> List.of(NODE);
      // The specification says capabilities; templates in use name the nodes that have them as
      // well.
      case RELATIONSHIP -> List.of(CAPABILITY, NODE);
      case POLICY -> List.of(NODE, GROUP);
      default -> List.of();
    };
  }

  /** A word for sentences. */
  public String word() {
    return switch (this) {
      case NODE -> "node type";
      case CAPABILITY -> "capability type";
      case RELATIONSHIP -> "relationship type";
      case DATA -> "data type";
      case INTERFACE -> "interface type";
      case ARTIFACT -> "artifact type";
      case GROUP -> "group type";
      case POLICY -> "policy type";
    };
  }

  private List<String> own() {
    return switch (this) {
      case NODE -> List.of("attributes", "capabilities", "requirements", "interfaces", "artifacts");
      case CAPABILITY -> List.of("attributes", "valid_source_types");
      case RELATIONSHIP -> List.of("attributes", "interfaces", "valid_target_types");
      case DATA -> List.of("constraints", "entry_schema", "key_schema");
      case INTERFACE -> List.of();
      case ARTIFACT -> List.of("mime_type", "file_ext");
      case GROUP -> List.of("attributes", "members", "capabilities", "requirements", "interfaces");
      case POLICY -> List.of("targets", "triggers");
    };
  }
}
