package levante.oscar.adapter.http;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import levante.kernel.Secret;

/** Signs in by name and password. Source: RFC 7617, with UTF-8. */
public final class BasicAuth {
  private BasicAuth() {}

  /** What stands in {@code Authorization}. */
  public static String header(String name, Secret password) {
    byte[] both = (name + ":" + password.reveal()).getBytes(StandardCharsets.UTF_8);
    return "Basic " + Base64.getEncoder().encodeToString(both);
  }
}
