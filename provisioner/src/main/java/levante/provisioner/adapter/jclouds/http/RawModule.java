package levante.provisioner.adapter.jclouds.http;

import org.jclouds.http.HttpErrorHandler;
import org.jclouds.rest.ConfiguresHttpApi;
import org.jclouds.rest.config.HttpApiModule;

/** Sends requests as they are, and nothing twice. */
@ConfiguresHttpApi
public class RawModule extends HttpApiModule<RawApi> {
  private final HttpErrorHandler errors;

  /** With that handler of errors. */
  public RawModule(HttpErrorHandler errors) {
    super(RawApi.class);
    this.errors = errors;
  }

  @Override
  protected final void bindErrorHandlers() {
    RawCalls.bindErrors(binder(), errors);
  }

  @Override
  protected final void bindRetryHandlers() {
    RawCalls.bindNoRetries(binder());
  }
}
