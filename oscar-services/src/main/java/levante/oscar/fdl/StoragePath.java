package levante.oscar.fdl;

import java.util.List;
import java.util.Objects;

/**
 * An input or an output of a service, as written.
 *
 * @param provider the reference in full, such as {@code minio.default}
 * @param path bucket and folder, without slashes at its ends; a bare {@code in} is a folder of the
 *     bucket that is named after the service
 * @param suffixes an object passes when its name ends in one of them; empty lets all pass
 * @param prefixes an object passes when its name (after the last slash) starts with one of them;
 *     empty lets all pass
 */
public record StoragePath(
    String provider, String path, List<String> suffixes, List<String> prefixes) {
  public StoragePath {
    Objects.requireNonNull(provider, "provider");
    Objects.requireNonNull(path, "path");
    suffixes = List.copyOf(suffixes);
    prefixes = List.copyOf(prefixes);
  }
}
