package levante.tosca.imports;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Which URLs templates may import, and how much of them.
 *
 * @param allowed the allow-list; what begins with none of its prefixes is refused
 * @param addresses which addresses a host's name may stand for
 * @param timeout how long one file may take, from the name's resolution to its last byte
 * @param freshFor how long a cached file without digest is taken unasked
 * @param mostBytes how large a file may be
 */
public record ImportPolicy(
    List<Allowed> allowed,
    AddressPolicy addresses,
    Duration timeout,
    Duration freshFor,
    int mostBytes) {
  /** Nothing but what is bundled. */
  public static final ImportPolicy NOTHING = allowing(List.of());

  public ImportPolicy {
    allowed = List.copyOf(allowed);
    if (timeout.isNegative() || timeout.isZero() || freshFor.isNegative() || mostBytes < 1) {
      throw new IllegalStateException("bounds of imports are positive");
    }
  }

  /**
   * A prefix of URLs, such as {@code https://raw.githubusercontent.com/grycap/tosca/}. One of
   * {@code http} allows plain text on the way; others are {@code https}.
   *
   * @param sha256 the digest that what is fetched must have, in lower-case hexadecimal; for a
   *     prefix that is a whole file
   */
  public record Allowed(String prefix, Optional<String> sha256) {
    public Allowed {
      URI uri = URI.create(prefix);
      boolean web = List.of("https", "http").contains(String.valueOf(uri.getScheme()));
      // A host without its slash would allow https://example.org.evil.org too.
      if (!web || uri.getHost() == null || uri.getRawPath().isEmpty()) {
        throw new IllegalStateException(
            "an allowed prefix is a URL with host and path, such as https://host/folder/, not '%s'"
                .formatted(prefix));
      }
      if (sha256.filter(one -> !one.matches("[0-9a-f]{64}")).isPresent()) {
        throw new IllegalStateException("a SHA-256 digest is 64 lower-case hexadecimal digits");
      }
    }

    /** All URLs that begin so. */
    public Allowed(String prefix) {
      this(prefix, Optional.empty());
    }
  }

  /** The default bounds: public addresses, 10 s, a day, 4 MiB. */
  public static ImportPolicy allowing(List<Allowed> allowed) {
    return new ImportPolicy(
        allowed, AddressPolicy.PUBLIC, Duration.ofSeconds(10), Duration.ofDays(1), 1 << 22);
  }

  /** The digest of a text in UTF-8, in lower-case hexadecimal, as pins have it. */
  public static String sha256(String text) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java has SHA-256", impossible);
    }
  }

  /** The longest entry that allows the URL; none for what is no plain URL of the web. */
  public Optional<Allowed> entry(URI url) {
    if (!isPlain(url)) {
      return Optional.empty();
    }
    String written = canonical(url);
    return allowed.stream()
        .filter(one -> written.startsWith(canonical(URI.create(one.prefix()))))
        .reduce((a, b) -> b.prefix().length() > a.prefix().length() ? b : a);
  }

  // A path with an encoded dot or slash means one thing here and another to the server.
  private static boolean isPlain(URI url) {
    return List.of("https", "http").contains(String.valueOf(url.getScheme()))
        && url.getHost() != null
        && url.getRawUserInfo() == null
        && url.getRawFragment() == null
        && !url.getRawPath().contains("//")
        && !url.normalize().getRawPath().contains("/..")
        && !url.getRawPath().toLowerCase(Locale.ROOT).matches(".*%(2e|2f|5c|00).*");
  }

  // Scheme and host in lower case, dots in the path resolved: what would really be asked for.
  private static String canonical(URI url) {
    URI plain = url.normalize();
    String port = plain.getPort() < 0 ? "" : ":" + plain.getPort();
    return plain.getScheme().toLowerCase(Locale.ROOT)
        + "://"
        + plain.getHost().toLowerCase(Locale.ROOT)
        + port
        + plain.getRawPath()
        + (plain.getRawQuery() == null ? "" : "?" + plain.getRawQuery());
  }
}
