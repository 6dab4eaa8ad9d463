package levante.web.page.whatif;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;
import levante.web.language.Say;
import levante.web.page.frame.Worded;

/** What of a policy is moved. */
public enum Slider implements Worded {
  IDLE("Idle time", " s", 1800, "15", "How long a node is idle before it goes."),
  CORES("Headroom, cores", "", 16, "1", "So many cores are kept free while there is work."),
  NODES("Headroom, nodes", "", 8, "1", "So many empty nodes are kept while there is work."),
  ARRIVALS(
      "Headroom, arrivals an hour",
      "",
      60,
      "1",
      "For every so many arrivals an hour one more node is kept free; 0 for none."),
  BURST(
      "Burst share",
      "",
      2,
      "0.05",
      "Of what is expected of a burst, how much is ordered for; 0 for nothing."),
  PATIENCE(
      "Patience share",
      "",
      2,
      "0.05",
      "Of the cores that running work is about to free, how many others may wait for.");

  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,6}(\\.[0-9]{1,4})?");

  private final String label;
  private final String unit;
  private final int most;
  private final String step;
  private final String hint;

  Slider(String label, String unit, int most, String step, String hint) {
    this.label = label;
    this.unit = unit;
    this.most = most;
    this.step = step;
    this.hint = hint;
  }

  /** What people call it. */
  public String label() {
    return Say.of(label);
  }

  /** What follows its value; may be empty. */
  public String unit() {
    return unit;
  }

  /** How far it goes apart from each other. */
  public String step() {
    return step;
  }

  /** What it does. */
  public String hint() {
    return Say.of(hint);
  }

  /** As far as it goes, or farther when the policy is beyond. */
  public BigDecimal most(BigDecimal value) {
    return value.max(BigDecimal.valueOf(most));
  }

  /** What a URL says of it, or what holds when it says nothing; INVALID_REQUEST. */
  BigDecimal read(Function<String, Optional<String>> query, BigDecimal otherwise) {
    Optional<String> written = query.apply(word());
    if (written.isEmpty()) {
      return otherwise;
    }
    String text = written.get().strip();
    if (!NUMBER.matcher(text).matches()) {
      throw new LevanteException(
          ErrorCode.INVALID_REQUEST,
          Say.of("%s wants a number that is not negative, not '%s'", label, text));
    }
    BigDecimal value = new BigDecimal(text);
    if (!step.contains(".") && value.stripTrailingZeros().scale() > 0) {
      throw new LevanteException(
          ErrorCode.INVALID_REQUEST, Say.of("%s wants a whole number, not '%s'", label, text));
    }
    return value;
  }
}
