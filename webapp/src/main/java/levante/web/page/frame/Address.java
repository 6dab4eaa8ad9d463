package levante.web.page.frame;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/**
 * A path of ours with the parameters of its query, encoded as forms encode them.
 *
 * @param text as links have it
 */
public record Address(String text) {
  public Address {
    Objects.requireNonNull(text, "text");
  }

  /** The path alone. */
  public static Address of(String path) {
    return new Address(path);
  }

  /** The same with one parameter more. */
  public Address with(String parameter, Object value) {
    return new Address(
        "%s%s%s=%s"
            .formatted(
                text,
                text.indexOf('?') < 0 ? "?" : "&",
                parameter,
                URLEncoder.encode(value.toString(), StandardCharsets.UTF_8)));
  }

  @Override
  public String toString() {
    return text;
  }
}
