package levante.tosca.parse;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The did-you-mean of a misspelled name. */
public final class Nearest {
  private static final int LONGEST = 100;
  private static final int FEW = 8;

  private Nearest() {}

  /**
   * The known name that is nearest to what was written, if one is near: at most a third of its
   * characters differ. Ties go to the first in alphabetical order.
   */
  public static Optional<String> to(String written, Collection<String> known) {
    if (written.length() > LONGEST) {
      return Optional.empty();
    }
    String wanted = written.toLowerCase(Locale.ROOT);
    return known.stream()
        .filter(name -> Math.abs(name.length() - written.length()) <= allowed(name))
        .filter(name -> distance(wanted, name.toLowerCase(Locale.ROOT)) <= allowed(name))
        .min(
            Comparator.<String>comparingInt(name -> distance(wanted, name.toLowerCase(Locale.ROOT)))
                .thenComparing(Comparator.naturalOrder()));
  }

  /** The end of a sentence: the nearest name, else the known ones when they are few. */
  public static String hint(String written, Collection<String> known) {
    Optional<String> nearest = to(written, known);
    if (nearest.isPresent()) {
      return "; did you mean '%s'?".formatted(nearest.get());
    }
    if (known.isEmpty() || known.size() > FEW) {
      return "";
    }
    return known.stream().sorted().collect(Collectors.joining(", ", "; known here: ", ""));
  }

  private static int allowed(String name) {
    return Math.max(1, Math.min(name.length(), LONGEST) / 3);
  }

  // Edits are insert, delete, replace and the swap of two neighbours, as typing errors are.
  private static int distance(String a, String b) {
    int[] beforeLast = new int[b.length() + 1];
    int[] last = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      last[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int[] row = new int[b.length() + 1];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int replaced = last[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        row[j] = Math.min(replaced, Math.min(last[j], row[j - 1]) + 1);
        if (swapped(a, b, i, j)) {
          row[j] = Math.min(row[j], beforeLast[j - 2] + 1);
        }
      }
      beforeLast = last;
      last = row;
    }
    return last[b.length()];
  }

  private static boolean swapped(String a, String b, int i, int j) {
    return i > 1
        && j > 1
        && a.charAt(i - 1) == b.charAt(j - 2)
        && a.charAt(i - 2) == b.charAt(j - 1);
  }
}
