package levante.provisioner.adapter.jclouds.gce;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import levante.provisioner.adapter.jclouds.failure.CloudFailure.Sort;
import levante.provisioner.adapter.jclouds.http.Kept;
import levante.provisioner.adapter.prices.Prices;
import levante.provisioner.cloud.MachineSize;
import levante.provisioner.cloud.Region;
import levante.provisioner.naming.MachineId;

/**
 * One region of an account: its zones and what they sell, which is kept for a while, which of them
 * had no room lately, and the insertions whose end nobody has seen yet. All of it may be forgotten.
 */
final class GceRegion {
  /** An insertion that was ordered. */
  record Insertion(String zone, MachineSize size, JsonNode operation) {}

  static final Duration KEPT = Duration.ofMinutes(10);

  private final Region region;
  private final GceSession session;
  private final Clock clock;
  private final Kept<MachineTypes> types;
  private final Map<String, Instant> full = new ConcurrentHashMap<>();
  private final Map<MachineId, Insertion> open = new ConcurrentHashMap<>();
  private final Map<MachineId, Integer> failures = new ConcurrentHashMap<>();

  GceRegion(GceSession session, GceAccount account, Region region, Prices prices, Clock clock) {
    this.region = region;
    this.session = session;
    this.clock = clock;
    this.types =
        new Kept<>(
            clock,
            KEPT,
            () ->
                MachineTypes.sold(
                    session,
                    account.zone().map(List::of).orElseGet(this::zones),
                    account.architecture(),
                    type -> prices.of(account.id(), region, type)));
  }

  Region region() {
    return region;
  }

  GceSession session() {
    return session;
  }

  MachineTypes types() {
    return types.get();
  }

  private List<String> zones() {
    return session.list("zones", Map.of()).stream()
        .filter(zone -> GceSession.last(zone.path("region")).equals(region.name()))
        .filter(zone -> !zone.path("status").asText().equals("DOWN"))
        .map(zone -> zone.path("name").asText())
        .sorted()
        .toList();
  }

  /** The zones in which a size is to be asked for: those that were full lately come last. */
  List<String> zones(MachineSize size) {
    return types().zones(size).stream()
        .sorted(Comparator.comparing(zone -> wasFull(zone, size)))
        .toList();
  }

  /** Those of them that were not full lately, for a launch that has begun already. */
  List<String> otherZones(MachineSize size) {
    return types().zones(size).stream().filter(zone -> !wasFull(zone, size)).toList();
  }

  private boolean wasFull(String zone, MachineSize size) {
    return full.getOrDefault(key(zone, size), Instant.MIN).isAfter(clock.instant());
  }

  private static String key(String zone, MachineSize size) {
    return zone + " " + size.name();
  }

  /** The insertion of a machine whose end was not seen. */
  Optional<Insertion> open(MachineId machine) {
    return Optional.ofNullable(open.get(machine));
  }

  void opened(MachineId machine, Insertion insertion) {
    open.put(machine, insertion);
  }

  /** How often an insertion has failed, for the id of the next request to be another one. */
  int failures(MachineId machine) {
    return failures.getOrDefault(machine, 0);
  }

  /** The machine is there, or the last attempt at it has failed. */
  void closed(MachineId machine, Optional<GceFailure> failure) {
    Optional.ofNullable(open.remove(machine))
        .filter(last -> failure.filter(one -> one.sort() == Sort.CAPACITY).isPresent())
        .ifPresent(last -> full.put(key(last.zone(), last.size()), clock.instant().plus(KEPT)));
    if (failure.isPresent()) {
      failures.merge(machine, 1, Integer::sum);
    } else {
      failures.remove(machine);
    }
  }

  /**
   * Learns how insertions have ended whose machines were listed, so that they are asked for no
   * more: a zone that had no room after all is not the first one to be asked again.
   */
  void settle(Set<MachineId> askedFor) {
    open.forEach(
        (machine, insertion) -> {
          if (askedFor.contains(machine)) {
            return;
          }
          JsonNode seen = session.operation(insertion.operation());
          Optional<GceFailure> failure = GceSession.failureOf(seen);
          if (failure.isPresent() || GceSession.hasEnded(seen)) {
            closed(machine, failure);
          }
        });
  }
}
