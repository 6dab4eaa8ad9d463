package levante.web.page.whatif;

import levante.elasticity.policy.PolicySettings;

/** Writes rules as the texts that servers, {@code whatif} and pages read. */
public interface RulesTexts {
  /** A policy's whole file. */
  String file(PolicySettings policy);

  /**
   * The scaling rules of a cluster with another policy; all else stays as it was written.
   *
   * @param stands may be empty
   */
  String with(PolicySettings policy, String stands);
}
