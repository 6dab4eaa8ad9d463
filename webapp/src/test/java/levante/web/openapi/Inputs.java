package levante.web.openapi;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.UriInfo;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The parameters of an operation in OpenAPI, and which of a method's is its body. */
final class Inputs {
  /** What is said of parameters that stand in many places. */
  private static final Map<String, String> WORDS =
      Map.ofEntries(
          Map.entry("infrastructure", "The id of the only infrastructure that is meant; else all."),
          Map.entry("cluster", "The id of a cluster."),
          Map.entry("node", "The name of a node."),
          Map.entry("pool", "The name of a pool."),
          Map.entry("request", "The name of a request for room."),
          Map.entry("node_template", "The name of a node template."),
          Map.entry("id", "The id of an infrastructure, or of a template of the catalogue."),
          Map.entry("machine", "The name of a machine."),
          Map.entry(
              "parent", "Ids of the catalogue that the template is merged into, the lowest first."),
          Map.entry(
              "ttl",
              "How long it shall be, where one is made or planned; for ever where it is left out."),
          Map.entry(
              "Idempotency-Key",
              "Where one is made, the same key again answers the same infrastructure."),
          Map.entry("If-Match", "The ETag of what is written over, or `*`."),
          Map.entry("after", "The `next` of the page before."),
          Map.entry("from", "A day before the end where it is left out."),
          Map.entry("to", "Now where it is left out."),
          Map.entry("last", "So long until now, in the place of `from` and `to`."),
          Map.entry("policy", "Whether it is repaired or only reported."));

  private final Schemas schemas;
  private final Javadoc.Doc doc;
  private final Map<String, Object> found = new LinkedHashMap<>();

  private Inputs(Schemas schemas, Javadoc.Doc doc) {
    this.schemas = schemas;
    this.doc = doc;
  }

  /** All parameters of a method whose whole path is {@code path}: of the path, then the others. */
  static List<Object> of(Method method, String path, Schemas schemas, Javadoc.Doc doc) {
    Inputs inputs = new Inputs(schemas, doc);
    inputs.fields(method.getDeclaringClass());
    for (Parameter one : method.getParameters()) {
      if (one.isAnnotationPresent(BeanParam.class)) {
        inputs.fields(one.getType());
      } else {
        inputs.add(one, one.getParameterizedType(), one.getName());
      }
    }
    List<Object> ordered = new ArrayList<>();
    inputs.found.forEach(
        (name, one) -> {
          boolean inPath = name.startsWith("path ");
          if (!inPath || path.contains("{" + name.substring(5) + "}")) {
            ordered.add(inPath ? 0 : ordered.size(), one);
          }
        });
    return ordered;
  }

  /** The parameter that takes the body. */
  static Optional<Parameter> body(Method method) {
    return Arrays.stream(method.getParameters())
        .filter(
            one ->
                Arrays.stream(one.getAnnotations())
                    .noneMatch(mark -> mark.annotationType().getName().startsWith("jakarta.ws.rs")))
        .findFirst();
  }

  private void fields(Class<?> type) {
    for (Field field : type.getDeclaredFields()) {
      if (field.getType() == UriInfo.class) {
        found.put(
            "query inputs",
            Schemas.of(
                "name", "inputs",
                "in", "query",
                "description", "Inputs of the template, as `input.NAME=VALUE`.",
                "style", "form",
                "explode", true,
                "schema",
                    Schemas.of(
                        "type", "object",
                        "propertyNames", Schemas.of("pattern", "^input\\."),
                        "additionalProperties",
                            Schemas.of("type", List.of("string", "number", "boolean")))));
      }
      add(field, field.getGenericType(), "");
    }
  }

  private void add(AnnotatedElement one, Type type, String javaName) {
    PathParam path = one.getAnnotation(PathParam.class);
    if (path != null) {
      put("path", path.value(), one, type, javaName);
    }
    QueryParam query = one.getAnnotation(QueryParam.class);
    if (query != null) {
      put("query", query.value(), one, type, javaName);
    }
    HeaderParam header = one.getAnnotation(HeaderParam.class);
    if (header != null) {
      put("header", header.value(), one, type, javaName);
    }
  }

  private void put(String in, String name, AnnotatedElement one, Type type, String javaName) {
    Map<String, Object> parameter = Schemas.of("name", name, "in", in);
    String words = doc.params().getOrDefault(javaName, WORDS.getOrDefault(name, ""));
    if (!words.isEmpty()) {
      parameter.put("description", words);
    }
    var mark =
        one.getAnnotation(org.eclipse.microprofile.openapi.annotations.parameters.Parameter.class);
    boolean required = in.equals("path") || (mark != null && mark.required());
    if (required) {
      parameter.put("required", true);
    }
    Map<String, Object> schema = schemas.type(type, one);
    DefaultValue fallback = one.getAnnotation(DefaultValue.class);
    if (fallback != null && !required && !fallback.value().isEmpty()) {
      schema.put(
          "default", type == int.class ? Integer.valueOf(fallback.value()) : fallback.value());
    }
    parameter.put("schema", schema);
    found.put(in + " " + name, parameter);
  }
}
