package levante.tosca.behaviour;

import java.util.List;
import java.util.SortedMap;
import levante.tosca.data.Properties;
import levante.tosca.entity.Entity;
import levante.tosca.entity.RelationshipDeclaration;
import levante.tosca.function.Evaluation;
import levante.tosca.imports.Repositories;
import levante.tosca.library.TypeChecker;
import levante.tosca.library.TypeLibrary;
import levante.tosca.model.Artifact;
import levante.tosca.model.Interface;
import levante.tosca.model.Relationship;
import levante.tosca.parse.Problems;

/** Gives node templates their artifacts and interfaces, and relationships their values. */
public final class BehaviourResolver {
  private final Evaluation evaluation;
  private final ArtifactResolver artifacts;
  private final InterfaceResolver interfaces;

  /** A resolver for one topology. */
  public BehaviourResolver(
      TypeLibrary library,
      TypeChecker types,
      Evaluation evaluation,
      Repositories repositories,
      Problems problems) {
    this.evaluation = evaluation;
    this.artifacts = new ArtifactResolver(library, types, evaluation, repositories, problems);
    this.interfaces =
        new InterfaceResolver(
            new InterfaceShapes(library),
            evaluation,
            new ImplementationReader(artifacts, problems),
            problems);
  }

  /** What an entity brings along and what can be done to it. */
  public record Behaviour(List<Artifact> artifacts, List<Interface> interfaces) {}

  /** Both ordered by name; what is wrong with what the template assigns is noted. */
  public Behaviour of(Entity entity) {
    SortedMap<String, Artifact> known = artifacts.all(entity);
    return new Behaviour(List.copyOf(known.values()), interfaces.all(entity, known));
  }

  /** The relationship with its values; what is wrong with them is noted. */
  public Relationship relationship(Relationship plain, RelationshipDeclaration declaration) {
    Entity entity = new Entity.OfRelationship(declaration);
    return new Relationship(
        plain.type(),
        plain.typeAncestry(),
        plain.template(),
        evaluation.owner(entity).map(evaluation::properties).orElse(Properties.NONE),
        of(entity).interfaces());
  }
}
