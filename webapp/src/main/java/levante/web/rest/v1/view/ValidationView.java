package levante.web.rest.v1.view;

import java.util.List;
import java.util.Optional;
import levante.kernel.Diagnostic;
import levante.tosca.Compilation;
import levante.tosca.model.NodeTemplate;
import levante.tosca.model.Output;
import levante.tosca.model.Policy;
import levante.tosca.model.Topology;
import levante.web.error.ErrorBody.Problem;

/**
 * What is wrong with a template, and what it is when nothing is.
 *
 * @param diagnostics errors and warnings in the order of the text, as in the body of an error
 * @param topology present when the template is valid
 */
public record ValidationView(
    boolean valid, List<Problem> diagnostics, Optional<TopologyView> topology) {
  /** A topology in few words. */
  public record TopologyView(
      String name, List<NodeView> nodeTemplates, List<String> outputs, List<String> policies) {
    private static TopologyView of(Topology topology) {
      return new TopologyView(
          topology.name(),
          topology.nodeTemplates().stream().map(NodeView::of).toList(),
          topology.outputs().stream().map(Output::name).toList(),
          topology.policies().stream().map(Policy::name).toList());
    }
  }

  /** A node template: how many at first, and what it needs, as {@code requirement: target}. */
  public record NodeView(String name, String type, int count, List<String> requirements) {
    private static NodeView of(NodeTemplate node) {
      return new NodeView(
          node.name(),
          node.type(),
          node.scaling().map(scaling -> scaling.count()).orElse(1),
          node.requirements().stream().map(one -> one.name() + ": " + one.target()).toList());
    }
  }

  /** The view of a compilation. */
  public static ValidationView of(Compilation compilation) {
    return compilation.match(
        compiled ->
            new ValidationView(
                true,
                problems(compiled.warnings()),
                Optional.of(TopologyView.of(compiled.topology()))),
        rejected -> new ValidationView(false, problems(rejected.problems()), Optional.empty()));
  }

  private static List<Problem> problems(List<Diagnostic> diagnostics) {
    return diagnostics.stream().map(Problem::of).toList();
  }
}
