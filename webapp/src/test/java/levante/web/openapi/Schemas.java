package levante.web.openapi;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** JSON schemas of what {@code JsonBodies} writes and reads; those of records have a name. */
final class Schemas {
  private static final String TYPE = "type";
  private static final PropertyNamingStrategies.NamingBase SNAKE =
      (PropertyNamingStrategies.NamingBase) PropertyNamingStrategies.SNAKE_CASE;
  private static final Map<Class<?>, Map<String, Object>> PLAIN =
      Map.ofEntries(
          Map.entry(String.class, Map.of(TYPE, "string")),
          Map.entry(Object.class, Map.of()),
          Map.entry(boolean.class, Map.of(TYPE, "boolean")),
          Map.entry(Boolean.class, Map.of(TYPE, "boolean")),
          Map.entry(int.class, of(TYPE, "integer", "format", "int32")),
          Map.entry(Integer.class, of(TYPE, "integer", "format", "int32")),
          Map.entry(long.class, of(TYPE, "integer", "format", "int64")),
          Map.entry(Long.class, of(TYPE, "integer", "format", "int64")),
          Map.entry(BigDecimal.class, Map.of(TYPE, "number")),
          Map.entry(Instant.class, of(TYPE, "string", "format", "date-time")),
          Map.entry(Duration.class, of(TYPE, "string", "format", "duration")),
          Map.entry(URI.class, of(TYPE, "string", "format", "uri")));

  private final Javadoc javadoc;
  private final Map<String, Class<?>> names = new TreeMap<>();
  private final Map<String, Object> components = new TreeMap<>();

  Schemas(Javadoc javadoc) {
    this.javadoc = javadoc;
  }

  /** A map that keeps its order. */
  static Map<String, Object> of(Object... keysAndValues) {
    Map<String, Object> map = new LinkedHashMap<>();
    for (int i = 0; i < keysAndValues.length; i += 2) {
      map.put((String) keysAndValues[i], keysAndValues[i + 1]);
    }
    return map;
  }

  /** The schemas that have a name, of all types that were asked for. */
  Map<String, Object> components() {
    return components;
  }

  /** Of a type, as its mark refines it. */
  Map<String, Object> type(Type type, AnnotatedElement marked) {
    Map<String, Object> schema = new LinkedHashMap<>(type(type));
    Schema mark = marked.getAnnotation(Schema.class);
    if (mark != null) {
      List<String> words = words(mark);
      if (!words.isEmpty()) {
        schema.put("enum", isOptional(type) ? withNull(words) : words);
      }
      if (!mark.format().isEmpty()) {
        schema.put("format", mark.format());
      }
      return mark.nullable() ? orNull(schema) : schema;
    }
    return schema;
  }

  private static List<Object> withNull(List<String> words) {
    List<Object> all = new ArrayList<>(words);
    all.add(null);
    return all;
  }

  private static List<String> words(Schema mark) {
    return mark.implementation().isEnum()
        ? Arrays.stream(mark.implementation().getEnumConstants())
            .map(Schemas::word)
            .distinct()
            .toList()
        : List.of(mark.enumeration());
  }

  /** As views write a constant: its word, or else its name in small letters. */
  private static String word(Object constant) {
    try {
      Method word = constant.getClass().getMethod("word");
      return (String) word.invoke(constant);
    } catch (NoSuchMethodException none) {
      return ((Enum<?>) constant).name().toLowerCase(Locale.ROOT);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Of a type. */
  Map<String, Object> type(Type type) {
    if (type instanceof ParameterizedType generic) {
      return ofGeneric(generic);
    }
    Class<?> raw = (Class<?>) type;
    if (raw == OptionalLong.class) {
      return orNull(type(long.class));
    }
    if (PLAIN.containsKey(raw)) {
      return PLAIN.get(raw);
    }
    if (raw.isEnum()) {
      return of(
          TYPE,
          "string",
          "enum",
          Arrays.stream(raw.getEnumConstants()).map(one -> ((Enum<?>) one).name()).toList());
    }
    if (!raw.isRecord()) {
      throw new IllegalStateException("what " + raw + " is in JSON is not known here");
    }
    return of("$ref", "#/components/schemas/" + named(raw));
  }

  private Map<String, Object> ofGeneric(ParameterizedType generic) {
    Class<?> raw = (Class<?>) generic.getRawType();
    Type[] arguments = generic.getActualTypeArguments();
    if (raw == Optional.class) {
      return orNull(type(arguments[0]));
    }
    if (raw == List.class) {
      return of(TYPE, "array", "items", type(arguments[0]));
    }
    if (raw == Map.class) {
      return of(TYPE, "object", "additionalProperties", type(arguments[1]));
    }
    throw new IllegalStateException("what " + generic + " is in JSON is not known here");
  }

  private static boolean isNullable(RecordComponent component) {
    return Optional.ofNullable(component.getAccessor().getAnnotation(Schema.class))
        .map(Schema::nullable)
        .orElse(false);
  }

  private static boolean isOptional(Type type) {
    return type == OptionalLong.class
        || (type instanceof ParameterizedType generic && generic.getRawType() == Optional.class);
  }

  private static Map<String, Object> orNull(Map<String, Object> schema) {
    if (schema.isEmpty()) {
      return schema;
    }
    if (!schema.containsKey(TYPE)) {
      return of("anyOf", List.of(schema, of(TYPE, "null")));
    }
    Map<String, Object> either = new LinkedHashMap<>(schema);
    either.put(TYPE, List.of(schema.get(TYPE), "null"));
    return either;
  }

  private String named(Class<?> type) {
    String name = name(type);
    Class<?> other = names.putIfAbsent(name, type);
    if (other == null) {
      components.put(name, ofRecord(type));
    } else if (other != type) {
      throw new IllegalStateException("%s and %s are both %s".formatted(other, type, name));
    }
    return name;
  }

  /** {@code JobView.FailureView} is a JobFailure, and {@code JobResource.JobsView} Jobs. */
  private static String name(Class<?> type) {
    Schema mark = type.getAnnotation(Schema.class);
    if (mark != null) {
      return mark.name();
    }
    String own = type.getSimpleName().replaceAll("(View|Body)$", "");
    Class<?> outer = type.getEnclosingClass();
    if (outer == null) {
      return own;
    }
    String place = outer.getSimpleName().replaceAll("(View|Resource|Body)$", "");
    return own.contains(place) ? own : place + own;
  }

  private Map<String, Object> ofRecord(Class<?> type) {
    Javadoc.Doc doc = javadoc.of(type);
    Map<String, Object> properties = new LinkedHashMap<>();
    List<String> required = new ArrayList<>();
    for (RecordComponent component : type.getRecordComponents()) {
      String name = SNAKE.translate(component.getName());
      Map<String, Object> schema =
          new LinkedHashMap<>(type(component.getGenericType(), component.getAccessor()));
      String words = doc.params().getOrDefault(component.getName(), "");
      if (!words.isEmpty()) {
        schema.put("description", words);
      }
      properties.put(name, schema);
      if (!isOptional(component.getGenericType()) && !isNullable(component)) {
        required.add(name);
      }
    }
    Map<String, Object> schema = of(TYPE, "object");
    if (!doc.text().isEmpty()) {
      schema.put("description", doc.text());
    }
    schema.put("properties", properties);
    if (!required.isEmpty()) {
      schema.put("required", required);
    }
    return schema;
  }
}
