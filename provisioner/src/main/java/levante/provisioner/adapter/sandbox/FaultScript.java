package levante.provisioner.adapter.sandbox;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntPredicate;
import levante.kernel.ErrorCode;
import levante.provisioner.cloud.Region;
import levante.provisioner.naming.MachineId;

/** Which calls of a {@link ScriptedCloudProvider} fail, and how. Safe for several threads. */
public final class FaultScript implements Faults {
  private record Rule(IntPredicate calls, Fault fault) {}

  private final Map<Operation, Rule> rules = new ConcurrentHashMap<>();
  private final Map<Operation, AtomicInteger> calls = new ConcurrentHashMap<>();
  private final Set<Region> full = ConcurrentHashMap.newKeySet();
  private final Set<MachineId> stuck = ConcurrentHashMap.newKeySet();

  /** Lets the n-th call of an operation, counted from 1, fail; in place of its earlier rule. */
  public FaultScript failNth(Operation operation, int n, Effect effect, ErrorCode code) {
    rules.put(operation, new Rule(call -> call == n, Fault.of(effect, code)));
    return this;
  }

  /** Lets every call of an operation fail until it is mended. */
  public FaultScript failAll(Operation operation, ErrorCode code) {
    rules.put(operation, new Rule(call -> true, Fault.of(Effect.NONE, code)));
    return this;
  }

  /** Lets an operation work again. */
  public FaultScript mend(Operation operation) {
    rules.remove(operation);
    return this;
  }

  /** A region sells nothing until it is emptied. */
  public FaultScript fill(Region region) {
    full.add(region);
    return this;
  }

  /** A region sells again. */
  public FaultScript empty(Region region) {
    full.remove(region);
    return this;
  }

  /** A machine stays pending for ever. */
  public FaultScript neverBoot(MachineId machine) {
    stuck.add(machine);
    return this;
  }

  @Override
  public Fault next(Operation operation) {
    int call = calls.computeIfAbsent(operation, one -> new AtomicInteger()).incrementAndGet();
    Rule rule = rules.get(operation);
    return rule != null && rule.calls().test(call) ? rule.fault() : Fault.NO_FAULT;
  }

  @Override
  public boolean isFull(Region region) {
    return full.contains(region);
  }

  @Override
  public boolean neverBoots(MachineId machine) {
    return stuck.contains(machine);
  }
}
