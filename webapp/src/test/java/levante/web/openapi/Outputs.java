package levante.web.openapi;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.core.Response;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import levante.kernel.ErrorCode;
import levante.web.audit.ChangesNothing;
import levante.web.error.ErrorBody;
import levante.web.gate.Routes;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;

/** What operations answer, by status, in OpenAPI. */
final class Outputs {
  private static final Map<Integer, String> WORDS =
      Map.of(
          200, "What was asked for.",
          201, "It was made.",
          202, "It is under way.",
          204, "Done; there is nothing to tell.");
  private static final Map<Integer, String> ERRORS =
      new TreeMap<>(
          Map.of(
              400, "Refused",
              401, "Unauthenticated",
              403, "Forbidden",
              404, "Missing",
              409, "Conflict",
              413, "TooLarge",
              415, "Unsupported"));
  private static final String ANY = "AnyError";

  private final Schemas schemas;

  Outputs(Schemas schemas) {
    this.schemas = schemas;
  }

  /** The errors that operations refer to. */
  Map<String, Object> errors() {
    Map<String, Object> all = new TreeMap<>();
    ERRORS.forEach((status, name) -> all.put(name, error(codes(status))));
    all.put(
        ANY,
        error(
            "Any other error: %s (429), %s (502), %s (500)."
                .formatted(codes(429), codes(502), codes(500))));
    return all;
  }

  private Map<String, Object> error(String words) {
    return Schemas.of(
        "description",
        words,
        "content",
        Schemas.of("application/json", Schemas.of("schema", schemas.type(ErrorBody.class))));
  }

  private static String codes(int status) {
    return Arrays.stream(ErrorCode.values())
        .filter(code -> code.httpStatus() == status)
        .map(ErrorCode::name)
        .collect(Collectors.joining(", "));
  }

  /** The answers of a method that end well, by status. */
  Map<String, Object> of(Method method, List<String> media) {
    Map<String, Object> answers = new TreeMap<>();
    APIResponseSchema one = method.getAnnotation(APIResponseSchema.class);
    if (one != null) {
      answers.put(one.responseCode(), answer(one.responseCode(), schemas.type(one.value()), media));
    }
    for (APIResponse other : method.getAnnotationsByType(APIResponse.class)) {
      answers.put(
          other.responseCode(),
          other.content().length == 0
              ? Schemas.of("description", words(other.responseCode()))
              : answer(
                  other.responseCode(),
                  schemas.type(other.content()[0].schema().implementation()),
                  media));
    }
    if (method.getReturnType() != Response.class) {
      answers.put("200", answer("200", schemas.type(method.getGenericReturnType()), media));
    }
    if (answers.isEmpty()) {
      throw new IllegalStateException(method + " has to say by @APIResponseSchema what it answers");
    }
    return answers;
  }

  private static String words(String status) {
    return WORDS.get(Integer.valueOf(status));
  }

  private static Map<String, Object> answer(
      String status, Map<String, Object> schema, List<String> media) {
    Map<String, Object> content = new LinkedHashMap<>();
    media.forEach(one -> content.put(one, Schemas.of("schema", schema)));
    return Schemas.of("description", words(status), "content", content);
  }

  /** References to the errors that a method may end with. */
  Map<String, Object> errorsOf(Method method, String path, boolean hasParameters) {
    Map<Integer, Boolean> may = new TreeMap<>();
    boolean body = Inputs.body(method).isPresent();
    may.put(400, body || hasParameters);
    may.put(401, Routes.accessOf(path) != Routes.Access.OPEN);
    may.put(403, method.getDeclaringClass().isAnnotationPresent(APIResponse.class));
    may.put(404, hasParameters);
    may.put(
        409,
        !verb(method).equals(HttpMethod.GET) && !method.isAnnotationPresent(ChangesNothing.class));
    may.put(413, body);
    may.put(415, body);
    Map<String, Object> errors = new LinkedHashMap<>();
    may.forEach(
        (status, does) -> {
          if (does) {
            errors.put(String.valueOf(status), reference(ERRORS.get(status)));
          }
        });
    errors.put("default", reference(ANY));
    return errors;
  }

  private static Map<String, Object> reference(String name) {
    return Schemas.of("$ref", "#/components/responses/" + name);
  }

  /** GET, say; empty for a method that answers no request. */
  static String verb(Method method) {
    return Arrays.stream(method.getAnnotations())
        .map(mark -> mark.annotationType().getAnnotation(HttpMethod.class))
        .filter(mark -> mark != null)
        .map(HttpMethod::value)
        .findFirst()
        .orElse("");
  }
}
