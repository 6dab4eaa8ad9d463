package levante.web.wiring.whatif;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import levante.elasticity.Elasticity;
import levante.elasticity.adapter.yaml.PolicyText;
import levante.elasticity.adapter.yaml.RulesFile;
import levante.elasticity.policy.PolicySettings;
import levante.web.page.whatif.Replays;
import levante.web.page.whatif.RulesTexts;

/** Produces the replays of recorded work. */
@ApplicationScoped
public class WhatIfWiring {
  /** Those of this server. */
  @Produces
  @Singleton
  public Replays replays(Elasticity elasticity, Clock clock) {
    return new Replays(elasticity.work(), clock);
  }

  /** How rules are written. */
  @Produces
  @Singleton
  public RulesTexts texts() {
    return new RulesTexts() {
      @Override
      public String file(PolicySettings policy) {
        return PolicyText.of(policy);
      }

      @Override
      public String with(PolicySettings policy, String stands) {
        return RulesFile.with(policy, stands);
      }
    };
  }
}
