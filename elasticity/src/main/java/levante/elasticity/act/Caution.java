package levante.elasticity.act;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import levante.elasticity.decide.ScalingDecision;
import levante.elasticity.decide.ScalingDecision.Hold;
import levante.elasticity.decide.Unplaceable;
import levante.elasticity.manual.HandAct;

/**
 * Keeps every policy's hands off a cluster of which too much is not Ready. What is open stays open;
 * only what persons began goes on, since they may know better.
 *
 * @param why the cluster is left alone; empty when it is not
 * @param acts what persons did; their texts are the reasons of what they ordered
 */
record Caution(Optional<String> why, List<HandAct> acts) {
  /** What of these decisions may be done. */
  List<ScalingDecision> allowed(List<ScalingDecision> decisions) {
    if (why.isEmpty()) {
      return decisions;
    }
    List<ScalingDecision> allowed = new ArrayList<>();
    List<Unplaceable> unplaceable = new ArrayList<>();
    for (ScalingDecision decision : decisions) {
      if (decision instanceof Hold hold) {
        unplaceable.addAll(hold.unplaceable());
      } else if (acts.stream().anyMatch(act -> isOf(decision, act))) {
        allowed.add(decision);
      }
    }
    allowed.add(new Hold(why.get(), unplaceable));
    return allowed;
  }

  /** An order itself, or whatever follows from the wish that a node go. */
  private static boolean isOf(ScalingDecision decision, HandAct act) {
    return decision.kind() == ScalingDecision.Kind.SCALE_UP
        ? act.text().equals(decision.reason())
        : act.verb() == HandAct.Verb.POWEROFF && act.target().equals(decision.target());
  }
}
