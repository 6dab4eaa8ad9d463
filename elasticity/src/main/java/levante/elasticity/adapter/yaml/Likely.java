package levante.elasticity.adapter.yaml;

import java.util.Collection;
import java.util.Comparator;

/** What somebody may have meant who wrote a word that does not exist. */
final class Likely {
  private Likely() {}

  /** A clause that names the nearest of the known words, or nothing when none is near. */
  static String hint(String word, Collection<String> known) {
    return known.stream()
        .filter(one -> distance(word, one) <= Math.max(1, (word.length() + 1) / 3))
        .min(
            Comparator.<String>comparingInt(one -> distance(word, one))
                .thenComparing(Comparator.naturalOrder()))
        .map("; did you mean '%s'?"::formatted)
        .orElse("");
  }

  private static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int above = row[j];
        int change = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        row[j] = Math.min(change, 1 + Math.min(above, row[j - 1]));
        diagonal = above;
      }
    }
    return row[b.length()];
  }
}
