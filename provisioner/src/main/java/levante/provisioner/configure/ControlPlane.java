package levante.provisioner.configure;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import levante.provisioner.naming.MachineId;

/**
 * The servers of one control plane, whose store (etcd) works as long as more than half of its
 * members do. They come and go one at a time, and none comes while a member is missing, since etcd
 * refuses it. Pure.
 *
 * @param servers in the order in which they take their turns
 */
public record ControlPlane(List<Server> servers) {
  /** What is known of a server. */
  public enum Sign {
    /** It shall stay. */
    WANTED,
    /** Its cluster lists it. */
    MEMBER,
    /** Its cloud says that it runs. */
    RUNNING,
    /** It serves as its cluster's node. */
    READY
  }

  /** One of the machines. */
  public record Server(MachineId id, Set<Sign> signs) {
    public Server {
      Objects.requireNonNull(id, "id");
      signs = Set.copyOf(signs);
    }

    boolean is(Sign sign) {
      return signs.contains(sign);
    }
  }

  public ControlPlane {
    servers = List.copyOf(servers);
  }

  /** Why a machine may not join now; empty when it may, and for one that is a member already. */
  public Optional<String> againstJoining(MachineId machine) {
    if (members().anyMatch(named(machine))) {
      return Optional.empty();
    }
    return first(members().filter(one -> !one.is(Sign.WANTED)), "joins when %s has left")
        .or(() -> first(members().filter(one -> !isWhole(one)), "joins when %s serves"))
        .or(
            () ->
                first(
                    servers.stream()
                        .filter(one -> one.is(Sign.WANTED) && one.is(Sign.RUNNING))
                        .filter(one -> !one.is(Sign.MEMBER))
                        .limit(1)
                        .filter(named(machine).negate()),
                    "joins after %s"));
  }

  /** Why a machine may not be taken out now; empty when it may, and for one that is no member. */
  public Optional<String> againstLeaving(MachineId machine) {
    if (members().noneMatch(named(machine))) {
      return Optional.empty();
    }
    List<Server> rest = members().filter(named(machine).negate()).toList();
    long running = rest.stream().filter(one -> one.is(Sign.RUNNING)).count();
    Optional<String> turn =
        first(
            members().filter(one -> !one.is(Sign.WANTED)).limit(1).filter(named(machine).negate()),
            "leaves after %s");
    return turn.or(
        () ->
            2 * running > rest.size()
                ? Optional.empty()
                : Optional.of(
                    "stays: without it %d of %d servers would run, and no more than half hold no"
                            .formatted(running, rest.size())
                        + " cluster"));
  }

  private Stream<Server> members() {
    return servers.stream().filter(one -> one.is(Sign.MEMBER));
  }

  private static boolean isWhole(Server server) {
    return server.is(Sign.RUNNING) && server.is(Sign.READY);
  }

  private static Predicate<Server> named(MachineId machine) {
    return one -> one.id().equals(machine);
  }

  private static Optional<String> first(Stream<Server> servers, String sentence) {
    return servers.findFirst().map(one -> sentence.formatted(one.id()));
  }
}
