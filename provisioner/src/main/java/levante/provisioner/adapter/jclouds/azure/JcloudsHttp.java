package levante.provisioner.adapter.jclouds.azure;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.common.net.HttpHeaders;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Pattern;
import levante.provisioner.adapter.jclouds.logging.Silence;
import org.jclouds.Constants;
import org.jclouds.ContextBuilder;
import org.jclouds.http.HttpCommand;
import org.jclouds.http.HttpCommandExecutorService;
import org.jclouds.http.HttpErrorHandler;
import org.jclouds.http.HttpRequest;
import org.jclouds.http.HttpResponse;
import org.jclouds.http.HttpRetryHandler;
import org.jclouds.http.IOExceptionRetryHandler;
import org.jclouds.http.annotation.ClientError;
import org.jclouds.http.annotation.Redirection;
import org.jclouds.http.annotation.ServerError;
import org.jclouds.rest.ConfiguresHttpApi;
import org.jclouds.rest.config.HttpApiModule;
import org.jclouds.rest.internal.BaseHttpApiMetadata;

/**
 * jclouds' executor of HTTP requests, which answers by JSON or fails. Nothing is logged, followed
 * or tried again by it.
 */
final class JcloudsHttp {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String CONNECT_MILLIS = "10000";
  private static final String ANSWER_MILLIS = "60000";
  private static final Pattern SECONDS = Pattern.compile("\\d{1,6}");

  private final HttpCommandExecutorService executor;

  JcloudsHttp(URI endpoint) {
    Properties properties = new Properties();
    properties.setProperty(Constants.PROPERTY_CONNECTION_TIMEOUT, CONNECT_MILLIS);
    properties.setProperty(Constants.PROPERTY_SO_TIMEOUT, ANSWER_MILLIS);
    properties.setProperty(Constants.PROPERTY_MAX_RETRIES, "0");
    this.executor =
        ContextBuilder.newBuilder(new Metadata(endpoint))
            .endpoint(endpoint.toString())
            .credentials("none", "none")
            .modules(List.of(new Plain(), new Silence()))
            .overrides(properties)
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
    if (response.getPayload() == null) {
      return "";
    }
    try (InputStream stream = response.getPayload().openStream()) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException broken) {
      throw new AzureFailure("Azure's answer broke off", broken);
    }
  }

  /** jclouds wants one; what is asked are requests. */
  private interface Api extends Closeable {}

  private static final class Metadata extends BaseHttpApiMetadata<Api> {
    private final URI endpoint;

    Metadata(URI endpoint) {
      super(new Builder(endpoint));
      this.endpoint = endpoint;
    }

    @Override
    public Builder toBuilder() {
      return new Builder(endpoint).fromApiMetadata(this);
    }

    private static final class Builder extends BaseHttpApiMetadata.Builder<Api, Builder> {
      private final URI endpoint;

      Builder(URI endpoint) {
        super(Api.class);
        this.endpoint = endpoint;
        id("levante-azure")
            .name("Azure Resource Manager")
            .identityName("client")
            .credentialName("secret")
            .version("")
            .documentation(URI.create("https://learn.microsoft.com/rest/api/azure/"))
            .defaultEndpoint(endpoint.toString())
            .defaultProperties(BaseHttpApiMetadata.defaultProperties());
      }

      @Override
      public Metadata build() {
        return new Metadata(endpoint);
      }

      @Override
      protected Builder self() {
        return this;
      }
    }
  }

  @ConfiguresHttpApi
  private static final class Plain extends HttpApiModule<Api> {
    Plain() {
      super(Api.class);
    }

    @Override
    protected void bindErrorHandlers() {
      Errors errors = new Errors();
      bind(HttpErrorHandler.class).annotatedWith(Redirection.class).toInstance(errors);
      bind(HttpErrorHandler.class).annotatedWith(ClientError.class).toInstance(errors);
      bind(HttpErrorHandler.class).annotatedWith(ServerError.class).toInstance(errors);
    }

    /** Nothing is tried again behind our back. */
    @Override
    protected void bindRetryHandlers() {
      HttpRetryHandler never = HttpRetryHandler.NEVER_RETRY;
      bind(HttpRetryHandler.class).annotatedWith(Redirection.class).toInstance(never);
      bind(HttpRetryHandler.class).annotatedWith(ClientError.class).toInstance(never);
      bind(HttpRetryHandler.class).annotatedWith(ServerError.class).toInstance(never);
      bind(IOExceptionRetryHandler.class).toInstance(IOExceptionRetryHandler.NEVER_RETRY);
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
