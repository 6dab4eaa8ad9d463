package levante.web.page.whatif;

import levante.elasticity.policy.PolicySettings;

/** Writes rules as the file that a server, {@code whatif} and the pages read. */
@FunctionalInterface
public interface RulesFile {
  /** The whole file. */
  String of(PolicySettings policy);
}
