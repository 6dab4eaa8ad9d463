package levante.elasticity.work;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Optional;
import levante.elasticity.cluster.Pod;
import levante.elasticity.cluster.Resources;
import levante.elasticity.constraint.Gang;

/**
 * A pod as work, from when it was made to when it was gone or had ended; both as precise as the
 * looks at its cluster are.
 *
 * @param key which pod
 * @param requests cpu, memory and GPUs that its containers ask for; nothing else of it is kept
 * @param started since when it has had a node; empty while it waits
 * @param ended when it was not there any more; empty while it waits or runs
 * @param gang its namespace and name
 */
public record Work(
    Key key,
    Resources requests,
    int priority,
    Optional<String> gang,
    Optional<Instant> started,
    Optional<Instant> ended) {
  /**
   * Which pod: another one of the same name was made at another time.
   *
   * @param pod namespace and name
   * @param created in microseconds, as databases keep it
   */
  public record Key(String pod, Instant created) {
    public Key {
      Objects.requireNonNull(pod, "pod");
      created = created.truncatedTo(ChronoUnit.MICROS);
    }

    static Key of(Pod pod) {
      return new Key(pod.fullName(), pod.created());
    }
  }

  public Work {
    Objects.requireNonNull(key, "key");
    Objects.requireNonNull(requests, "requests");
    Objects.requireNonNull(gang, "gang");
    Objects.requireNonNull(started, "started");
    Objects.requireNonNull(ended, "ended");
  }

  /** A pod that waits. */
  static Work of(Pod pod) {
    Resources asked = pod.requests();
    return new Work(
        Key.of(pod),
        Resources.of(asked.get(Resources.CPU), asked.get(Resources.MEMORY))
            .with(Resources.GPU, asked.get(Resources.GPU)),
        pod.spec().priority(),
        pod.spec().gang().map(Gang::name).map(name -> pod.namespace() + "/" + name),
        Optional.empty(),
        Optional.empty());
  }

  /** The same, with a node since then, or waiting (again, then it begins anew). */
  Work startedAt(Optional<Instant> at) {
    return new Work(key, requests, priority, gang, at, ended);
  }

  /** The same, gone by then. */
  Work endedAt(Instant at) {
    return new Work(key, requests, priority, gang, started, Optional.of(at));
  }
}
