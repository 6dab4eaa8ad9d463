package levante.cli.deploy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import levante.cli.client.InfrastructureView;
import levante.cli.client.InfrastructureView.Machine;
import levante.cli.words.Table;

/** An infrastructure as a person reads it. */
final class StatusText {
  private static final String MARGIN = "  ";

  private StatusText() {}

  /** All that its status tells. */
  static List<String> lines(InfrastructureView seen, Instant now) {
    List<String> lines = new ArrayList<>();
    lines.add("%s  %s  %s".formatted(seen.id(), seen.name(), state(seen)));
    seen.createdAt().ifPresent(at -> lines.add("made:  %s, %s ago".formatted(at, age(at, now))));
    lines.add("price: " + PlanText.price(seen.eurPerHour()));
    seen.lock()
        .ifPresent(
            lock ->
                lines.add(
                    "locked by %s since %s %s"
                        .formatted(lock.by(), lock.at(), lock.reason())
                        .strip()));
    seen.lifetime().ifPresent(life -> lines.add("ends:  " + life.end()));
    seen.drift()
        .drifts()
        .forEach(one -> lines.add("drift: %s: %s".formatted(one.what(), one.sentence())));
    seen.explanations().forEach(why -> lines.add("why:   " + why));
    lines.addAll(clusters(seen));
    lines.addAll(machines(seen.machines()));
    return lines;
  }

  private static String state(InfrastructureView seen) {
    return seen.activity()
        .filter(activity -> !activity.equals("awake"))
        .map(activity -> seen.state() + ", " + activity)
        .orElse(seen.state());
  }

  /** The two greatest units, as kubectl writes an age. */
  static String age(Instant since, Instant now) {
    Duration age = Duration.between(since, now);
    if (age.toDays() > 0) {
      return "%dd%dh".formatted(age.toDays(), age.toHoursPart());
    }
    if (age.toHours() > 0) {
      return "%dh%dm".formatted(age.toHours(), age.toMinutesPart());
    }
    return age.toMinutes() > 0
        ? "%dm%ds".formatted(age.toMinutes(), age.toSecondsPart())
        : Math.max(0, age.toSeconds()) + "s";
  }

  private static List<String> clusters(InfrastructureView seen) {
    Table table = new Table().row("CLUSTER", "NAME", "KIND", "STATE", "SERVICES AT");
    seen.clusters()
        .forEach(
            one ->
                table.row(
                    one.id(),
                    one.name(),
                    one.distribution(),
                    one.state(),
                    one.endpoint().toString()));
    return seen.clusters().isEmpty() ? List.of() : table.lines(MARGIN);
  }

  private static List<String> machines(List<Machine> machines) {
    Table table =
        new Table().row("MACHINE", "NODE TEMPLATE", "STATE", "SIZE", "REGION", "EUR/H", "ADDRESS");
    machines.forEach(
        one ->
            table.row(
                one.name(),
                one.nodeTemplate(),
                one.state(),
                one.size(),
                one.region(),
                one.eurPerHour().toPlainString(),
                one.publicAddress().or(one::privateAddress).orElse("-"),
                one.explanation() == null ? "" : one.explanation()));
    return machines.isEmpty() ? List.of() : table.lines(MARGIN);
  }
}
