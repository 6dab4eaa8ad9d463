package levante.tosca.behaviour;

import java.util.ArrayList;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import levante.tosca.data.Value;
import levante.tosca.define.InterfaceReader;
import levante.tosca.entity.Entity;
import levante.tosca.evaluate.Schemas;
import levante.tosca.function.Evaluation;
import levante.tosca.model.Artifact;
import levante.tosca.model.Interface;
import levante.tosca.parse.Problems;
import levante.tosca.types.InterfaceDefinition;
import levante.tosca.types.InterfaceDefinition.Input;
import levante.tosca.types.PropertyDefinition;
import levante.tosca.types.Schema;
import levante.tosca.types.TypeName;

/** Makes the interfaces of an entity: what its type defines, with what the template assigns. */
final class InterfaceResolver {
  private final InterfaceShapes shapes;
  private final Evaluation evaluation;
  private final ImplementationReader implementations;
  private final Problems problems;
  private final IdentityHashMap<InterfaceDefinition, Interface> bare = new IdentityHashMap<>();

  InterfaceResolver(
      InterfaceShapes shapes,
      Evaluation evaluation,
      ImplementationReader implementations,
      Problems problems) {
    this.shapes = shapes;
    this.evaluation = evaluation;
    this.implementations = implementations;
    this.problems = problems;
  }

  /** Ordered by name; what is wrong with what the template assigns is noted. */
  List<Interface> all(Entity entity, Map<String, Artifact> artifacts) {
    SortedMap<String, InterfaceDefinition> ofType = new TreeMap<>(shapes.ofType(entity));
    SortedMap<String, InterfaceDefinition> own = new TreeMap<>();
    new InterfaceReader(problems)
        .readAll(entity.body().flatMap(body -> body.get("interfaces")))
        .values()
        .forEach(
            one ->
                shapes
                    .known(entity, one, problems)
                    .ifPresent(
                        known -> {
                          ofType.putIfAbsent(known.name(), known);
                          own.put(known.name(), one);
                        }));
    List<Interface> all = new ArrayList<>();
    ofType.forEach(
        (name, definition) ->
            all.add(
                interfaceOf(entity, definition, Optional.ofNullable(own.get(name)), artifacts)));
    return all;
  }

  private Interface interfaceOf(
      Entity entity,
      InterfaceDefinition definition,
      Optional<InterfaceDefinition> own,
      Map<String, Artifact> artifacts) {
    return own.isEmpty() && isBare(definition)
        ? bare.computeIfAbsent(definition, one -> made(entity, one, own, artifacts))
        : made(entity, definition, own, artifacts);
  }

  // Where a type only names operations, as the normative ones do, all entities have the same.
  private static boolean isBare(InterfaceDefinition definition) {
    return definition.inputs().isEmpty()
        && areBare(definition.operations().values())
        && areBare(definition.notifications().values());
  }

  private static boolean areBare(Collection<InterfaceDefinition.Operation> operations) {
    return operations.stream()
        .allMatch(one -> one.implementation().isEmpty() && one.inputs().isEmpty());
  }

  private Interface made(
      Entity entity,
      InterfaceDefinition definition,
      Optional<InterfaceDefinition> own,
      Map<String, Artifact> artifacts) {
    InterfaceDefinition whole = own.map(one -> one.over(definition)).orElse(definition);
    List<Interface.Operation> operations = new ArrayList<>();
    for (InterfaceDefinition.Operation one : whole.operations().values()) {
      operations.add(
          new Interface.Operation(
              one.name(),
              implementations.read(one, artifacts),
              inputs(entity, definition, own, one.name()),
              outputs(one)));
    }
    return new Interface(
        definition.name(),
        whole.type().map(TypeName::name).flatMap(shapes::fullName),
        operations,
        whole.notifications().values().stream()
            .map(
                one ->
                    new Interface.Operation(
                        one.name(),
                        implementations.read(one, artifacts),
                        new TreeMap<>(),
                        outputs(one)))
            .toList());
  }

  private SortedMap<String, Value> inputs(
      Entity entity,
      InterfaceDefinition definition,
      Optional<InterfaceDefinition> own,
      String operation) {
    SortedMap<String, Value> values = new TreeMap<>();
    Map<String, Input> ofType = inputs(definition, operation);
    Map<String, Input> ofTemplate = own.map(one -> inputs(one, operation)).orElse(Map.of());
    ofType.forEach(
        (name, input) -> {
          if (!ofTemplate.containsKey(name)) {
            input
                .value()
                .filter(at -> !at.isNull())
                .flatMap(at -> evaluation.inputOfType(at, schema(input, ofType), entity))
                .ifPresent(value -> values.put(name, value));
          }
        });
    ofTemplate.forEach(
        (name, input) ->
            input
                .value()
                .filter(at -> !at.isNull())
                .flatMap(at -> evaluation.input(at, schema(input, ofType), entity))
                .ifPresent(value -> values.put(name, value)));
    return values;
  }

  private static Map<String, Input> inputs(InterfaceDefinition definition, String operation) {
    Map<String, Input> all = new LinkedHashMap<>(definition.inputs());
    InterfaceDefinition.Operation own = definition.operations().get(operation);
    if (own != null) {
      all.putAll(own.inputs());
    }
    return all;
  }

  private static Schema schema(Input input, Map<String, Input> ofType) {
    return input
        .definition()
        .or(() -> Optional.ofNullable(ofType.get(input.name())).flatMap(Input::definition))
        .map(PropertyDefinition::schema)
        .orElseGet(Schemas::any);
  }

  private SortedMap<String, List<String>> outputs(InterfaceDefinition.Operation operation) {
    SortedMap<String, List<String>> outputs = new TreeMap<>();
    operation
        .outputs()
        .forEach(
            (name, at) ->
                outputs.put(
                    name,
                    at.items(problems).stream()
                        .flatMap(one -> one.text(problems).stream())
                        .toList()));
    return outputs;
  }
}
