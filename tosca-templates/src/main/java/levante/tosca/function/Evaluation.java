package levante.tosca.function;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import levante.kernel.Diagnostic;
import levante.tosca.data.Properties;
import levante.tosca.data.Value;
import levante.tosca.declare.Declarations;
import levante.tosca.declare.NodeDeclaration;
import levante.tosca.entity.Behaviours;
import levante.tosca.entity.Entity;
import levante.tosca.entity.Moment;
import levante.tosca.entity.Owner;
import levante.tosca.entity.Owners;
import levante.tosca.entity.Relationships;
import levante.tosca.evaluate.Inputs;
import levante.tosca.evaluate.Schemas;
import levante.tosca.evaluate.Scope;
import levante.tosca.evaluate.ValueReader;
import levante.tosca.library.TypeLibrary;
import levante.tosca.parse.Cursor;
import levante.tosca.parse.ProblemCode;
import levante.tosca.parse.Problems;
import levante.tosca.types.Schema;

/** Gives every place of one topology its functions, and every owner its properties. */
public final class Evaluation {
  private static final Set<ProblemCode> WRONG_ANYWHERE =
      EnumSet.of(
          ProblemCode.TOO_LARGE,
          ProblemCode.UNKNOWN_INPUT,
          ProblemCode.UNKNOWN_FUNCTION,
          ProblemCode.INVALID_FUNCTION);

  private final TypeLibrary library;
  private final Declarations declarations;
  private final Relationships relationships;
  private final Behaviours behaviours;
  private final Owners owners;
  private final ValueReader values;
  private final Inputs inputs;
  private final Problems problems;
  private final PropertyResolver properties;

  /** An evaluation that has computed nothing yet. */
  public Evaluation(
      TypeLibrary library,
      Declared declared,
      ValueReader values,
      Inputs inputs,
      Problems problems) {
    this.library = library;
    this.declarations = declared.declarations();
    this.relationships = declared.relationships();
    this.behaviours = declared.behaviours();
    this.owners = new Owners(library);
    this.values = values;
    this.inputs = inputs;
    this.problems = problems;
    this.properties = new PropertyResolver(values, inputs, this::functions, problems);
  }

  /** What a topology declares, before anything is computed. */
  public record Declared(
      Declarations declarations, Relationships relationships, Behaviours behaviours) {}

  /** The functions as they may stand in a value of one entity, or in the outputs. */
  public Scope functions(Optional<Entity> self) {
    Unset unset = self.isPresent() ? Unset.IS_A_PROBLEM : Unset.IS_TOLD_WHEN_IT_RUNS;
    return functions(self, Moment.RUN, values, unset, problems);
  }

  private Scope functions(Owner owner) {
    return functions(
        Optional.of(owner.entity()), owner.moment(), values, Unset.IS_A_PROBLEM, problems);
  }

  private Functions functions(
      Optional<Entity> self, Moment moment, ValueReader reader, Unset unset, Problems noted) {
    EntityFinder finder = new EntityFinder(declarations, relationships, self, noted);
    Fit fit = new Fit(reader, moment, noted);
    return new Functions(
        new InputFunction(inputs, reader, fit, noted),
        new TextFunctions(reader, noted),
        new References(new Ways(declarations, owners), properties, finder, unset),
        new BehaviourReferences(library, declarations, behaviours, finder, noted),
        fit);
  }

  /** The owner of an entity's own properties; empty when its type is not to be found. */
  public Optional<Owner> owner(Entity entity) {
    return owners.of(entity);
  }

  /** The owner of a capability's properties; empty when the node template has no such. */
  public Optional<Owner> owner(NodeDeclaration node, String capability) {
    return owners.capability(node, capability);
  }

  /** All properties of an owner; what is wrong with them or its attributes is noted. */
  public Properties properties(Owner owner) {
    properties.checkAttributes(owner);
    return properties.all(owner);
  }

  /** A value in the behaviour of an entity, such as an operation's input; problems are noted. */
  public Optional<Value> input(Cursor at, Schema schema, Entity self) {
    return input(at, schema, self, problems);
  }

  /**
   * The same with a type's own words, which may name what only some templates have: nothing when
   * they do.
   */
  public Optional<Value> inputOfType(Cursor at, Schema schema, Entity self) {
    Problems ofType = new Problems();
    Optional<Value> value = apart(at, schema, self, ofType);
    takeOver(ofType, Set.of(ProblemCode.TOO_LARGE));
    return value.filter(one -> !ofType.hasErrors());
  }

  /**
   * Judges the functions in what stands under a name that does not exist, as far as they are wrong
   * whatever stands around them.
   */
  public void judge(Cursor at, Entity self) {
    Problems untyped = new Problems();
    apart(at, Schemas.any(), self, untyped);
    takeOver(untyped, WRONG_ANYWHERE);
  }

  private Optional<Value> apart(Cursor at, Schema schema, Entity self, Problems noted) {
    try {
      return input(at, schema, self, noted);
    } catch (Problems.Full full) {
      // One that has no end of problems is left out as one is that has a few.
      return Optional.empty();
    }
  }

  private void takeOver(Problems from, Set<ProblemCode> codes) {
    for (Diagnostic one : from.inOrder()) {
      if (codes.contains(ProblemCode.valueOf(one.code()))) {
        problems.add(one);
      }
    }
  }

  private Optional<Value> input(Cursor at, Schema schema, Entity self, Problems noted) {
    ValueReader reader = values.noting(noted);
    Scope scope = functions(Optional.of(self), Moment.RUN, reader, Unset.IS_LEFT_OUT, noted);
    return reader.read(at, schema, scope, 0);
  }
}
