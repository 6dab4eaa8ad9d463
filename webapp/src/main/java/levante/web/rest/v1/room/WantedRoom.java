package levante.web.rest.v1.room;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Map;
import levante.elasticity.cluster.Resources;
import levante.elasticity.request.RoomRequest.Wanted;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;
import levante.kernel.OwnerId;
import levante.kernel.Quantity;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What is asked for; what is null has its default.
 *
 * @param cpu of each slot, as Kubernetes writes it; 1 by default
 * @param memory the same; 1Gi by default
 * @param gpu the same; none by default
 * @param count how many slots; 1 by default
 * @param within after so long it is given up; an hour by default, a week at most
 * @param held for so long its room is held; two minutes by default, as CLUES does, a day at most
 */
public record WantedRoom(
    @Schema(nullable = true) String cpu,
    @Schema(nullable = true) String memory,
    @Schema(nullable = true) String gpu,
    @Schema(nullable = true) Integer count,
    @Schema(nullable = true, format = "duration") String within,
    @Schema(nullable = true, format = "duration") String held) {
  private static final int MOST_SLOTS = 1_000;
  private static final Duration WITHIN = Duration.ofHours(1);
  private static final Duration LONGEST_WITHIN = Duration.ofDays(7);
  private static final Duration HELD = Duration.ofMinutes(2);
  private static final Duration LONGEST_HELD = Duration.ofDays(1);

  /** The same, checked; throws INVALID_REQUEST or INVALID_QUANTITY with what is wrong. */
  public Wanted by(OwnerId owner) {
    int slots = count == null ? 1 : count;
    if (slots < 1 || slots > MOST_SLOTS) {
      throw wrong("'count' is from 1 to " + MOST_SLOTS);
    }
    return new Wanted(
        owner.value(),
        Resources.of(
            Map.of(
                Resources.CPU, amount("cpu", cpu, "1"),
                Resources.MEMORY, amount("memory", memory, "1Gi"),
                Resources.GPU, amount("gpu", gpu, "0"))),
        slots,
        time("within", within, WITHIN, LONGEST_WITHIN),
        time("held", held, HELD, LONGEST_HELD));
  }

  private static Quantity amount(String field, String written, String otherwise) {
    Quantity amount = Quantity.parse(written == null ? otherwise : written);
    if (amount.signum() < 0) {
      throw wrong("'%s' is not to be negative".formatted(field));
    }
    return amount;
  }

  private static Duration time(String field, String written, Duration otherwise, Duration longest) {
    if (written == null) {
      return otherwise;
    }
    try {
      Duration time = Duration.ofSeconds(Duration.parse(written).toSeconds());
      if (time.compareTo(Duration.ofSeconds(1)) >= 0 && time.compareTo(longest) <= 0) {
        return time;
      }
    } catch (DateTimeParseException | ArithmeticException wrong) {
      throw wrong("'%s' is a time such as PT10M, not %s".formatted(field, written));
    }
    throw wrong("'%s' is from PT1S to %s".formatted(field, longest));
  }

  private static LevanteException wrong(String message) {
    return new LevanteException(ErrorCode.INVALID_REQUEST, message);
  }
}
