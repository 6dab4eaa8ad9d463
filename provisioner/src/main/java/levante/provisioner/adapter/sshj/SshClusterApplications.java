package levante.provisioner.adapter.sshj;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import levante.kernel.ClusterId;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;
import levante.provisioner.application.ApplicationResult;
import levante.provisioner.application.ApplicationResult.Underway;
import levante.provisioner.application.ApplicationScripts;
import levante.provisioner.application.ApplicationScripts.Control;
import levante.provisioner.application.ClusterApplications;
import levante.provisioner.application.DesiredApplication;
import levante.provisioner.application.Sighting;
import levante.provisioner.configure.ClusterSite;
import levante.provisioner.install.InstallScript;

/**
 * Puts applications onto clusters by scripts on their control planes. A script runs there by
 * itself, whoever watches; what stands on a cluster is what the cluster says.
 */
public final class SshClusterApplications implements ClusterApplications {
  /** How often a cluster is asked what it has, and how long its answer counts. */
  private static final Duration FRESH = Duration.ofSeconds(5);

  private static final Duration STALE = Duration.ofMinutes(1);

  private final ApplicationScripts.Helm helm;
  private final ClusterTalk talk;
  private final Clock clock;
  private final Background<Key, ApplicationResult> steps;
  private final Background<ClusterId, Listing> questions;
  private final Map<ClusterId, Listing> listings = new ConcurrentHashMap<>();

  private record Key(ClusterId cluster, String application, String digest) {}

  private record Listing(List<String> names, Instant at) {}

  SshClusterApplications(
      ApplicationScripts.Helm helm, ClusterTalk talk, ExecutorService threads, Clock clock) {
    this.helm = helm;
    this.talk = talk;
    this.clock = clock;
    this.steps = new Background<>(threads);
    this.questions = new Background<>(threads);
  }

  @Override
  public ApplicationResult apply(ClusterSite cluster, DesiredApplication application) {
    return steps
        .ask(
            new Key(cluster.id(), application.name(), application.digest()),
            () -> step(cluster, application))
        .orElseGet(() -> new Underway("its cluster is being asked how far it is"));
  }

  /** What is applied already is looked at, not applied again. */
  private ApplicationResult step(ClusterSite cluster, DesiredApplication application) {
    try {
      ApplicationScripts scripts = scripts(cluster);
      Sighting seen = Sighting.read(talk.asked(cluster, scripts.look(application.name())));
      return seen.digest().equals(application.digest())
          ? seen.verdict()
          : advanced(cluster, scripts.apply(application));
    } catch (LevanteException silent) {
      return new Underway(silent.getMessage());
    }
  }

  @Override
  public ApplicationResult remove(ClusterSite cluster, String name) {
    return steps
        .ask(
            new Key(cluster.id(), name, ""),
            () -> {
              try {
                return advanced(cluster, scripts(cluster).remove(name));
              } catch (LevanteException silent) {
                return new Underway(silent.getMessage());
              }
            })
        .orElseGet(() -> new Underway("is being taken away"));
  }

  /** A script that ended as it should is begun again: the cluster says that it has not helped. */
  private ApplicationResult advanced(ClusterSite cluster, InstallScript script) {
    RemoteStep.Status status = talk.status(cluster, script);
    if (status.state() == RemoteStep.State.RUNNING) {
      return new Underway("is being put in place: " + status.lastLine());
    }
    boolean isShown = status.state() == RemoteStep.State.FAILED && !status.isDueAgain();
    if (!isShown) {
      talk.start(cluster, script);
    }
    listings.remove(cluster.id());
    return status.state() == RemoteStep.State.FAILED
        ? new ApplicationResult.Failed("what puts it in place " + status.failure())
        : new Underway("its script has begun");
  }

  @Override
  public List<String> list(ClusterSite cluster) {
    if (cluster.front().isEmpty()) {
      listings.remove(cluster.id());
      return List.of();
    }
    Instant now = clock.instant();
    Optional<LevanteException> failure = refresh(cluster, now);
    Listing known = listings.get(cluster.id());
    if (known == null || known.at().plus(STALE).isBefore(now)) {
      throw failure.orElseGet(
          () ->
              new LevanteException(
                  ErrorCode.CLUSTER_UNREACHABLE, cluster.id() + " has not answered yet"));
    }
    return known.names();
  }

  private Optional<LevanteException> refresh(ClusterSite cluster, Instant now) {
    Listing known = listings.get(cluster.id());
    if (known != null && known.at().plus(FRESH).isAfter(now)) {
      return Optional.empty();
    }
    try {
      questions
          .ask(
              cluster.id(),
              () ->
                  new Listing(
                      talk.asked(cluster, scripts(cluster).list()).lines().sorted().toList(),
                      clock.instant()))
          .ifPresent(listing -> listings.put(cluster.id(), listing));
      return Optional.empty();
    } catch (LevanteException silent) {
      return Optional.of(
          new LevanteException(ErrorCode.CLUSTER_UNREACHABLE, silent.getMessage(), silent));
    }
  }

  private ApplicationScripts scripts(ClusterSite cluster) {
    return new ApplicationScripts(helm, Control.of(cluster.spec().distribution(), talk.folder()));
  }
}
