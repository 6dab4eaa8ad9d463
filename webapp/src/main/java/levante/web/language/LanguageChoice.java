package levante.web.language;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * A language that a page may be had in, as a link at its foot.
 *
 * @param spoken whether it is in that one
 * @param path that chooses it and leads back to the page
 */
public record LanguageChoice(Language language, boolean spoken, String path) {
  /** All of them, for the page that is drawn now. */
  public static List<LanguageChoice> all() {
    Speech current = Speech.current();
    String place = URLEncoder.encode(current.place(), StandardCharsets.UTF_8);
    return Arrays.stream(Language.values())
        .map(
            one ->
                new LanguageChoice(
                    one,
                    one == current.language(),
                    "/language/%s?to=%s".formatted(one.tag(), place)))
        .toList();
  }
}
