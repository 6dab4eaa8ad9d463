package levante.web.openapi;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import levante.web.gate.Routes;

/**
 * The operations of resources in OpenAPI. Methods of one path and verb, which differ by what they
 * take or give, are one operation; the first in the source gives it its name.
 */
final class Operations {
  private static final String PREFIX = "/api/v1/";
  private static final List<String> VERBS = List.of("get", "put", "post", "delete");

  private final Javadoc javadoc;
  private final Schemas schemas;
  private final Outputs outputs;

  Operations(Javadoc javadoc, Schemas schemas, Outputs outputs) {
    this.javadoc = javadoc;
    this.schemas = schemas;
    this.outputs = outputs;
  }

  /** The part of the document that is called {@code paths}. */
  Map<String, Object> of(Stream<Class<?>> resources) {
    Map<String, Map<String, Object>> paths = new TreeMap<>();
    resources
        .sorted(Comparator.comparing(Class::getName))
        .flatMap(resource -> Arrays.stream(resource.getDeclaredMethods()))
        .filter(method -> !Outputs.verb(method).isEmpty())
        .sorted(
            Comparator.comparing((Method method) -> method.getDeclaringClass().getName())
                .thenComparingInt(method -> javadoc.of(method).order()))
        .forEach(
            method ->
                paths
                    .computeIfAbsent(path(method), path -> new TreeMap<>(byVerb()))
                    .merge(
                        Outputs.verb(method).toLowerCase(Locale.ROOT),
                        operation(method),
                        Operations::merged));
    return new LinkedHashMap<>(paths);
  }

  /** What the operations are sorted by, and what their resources say of themselves. */
  List<Object> tags(Stream<Class<?>> resources) {
    Map<String, String> words = new TreeMap<>();
    resources
        .sorted(Comparator.comparing(Class::getName))
        .forEach(
            one ->
                words.merge(
                    tag(part(one).replaceAll("/+", "/")),
                    javadoc.of(one).text(),
                    (a, b) -> a + " " + b));
    List<Object> tags = new ArrayList<>();
    words.forEach((tag, text) -> tags.add(Schemas.of("name", tag, "description", text)));
    return tags;
  }

  private static String tag(String path) {
    return path.substring(PREFIX.length()).split("[/.]")[0];
  }

  private static Comparator<String> byVerb() {
    return Comparator.comparingInt(VERBS::indexOf);
  }

  private static String path(Method method) {
    String whole = part(method.getDeclaringClass()) + part(method);
    return whole.replaceAll("/+", "/");
  }

  private static String part(java.lang.reflect.AnnotatedElement marked) {
    return Optional.ofNullable(marked.getAnnotation(Path.class))
        .map(path -> "/" + path.value())
        .orElse("");
  }

  private Map<String, Object> operation(Method method) {
    Javadoc.Doc doc = javadoc.of(method);
    String path = path(method);
    List<Object> parameters = Inputs.of(method, path, schemas, doc);
    Map<String, Object> operation =
        Schemas.of(
            "tags", List.of(tag(path)),
            "summary", doc.summary(),
            "operationId", id(method));
    if (!doc.rest().isEmpty()) {
      operation.put("description", doc.rest());
    }
    if (!parameters.isEmpty()) {
      operation.put("parameters", parameters);
    }
    Inputs.body(method).ifPresent(body -> operation.put("requestBody", body(method, body)));
    Map<String, Object> responses = new LinkedHashMap<>();
    responses.putAll(outputs.of(method, media(method, Produces.class, Produces::value)));
    responses.putAll(outputs.errorsOf(method, path, !parameters.isEmpty()));
    operation.put("responses", responses);
    if (Routes.accessOf(path) == Routes.Access.OPEN) {
      operation.put("security", List.of());
    }
    return operation;
  }

  /** {@code jobReplay} of JobResource.replay, and {@code version} of VersionResource.version. */
  private static String id(Method method) {
    String resource = method.getDeclaringClass().getSimpleName().replaceAll("Resource$", "");
    String start = Character.toLowerCase(resource.charAt(0)) + resource.substring(1);
    String name = method.getName();
    return name.startsWith(start)
        ? name
        : start + Character.toUpperCase(name.charAt(0)) + name.substring(1);
  }

  private Map<String, Object> body(Method method, Parameter body) {
    Map<String, Object> content = new LinkedHashMap<>();
    for (String media : media(method, Consumes.class, Consumes::value)) {
      boolean text = body.getType() == byte[].class || body.getType() == String.class;
      Map<String, Object> schema =
          media.equals("application/zip")
              ? Map.of()
              : text ? text(media) : schemas.type(body.getParameterizedType());
      content.put(media, Schemas.of("schema", schema));
    }
    return Schemas.of("required", true, "content", content);
  }

  /** A body that the method reads by itself. */
  private static Map<String, Object> text(String media) {
    return media.endsWith("json")
        ? Schemas.of("type", "object", "additionalProperties", Schemas.of("type", "string"))
        : Schemas.of("type", "string");
  }

  private static <A extends Annotation> List<String> media(
      Method method, Class<A> kind, Function<A, String[]> value) {
    return Stream.of(method.getAnnotation(kind), method.getDeclaringClass().getAnnotation(kind))
        .filter(mark -> mark != null)
        .limit(1)
        .flatMap(mark -> Arrays.stream(value.apply(mark)))
        .map(media -> media.replaceAll(";.*", ""))
        .toList();
  }

  /** Both are one: what the second takes and gives is added to the first. */
  private static Object merged(Object first, Object second) {
    Map<String, Object> one = castToMap(first);
    Map<String, Object> other = castToMap(second);
    one.merge(
        "description",
        other.get("summary"),
        (text, more) -> text.equals(more) ? text : text + " " + more);
    addContent(one.get("requestBody"), other.get("requestBody"));
    Map<String, Object> answers = castToMap(other.get("responses"));
    answers.forEach(
        (status, answer) -> addContent(castToMap(one.get("responses")).get(status), answer));
    return one;
  }

  private static void addContent(Object to, Object from) {
    if (to != null && from != null && castToMap(to).containsKey("content")) {
      castToMap(castToMap(to).get("content")).putAll(castToMap(castToMap(from).get("content")));
    }
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> castToMap(Object value) {
    return (Map<String, Object>) value;
  }
}
