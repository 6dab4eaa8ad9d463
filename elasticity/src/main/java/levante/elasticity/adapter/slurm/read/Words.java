package levante.elasticity.adapter.slurm.read;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import levante.elasticity.cluster.Resources;
import levante.kernel.Quantity;

/** Words, numbers and amounts as Slurm writes them. */
final class Words {
  private static final Set<String> NONE = Set.of("", "(null)", "N/A", "n/a", "None", "NONE");
  private static final Pattern SIZE = Pattern.compile("([0-9]+(?:\\.[0-9]+)?)([KMGTP]?)[cn]?");
  private static final String UNITS = "KMGTP";
  private static final long STEP = 1024;

  private Words() {}

  /** Whether that stands for nothing. */
  static boolean isNone(String word) {
    return NONE.contains(word);
  }

  /** A whole number, or another one for what stands for nothing. */
  static long number(String word, long otherwise) {
    return isNone(word) ? otherwise : number(word);
  }

  static long number(String word) {
    try {
      return Long.parseLong(word);
    } catch (NumberFormatException unreadable) {
      throw new UnreadableException("the number '%s'".formatted(word));
    }
  }

  /** Memory; without a unit it is MiB. */
  static Quantity memory(String word) {
    Matcher size = SIZE.matcher(word);
    if (!size.matches()) {
      throw new UnreadableException("the memory '%s'".formatted(word));
    }
    int power = size.group(2).isEmpty() ? 2 : UNITS.indexOf(size.group(2)) + 1;
    BigDecimal factor = BigDecimal.valueOf(STEP).pow(power);
    return Quantity.of(new BigDecimal(size.group(1)).multiply(factor).longValue());
  }

  /**
   * Generic resources of a node, {@code gpu:tesla:2(S:0),mps:100}, or of a job, {@code gres:gpu:2},
   * by the names that the domain has for them, kinds summed up.
   */
  static Map<String, Long> gres(String word) {
    Map<String, Long> amounts = new TreeMap<>();
    String plain = isNone(word) ? "" : word.replaceAll("\\([^)]*\\)", "");
    for (String one : plain.split(",")) {
      String[] parts = one.replaceFirst("^gres[:/]", "").split("[:=]");
      String last = parts[parts.length - 1];
      boolean counted = parts.length > 1 && last.matches("[0-9]{1,9}");
      if (!parts[0].isEmpty()) {
        String name = parts[0].equals("gpu") ? Resources.GPU : "gres/" + parts[0];
        amounts.merge(name, counted ? Long.parseLong(last) : 1L, Long::sum);
      }
    }
    return amounts;
  }

  /** Trackable resources: {@code cpu=4,mem=1000M,node=2}. */
  static Map<String, String> tres(String word) {
    Map<String, String> amounts = new TreeMap<>();
    for (String one : word.split(",")) {
      int is = one.indexOf('=');
      if (is > 0) {
        amounts.put(one.substring(0, is), one.substring(is + 1));
      }
    }
    return amounts;
  }

  /** So many parts of at most that size. */
  static long parts(long whole, long parts) {
    return (whole + parts - 1) / parts;
  }
}
