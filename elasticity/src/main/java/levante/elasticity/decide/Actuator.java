package levante.elasticity.decide;

/** Carries decisions out. Every method is idempotent: the loop repeats it until it is seen done. */
public interface Actuator {
  void scaleUp(ScalingDecision.ScaleUp decision);

  void drain(ScalingDecision.Drain decision);

  void release(ScalingDecision.Release decision);

  void uncordon(ScalingDecision.Uncordon decision);

  void hold(ScalingDecision.Hold decision);
}
