package levante.provisioner.adapter.jclouds.http;

import com.google.inject.Binder;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import org.jclouds.Constants;
import org.jclouds.http.HttpErrorHandler;
import org.jclouds.http.HttpResponse;
import org.jclouds.http.HttpRetryHandler;
import org.jclouds.http.IOExceptionRetryHandler;
import org.jclouds.http.annotation.ClientError;
import org.jclouds.http.annotation.Redirection;
import org.jclouds.http.annotation.ServerError;

/**
 * How jclouds sends for Levante, whatever the cloud: with timeouts, nothing tried again behind our
 * back, and errors as they are instead of as empty answers.
 */
public final class RawCalls {
  private static final String CONNECT_MILLIS = "10000";
  private static final String ANSWER_MILLIS = "60000";

  private RawCalls() {}

  /** The timeouts; new at each call, so that more may be set. */
  public static Properties limits() {
    Properties properties = new Properties();
    properties.setProperty(Constants.PROPERTY_CONNECTION_TIMEOUT, CONNECT_MILLIS);
    properties.setProperty(Constants.PROPERTY_SO_TIMEOUT, ANSWER_MILLIS);
    properties.setProperty(Constants.PROPERTY_MAX_RETRIES, "0");
    return properties;
  }

  /** Has that handler look at every error. */
  public static void bindErrors(Binder binder, HttpErrorHandler errors) {
    binder.bind(HttpErrorHandler.class).annotatedWith(Redirection.class).toInstance(errors);
    binder.bind(HttpErrorHandler.class).annotatedWith(ClientError.class).toInstance(errors);
    binder.bind(HttpErrorHandler.class).annotatedWith(ServerError.class).toInstance(errors);
  }

  /** Nothing is tried again. */
  public static void bindNoRetries(Binder binder) {
    HttpRetryHandler never = HttpRetryHandler.NEVER_RETRY;
    binder.bind(HttpRetryHandler.class).annotatedWith(Redirection.class).toInstance(never);
    binder.bind(HttpRetryHandler.class).annotatedWith(ClientError.class).toInstance(never);
    binder.bind(HttpRetryHandler.class).annotatedWith(ServerError.class).toInstance(never);
    binder.bind(IOExceptionRetryHandler.class).toInstance(IOExceptionRetryHandler.NEVER_RETRY);
  }

  /**
   * What a response says.
   *
   * @param none what one without a body says
   * @throws IOException when it breaks off
   */
  public static String text(HttpResponse response, String none) throws IOException {
    if (response.getPayload() == null) {
      return none;
    }
    try (InputStream stream = response.getPayload().openStream()) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
