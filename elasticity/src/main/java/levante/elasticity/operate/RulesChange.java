package levante.elasticity.operate;

import java.util.List;

/**
 * What other rules would mean for a cluster.
 *
 * @param goes what holds now and would not any more, in sentences
 * @param comes what would hold instead
 * @param atOnce what would be done at once
 * @param next what would come then
 */
public record RulesChange(
    List<String> goes, List<String> comes, List<String> atOnce, List<String> next) {
  public RulesChange {
    goes = List.copyOf(goes);
    comes = List.copyOf(comes);
    atOnce = List.copyOf(atOnce);
    next = List.copyOf(next);
  }
}
