package levante.cli.deploy;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import levante.cli.client.InfrastructureView;
import levante.cli.client.deploy.DeployClient;
import levante.cli.reach.Asked;
import levante.cli.reach.Waiting;

/** Tells a person who waits what has changed since the last look. */
final class Progress {
  private static final Duration LIMIT = Duration.ofMinutes(60);

  private final Asked asked;
  private Set<String> told = Set.of();

  private Progress(Asked asked) {
    this.asked = asked;
  }

  /**
   * Waits until an infrastructure is so, as long as the words say.
   *
   * @throws CliFailure TIME_OVER with what is missing when it is not so in time
   */
  static void until(
      Asked asked, DeployClient client, String id, Predicate<InfrastructureView> done) {
    Progress progress = new Progress(asked);
    Waiting.until(
        asked.server().patience(),
        Waiting.limit(asked.words(), LIMIT),
        () -> Optional.of(progress.saw(client.get(id))).filter(done),
        () -> missing(client.get(id)));
  }

  private InfrastructureView saw(InfrastructureView seen) {
    Set<String> now = new HashSet<>();
    seen.machines().forEach(one -> tell(now, one.name() + " is " + one.state()));
    seen.clusters().forEach(one -> tell(now, "cluster %s is %s".formatted(one.id(), one.state())));
    seen.explanations().forEach(why -> tell(now, why));
    told = Set.copyOf(now);
    return seen;
  }

  private void tell(Set<String> now, String sentence) {
    if (now.add(sentence) && !told.contains(sentence)) {
      asked.tell("  " + sentence);
    }
  }

  /** What is missing still, for the one whose time is over. */
  private static String missing(InfrastructureView seen) {
    List<String> whys = seen.explanations();
    return "%s is %s%s"
        .formatted(seen.id(), seen.state(), whys.isEmpty() ? "" : ": " + String.join("; ", whys));
  }
}
