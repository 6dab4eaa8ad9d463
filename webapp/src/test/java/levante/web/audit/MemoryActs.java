package levante.web.audit;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Acts in memory; the database can be away. */
public final class MemoryActs implements ActStore {
  private static final Comparator<KeptAct> NEWEST =
      Comparator.<KeptAct, Instant>comparing(kept -> kept.act().at())
          .thenComparing(KeptAct::id)
          .reversed();

  private final List<KeptAct> kept = new ArrayList<>();
  private boolean away;
  private long ids;

  /** From now on it cannot be reached, or can be again. */
  public void isAway(boolean now) {
    away = now;
  }

  @Override
  public synchronized void add(List<Act> acts) {
    if (away) {
      throw new IllegalStateException("the database is away");
    }
    acts.forEach(act -> kept.add(new KeptAct(++ids, act)));
  }

  @Override
  public synchronized List<KeptAct> find(ActQuery wanted, int most) {
    return kept.stream().filter(one -> fits(one, wanted)).sorted(NEWEST).limit(most).toList();
  }

  private static boolean fits(KeptAct one, ActQuery wanted) {
    Act act = one.act();
    return wanted.who().map(who -> act.who().filter(who::equals).isPresent()).orElse(true)
        && wanted.area().map(area -> act.asked().area() == area).orElse(true)
        && wanted
            .day()
            .map(day -> act.at().atOffset(ZoneOffset.UTC).toLocalDate().equals(day))
            .orElse(true)
        && wanted
            .after()
            .map(place -> NEWEST.compare(new KeptAct(place.id(), act(act, place)), one) < 0)
            .orElse(true);
  }

  private static Act act(Act act, ActQuery.Place place) {
    return new Act(place.at(), act.who(), act.via(), act.asked(), act.answered());
  }

  @Override
  public synchronized int removeBefore(Instant moment) {
    int before = kept.size();
    kept.removeIf(one -> one.act().at().isBefore(moment));
    return before - kept.size();
  }
}
