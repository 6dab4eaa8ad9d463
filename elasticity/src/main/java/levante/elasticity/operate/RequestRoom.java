package levante.elasticity.operate;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import levante.elasticity.act.ScalingMemory;
import levante.elasticity.act.ScalingPorts;
import levante.elasticity.cluster.Node;
import levante.elasticity.cluster.NodePool;
import levante.elasticity.cluster.NodeShape;
import levante.elasticity.cluster.Resources;
import levante.elasticity.manual.HandAct;
import levante.elasticity.manual.HandAct.Verb;
import levante.elasticity.request.RequestLedger;
import levante.elasticity.request.RoomRequest;
import levante.elasticity.request.RoomRequest.State;
import levante.elasticity.request.RoomRequest.Wanted;
import levante.elasticity.wording.Sentences;
import levante.kernel.ClusterId;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;
import levante.kernel.OwnerId;
import levante.kernel.Quantity;

/**
 * Asks for room ahead of work, as CLUES's {@code req_create}, {@code req_get} and {@code req_wait}
 * do. Every method throws CLUSTER_NOT_FOUND.
 */
public final class RequestRoom {
  /** So many slots a cluster's open requests may have together. */
  private static final int MOST_SLOTS = 1_000;

  private static final int LISTED = 100;
  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,39}");

  private final Sights sights;
  private final RequestLedger requests;
  private final ScalingMemory memory;
  private final Clock clock;
  private final Runnable wake;

  /**
   * On these systems and this memory.
   *
   * @param wake wakes the loop
   */
  public RequestRoom(ScalingPorts ports, ScalingMemory memory, Clock clock, Runnable wake) {
    this.sights = new Sights(ports, memory);
    this.requests = memory.requests();
    this.memory = memory;
    this.clock = clock;
    this.wake = wake;
  }

  /**
   * Asks for room; nodes are ordered for what is not there. Asked for the same once more, it is the
   * first request. Throws INVALID_REQUEST when the name is none or no node of any pool holds one
   * slot, ALREADY_EXISTS when something else was asked for by that name, TOO_MANY_REQUESTS when too
   * much is asked for, CLUSTER_UNREACHABLE or CLOUD_UNREACHABLE when nothing can be seen.
   *
   * @param name of the request, unique within the cluster: letters, digits and dashes
   */
  public RoomRequest ask(ClusterId id, String name, Wanted wanted) {
    Sight sight = sights.of(id);
    Optional<RoomRequest> before = requests.find(id, name);
    if (before.isPresent()) {
      return same(before.get(), wanted);
    }
    requireName(name);
    requireSomeNode(sight, wanted.each());
    int open = requests.open(id).stream().mapToInt(one -> one.wanted().count()).sum();
    if (wanted.count() > MOST_SLOTS - open) {
      throw new LevanteException(
          ErrorCode.TOO_MANY_REQUESTS,
          "%d slots are asked for already, and %d is the most that a cluster takes"
              .formatted(open, MOST_SLOTS));
    }
    RoomRequest request = RoomRequest.asked(name, wanted, now());
    requests.add(id, request);
    note(id, wanted.by(), Verb.REQUEST, request.id(), "asked for " + told(wanted));
    wake.run();
    return request;
  }

  /** The one of that id; throws ROOM_REQUEST_NOT_FOUND. */
  public RoomRequest get(ClusterId id, String request) {
    sights.cluster(id);
    return requests
        .find(id, request)
        .orElseThrow(
            () ->
                new LevanteException(
                    ErrorCode.ROOM_REQUEST_NOT_FOUND,
                    "cluster %s has no request %s for room".formatted(id, request)));
  }

  /** What was asked for lately, the newest first. */
  public List<RoomRequest> recent(ClusterId id) {
    sights.cluster(id);
    return requests.recent(id, LISTED);
  }

  /** Takes one back; one that is over stays as it is. Throws ROOM_REQUEST_NOT_FOUND. */
  public RoomRequest withdraw(ClusterId id, String request, OwnerId by) {
    RoomRequest found = get(id, request);
    if (requests.change(id, found.as(State.WITHDRAWN, now()))) {
      note(id, by.value(), Verb.WITHDRAW, request, "withdrew request %s".formatted(request));
      wake.run();
    }
    return get(id, request);
  }

  private static RoomRequest same(RoomRequest before, Wanted wanted) {
    if (!before.wanted().equals(wanted)) {
      throw new LevanteException(
          ErrorCode.ALREADY_EXISTS,
          "%s asked for %s as %s at %s; take another name"
              .formatted(
                  before.wanted().by(),
                  told(before.wanted()),
                  before.id(),
                  Sentences.at(before.asked())));
    }
    return before;
  }

  private static void requireName(String name) {
    if (!NAME.matcher(name).matches()) {
      throw new LevanteException(
          ErrorCode.INVALID_REQUEST,
          "'%s' is no name of a request; take up to 40 of a-z, 0-9 and, not first, dashes"
              .formatted(name));
    }
  }

  private static void requireSomeNode(Sight sight, Resources each) {
    Resources slot = each.with(Resources.PODS, Quantity.of(1));
    Stream<NodeShape> pools = sight.seen().pools().stream().map(NodePool::shape);
    Stream<NodeShape> nodes = sight.seen().view().nodes().stream().map(Node::shape);
    List<Resources> offers =
        Stream.concat(pools, nodes).map(NodeShape::allocatable).distinct().toList();
    if (offers.stream().noneMatch(offer -> offer.covers(slot))) {
      throw new LevanteException(
          ErrorCode.INVALID_REQUEST,
          "no node of %s holds one slot of %s: %s"
              .formatted(
                  sight.cluster().id(),
                  told(each),
                  offers.stream()
                      .flatMap(offer -> offer.firstShortage(slot).stream())
                      .findFirst()
                      .map(Resources.Shortage::toString)
                      .orElse("it has none")));
    }
  }

  private static String told(Wanted wanted) {
    return "%d times %s, within %s, to be held for %s"
        .formatted(
            wanted.count(),
            told(wanted.each()),
            Sentences.spoken(wanted.within()),
            Sentences.spoken(wanted.held()));
  }

  private static String told(Resources each) {
    return each.asMap().entrySet().stream()
        .map(one -> one.getKey() + " " + one.getValue())
        .reduce((one, other) -> one + ", " + other)
        .orElse("nothing");
  }

  private void note(ClusterId id, String by, Verb verb, String target, String text) {
    memory.hands().note(id, new HandAct(now(), by, verb, target, text));
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
