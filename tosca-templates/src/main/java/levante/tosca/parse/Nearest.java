package levante.tosca.parse;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.stream.Collectors;

/** The did-you-mean of a misspelled name. */
public final class Nearest {
  private static final int LONGEST = 100;
  private static final int FEW = 8;

  /** Of how many names the distance is computed: a template may have ten thousand. */
  private static final int MOST_COMPARED = 100;

  private Nearest() {}

  /** A name with a number that tells how like the written one it is. */
  private record Like(String name, int measure) {}

  /**
   * The known name that is nearest to what was written, if one is near: at most a third of its
   * characters differ. Ties go to the first in alphabetical order. Of very many names only those
   * are looked at that begin and end most like it.
   */
  public static Optional<String> to(String written, Collection<String> known) {
    if (written.length() > LONGEST) {
      return Optional.empty();
    }
    String wanted = written.toLowerCase(Locale.ROOT);
    return likeliest(wanted, known).stream()
        .map(name -> new Like(name, distance(wanted, name.toLowerCase(Locale.ROOT))))
        .filter(one -> one.measure() <= allowed(one.name()))
        // Every single letter is one edit away from every other.
        .filter(one -> one.measure() < Math.max(wanted.length(), one.name().length()))
        .min(Comparator.comparingInt(Like::measure).thenComparing(Like::name))
        .map(Like::name);
  }

  private static Collection<String> likeliest(String wanted, Collection<String> known) {
    if (known.size() <= MOST_COMPARED) {
      return known.stream().filter(name -> isOfLikeLength(wanted, name)).toList();
    }
    Queue<Like> best = new PriorityQueue<>(Comparator.comparingInt(Like::measure));
    for (String name : known) {
      if (isOfLikeLength(wanted, name)) {
        int ends = commonEnds(wanted, name);
        if (best.size() < MOST_COMPARED) {
          best.add(new Like(name, ends));
        } else if (ends > best.element().measure()) {
          best.remove();
          best.add(new Like(name, ends));
        }
      }
    }
    return best.stream().map(Like::name).toList();
  }

  private static boolean isOfLikeLength(String wanted, String name) {
    return Math.abs(name.length() - wanted.length()) <= allowed(name);
  }

  // How many characters they have in common from the beginning and from the end.
  private static int commonEnds(String a, String b) {
    int most = Math.min(a.length(), b.length());
    int first = 0;
    while (first < most && a.charAt(first) == b.charAt(first)) {
      first++;
    }
    int last = 0;
    while (last < most - first
        && a.charAt(a.length() - 1 - last) == b.charAt(b.length() - 1 - last)) {
      last++;
    }
    return first + last;
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
