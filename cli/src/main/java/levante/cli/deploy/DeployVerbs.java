package levante.cli.deploy;

import java.util.List;
import java.util.Optional;
import levante.cli.words.Verb;

/** The verbs of this package. */
public final class DeployVerbs {
  private DeployVerbs() {}

  /** All of them. */
  public static List<Verb> all() {
    return List.of(
        TemplatesVerb.verb(),
        PlanVerb.plan(),
        ApplyVerb.verb(),
        PlanVerb.diff(),
        StatusVerb.status(),
        StatusVerb.outputs(),
        ScaleVerb.verb(),
        DestroyVerb.verb(),
        KubeconfigVerb.verb());
  }

  /** The verb of that name. */
  public static Optional<Verb> named(String name) {
    return all().stream().filter(verb -> verb.usage().verb().equals(name)).findFirst();
  }
}
