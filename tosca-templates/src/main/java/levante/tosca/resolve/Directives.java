package levante.tosca.resolve;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import levante.tosca.declare.NodeDeclaration;
import levante.tosca.library.EffectiveType;
import levante.tosca.parse.Cursor;
import levante.tosca.parse.Field;
import levante.tosca.parse.Nearest;
import levante.tosca.parse.ProblemCode;
import levante.tosca.parse.Problems;
import levante.tosca.require.FilterChecker;

/**
 * Reads the directives of node templates: {@code select} and {@code substitute}, in 1.0 to 1.2
 * {@code selectable} and {@code substitutable}. A node template that has one stands for something
 * from outside of the topology.
 */
final class Directives {
  private static final List<String> KNOWN =
      List.of("select", "selectable", "substitute", "substitutable");

  private final FilterChecker filters;
  private final Problems problems;

  Directives(FilterChecker filters, Problems problems) {
    this.filters = filters;
    this.problems = problems;
  }

  /** Checks the directives of one node template, and the filter that goes with them. */
  void check(NodeDeclaration node) {
    List<String> given = new ArrayList<>();
    Optional<Cursor> written = node.body().get("directives");
    for (Cursor one : written.map(at -> at.items(problems)).orElse(List.of())) {
      one.text(problems).filter(word -> isKnown(one, word)).ifPresent(given::add);
    }
    if (given.contains("substitute") || given.contains("substitutable")) {
      warnOfSubstitution(node);
    }
    Optional<Field> filter = node.body().field("node_filter");
    if (filter.isPresent() && !NodeDeclaration.areSelecting(given)) {
      problems.error(
          ProblemCode.INVALID_NODE_FILTER,
          filter.get(),
          "a node template has a node_filter only with directives: [ select ]");
    } else if (filter.isPresent() && node.type().isPresent()) {
      filters.check(filter.get(), node.type().map(EffectiveType::name));
    }
  }

  // The standard leaves it to the orchestrator to find the other template, and none is offered
  // here.
  private void warnOfSubstitution(NodeDeclaration node) {
    node.body()
        .field("directives")
        .ifPresent(
            at ->
                problems.warning(
                    ProblemCode.NOT_SUPPORTED,
                    at,
                    "another template is to stand in for '%s', and none is offered: it is not made"
                        .formatted(node.name())));
  }

  private boolean isKnown(Cursor at, String word) {
    boolean known = KNOWN.contains(word);
    if (!known) {
      problems.error(
          ProblemCode.INVALID_VALUE,
          at,
          "there is no directive '%s'%s"
              .formatted(Cursor.shortened(word), Nearest.hint(word, KNOWN)));
    }
    return known;
  }
}
