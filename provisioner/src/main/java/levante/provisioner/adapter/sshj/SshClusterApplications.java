package levante.provisioner.adapter.sshj;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.function.Function;
import java.util.function.Supplier;
import levante.kernel.ClusterId;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;
import levante.provisioner.adapter.sshj.shell.Background;
import levante.provisioner.application.ApplicationResult;
import levante.provisioner.application.ApplicationResult.Underway;
import levante.provisioner.application.ApplicationScripts;
import levante.provisioner.application.ClusterApplications;
import levante.provisioner.application.DesiredApplication;
import levante.provisioner.application.Sighting;
import levante.provisioner.configure.ClusterSite;
import levante.provisioner.configure.Distribution;
import levante.provisioner.install.InstallScript;

/**
 * Puts applications onto clusters by scripts on their control planes. A script runs there by
 * itself, whoever watches; what stands on a cluster is what the cluster says.
 */
public final class SshClusterApplications implements ClusterApplications {
  /** How often a cluster is asked what it has, and how long its answer counts. */
  private static final Duration FRESH = Duration.ofSeconds(5);

  private static final Duration STALE = Duration.ofMinutes(1);

  private final Function<Distribution, ApplicationScripts> scripts;
  private final ClusterTalk talk;
  private final Clock clock;
  private final Background<Key, ApplicationResult> steps;
  private final Background<ClusterId, Listing> questions;
  private final Map<ClusterId, Listing> listings = new ConcurrentHashMap<>();

  private record Key(ClusterId cluster, String application, String digest) {}

  private record Listing(List<String> names, Instant at) {}

  SshClusterApplications(
      Function<Distribution, ApplicationScripts> scripts,
      ClusterTalk talk,
      ExecutorService threads,
      Clock clock) {
    this.scripts = scripts;
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

  /**
   * What is applied already is looked at, not applied again. It is looked at when its script is
   * known to have ended: one that ends in between would be begun a second time.
   */
  private ApplicationResult step(ClusterSite cluster, DesiredApplication application) {
    InstallScript script = scripts(cluster).apply(application);
    return told(
        () -> {
          RemoteStep.Status status = talk.status(cluster, script);
          return status.state() == RemoteStep.State.RUNNING
              ? running(status)
              : looked(cluster, application).orElseGet(() -> begun(cluster, script, status));
        });
  }

  private Optional<ApplicationResult> looked(ClusterSite cluster, DesiredApplication application) {
    InstallScript look = scripts(cluster).look(application.name());
    Sighting seen = Sighting.read(talk.asked(cluster, look));
    return seen.digest().equals(application.digest())
        ? Optional.of(seen.verdict())
        : Optional.empty();
  }

  @Override
  public ApplicationResult remove(ClusterSite cluster, String name) {
    InstallScript script = scripts(cluster).remove(name);
    return steps
        .ask(
            new Key(cluster.id(), name, ""),
            () ->
                told(
                    () -> {
                      RemoteStep.Status status = talk.status(cluster, script);
                      return status.state() == RemoteStep.State.RUNNING
                          ? running(status)
                          : begun(cluster, script, status);
                    }))
        .orElseGet(() -> new Underway("is being taken away"));
  }

  private static ApplicationResult told(Supplier<ApplicationResult> asked) {
    try {
      return asked.get();
    } catch (LevanteException silent) {
      return new Underway(silent.getMessage());
    }
  }

  private static ApplicationResult running(RemoteStep.Status status) {
    return new Underway("its script runs: " + status.lastLine());
  }

  /** A script that ended as it should is begun again: the cluster says that it has not helped. */
  private ApplicationResult begun(
      ClusterSite cluster, InstallScript script, RemoteStep.Status status) {
    boolean isFailed = status.state() == RemoteStep.State.FAILED;
    listings.remove(cluster.id());
    if (isFailed && !status.isDueAgain()) {
      return new ApplicationResult.Failed("its script " + status.failure());
    }
    talk.start(cluster, script);
    return new Underway(isFailed ? "its script has begun again" : "its script has begun");
  }

  @Override
  public List<String> list(ClusterSite cluster) {
    if (cluster.front().isEmpty()) {
      listings.remove(cluster.id());
      requireUnmade(cluster);
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

  /** A cluster that rests has what it had; one that was never made has nothing. */
  private static void requireUnmade(ClusterSite cluster) {
    if (cluster.founding() == ClusterSite.Founding.DONE) {
      throw new LevanteException(
          ErrorCode.CLUSTER_UNREACHABLE,
          "the control plane of %s does not run".formatted(cluster.id()));
    }
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
    return scripts.apply(cluster.spec().distribution());
  }
}
