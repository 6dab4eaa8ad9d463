package levante.cli.services;

import java.util.List;
import java.util.Optional;
import levante.cli.words.Verb;

/** The verbs of this package. */
public final class ServiceVerbs {
  private ServiceVerbs() {}

  /** All of them. */
  public static List<Verb> all() {
    return List.of(
        new ServicesVerb(),
        RunsVerb.verb(),
        LogsVerb.verb(),
        JobVerbs.replay(),
        JobVerbs.cancel(),
        FileVerbs.put(),
        FileVerbs.get(),
        FileVerbs.list(),
        RunVerb.verb());
  }

  /** The verb of that name. */
  public static Optional<Verb> named(String name) {
    return all().stream().filter(verb -> verb.usage().verb().equals(name)).findFirst();
  }
}
