package levante.web.health;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How all parts are, as a loop finds them, and since when. Forgets all with the process. */
public final class HealthBoard {
  private static final Logger LOG = LoggerFactory.getLogger(HealthBoard.class);

  private final List<Probe> probes;
  private final Clock clock;
  private final AtomicReference<Optional<Look>> last = new AtomicReference<>(Optional.empty());

  /** A part, and since when it is so. */
  public record Seen(Part part, Instant since) {}

  /** All parts at some moment, those of one kind together. */
  public record Look(Instant at, List<Seen> parts) {
    public Look {
      parts = List.copyOf(parts);
    }
  }

  /** By those probes, in their order. */
  public HealthBoard(List<Probe> probes, Clock clock) {
    this.probes = List.copyOf(probes);
    this.clock = clock;
  }

  /** The last look; empty before the first. */
  public Optional<Look> last() {
    return last.get();
  }

  /** Looks at every part. */
  public synchronized void tick() {
    Map<String, Seen> before = new HashMap<>();
    last.get().ifPresent(look -> look.parts().forEach(seen -> before.put(key(seen.part()), seen)));
    List<Part> parts = new ArrayList<>();
    probes.forEach(probe -> parts.addAll(look(probe)));
    Instant now = clock.instant();
    List<Seen> seen = parts.stream().map(part -> seen(part, before.get(key(part)), now)).toList();
    last.set(Optional.of(new Look(now, seen)));
  }

  private static String key(Part part) {
    return part.kind() + " " + part.name();
  }

  private static Seen seen(Part part, Seen before, Instant now) {
    return new Seen(
        part, before == null || before.part().state() != part.state() ? now : before.since());
  }

  private static List<Part> look(Probe probe) {
    try {
      return probe.look();
    } catch (RuntimeException e) {
      LOG.atWarn().setCause(e).addKeyValue("kind", probe.kind()).log("health is not known");
      return List.of(
          new Part(
              probe.kind(),
              "all",
              Part.State.UNKNOWN,
              "It could not be looked: " + e.getMessage()));
    }
  }
}
