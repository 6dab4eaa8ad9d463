package levante.web.page.admin;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import levante.web.health.HealthBoard;
import levante.web.health.Part;
import levante.web.language.Say;
import levante.web.page.frame.Frame;
import levante.web.view.Status;

/**
 * How the parts are.
 *
 * @param started when the server did
 * @param looked when the parts were looked at; absent before the first look
 */
public record HealthPage(
    Frame frame, Instant started, Optional<Instant> looked, List<Group> groups) {
  /** Good ones of a kind that are shown each. */
  private static final int MOST_GOOD = 20;

  /**
   * The parts of one kind, those that are not good first.
   *
   * @param remedy what to do about a bad one
   * @param more good ones that are not shown
   */
  public record Group(String title, String remedy, List<Row> rows, int more) {
    public Group {
      rows = List.copyOf(rows);
    }
  }

  /** One part. */
  public record Row(String name, Status state, String says, Instant since, boolean bad) {}

  public HealthPage {
    groups = List.copyOf(groups);
  }

  static HealthPage of(Frame frame, Instant started, Optional<HealthBoard.Look> look) {
    List<HealthBoard.Seen> parts = look.map(HealthBoard.Look::parts).orElse(List.of());
    List<Group> groups =
        Stream.of(Part.Kind.values())
            .map(
                kind ->
                    group(kind, parts.stream().filter(one -> one.part().kind() == kind).toList()))
            .filter(group -> !group.rows().isEmpty())
            .toList();
    return new HealthPage(frame, started, look.map(HealthBoard.Look::at), groups);
  }

  private static Group group(Part.Kind kind, List<HealthBoard.Seen> parts) {
    List<Row> good = parts.stream().filter(HealthPage::isGood).map(HealthPage::row).toList();
    Stream<Row> others = parts.stream().filter(one -> !isGood(one)).map(HealthPage::row);
    return new Group(
        kind.title(),
        kind.remedy(),
        Stream.concat(others, good.stream().limit(MOST_GOOD)).toList(),
        Math.max(0, good.size() - MOST_GOOD));
  }

  private static boolean isGood(HealthBoard.Seen seen) {
    return seen.part().state() == Part.State.GOOD;
  }

  private static Row row(HealthBoard.Seen seen) {
    Part part = seen.part();
    return new Row(
        part.name(),
        status(part.state()),
        part.says(),
        seen.since(),
        part.state() == Part.State.BAD);
  }

  private static Status status(Part.State state) {
    return switch (state) {
      case GOOD -> new Status(Status.Tone.GOOD, Say.of("well"));
      case BAD -> new Status(Status.Tone.BAD, Say.of("not well"));
      case UNKNOWN -> new Status(Status.Tone.BUSY, Say.of("not known"));
    };
  }

  /** How many parts need a person. */
  public long bad() {
    return groups.stream().flatMap(group -> group.rows().stream()).filter(Row::bad).count();
  }
}
