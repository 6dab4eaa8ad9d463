package levante.tosca.evaluate;

import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import levante.tosca.declare.Declarations;
import levante.tosca.declare.NodeDeclaration;
import levante.tosca.declare.ResolvedRequirement;
import levante.tosca.parse.Cursor;
import levante.tosca.parse.Nearest;
import levante.tosca.parse.ProblemCode;
import levante.tosca.parse.Problems;

/**
 * Where a reference begins: a node template by name, or by a word that depends on where it stands.
 *
 * @param self the node template it stands in; empty in outputs
 */
public record ReferenceStart(
    Declarations declarations, Optional<NodeDeclaration> self, Problems problems) {
  /** The node template, or nothing and a problem. */
  public Optional<NodeDeclaration> find(Cursor at) {
    String word = at.scalar().orElse("");
    Optional<NodeDeclaration> found =
        switch (word) {
          case "SELF" -> self;
          case "HOST" -> self.flatMap(this::host);
          default -> declarations.find(word);
        };
    if (found.isEmpty()) {
      problems.error(ProblemCode.UNKNOWN_NODE_TEMPLATE, at, sentence(word));
    }
    return found;
  }

  private Optional<NodeDeclaration> host(NodeDeclaration guest) {
    List<ResolvedRequirement> hosts = declarations.hosts(guest);
    return hosts.isEmpty()
        ? Optional.empty()
        : declarations.find(hosts.get(0).requirement().target());
  }

  private String sentence(String word) {
    return switch (word) {
      case "SELF" -> "SELF means nothing here: it stands in no node template";
      case "HOST" -> "HOST means nothing here: nothing hosts this node template";
      case "SOURCE", "TARGET" -> word + " means something in relationships only";
      default ->
          "there is no node template '%s'%s"
              .formatted(word, Nearest.hint(word, new TreeSet<>(declarations.names())));
    };
  }
}
