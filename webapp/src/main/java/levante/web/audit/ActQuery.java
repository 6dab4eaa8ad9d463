package levante.web.audit;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;
import levante.kernel.OwnerId;

/**
 * Which acts are looked for.
 *
 * @param day in UTC
 * @param after those that are older than the act of that place
 */
public record ActQuery(
    Optional<OwnerId> who, Optional<Area> area, Optional<LocalDate> day, Optional<Place> after) {
  /** All of them. */
  public static final ActQuery ALL =
      new ActQuery(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

  public ActQuery {
    Objects.requireNonNull(who, "who");
    Objects.requireNonNull(area, "area");
    Objects.requireNonNull(day, "day");
    Objects.requireNonNull(after, "after");
  }

  /**
   * What a form says: an empty field asks for nothing.
   *
   * @param after empty for the newest
   * @throws LevanteException INVALID_REQUEST for what is no name, area, day or place
   */
  public static ActQuery read(String who, String area, String day, String after) {
    return new ActQuery(
        given(who).map(OwnerId::new),
        given(area)
            .map(word -> Area.ofWord(word).orElseThrow(() -> refused(word, "kind of thing"))),
        given(day).map(ActQuery::day),
        given(after).map(Place::read));
  }

  private static Optional<String> given(String field) {
    return Optional.of(field.strip()).filter(one -> !one.isEmpty());
  }

  private static LocalDate day(String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeParseException e) {
      throw refused(text, "day; write it like 2026-11-30");
    }
  }

  private static LevanteException refused(String text, String what) {
    return new LevanteException(ErrorCode.INVALID_REQUEST, "'%s' is no %s".formatted(text, what));
  }

  /** The same of one user. */
  public ActQuery of(OwnerId user) {
    return new ActQuery(Optional.of(user), area, day, after);
  }

  /** The same, older than that place. */
  public ActQuery after(Place place) {
    return new ActQuery(who, area, day, Optional.of(place));
  }

  /** Where in the order of acts, the newest first, one stands. */
  public record Place(Instant at, long id) {
    private static final Pattern FORM = Pattern.compile("([0-9]{1,12})\\.([0-9]{6})_([0-9]{1,18})");

    /** As a link says it. */
    public String text() {
      return "%d.%06d_%d".formatted(at.getEpochSecond(), at.getNano() / 1_000, id);
    }

    private static Place read(String text) {
      Matcher parts = FORM.matcher(text);
      if (!parts.matches()) {
        throw refused(text, "place in the list");
      }
      Instant at =
          Instant.ofEpochSecond(
              Long.parseLong(parts.group(1)), Long.parseLong(parts.group(2)) * 1_000);
      return new Place(at, Long.parseLong(parts.group(3)));
    }
  }
}
