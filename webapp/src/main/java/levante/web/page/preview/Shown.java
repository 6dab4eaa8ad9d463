package levante.web.page.preview;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * How a file is shown, by the extension of its key: what its writer said of its type is not
 * trusted. SVG and HTML are programs, and are not among them.
 *
 * @param mediaType that it is sent with when the browser shows it by itself
 */
public record Shown(Kind kind, String mediaType) {
  /** What a browser, or our page, makes of it. */
  public enum Kind {
    PICTURE,
    VIDEO,
    SOUND,
    TEXT,
    JSON,
    TABLE;

    /** Whether the browser is given its bytes, and our page none of its text. */
    public boolean isMedia() {
      return this == PICTURE || this == VIDEO || this == SOUND;
    }
  }

  private static final String PLAIN = "text/plain";
  private static final Map<String, Shown> BY_EXTENSION = byExtension();

  public Shown {
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(mediaType, "mediaType");
  }

  private static Map<String, Shown> byExtension() {
    Map<String, Shown> all = new TreeMap<>();
    add(all, Kind.PICTURE, "image/jpeg", "jpg jpeg");
    add(all, Kind.PICTURE, "image/png", "png");
    add(all, Kind.PICTURE, "image/gif", "gif");
    add(all, Kind.PICTURE, "image/webp", "webp");
    add(all, Kind.PICTURE, "image/avif", "avif");
    add(all, Kind.PICTURE, "image/bmp", "bmp");
    add(all, Kind.VIDEO, "video/mp4", "mp4 m4v");
    add(all, Kind.VIDEO, "video/webm", "webm");
    add(all, Kind.VIDEO, "video/ogg", "ogv");
    add(all, Kind.SOUND, "audio/mpeg", "mp3");
    add(all, Kind.SOUND, "audio/mp4", "m4a");
    add(all, Kind.SOUND, "audio/wav", "wav");
    add(all, Kind.SOUND, "audio/ogg", "ogg oga opus");
    add(all, Kind.SOUND, "audio/flac", "flac");
    add(all, Kind.TEXT, PLAIN, "txt text log out err md rst yaml yml toml ini conf cfg");
    add(all, Kind.TEXT, PLAIN, "properties sh py r sql");
    add(all, Kind.JSON, PLAIN, "json");
    add(all, Kind.TABLE, PLAIN, "csv tsv");
    return all;
  }

  private static void add(Map<String, Shown> all, Kind kind, String type, String extensions) {
    for (String extension : List.of(extensions.split(" "))) {
      all.put(extension, new Shown(kind, type));
    }
  }

  /** How a file of that key is shown; empty when it is only downloaded. */
  public static Optional<Shown> of(String key) {
    return Optional.ofNullable(BY_EXTENSION.get(extension(key)));
  }

  static String extension(String key) {
    String name = key.substring(key.lastIndexOf('/') + 1);
    return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
  }
}
