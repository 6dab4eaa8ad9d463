package levante.provisioner.adapter.jclouds.azure;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.common.net.HttpHeaders;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import levante.provisioner.adapter.jclouds.http.RawCalls;
import levante.provisioner.adapter.jclouds.http.RawMetadata;
import levante.provisioner.adapter.jclouds.http.RawModule;
import levante.provisioner.adapter.jclouds.logging.Silence;
import org.jclouds.ContextBuilder;
import org.jclouds.http.HttpCommand;
import org.jclouds.http.HttpCommandExecutorService;
import org.jclouds.http.HttpErrorHandler;
import org.jclouds.http.HttpRequest;
import org.jclouds.http.HttpResponse;

/**
 * jclouds' executor of HTTP requests, which answers by JSON or fails. Nothing is logged, followed
 * or tried again by it.
 */
final class JcloudsHttp {
  private static final RawMetadata.Kind KIND =
      new RawMetadata.Kind("Azure", "", URI.create("https://learn.microsoft.com/rest/api/azure/"));

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern SECONDS = Pattern.compile("\\d{1,6}");

  private final HttpCommandExecutorService executor;

  JcloudsHttp(URI endpoint) {
    this.executor =
        ContextBuilder.newBuilder(new RawMetadata(KIND, endpoint))
            .endpoint(endpoint.toString())
            .credentials("none", "none")
            .modules(List.of(new RawModule(new Errors()), new Silence()))
            .overrides(RawCalls.limits())
            .buildInjector()
            .getInstance(HttpCommandExecutorService.class);
  }

  /** As JSON; an answer without a body is a missing node. */
  JsonNode send(HttpRequest request) {
    try {
      return read(text(executor.invoke(new HttpCommand(request))));
    } catch (JsonProcessingException unreadable) {
      throw new AzureFailure("Azure answered no JSON", unreadable);
    } catch (RuntimeException thrown) {
      throw AzureFailure.in(thrown);
    }
  }

  static String written(Object body) {
    try {
      return JSON.writeValueAsString(body);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static JsonNode read(String text) throws JsonProcessingException {
    return JSON.readTree(text.isBlank() ? "{}" : text);
  }

  private static String text(HttpResponse response) {
    try {
      return RawCalls.text(response, "");
    } catch (IOException broken) {
      throw new AzureFailure("Azure's answer broke off", broken);
    }
  }

  private static final class Errors implements HttpErrorHandler {
    @Override
    public void handleError(HttpCommand command, HttpResponse response) {
      Optional<Duration> pause =
          Optional.ofNullable(response.getFirstHeaderOrNull(HttpHeaders.RETRY_AFTER))
              .filter(text -> SECONDS.matcher(text).matches())
              .map(text -> Duration.ofSeconds(Long.parseLong(text)));
      command.setException(failure(response.getStatusCode(), text(response), pause));
    }

    /** The directory that gives tokens writes its errors otherwise than the Resource Manager. */
    private static AzureFailure failure(int status, String body, Optional<Duration> pause) {
      try {
        JsonNode answer = read(body);
        JsonNode error = answer.path("error");
        return error.isTextual()
            ? new AzureFailure(
                status, error.asText(), answer.path("error_description").asText(), pause)
            : new AzureFailure(
                status, error.path("code").asText(), error.path("message").asText(), pause);
      } catch (JsonProcessingException unreadable) {
        return new AzureFailure(status, "", body, pause);
      }
    }
  }
}
