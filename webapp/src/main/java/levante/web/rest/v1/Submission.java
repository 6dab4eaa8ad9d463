package levante.web.rest.v1;

import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;
import levante.provisioner.cloud.CloudCredential;
import levante.provisioner.credential.CloudRef;
import levante.provisioner.infrastructure.NewInfrastructure;
import levante.tosca.TemplateSource;
import levante.web.security.Caller;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What comes with a submitted template: inputs as query parameters {@code input.NAME=VALUE}, read
 * as YAML reads a scalar, parents as {@code parent=ID}, a time to live as {@code ttl=PT8H}, and the
 * header {@code Idempotency-Key}.
 */
public final class Submission {
  private static final String PREFIX = "input.";

  @Context private UriInfo uri;

  @QueryParam("parent")
  private List<String> parents;

  @Schema(format = "duration")
  @QueryParam("ttl")
  private String ttl;

  @HeaderParam("Idempotency-Key")
  private String idempotencyKey;

  /** The wish that the request states. */
  public NewInfrastructure wish(Caller caller, TemplateSource template) {
    return wish(caller, template, Map.of());
  }

  /** The wish that the request states; inputs of the query win over those of its body. */
  public NewInfrastructure wish(
      Caller caller, TemplateSource template, Map<String, Object> ofBody) {
    NewInfrastructure wish =
        new NewInfrastructure(
            caller.owner(),
            template,
            inputs(ofBody),
            credentials(caller),
            Optional.ofNullable(idempotencyKey).map(String::strip).filter(key -> !key.isEmpty()));
    return Optional.ofNullable(ttl).map(one -> wish.living(duration(one))).orElse(wish);
  }

  /**
   * A time to live, as ISO 8601 writes it.
   *
   * @throws LevanteException INVALID_REQUEST when it is none
   */
  public static Duration duration(String text) {
    try {
      return Duration.parse(text);
    } catch (DateTimeParseException wrong) {
      throw new LevanteException(
          ErrorCode.INVALID_REQUEST,
          "ttl is '%s'; write it like PT8H or P2D".formatted(text),
          wrong);
    }
  }

  /** The ids of the catalogue that {@code parent=ID} names, the lowest first. */
  public List<String> parents() {
    return parents;
  }

  /** The inputs of the body and of the query. */
  public Map<String, Object> inputs(Map<String, Object> ofBody) {
    Map<String, Object> inputs = new TreeMap<>(ofBody);
    uri.getQueryParameters()
        .forEach(
            (name, values) -> {
              if (name.startsWith(PREFIX)) {
                inputs.put(name.substring(PREFIX.length()), scalar(values.get(0)));
              }
            });
    return inputs;
  }

  /** As the core schema of YAML 1.2 reads a plain scalar. */
  static Object scalar(String text) {
    if (text.matches("[-+]?[0-9]{1,18}")) {
      return Long.valueOf(text);
    }
    if (text.matches("[-+]?[0-9]+\\.[0-9]+")) {
      return Double.valueOf(text);
    }
    return switch (text) {
      case "true" -> true;
      case "false" -> false;
      default -> text;
    };
  }

  /**
   * The caller's cloud credentials, as the provisioner takes them. A line of type Stored means a
   * cloud of the caller's, whatever else it says.
   */
  public static List<CloudCredential> credentials(Caller caller) {
    return caller.cloudCredentials().stream()
        .map(
            line ->
                line.type().equals(CloudRef.TYPE)
                    ? CloudRef.of(caller.owner(), line.id().orElse("")).line()
                    : credential(line))
        .toList();
  }

  /** One line that signs in itself. */
  public static CloudCredential credential(levante.web.credential.CloudCredential line) {
    return new CloudCredential(
        line.id(),
        line.type(),
        line.values().entrySet().stream()
            .map(one -> new CloudCredential.Entry(one.getKey(), one.getValue()))
            .toList());
  }
}
