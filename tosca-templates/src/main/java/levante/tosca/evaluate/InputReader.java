package levante.tosca.evaluate;

import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import levante.kernel.SourcePosition;
import levante.tosca.define.DefinitionReader;
import levante.tosca.parse.Cursor;
import levante.tosca.parse.Field;
import levante.tosca.parse.Nearest;
import levante.tosca.parse.ProblemCode;
import levante.tosca.parse.Problems;
import levante.tosca.parse.YamlNode;
import levante.tosca.types.PropertyDefinition;
import levante.tosca.types.Schema;

/** Reads the declared inputs and fits the caller's values to them. */
public final class InputReader {
  private final ValueReader values;
  private final Problems problems;
  private final SortedMap<String, Cursor> good = new TreeMap<>();
  private final SortedMap<String, RandomText> random = new TreeMap<>();
  private final TreeSet<String> refused = new TreeSet<>();

  public InputReader(ValueReader values, Problems problems) {
    this.values = values;
    this.problems = problems;
  }

  public Inputs read(Cursor topology, Map<String, Object> given) {
    Optional<Field> section = topology.field("inputs");
    SortedMap<String, PropertyDefinition> defined =
        new DefinitionReader(problems).readAll(section.map(Field::value));
    for (Field field : section.map(one -> one.value().fields()).orElse(java.util.List.of())) {
      PropertyDefinition definition = defined.get(field.name());
      if (definition == null) {
        refused.add(field.name());
      } else {
        value(field, definition, given);
      }
    }
    refuseUnknown(topology, section, defined, given);
    return new Inputs(defined, good, random, refused);
  }

  private void value(Field field, PropertyDefinition definition, Map<String, Object> given) {
    // The default is checked even when it is not needed: it is wrong for the next caller.
    Optional<Cursor> standard = definition.defaultValue();
    Optional<RandomText> drawn = standard.flatMap(RandomText::of);
    boolean isGood = standard.isPresent() && checkDefault(standard.get(), drawn, definition);
    Object own = given.get(field.name());
    if (own != null) {
      keep(field, given(field, definition, own).filter(value -> check(value, definition)));
    } else if (isGood && drawn.isPresent()) {
      random.put(field.name(), drawn.get());
    } else if (standard.isPresent()) {
      keep(field, standard.filter(value -> isGood));
    } else if (definition.required()) {
      refuseMissing(field, definition);
    }
  }

  private void keep(Field field, Optional<Cursor> goodValue) {
    goodValue.ifPresentOrElse(
        value -> good.put(field.name(), value), () -> refused.add(field.name()));
  }

  private void refuseMissing(Field field, PropertyDefinition definition) {
    refused.add(field.name());
    problems.error(
        ProblemCode.MISSING_INPUT,
        field,
        "the input '%s' (%s) has no default and got no value"
            .formatted(field.name(), definition.schema().type().name()));
  }

  // A text that is still to be drawn is judged by one that looks like it.
  private boolean check(Cursor value, Optional<RandomText> drawn, PropertyDefinition definition) {
    if (drawn.isEmpty()) {
      return check(value, definition);
    }
    if (!drawn.get().isBounded()) {
      problems.error(
          ProblemCode.INVALID_VALUE,
          value,
          "a random text has from 1 to %d characters".formatted(RandomText.LONGEST));
      return false;
    }
    YamlNode sample = new YamlNode.Scalar(drawn.get().sample(), false, value.position());
    return check(new Cursor(sample, value.path()), definition);
  }

  // The Infrastructure Manager does not hold defaults to the constraints, and forms offer the rest.
  private boolean checkDefault(
      Cursor value, Optional<RandomText> drawn, PropertyDefinition definition) {
    if (!values.isLenient() || drawn.isPresent()) {
      return check(value, drawn, definition);
    }
    Problems misfits = new Problems();
    boolean isTolerated =
        reads(value, definition.schema(), misfits)
            || reads(value, definition.schema().unconstrained(), new Problems());
    if (!isTolerated) {
      return check(value, drawn, definition);
    }
    problems.addAsWarnings(misfits);
    return true;
  }

  private boolean reads(Cursor value, Schema schema, Problems noted) {
    try {
      return values.noting(noted).read(value, schema, Scope.NO_FUNCTIONS, 0).isPresent();
    } catch (Problems.Full full) {
      return false;
    }
  }

  private boolean check(Cursor value, PropertyDefinition definition) {
    return values.read(value, definition.schema(), Scope.NO_FUNCTIONS, 0).isPresent();
  }

  private Optional<Cursor> given(Field field, PropertyDefinition definition, Object own) {
    Optional<YamlNode> node = GivenInput.node(own, field.namePosition());
    if (node.isEmpty()) {
      problems.error(
          ProblemCode.INVALID_VALUE,
          field,
          "the value given for the input '%s' is not a %s"
              .formatted(field.name(), definition.schema().type().name()));
    }
    return node.map(one -> new Cursor(one, field.value().path()));
  }

  private void refuseUnknown(
      Cursor topology,
      Optional<Field> section,
      SortedMap<String, PropertyDefinition> defined,
      Map<String, Object> given) {
    SourcePosition place =
        section
            .map(Field::namePosition)
            .orElse(
                new SourcePosition(
                    topology.position().file(),
                    topology.position().line(),
                    topology.position().column(),
                    1));
    for (String name : new TreeSet<>(given.keySet())) {
      if (!defined.containsKey(name) && !refused.contains(name)) {
        problems.error(
            ProblemCode.UNKNOWN_INPUT,
            place,
            topology.path() + "/inputs",
            "the template has no input '%s'%s"
                .formatted(name, Nearest.hint(name, defined.keySet())));
      }
    }
  }
}
