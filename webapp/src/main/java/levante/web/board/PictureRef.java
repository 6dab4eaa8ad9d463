package levante.web.board;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import levante.oscar.lineage.ObjectVersion;
import levante.web.view.Picture;

/**
 * Names one version of a picture in a URL: its storage, bucket, key and eTag, so that one id always
 * means the same bytes. It is no secret and grants nothing: whoever asks must own the storage.
 */
public record PictureRef(ObjectVersion version) {
  private static final String SEPARATOR = "\u0000";
  private static final Set<String> PICTURES = Set.of("jpg", "jpeg", "png", "webp");
  private static final int MOST_CHARACTERS = 512;

  /** Whether a version is a picture, by the extension of its key. */
  public static boolean isPicture(ObjectVersion version) {
    return PICTURES.contains(ResultRows.extension(version));
  }

  /** A version, for a page to show; empty when its name is too long for that. */
  public static Optional<Picture> picture(ObjectVersion version, String alt) {
    return new PictureRef(version).id().map(id -> new Picture(id, alt));
  }

  /** The id, unless it would be longer than an id may be. */
  Optional<String> id() {
    String text =
        String.join(SEPARATOR, version.storage(), version.bucket(), version.key(), version.eTag());
    String id =
        Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(text.getBytes(StandardCharsets.UTF_8));
    return id.length() > MOST_CHARACTERS ? Optional.empty() : Optional.of(id);
  }

  /** Reads an id; empty when it is none of ours. */
  static Optional<PictureRef> parse(String id) {
    try {
      String text = new String(Base64.getUrlDecoder().decode(id), StandardCharsets.UTF_8);
      List<String> parts = List.of(text.split(SEPARATOR, -1));
      return parts.size() == 4
          ? Optional.of(
              new PictureRef(
                  new ObjectVersion(parts.get(0), parts.get(1), parts.get(2), parts.get(3))))
          : Optional.empty();
    } catch (IllegalArgumentException notBase64) {
      return Optional.empty();
    }
  }
}
