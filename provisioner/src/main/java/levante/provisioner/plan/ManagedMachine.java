package levante.provisioner.plan;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import levante.provisioner.cloud.MachineState;
import levante.provisioner.configure.ClusterSite;
import levante.provisioner.configure.ClusterSite.Founding;
import levante.provisioner.configure.ClusterSpec;
import levante.provisioner.desired.Placement;
import levante.provisioner.naming.MachineId;
import levante.provisioner.version.NodeVersion;

/**
 * A machine that an infrastructure has or is about to have. It is written down under its name
 * before it is launched, follows what its cloud lists, and is struck out when the cloud and the
 * cluster both list it no more.
 *
 * @param intent what it shall be
 * @param state in IM's words, all we know taken together
 * @param progress instants that deadlines are counted from
 * @param explanation why it is in that state, for a person; empty when there is nothing to say
 * @param node what it runs as a node, as its cluster said last; empty as long as it has not
 */
public record ManagedMachine(
    MachineId id,
    String nodeTemplate,
    Placement placement,
    Intent intent,
    MachineState state,
    Progress progress,
    Addresses addresses,
    String explanation,
    Optional<NodeVersion> node) {
  /** What a machine shall be. START and REBOOT are orders, over when they are carried out. */
  public enum Intent {
    /** It shall stay as it is. */
    KEEP,
    /** It shall stay, switched off. */
    STOP,
    /** It shall be switched on. */
    START,
    /** It shall boot anew, once. */
    REBOOT,
    /** It shall be made anew under its name; its disk is lost. */
    REPLACE,
    /** It shall go. */
    RELEASE
  }

  /**
   * When what was first known of it.
   *
   * @param launched the cloud's own launch instant, or when it was started again; empty until the
   *     cloud has listed it once
   * @param running when it was first seen running
   * @param configured when it first became a node
   * @param silent since when its cloud cannot be asked; empty while it answers
   */
  public record Progress(
      Optional<Instant> launched,
      Optional<Instant> running,
      Optional<Instant> configured,
      Optional<Instant> silent) {
    /** Nothing known yet. */
    public static final Progress NONE =
        new Progress(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    /** As the cloud lists it. */
    Progress listed(Instant launchedAt, Optional<Instant> runningAt) {
      return new Progress(
          launched.or(() -> Optional.of(launchedAt)),
          running.or(() -> runningAt),
          configured,
          Optional.empty());
    }

    /** Was stopped and is no more: deadlines count from now. */
    Progress bootingAgain(Instant now) {
      return new Progress(Optional.of(now), Optional.empty(), configured, silent);
    }

    /** Became a node, not necessarily for the first time. */
    Progress configuredAt(Instant now) {
      return new Progress(launched, running, configured.or(() -> Optional.of(now)), silent);
    }

    /** The cloud does not answer. */
    Progress silentAt(Instant now) {
      return new Progress(launched, running, configured, silent.or(() -> Optional.of(now)));
    }
  }

  /** Its addresses, as far as the cloud has given them. */
  public record Addresses(Optional<String> privateAddress, Optional<String> publicAddress) {
    /** None yet. */
    public static final Addresses NONE = new Addresses(Optional.empty(), Optional.empty());
  }

  public ManagedMachine {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(nodeTemplate, "nodeTemplate");
    Objects.requireNonNull(placement, "placement");
    Objects.requireNonNull(intent, "intent");
    Objects.requireNonNull(state, "state");
    Objects.requireNonNull(progress, "progress");
    Objects.requireNonNull(addresses, "addresses");
    Objects.requireNonNull(explanation, "explanation");
    // Rows of older versions have none.
    node = node == null ? Optional.empty() : node;
  }

  /** A machine that is written down and not yet launched. */
  public static ManagedMachine named(MachineId id, String nodeTemplate, Placement placement) {
    return new ManagedMachine(
        id,
        nodeTemplate,
        placement,
        Intent.KEEP,
        MachineState.PENDING,
        Progress.NONE,
        Addresses.NONE,
        "",
        Optional.empty());
  }

  /** The same machine, to be released. */
  public ManagedMachine released(String reason) {
    return new ManagedMachine(
        id,
        nodeTemplate,
        placement,
        Intent.RELEASE,
        MachineState.DELETING,
        progress,
        addresses,
        reason,
        node);
  }

  /** The same machine, of which something else is wanted; one that shall go, goes. */
  public ManagedMachine ordered(Intent order) {
    return kept()
        ? new ManagedMachine(
            id, nodeTemplate, placement, order, state, progress, addresses, explanation, node)
        : this;
  }

  /** The same machine, to be made anew elsewhere or of another size. */
  public ManagedMachine replaced(Placement by, String reason) {
    return new ManagedMachine(
        id,
        nodeTemplate,
        by,
        launched() ? Intent.REPLACE : Intent.KEEP,
        MachineState.PENDING,
        progress,
        addresses,
        reason,
        node);
  }

  /** The same name without a machine, to be launched. */
  ManagedMachine anew() {
    return named(id, nodeTemplate, placement);
  }

  /** The same machine in another state. */
  public ManagedMachine in(MachineState newState, String why) {
    return new ManagedMachine(
        id, nodeTemplate, placement, intent, newState, progress, addresses, why, node);
  }

  /** The same machine with what is newly known of its life. */
  public ManagedMachine with(Progress newProgress, Addresses newAddresses) {
    return new ManagedMachine(
        id, nodeTemplate, placement, intent, state, newProgress, newAddresses, explanation, node);
  }

  /** The same machine with what it runs as a node. */
  ManagedMachine running(Optional<NodeVersion> newNode) {
    return newNode.equals(node)
        ? this
        : new ManagedMachine(
            id, nodeTemplate, placement, intent, state, progress, addresses, explanation, newNode);
  }

  /** The same machine as a node of its cluster. */
  public ManagedMachine configured(Instant now) {
    return with(progress.configuredAt(now), addresses).in(MachineState.CONFIGURED, "");
  }

  /** What it costs now; nothing while it is stopped. */
  public BigDecimal eurPerHour() {
    return state == MachineState.STOPPED ? BigDecimal.ZERO : placement.size().eurPerHour();
  }

  /** Whether it shall stay, running or not. */
  public boolean kept() {
    return intent != Intent.RELEASE;
  }

  /** Whether it shall run and work. */
  public boolean works() {
    return intent == Intent.KEEP;
  }

  /** Whether its node serves and is being made another version, as far as is known. */
  public boolean upgrading() {
    boolean isToldOf = state == MachineState.CONFIGURED && !explanation.isEmpty();
    return isToldOf || node.filter(NodeVersion::upgrading).isPresent();
  }

  /** Whether its cloud has listed it at least once. */
  public boolean launched() {
    return progress.launched().isPresent();
  }

  /** Whether it is a node of its cluster, as far as is known; also until it is made anew. */
  boolean serves() {
    return state == MachineState.CONFIGURED || (intent == Intent.REPLACE && hasServed());
  }

  /** Whether it has been a node of its cluster, which is on its disk since then. */
  boolean hasServed() {
    return progress.configured().isPresent();
  }

  private boolean runs() {
    return progress.running().isPresent();
  }

  /**
   * Of the machines of one control plane, in their order, the one that speaks for it. As long as
   * one of them has the cluster on its disk it is one of those: the first that serves; else one
   * that runs, and of those that are to go the last to go; before that, the first of all, which
   * makes the cluster. Empty when that one does not run.
   */
  static Optional<ManagedMachine> speaker(List<ManagedMachine> servers) {
    List<ManagedMachine> old = servers.stream().filter(ManagedMachine::hasServed).toList();
    return first(old, one -> one.works() && one.serves())
        .or(() -> first(old, one -> one.works() && one.runs()))
        .or(() -> last(old, one -> one.kept() && one.runs()))
        .or(() -> last(old, one -> true))
        .or(() -> first(servers, ManagedMachine::kept))
        .filter(ManagedMachine::runs);
  }

  /**
   * A cluster that is kept by these servers, as far as it is written down.
   *
   * @param isSeveral whether there may be more than one of them
   */
  static ClusterSite site(ClusterSpec cluster, List<ManagedMachine> servers, boolean isSeveral) {
    Optional<ManagedMachine> speaker = speaker(servers);
    return new ClusterSite(
        cluster,
        speaker.map(ManagedMachine::front),
        servers.stream()
            .filter(one -> one.works() && one.serves() && !speaker.equals(Optional.of(one)))
            .map(ManagedMachine::front)
            .toList(),
        servers.stream().anyMatch(ManagedMachine::hasServed)
            ? Founding.DONE
            : isSeveral ? Founding.FIRST_OF_SEVERAL : Founding.ALONE);
  }

  private ClusterSite.Front front() {
    return new ClusterSite.Front(id, addresses.privateAddress(), addresses.publicAddress());
  }

  private static Optional<ManagedMachine> first(
      List<ManagedMachine> machines, Predicate<ManagedMachine> fits) {
    return machines.stream().filter(fits).findFirst();
  }

  private static Optional<ManagedMachine> last(
      List<ManagedMachine> machines, Predicate<ManagedMachine> fits) {
    return machines.stream().filter(fits).reduce((one, next) -> next);
  }
}
