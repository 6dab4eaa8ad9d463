package levante.oscar.adapter.http;

import java.io.InputStream;
import java.util.Optional;
import okhttp3.HttpUrl;
import okhttp3.Response;

/** A server's answer, open until it is closed; closing ends what is still being sent. */
public final class Answer implements AutoCloseable {
  private final Response response;

  Answer(Response response) {
    this.response = response;
  }

  /** HTTP's status. */
  public int status() {
    return response.code();
  }

  /** Whether what was asked for is elsewhere. */
  public boolean isRedirect() {
    return response.isRedirect();
  }

  HttpUrl url() {
    return response.request().url();
  }

  /** The first header of that name. */
  public Optional<String> header(String name) {
    return Optional.ofNullable(response.header(name));
  }

  /** What it carries; its end closes nothing, its close closes the answer. */
  public InputStream body() {
    return response.body().byteStream();
  }

  /** The bytes it says that it carries; absent when it does not say. */
  public Optional<Long> length() {
    long length = response.body().contentLength();
    return length < 0 ? Optional.empty() : Optional.of(length);
  }

  @Override
  public void close() {
    response.close();
  }
}
