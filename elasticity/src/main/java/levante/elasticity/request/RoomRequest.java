package levante.elasticity.request;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import levante.elasticity.cluster.Pod;
import levante.elasticity.cluster.PodSpec;
import levante.elasticity.cluster.Resources;

/**
 * Room that a person asked for ahead of work. Until it is there it waits as so many pods would, and
 * nodes are ordered for it; once there it is held for a while, without ordering any more.
 *
 * @param id unique within the cluster
 * @param wanted what was asked for
 * @param asked when
 * @param state how it stands
 * @param since since when it has stood so
 * @param there how many of its slots had room at the last look
 */
public record RoomRequest(
    String id, Wanted wanted, Instant asked, State state, Instant since, int there) {
  /** No namespace of Kubernetes is called so: a name there has no dot. */
  private static final String NAMESPACE = "room.requested";

  /** How a request stands. */
  public enum State {
    /** Its room is not there yet, or not all of it. */
    WAITING,
    /** Its room is there, and held. */
    SERVED,
    /** It was served, and its room is held no longer. */
    ENDED,
    /** Its room was not there in time. */
    EXPIRED,
    /** A person took it back, or its cluster is no longer looked after. */
    WITHDRAWN
  }

  /**
   * What a person wants.
   *
   * @param by who asks
   * @param each what every slot has: cpu, memory and what else is named
   * @param count so many slots
   * @param within after so long without all of them it is given up
   * @param held for so long they are held once they are there
   */
  public record Wanted(String by, Resources each, int count, Duration within, Duration held) {
    public Wanted {
      Objects.requireNonNull(each, "each");
      Objects.requireNonNull(within, "within");
      Objects.requireNonNull(held, "held");
      if (count < 1) {
        throw new IllegalStateException("a request is for one slot at least");
      }
    }
  }

  public RoomRequest {
    Objects.requireNonNull(wanted, "wanted");
    Objects.requireNonNull(asked, "asked");
    Objects.requireNonNull(state, "state");
    Objects.requireNonNull(since, "since");
  }

  /** One that is asked for now. */
  public static RoomRequest asked(String id, Wanted wanted, Instant now) {
    return new RoomRequest(id, wanted, now, State.WAITING, now, 0);
  }

  /** Whether it still has a say in how many nodes there are. */
  public boolean isOpen() {
    return state == State.WAITING || state == State.SERVED;
  }

  /** When it is given up, or held no longer; empty when it is neither waited for nor held. */
  public Optional<Instant> until() {
    return switch (state) {
      case WAITING -> Optional.of(asked.plus(wanted.within()));
      case SERVED -> Optional.of(since.plus(wanted.held()));
      default -> Optional.empty();
    };
  }

  /** The same as it stands when its time may be over. */
  RoomRequest at(Instant now) {
    boolean over = until().filter(end -> !now.isBefore(end)).isPresent();
    return over ? as(state == State.SERVED ? State.ENDED : State.EXPIRED, now) : this;
  }

  /** The same in another state since now. */
  public RoomRequest as(State other, Instant now) {
    return new RoomRequest(id, wanted, asked, other, now, there);
  }

  /** The same with so many slots that have room. */
  RoomRequest with(int slots) {
    return new RoomRequest(id, wanted, asked, state, since, slots);
  }

  /** Its slots, as pods that wait since it was asked for. */
  List<Pod> slots() {
    PodSpec spec = PodSpec.of(wanted.each());
    return IntStream.rangeClosed(1, wanted.count())
        .mapToObj(
            slot ->
                new Pod(
                    NAMESPACE,
                    id + "-" + slot,
                    Pod.Kind.WORKLOAD,
                    new TreeMap<>(),
                    spec,
                    Pod.Phase.PENDING,
                    Optional.empty(),
                    asked))
        .toList();
  }

  /** Whether the full name is that of a slot, which is no pod of the cluster. */
  public static boolean isSlot(String fullName) {
    return fullName.startsWith(NAMESPACE + "/");
  }
}
