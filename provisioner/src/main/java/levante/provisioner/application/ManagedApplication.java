package levante.provisioner.application;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import levante.kernel.ClusterId;

/**
 * An application that a cluster has or is about to have. It waits, is underway, and is ready or has
 * failed; a failed one is looked at again and tried again. One that nobody wants any more is being
 * removed until its cluster lists it no more.
 *
 * @param application what was asked for last
 * @param explanation why it is no further, for a person
 * @param since when this was first asked for; empty before anything was done
 */
public record ManagedApplication(
    DesiredApplication application,
    ClusterId cluster,
    State state,
    String explanation,
    Optional<Instant> since) {
  /**
   * How long an application may take before its waiting is called a failure: a machine that is
   * bought for its pods boots within 15 minutes (the provisioner's boot timeout), and pulls their
   * images.
   */
  private static final Duration PATIENCE = Duration.ofMinutes(20);

  /** How far it is. */
  public enum State {
    WAITING,
    UNDERWAY,
    READY,
    FAILED,
    REMOVING
  }

  public ManagedApplication {
    Objects.requireNonNull(application, "application");
    Objects.requireNonNull(cluster, "cluster");
    Objects.requireNonNull(state, "state");
    Objects.requireNonNull(explanation, "explanation");
    Objects.requireNonNull(since, "since");
  }

  /** One of which nothing is done. */
  public static ManagedApplication of(DesiredApplication application, ClusterId cluster) {
    return new ManagedApplication(application, cluster, State.WAITING, "", Optional.empty());
  }

  /** The node template's name. */
  public String nodeTemplate() {
    return application.nodeTemplate();
  }

  /** Whether it is that very application, and serves. */
  public boolean serves(DesiredApplication wanted) {
    return state == State.READY && application.digest().equals(wanted.digest());
  }

  /** With another reason why nothing is done about it; a state that says more stays. */
  public ManagedApplication holding(String why) {
    return new ManagedApplication(
        application, cluster, state == State.READY ? State.WAITING : state, why, since);
  }

  /** As that wish has it; its time begins anew when it is another one. */
  public ManagedApplication become(DesiredApplication wanted) {
    boolean isSame = application.digest().equals(wanted.digest());
    return isSame
        ? new ManagedApplication(wanted, cluster, state, explanation, since)
        : of(wanted, cluster);
  }

  /** After a step towards its being there. */
  public ManagedApplication after(ApplicationResult result, Instant now) {
    Instant begun = since.orElse(now);
    boolean isLate = begun.plus(PATIENCE).isBefore(now);
    return result.match(
        done -> in(State.READY, "", begun),
        underway ->
            isLate
                ? in(
                    State.FAILED,
                    "does not serve after %d minutes: %s"
                        .formatted(PATIENCE.toMinutes(), underway.why()),
                    begun)
                : in(State.UNDERWAY, underway.why(), begun),
        failed -> in(State.FAILED, failed.reason(), begun));
  }

  /** After a step towards its being gone. */
  public ManagedApplication leaving(ApplicationResult result) {
    String why =
        result.match(
            done -> "is being taken away", ApplicationResult.Underway::why, f -> f.reason());
    return new ManagedApplication(application, cluster, State.REMOVING, why, since);
  }

  private ManagedApplication in(State next, String why, Instant begun) {
    return new ManagedApplication(application, cluster, next, why, Optional.of(begun));
  }
}
