package levante.web.page.boxes;

import java.util.Objects;
import java.util.Optional;
import levante.web.language.Say;

/**
 * What is drawn over a picture.
 *
 * @param overlay empty when nothing is
 * @param notice why nothing is, where something might be
 */
public record Findings(Optional<Overlay> overlay, Optional<String> notice) {
  /** Nobody looked for anything in it. */
  public static final Findings NONE = new Findings(Optional.empty(), Optional.empty());

  public Findings {
    Objects.requireNonNull(overlay, "overlay");
    Objects.requireNonNull(notice, "notice");
  }

  static Findings notice(String sentence) {
    return new Findings(Optional.empty(), Optional.of(sentence));
  }

  /** Of a file that was read. */
  static Findings of(String file, BoxFile read, PictureSize size, BoxPicks picks) {
    if (read.wrong().isPresent()) {
      return notice(Say.of("The boxes of %s are not drawn: %s.", file, read.wrong().get()));
    }
    return read.boxes().isEmpty()
        ? notice(Say.of("Nothing was found in it, says %s.", file))
        : new Findings(Optional.of(Overlay.of(file, size, read.boxes(), picks)), Optional.empty());
  }
}
