package levante.web.page;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What the pages load, by the names under which they ask for it: a closed list, and the pictures of
 * the catalogue's templates. No other resource of the application has a name here.
 */
final class Assets {
  private static final String SVG = "image/svg+xml";
  private static final Pattern PICTURE = Pattern.compile("images/[a-z0-9-]+[.]svg");
  private static final Map<String, Place> PLACES =
      Map.of(
          "levante.css", new Place("assets/levante.css", "text/css;charset=UTF-8"),
          "icon.svg", new Place("assets/icon.svg", SVG),
          "levante.js", new Place("assets/levante.js", "text/javascript;charset=UTF-8"),
          "htmx.js",
              new Place(
                  "META-INF/resources/webjars/htmx.org/2.0.4/dist/htmx.min.js",
                  "text/javascript;charset=UTF-8"),
          "sse.js",
              new Place(
                  "META-INF/resources/webjars/htmx-ext-sse/2.2.2/sse.js",
                  "text/javascript;charset=UTF-8"));

  private Assets() {}

  private record Place(String resource, String type) {}

  /** The content of one. Immutable. */
  static final class Asset {
    private final byte[] bytes;
    private final String type;

    private Asset(byte[] bytes, String type) {
      this.bytes = bytes;
      this.type = type;
    }

    /** All of it. */
    byte[] bytes() {
      return bytes.clone();
    }

    /** The media type. */
    String type() {
      return type;
    }

    /** The same for the same content only. */
    String tag() {
      try {
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
        return HexFormat.of().formatHex(digest, 0, 16);
      } catch (NoSuchAlgorithmException e) {
        throw new IllegalStateException("every Java has SHA-256", e);
      }
    }
  }

  /** The one of that name. */
  static Optional<Asset> find(String name) {
    return PICTURE.matcher(name).matches()
        ? read(new Place("templates/" + name, SVG))
        : Optional.ofNullable(PLACES.get(name)).flatMap(Assets::read);
  }

  private static Optional<Asset> read(Place place) {
    try (InputStream content =
        Assets.class.getClassLoader().getResourceAsStream(place.resource())) {
      return content == null
          ? Optional.empty()
          : Optional.of(new Asset(content.readAllBytes(), place.type()));
    } catch (IOException e) {
      throw new IllegalStateException("cannot be read: " + place.resource(), e);
    }
  }
}
