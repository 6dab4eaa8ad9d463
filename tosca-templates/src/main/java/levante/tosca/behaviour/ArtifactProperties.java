package levante.tosca.behaviour;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import levante.tosca.data.Value;
import levante.tosca.entity.Entity;
import levante.tosca.evaluate.Schemas;
import levante.tosca.function.Evaluation;
import levante.tosca.library.EffectiveType;
import levante.tosca.library.TypeLibrary;
import levante.tosca.library.UnknownProperties;
import levante.tosca.parse.Cursor;
import levante.tosca.parse.Field;
import levante.tosca.parse.Nearest;
import levante.tosca.parse.ProblemCode;
import levante.tosca.parse.Problems;
import levante.tosca.types.ArtifactDefinition;
import levante.tosca.types.PropertyDefinition;

/** Reads the properties of an artifact: what is given, else the defaults of its type. */
record ArtifactProperties(TypeLibrary library, Evaluation evaluation, Problems problems) {
  SortedMap<String, Value> of(
      ArtifactDefinition definition, Optional<EffectiveType> type, Entity entity) {
    SortedMap<String, Value> values = new TreeMap<>();
    List<Field> given = definition.properties().map(at -> at.fields(problems)).orElse(List.of());
    for (Field field : given) {
      Optional<PropertyDefinition> property = type.map(one -> one.properties().get(field.name()));
      if (type.isPresent() && property.isEmpty()) {
        noteUnknown(field, type.get());
      }
      evaluation
          .input(
              field.value(),
              property.map(PropertyDefinition::schema).orElseGet(Schemas::any),
              entity)
          .ifPresent(value -> values.put(field.name(), value));
    }
    type.ifPresent(one -> fill(definition, one, entity, values));
    return values;
  }

  private void noteUnknown(Field field, EffectiveType type) {
    String message =
        "a %s has no property '%s'%s"
            .formatted(
                type.name(), field.name(), Nearest.hint(field.name(), type.properties().keySet()));
    if (isMild(type)) {
      problems.warning(ProblemCode.UNRECOGNIZED_PROPERTY, field, message);
    } else {
      problems.error(ProblemCode.UNRECOGNIZED_PROPERTY, field, message);
    }
  }

  private void fill(
      ArtifactDefinition definition,
      EffectiveType type,
      Entity entity,
      SortedMap<String, Value> values) {
    for (PropertyDefinition property : type.properties().values()) {
      boolean isGiven =
          definition.properties().flatMap(all -> all.get(property.name())).isPresent();
      Optional<Cursor> standard = property.defaultValue();
      if (!isGiven && standard.isPresent()) {
        evaluation
            .input(standard.get(), property.schema(), entity)
            .ifPresent(value -> values.put(property.name(), value));
      } else if (!isGiven && property.required() && !isMild(type)) {
        problems.error(
            ProblemCode.MISSING_REQUIRED,
            definition.writtenAt(),
            "the artifact '%s' needs the property '%s' (%s)"
                .formatted(definition.name(), property.name(), property.schema().type().name()));
      }
    }
  }

  private boolean isMild(EffectiveType type) {
    return library.unknownProperties(type.name()) == UnknownProperties.WARNED;
  }
}
