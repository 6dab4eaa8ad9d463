package levante.oscar.adapter.sandbox;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import levante.kernel.ClusterId;
import levante.oscar.adapter.sandbox.run.SandboxRun;
import levante.oscar.dispatch.JobName;
import levante.oscar.dispatch.JobRun.State;

/** Which of the runs that share a pod has its turn: one after the other, as one pod runs them. */
final class PodTurns {
  private final Map<Pod, TreeSet<Integer>> unended = new HashMap<>();

  private record Pod(ClusterId cluster, JobName name) {
    static Pod of(SandboxRun run) {
      return new Pod(run.cluster(), run.pod());
    }
  }

  /** Those that may move on, of all runs that have not ended or still hold a pod. */
  static List<SandboxRun> whoseTurn(List<SandboxRun> open) {
    PodTurns turns = new PodTurns();
    open.stream().filter(run -> !run.state().isFinal()).forEach(turns::add);
    return open.stream().filter(run -> !turns.isToWait(run)).toList();
  }

  private void add(SandboxRun run) {
    unended.computeIfAbsent(Pod.of(run), pod -> new TreeSet<>()).add(run.turn());
  }

  /** A run waits for those before it; and with its pod, when it has ended, for all others. */
  private boolean isToWait(SandboxRun run) {
    TreeSet<Integer> others = unended.getOrDefault(Pod.of(run), new TreeSet<>());
    if (run.state().isFinal()) {
      return !others.isEmpty();
    }
    return run.state() == State.WAITING
        && run.ending().isEmpty()
        && !others.headSet(run.turn()).isEmpty();
  }
}
