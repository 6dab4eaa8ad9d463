package levante.elasticity.policy;

import java.util.function.Function;
import levante.elasticity.decide.ScalingPolicy;
import levante.elasticity.decide.ScalingSettings;

/** From how a policy is set to the policy itself: the same for production and for simulation. */
public final class Policies {
  private Policies() {}

  /** The policy, for the settings of whatever cluster the loop looks at. */
  public static Function<ScalingSettings, ScalingPolicy> of(PolicySettings settings) {
    return loop ->
        settings
            .clues()
            .<ScalingPolicy>map(clues -> new CluesPolicy(clues, loop))
            .orElseGet(() -> new ForesightPolicy(settings, loop));
  }
}
