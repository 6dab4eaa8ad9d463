package levante.tosca.entity;

import java.util.Optional;
import java.util.function.Function;
import levante.tosca.declare.NodeDeclaration;
import levante.tosca.library.EffectiveType;
import levante.tosca.parse.Cursor;
import levante.tosca.parse.Field;

/** What a function can name: a node template, or a relationship between two. */
public sealed interface Entity {
  /** A node template. */
  record OfNode(NodeDeclaration node) implements Entity {
    @Override
    public <R> R match(Function<OfNode, R> node, Function<OfRelationship, R> relationship) {
      return node.apply(this);
    }
  }

  /** A relationship. */
  record OfRelationship(RelationshipDeclaration relationship) implements Entity {
    @Override
    public <R> R match(Function<OfNode, R> node, Function<OfRelationship, R> relationship) {
      return relationship.apply(this);
    }
  }

  /** The answer of the one function that fits. */
  <R> R match(Function<OfNode, R> node, Function<OfRelationship, R> relationship);

  /** What a running topology calls it: a node template's name, or source/requirement/0. */
  default String name() {
    return match(one -> one.node().name(), one -> one.relationship().name());
  }

  /** Its type with all that it inherits; empty when that is not to be found. */
  default Optional<EffectiveType> type() {
    return match(one -> one.node().type(), one -> one.relationship().type());
  }

  /** Where it is written. */
  default Field writtenAt() {
    return match(one -> one.node().writtenAt(), one -> one.relationship().writtenAt());
  }

  /** The map that assigns its properties and interfaces, if there is one. */
  default Optional<Cursor> body() {
    return match(one -> Optional.of(one.node().body()), one -> one.relationship().body());
  }
}
