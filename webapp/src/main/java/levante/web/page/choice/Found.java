package levante.web.page.choice;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** The rows that are shown, of so many that fit. */
public record Found<T>(List<T> rows, int count) {
  /** More than a person looks through; a cloud may have thousands of images. */
  private static final int MOST_ROWS = 100;

  public Found {
    rows = List.copyOf(rows);
  }

  /** Nothing. */
  public static <T> Found<T> none() {
    return new Found<>(List.of(), 0);
  }

  /** Those whose text has all of the words, in whatever case. */
  static <T> Found<T> of(List<T> all, String query, Function<T, String> text) {
    List<String> words =
        Arrays.stream(query.toLowerCase(Locale.ROOT).split("\\s+", -1))
            .filter(word -> !word.isEmpty())
            .toList();
    List<T> fitting =
        all.stream()
            .filter(
                one -> {
                  String lower = text.apply(one).toLowerCase(Locale.ROOT);
                  return words.stream().allMatch(lower::contains);
                })
            .toList();
    return new Found<>(fitting.subList(0, Math.min(MOST_ROWS, fitting.size())), fitting.size());
  }
}
