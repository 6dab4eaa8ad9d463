package levante.web.wiring.hook;

import java.net.URI;
import java.util.Optional;
import levante.kernel.Secret;

/**
 * Who is told what becomes of nodes.
 *
 * @param url the receiver; absent when nobody is told
 * @param secret what messages are signed with; absent when they are not
 */
public record HookSettings(Optional<URI> url, Optional<Secret> secret) {
  /**
   * As the settings say it.
   *
   * @param key of the URL, for what is wrong with it
   * @param url empty for none
   * @param secret empty for none
   * @throws IllegalArgumentException when it is no URL of HTTP
   */
  public static HookSettings of(String key, String url, String secret) {
    if (!url.isEmpty() && !url.matches("https?://[^/\\s]+\\S*")) {
      throw new IllegalArgumentException(
          "%s is '%s'; write it like https://example.org/hooks".formatted(key, url));
    }
    return new HookSettings(
        Optional.of(url).filter(one -> !one.isEmpty()).map(URI::create),
        Optional.of(secret.strip()).filter(one -> !one.isEmpty()).map(Secret::of));
  }
}
