package levante.cli.deploy;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import levante.cli.client.InfrastructureView;
import levante.cli.reach.Asked;

/** Tells a person who waits what has changed since the last look. */
final class Progress {
  private final Asked asked;
  private Set<String> told = Set.of();

  Progress(Asked asked) {
    this.asked = asked;
  }

  /** What was seen now. */
  InfrastructureView saw(InfrastructureView seen) {
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
  static String missing(InfrastructureView seen) {
    List<String> whys = seen.explanations();
    return "%s is %s%s"
        .formatted(seen.id(), seen.state(), whys.isEmpty() ? "" : ": " + String.join("; ", whys));
  }
}
