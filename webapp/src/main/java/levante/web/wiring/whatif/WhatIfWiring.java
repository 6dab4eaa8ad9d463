package levante.web.wiring.whatif;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import levante.elasticity.Elasticity;
import levante.web.page.whatif.Replays;

/** Produces the replays of recorded work. */
@ApplicationScoped
public class WhatIfWiring {
  /** Those of this server. */
  @Produces
  @Singleton
  public Replays replays(Elasticity elasticity, Clock clock) {
    return new Replays(elasticity.work(), clock);
  }
}
