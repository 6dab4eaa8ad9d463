package levante.tosca.imports;

import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import levante.kernel.Secret;

/**
 * A file that a template wants.
 *
 * @param location a URL, or a path in which only leading {@code ..} are left; it is resolved
 *     against the importing file already
 * @param authorization the value of an {@code Authorization} header, when the repository has a
 *     credential
 * @param sha256 the digest that the file must have, in lower-case hexadecimal
 */
public record ImportRequest(
    String location, Optional<Secret> authorization, Optional<String> sha256) {
  private static final Pattern URL = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]+:.*", Pattern.DOTALL);

  public ImportRequest {
    Objects.requireNonNull(location, "location");
    Objects.requireNonNull(authorization, "authorization");
    Objects.requireNonNull(sha256, "sha256");
  }

  /** A file without credential or digest. */
  public static ImportRequest of(String location) {
    return new ImportRequest(location, Optional.empty(), Optional.empty());
  }

  /** Whether it is a URL; if not it is a path. */
  public boolean isUrl() {
    return isUrl(location);
  }

  static boolean isUrl(String location) {
    return URL.matcher(location).matches();
  }
}
