package levante.tosca.require;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import levante.tosca.declare.Declarations;
import levante.tosca.declare.NodeDeclaration;
import levante.tosca.declare.ResolvedRequirement;
import levante.tosca.library.EffectiveType;
import levante.tosca.library.TypeLibrary;
import levante.tosca.library.UnknownProperties;
import levante.tosca.parse.Cursor;
import levante.tosca.parse.Field;
import levante.tosca.parse.ProblemCode;
import levante.tosca.parse.Problems;
import levante.tosca.parse.YamlNode;
import levante.tosca.types.Occurrences;
import levante.tosca.types.RequirementDefinition;
import levante.tosca.value.ScalarReader;
import levante.tosca.value.ScalarType;

/** Checks how often requirements are given, and serves those that are due and were left out. */
final class CountChecker {
  private static final int MOST = 1_000;

  private final TypeLibrary library;
  private final Declarations declarations;
  private final Connector connector;
  private final Selection selection;
  private final Problems problems;
  private Supplier<FilterJudge> judge =
      () -> {
        throw new IllegalStateException("no judge yet");
      };

  CountChecker(
      TypeLibrary library,
      Declarations declarations,
      Connector connector,
      Selection selection,
      Problems problems) {
    this.library = library;
    this.declarations = declarations;
    this.connector = connector;
    this.selection = selection;
    this.problems = problems;
  }

  /** Says who compares properties, when all filters of assignments have chosen. */
  void judgingBy(Supplier<FilterJudge> wanted) {
    judge = wanted;
  }

  /**
   * How many targets an assignment asks for: its count, else the least of its occurrences, else 1;
   * nothing and a problem when its definition does not allow that.
   */
  Optional<Integer> wanted(Field field, RequirementDefinition definition) {
    Optional<Cursor> count = field.value().get("count");
    Optional<Cursor> occurrences = field.value().get("occurrences");
    if (count.isPresent()) {
      return number(count.get())
          .filter(one -> isAllowed(count.get(), one, one, definition.occurrences()));
    }
    if (occurrences.isEmpty()) {
      return Optional.of(1);
    }
    List<Cursor> bounds = occurrences.get().items(problems);
    if (bounds.size() != 2) {
      problems.error(
          ProblemCode.SYNTAX_ERROR,
          occurrences.get(),
          "occurrences are two bounds, such as [ 1, UNBOUNDED ]");
      return Optional.empty();
    }
    boolean open = bounds.get(1).scalar().filter("UNBOUNDED"::equals).isPresent();
    Optional<Integer> least = number(bounds.get(0));
    Optional<Integer> most = open ? Optional.of(Integer.MAX_VALUE) : number(bounds.get(1));
    return least.isPresent()
            && most.isPresent()
            && isAllowed(occurrences.get(), least.get(), most.get(), definition.occurrences())
        ? Optional.of(Math.max(1, least.get()))
        : Optional.empty();
  }

  private Optional<Integer> number(Cursor at) {
    return ScalarReader.read(at, ScalarType.INTEGER, problems)
        .map(one -> (int) Math.max(-1, Math.min(MOST, ((Number) one.plain()).longValue())));
  }

  private boolean isAllowed(Cursor at, int least, int most, Occurrences allowed) {
    boolean fits = least >= 0 && least <= most && most <= allowed.most();
    if (!fits) {
      problems.error(
          ProblemCode.REQUIREMENT_NOT_SATISFIED,
          at,
          "the type allows %s of this requirement".formatted(allowed.inWords()));
    }
    return fits;
  }

  /**
   * Checks the requirements of one node template.
   *
   * @param allRead whether each assignment could be resolved, so that what is missing is missing
   */
  void check(NodeDeclaration source, EffectiveType type, boolean allRead) {
    for (RequirementDefinition definition : type.requirements()) {
      long count = count(source, definition);
      boolean isDue =
          allRead && !declarations.isExposed(source, definition.name()) && !source.isSelected();
      if (isDue && count == 0 && definition.occurrences().least() > 0) {
        serve(source, definition);
        count = count(source, definition);
      }
      boolean tooFew = isDue && count < definition.occurrences().least();
      if (tooFew || count > definition.occurrences().most()) {
        note(source, definition, count, tooFew);
      }
    }
  }

  private long count(NodeDeclaration source, RequirementDefinition definition) {
    return declarations.requirements(source).stream()
        .filter(one -> one.requirement().name().equals(definition.name()))
        .count();
  }

  private void serve(NodeDeclaration source, RequirementDefinition definition) {
    if (definition.node().isEmpty() || definition.occurrences().least() > 1) {
      return;
    }
    Set<String> taken =
        declarations.requirements(source).stream()
            .map(one -> one.requirement().target())
            .collect(Collectors.toSet());
    List<NodeDeclaration> fitting =
        selection.fitting(source, definition, Optional.empty()).stream()
            .filter(one -> !taken.contains(one.name()))
            .toList();
    if (definition.nodeFilter().isPresent() && !fitting.isEmpty()) {
      fitting = selection.passing(fitting, source, definition, judge.get());
    }
    if (fitting.size() == 1) {
      Cursor place =
          new Cursor(
              new YamlNode.Scalar(fitting.get(0).name(), true, source.writtenAt().namePosition()),
              source.writtenAt().value().path());
      Field field = new Field(definition.name(), source.writtenAt().namePosition(), place);
      Optional<ResolvedRequirement> served =
          connector.connect(field, definition, fitting.get(0), place);
      served.ifPresent(one -> declarations.add(source, one));
    }
  }

  private void note(
      NodeDeclaration source, RequirementDefinition definition, long count, boolean tooFew) {
    String message =
        "'%s' needs %s '%s', not %d%s"
            .formatted(
                source.name(),
                definition.occurrences().inWords(),
                definition.name(),
                count,
                tooFew && definition.node().isPresent()
                    ? connector.candidates(definition.node().get().name())
                    : "");
    // Where unknown properties pass, the Infrastructure Manager's templates, this passes too.
    String type = source.type().orElseThrow().name();
    if (tooFew && library.unknownProperties(type) == UnknownProperties.WARNED) {
      problems.warning(ProblemCode.REQUIREMENT_NOT_SATISFIED, source.writtenAt(), message);
    } else {
      problems.error(ProblemCode.REQUIREMENT_NOT_SATISFIED, source.writtenAt(), message);
    }
  }
}
