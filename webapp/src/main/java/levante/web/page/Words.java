package levante.web.page;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import levante.web.language.Say;
import levante.web.language.Speech;
import levante.web.view.ClusterRow;

/** How the pages write times, prices and counts. */
public final class Words {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("d MMM HH:mm:ss").withZone(ZoneOffset.UTC);

  private Words() {}

  /** A moment, to the second, in UTC. */
  public static String time(Instant at) {
    return TIME.withLocale(Speech.now().locale()).format(at);
  }

  /** A duration in seconds, with one decimal. */
  public static String seconds(Duration took) {
    return BigDecimal.valueOf(took.toMillis(), 3).setScale(1, RoundingMode.HALF_UP) + " s";
  }

  /** A price, with the cents' fractions that clouds charge. */
  public static String price(BigDecimal eurPerHour) {
    return eurPerHour.setScale(4, RoundingMode.HALF_UP).toPlainString() + " €/h";
  }

  /** How many nodes are ready of those wanted. */
  public static String nodes(ClusterRow cluster) {
    return cluster.readyNodes() == cluster.wantedNodes()
        ? Say.of("%d ready", cluster.readyNodes())
        : Say.of("%d of %d ready", cluster.readyNodes(), cluster.wantedNodes());
  }
}
