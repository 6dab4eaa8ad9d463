package levante.tosca.function;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import levante.tosca.declare.Declarations;
import levante.tosca.declare.NodeDeclaration;
import levante.tosca.declare.ResolvedRequirement;
import levante.tosca.entity.Entity;
import levante.tosca.entity.RelationshipDeclaration;
import levante.tosca.entity.Relationships;
import levante.tosca.parse.Cursor;
import levante.tosca.parse.Nearest;
import levante.tosca.parse.ProblemCode;
import levante.tosca.parse.Problems;

/**
 * Where a reference begins: a node template or relationship template by name, or by a word that
 * depends on where it stands.
 *
 * @param self what it stands in; empty in outputs
 */
record EntityFinder(
    Declarations declarations,
    Relationships relationships,
    Optional<Entity> self,
    Problems problems) {
  /** People do not stack more; a reference through a longer chain would cost too much. */
  private static final int MOST_HOSTS = 100;

  private static final List<String> OF_ENDS = List.of("HOST", "SOURCE", "TARGET");

  /**
   * What the word means, or nothing and a problem. For HOST that is all that hosts, the nearest
   * first: the reference is to the first of them that has what is asked for.
   */
  List<Entity> find(Cursor at) {
    String word = at.scalar().orElse("");
    List<Entity> found =
        switch (word) {
          case "SELF" -> self.stream().toList();
          case "HOST" -> origin().map(this::hosts).orElse(List.of());
          case "SOURCE" -> end(RelationshipDeclaration::source);
          case "TARGET" -> end(RelationshipDeclaration::target);
          default -> named(word);
        };
    if (found.isEmpty() && !(OF_ENDS.contains(word) && isUnusedTemplate())) {
      problems.error(ProblemCode.UNKNOWN_NODE_TEMPLATE, at, sentence(word));
    }
    return found;
  }

  private List<Entity> named(String name) {
    Optional<Entity> node = declarations.find(name).map(Entity.OfNode::new);
    return node.or(() -> relationships.ofTemplate(name).map(Entity.OfRelationship::new)).stream()
        .toList();
  }

  private Optional<NodeDeclaration> origin() {
    return self.flatMap(
        one ->
            one.match(
                node -> Optional.of(node.node()), between -> between.relationship().source()));
  }

  private List<Entity> end(
      java.util.function.Function<RelationshipDeclaration, Optional<NodeDeclaration>> which) {
    return self
        .flatMap(
            one -> one.match(node -> Optional.empty(), edge -> which.apply(edge.relationship())))
        .map(node -> (Entity) new Entity.OfNode(node))
        .stream()
        .toList();
  }

  // Nobody knows the ends of a relationship template before a requirement uses it.
  private boolean isUnusedTemplate() {
    return self.filter(
            one -> one.match(node -> false, edge -> edge.relationship().source().isEmpty()))
        .isPresent();
  }

  private List<Entity> hosts(NodeDeclaration guest) {
    List<Entity> hosts = new ArrayList<>();
    Set<String> seen = new HashSet<>(Set.of(guest.name()));
    Deque<NodeDeclaration> guests = new ArrayDeque<>(List.of(guest));
    while (!guests.isEmpty() && hosts.size() < MOST_HOSTS) {
      for (ResolvedRequirement host : declarations.hosts(guests.removeFirst())) {
        String name = host.requirement().target();
        if (seen.add(name)) {
          NodeDeclaration node = declarations.find(name).orElseThrow();
          hosts.add(new Entity.OfNode(node));
          guests.add(node);
        }
      }
    }
    return hosts;
  }

  private String sentence(String word) {
    return switch (word) {
      case "SELF" -> "SELF means nothing here: it stands in no node template or relationship";
      case "HOST" -> "HOST means nothing here: nothing hosts this node template";
      case "SOURCE", "TARGET" -> word + " means something in relationships only";
      case "ORCHESTRATOR" -> "of the ORCHESTRATOR only attributes can be asked for";
      default ->
          "there is no node template '%s'%s"
              .formatted(word, Nearest.hint(word, declarations.names()));
    };
  }
}
