package levante.tosca.edit;

import java.util.List;
import java.util.Optional;
import levante.tosca.library.EffectiveType;
import levante.tosca.types.CapabilityDefinition;
import levante.tosca.types.PropertyDefinition;
import levante.tosca.types.TypeKind;

/**
 * What a place means.
 *
 * @param kind what stands here
 * @param name the section, the kind of value, what is assigned, or the function
 * @param subject whose type it is about
 * @param property the property whose value this is
 */
record Spot(
    Kind kind,
    String name,
    Optional<EffectiveType> subject,
    Optional<PropertyDefinition> property) {
  enum Kind {
    /** Keys of a section of the grammar. */
    SECTION,
    /** Names that the author chooses, each over a section. */
    NAMES,
    /** Names that the subject's type has. */
    ASSIGNED,
    /** A value of a kind. */
    VALUE,
    /** The arguments of a function. */
    FUNCTION,
    /** Nothing that is known. */
    UNKNOWN
  }

  private static final Spot NOWHERE =
      new Spot(Kind.UNKNOWN, "", Optional.empty(), Optional.empty());

  /** Walks a path down from the root of a template. */
  static Spot of(List<String> path, Grammar grammar, Knowledge knowledge) {
    Spot spot = new Spot(Kind.SECTION, "service_template", Optional.empty(), Optional.empty());
    String above = "";
    for (String step : path) {
      if (!step.equals("-")) {
        spot = spot.below(step, above, grammar, knowledge);
        above = step.isEmpty() ? above : section(spot, step, above);
      }
    }
    return spot;
  }

  // The section of the topology that names below it belong to.
  private static String section(Spot spot, String step, String above) {
    return spot.kind() == Kind.NAMES ? step : above;
  }

  private Spot below(String step, String above, Grammar grammar, Knowledge knowledge) {
    return switch (kind) {
      case SECTION ->
          grammar.entry(name, step).map(this::under).orElseGet(() -> callOr(step, grammar));
      case NAMES -> new Spot(Kind.SECTION, name, knowledge.typeOf(above, step), Optional.empty());
      case ASSIGNED -> assigned(step, knowledge);
      case VALUE, FUNCTION -> callOr(step, grammar);
      case UNKNOWN -> NOWHERE;
    };
  }

  private Spot under(Grammar.Entry entry) {
    return switch (entry.form()) {
      case "section", "list" -> new Spot(Kind.SECTION, entry.of(), subject, property);
      case "map", "named" -> new Spot(Kind.NAMES, entry.of(), subject, Optional.empty());
      case "assigned" -> new Spot(Kind.ASSIGNED, entry.of(), subject, Optional.empty());
      default -> new Spot(Kind.VALUE, entry.of(), subject, Optional.empty());
    };
  }

  private Spot callOr(String step, Grammar grammar) {
    if (grammar.functions().containsKey(step) && kind != Kind.SECTION) {
      return new Spot(Kind.FUNCTION, step, subject, property);
    }
    return kind == Kind.SECTION
        ? NOWHERE
        : new Spot(Kind.VALUE, "expression", subject, Optional.empty());
  }

  private Spot assigned(String step, Knowledge knowledge) {
    Optional<EffectiveType> type = subject;
    return switch (name) {
      case "properties" ->
          new Spot(
              Kind.VALUE, "property", type, type.flatMap(one -> Knowledge.property(one, step)));
      case "capabilities" ->
          new Spot(
              Kind.SECTION, "capability_assignment", capability(step, knowledge), Optional.empty());
      case "requirements" ->
          new Spot(Kind.SECTION, "requirement_assignment", type, Optional.empty());
      default -> new Spot(Kind.SECTION, "interface_assignment", type, Optional.empty());
    };
  }

  private Optional<EffectiveType> capability(String step, Knowledge knowledge) {
    return subject
        .map(type -> type.capabilities().get(step))
        .map(CapabilityDefinition::type)
        .flatMap(type -> knowledge.library().effective(TypeKind.CAPABILITY, type.name()));
  }
}
