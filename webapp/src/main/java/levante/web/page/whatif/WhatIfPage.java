package levante.web.page.whatif;

import java.util.Optional;
import levante.web.page.frame.Frame;
import levante.web.page.frame.Refusal;

/**
 * The page on which rules of scaling are tried.
 *
 * @param today the name of the policy in force
 * @param asked whether a comparison was asked for; there is none when nothing is recorded
 */
public record WhatIfPage(
    Frame frame,
    String cluster,
    String today,
    WhatIfForm form,
    boolean asked,
    Optional<Comparison> comparison,
    Optional<Refusal> refusal) {
  /** The cluster's own page. */
  public String clusterPath() {
    return "/elasticity/" + cluster;
  }

  /** This one. */
  public String path() {
    return clusterPath() + "/what-if";
  }
}
