package levante.provisioner.change;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;
import levante.provisioner.desired.DesiredPool;
import levante.provisioner.desired.Placement;
import levante.provisioner.plan.Estate;
import levante.provisioner.plan.ManagedMachine;

/** What becomes of one node template's machines. Pure. */
final class PoolRevision {
  private final Declared before;
  private final Edit.Counts counts;
  private final List<Change> changes = new ArrayList<>();
  private Estate estate;

  PoolRevision(Estate estate, Declared before, Edit.Counts counts) {
    this.estate = estate;
    this.before = before;
    this.counts = counts;
  }

  /** The estate with that pool as it shall be. */
  record Outcome(Estate estate, List<Change> changes) {
    Outcome {
      changes = List.copyOf(changes);
    }
  }

  /** The pool as the template says, but with as many machines as that means here. */
  DesiredPool counted(DesiredPool wanted) {
    Optional<DesiredPool> old = estate.aim().pool(wanted.nodeTemplate());
    int count = old.map(pool -> count(pool, wanted)).orElse(wanted.count());
    return wanted.counting(count);
  }

  private int count(DesiredPool old, DesiredPool wanted) {
    boolean saysAnother = before.count(wanted.nodeTemplate()) != wanted.count();
    if (saysAnother) {
      return wanted.count();
    }
    if (counts == Edit.Counts.WHERE_CHANGED) {
      return old.count();
    }
    return wanted.isElastic() ? Math.max(old.count(), wanted.count()) : wanted.count();
  }

  /** With that pool, which the estate's wish holds already, and its machines told of it. */
  Outcome of(DesiredPool wanted, List<Integer> removals) {
    before
        .desired()
        .pool(wanted.nodeTemplate())
        .ifPresent(old -> change(requireSame(old, wanted), wanted));
    int surplus = estate.kept(wanted.nodeTemplate()).size() - wanted.count();
    going(wanted.nodeTemplate(), removals)
        .limit(Math.max(0, surplus))
        .toList()
        .forEach(
            machine ->
                release(machine, "%d are wanted, %d fewer".formatted(wanted.count(), surplus)));
    return new Outcome(estate, changes);
  }

  private static DesiredPool requireSame(DesiredPool old, DesiredPool wanted) {
    if (!old.membership().equals(wanted.membership())) {
      throw new LevanteException(
          ErrorCode.INVALID_REQUEST,
          "the machines of '%s' are %s and cannot be %s: use another node template"
              .formatted(wanted.nodeTemplate(), said(old), said(wanted)));
    }
    return old;
  }

  private static String said(DesiredPool pool) {
    return pool.membership()
        .map(one -> "%s of '%s'".formatted(one.role(), one.cluster()))
        .orElse("in no cluster");
  }

  /**
   * Held against what the template before would ask for today, so that neither a new price in the
   * cloud's list nor a machine that somebody resized is a change of the template.
   */
  private void change(DesiredPool old, DesiredPool wanted) {
    boolean differs =
        !old.placement().equals(wanted.placement()) || old.addressing() != wanted.addressing();
    if (wanted.isElastic() && !bounds(old).equals(bounds(wanted))) {
      changes.add(
          new Change(
              Change.Kind.CHANGE,
              wanted.nodeTemplate(),
              "%s machines become %s".formatted(bounds(old), bounds(wanted))));
    }
    if (differs) {
      estate.kept(wanted.nodeTemplate()).forEach(machine -> replace(machine, wanted.placement()));
    }
  }

  private static String bounds(DesiredPool pool) {
    return "%d to %d".formatted(pool.scale().min(), pool.scale().max());
  }

  /** Without any machine of that pool. */
  Outcome without(String nodeTemplate, String reason) {
    estate.kept(nodeTemplate).forEach(machine -> release(machine, reason));
    return new Outcome(estate, changes);
  }

  /** Those that are named first, in that order, then the oldest: IM's rule. */
  private Stream<ManagedMachine> going(String nodeTemplate, List<Integer> removals) {
    List<ManagedMachine> kept = estate.kept(nodeTemplate);
    Stream<ManagedMachine> named =
        removals.stream().flatMap(index -> kept.stream().filter(one -> one.id().index() == index));
    Stream<ManagedMachine> oldest =
        kept.stream().sorted(Comparator.comparing(machine -> machine.id().index()));
    return Stream.concat(named, oldest).distinct();
  }

  private void replace(ManagedMachine machine, Placement by) {
    String reason =
        "%s in %s becomes %s in %s"
            .formatted(
                machine.placement().size().name(),
                machine.placement().region(),
                by.size().name(),
                by.region());
    estate = estate.change(machine.id(), one -> one.replaced(by, reason));
    Change.Kind kind = machine.launched() ? Change.Kind.REPLACE : Change.Kind.CHANGE;
    changes.add(new Change(kind, machine.id().value(), reason));
  }

  private void release(ManagedMachine machine, String reason) {
    estate = estate.change(machine.id(), one -> one.released(reason));
    changes.add(new Change(Change.Kind.DELETE, machine.id().value(), reason));
  }
}
